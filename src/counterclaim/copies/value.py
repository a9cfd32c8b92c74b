"""A report as copy: its paragraphs without furniture, as hashed word windows."""

import msgspec

# Words a window, as in DESIGN.md section 5, whose measured containments are of five-word windows.
WINDOW = 5


class CopyParagraph(msgspec.Struct, frozen=True):
    """One paragraph of reporting.

    start, end: code points into Report.text, end exclusive.
    windows:    hashes of its word windows in order, signed 64 bits; window i begins at word i. A paragraph of fewer
        words than a window has one, of all its words.
    spoken:     windows that lie wholly inside quotation marks, as indices into `windows`: words that a speaker gave
        to everybody are no sign of shared copy.
    words:      how many.
    """

    start: int
    end: int
    windows: tuple[int, ...]
    spoken: frozenset[int]
    words: int


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """What the search for shared copy knows of one report; site: host of the address, else the publisher."""

    report: str
    paragraphs: tuple[CopyParagraph, ...]
    site: str | None = None
    agency: str | None = None
    published: str | None = None

    def __hash__(self) -> int:
        # Of the report alone: caches look copies up far more often than two of one report differ.
        return hash(self.report)

    @property
    def words(self) -> int:
        """Running words, headlines and furniture left out."""
        return sum(paragraph.words for paragraph in self.paragraphs)
