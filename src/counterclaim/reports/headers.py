"""The "# key: value" lines a text file may begin with."""

import re
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.lines import split_lines

_LINE = compiled(r"#\s?([A-Za-z][A-Za-z _-]{0,30}?)\s*:(?:\s+(.*))?$", re.DOTALL)
# One of these must be among the keys, or the lines are headings in Markdown ("# Ukraine: what we know").
_KNOWN = vocabulary.words("pages.known") | {"event date", "event place", "event point"}
_MOST = 60  # header lines; a file of comments alone is no header


class Header(NamedTuple):
    """end: where the text after the header lines begins; values: by lower-case key, the first of a doubled key."""

    start: int
    end: int
    values: dict[str, str]


def read_header(text: str) -> Header | None:
    """The header of a text, None where it has none."""
    if not text[:2_000].lstrip("\ufeff \t\r\n").startswith("#"):
        return None
    values: dict[str, str] = {}
    start = end = -1
    for count, line in enumerate(split_lines(text[:100_000])):
        if count == _MOST or (count and line.gap):
            break
        found = _LINE.match(text[line.start : line.end])
        if not found:
            break
        if start < 0:
            start = line.start
        end = line.end
        values.setdefault(found.group(1).strip().lower(), (found.group(2) or "").strip())
    if start < 0 or not _KNOWN & values.keys():
        return None
    return Header(start, end, values)


def first_address(value: str) -> str | None:
    """The first of several addresses separated by "; ", None where it is no http(s) address."""
    first = value.partition("; ")[0].strip()
    web = first.lower().startswith(("http://", "https://"))
    return first if web and not first.endswith("//") and len(first.split()) == 1 else None
