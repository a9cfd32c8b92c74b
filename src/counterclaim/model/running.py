"""Running text: what the reader reads, with the way back to the report's own offsets.

A printed page breaks sentences with blank lines, hyphens and double spaces, and carries
furniture. The running text leaves those out; every stage works in its offsets, and
`compose` maps each span back to Report.text once, at the end.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from counterclaim.model.span import Span


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph; start, end: offsets into RunningText.text, no line break at its ends.

    kind: "row" is a row of a table, read as a sentence.
    """

    start: int
    end: int
    kind: Literal["headline", "body", "row"] = "body"


class RunningText(msgspec.Struct, frozen=True):
    """Text as it is read.

    text:       paragraphs joined by "\\n\\n"; no soft hyphens, no doubled blanks, no broken lines inside one.
    raw:        raw[i] is the index in Report.text of text[i]; for the joining "\\n\\n" the end of the paragraph before.
    paragraphs: in order; text between them is "\\n\\n".
    ends:       by index, the end in Report.text of a character that is several there (a letter and its accent, an
                entity).
    """

    text: str
    raw: Sequence[int]
    paragraphs: tuple[Paragraph, ...]
    ends: Mapping[int, int] = {}

    def in_row(self, at: int) -> bool:
        """True for an offset in a table's row."""
        return any(p.kind == "row" and p.start <= at < p.end for p in self.paragraphs)

    def to_raw(self, span: Span) -> Span:
        """The span of Report.text that a span of this text was made from; empty spans stay empty."""
        start, end = span
        if start >= end:
            at = self.raw[start] if start < len(self.raw) else (self.raw[-1] + 1 if self.raw else 0)
            return (at, at)
        return (self.raw[start], self.ends.get(end - 1, self.raw[end - 1] + 1))

    @classmethod
    def plain(cls, text: str) -> "RunningText":
        """The text itself as one body paragraph per line block, offsets unchanged (for parts run on bare text)."""
        paragraphs: list[Paragraph] = []
        start = 0
        while start < len(text):
            stop = text.find("\n", start)
            stop = len(text) if stop < 0 else stop
            if text[start:stop].strip():
                paragraphs.append(Paragraph(start, stop))
            start = stop + 1
        return cls(text=text, raw=array("l", range(len(text))), paragraphs=tuple(paragraphs))
