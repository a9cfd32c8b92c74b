"""Items: what a source holds, one report each, as bytes that a worker can read."""

import hashlib
from typing import Literal

import msgspec

from counterclaim.reports.given import NOTHING, Given

ItemKind = Literal["page", "line", "reading", "whole", "leaf"]


def _now() -> str:
    from counterclaim.ledger.audit import now  # loads what reading a file needs nothing of

    return now()


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One report to be read.

    source: as it is kept ("dir/a.html", "reports.jsonl#12", an address). data: the raw bytes.
    kind: "page" (a text, page or PDF), "line" (JSON with "text"), "reading" (a reading as JSON, not read
    again), "whole" (kept, not read: its items are), "leaf" (kept, not read: the article that it is a page of is).
    url, charset, fetched_at: as they were fetched. published: as a feed dated it, for what tells no day of its own.
    warnings: what of the source could not be used, in words. given: what the caller told of it. apart: the ledger has
    the same from there under another publisher than the given one.
    """

    source: str
    data: bytes
    kind: ItemKind = "page"
    url: str | None = None
    charset: str | None = None
    published: str | None = None
    warnings: tuple[str, ...] = ()
    given: Given = NOTHING
    apart: bool = False
    fetched_at: str = msgspec.field(default_factory=_now)

    @property
    def sha256(self) -> str:
        """Of the raw bytes, hex."""
        return hashlib.sha256(self.data).hexdigest()


class Bad(msgspec.Struct, frozen=True, kw_only=True):
    """A source, or a part of one, that gave no report. outcome: "failed", or "skipped" for what is none of ours."""

    source: str
    reason: str
    outcome: Literal["failed", "skipped"] = "failed"
    data: bytes = b""
    url: str | None = None
    fetched_at: str = msgspec.field(default_factory=_now)
