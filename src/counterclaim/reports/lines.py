"""Lines of a raw text with their offsets; knows nothing of paragraphs (layout.py)."""

from typing import NamedTuple

from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.patterns import compiled

# Every line break str.splitlines knows except the control characters \x1c-\x1e, which print
# as nothing and turn up in the middle of copied sentences.
BREAK = compiled("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

# Characters that print as nothing: soft hyphen, zero-width blanks and joiners, direction marks, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
_STRIP = BLANKS + INVISIBLE
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


class Line(NamedTuple):
    """One line that is not blank.

    start, end: code points into the raw text, without blanks and invisible characters at its ends.
    gap:        blank lines between this line and the one before it.
    indent:     blanks before it.
    """

    start: int
    end: int
    gap: int
    indent: int

    @property
    def length(self) -> int:
        return self.end - self.start


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of text[start:] that hold something, in order."""
    out: list[Line] = []
    gap = 0
    begin = start
    size = len(text)
    breaks = BREAK.finditer(text, start)
    while begin <= size:
        found = next(breaks, None)
        stop = found.start() if found else size
        chunk = text[begin:stop]
        body = chunk.strip(_STRIP)
        if body:
            indent = len(chunk) - len(chunk.lstrip(_STRIP))
            out.append(Line(begin + indent, begin + indent + len(body), gap, indent))
            gap = 0
        else:
            gap += 1
        if found is None:
            break
        begin = found.end()
    return out


def tidy(text: str) -> str:
    """The text with every run of blanks as one blank and nothing invisible in it; for looking at, not for offsets."""
    if not text.isascii():
        text = text.translate(_UNSEEN)
    return " ".join(text.split())


def plain(text: str) -> str:
    """The words alone, in small letters: "- End -" is "end"."""
    return " ".join("".join(c if c.isalnum() or c == "_" else " " for c in text).split()).casefold()


def after_header(report: Report) -> int:
    """Where the text begins after its "# key: value" lines; 0 without any."""
    return max((f.end for f in report.furniture if f.kind == "header"), default=0)


def subtract(span: Span, holes: list[Span]) -> list[Span]:
    """The parts of the span that none of the sorted, non-overlapping holes covers."""
    out: list[Span] = []
    start, end = span
    for a, b in holes:
        if b <= start:
            continue
        if a >= end:
            break
        if a > start:
            out.append((start, a))
        start = max(start, b)
    if start < end:
        out.append((start, end))
    return out
