"""Which facets are of one question: counts of one event by what they count, others by place and time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from counterclaim.events.words import kinds
from counterclaim.matters.counting import told
from counterclaim.matters.facets import TOLLS, WAR_IN, Facet
from counterclaim.matters.gathering import groups
from counterclaim.matters.topics import UNDER_ARMS, by_type, counts_people
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.reader import comparing

T = TypeVar("T")

PAUSE = 2  # days without a claim that part two stretches of claims without a figure; set by eye
STRETCH = 9  # days from which on such a stretch is cut by weeks, so that nothing rests on what lies further off
WEEK = 7
MONTH = 31
WAR = "war"
APART = "apart"
"""What the kind of a question begins or ends with that is about what reports count beside an event's toll."""
_HARM = TOLLS - {"displaced"}
_COUNTED = TOLLS | {"settlements", "towns", "breaches", "evacuated"}
_KEPT = frozenset({"settlements", "towns", "area", "captured", "released"})
"""Of what is held or taken, and of prisoners, totals of all sizes and sides are laid side by side, as are losses of a
side."""
_ANYBODY = frozenset({None, "civilians", "children", "women"})


class Key(NamedTuple):
    """A question. form: "total", "window", "event" or "stand"; place: key of the place, of an event its id; length: of
    a window in days, of a total toll its digits; day: ordinal of its end, of a total of its first day; kind: "armed"
    for those under arms beside others, of a total who else is counted, WAR, APART."""

    form: str
    topic: str
    place: str
    length: int | None = None
    day: int | None = None
    kind: str = ""


def of_event(facet: Facet) -> bool:
    """True for a count of what happened on a day or two: neither a running total nor one over a window of days."""
    return facet.figure is not None and not facet.running and facet.days.length is None


def of_one_event(event: str, facets: Iterable[Facet], entries: Iterable[Entry] = ()) -> dict[Key, list[Facet]]:
    """The counts of one event by question: one for each thing counted. People, civilians and members of a family are
    widths of one count; the armed among them are another's, where both are told. entries: all claims of
    the event, where it has more than the counts."""
    facets = list(facets)
    entries = list({e.id: e for e in (*entries, *(f.entry for f in facets))}.values())
    by_topic: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        by_topic[facet.topic].append(facet)
    out: dict[Key, list[Facet]] = {}
    for topic, members in by_topic.items():
        under_arms = {f.entry.id for f in members if f.counted in UNDER_ARMS and not f.part}
        # "80 fighters, including nine foreigners"
        armed = [f for f in members if f.counted in UNDER_ARMS or (f.part and f.entry.id in under_arms)]
        rest = [f for f in members if f not in armed]
        apart = any(f.counted is not None for f in rest)
        kinds = {"": rest, "armed": armed} if apart else {"": [*rest, *armed]}
        for kind, found in kinds.items():
            for beside, group in _beside(found, entries).items():
                out[Key("event", topic, event, kind=" ".join(part for part in (kind, beside) if part))] = group
    return out


def _beside(facets: Iterable[Facet], entries: Iterable[Entry]) -> dict[str, list[Facet]]:
    """Counts of one thing: under "" what most of them count, each other thing by itself."""
    ordered = sorted(facets, key=lambda f: f.order)
    out: dict[str, list[Facet]] = {}
    for at, group in enumerate(groups(told(ordered, entries))):
        told_as = number(ordered[group[0]])
        name = f"{APART} {told_as}" if at else ""
        out[name if name not in out else f"{name} {at}"] = [ordered[n] for n in group]
    return out


def number(facet: Facet) -> str:
    """Of a count, as the key of a question tells it."""
    figure = facet.figure
    return "" if figure is None else str(figure.value if figure.value is not None else (figure.low, figure.high))


def grouped(facets: Iterable[Facet]) -> dict[Key, list[Facet]]:
    """What lasts or has no figure by question, in whatever order it comes; whether two stand together rests on days
    near them only.

    Running totals are parted as `_total` says; windows are one that end on one day. What has no figure is
    parted by the days on which nobody speaks of it, where it is spoken of all the time by the week; stands.py ties the
    claims of such a stretch together.
    """
    out: dict[Key, list[Facet]] = defaultdict(list)
    stands: dict[Key, list[Facet]] = defaultdict(list)
    for facet in facets:
        if facet.figure is None:
            stands[Key("stand", facet.topic, facet.place)].append(facet)
        elif facet.running:
            out[_total(facet)].append(facet)
        else:
            day = facet.days.last if facet.days.last is not None else facet.said
            key = Key("window", facet.topic, facet.region, length=facet.days.length, day=day)
            # As of totals, "5,800 in air raids" beside "300 in sieges": of another size is another count.
            out[key._replace(kind=f"of {_size(facet.figure)}") if facet.topic in TOLLS else key].append(facet)
    for key, members in stands.items():
        for facet, at in _stretches(members):
            out[key._replace(day=at)].append(facet)
    return out


def _total(facet: Facet) -> Key:
    """The question of a running total. Of a war, of how much ground is held and of the losses of a side it is asked all
    the time; other people and places are counted since a day, or else in the month that they are told in."""
    assert facet.figure is not None
    kept = facet.topic in _KEPT or (facet.topic == "killed or wounded" and facet.whose is not None)
    size = None if kept else _size(facet.figure)
    kind = "" if facet.counted in _ANYBODY else "armed" if facet.counted in UNDER_ARMS else facet.counted or ""
    key = Key("total", facet.topic, facet.place, length=size, kind=kind if facet.whose is None else "")
    if by_type(facet.figure, facet.topic):
        key = key._replace(kind=f"of {number(facet)}")
    elif counts_people(facet.topic) and not kept:
        beside = facet.part or facet.added or facet.figure.scope == "part"
        told = (f"part {facet.counted}" if beside else "", key.kind)
        key = key._replace(kind=" ".join(one for one in told if one))
    if facet.place.startswith(WAR_IN):
        # "90,000 since Monday" are no war's, nor are its civilians all its dead.
        since = facet.days.since if facet.days.since and facet.said - facet.days.since <= MONTH else None
        kind = "civilians" if (facet.counted, facet.topic, key.kind) == ("civilians", "killed", "") else key.kind
        named = (WAR, kind, f"of {facet.whose}" if facet.whose else "", f"by {facet.by}" if facet.by else "")
        return key._replace(kind=" ".join(one for one in named if one), day=since)
    if facet.whose is not None or facet.topic not in _COUNTED:
        return key
    since = facet.days.since if facet.topic in _HARM else None
    if since is None and facet.topic in _HARM and kinds(comparing.stems(facet.figure.window or ""), "campaign"):
        return (
            key  # "since the war began" is one thing all along; "since then" and "since the truce" are of their month
        )
    if since is None and not facet.days.begun and facet.topic in TOLLS and facet.entry.read.event_role in BACKGROUND:
        # Of what is recalled and begins on no day that is told nothing tells that two numbers are of one thing.
        key = key._replace(kind=" ".join(one for one in (key.kind, f"of {number(facet)}") if one))
    return key._replace(day=since if since is not None else date.fromordinal(facet.said).replace(day=1).toordinal())


def _size(figure: Figure) -> int:
    """Digits of the number, as people say "dozens" and "hundreds": 132 dead of a battle are no account of a war that
    100,000 died in. A number below ten is its own, as a negative one."""
    told = next((int(one) for one in (figure.value, figure.low, figure.high) if one is not None), 0)
    return len(str(told)) if told > 9 else -told


def _stretches(members: list[Facet]) -> list[tuple[Facet, int]]:
    """Each claim with the first day of its stretch; of a stretch longer than STRETCH, of its week in it."""
    starts: dict[int, int] = {}
    run: list[int] = []
    for day in [*sorted({f.said for f in members}), None]:
        if day is not None and (not run or day - run[-1] <= PAUSE):
            run.append(day)
            continue
        long = bool(run) and run[-1] - run[0] >= STRETCH
        starts.update({one: one // WEEK * WEEK if long else run[0] for one in run})
        run = [day] if day is not None else []
    return [(f, starts[f.said]) for f in members]
