"""What one report tells of one happening: its claims, and what of them can be held against another report's."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.events.gathering import Open, gathered
from counterclaim.events.names import sound
from counterclaim.events.signs import (
    HARM,
    LATE,
    Sign,
    Spot,
    called,
    group_of,
    home_country,
    no_scene,
    published_on,
    region_of,
    sign_of,
    spots_of,
    wide_names,
)
from counterclaim.events.words import kinds
from counterclaim.matters.days import EVENT
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader import comparing

MONTH = 31  # days; what counts over more of them, up to now, is no event that anybody recalls

Count = tuple[str, float, float, bool]
"""(state, least, most, exact) of people a telling counts."""


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """One report's account of one event.

    id: entry id of its first claim. claims: entry ids, in order. first, last: ordinals of the days it may have happened
    on; dated: its words give them, else they go back from the day of publication. published: ordinal. main: what the
    report is about. names: of places narrower than a division, as `sound` keys. regions: "SY/Idlib". countries: codes.
    points: of towns. All of them are what its claims of harm name, where it has such and they name any.
    acts, sites: kinds (events/words.py). words: stems. counts: people killed and wounded. by, whose: sides.
    group: of its claims' types, the one most have. spots: (lat, lon, km) of the narrowest places that are named, with
    how far from its point such a place may reach. country: that its report is about, where it may lie there. notes:
    its report is a documenter's notes, which name the place of what they tell. course: it tells nothing but the course
    of the war. voices: who it names for each number of dead, by his key across reports.
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
    spots: tuple[Spot, ...] = ()
    country: str | None = None
    notes: bool = False
    course: bool = False
    voices: frozenset[tuple[str, float]] = frozenset()

    @property
    def block(self) -> str:
        """The country whose other tellings it is held against; "" where nothing tells one."""
        return self.country or min(self.countries, default="")

    @property
    def recalled(self) -> bool:
        """True where its words give no more than a month or a year: told again of what was news then."""
        return self.dated and self.last - self.first > LATE

    @property
    def window(self) -> bool:
        """True where its words give a stretch of more than a month that runs up to its report: "in the past year"."""
        return self.dated and self.last - self.first > MONTH and self.last >= self.published - LATE

    @property
    def exact(self) -> bool:
        """True where its words give one day, or two that follow."""
        return self.dated and self.last - self.first < EVENT


def tellings(entries: Iterable[Entry]) -> tuple[Telling, ...]:
    """The events of one report, the main one first; every claim stands in exactly one. () where it has no day.

    A report that nobody dated was not written before the last day its words give; that day stands for the missing one.
    """
    country, events = gathered(entries)
    main = next((e for e in events if e.harm), events[0] if events else None)
    return tuple(_telling(one, main=one is main, home=country) for one in events)


def of_one(entries: Sequence[Entry]) -> Telling:
    """What claims of one report that are known to be of one event tell of it; in order."""
    country, wide = home_country(entries), wide_names(entries)
    event = Open(sign_of(entries[0], country, wide))
    event.signs += [sign_of(e, country, wide) for e in entries[1:]]
    return _telling(event, main=True, home=country)


def _telling(event: Open, *, main: bool, home: str | None) -> Telling:
    entries = [s.entry for s in event.signs]
    published = published_on(entries[0])
    days = event.days
    if main and days is not None and days[1] - days[0] > LATE and days[1] >= published - LATE:
        days = None  # what a report is about has not gone on for a month: "the deadliest in a year"
    first, last = days if days is not None else (published - 1, published)
    core = [s for s in event.signs if s.harm] or event.signs
    told = [found for signs in (core, event.signs) if (found := _in(home, signs))]
    # "355 people died in Norland" leaves open where.
    named = next((found for found in told if any(p.kind != "country" for p in found)), next(iter(told), []))
    # Of a village that no gazetteer has other towns of the report tell no point.
    lacking = any(s.names for s in core) and not any(s.towns or s.regions for s in core)
    countries = {p.country for p in named if p.country}
    # Of a country alone ("U.S. air strikes") it isn't told whether it is where things happened.
    placed = any(p.kind != "country" and p.country not in (home, None) for p in named)
    if home is not None and not placed:
        countries.add(home)
    beside = [e.place for e in entries if e.place is not None] if not named else []
    regions = frozenset(r for p in (*named, *beside) if (r := region_of(p)) is not None)
    wide = {sound(r.partition("/")[2]) for r in regions}
    spotted = [] if lacking else named
    points = dict.fromkeys((p.lat, p.lon) for p in spotted if p.kind in ("town", "facility") and p.lat is not None)
    groups = Counter(group_of(e) for e in entries)
    return Telling(
        id=entries[0].id, report=entries[0].report, claims=tuple(e.id for e in entries),
        first=first, last=last, dated=days is not None, published=published, main=main,
        names=(frozenset().union(*(s.names for s in core)) - wide) or (event.all("names") - wide)
        or event.all("areas") or frozenset(key for s in event.signs for key in called(s.entry)),
        regions=regions, countries=frozenset({*countries, *(p.country for p in beside if p.country)}),
        points=tuple((a, b) for a, b in points if a is not None and b is not None)[:4],
        acts=event.acts, sites=kinds(frozenset().union(*(s.stems for s in core)), "site"),
        words=event.all("stems"), counts=tuple(dict.fromkeys(c for e in entries for c in _counts(e))),
        by=frozenset(p.side for e in entries if (p := e.read.roles.actor) is not None and p.side),
        whose=frozenset(p.side for e in entries if (p := e.read.roles.target) is not None and p.side),
        group=min(groups, key=lambda g: (-groups[g], g)), spots=spots_of(spotted),
        country=home if home in countries else None, notes=entries[0].kind == "notes",
        course=all(e.read.event_role == "conflict" for e in entries),
        voices=frozenset((s.speaker, n) for s in event.signs if s.speaker not in ("", "narrator") for _, n in s.tolls),
    )  # fmt: skip


def _in(home: str | None, signs: Sequence[Sign]) -> list[Place]:
    """The places that these claims name, of the country the report is about where they name any there."""
    found = [
        p
        for s in signs
        for p in s.entry.read.places
        if p.id is not None and not no_scene(p, s.entry) and (p.country or p.kind == "region")
    ]
    return [p for p in found if p.country == home] or found


def _counts(entry: Entry) -> Iterable[Count]:
    for figure in entry.read.figures:
        state = done_to(entry.read, figure)
        if state not in HARM or figure.same_as is not None or figure.bound in ("up", "down"):
            continue
        low, high = comparing.interval(figure, 0.1)
        if low is None and high is None:
            continue
        yield (
            state,
            low if low is not None else 0.0,
            high if high is not None else (figure.value or low or 0) * 3.0,
            figure.value is not None,
        )
