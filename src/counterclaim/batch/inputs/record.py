"""A record of an input file, raw, or the note that one is lost."""

from typing import Literal

import msgspec

from counterclaim.batch.values import Outcome
from counterclaim.reports.limits import Limits

LIMITS = Limits(text=1_000_000, html=5_000_000, mhtml=5_000_000, pdf=20_000_000, parse_memory=1_000_000_000)
"""A batch's bounds on one report: a book is none, and one of 10 million characters would take a worker's memory past
500 MB. The mean saved page has 170 kB (ECOSYSTEM.md, 3.1)."""


class Record(msgspec.Struct, frozen=True):
    """One report as it lies in the input.

    at: byte offset in the file, or row number in Parquet. form: "line" is a JSON object with "text"; "page" the bytes
    of a page, text or PDF. url, charset: for a page, as far as the archive tells.
    """

    at: int
    raw: bytes
    form: Literal["line", "page"] = "line"
    url: str | None = None
    charset: str | None = None


class Lost(msgspec.Struct, frozen=True):
    """A record that can't become a report, or `count` of them; reason: one word for counting, words: for people."""

    at: int
    outcome: Outcome
    reason: str
    words: str
    count: int = 1
    raw: bytes = b""


class Other(msgspec.Struct, frozen=True):
    """A record of an archive that is no report and was never meant as one."""

    at: int
