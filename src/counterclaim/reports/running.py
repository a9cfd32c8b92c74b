"""From a Report to its RunningText: paragraphs as they are read, with the way back to every character."""

import re
from array import array
from collections.abc import Sequence
from html import unescape
from unicodedata import normalize

from counterclaim.model.report import Furniture, Report
from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reports.furniture import report_blocks
from counterclaim.reports.hyphens import Hyphens
from counterclaim.reports.layout import Block, goes_on, unfinished
from counterclaim.reports.lines import BLANKS, INVISIBLE, after_header, subtract
from counterclaim.reports.listed import Row, counts_at, items_below, rows_below
from counterclaim.reports.recased import in_both_cases

# What is copied otherwise than as it stands: runs of blanks, other blanks than " ", invisible characters, letters with
# their accents behind them, ligatures, and entities that an extraction has left.
_CHANGE = compiled(
    f"(?P<blank>(?:[{re.escape(BLANKS)}][{INVISIBLE}]*){{2,}}|[{re.escape(BLANKS.replace(' ', ''))}])|[{INVISIBLE}]+"
    r"|(?P<accented>[^\W\d_][\u0300-\u036f]+)|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<entity>&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});)"
)

_CONTROL = compiled("[\\t-\\r\\x1c-\\x1f]")  # the blanks of ASCII but for " "


# The text made last: who keeps a reading takes the same one apart again that the reader has just read.
_last: tuple[str, tuple[Furniture, ...], RunningText] | None = None


def running(report: Report, *, furniture: bool = False) -> RunningText:
    """The text as it is read: header lines never, other furniture only on request, headlines always.

    Broken sentences are mended: a paragraph that stops in mid-sentence and the next one that goes on with a
    small letter become one, also across a picture credit or teaser between them.
    """
    global _last
    was = _last
    if not furniture and was is not None and was[0] == report.text and was[1] == report.furniture:
        return was[2]
    made = _running(report, furniture)
    if not furniture:
        _last = (report.text, report.furniture, made)
    return made


def _running(report: Report, furniture: bool) -> RunningText:
    text = report.text
    holes = [] if furniture else [(f.start, f.end) for f in report.furniture if f.kind != "headline"]
    titles = [(f.start, f.end) for f in report.furniture if f.kind == "headline"]
    writer = _Writer(text)
    held: Block | None = None
    held_title = False
    position = 0
    title_position = 0
    blocks = report_blocks(text, after_header(report))
    done = 0  # blocks that were read with one before them
    for at, block in enumerate(blocks):
        if at < done:
            continue
        # Holes and blocks are both sorted: holes behind this block are never needed again.
        while position < len(holes) and holes[position][1] <= block.start:
            position += 1
        near = []
        for hole in holes[position:]:
            if hole[0] >= block.end:
                break
            near.append(hole)
        while title_position < len(titles) and titles[title_position][1] <= block.start:
            title_position += 1
        title = title_position < len(titles) and titles[title_position][0] <= block.start
        rows = [] if furniture or near else counts_at(text, blocks, at)
        below = [] if furniture or near or rows else rows_below(text, blocks, at)
        if rows or below:
            for row in rows or below:
                writer.row(row)
            done, held = at + bool(below) + len(rows or below), None
            continue
        pieces = [p for line in block.lines for p in subtract((line.start, line.end), near)]
        pieces = [p for p in pieces if text[p[0] : p[1]].strip(BLANKS + INVISIBLE)]
        if not pieces:
            continue
        mends = (
            held is not None
            and not furniture
            and title == held_title
            and not title
            and pieces[0][0] == block.start
            and unfinished(text, held)
            and goes_on(text, block)
            and held.words >= 5
        )
        writer.paragraph(pieces, title=title, mend=mends)
        held, held_title = block, title
        if not furniture and not near and (items := items_below(text, blocks, at)):
            writer.items(items)
            done, held = at + 1 + len(items), None
    return writer.done()


class _Writer:
    """Collects paragraphs; each character is written with the index it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hyphens = Hyphens(text)
        self.out: list[str] = []
        self.size = 0
        self.raw = array("l")
        self.ends: dict[int, int] = {}
        self.paragraphs: list[Paragraph] = []

    def paragraph(self, pieces: list[Span], *, title: bool, mend: bool) -> None:
        if mend and self.paragraphs:
            start = self.paragraphs.pop().start
            self._seam(self.raw[-1], pieces[0])
        else:
            if self.paragraphs:
                after = self.raw[-1] + 1
                self._put("\n\n", (after, after))
            start = self.size
        for number, piece in enumerate(pieces):
            if number:
                self._seam(self.raw[-1], piece)
            self._copy(piece)
        self.paragraphs.append(Paragraph(start, self.size, "headline" if title else "body"))

    def items(self, items: Sequence[Span]) -> None:
        """The items of a list, after the paragraph that leads them and as a part of it."""
        last = self.paragraphs.pop()
        for number, piece in enumerate(items):
            at = self.raw[-1]
            if number and self.text[at] not in ";,":
                self._put(";", (at,))
            self._put(" ", (at + 1,))
            self._copy(piece)
        self.paragraphs.append(Paragraph(last.start, self.size, last.kind))

    def row(self, row: Row) -> None:
        """A table's row as a sentence; the words of the heads in it point at the cells they stand over."""
        if not row.numbers:
            return
        if self.paragraphs:
            after = self.raw[-1] + 1
            self._put("\n\n", (after, after))
        start = self.size
        for number, cell in enumerate((*row.names, *row.numbers)):
            if number:
                mark = ": " if number == len(row.names) else ", "
                self._put(mark, [self.raw[-1]] * len(mark))
            self._copy((cell.start, cell.end))
            if cell.word:
                self._put(f" {cell.word}", [self.raw[-1]] * (len(cell.word) + 1))
        self._put(".", (self.raw[-1],))
        self.paragraphs.append(Paragraph(start, self.size, "row"))

    def _seam(self, before: int, piece: Span) -> None:
        """What stands between two lines: a blank, or nothing after a hyphen."""
        join = self.hyphens.at(before, piece[0])
        if join == "drop":
            last = self.out.pop()
            self.out.append(last[:-1])
            self.size -= 1
            self.raw.pop()
            self.ends.pop(self.size, None)
        elif join == "space":
            self._put(" ", (before + 1,))

    def _copy(self, piece: Span) -> None:
        start, end = piece
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        part = self.text[start:end]
        if part.isascii() and "  " not in part and "&" not in part and not _CONTROL.search(part):
            self._put(part, range(start, end))
            return
        at = start
        for found in _CHANGE.finditer(self.text, start, end):
            self._put(self.text[at : found.start()], range(at, found.start()))
            if found.group("blank"):
                self._put(" ", (found.start(),))
            elif found.lastgroup:
                self._other(found.group(), found.start())
            at = found.end()
        self._put(self.text[at:end], range(at, end))

    def _other(self, group: str, start: int) -> None:
        """An entity as the character it stands for, a letter and its accents as one, a ligature as its letters."""
        end = start + len(group)
        if group[0] == "&":
            made = unescape(group)
            if len(made) != 1 or not (made.isprintable() or made.isspace()):
                self._put(group, range(start, end))
                return
            self.ends[self.size] = end
            self._put(" " if made.isspace() else made, (start,))
        elif len(group) == 1:
            letters = normalize("NFKC", group)
            self._put(letters, [start] * len(letters))
        else:
            made = normalize("NFC", group)
            rest = range(end - len(made) + 1, end)  # accents that no letter is printed with
            if len(made) < len(group):
                self.ends[self.size] = rest.start
            self._put(made, [start, *rest])

    def _put(self, text: str, raw: Sequence[int]) -> None:
        if text:
            self.out.append(text)
            self.size += len(text)
            self.raw.extend(raw)

    def done(self) -> RunningText:
        text = in_both_cases("".join(self.out), self.paragraphs)
        return RunningText(text=text, raw=self.raw, paragraphs=tuple(self.paragraphs), ends=self.ends)


_EDGE = frozenset(BLANKS + INVISIBLE)
