"""Records of fields, as safety offices and case files print them: "Date: ...", "Location: ...", "Details: ..."."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.dates import PrintedDate, find_date

_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_FIELD = compiled(r"\W{0,4}(?P<key>[^\W\d_][^\W\d_ /]*(?:[ /][^\W\d_]+){0,4})\s?:\s{1,12}(?=\S)")
RECORD_DAYS = vocabulary.words("pages.record_days")
_PLACES = vocabulary.words("pages.record_places")
_STOP = re.compile(r"[.!?…][\"”’)\]]*\s*$")
_LEAST_WORDS = 3  # of a field that tells what happened


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
    for block in _BLOCK.finditer(text, start):
        day: PrintedDate | None = None
        place = ""
        for line in _LINE.finditer(text, *block.span()):
            field = _FIELD.match(line[0])
            key, value = (field["key"].casefold(), line[0][field.end() :]) if field else ("", line[0])
            if key in RECORD_DAYS:
                day = day or find_date(value)
            elif key in _PLACES:
                place = place or value.strip(" .")
            elif day is not None and _STOP.search(value) and len(value.split()) >= _LEAST_WORDS:
                yield Record(block.start(), line.end() - len(value), block.end(), day, place)
                break
