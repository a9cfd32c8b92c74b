"""TIMEX3 values as the days they mean, so that "2025-W11" equals 2025-03-10 to 2025-03-16."""

import re
from datetime import date, timedelta

Interval = tuple[object, ...]
"""(first day, last day), or ("dur", unit, amount), ("ref", word), ("season", year, word), ("century", digits)."""

_CLOCK = {"H": ("S", 3600), "M": ("S", 60), "S": ("S", 1)}
_CALENDAR = {
    "D": ("D", 1), "W": ("D", 7), "M": ("M", 1), "Q": ("M", 3), "Y": ("M", 12),
    "DE": ("M", 120), "E": ("M", 120), "CE": ("M", 1200), "C": ("M", 1200),
}  # fmt: skip
_DURATION = re.compile(r"P(T?)([\d.]+)([A-Z]{1,2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?(?:-(\d))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")


def normal(value: str | None) -> str:
    """A value as it is compared: upper case, no blanks round it."""
    return (value or "").strip().upper()


def interval(value: str | None) -> Interval | None:
    """What a TIMEX3 value means; None where it has no calendar meaning.

    A clock time counts as its day; durations are folded (P2W is P14D, P1Y is P12M).
    """
    plain = normal(value)
    if not plain:
        return None
    try:
        duration = _DURATION.fullmatch(plain)
        if duration:
            folded = (_CLOCK if duration[1] else _CALENDAR).get(duration[3])
            return ("dur", folded[0], float(duration[2]) * folded[1]) if folded else ("dur", plain)
        if plain.endswith("_REF"):
            return ("ref", plain)
        return _days(plain.split("T")[0]) or ("raw", plain)
    except (ValueError, OverflowError):
        return None


def _days(day: str) -> Interval | None:
    if found := _DAY.fullmatch(day):
        one = date(*map(int, found.groups()))
        return (one, one)
    if found := _WEEK.fullmatch(day):
        return _week(int(found[1]), int(found[2]), weekend=bool(found[3]), weekday=found[4])
    if found := _MONTH.fullmatch(day):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _PART.fullmatch(day):
        year, part = int(found[1]), found[2]
        if part[0] == "Q":
            return _months(year, 3 * int(part[1]) - 2, 3)
        return _months(year, 6 * int(part[1]) - 5, 6) if part[0] == "H" else ("season", year, part)
    if re.fullmatch(r"\d{4}", day):
        return (date(int(day), 1, 1), date(int(day), 12, 31))
    if re.fullmatch(r"\d{3}X?", day):
        first = int(day[:3]) * 10
        return (date(first, 1, 1), date(first + 9, 12, 31))
    return ("century", day[:2]) if re.fullmatch(r"\d{2}(?:XX)?", day) else None


def _week(year: int, week: int, *, weekend: bool, weekday: str | None) -> Interval:
    if weekday:
        one = date.fromisocalendar(year, week, int(weekday))
        return (one, one)
    return (date.fromisocalendar(year, week, 6 if weekend else 1), date.fromisocalendar(year, week, 7))


def _months(year: int, month: int, count: int) -> Interval:
    after = month - 1 + count
    return (date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1))
