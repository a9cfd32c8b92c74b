"""The names that a speaker goes by, and the one side it is held to speak for in each period, of what reports say."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

CHANGE = 3
"""Reports that must say otherwise before a change of sides is believed; set by eye."""


class NameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A name that reports give a speaker, under its key; side: that these reports have it speak for, if any."""

    key: str
    name: str
    reports: int
    side: str | None = None


class SideRow(msgspec.Struct, frozen=True, kw_only=True):
    """The side that a speaker is held to speak for, from one month to another (2024-08), both as reports have it."""

    side: str | None
    first: str
    last: str
    reports: int


def held(reports: Iterable[tuple[str, str, int]]) -> tuple[SideRow, ...]:
    """The periods, in order, of (month, side or "", reports).

    Of all ways to give each month one side, that with the fewest reports that say otherwise, where each change of sides
    counts like CHANGE of them. A speaker of whom no report tells a side has none; months without a date are left out.
    """
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for month, side, count in reports:
        if month:
            months[month][side] += count
    sides = sorted({side for counts in months.values() for side in counts})
    best: dict[str, tuple[int, tuple[str, ...]]] = dict.fromkeys(sides, (0, ()))
    for month in sorted(months):
        counts = months[month]
        whole = sum(counts.values())
        cheapest = min(best[side][0] for side in sides)
        change = next(best[side] for side in sides if best[side][0] == cheapest)
        step = {}
        for side in sides:
            stay = best[side]
            cost, path = stay if stay[0] <= cheapest + CHANGE else (cheapest + CHANGE, change[1])
            step[side] = (cost + whole - counts[side], (*path, side))
        best = step
    if not months:
        return ()
    _, path = min(best.values(), key=lambda one: (one[0], one[1]))
    out: list[SideRow] = []
    for month, side in zip(sorted(months), path, strict=True):
        count = months[month][side]
        if out and (out[-1].side or "") == side:
            out[-1] = SideRow(side=side or None, first=out[-1].first, last=month, reports=out[-1].reports + count)
        else:
            out.append(SideRow(side=side or None, first=month, last=month, reports=count))
    return tuple(out)
