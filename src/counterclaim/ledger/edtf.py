"""First and last days of what a claim tells, out of EDTF values, for columns that are sorted and compared."""

import re
from collections.abc import Iterable

from counterclaim.model.when import When

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\d-])")


def first_day(value: str | None) -> str | None:
    """The first day of an EDTF date or interval, ISO; None where it is open or no date ("../2024", "PAST_REF")."""
    found = _DATE.match(value) if value else None
    if found is None:
        return None
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}"


def happened(times: Iterable[When]) -> tuple[str | None, str | None]:
    """First and last day of what is told; the times of the utterance itself don't count. None: an open end ("since
    2013"), or no day."""
    told = [t for t in times if t.role == "event"]
    firsts = [t.first for t in told if t.first]
    lasts = [t.last for t in told if t.last]
    return min(firsts, default=None), max(lasts, default=None)
