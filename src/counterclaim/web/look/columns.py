"""Counts by span of time as stacked columns, in percent of the drawing, one piece a side."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from counterclaim.ledger.queries.rows import Bin
from counterclaim.web.look.axis import LEFT, RIGHT, Tick
from counterclaim.web.look.course import course
from counterclaim.web.look.values import short_day

WIDEST = 3.0  # percent: two lonely columns shall not look like walls


class Piece(msgspec.Struct, frozen=True):
    """One side's part of a column; y: of its top, from the drawing's top."""

    side: str | None
    narrator: bool
    claims: int
    y: float
    height: float


class Column(msgspec.Struct, frozen=True):
    """A span of time."""

    start: str
    label: str
    x: float
    width: float
    claims: int
    pieces: tuple[Piece, ...]


class Columns(msgspec.Struct, frozen=True):
    """All spans with claims, the highest 100 percent high; none: no drawing."""

    columns: tuple[Column, ...] = ()
    ticks: tuple[Tick, ...] = ()
    most: int = 0


def columns(bins: Sequence[Bin]) -> Columns:
    """The drawing of these counts."""
    by_start: dict[str, list[Bin]] = defaultdict(list)
    for one in bins:
        by_start[one.start].append(one)
    axis = course(by_start)
    most = max((sum(one.claims for one in group) for group in by_start.values()), default=0)
    if axis is None or not most:
        return Columns()
    length = {10: 1, 7: 30, 4: 365}.get(len(next(iter(by_start))), 1)
    whole = (axis.last - axis.first).days or 1
    width = round(min(WIDEST, max(0.25, 0.85 * (RIGHT - LEFT) * length / whole)), 3)
    drawn = []
    for start, group in sorted(by_start.items()):
        x = axis.at(start)
        if x is None:
            continue
        under, pieces = 0.0, []
        for one in sorted(group, key=lambda one: (one.narrator, one.side or "\uffff")):
            height = 100 * one.claims / most
            pieces.append(Piece(one.side, one.narrator, one.claims, round(100 - under - height, 2), round(height, 2)))
            under += height
        total = sum(one.claims for one in group)
        drawn.append(Column(start, short_day(start), round(x - width / 2, 3), width, total, tuple(pieces)))
    return Columns(tuple(drawn), axis.ticks, most)
