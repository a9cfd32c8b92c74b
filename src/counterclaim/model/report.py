"""A Report: one published text with its metadata; the text is never edited."""

from typing import Literal

import msgspec

FurnitureKind = Literal[
    "header",  # "# key: value" lines before the text
    "headline",  # marked, but read: a headline puts a claim forward
    "byline",
    "dateline",
    "photo_credit",
    "caption",
    "teaser",
    "newsletter",
    "share",
    "address",
    "tags",
    "copyright",
    "timestamp",
    "note",  # editor's note, "this story has been updated", contact lines
]


class Furniture(msgspec.Struct, frozen=True):
    """A span of the report that is not reporting; start, end: code points into Report.text."""

    kind: FurnitureKind
    start: int
    end: int


Kind = Literal["report", "statement", "transcript", "notes", "digest", "posts"]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One published text.

    text:       as published; every offset anywhere counts code points into it, end exclusive.
    published:  ISO 8601 date ("2025-03-12") or date-time, None where nothing tells.
    published_basis: what the date rests on ("header", "dateline", "metadata", "address",
                "input", "feed", "event date" where only the event of a sheet's row is dated).
    url:        the printed or fetched address, mended where print broke it.
    language:   ISO 639-1 code.
    speaker:    whose words these are, where no other voice has them; told from outside the text, as are
    side:       whom that speaker speaks for, and
    kind:       what the text is: in a statement and in posts the publisher speaks, in a report never the text itself.
    """

    id: str
    text: str
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    language: str | None = None
    speaker: str | None = None
    side: str | None = None
    kind: Kind | None = None
    source: str | None = None
    furniture: tuple[Furniture, ...] = ()

    @property
    def voice(self) -> str | None:
        """Who speaks where no other voice does, as far as that was told."""
        return self.speaker or (self.publisher if self.kind in ("statement", "posts") else None)
