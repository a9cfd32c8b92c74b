"""Days as people write them in a filter: "2024", "2024-08", "2024-08-13", with the last day of what is meant."""

import calendar
import re
from datetime import date

from counterclaim.errors import FilterError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


def first_day(text: str, field: str) -> str:
    """The first day of what was written; raises FilterError."""
    return _days(text, field)[0]


def last_day(text: str, field: str) -> str:
    """The last day of what was written; raises FilterError."""
    return _days(text, field)[1]


def _days(text: str, field: str) -> tuple[str, str]:
    match = _FORM.match(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            span = date(year, 1, 1), date(year, 12, 31)
        elif day is None:
            span = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        else:
            span = date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise FilterError(
            f'"{text[:40]}" is not a day.', where=field, next_step="Give it as YYYY-MM-DD, YYYY-MM or YYYY."
        ) from None
    return span[0].isoformat(), span[1].isoformat()
