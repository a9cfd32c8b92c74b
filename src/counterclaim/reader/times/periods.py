"""Stretches of the calendar: a day, a week, a month ... with first and last day, as EDTF and as TIMEX3."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.model.when import TimePrecision

# EDTF (ISO 8601-2, level 1) numbers for the seasons; TIMEX3 letters; first month of the northern season.
_SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
UNITS = ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")


class Period(NamedTuple):
    """One stretch of the calendar; first, last: days, both inclusive; edtf and timex name the same stretch."""

    first: date
    last: date
    precision: TimePrecision
    edtf: str
    timex: str


def day(at: date) -> Period:
    """One day."""
    iso = at.isoformat()
    return Period(at, at, "day", iso, iso)


def week(at: date) -> Period:
    """The ISO week (Monday to Sunday) that holds the day. EDTF has no weeks: an interval of days stands for it."""
    first = at - timedelta(days=at.weekday())
    last = first + timedelta(days=6)
    iso = at.isocalendar()
    return Period(first, last, "week", f"{first}/{last}", f"{iso.year:04d}-W{iso.week:02d}")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    sunday = at + timedelta(days=6 - at.weekday())
    iso = at.isocalendar()
    first = sunday - timedelta(days=1)
    return Period(first, sunday, "week", f"{first}/{sunday}", f"{iso.year:04d}-W{iso.week:02d}-WE")


def month(year: int, number: int) -> Period:
    """One month; number 1 to 12."""
    name = f"{year:04d}-{number:02d}"
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", name, name)


def _months(year: int, first: int, count: int, precision: TimePrecision, timex: str) -> Period:
    last = month(year + (first + count - 2) // 12, (first + count - 2) % 12 + 1)
    return Period(date(year, first, 1), last.last, precision, f"{year:04d}-{first:02d}/{last.edtf}", timex)


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4 of the calendar year."""
    return _months(year, 3 * number - 2, 3, "quarter", f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """First or second half of the calendar year; its precision counts as that of a quarter."""
    return _months(year, 6 * number - 5, 6, "quarter", f"{year:04d}-H{number}")


def season(year: int, name: str) -> Period:
    """A season (SP, SU, FA, WI) of a year, months as in the northern half; winter begins in December of `year`."""
    number, first = _SEASONS[name]
    return _months(year, first, 3, "season", f"{year:04d}-{name}")._replace(edtf=f"{year:04d}-{number}")


def year(number: int) -> Period:
    """One calendar year."""
    name = f"{number:04d}"
    return Period(date(number, 1, 1), date(number, 12, 31), "year", name, name)


def years(first: int, last: int) -> Period:
    """From one calendar year to another."""
    name = f"{first:04d}/{last:04d}"
    return Period(date(first, 1, 1), date(last, 12, 31), "year", name, name)


def decade(first: int) -> Period:
    """Ten years from `first`, which ends in 0."""
    name = f"{first // 10:03d}"
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade", f"{name}X", name)


def century(first: int) -> Period:
    """The hundred years whose years begin with the same two digits as `first` ("the 20th century": 1900)."""
    name = f"{first // 100:02d}"
    return Period(date(first, 1, 1), date(first + 99, 12, 31), "century", f"{name}XX", name)


def of(unit: str, at: date) -> Period:
    """The unit's stretch that holds the day."""
    match unit:
        case "day":
            return day(at)
        case "week":
            return week(at)
        case "weekend":
            return weekend(at)
        case "month":
            return month(at.year, at.month)
        case "quarter":
            return quarter(at.year, (at.month + 2) // 3)
        case "decade":
            return decade(at.year // 10 * 10)
        case "century":
            return century(at.year // 100 * 100)
        case _:
            return year(at.year)


def move(at: date, unit: str, count: int) -> date:
    """The day `count` units later (earlier when negative); a missing 31st becomes the month's last day.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    days = {"day": 1, "week": 7, "weekend": 7}.get(unit)
    if days:
        return at + timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    total = at.year * 12 + at.month - 1 + months
    y, m = divmod(total, 12)
    if not 1 <= y <= 9999:
        raise OverflowError("outside the calendar")
    return date(y, m + 1, min(at.day, monthrange(y, m + 1)[1]))


def shifted(period: Period, unit: str, count: int) -> Period:
    """The same kind of stretch, `count` units away: a quarter a year earlier is a quarter."""
    at = move(period.first, unit, count)
    if period.precision == "season":
        return season(at.year, period.timex[5:])
    if period.timex[5:6] == "H":
        return half(at.year, int(period.timex[6]))
    if period.timex.endswith("-WE"):
        return weekend(at)
    return of(str(period.precision) if period.precision in UNITS else "day", at)
