"""Digests, live blogs and lists of posts to their items: each a report with its own day and source.

Only print tells them apart: a line, or the opening of a paragraph, that dates what follows, three times and more; or
paragraphs that each close with their source and its day ("(Harbour Gazette, 4 May 2024)").
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.model.report import Furniture, Report
from counterclaim.patterns import compiled
from counterclaim.reports.dates import CLOCK, PrintedDate, find_date
from counterclaim.reports.furniture import report_blocks
from counterclaim.reports.headers import read_header
from counterclaim.reports.layout import BULLET
from counterclaim.reports.lines import tidy
from counterclaim.reports.load import from_text

LEAST = 3  # items; two dates are as often those of one report and its update
_LEAST_TOLD = 2  # where the text is known for a digest
_ONE = ("report", "statement", "transcript")  # kinds of texts that are one report, whatever dates they print
_WORDS = 3  # of an item at least, and of what stands before the first one to be an item as well:
_BEFORE = 12
_TIME = compiled(rf"(?<!\d)(?:{CLOCK})(?!\w)", re.IGNORECASE)
_HOUR = re.compile(r"([0-2]?\d)[:.]([0-5]\d)")
_CLOSING = compiled(r"[(\[]([A-ZÀ-Þ][^()\[\]]{5,90})[)\]]\.?$")
_STOP = re.compile(r"[^\W\d]{2}[.!?…][\"”’)\]]*(?:\s|$)")
_LOGGED = compiled(r"\)?\s{0,4}[:–—|-]\s{0,4}(?=\S)")


class Part(NamedTuple):
    """One item. number: from 1, in order; 0: what stands before the first. text: with header lines of its own.

    dated: whether a day of publication of its own is among them.
    """

    number: int
    text: str
    dated: bool = False


class _Item(NamedTuple):
    """Where an item begins and ends in the report's text; key: what its date is the date of; stamp: where one above
    it begins."""

    start: int
    end: int
    key: str = "date"
    when: str | None = None
    source: str | None = None
    stamp: int | None = None

    @property
    def published(self) -> str | None:
        return self.when if self.key == "date" else None


def parts(report: Report) -> list[Part]:
    """The items of a report; none where it is one by itself, or told to be."""
    if report.kind in _ONE:
        return []
    least = _LEAST_TOLD if report.kind == "digest" else LEAST
    for find in (_stamped, _logged, _closed):
        found = [one for one in find(report) if _tells(report.text[one.start : one.end])]
        if len(found) >= least:
            top, end = _top(report), found[0].stamp if found[0].stamp is not None else found[0].start
            before = [Part(0, _text(report, _Item(top, end, when=report.published)))]
            items = [Part(n, _text(report, one), one.published is not None) for n, one in enumerate(found, 1)]
            return (before if len(_prose(report, end).split()) >= _BEFORE else []) + items
    return []


def items(report: Report) -> list[Report]:
    """The items of a digest as reports, each named by its number ("digest.txt#3"); the report alone without any."""
    return [
        from_text(one.text, source=f"{report.source}#{one.number or 'top'}" if report.source else None)
        for one in parts(report)
    ] or [report]


def _tells(text: str) -> bool:
    """True for words with a whole sentence among them; the titles of other stories have none."""
    return len(text.split()) >= _WORDS and _STOP.search(text) is not None


def _top(report: Report) -> int:
    return max((one.end for one in report.furniture if one.kind == "header"), default=0)


def _prose(report: Report, end: int) -> str:
    """What stands before `end` and is no furniture."""
    out, at = [], _top(report)
    for one in report.furniture:
        if one.start >= end:
            break
        out.append(report.text[at : max(at, one.start)])
        at = max(at, one.end)
    return " ".join([*out, report.text[at : max(at, end)]])


def _stamped(report: Report) -> Iterator[_Item]:
    """Items that a stamp begins: a line of its own, or a paragraph's opening ("14:32 GMT –", "LANHAM, 3 May –")."""
    text = report.text
    stamps = [one for one in report.furniture if one.kind in ("dateline", "timestamp") and _begins_line(text, one)]
    day = (report.published or "")[:10] or None
    for number, one in enumerate(stamps):
        stamp = tidy(text[one.start : one.end])
        printed = find_date(stamp)
        if printed is not None:
            day = printed.iso(int(day[:4]) if day else None)
        elif one.kind == "dateline":
            continue
        end = stamps[number + 1].start if number + 1 < len(stamps) else len(text)
        # A dateline with a place stays with its text; a bare stamp is told by the header alone.
        whole = one.kind == "dateline" and "\n" not in text[one.end : one.end + 1] and _places(stamp, printed)
        yield _Item(one.start if whole else one.end, end, when=_with_time(day, stamp, printed), stamp=one.start)


def _begins_line(text: str, one: Furniture) -> bool:
    return not text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()


def _places(stamp: str, printed: PrintedDate | None) -> bool:
    return printed is not None and any(map(str.isalpha, stamp[: printed.start]))


def _with_time(day: str | None, stamp: str, printed: PrintedDate | None) -> str | None:
    """The day with the stamp's time of day, where it prints one by the twenty-four hours."""
    rest = stamp if printed is None else stamp[: printed.start] + " " + stamp[printed.end :]
    clock = _TIME.search(rest)
    hour = _HOUR.match(clock.group()) if clock else None
    if day is None or hour is None or clock is None or re.search(r"[ap]\.?m", clock.group(), re.IGNORECASE):
        return day
    zone = "Z" if re.search(r"GMT|UTC", clock.group()) and not re.search(r"[+-]\d", clock.group()) else ""
    return f"{day}T{int(hour[1]):02d}:{hour[2]}:00{zone}" if int(hour[1]) < 24 else day


def _logged(report: Report) -> Iterator[_Item]:
    """Entries of a log or digest: paragraphs or lines that open with a day, or a place and a day, and a mark."""
    text = report.text
    begun: list[tuple[int, str | None]] = []
    for start, end in _lines(text, _top(report)):
        line = text[start : min(end, start + 120)]
        bullet = BULLET.match(line)
        line = line[bullet.end() :].lstrip() if bullet else line
        printed = find_date(line)
        if printed is not None and _place(line[: printed.start]) and _LOGGED.match(line[printed.end :]):
            begun.append((start, printed.iso(_year(report))))
    for number, (start, day) in enumerate(begun):
        end = begun[number + 1][0] if number + 1 < len(begun) else len(text)
        yield _Item(start, end, key="event date", when=day)


def _place(words: str) -> bool:
    """True for nothing, and for a name before a day: "Orvik, ", "El Fasher ("."""
    name = words.rstrip(" ,(")
    return not words or (name != words.rstrip() and name.istitle() and len(name.split()) <= _WORDS)


def _year(report: Report) -> int | None:
    return int(report.published[:4]) if report.published else None


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S[^\n]*", text[start:]):
        yield start + found.start(), start + found.end()


def _closed(report: Report) -> Iterator[_Item]:
    """Paragraphs that each close with their source and its day."""
    for block in report_blocks(report.text, _top(report)):
        words = report.text[block.start : block.end]
        found = _CLOSING.search(tidy(words[-120:]))
        inner = found.group(1) if found else ""
        printed = find_date(inner)
        if printed is not None and printed.end == len(inner) and (who := inner[: printed.start].strip(" ,;–-")):
            yield _Item(block.start, block.end, when=printed.iso(_year(report)), source=who)


def _text(report: Report, one: _Item) -> str:
    """The item under header lines: its own day and source, and what the whole report tells."""
    head: Sequence[tuple[str, str | None]] = (
        ("title", report.title), (one.key, one.when), ("publisher", one.source or report.publisher),
        ("part of", one.source and report.publisher), ("url", report.url),
    )  # fmt: skip
    if one.key != "date":
        head = (*head, ("date", report.published))
    header = read_header(report.text)
    told = {key for key, _ in head} | {"published", "headline"} | ({"kind"} if report.kind == "digest" else set())
    rest = [(key, value) for key, value in (header.values if header else {}).items() if key not in told]
    lines = [f"# {key}: {tidy(value)[:300]}" for key, value in (*head, *rest) if value]
    return "\n".join([*lines, "", report.text[one.start : one.end].strip()])
