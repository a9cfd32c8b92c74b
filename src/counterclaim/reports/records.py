"""Records of fields, as safety offices and case files print them: "Date: ...", "Location: ...", "Details: ..."."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.reports.dates import PrintedDate, find_date
from counterclaim.reports.lines import Line, split_lines

RECORD_DAYS = vocabulary.words("pages.record_days")
_PLACES = vocabulary.words("pages.record_places")
_LEAST_WORDS = 3  # of a field that tells what happened
_LONGEST = 40  # letters of a label


class Record(NamedTuple):
    """One record. above: where it begins; start: where what happened is told, up to end; place: "" for none.

    day: None for what stands below the last record.
    """

    above: int
    start: int
    end: int
    day: PrintedDate | None
    place: str


def records(text: str, start: int) -> list[Record]:
    """The records of text[start:], in order: lines that belong together, one of which dates what the next ones tell."""
    found = list(_records(text, start))
    if not found:
        return []
    below = found[-1].end + len(text[found[-1].end :]) - len(text[found[-1].end :].lstrip())
    found.append(Record(below, below, len(text), None, ""))
    return [*(one._replace(end=after.above) for one, after in pairwise(found)), found[-1]]


def _records(text: str, start: int) -> Iterator[Record]:
    day: PrintedDate | None = None
    place, above = "", start
    told = False
    lines = split_lines(text, start)
    for n, line in enumerate(lines):
        if line.gap or not n:  # lines that belong together
            day, place, above, told = None, "", line.start, False
        key, value = _field(text, line)
        if key in RECORD_DAYS:
            day = day or find_date(value)
        elif key in _PLACES:
            place = place or value.strip(" .")
        elif day is not None and not told and _tells(value):
            told = True
            end = next((before.end for before, after in pairwise(lines[n:]) if after.gap), len(text))
            yield Record(above, line.end - len(value), end, day, place)


def _field(text: str, line: Line) -> tuple[str, str]:
    """The label of a line and what it says; "" for a line without one."""
    words = text[line.start : line.end]
    key, colon, value = words[: _LONGEST + 1].partition(":")
    if not colon or not value[:1].isspace():
        return "", words
    return key.strip(" *•-–").casefold(), words[len(key) + 1 :].lstrip()


def _tells(value: str) -> bool:
    return value.rstrip('"”’)] ').endswith((".", "!", "?", "…")) and len(value.split()) >= _LEAST_WORDS
