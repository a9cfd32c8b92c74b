"""Calendar arithmetic: days and months from a reference day, and the days that a value covers."""

import datetime as dt
import re

from counterclaim.reader.times.vocabulary import UNIT_CODES, WEEKDAYS

Days = tuple[dt.date, dt.date]


def shift(day: dt.date, count: int, unit: str) -> str | None:
    """The TIMEX value `count` units from a day: "2025-W11", "2024-08", "2023"; None where it leaves the calendar."""
    code = UNIT_CODES[unit]
    try:
        if code == "D":
            return (day + dt.timedelta(days=count)).isoformat()
        if code == "W":
            year, week, _ = (day + dt.timedelta(weeks=count)).isocalendar()
            return f"{year:04d}-W{week:02d}"
        if code == "M":
            months = day.year * 12 + day.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        if code == "Q":
            quarters = day.year * 4 + (day.month - 1) // 3 + count
            return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
        if code == "Y":
            return f"{day.year + count:04d}" if 0 < day.year + count < 10000 else None
        if code == "DE":
            return f"{day.year // 10 + count:03d}"
        if code == "CE":
            return f"{day.year // 100 + count:02d}"
    except (ValueError, OverflowError):
        return None
    return day.isoformat()


def weekday(name: str, day: dt.date, *, ahead: bool) -> dt.date:
    """The weekday in the news sense: the last one up to the day itself, the next one where the words look ahead."""
    back = (day.weekday() - WEEKDAYS[name.lower()[:3]]) % 7
    found = day - dt.timedelta(days=back)
    return found + dt.timedelta(days=7) if ahead and back else found


def month_in_news(month: int, day: dt.date, *, ahead: bool) -> int:
    """The year of a month named without one: the last such month, or the coming one where the words look ahead."""
    if ahead:
        return day.year if month >= day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def day_in_news(month: int, number: int, day: dt.date, *, ahead: bool) -> str | None:
    """The date of a month and day named without a year, nearest to the reference day; None for no such day."""
    best: tuple[int, dt.date] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            one = dt.date(year, month, number)
        except ValueError:
            continue
        cost = abs((one - day).days) + (0 if one <= day else (-60 if ahead else 120))
        if best is None or cost < best[0]:
            best = (cost, one)
    return best[1].isoformat() if best else None


def duration(count: float | None, unit: str) -> str:
    """A TIMEX duration; count None is unknown ("PXD")."""
    code = UNIT_CODES[unit]
    value = "X" if count is None else f"{count:g}"
    return f"PT{value}{code[1:]}" if code[0] == "T" else f"P{value}{code}"


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX value; None for durations, references and what has no calendar meaning."""
    day = value.split("T")[0]
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            one = dt.date.fromisoformat(day)
            return (one, one)
        if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", day):
            year, week = int(match[1]), int(match[2])
            return (dt.date.fromisocalendar(year, week, 6 if match[3] else 1), dt.date.fromisocalendar(year, week, 7))
        if match := re.fullmatch(r"(\d{4})-(\d{2})", day):
            return _months(int(match[1]), int(match[2]), 1)
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", day):
            return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
        if match := re.fullmatch(r"(\d{4})-H([12])", day):
            return _months(int(match[1]), 6 * int(match[2]) - 5, 6)
        if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day):
            first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[match[2]]
            return _months(int(match[1]), first, 3)
        if re.fullmatch(r"\d{4}", day):
            return (dt.date(int(day), 1, 1), dt.date(int(day), 12, 31))
        if re.fullmatch(r"\d{3}", day):
            return (dt.date(int(day) * 10, 1, 1), dt.date(int(day) * 10 + 9, 12, 31))
        if re.fullmatch(r"\d{2}", day):
            return (dt.date(max(1, int(day) * 100), 1, 1), dt.date(int(day) * 100 + 99, 12, 31))
    except (ValueError, OverflowError):
        return None
    return None


def _months(year: int, first: int, count: int) -> Days:
    last = first - 1 + count
    end_year, end_month = year + last // 12, last % 12 + 1
    return (dt.date(year, first, 1), dt.date(end_year, end_month, 1) - dt.timedelta(days=1))


def edtf(value: str) -> str:
    """The EDTF form of a TIMEX value: weeks as their days, seasons 21 to 24, decades "199X"."""
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{ {'SP': 21, 'SU': 22, 'FA': 23, 'WI': 24}[match[2]] }".replace(" ", "")
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{match[1]}-{32 + int(match[2])}"
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    if re.fullmatch(r"\d{2}", value):
        return value + "XX"
    if re.match(r"\d{4}-W", value) or re.fullmatch(r"\d{4}-H[12]", value):
        days = days_of(value)
        return f"{days[0]}/{days[1]}" if days else value
    return re.sub(r"T(?:MO|AF|EV|NI)$", "", value)


def back(day: dt.date, count: float, unit: str) -> dt.date | None:
    """The day `count` units before a day."""
    try:
        if unit in ("second", "minute", "hour"):
            return (dt.datetime.combine(day, dt.time(12)) - dt.timedelta(**{unit + "s": count})).date()
        if unit in ("day", "week"):
            return day - dt.timedelta(**{unit + "s": count})
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
        total = day.year * 12 + day.month - 1 - int(months)
        for number in (day.day, 30, 29, 28):
            try:
                return dt.date(total // 12, total % 12 + 1, number)
            except ValueError:
                continue
    except (ValueError, OverflowError):
        pass
    return None
