"""What one report tells of one happening: its claims, and what of them can be held against another report's."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from counterclaim.events.names import proper, sound
from counterclaim.events.words import kinds, two_acts
from counterclaim.matters.days import EVENT, iso, ordinal, span
from counterclaim.matters.topics import GROUPS, done_to
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.registry import Registry

LATE = 7  # days from which on what is told is no news any more; set by eye
NEXT = 160  # characters up to a sentence that still goes on with what was background; set by eye
SHORTEST = 4  # letters under which a name that no place was found for is taken for an acronym; set by eye
LONGEST = 45  # days of a time that still dates an event, if vaguely ("in May"); set by eye
_NARROW = frozenset({"town", "facility", "ADM2", "water", "unknown"})
_INNER = re.compile(
    r"\b(?:district|neighbou?rhood|quarter|street|road|square|suburb|market|hospital|school|camp)\b", re.I
)
_MORE = re.compile(r"\b(?:another|more|others?|further)\b(?! than)", re.I)
_HARM = frozenset({"killed", "wounded"})

Count = tuple[str, float, float, bool]
"""(state, least, most, exact) of people a telling counts."""


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """One report's account of one event.

    id: entry id of its first claim. claims: entry ids, in order. first, last: ordinals of the days it may have happened
    on; dated: its words give them, else they go back from the day of publication. published: ordinal. main: what the
    report is about. names: of places narrower than a division, as `sound` keys. regions: "SY/Idlib". countries: codes.
    points: of towns. All of them are what its claims of harm name, where it has such and they name any.
    acts, sites: kinds (events/words.py). words: stems. counts: people killed and wounded. by, whose: sides.
    group: of its claims' types, the one most have.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    first: int
    last: int
    dated: bool
    published: int
    main: bool
    names: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]
    points: tuple[tuple[float, float], ...]
    acts: frozenset[str]
    sites: frozenset[str]
    words: frozenset[str]
    counts: tuple[Count, ...]
    by: frozenset[str]
    whose: frozenset[str]
    group: str

    @property
    def exact(self) -> bool:
        """True where its words give one day, or two that follow."""
        return self.dated and self.last - self.first < EVENT


_OLD = frozenset({"background", "conflict"})


class _Sign(NamedTuple):
    """What a claim by itself tells of its event."""

    entry: Entry
    days: tuple[int, int] | None
    names: frozenset[str]
    towns: frozenset[str]
    regions: frozenset[str]
    acts: frozenset[str]
    stems: frozenset[str]
    harm: bool
    weighty: bool
    inner: bool
    values: frozenset[float]
    old: bool | None


def _dates(sign: _Sign) -> bool:
    """True where what counts nobody may date an event: a deed of one day or two, not what has gone on for a month."""
    return sign.days is not None and sign.days[1] - sign.days[0] < EVENT and _group(sign.entry) == "violence"


class _Open:
    """An event of the report while its claims are gathered."""

    def __init__(self, sign: _Sign) -> None:
        self.signs = [sign]

    @property
    def days(self) -> tuple[int, int] | None:
        """The days most of its claims give, those of harm before others; the earlier of two."""
        told = Counter(s.days for s in self.signs if s.days is not None and (s.harm or not self.harm))
        told = told or Counter(s.days for s in self.signs if s.days is not None and _dates(s))
        return min(told, key=lambda d: (-told[d], d)) if told else None

    @property
    def old(self) -> bool | None:
        """True where most of its claims that count somebody are read as background; None where none is read at all."""
        told = [s.old for s in self.signs if s.weighty and s.old is not None]
        return 2 * sum(told) > len(told) if told else None

    @property
    def acts(self) -> frozenset[str]:
        """Kinds of act in the claims of harm; of all where none is."""
        return frozenset().union(*(s.acts for s in self.signs if s.harm or not self.harm))

    def all(self, name: str) -> frozenset[str]:
        return frozenset().union(*(getattr(s, name) for s in self.signs))

    def core(self, name: str) -> frozenset[str]:
        """The same of those claims only that count somebody, where there are such."""
        return frozenset().union(*(getattr(s, name) for s in self.signs if s.weighty or not self.weighty))

    @property
    def harm(self) -> bool:
        return any(s.harm for s in self.signs)

    @property
    def weighty(self) -> bool:
        return any(s.weighty for s in self.signs)


def tellings(entries: Iterable[Entry]) -> tuple[Telling, ...]:
    """The events of one report, the main one first; every claim stands in exactly one. () where it has no day.

    A report that nobody dated was not written before the last day its words give; that day stands for the missing one.
    """
    ordered = sorted(entries, key=lambda e: (e.order, e.id))
    if ordered and ordinal(ordered[0].published) is None:
        told = [days[1] for e in ordered if (days := _days(e)) is not None]
        ordered = [msgspec.structs.replace(e, published=iso(max(told))) for e in ordered] if told else []
    if not ordered:
        return ()
    country = _home_country(ordered)
    events: list[_Open] = []
    last: _Open | None = None
    before: _Sign | None = None
    for entry in ordered:
        sign = _dated_by(before, _sign(entry, country))
        home = _home(sign, events, last)
        before = sign
        if home is None:
            home = _Open(sign)
            events.append(home)
        else:
            # What counts nobody stays with what it follows, but doesn't date it ("since March 2011").
            kept = _fits(sign, home) and not _counted_later(sign, home)
            home.signs.append(sign if kept else sign._replace(days=None))
        last = home
    main = next((e for e in events if e.harm), events[0])
    return tuple(_telling(one, main=one is main, home=country) for one in events)


def _dated_by(before: _Sign | None, sign: _Sign) -> _Sign:
    """A count that gives neither day nor place has the day of the deed told right before it: "an attack on 21 August
    that killed 40"."""
    if before is None or not sign.weighty or before.weighty or sign.days or sign.names or sign.regions:
        return sign
    ends, begins = before.entry.claim.content, sign.entry.claim.content
    if not (ends and begins and 0 <= begins[0][0] - ends[-1][1] <= NEXT) or _group(before.entry) != "violence":
        return sign
    return sign._replace(days=before.days)


def _home(sign: _Sign, events: Sequence[_Open], last: _Open | None) -> _Open | None:
    """The event of a claim; None for one of its own, which a count begins, or a violent deed with a day and a town."""
    if last is None:
        return None
    fitting = [e for e in events if _fits(sign, e)]
    if not fitting:
        deed = sign.days is not None and bool(sign.names) and _group(sign.entry) == "violence"
        return None if sign.weighty or deed else last

    def rank(event: _Open) -> tuple[int, int, int, int, int, int]:
        return (
            len(sign.names & event.all("names")),
            len(sign.values & event.all("values")),
            int(sign.days is not None and event.days == sign.days),
            len(sign.acts & event.acts),
            int(event is last and _goes_on(sign, last, events[0])),
            -events.index(event),
        )

    return max(fitting, key=rank)


def _goes_on(sign: _Sign, last: _Open, first: _Open) -> bool:
    """True where a claim goes on with the event before it: of what is background only the words right after it."""
    days, news = last.days, first.days
    if days is None or last is first or (days[1] - days[0] <= 2 and (news is None or days[1] >= news[0])):
        return True
    before, here = last.signs[-1].entry.claim.content, sign.entry.claim.content
    return bool(before and here) and here[0][0] - before[-1][1] <= NEXT


def _fits(sign: _Sign, event: _Open) -> bool:
    apart = sign.weighty and sign.old != event.old and None not in (sign.old, event.old)
    if apart and not sign.names & event.all("names"):
        return False  # what is told to explain, beside the news
    names = event.core("names") if sign.weighty else event.all("names")
    shared = sign.names & names
    if sign.days is not None and event.days is not None and not _one_day(sign, event, shared=bool(shared)):
        return _counted_later(sign, event)
    if sign.days is not None and event.days is None and sign.days[1] < _published(sign.entry) - LATE:
        return False  # long past: background, where the event is told as news
    if not shared:
        towns, others = sign.towns, event.core("towns")
        if (towns and others) or (sign.weighty and event.weighty and sign.names and names and not sign.inner):
            return False  # two towns, or other places that no gazetteer knows
        regions, told = sign.regions, event.core("regions")
        if regions and told and not regions & told:
            return False
    if sign.harm and event.harm:
        if two_acts(sign.acts, event.acts):
            return False
        if kinds(sign.stems, "apart") and not shared:
            return False
    return True


def _counted_later(sign: _Sign, event: _Open) -> bool:
    """True where the day may be that of the counting: "on Tuesday the police listed 32 dead", with nothing else of its
    own, after a toll that was no higher. In a report that is dated by its event that Tuesday was read as the last."""
    if sign.names or sign.regions or sign.acts or not sign.values or sign.days is None or event.days is None:
        return False
    if kinds(sign.stems, "apart") or any(_MORE.search(f.text) for f in sign.entry.read.figures):
        return False
    gap, dated = sign.days[0] - event.days[1], event.days[1] == _published(sign.entry)
    near = 0 < gap <= LATE or (dated and 0 < event.days[0] - sign.days[1] <= LATE)
    before = {value for other in event.signs for value in other.values}
    return near and bool(before) and max(sign.values) >= max(before)


def _one_day(sign: _Sign, event: _Open, *, shared: bool) -> bool:
    """True where both may have the same days: a date stamp is a day late as often as not."""
    ours, theirs = sign.days, event.days
    if ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        return True
    gap = max(ours[0] - theirs[1], theirs[0] - ours[1])
    return shared and gap == 1 and _published(sign.entry) in (*ours, *theirs)


def _published(entry: Entry) -> int:
    return ordinal(entry.published) or 0


def _sign(entry: Entry, home: str | None) -> _Sign:
    claim = entry.read
    stems = comparing.stems(claim.text)
    own = [p for p in claim.places if not p.anaphor and not _no_scene(p, entry)]
    narrow = [p for p in own if p.kind in _NARROW and p.precision != "near" and p.country in (home, None)]
    killed = [f.value for f in claim.figures if done_to(claim, f) == "killed" and f.value]
    counted = [done_to(claim, f) for f in claim.figures]
    return _Sign(
        entry=entry,
        days=_days(entry),
        names=frozenset(_names(narrow)),
        towns=frozenset(sound(p.name or p.text) for p in narrow if p.id is not None),
        regions=frozenset(r for p in own if p.country == home and (r := _region(p)) is not None),
        acts=kinds(stems, "act"),
        # A place is told by its name already; its words would tell it twice.
        stems=stems - comparing.stems(" ".join(p.text for p in claim.places)),
        harm=any(state in _HARM for state in counted),
        weighty=any(state is not None for state in counted),
        inner=any(_INNER.search(p.text) for p in narrow),
        values=frozenset(killed),
        old=claim.event_role in _OLD if claim.event_role is not None else None,
    )


def _no_scene(place: Place, entry: Entry) -> bool:
    """True for a name that says who is counted ("40 US soldiers") or where somebody is based ("the London-based")."""
    counted = any(f.start <= place.start and place.end <= f.end for f in entry.read.figures)
    return counted or f"{place.text}-based" in entry.read.text


def _names(places: Sequence[Place]) -> Iterable[str]:
    for place in places:
        name = place.text if place.id is not None else proper(place.text)
        if not name or (place.id is None and of_party(name)):
            continue
        yield sound(name)
        if place.name:
            yield sound(place.name)


@cache
def of_party(name: str) -> bool:
    """True for a name that no place was found for and that a state, a people or a party has ("Syria's", "U.N.")."""
    registry = Registry.load()
    return len(name) < SHORTEST or any(
        registry.side_of(one, None) is not None
        or registry.by_demonym(one) is not None
        or registry.by_name(one) is not None
        for one in (name, name.rstrip("s'’"))
    )


def _region(place: Place) -> str | None:
    return f"{place.country}/{place.admin1}" if place.country and place.admin1 else None


def _days(entry: Entry) -> tuple[int, int] | None:
    """First and last day that the claim's words give for what is told; a month or a week where they give no more."""
    published = _published(entry)
    vague = None
    for figure in (*(f for f in entry.read.figures if done_to(entry.read, f) in _HARM), None):
        one = span(entry, figure)
        if one.first is None or one.last is None:
            continue
        if one.explicit:
            return one.first, one.last
        if vague is None and one.last - one.first <= LONGEST:
            # "This week" on a Monday, in what was said the day before, is the week that ends then.
            late = max(0, one.last - published) if one.first <= published else 0
            vague = one.first - late, one.last - late
    if vague is None and (said := ordinal(entry.read.said)) is not None and said < published - LATE:
        return said - 1, said  # what was said long before the report came out was news then
    return vague


def _telling(event: _Open, *, main: bool, home: str | None) -> Telling:
    entries = [s.entry for s in event.signs]
    published = _published(entries[0])
    days = event.days
    first, last = days if days is not None else (published - 1, published)
    core = [s for s in event.signs if s.harm] or event.signs
    named = next((found for signs in (core, event.signs) if (found := _in(home, signs))), [])
    beside = [e.place for e in entries if e.place is not None] if not named else []
    regions = frozenset(r for p in (*named, *beside) if (r := _region(p)) is not None)
    wide = {sound(r.partition("/")[2]) for r in regions}
    points = dict.fromkeys((p.lat, p.lon) for p in named if p.kind in ("town", "facility") and p.lat is not None)
    groups = Counter(_group(e) for e in entries)
    return Telling(
        id=entries[0].id, report=entries[0].report, claims=tuple(e.id for e in entries),
        first=first, last=last, dated=days is not None, published=published, main=main,
        names=(frozenset().union(*(s.names for s in core)) - wide) or (event.all("names") - wide),
        regions=regions, countries=frozenset(p.country for p in (*named, *beside) if p.country),
        points=tuple((a, b) for a, b in points if a is not None and b is not None)[:4],
        acts=event.acts, sites=kinds(frozenset().union(*(s.stems for s in core)), "site"),
        words=event.all("stems"), counts=tuple(dict.fromkeys(c for e in entries for c in _counts(e))),
        by=frozenset(p.side for e in entries if (p := e.read.roles.actor) is not None and p.side),
        whose=frozenset(p.side for e in entries if (p := e.read.roles.target) is not None and p.side),
        group=min(groups, key=lambda g: (-groups[g], g)),
    )  # fmt: skip


def _in(home: str | None, signs: Sequence[_Sign]) -> list[Place]:
    """The places that these claims name, of the country the report is about where they name any there."""
    found = [
        p
        for s in signs
        for p in s.entry.read.places
        if p.id is not None and not _no_scene(p, s.entry) and (p.country or p.kind == "region")
    ]
    return [p for p in found if p.country == home] or found


def _home_country(entries: Sequence[Entry]) -> str | None:
    """The country that most places of a report lie in; of two the one that is named first."""
    named = [p.country for e in entries for p in e.read.places if p.country and not _no_scene(p, e)]
    counts = Counter(named)
    return min(counts, key=lambda c: (-counts[c], named.index(c))) if counts else None


def _group(entry: Entry) -> str:
    return GROUPS.get(entry.read.type) or "other"


def _counts(entry: Entry) -> Iterable[Count]:
    for figure in entry.read.figures:
        state = done_to(entry.read, figure)
        if state not in _HARM or figure.same_as is not None or figure.bound in ("up", "down"):
            continue
        low, high = comparing.interval(figure, 0.1)
        if low is None and high is None:
            continue
        exact = figure.value is not None
        yield (
            state,
            low if low is not None else 0.0,
            high if high is not None else (figure.value or low or 0) * 3.0,
            exact,
        )
