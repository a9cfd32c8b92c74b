"""Dates in the news sense: which Wednesday, which August, counted from the publication day."""

from datetime import date, timedelta

from counterclaim.reader.times import periods
from counterclaim.reader.times.periods import Period

# A day without a year lies behind rather than ahead: a coming one must be this many days nearer. 60 to 200 compared on
# the train parts, 100 to 150 alike. Where the words look ahead, a past one must be nearer by the second number; where
# they surely do, it may lie back by no more than the third: a report filed before the day and dated after it.
_BEHIND, _AHEAD, _LATE = 120, 60, 21
_SLACK = 1  # a report is filed a day before it is dated, and told of as over


def day(year: int, month: int, number: int) -> date:
    """The day; number 0 in November is Thanksgiving in the United States. Raises ValueError for 31 February."""
    if number == 0:
        first = date(year, month, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    return date(year, month, number)


def nearest_day(
    month: int,
    number: int,
    published: date,
    *,
    ahead: bool,
    behind: bool = False,
    coming: bool = False,
    step: int | None = None,
    weekday: int | None = None,
) -> date | None:
    """The day meant by a month and day without a year; a weekday beside it decides where it fits only one year.

    behind: the words look back, so that it is no coming one; coming: they surely look ahead, so that it is none long
    past.
    """
    found: list[tuple[int, date]] = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            at = day(year, month, number)
        except ValueError:
            continue
        if (step == -1 and at >= published) or (step == 1 and at <= published):
            continue
        away = (at - published).days
        if (behind and away > _SLACK) or (coming and away < -_LATE):
            continue
        found.append((abs(away) + (0 if away <= 0 else -_AHEAD if ahead else _BEHIND), at))
    if not found:
        return None
    if weekday is not None and any(at.weekday() == weekday for _, at in found):
        found = [f for f in found if f[1].weekday() == weekday]
    return min(found)[1]


def month_year(month: int, published: date, step: int | None, *, ahead: bool, coming: bool = False) -> int:
    """The year of a month named without one: the last such month up to the publication's, the coming one when ahead.

    Where the words look ahead, but not surely (`coming`), the last one is meant where it is much nearer, as of days:
    "they will keep to the truce of May", read in July.
    """
    if step == -1:
        return published.year if month < published.month else published.year - 1
    if step == 1:
        return published.year if month > published.month else published.year + 1
    if step == 0:
        return published.year
    until = (month - published.month) % 12
    if ahead and (coming or until - _AHEAD // 30 < 12 - until):
        return published.year if month >= published.month else published.year + 1
    return published.year if month <= published.month else published.year - 1


def weekday(number: int, published: date, step: int | None, *, ahead: bool) -> date:
    """The weekday (0 Monday): the last one up to and including publication day, the coming one when ahead.

    step -1: before publication day; +1: after it.
    """
    back = (published.weekday() - number) % 7
    if step == -1:
        return published - timedelta(days=back or 7)
    if step == 1 or (ahead and back):
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def weekend(published: date, step: int, *, ahead: bool) -> Period:
    """The weekend: the last one begun, the coming one when ahead; step -1 the last one over, +1 the next to begin."""
    begun = published - timedelta(days=(published.weekday() - 5) % 7)
    running = published.weekday() >= 5
    if step > 0 or (ahead and not running):
        return periods.weekend(begun + timedelta(days=7))
    if step < 0 and running:
        return periods.weekend(begun - timedelta(days=7))
    return periods.weekend(begun)


def season_year(name: str, published: date, step: int | None, *, ahead: bool) -> int:
    """The year a season named without one began in."""
    year = published.year
    if step == -1:
        while periods.season(year, name).last >= published:
            year -= 1
        return year
    if step == 1 or ahead:
        return year if periods.season(year, name).first > published or (ahead and step is None) else year + 1
    if step == 0:
        return year - 1 if name == "WI" and published.month <= 5 else year
    return year if periods.season(year, name).first <= published else year - 1


def reach(published: date, unit: str, count: int) -> date:
    """The other end of a window of `count` units that begins or ends on publication day; hours fill up their days."""
    if unit in ("second", "minute", "hour"):
        hours = abs(count) / {"hour": 1, "minute": 60, "second": 3600}[unit]
        days = -(-hours // 24) if hours >= 12 else 0
        return published + timedelta(days=int(days) * (1 if count > 0 else -1))
    if unit == "fortnight":
        return periods.move(published, "week", 2 * count)
    return periods.move(published, unit, count)
