"""The timeline's lanes: one for each side, with a sign for each claim at the day it speaks of or was said."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from counterclaim.ledger.queries.results import TimelinePoint
from counterclaim.web.look.axis import Tick
from counterclaim.web.look.course import Course, course, parse

By = Literal["happened", "said"]
CELL = 3.0  # percent of the width: signs that lie nearer would cover each other on a phone, so they are stacked
STACKED = 6  # signs over each other; where there are more, their number is written above
MOST = 8  # sides with a lane of their own, as many as signs and colours tell apart; the others share one
_NUMBER = 7.0  # percent of the width that the number over a stack takes on a phone
ROW, FOOT = 13, 5  # pixels of a sign, and below the lowest
_OUTER = 0.05  # of the claims on either side that may lie beyond the axis
_WIDER = 2.0  # times as long as without them the whole axis would have to be for that


class Sign(msgspec.Struct, frozen=True):
    """A claim in its lane. x: percent; y: pixels from the top; from_x, to_x: of the days it speaks of, where they are
    more than a sign is wide.
    """

    point: TimelinePoint
    x: float
    y: int
    from_x: float | None = None
    to_x: float | None = None


class Stack(msgspec.Struct, frozen=True):
    """Claims too near to stand side by side. claims: all of them, of which `signs` are drawn. first, last: their days,
    ISO 8601. near: a larger stack's number stands so near that theirs would lie over it on a phone.
    """

    x: float
    claims: int
    signs: tuple[Sign, ...]
    first: str
    last: str
    near: bool = False


class Lane(msgspec.Struct, frozen=True):
    """One side's claims; side None: not known; others: how many sides share the lane, 0 where it is one's own.

    height: pixels.
    """

    side: str | None
    narrator: bool
    others: int
    claims: int
    height: int
    stacks: tuple[Stack, ...]


class Lanes(msgspec.Struct, frozen=True):
    """All lanes over one axis. before, after: claims of days beyond it, which stand at its ends. undated: of no day."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    first: date
    last: date
    before: int
    after: int
    undated: int


def lanes(points: Sequence[TimelinePoint], by: By) -> Lanes | None:
    """The lanes of these claims, the side with most first; None where they are not of two different days."""
    dated = [(one, days) for one in points if (days := _days(one, by)) is not None]
    middles = sorted(first + (last - first) / 2 for _, (first, last) in dated)
    axis = _axis(middles)
    if axis is None:
        return None
    groups: dict[tuple[str | None, bool], list[tuple[TimelinePoint, tuple[date, date]]]] = defaultdict(list)
    for one, days in dated:
        groups[(None if one.narrator else one.side or None, one.narrator)].append((one, days))
    ordered = sorted(groups.items(), key=lambda one: (one[0][1], one[0][0] is None, -len(one[1]), one[0][0] or ""))
    own = [_lane(axis, *who, 0, group) for who, group in ordered if who[0] is not None]
    rest = [_lane(axis, *who, 0, group) for who, group in ordered if who[0] is None]
    if len(own) > MOST:
        shared = [one for who, group in ordered if who[0] is not None for one in group]
        shared = shared[sum(lane.claims for lane in own[: MOST - 1]) :]
        own = [*own[: MOST - 1], _lane(axis, None, False, len(own) - MOST + 1, shared)]
    return Lanes(
        lanes=(*own, *rest),
        ticks=axis.ticks,
        first=axis.first,
        last=axis.last,
        before=sum(middle < axis.first for middle in middles),
        after=sum(middle > axis.last for middle in middles),
        undated=len(points) - len(dated),
    )


def _days(one: TimelinePoint, by: By) -> tuple[date, date] | None:
    if by == "said":
        said = parse(one.said_first)
        return (said, said) if said else None
    first, last = parse(one.happened_first or one.happened_last), _end(one.happened_last or one.happened_first)
    return (min(first, last), max(first, last)) if first and last else None


def _end(day: str | None) -> date | None:
    """The last day of what a date names: of a year its 31 December."""
    found = parse(day)
    if found is None or not day or len(day) > 7:
        return found
    if len(day) == 4:
        return found.replace(month=12, day=31)
    return (found.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _axis(middles: Sequence[date]) -> Course | None:
    """Over all days, or over all but a twentieth at either end where those would make it more than twice as long."""
    if not middles:
        return None
    outer = int(len(middles) * _OUTER)
    inner = middles[outer : len(middles) - outer]
    room = max((inner[-1] - inner[0]) / 20, timedelta(days=1))
    whole, near = middles[-1] - middles[0], inner[-1] - inner[0] + 2 * room
    if whole <= _WIDER * near:
        inner, room = middles, timedelta()
    first, last = max(middles[0], inner[0] - room), min(middles[-1], inner[-1] + room)
    return course((first.isoformat(), last.isoformat()))


def _lane(
    axis: Course, side: str | None, narrator: bool, others: int, group: list[tuple[TimelinePoint, tuple[date, date]]]
) -> Lane:
    cells: dict[int, list[tuple[float, TimelinePoint, tuple[date, date]]]] = defaultdict(list)
    for one, (first, last) in group:
        middle = first + (last - first) / 2
        at = axis.at(middle.isoformat())
        if at is not None:
            cells[int(at / CELL)].append((at, one, (first, last)))
    rows = max(min(len(cell), STACKED) + (len(cell) > STACKED) for cell in cells.values())
    height = rows * ROW + FOOT
    stacks = []
    for number, cell in sorted(cells.items()):
        x = round((number + 0.5) * CELL, 2)
        signs = []
        for row, (_, one, (first, last)) in enumerate(cell[:STACKED]):
            left, right = axis.at(first.isoformat()), axis.at(last.isoformat())
            wide = left is not None and right is not None and right - left > CELL
            y = height - FOOT - row * ROW
            signs.append(Sign(one, x, y, left if wide else None, right if wide else None))
        days = [day for *_, both in cell for day in both]
        stacks.append(Stack(x, len(cell), tuple(signs), min(days).isoformat(), max(days).isoformat()))
    return Lane(side, narrator, others, len(group), height, tuple(_thinned(stacks)))


def _thinned(stacks: Sequence[Stack]) -> Iterator[Stack]:
    numbered = [one for one in stacks if one.claims > STACKED]
    kept: list[float] = []
    for one in sorted(numbered, key=lambda one: (-one.claims, one.x)):
        if all(abs(one.x - x) >= _NUMBER for x in kept):
            kept.append(one.x)
    for one in stacks:
        yield replace(one, near=one.claims > STACKED and one.x not in kept)
