"""What a claim by itself tells of its event: its days, the places it names, whom it counts."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from counterclaim.events.names import proper, sound
from counterclaim.events.words import kinds, stems_of
from counterclaim.matters.days import EVENT, ordinal, span
from counterclaim.matters.speakers import key_of
from counterclaim.matters.topics import GROUPS, class_of, done_to
from counterclaim.model.claim import BACKGROUND, DENYING
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.places.type_words import AFTER
from counterclaim.registry import Registry
from counterclaim.registry.kinds import nature

LATE = 7  # days from which on what is told is no news any more; set by eye
SHORTEST = 4  # letters under which a name that no place was found for is taken for an acronym; set by eye
LONGEST = 366  # days of a time that still dates an event, if vaguely ("in May", "in 2013")
HARM = frozenset({"killed", "wounded"})
_NARROW = frozenset({"town", "facility", "ADM2", "water", "unknown"})
_PARTS = r"(?:district|neighbou?rhood|quarter|street|road|square|suburb|market|hospital|school|camp)s?"
_INNER = re.compile(rf"\b{_PARTS}\b", re.I)
_PART_OF = re.compile(rf"\b{_PARTS}(?: of)?(?: the)? $", re.I)
_NAMED_PART = re.compile(rf" {_PARTS}\b", re.I)
_CALLED = re.compile(r"(?<=[a-z,;’'\"] )[^\W\d_a-zß-ÿ][\w’'-]+(?: [^\W\d_a-zß-ÿ][\w’'-]+)*")
_FORCES = frozenset({"MIL", "COP", "REB"})  # as registry/kinds.py calls them
_EARTH = 6371.0
_NOT_WHOLE = frozenset({"part", "running_total", "window"})


Spot = tuple[float, float, float]
"""(lat, lon, kilometres that what lies in such a place may be off its point)."""

REACHES = {"town": 0.0, "facility": 0.0, "ADM2": 25.0, "water": 50.0, "ADM1": 100.0, "region": 100.0}
NEAR_BY = 25.0  # of what is "near" a town; all of them set by eye

Toll = tuple[tuple[str, str | None] | None, float]
"""((kind of people, their side), how many); no kind where the words say just people."""


class Sign(NamedTuple):
    """What a claim by itself tells of its event.

    days: first and last ordinal. names: of narrow places, as `sound` keys; towns: those of them that the gazetteer has.
    areas: of what is narrower than a country and is no division ("the Golan Heights"). regions: "SY/Idlib". acts:
    kinds. stems: of its words, save those of places. harm: it counts killed or wounded; weighty: it counts people to
    whom anything was done. inner: it names a part of a town. values: of the killed.
    abroad: countries of the towns and divisions that it names, where none lies in the report's own.
    placed: it names a narrow place of its own, in whatever country.
    old: it is read as background; None where nothing was read. tolls: whole ones of the dead, counted to one; speaker:
    key of whoever gives them.
    """

    entry: Entry
    days: tuple[int, int] | None
    names: frozenset[str]
    towns: frozenset[str]
    areas: frozenset[str]
    regions: frozenset[str]
    acts: frozenset[str]
    stems: frozenset[str]
    harm: bool
    weighty: bool
    inner: bool
    abroad: frozenset[str]
    placed: bool
    values: frozenset[float]
    old: bool | None
    tolls: tuple[Toll, ...]
    speaker: str

    @property
    def violence(self) -> bool:
        """True for a deed of violence: by its type, or by its words where it has no type ("sarin was used")."""
        group = group_of(self.entry)
        return group == "violence" or (group == "other" and bool(self.acts))

    @property
    def dates(self) -> bool:
        """True where what counts nobody may date an event: a deed of one day or two, not what went on for a month, nor
        what is said of deeds ("was condemned on Friday")."""
        return self.brief and self.violence and self.entry.read.type != "abuse_allegation"

    @property
    def brief(self) -> bool:
        """True where its words give one day or two."""
        return self.days is not None and self.days[1] - self.days[0] < EVENT

    @property
    def deed(self) -> bool:
        """True for violence and for the coming of armed people ("soldiers entered", "surrounded")."""
        return self.violence or group_of(self.entry) == "land"


def sign_of(entry: Entry, home: str | None, wide: frozenset[str]) -> Sign:
    """The claim's sign; home: the country its report is about; wide: what countries and divisions are called in it."""
    claim = entry.read
    stems = stems_of(claim.text)
    own = [p for p in claim.places if not p.anaphor and not no_scene(p, entry)]
    narrow = [p for p in own if p.kind in _NARROW and p.country in (home, None)]
    exact = [p for p in narrow if p.precision != "near"]
    narrow = exact if exact or entry.kind != "notes" else narrow  # in notes "outside Kaya" is all there is
    placed = [p for p in own if p.id is not None and p.kind in ("town", "facility", "ADM2", "ADM1") and p.country]
    counted = [done_to(claim, f) if f.value != 0 else None for f in claim.figures]  # "no injuries" are no harm
    killed = [f.value for f, state in zip(claim.figures, counted, strict=True) if state == "killed" and f.value]
    return Sign(
        entry=entry,
        days=days_of(entry),
        names=frozenset(names_of(narrow, wide)),
        towns=frozenset(sound(p.name or p.text) for p in narrow if p.id is not None),
        areas=frozenset(sound(p.name) for p in own if p.kind == "region" and p.name and p.country == home is not None),
        regions=frozenset(r for p in own if p.country == home and (r := region_of(p)) is not None),
        acts=kinds(stems, "act"),
        # A place is told by its name already; its words would tell it twice.
        stems=stems - comparing.stems(" ".join(p.text for p in claim.places)),
        harm=any(state in HARM for state in counted),
        weighty=any(state is not None for state in counted),
        inner=any(part_of_town(p, claim.text) for p in narrow),
        abroad=frozenset() if any(p.country == home for p in placed) else frozenset(p.country or "" for p in placed),
        placed=any(p.kind in _NARROW for p in own),
        values=frozenset(killed),
        old=claim.event_role in BACKGROUND if claim.event_role is not None else None,
        tolls=tuple(_tolls(entry)),
        speaker=key_of(entry),
    )


def _tolls(entry: Entry) -> Iterable[Toll]:
    for figure in entry.read.figures:
        whole = figure.bound == "exact" and figure.scope not in _NOT_WHOLE and entry.read.stance not in DENYING
        if whole and figure.value and done_to(entry.read, figure) == "killed":
            kind = class_of(figure, "killed")
            yield (kind, figure.side) if kind is not None else None, figure.value


def no_scene(place: Place, entry: Entry) -> bool:
    """True for a name that says who is counted ("40 US soldiers"), where somebody is based ("the London-based") or
    whose somebody is ("the Kelde-backed fighters", "Norvan marines" where no place is known by that name)."""
    counted = any(f.start <= place.start and place.end <= f.end for f in entry.read.figures)
    based = bool(re.search(rf"\b{re.escape(place.text)}-(?:\w+ed|led|born)\b", entry.read.text))
    return counted or based or of_forces(place, entry.read.text)


def of_forces(place: Place, text: str) -> bool:
    """True for a name that no place was found for and that tells whose forces act: "Norvan marines"."""
    if place.id is not None:
        return False
    after = text.partition(place.text)[2]
    word = after.split(maxsplit=1)[0] if after[:1] == " " and after.strip() else ""
    return word not in AFTER and nature(word).sector in _FORCES


def spots_of(places: Iterable[Place]) -> tuple[Spot, ...]:
    """The narrowest of these places, four at most."""
    told = [
        (p.lat, p.lon, _reach(p) + (NEAR_BY if p.precision == "near" else 0.0))
        for p in places
        if p.kind in REACHES and p.lat is not None and p.lon is not None
    ]
    least = min((reach for *_, reach in told), default=0.0)
    return tuple(dict.fromkeys(one for one in told if one[2] <= max(least, NEAR_BY)))[:4]


def _reach(place: Place) -> float:
    """Of a town that its division is named after ("Idlib") that of the division: words seldom tell which is meant."""
    division = place.kind == "town" and sound(place.name or "") == sound(place.admin1 or "")
    return REACHES["ADM1" if division else place.kind]


def between(a: Iterable[Spot], b: Sequence[Spot]) -> float:
    """Kilometres that surely lie between the nearest two; 0 where one may lie in the other, or where one has none."""
    gaps = (km(p[:2], q[:2]) - p[2] - q[2] for p in a for q in b)
    return max(0.0, min(gaps, default=0.0))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points in degrees."""
    (lat, lon), (other, along) = a, b
    first, second = radians(lat), radians(other)
    h = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(along - lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, h)))


def part_of_town(place: Place, text: str) -> bool:
    """True for a part of a town: "the Zahraa neighbourhood", "the district of Zahraa"."""
    if _INNER.search(place.text):
        return True
    at = text.find(place.text)
    return at >= 0 and bool(_PART_OF.search(text[:at]) or _NAMED_PART.match(text, at + len(place.text)))


def names_of(places: Sequence[Place], wide: frozenset[str]) -> Iterable[str]:
    """What these places are called, as `sound` keys. wide: what countries and divisions are called."""
    for place in places:
        name = place.text if place.id is not None else unknown(place.text, wide)
        if not name:
            continue
        yield sound(name)
        if place.name:
            yield sound(place.name)


def called(entry: Entry) -> Iterable[str]:
    """What the words of a note call by a name, as `sound` keys: of a deed that no place was found for, the place or
    whoever it was done to."""
    claim = entry.read
    days = {word for t in claim.times for word in t.text.split()}
    for name in _CALLED.findall(claim.text) if entry.kind == "notes" else ():
        if days.isdisjoint(name.split()):
            yield sound(name)


def unknown(text: str, wide: frozenset[str] = frozenset()) -> str:
    """What of a name that no place was found for may name a narrow one: nothing of a party's ("Islamic State"), nor of
    what goes with a state or a division ("Syria's Idlib", "northern Aleppo"), nor a deed ("Barrel Bomb Attack")."""
    name = proper(text)
    if not name or of_party(name) or of_party(text) or kinds(comparing.stems(name), "act"):
        return ""
    words = name.split()
    while words and len(words[0]) >= SHORTEST and of_party(words[0]):
        words = words[1:]
    return "" if any(sound(word) in wide for word in words) else " ".join(words)


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


def region_of(place: Place) -> str | None:
    """The first-level division that a place lies in or is, as "SY/Idlib"."""
    return f"{place.country}/{place.admin1}" if place.country and place.admin1 else None


def days_of(entry: Entry) -> tuple[int, int] | None:
    """First and last day that the claim is of: those that its words give; of what was said long before the report came
    out, which was news then, that day and the one before."""
    told = told_days(entry)
    if told is None and (said := ordinal(entry.read.said)) is not None and said < published_on(entry) - LATE:
        return said - 1, said
    return told


def tells(entry: Entry) -> bool:
    """False for what says that something did not happen: a denial, "no explosions were heard"."""
    return entry.read.stance not in DENYING and entry.read.factuality != "negated"


def told_days(entry: Entry) -> tuple[int, int] | None:
    """First and last day that the claim's words give for what is told; a month or a week where they give no more."""
    published = published_on(entry)
    vague = None
    for figure in (*(f for f in entry.read.figures if done_to(entry.read, f) in HARM), None):
        one = span(entry, figure)
        if one.first is None or one.last is None or 0 < published < one.first - 1:
            continue  # a deadline or a plan is no day that anything happened on
        if one.explicit:
            return one.first, one.last
        if vague is None and one.last - one.first <= LONGEST:
            # "This week" on a Monday, in what was said the day before, is the week that ends then.
            late = max(0, one.last - published) if one.first <= published else 0
            vague = one.first - late, one.last - late
    return vague


def said_on(published: int, days: tuple[int, int] | None, entries: Iterable[Entry]) -> int:
    """The day that a report's claims were made. days: of what they tell; where no words give them and somebody spoke on
    the last of them, it was told then."""
    told = list(entries)
    spoken = days is not None and any(ordinal(e.read.said) == days[1] for e in told)
    return days[1] if days is not None and spoken and all(told_days(e) is None for e in told) else published


def published_on(entry: Entry) -> int:
    """The ordinal of the day its report was published; 0 where none is known."""
    return ordinal(entry.published) or 0


def group_of(entry: Entry) -> str:
    """The group of the claim's type, "other" where it has none."""
    return GROUPS.get(entry.read.type) or "other"


def home_country(entries: Sequence[Entry]) -> str | None:
    """The country that most places of a report lie in; of two the one that is named first."""
    named = [p.country for e in entries for p in e.read.places if p.country and not no_scene(p, e)]
    counts = Counter(named)
    return min(counts, key=lambda c: (-counts[c], named.index(c))) if counts else None


def wide_names(entries: Sequence[Entry]) -> frozenset[str]:
    """What the countries and first-level divisions that a report's places lie in are called, as `sound` keys."""
    places = [p for e in entries for p in e.read.places if p.id is not None]
    called = [name for p in places for name in (p.admin1, p.name if p.kind == "country" else None) if name]
    return frozenset(key for name in called if (key := sound(name)))
