"""Which counts of one event stand together: groups of them join while that is likelier than not."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from math import fsum

from counterclaim.matters.counting import FEW, UNTOLD, Counting, Told, counting, taken_up
from counterclaim.matters.facets import TOLLS

MOST = 64  # counts of one question that are held against each other; bounds the work
OF_ONE = 8  # and of one group, where there are more
UNLIKE = 0.5
"""Log-odds from which on two counts with nothing in common are of one thing; set by eye, as is SELDOM."""
ODD = 0.75  # log-odds down to which a quarter of the pairs may be where many tell of an event; set by eye
SELDOM = 8  # reports under which an event gives little to go by


def groups(counts: Sequence[Told], model: Counting | None = None) -> list[list[int]]:
    """The counts of one topic by what they count: numbers from 0, the largest group first; of two the first.

    The two groups join that are likeliest of one thing, each count of the one with each of the other taken together,
    until none are likelier than not. Two groups with nothing in common must be much likelier, and three in four of
    their pairs, too: one count that is surely another attack's is not carried along by those that are like it. Then two
    groups join where a report gives the toll of the one anew with the other's. What comes after the first MOST counts
    joins the group that it fits best so, by the last of each of those added to last, or begins one.
    """
    model = model or counting()
    found = {at: [at] for at in range(min(len(counts), MOST))}
    pairs = list(itertools.combinations(found, 2))
    odds = {(i, j): [model.likely(counts[i], counts[j])] for i, j in pairs}
    unlike = {(i, j): _unlike(counts[i], counts[j]) for i, j in pairs}
    while odds:
        mean = {pair: fsum(each) / len(each) for pair, each in odds.items() if _may_join(each, unlike[pair], counts[0])}
        if not mean:
            break
        one, other = max(mean, key=lambda pair: (mean[pair], -pair[0], -pair[1]))
        found[one] += found.pop(other)
        del odds[one, other], unlike[one, other]
        for third in found:
            if third != one:
                here, there = (min(one, third), max(one, third)), (min(other, third), max(other, third))
                odds[here] += odds.pop(there)
                told = {unlike[here], unlike.pop(there)} - {None}
                unlike[here] = None if not told else False not in told
    home = {m: first for first, group in found.items() for m in group}
    for then, of in taken_up(counts, pairs).items():
        if home[then] != home[of] and _plain(counts, found[home[of]], of) and _plain(counts, found[home[then]], then):
            one, other = sorted((home[then], home[of]))
            home |= dict.fromkeys(found[other], one)
            found[one] += found.pop(other)
    for at in range(MOST, len(counts)):
        near: dict[int, list[int]] = defaultdict(list)
        for m in range(at - 1, -1, -1):
            if len(near[home[m]]) < OF_ONE:
                near[home[m]].append(m)
        some = dict(itertools.islice(near.items(), MOST // OF_ONE))
        fits = {n: fsum(model.likely(counts[m], counts[at]) for m in group) / len(group) for n, group in some.items()}
        best = max(fits, key=lambda n: (fits[n], -n))
        home[at] = best if fits[best] > 0 else at
        found.setdefault(home[at], []).append(at)
    return sorted((sorted(group) for group in found.values()), key=lambda group: (-len(group), group))


def _plain(counts: Sequence[Told], group: Sequence[int], one: int) -> bool:
    """True where its report gives no other number in the group: of two that it gives, a rival may be the one's only."""
    mine = counts[one]
    its = [counts[n] for n in group if counts[n].facet.entry.report == mine.facet.entry.report]
    others = [t for t in its if t.facet.entry.id != mine.facet.entry.id and not t.facet.part]
    return all((t.value, t.low, t.high) == (mine.value, mine.low, mine.high) for t in others)


def _may_join(odds: Sequence[float], unlike: bool | None, any_of_them: Told) -> bool:
    least = sorted(odds)[(len(odds) - 1) // 4]
    if least <= (0.0 if any_of_them.reports < SELDOM else -ODD):
        return False
    asked = UNLIKE + (UNTOLD if any_of_them.facet.topic not in TOLLS else 0.0)
    return fsum(odds) / len(odds) > (asked if unlike else 0.0)


def _unlike(a: Told, b: Told) -> bool | None:
    """Whether two counts of two reports of an event that few tell of have neither a number nor a narrow place of their
    own in common, nor are two sides' rival accounts; None for those of one report."""
    if a.facet.entry.report == b.facet.entry.report:
        return None
    fits = a.low <= b.high and b.low <= a.high
    if a.value is not None and a.value == b.value and a.value < FEW:
        fits = bool(a.near_names & b.near_names)  # any attack may kill seven
    sides = a.facet.side is not None and b.facet.side is not None and a.facet.side != b.facet.side
    return a.reports < SELDOM and not (fits or sides or a.names & b.names)
