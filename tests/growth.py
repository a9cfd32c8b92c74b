"""Texts that trap whoever compares each thing with all others, and a count of steps that tells without a clock.

The tests count (tests/test_growth.py); `make growth` times the same units, since no count sees what a pattern does
inside one call.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Any

from counterclaim.errors import LanguageError
from counterclaim.gazetteer import Gazetteer
from counterclaim.model.running import RunningText
from counterclaim.reader.figures import measure
from counterclaim.reader.places import locate
from counterclaim.reader.reader import Reader
from counterclaim.reader.times import date
from counterclaim.reports import from_text, running
from counterclaim.reports.furniture import own_mark


@cache
def _reader() -> Reader:
    return Reader()


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _read(text: str) -> None:
    with suppress(LanguageError):  # "Ab Ab Ab" is not English, and refused as that
        _reader().read_report(from_text(text))


def _prepare(text: str) -> None:
    own_mark.cache_clear()
    running(from_text(text))


@dataclass(frozen=True)
class Part:
    """One stage of reading: what it does with a text, and the units whose repetition might trap it."""

    read: Callable[[str], object]
    units: tuple[str, ...]
    characters: int
    """Of the longer text that the benchmark times; the tests count on far shorter ones."""


PARTS = {
    "reports": Part(
        _prepare,
        ('"', "The army said so. ", "ab cd\n", "(", "By ", "A", ".", "-\n", "word-\n", "# a: b\n", "\u00ad\u200b",
         "March 12, 2025\n", "Related stories\n\n"),
        400_000,
    ),
    "one line": Part(lambda text: _prepare(f"a{text}b"), (" ", "()", "-"), 1_000_000),
    "places": Part(
        lambda text: locate(RunningText.plain(text), [], _gazetteer()),
        ("A", "A ", "Mali ", "Kursk, ", "the ", "the region ", "'", "St. ", "of the ", "Al-", "northern ", "- "),
        80_000,
    ),
    "figures": Part(
        lambda text: measure(RunningText.plain(text), sentences=[(0, len(text))]),
        ("1 ", "12 people since August 6 ", "five of them ", "three-", "5 km (3 miles) ", "5 red "),
        40_000,
    ),
    "times": Part(
        lambda text: date(RunningText.plain(text), "2025-03-12", sentences=[(0, len(text))]),
        ("On Monday, ", "the last ", "twenty-", "since the ", '"', "Aug. ", "1:", "5 ", "a ",
         "since the offensive in May "),
        80_000,
    ),
    "reading": Part(
        _read,
        ("armysaid", '"', "“", "‘a’ ", "(", "a, ", "1,000 ", "1-", "Ab ", "A's ", "May 1 ", "he said ", "of the ",
         "gov-\n", "https://a.example/"),
        16_000,
    ),
}  # fmt: skip


def steps(work: Callable[[], object]) -> int:
    """Lines of Python that `work` executes, those of all that it calls counted: the same on any machine."""
    count = 0

    def trace(frame: FrameType, event: str, given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
