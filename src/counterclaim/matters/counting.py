"""Which counts of one event count one thing: a logistic regression of two counts, over features with names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, inf, log, log1p, sqrt
from typing import NamedTuple

import msgspec

from counterclaim.events.rarity import rarity
from counterclaim.events.recall import order
from counterclaim.events.scorer import scorer
from counterclaim.events.signs import Spot, between, days_of, names_of, no_scene, spots_of, wide_names
from counterclaim.events.telling import Telling, of_one
from counterclaim.events.words import kinds, two_acts
from counterclaim.matters.context import OF_THEM
from counterclaim.matters.facets import KEPT, TOLLS, Facet
from counterclaim.matters.happening import one_account, own_deeds, two_armies
from counterclaim.matters.topics import UNDER_ARMS, by_type, counts_people, singled_out
from counterclaim.model.claim import BACKGROUND
from counterclaim.model.entry import Entry
from counterclaim.reader import comparing

LEAD = 3  # claims that open a report: they tell what it is about
FAR = 30  # kilometres, as between tellings (events/pair.py)
MANY = 32  # reports from which on more tell nothing more: no labelled event has many more
UNTOLD = 1.5
"""By how much more likely two counts of anything but people harmed are of one thing: the weights are fitted on the dead
and the injured, and of trucks or of people detained a report seldom tells two numbers."""
_RAREST = 0.01  # a probability that the log-odds go no lower than
ALIKE = 0.3  # share of their words from which on two claims may count one crowd; set by eye
_ENEMIES = ({"soldiers", "militants"}, {"police", "militants"})
_NARROW = frozenset({"town", "facility", "ADM2", "water", "unknown"})
_WIDER = frozenset({"window", "running_total"})
_PART = frozenset({"part", "seen_here"})
_WIDTHS = frozenset({None, "civilians", "children", "women"})
NEAR = 3  # claims after a count within which "the toll" is the one it gives; set by eye
TENFOLD = 10
_BEFORE = comparing.stems("earlier previous initial")
FEW = 10  # a number under it is many events' by chance


class Told(NamedTuple):
    """A count with what its claim says of what it counts, and where its claim says nothing, the claim before it.

    low, high: of its figure; value: where it is exact. days, names, spots: its claim's own; near_days, near_names,
    near_spots: those of the nearest claim before it, else after it, in what its report tells of the event, where it
    has none; one of its sentence comes before others. stems: of its claim; around: of the claims next to it, too.
    telling: all that its report tells of the event; reports: that tell of it.
    """

    facet: Facet
    order: int
    value: float | None
    low: float
    high: float
    days: tuple[int, int] | None
    near_days: tuple[int, int] | None
    names: frozenset[str]
    near_names: frozenset[str]
    spots: tuple[Spot, ...]
    near_spots: tuple[Spot, ...]
    acts: frozenset[str]
    near_acts: frozenset[str]
    stems: frozenset[str]
    around: frozenset[str]
    weight: float
    kind: str | None
    apart: bool
    told_apart: bool
    first: bool
    largest: bool
    numbers: frozenset[float]
    telling: Telling
    reports: int


class Counting(msgspec.Struct, frozen=True):
    """Two logistic regressions of whether two counts of an event count one thing, the one of counts of two reports,
    the other of one report's; weights by the names of the features."""

    across_bias: float
    across: dict[str, float]
    inside_bias: float
    inside: dict[str, float]

    def likely(self, a: Told, b: Told) -> float:
        """The log-odds, whichever comes first."""
        found = beside(a, b)
        if never(a, b, found["words"]):
            return -inf
        one = a.facet.entry.report == b.facet.entry.report
        bias, weights = (self.inside_bias, self.inside) if one else (self.across_bias, self.across)
        bias += UNTOLD if a.facet.topic not in TOLLS else 0.0
        return bias + fsum(weights.get(name, 0.0) * value for name, value in found.items() if value)


@cache
def counting() -> Counting:
    """The shipped one."""
    text = files("counterclaim.matters").joinpath("counting.json").read_text(encoding="utf-8")
    return msgspec.json.decode(text, type=Counting)


def told(facets: Sequence[Facet], entries: Iterable[Entry]) -> list[Told]:
    """Of each count. entries: all claims of the event, of whose words a count takes what it does not say itself."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.report, e.order, e.id)):
        by_report[entry.report].append(entry)
    at = {e.id: n for mine in by_report.values() for n, e in enumerate(mine)}
    tellings = {report: _telling(tuple(mine)) for report, mine in by_report.items()}
    beside: dict[str, list[Facet]] = defaultdict(list)
    for facet in sorted(facets, key=lambda f: (f.entry.order, f.figure.start if f.figure else 0)):
        beside[facet.entry.report].append(facet)
    of = [f.entry.report for f in facets]
    return [
        _told(f, at[f.entry.id], by_report[r], beside[r], tellings[r], len(tellings))
        for f, r in zip(facets, of, strict=True)
    ]


def _told(
    facet: Facet, at: int, mine: Sequence[Entry], counts: Sequence[Facet], telling: Telling, reports: int
) -> Told:
    entry, figure = facet.entry, facet.figure
    assert figure is not None
    low, high = comparing.interval(figure, 0.1)
    order = sorted([*mine[at::-1], *mine[at + 1 :]], key=lambda e: not _one_sentence(e, entry))
    words = _words(entry)
    next_to = mine[max(0, at - 1) : at + 2]
    wide = _wide(tuple(mine))
    scope = figure.scope
    return Told(
        facet=facet, order=entry.order, value=figure.value, low=low or 0.0, high=inf if high is None else high,
        days=_days(entry), near_days=next((d for e in order if (d := _days(e)) is not None), None),
        names=_names(entry, wide), near_names=next((n for e in order if (n := _names(e, wide))), frozenset()),
        spots=_spots(entry), near_spots=next((s for e in order if (s := _spots(e))), ()),
        acts=kinds(words, "act"), near_acts=next((a for e in order if (a := kinds(_words(e), "act"))), frozenset()),
        stems=words, around=frozenset().union(*(_words(e) for e in next_to)),
        weight=fsum(rarity().of.get(w, rarity().rarest) for w in sorted(words)),
        kind=facet.counted if facet.counted not in _WIDTHS else None,
        apart=entry.apart or (scope in (_PART | _WIDER) and not facet.part), told_apart=bool(kinds(words, "apart")),
        first=counts[0] is facet, largest=_size(facet) >= max(map(_size, counts)),
        numbers=frozenset(f.figure.value for f in counts if f.figure is not None and f.figure.value),
        telling=telling, reports=reports,
    )  # fmt: skip


def _one_sentence(a: Entry, b: Entry) -> bool:
    return a.id == b.id or (a.sentence is not None and a.sentence == b.sentence)


def _size(facet: Facet) -> float:
    figure = facet.figure
    return (figure.value or figure.low or 0.0) if figure is not None else 0.0


@lru_cache(KEPT)
def _telling(entries: tuple[Entry, ...]) -> Telling:
    return of_one(entries)


@lru_cache(KEPT)
def _words(entry: Entry) -> frozenset[str]:
    return comparing.stems(entry.read.text) - comparing.stems(" ".join(p.text for p in entry.read.places))


@lru_cache(KEPT)
def _days(entry: Entry) -> tuple[int, int] | None:
    return days_of(entry)


@lru_cache(KEPT)
def _wide(entries: tuple[Entry, ...]) -> frozenset[str]:
    return wide_names(entries)


@lru_cache(KEPT)
def _names(entry: Entry, wide: frozenset[str]) -> frozenset[str]:
    """Of the narrow places that a claim names; of a town that its division is named after only where it names no other:
    "in Aleppo, in the district of Marjeh" is in Marjeh."""
    own = [p for p in entry.read.places if p.kind in _NARROW and not p.anaphor and not no_scene(p, entry)]
    names = frozenset(names_of(own, wide))
    return names - wide or names


@lru_cache(KEPT)
def _spots(entry: Entry) -> tuple[Spot, ...]:
    return spots_of(p for p in entry.read.places if not p.anaphor and not no_scene(p, entry))


@lru_cache(KEPT)
def _log_odds(a: Telling, b: Telling) -> float:
    """That two tellings are of one event; not under those of one in a hundred."""
    chance = scorer().chance(*sorted((a, b), key=order))
    return log((chance + _RAREST) / (1 - chance + _RAREST))


def _apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int | None:
    if one is None or other is None:
        return None
    return max(0, one[0] - other[1], other[0] - one[1])


def beside(a: Told, b: Told) -> dict[str, float]:
    """The features of two counts of one event and topic; the same whichever comes first."""
    x, y = a.facet, b.facet
    out: dict[str, float] = {}
    # Numbers
    same = a.value is not None and a.value == b.value
    fits = a.low <= b.high and b.low <= a.high
    least = max(1.0, min(a.value or a.low, b.value or b.low))
    most = max(1.0, max(a.value or a.low, b.value or b.low))
    out["number shared"] = float(same)
    out["number shared, how telling"] = min(log(least + 1) / log(100), 1.0) if same else 0.0
    out["small number shared"] = float(same and least < FEW)
    out["numbers fit"] = float(fits and not same)
    out["numbers apart"] = min(log(most / least), 3.0) if not fits else 0.0
    out["numbers far apart"] = float(not fits and most > 4 * least)
    out["both small"] = float(most < FEW)
    out["other count of the other report shares the number"] = float(
        not same and (a.value in b.numbers or b.value in a.numbers)
    )
    out["several counts of one report"] = log1p(max(len(a.numbers), len(b.numbers)))
    out["both first"] = float(a.first and b.first)
    out["one first"] = float(a.first != b.first)
    out["both largest"] = float(a.largest and b.largest)
    out["one largest"] = float(a.largest != b.largest)
    out["both large"] = float(least >= 100)
    # Days
    own = _apart(a.days, b.days)
    near = _apart(a.near_days, b.near_days)
    out["own day shared"] = float(own == 0)
    out["own days apart"] = log1p(min(own or 0, 30))
    out["two own days"] = float(bool(own))
    out["own days far apart"] = float((own or 0) > 1)
    out["day shared"] = float(own is None and near == 0)
    out["two days"] = float(own is None and bool(near))
    out["days far apart"] = float(own is None and (near or 0) > 1)
    days = [t.days or t.near_days or (t.telling.first, t.telling.last) for t in (a, b)]
    reckoned = _apart(*days) or 0
    out["two days, reckoned from the report's"] = float(reckoned > 0)
    out["days apart, reckoned from the report's"] = log1p(min(reckoned, 30))
    out["days said apart"] = log1p(min(abs(x.said - y.said), 30))
    # Places
    names = a.names & b.names
    out["own place shared"] = float(bool(names))
    out["own place shared, how rare"] = max((rarity().of.get(n, rarity().rarest) for n in names), default=0.0)
    out["two own places"] = float(bool(a.names and b.names and not names))
    nearby = a.near_names & b.near_names
    out["place shared"] = float(not (a.names and b.names) and bool(nearby))
    out["two places"] = float(not (a.names and b.names) and bool(a.near_names and b.near_names) and not nearby)
    out["no place"] = float(not a.near_names and not b.near_names)
    out["place of one only"] = float(bool(a.names) != bool(b.names))
    far = between(a.spots, b.spots) if a.spots and b.spots else None
    out["own places far apart"] = float(far is not None and far > FAR)
    far = between(a.near_spots, b.near_spots) if far is None and a.near_spots and b.near_spots else None
    out["places far apart"] = float(far is not None and far > FAR)
    here, there = x.entry.place, y.entry.place
    known = here is not None and there is not None
    one = here is not None and there is not None and here.id == there.id
    out["one place by what stands around"] = float(one)
    division = [p.admin1 if p is not None else None for p in (here, there)]
    out["two divisions"] = float(None not in division and division[0] != division[1])
    out["two places by what stands around"] = float(known and not one)
    # Acts and words
    out["own act shared"] = float(bool(a.acts & b.acts))
    out["two own acts"] = float(two_acts(a.acts, b.acts))
    out["two acts"] = float(not (a.acts and b.acts) and two_acts(a.near_acts, b.near_acts))
    out["act shared"] = float(not (a.acts and b.acts) and bool(a.near_acts & b.near_acts))
    rare, rarest = rarity()
    weights = sorted((rare.get(w, rarest) for w in a.stems & b.stems), reverse=True)
    out["words"] = sum(weights) / sqrt(a.weight * b.weight) if a.weight and b.weight else 0.0
    out["rarest words"] = sum(weights[:3]) / (3 * rarest)
    weights = sorted((rare.get(w, rarest) for w in a.around & b.around), reverse=True)
    out["rarest words around"] = sum(weights[:5]) / (5 * rarest)
    likely = _log_odds(a.telling, b.telling) if x.entry.report != y.entry.report else 0.0
    out["one event by all that is told"] = likely
    out["two events by all that is told"] = min(likely, 0.0)
    out["reports of the event"] = log(min(a.reports, MANY))
    out["one names several places"] = float((len(a.spots) > 1) != (len(b.spots) > 1))
    # Who
    out["kind of people shared"] = float(x.counted is not None and x.counted == y.counted)
    out["two kinds of people"] = float(x.counted != y.counted and None not in (x.counted, y.counted))
    out["kind of people of one only"] = float((x.counted is None) != (y.counted is None))
    out["under arms and not"] = float((x.counted in UNDER_ARMS) != (y.counted in UNDER_ARMS))
    out["side of the dead shared"] = float(x.whose is not None and x.whose == y.whose)
    out["two sides of the dead"] = float(None not in (x.whose, y.whose) and x.whose != y.whose)
    out["doer shared"] = float(x.by is not None and x.by == y.by)
    out["two doers"] = float(None not in (x.by, y.by) and x.by != y.by)
    out["one speaker"] = float(x.key == y.key != "" and x.key != "narrator")
    # Scope and role
    scopes = [f.figure.scope if f.figure is not None else None for f in (x, y)]
    wider, part = [s in _WIDER for s in scopes], [s in _PART for s in scopes]
    out["one wider"] = float(wider[0] != wider[1])
    out["both wider"] = float(all(wider))
    out["one a part"] = float(part[0] != part[1])
    out["both parts"] = float(all(part))
    out["one a part of another"] = float(x.part != y.part)
    out["one told apart"] = float(a.apart != b.apart)
    out["both told apart"] = float(a.apart and b.apart)
    out["another"] = float(a.told_apart or b.told_apart or x.added or y.added)
    old = [f.entry.read.event_role in BACKGROUND for f in (x, y)]
    out["one is background"] = float(old[0] != old[1])
    main = [f.entry.read.event_role == "main" for f in (x, y)]
    out["both of the main event"] = float(all(main))
    out["one of the main event"] = float(main[0] != main[1])
    lead = [t.order < LEAD for t in (a, b)]
    out["both open a report"] = float(all(lead))
    out["one opens a report"] = float(lead[0] != lead[1])
    out["claims between"] = log1p(abs(a.order - b.order))
    out["one claim"] = float(x.entry.id == y.entry.id)
    out["next to each other"] = float(abs(a.order - b.order) == 1)
    return out


def taken_up(counts: Sequence[Told], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of each count that gives "the toll" anew the one that is given anew: the largest of those right before."""
    out: dict[int, int] = {}
    for i, j in pairs:
        for then, of in ((i, j), (j, i)):
            if takes_up(counts[of], counts[then]):
                out[then] = max(out.get(then, of), of, key=lambda n: (_size(counts[n].facet), -n))
    return out


def takes_up(first: Told, then: Told) -> bool:
    """True where one speaker gives "the toll" anew that another has just given in that report: "the ministry put the
    toll at six". Nothing in the words of either may set it apart."""
    x, y = first.facet, then.facet
    if x.entry.report != y.entry.report or not 0 < then.order - first.order <= NEAR or y.topic not in TOLLS:
        return False
    anew = "toll" in then.stems and "toll" not in first.stems and not then.stems & _BEFORE
    speaks = y.key not in ("", "narrator", x.key)
    near = 1 / TENFOLD <= (_size(y) or 1) / (_size(x) or 1) <= TENFOLD  # no total of the war
    if not (anew and speaks and near) or first.told_apart or then.told_apart or x.part or y.part or x.added or y.added:
        return False
    scopes = {f.figure.scope for f in (x, y) if f.figure is not None}
    elsewhere = bool(then.names and first.near_names and not then.names & first.near_names)
    return not (elsewhere or _apart(then.days, first.near_days) or scopes & (_PART | _WIDER))


def never(a: Told, b: Told, words: float) -> bool:
    """True for an army's men beside those it fights, for two armies' men, for one speaker's numbers of two days, for
    places in two divisions that the claims themselves name, for another number than that of several divisions ("killed
    in Vest and Sund"), for somebody told but not counted ("a reporter") beside another report's several, for "12 of
    them", of whom it is not said who they are, beside another report's 12, and for two numbers of people to whom
    nothing is said to have been done, told in other words ("250,000 people live there", "33 people felt the gas").
    words: as in `beside`."""
    x, y = a.facet, b.facet
    ours, theirs = x.whose or x.by, y.whose or y.by
    sent = x.group == "forces" and ours and theirs and ours != theirs  # what each army sends
    if sent or {x.counted, y.counted} in _ENEMIES or two_armies(x, y) or _of_two_days(a, b):
        return True
    divisions = {f.entry.place.admin1 for f in (x, y) if f.entry.place is not None and f.entry.place_basis == "claim"}
    if len(divisions - {None}) > 1:
        return True
    wide, other = _divisions(x), _divisions(y)
    if wide != other and max(len(wide), len(other)) > 1 and (a.value is None or a.value != b.value):
        return x.entry.report != y.entry.report
    if x.entry.report != y.entry.report and a.value == b.value and _untold(x) != _untold(y):
        return True
    told = [f.figure is not None and singled_out(f.figure) for f in (x, y)]
    if told[0] != told[1] and max(a.low, b.low) > 1 and x.entry.report != y.entry.report:
        return True
    if x.entry.report != y.entry.report and a.value == b.value == 0 and not a.near_names & b.near_names:
        return True
    figures = [f.figure for f in (x, y) if f.figure is not None]
    plain = all(f.unit == "people" or f.state is None for f in figures) and not counts_people(x.topic)
    plain = plain or any(by_type(f, x.topic) for f in figures)
    return plain and (a.value is None or a.value != b.value) and words < ALIKE


def _of_two_days(a: Told, b: Told) -> bool:
    """True for two numbers that one speaker gives of two days, be it that he gave each on its day."""
    x, y = a.facet, b.facet
    if x.entry.report == y.entry.report or not one_account(x, y) or (a.low <= b.high and b.low <= a.high):
        return False
    if a.days is None or b.days is None:
        return own_deeds(x, y)
    return (a.days[0] < b.days[0] and a.days[1] < b.days[1]) or (b.days[0] < a.days[0] and b.days[1] < a.days[1])


def _divisions(facet: Facet) -> frozenset[str]:
    return frozenset(p.admin1 for p in facet.entry.read.places if p.id is not None and p.admin1 is not None)


def _untold(facet: Facet) -> bool:
    """True for "12 of them", which counts nobody by itself."""
    if facet.figure is None or facet.counted is not None or not counts_people(facet.topic):
        return False
    return OF_THEM.search(facet.figure.text) is not None


def forget() -> None:
    """Let go of all that was worked out of entries."""
    for one in (_telling, _words, _days, _wide, _names, _spots, _log_odds):
        one.cache_clear()
