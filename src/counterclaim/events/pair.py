"""How two tellings look beside each other, as numbers with names: what the scorer of pairs is fitted on."""

from collections.abc import Hashable, Mapping
from math import fsum, log, log1p, sqrt

from counterclaim.events.signs import between, km
from counterclaim.events.telling import Count, Telling
from counterclaim.events.words import two_acts

FEATURES = {
    "one day, dated by both": 1.0, "two days, dated by both": -1.5,
    "days apart, dated by both": -0.8, "days apart, not dated by both": -0.4,
    "days apart when told, not dated by both": -0.05,
    "place shared": 0.8, "place shared, how rare": 1.4, "two places": -1.0, "region shared": 0.2, "two regions": -1.5,
    "two countries": -3.0, "region shared, no place of either": 0.8, "region and day shared, no place of either": 0.5,
    "hundred kilometres": -0.8,
    "act shared": 0.2, "act shared, how rare": 0.8, "two acts": -1.6, "site shared": 0.6, "two sites": -0.4,
    "words": 0.5, "rarest words": 2.5,
    "toll shared": 0.6, "toll shared, how telling": 1.6, "tolls fit": 0.1, "tolls apart": -0.8,
    "wounded shared": 1.5, "wounded apart": -0.4, "doer shared": 0.1, "two doers": -0.3,
    "place and toll": 0.1, "place and day": 0.8, "rare act and day": 0.5,
}  # fmt: skip
"""Each with the weight that a careful reader would give it, from which fitting starts; its sign it keeps. What neither
telling gives tells nothing."""
BIAS = -1.4

# How much rarer an act is than the commonest: an attack with gas is seldom another one. Set by eye.
RARE_ACTS = {"air": 0.0, "shelling": 0.2, "ground": 0.2, "bomb": 0.3, "shooting": 0.5}
CLASH = 0.7  # rival tolls are what is looked for: from twice as high on, more tells nothing more
APART = 30
"""Kilometres between the nearest places of two tellings from which on they are of two events, unless they name one
place; set by eye: of 125 pairs of one event 121 lie nearer."""
ONE_PLACE = 3
"""Kilometres up to which two names in notes may be of one place, as a quarter's and its town's; set by eye."""
BESIDE = 15
"""Kilometres between two towns up to which reports may call one event by either; set by eye, as `TELLING`."""
TELLING = 0.4  # how telling a toll is from which on two that share it may be of one event, wherever they put it
_SHORT = 2  # letters of a key of a name that many places have by chance
_WIDE = 50.0  # kilometres from which on a place's reach is that of a division or more


def days_apart(a: Telling, b: Telling) -> int:
    """Days between the days that both may have happened on; 0 where these meet."""
    return max(0, a.first - b.last, b.first - a.last)


def likeness(a: Telling, b: Telling) -> float:
    """A rough measure of how likely it is worth while to compare them."""
    equal = bool(a.counts and b.counts) and any(x[:3] == y[:3] for x in a.counts for y in b.counts)
    return (
        2.0 * (not a.names.isdisjoint(b.names)) + 1.0 * (not a.regions.isdisjoint(b.regions)) + 1.0 * equal
        + 0.5 * (not a.acts.isdisjoint(b.acts)) + 0.5 * (not a.sites.isdisjoint(b.sites)) - 0.3 * days_apart(a, b)
    )  # fmt: skip


def look(one: Telling) -> Hashable:
    """What `likeness` and `days_apart` see of it: tellings that look alike are as like to any other."""
    return one.first, one.last, one.names, one.regions, frozenset(c[:3] for c in one.counts), one.acts, one.sites


def features(a: Telling, b: Telling, rarity: Mapping[str, float], rarest: float) -> list[float]:
    """The features of a pair, in the order of FEATURES; the same whichever comes first.

    rarity: of stems, how many times rarer than every report's, as a logarithm; rarest: of those it doesn't know.
    """
    gap = float(min(days_apart(a, b), 6))
    dated = a.dated and b.dated
    one_day = gap == 0 and not a.recalled and not b.recalled
    told = 0.0 if dated else float(min(abs(a.published - b.published), 6))
    names, acts, sites, doers = shared_names(a, b), a.acts & b.acts, a.sites & b.sites, a.by & b.by
    place, region = float(bool(names)), float(bool(a.regions & b.regions))
    wide = region * float(not a.names and not b.names)
    shared = a.words & b.words
    weights = sorted((rarity.get(w, rarest) for w in shared), reverse=True)
    # In whatever order a set gives its words, the same to the last bit.
    ours = fsum(rarity.get(w, rarest) for w in a.words)
    theirs = fsum(rarity.get(w, rarest) for w in b.words)
    far = distance(a, b)
    rare_act = max((RARE_ACTS.get(k, 1.0) for k in acts), default=0.0)
    equal, telling, fits, apart = _tolls(a, b, "killed")
    hurt, _, _, hurt_apart = _tolls(a, b, "wounded")
    return [
        float(a.exact and b.exact and gap == 0), float(dated and gap > 0),
        gap if dated else 0.0, 0.0 if dated else gap, told,
        place, max((rarity.get(n, rarest) for n in names), default=0.0) / rarest, _two(a.names, b.names),
        region, _two(a.regions, b.regions), _two(a.countries, b.countries),
        wide, wide * float(dated and one_day), min(far, 200.0) / 100 if far is not None else 0.0,
        float(bool(acts)), rare_act, float(two_acts(a.acts, b.acts)),
        float(bool(sites)), _two(a.sites, b.sites),
        sum(weights) / sqrt(ours * theirs) if ours and theirs else 0.0, sum(weights[:5]) / (5 * rarest),
        equal, telling, fits, apart, hurt, hurt_apart, float(bool(doers)), _two(a.by, b.by),
        place * equal, place * float(one_day), rare_act * float(dated and one_day),
    ]  # fmt: skip


def shared_names(a: Telling, b: Telling) -> frozenset[str]:
    """Keys of names of places that both name; of towns that surely lie apart no short ones ("Beni" and "Bunia")."""
    names = a.names & b.names
    return names if not names or apart(a, b) <= APART else frozenset(n for n in names if len(n) > _SHORT)


def _two(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where both tell and share nothing."""
    return float(bool(a and b) and not a & b)


def distance(a: Telling, b: Telling) -> float | None:
    """Kilometres between the nearest towns of both; None where one names none that has a point."""
    return min((km(p, q) for p in a.points for q in b.points), default=None)


def apart(a: Telling, b: Telling) -> float:
    """Kilometres that surely lie between the places that both name; 0 where one may lie in the other."""
    if a.regions & b.regions and any(one.spots and min(p[2] for p in one.spots) >= _WIDE for one in (a, b)):
        return 0.0  # one gives no more than the division that they share
    return between(a.spots, b.spots)


def two_places(a: Telling, b: Telling) -> bool:
    """True for two notes of which one names a place, unless both have points that lie next to each other: in notes
    another name is another village, and none is no other's."""
    far = distance(a, b)
    return a.notes and b.notes and bool(a.names or b.names) and (far is None or far > ONE_PLACE)


def two_sides(a: Telling, b: Telling) -> bool:
    """True for two kinds of act by two sides, with no toll alike: the army's barrel bombs, rebel shells."""
    return bool(a.by and b.by) and not a.by & b.by and two_acts(a.acts, b.acts) and not _tolls(a, b, "killed")[0]


def two_counts(a: Telling, b: Telling) -> bool:
    """True for two days of which one voice gives two numbers of dead: what the army said that it did on each."""
    if not (a.exact and b.exact and days_apart(a, b)):
        return False
    ours, theirs = ({who: {n for w, n in t.voices if w == who} for who, _ in t.voices} for t in (a, b))
    return any(ours[who].isdisjoint(theirs[who]) for who in ours.keys() & theirs.keys())


def two_happenings(a: Telling, b: Telling) -> bool:
    """True for two that share neither a place nor a toll that is seldom another's, where more than that sets them
    apart: another day of each, or, of two places, kinds of act or kilometres between the towns. Who did it is what
    accounts of one event differ in."""
    if a.names & b.names or any(_tolls(a, b, state)[1] >= TELLING for state in ("killed", "wounded")):
        return False
    if a.exact and b.exact and days_apart(a, b):
        return True
    if not (a.names and b.names):
        return False
    return two_acts(a.acts, b.acts) or (distance(a, b) or 0) > BESIDE


def _of(telling: Telling, state: str) -> list[Count]:
    return [c for c in telling.counts if c[0] == state]


def _tolls(a: Telling, b: Telling, state: str) -> tuple[float, float, float, float]:
    """(one value in both, how telling that value is, values that fit, by how much the nearest are apart)."""
    ours, theirs = _of(a, state), _of(b, state)
    if not ours or not theirs:
        return 0.0, 0.0, 0.0, 0.0
    same = [x[1] for x in ours for y in theirs if x[1] == y[1] and x[1] and x[3] and y[3]]
    fits = any(x[1] <= y[2] and y[1] <= x[2] for x in ours for y in theirs)
    apart = min(abs(log1p(max(x[1], 0)) - log1p(max(y[1], 0))) for x in ours for y in theirs)
    telling = max((min(log(v + 1) / log(100), 1.0) for v in same), default=0.0)
    return float(bool(same)), telling, float(fits), min(apart, CLASH)
