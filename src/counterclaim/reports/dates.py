"""Printed dates of a page (dateline, "Published: ..."), to ISO; dates inside sentences belong to the reader."""

import re
from datetime import date, datetime
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled

_MONTHS = vocabulary.listed("pages.months")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:s|nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
WEEKDAYS = vocabulary.words("pages.weekdays")
ZONE = r"(?:GMT|UTC|EST|EDT|ET|CST|PST|PT|BST|CET|CEST|EET|EEST|MSK|IST|SAST|WAT|EAT|AEST|JST|local time)"
CLOCK = (
    r"(?:[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\.?)?|[0-2]?\d\s?[ap]\.?m\.?)"
    rf"(?:\s?\(?{ZONE}(?:[+-]\d{{1,2}})?\)?)?"
)

_CENTURY = 40  # two digits above it are of the last century
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_I = re.IGNORECASE | re.ASCII
_FORMS = (
    compiled(
        rf"(?P<y>{_YEAR})(?P<mark>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=mark)(?P<d>0?[1-9]|[12]\d|3[01])"
        r"(?:[T ]\d\d:\d\d[\d:.Z+-]*)?(?!\d)",
        _I,
    ),
    compiled(
        rf"(?P<a>0?[1-9]|[12]\d|3[01])(?P<mark>[/.-])(?P<b>0?[1-9]|[12]\d|3[01])(?P=mark)(?P<y>{_YEAR})(?!\d)", _I
    ),
    compiled(rf"(?P<name>{MONTH})\s?(?P<d>{_DAY})(?:,|\s-)?\s(?P<y>{_YEAR})(?!\d)", _I),
    compiled(rf"(?P<d>{_DAY})(?:\d{{4}}Z|\sday)?(?:\sof)?[\s-](?P<name>{MONTH}),?[\s-](?P<y>{_YEAR})(?!\d)", _I),
    compiled(rf"(?P<d>{_DAY})\s(?P<name>{MONTH})\s(?P<y>\d\d)(?=\s?(?:[(\[/|,—–-]|$))", _I),  # "29 MAY 89 (REUTER)"
    compiled(rf"(?P<name>{MONTH})\s(?P<d>{_DAY})(?!\d|:\d)", _I),
    compiled(rf"(?P<d>{_DAY})\s(?P<name>{MONTH})(?!\w)", _I),
)
_DIGITS = 1  # the form of _FORMS of which both readings are in use, but with full stops
DATE = (
    rf"(?:{_YEAR}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]{_YEAR}|{MONTH}\s?{_DAY}(?:,?\s{_YEAR})?|"
    rf"{_DAY}(?:\sof)?[\s-]{MONTH}(?:,?[\s-](?:{_YEAR}|\d\d(?!\d)))?)"
)
"""A printed date as part of a larger pattern; no groups."""


class PrintedDate(NamedTuple):
    """A date as printed; year is None where the print leaves it out. start, end: into the text given."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def iso(self, year: int | None = None) -> str | None:
        """YYYY-MM-DD; `year` stands in for a missing one; None without a year or for a day that never was."""
        chosen = self.year if self.year is not None else year
        if chosen is None:
            return None
        try:
            return date(chosen, self.month, self.day).isoformat()
        except ValueError:
            return None


def find_date(text: str) -> PrintedDate | None:
    """The first date printed in a short text; 03/04/2025 is left alone, since both readings are in use."""
    best: PrintedDate | None = None
    for form in _FORMS:
        for found in form.finditer(text):
            printed = _printed(found)
            if printed and (best is None or printed.start < best.start):
                best = printed
            if printed:
                break
    return best


def either(text: str) -> tuple[str, ...]:
    """Both days that a text may mean which begins with a date in digits, day or month first; () for any other text."""
    found = _FORMS[_DIGITS].match(text)
    if found is None or found["mark"] == ".":
        return ()
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    days = (PrintedDate(year, month, day, 0, found.end()).iso() for month, day in ((b, a), (a, b)))
    return tuple(day for day in days if day is not None)


def valid_iso(value: str) -> bool:
    """True for YYYY-MM-DD, or a date-time that begins so."""
    if not value.isascii() or value[4:5] + value[7:8] != "--":  # the library reads weeks as well
        return False
    try:
        datetime.fromisoformat(value.replace(" Z", "Z").replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return False
    return True


def to_iso(value: str) -> str | None:
    """A date written in any of the printed ways as ISO (a date-time stays one); None where it is no date."""
    value = value.strip()
    if valid_iso(value):
        return value
    found = find_date(value[:60])
    return found.iso() if found else None


def _printed(found: re.Match[str]) -> PrintedDate | None:
    parts = found.groupdict()
    # A digit or letter right before, also with a hyphen, belongs to something else ("SU-25 March", "12025-03-01").
    before = found.string[max(0, found.start() - 2) : found.start()]
    if before[-1:].isalnum() or (before[-1:] == "-" and before[:1].isalnum()):
        return None
    year = int(parts["y"]) if parts.get("y") else None
    if year is not None and year < 100:
        year += 1900 if year > _CENTURY else 2000
    if "a" in parts:
        a, b = int(parts["a"]), int(parts["b"])
        if a > 12 >= b or (parts["mark"] == "." and b <= 12):
            day, month = a, b
        elif b > 12 >= a:
            day, month = b, a
        elif a == b:
            day = month = a
        else:
            return None
    else:
        day = int("".join(filter(str.isdigit, parts["d"])))
        month = int(parts["m"]) if parts.get("m") else _month(parts["name"])
    return PrintedDate(year, month, day, found.start(), found.end())


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
