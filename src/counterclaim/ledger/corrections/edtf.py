"""The first and last day of a date as people write it in a correction: the plain forms of EDTF."""

import calendar
import re
from datetime import date

from counterclaim.errors import CorrectionError
from counterclaim.model.when import TimePrecision

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


def days_of(value: str, where: str) -> tuple[str | None, str | None, TimePrecision]:
    """First day, last day (None where the end is open) and precision of YYYY, YYYY-MM, YYYY-MM-DD, or two of them with
    "/" between, ".." for an open end; raises CorrectionError.
    """
    ends = value.split("/")
    try:
        if len(ends) == 1:
            return _one(value)
        if len(ends) != 2 or ends == ["..", ".."]:
            raise ValueError(value)
        first, last = (None if end == ".." else _one(end) for end in ends)
        start, end = first[0] if first else None, last[1] if last else None
        if start and end and start > end:
            raise ValueError(value)
        precision = next(one[2] for one in (first, last) if one is not None)
        return start, end, precision
    except (ValueError, calendar.IllegalMonthError):
        raise CorrectionError(
            f'"{value[:40]}" is not a date.',
            where=where,
            next_step="Give YYYY-MM-DD, YYYY-MM or YYYY, or two of them as FIRST/LAST with .. for an open end.",
        ) from None


def _one(text: str) -> tuple[str, str, TimePrecision]:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    if match[2] is None:
        return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), "year"
    month = int(match[2])
    if match[3] is None:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, 1).isoformat(), date(year, month, last).isoformat(), "month"
    day = date(year, month, int(match[3])).isoformat()
    return day, day, "day"
