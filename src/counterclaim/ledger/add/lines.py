"""JSON Lines to items: a report a line, or a reading a line as `counterclaim read --json` prints it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item, ItemKind
from counterclaim.reports.limits import Limits

_READING = b'"counterclaim.reading/'
_HEAD = 400  # bytes at the start of a line in which a reading names its schema
_PER_CHARACTER = 6  # bytes of one character in JSON at most (\\u0000)
_READING_PER_TEXT = 20  # a reading holds its report's text and every claim with it


def items(source: str, limits: Limits) -> Iterator[Item | Bad]:
    """The lines of a file ("-": standard input); a line longer than a reading of the longest text is passed over."""
    longest = _PER_CHARACTER * limits.text * _READING_PER_TEXT // 10
    name = "stdin" if source == "-" else source
    with _opened(source) as file:
        number = 0
        while line := file.readline(longest + 1):
            number += 1
            if len(line) > longest:
                while line and not line.endswith(b"\n"):
                    line = file.readline(longest)
                yield Bad(source=f"{name}#{number}", reason=f"longer than {longest:,} bytes.")
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                kind: ItemKind = "reading" if is_reading(line) else "line"
                yield Item(source=f"{name}#{number}", data=line.rstrip(b"\r\n"), kind=kind)


def is_reading(data: bytes) -> bool:
    """True for a reading as JSON, by its first bytes."""
    return data.lstrip()[:1] == b"{" and _READING in data[:_HEAD]


def count(source: str) -> int:
    """How many lines are not blank; 0 for a file that can't be opened."""
    try:
        with open(source, "rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 0


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(source, "rb")  # noqa: SIM115, closed below
    except OSError as error:
        raise ReportError(f"can't be opened ({error.strerror or error}).", next_step="Check the path.") from None
    with file:
        yield file
