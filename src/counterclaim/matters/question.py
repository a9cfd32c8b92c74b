"""What a matter is about, in plain words and in parts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from counterclaim.matters.days import iso
from counterclaim.matters.facets import WAR_IN, Facet
from counterclaim.matters.grouping import APART, WAR, Key
from counterclaim.matters.portrait import called
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.matter import Question
from counterclaim.model.place import Place

HELD = "territory_held"
_OWN = frozenset({"claim", "sentence"})  # what a place rests on that is no guess from the rest of the report
_GROUPS = {
    "violence": "attacks and harm", "land": "who holds the ground", "captives": "prisoners and hostages",
    "movement": "displaced people", "aid": "aid and access", "forces": "troops and arms", "talks": "talks and truces",
    "law": "arrests and trials", "protest": "protests", "visit": "visits",
}  # fmt: skip


def question(key: Key, group: Sequence[Facet]) -> Question:
    """The question of a matter; parts that its claims do not share are None."""
    first = group[0]
    place = _place(group) if key.form == "event" else _of_state(group) if _war(key) else first.entry.place
    # What is told as background has no more of a place and a day than its own words give: never those of the news.
    recalled = all(f.entry.read.event_role in BACKGROUND for f in group)
    if recalled and not _war(key) and not any(f.entry.place_basis in _OWN for f in group):
        place = _of_state(group)
    running = key.form == "total" or (key.form == "stand" and key.topic == "land")
    begun = [f.days.first if f.days.first is not None else f.days.since for f in group]
    starts = [d for d in begun if d is not None] or [f.said for f in group]
    ended = [f.days.last for f in group if f.days.last is not None]
    # Of what happened the days are those that are told: the day of whoever tells none is when he said it.
    ends = [*ended, *(f.said for f in group if f.days.last is None and (running or not ended))]
    if key.form == "event":
        starts, ends = _days(group)
    dated = not recalled or key.form in ("total", "window") or any(begun)
    whose, by = _shared(f.whose for f in group), _one(f.by for f in group)
    kinds = [f.entry.read.type for f in group]
    return Question(
        text=_text(key, group, whose, by, place, starts, ends, dated),
        type=_type(key, kinds),
        counted=_counted(key, group) or (key.topic if key.form != "stand" else None),
        state=key.topic if key.form != "stand" and _people(first) else None,
        unit=_one(f.figure.unit for f in group if f.figure is not None),
        whose=whose,
        by=by,
        place=place.id if place is not None and not key.place.startswith("side:") else None,
        place_name=(_called(place, group) or None) if not key.place.startswith("side:") else None,
        first=iso(min(starts)) if dated else None,
        last=iso(max(ends)) if dated else None,
        running=running,
    )


def _type(key: Key, kinds: Sequence[str]) -> str:
    """The type of most of its claims. Where some tell that ground was taken or left and as many that it is held, the
    question is who holds it."""
    most = max(dict.fromkeys(kinds), key=kinds.count)
    if key.form == "stand" and key.topic == "land" and 2 * kinds.count(most) <= len(kinds) and HELD in kinds:
        return HELD
    return most


def _people(facet: Facet) -> bool:
    return facet.figure is not None and facet.figure.unit == "people"


def _one(values: Iterable[str | None]) -> str | None:
    """The one value that those claims which tell any tell; None where they differ."""
    known = {v for v in values if v}
    return known.pop() if len(known) == 1 else None


def _counted(key: Key, group: Sequence[Facet]) -> str | None:
    """Who is counted, where it is told as one; of an event, where most of its figures tell it: "people" and "children"
    are widths of one count, and the question is of the wider; so of a total that most tell of people.
    """
    if key.form != "event":
        told = [f.counted for f in group if f.counted]
        return _one(told) if 2 * len(told) >= len(group) or not _people(group[0]) else None
    counts = Counter(f.counted for f in group)
    most, count = min(counts.items(), key=lambda item: (-item[1], item[0] or ""))
    return most if 2 * count > len(group) else None


def _shared(values: Iterable[str | None]) -> str | None:
    """The one value of all; None where a claim does not tell: a question must not say whose a rival's count is."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _text(
    key: Key, group: Sequence[Facet], whose: str | None, by: str | None, place: Place | None,
    starts: Sequence[int], ends: Sequence[int], dated: bool,
) -> str:  # fmt: skip
    first = group[0]
    if key.form == "stand":
        said = " ".join(first.entry.claim.text.split())
        thing = f"{_GROUPS.get(key.topic, key.topic)}: {said[:77] + '...' if len(said) > 80 else said}"
    elif _people(first):
        thing = _counted(key, group) or "people"
        state = "" if thing == key.topic else f" {key.topic}"  # "teachers", where nothing tells what happened to them
        thing = f"{thing} of {whose}{state}" if whose else f"{thing}{state}"
    elif key.topic in ("settlements", "towns", "area"):
        taken = "taken" if key.form != "total" else "held or taken"
        thing = f"{key.topic} {taken}{f' by {by}' if by else ''}"
    else:
        thing = f"{key.topic}{f' of {whose}' if whose else ''}"
    if APART in key.kind.split():
        thing = f"{thing}, counted apart"
    where = "" if key.place.startswith("side:") else _name(place)
    when = _when(key, starts, ends) if dated else f"told {iso(first.said)}"
    return ", ".join(part for part in (thing, where, when) if part)


def _when(key: Key, starts: Sequence[int], ends: Sequence[int]) -> str:
    if key.form == "total":
        return "running total of the war" if WAR in key.kind.split() else "running total"
    if key.form == "window":
        return f"{key.length} days to {iso(max(ends))}"
    if key.form == "event":
        return iso(starts[0]) if starts[0] == ends[0] else f"{iso(starts[0])} to {iso(ends[0])}"
    return iso(min(key.day, max(ends))) if key.day is not None else ""


def _war(key: Key) -> bool:
    return key.place.startswith(WAR_IN)


def _of_state(group: Sequence[Facet]) -> Place | None:
    """The state whose war it is, where any of them names it."""
    codes = {f.entry.place.country for f in group if f.entry.place is not None}
    named = (p for f in group for p in (f.entry.place, *f.entry.read.places))
    return next((p for p in named if p is not None and p.kind == "country" and p.country in codes), None)


def _name(place: Place | None) -> str:
    return (place.name or place.text) if place is not None else ""


def _called(place: Place | None, group: Sequence[Facet]) -> str:
    """The place in the reports' own spelling."""
    if place is None or place.id is None:
        return _name(place)
    return called([f.entry.place for f in group if f.entry.place and f.entry.place.id == place.id]) or _name(place)


def _place(group: Sequence[Facet]) -> Place | None:
    """The narrowest place that an event's accounts support, where half of those that name one as narrow name it: one
    names a town, another its province. Where they disagree, the wider one that half of all name."""
    told = [f.entry.place for f in group if f.entry.place is not None]
    own = [f.entry.place for f in group if f.entry.place is not None and f.entry.place_basis == "claim"] or told
    narrow = [p for p in own if p.id is not None and p.kind in ("town", "facility")] or own
    return _agreed(narrow) or _agreed([p for p in told if p.kind not in ("town", "facility")])


def _agreed(places: Sequence[Place]) -> Place | None:
    """The one that half of these are, at least; of two the first."""
    counts = Counter(p.id or p.text for p in places)
    most = max(places, key=lambda p: counts[p.id or p.text], default=None)
    return most if most is not None and 2 * counts[most.id or most.text] >= len(places) else None


def _days(group: Sequence[Facet]) -> tuple[list[int], list[int]]:
    """First and last day of an event, as half of the accounts that date it have it; where they disagree, all the days
    that they give; where none dates it, the first it was told on."""
    dated = [f.days for f in group if f.days.first and f.days.last]
    narrow = [d for d in dated if d.explicit]
    told = Counter((d.first, d.last) for d in narrow or dated)  # "in May", where nothing tells more
    if not told:
        day = min(f.said for f in group)
        return [day], [day]
    days = min(told, key=lambda d: (-told[d], d))
    given = [days] if 2 * told[days] >= told.total() else list(told)
    return [min(first or 0 for first, _ in given)], [max(last or 0 for _, last in given)]
