"""Figures and claims in time: where days stand on an axis, in percent, and which days are worth a label."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from counterclaim import language
from counterclaim.show.words import MONTHS
from counterclaim.web.look.axis import LEFT, RIGHT, Tick

_MOST_TICKS = 7


class Course(msgspec.Struct, frozen=True):
    """Days from first to last as an axis."""

    first: date
    last: date
    ticks: tuple[Tick, ...] = ()

    def at(self, day: str | None) -> float | None:
        """Percent of the width at which a day stands; None for what is no day. Days beyond the ends stand at them."""
        found = parse(day)
        if found is None:
            return None
        whole = (self.last - self.first).days or 1
        share = min(1.0, max(0.0, (found - self.first).days / whole))
        return round(LEFT + (RIGHT - LEFT) * share, 3)


def course(days: Iterable[str | None]) -> Course | None:
    """An axis over all the days; None where there are not two different ones."""
    found = sorted({day for day in map(parse, days) if day is not None})
    if len(found) < 2:
        return None
    bare = Course(found[0], found[-1])
    return msgspec.structs.replace(bare, ticks=_ticks(bare))


def parse(day: str | None) -> date | None:
    """A day, or the first one of a month or year; None for anything else."""
    if not day:
        return None
    parts = (day[:10] + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10] if len(day) == 7 else day[:10]
    try:
        return date.fromisoformat(parts)
    except ValueError:
        return None


def _ticks(axis: Course) -> tuple[Tick, ...]:
    span = (axis.last - axis.first).days
    found: list[date] = []
    if span <= 45:
        step = max(1, -(-span // _MOST_TICKS))
        found = [axis.first + timedelta(days=n) for n in range(0, span + 1, step)]
        labels = [_day(one) for one in found]
    elif span <= 900:
        months = span // 30 + 1
        step = next(n for n in (1, 2, 3, 6, 12) if months / n <= _MOST_TICKS or n == 12)
        found = [one for one in _firsts(axis) if (one.month - 1) % step == 0]
        labels = [  # the year once, and again where one begins: seven years side by side are too wide for a phone
            _month(one, with_year=n == 0 or one.year != found[n - 1].year)
            for n, one in enumerate(found)
        ]
    else:
        years = span // 365 + 1
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 500, 2000) if years / n <= _MOST_TICKS or n == 2000)
        found = [date(y, 1, 1) for y in range(axis.first.year + 1, axis.last.year + 1) if y % step == 0]
        labels = [str(one.year) for one in found]
    return tuple(Tick(axis.at(one.isoformat()) or LEFT, label) for one, label in zip(found, labels, strict=True))


def _day(one: date) -> str:
    if language.english():
        return f"{one.day} {MONTHS[one.month - 1][:3]}"
    return language.month_day(one.year, one.month, one.day, short=True, with_year=False)


def _month(one: date, *, with_year: bool) -> str:
    if language.english():
        return MONTHS[one.month - 1][:3] + (f" {one.year}" if with_year else "")
    return language.month_day(one.year, one.month, None, short=True, with_year=with_year)


def _firsts(axis: Course) -> list[date]:
    out: list[date] = []
    year, month = axis.first.year, axis.first.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if year > 9999 or date(year, month, 1) > axis.last:
            return out
        out.append(date(year, month, 1))
