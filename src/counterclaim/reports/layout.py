"""Which printed lines belong together: lines to blocks. Knows nothing of what a block is (furniture.py)."""

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reports.lines import Line, split_lines, tidy

# How much of a block is looked at when deciding what it is: longer ones are prose.
LOOK = 700

_STOPS = ".!?…。؟！？"
_AFTER_STOP = "\"”’'»›)]*_"
# A table's row: cells between bars.
ROW = compiled(r"[ \t]{0,8}\|.{1,2000}\|[ \t]{0,8}$")
# Between the cells of a table drawn with blanks, tabs or bars between them.
GAP = compiled(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]*[.·_…]{4,}[ \u00a0]*|[ \u00a0]+\|[ \u00a0]+|[ \u00a0]{2,}")
_TITLE = 1  # line, counted from 0, up to which a date or a name alone is one however full the line above is
_PAIR = 2  # cells of a line that counts one thing, and such lines that make a list
_DRAWN = 3  # lines of as many cells that make such a table, its heads among them
ABOUT = r"(?:about |around |over |at least |up to |~|≈|>|<|\+)?"
# A number alone, as stands in a table.
NUMBER = compiled(rf"{ABOUT}\d[\d.,\u00a0 ]{{0,14}}(?: ?%|\+)?$", re.IGNORECASE)
# The last marks are those of the fonts Symbol and Wingdings, with which word processors draw theirs.
BULLET = compiled(
    r"(?:[-–—•·*‣▪■□►●○◦◾◽▫◼◻◆❖➢➤✓✔🔹🔸>→\uf0a7\uf0b7\uf0d8\uf0fc]\ufe0f?|"
    r"\(?\d{1,2}[.)]|\(?[a-z][.)])\s"
)
_OPENING = "\"“‘'«([„"  # before a first word
_NAME_WITHIN = 4  # letters, one of which is a capital in names that open with a small one ("al-Shabaab", "d'Arc")
# A line that ends with one of these has not ended its sentence, whatever the next begins with. Words that end
# headlines as well are left out ("fight goes on", "strikes kill two").
_HANGING = vocabulary.words("pages.hanging")
_OPENERS = vocabulary.words("pages.openers")

# From this share of line ends in mid-sentence on, lines are taken to be broken by width and not
# by sense. Texts with a line per paragraph have 0 to .05, hard-wrapped ones .45 to .8 (PolNeAR
# train, as it is and wrapped to 40-100 columns); anything between .1 and .4 gives the same.
WRAPPED = 0.25
# A line is full when the next line's first word would not have fitted; .85 leaves room for
# proportional print, where the same width holds fewer or more characters.
FULL = 0.85


class Block(NamedTuple):
    """Lines that are read together, in order."""

    lines: tuple[Line, ...]
    look: str  # the block's first LOOK characters, tidied

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def words(self) -> int:
        """Words in `look`."""
        return self.look.count(" ") + 1

    @property
    def stopped(self) -> bool:
        """True where the block ends as a sentence ends; only known within the first LOOK characters."""
        return self.end - self.start > LOOK or closed_with(_STOPS, self.look)


def blocks(text: str, start: int, alone: Callable[[str], bool]) -> list[Block]:
    """The blocks of text[start:]; alone(line) tells lines that are never glued to another (a byline, a date)."""
    lines = split_lines(text, start)
    seams = _Seams(text, lines)
    groups: list[list[Line]] = []
    lonely = prose = False
    for i, line in enumerate(lines):
        # "... the army told" / "Reuters." broken by width: the second line is not what it looks like. A title and the
        # date under it are as wide as the columns below by chance.
        carried = i > _TITLE and seams.carries_on(i, lonely)
        looks_alone = line.length <= LOOK and not carried and alone(text[line.start : line.end])
        if groups and not looks_alone and seams.join(groups[-1], i, lonely=lonely, prose=prose):
            groups[-1].append(line)
            continue
        # A sentence has ended before this line: what comes above the text is over.
        prose = prose or (i > 0 and seams.ended[i - 1] and lines[i - 1].length > 80)
        groups.append([line])
        lonely = looks_alone
    return [Block(tuple(g), _look(text, g)) for g in groups]


def unfinished(text: str, block: Block) -> bool:
    """True where the block stops in mid-sentence."""
    last = block.lines[-1]
    return not closed_with(_STOPS + ":;", text[max(last.start, last.end - 40) : last.end])


def closed_with(marks: str, text: str) -> bool:
    """True where the text ends with one of the marks, before closing quotes and brackets if there are any."""
    last = text.rstrip(_AFTER_STOP)[-1:]
    return bool(last) and last in marks


def goes_on(text: str, block: Block) -> bool:
    """True where the block begins in mid-sentence: with a small letter that opens no name."""
    return _begins_small(text, block.lines[0])


def _look(text: str, lines: list[Line]) -> str:
    start = lines[0].start
    return tidy(text[start : min(lines[-1].end, start + LOOK)])


def _begins_small(text: str, line: Line) -> bool:
    head = text[line.start : min(line.end, line.start + 40)]
    if BULLET.match(head):
        return False
    word = head.split(maxsplit=1)[0].lstrip(_OPENING)
    named = any(map(str.isupper, word[:_NAME_WITHIN])) or "://" in word or word.startswith("www.")
    return word[:1].islower() and not named


def _drawn(text: str, lines: list[Line]) -> list[tuple[int, int]]:
    """The tables without bars, as numbers of lines: heads, and rows of as many cells under them with figures in each,
    always in the same columns."""
    counts = [1 + len(GAP.findall(text, line.start, line.end)) for line in lines]
    out: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and counts[at] == counts[first] and lines[at].gap == 0:
            continue
        if counts[first] > 1 and at - first >= _DRAWN:
            cells = [GAP.split(text[line.start : line.end]) for line in lines[first:at]]
            figures = [frozenset(n for n, cell in enumerate(row) if NUMBER.match(cell)) for row in cells]
            if not figures[0] and frozenset.intersection(*figures[1:]):
                out.append((first, at))
        pairs = counts[first] == _PAIR <= at - first
        if pairs and all(counted(text, line.start, line.end) for line in lines[first:at]):
            out.append((first, at))
        first = at
    return out


def counted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the gap lies between what is counted and its number in a line of these two alone: "Huts burnt      12"."""
    gaps = list(islice(GAP.finditer(text, start, end), _PAIR))
    if len(gaps) != 1 or not NUMBER.match(text, gaps[0].end(), end) or NUMBER.match(text, start, gaps[0].start()):
        return None
    return gaps[0].span() if text[start].isalpha() else None


class _Seams:
    """Decides for each line whether it goes on from the one before, by how the whole text is printed."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        sample = text[lines[0].start : lines[0].start + 4_000] if lines else ""
        upper = sum(map(str.isupper, sample))
        # In capitals throughout, or in a script without case, small letters tell nothing.
        self.caseless = upper > 4 * sum(map(str.islower, sample))
        self.margin = min((line.indent for line in lines), default=0)
        self.ended = [self._ends(line) for line in lines]
        self.rows = [bool(ROW.match(text, line.start, line.end)) for line in lines]
        for first, end in _drawn(text, lines):
            self.rows[first:end] = [True] * (end - first)
        self.small = [_begins_small(text, line) for line in lines]
        self.width = {0: 0.0, 1: 0.0}
        for gap in self.width:
            self.width[gap] = self._measure(gap)

    def _ends(self, line: Line) -> bool:
        return closed_with(_STOPS + ":;", self.text[max(line.start, line.end - 12) : line.end])

    def _measure(self, gap: int) -> float:
        """The print width where lines with this many blank lines between are broken by width, else 0."""
        seen = 0
        lengths: list[int] = []
        for i in range(1, len(self.lines)):
            if self.lines[i].gap != gap:
                continue
            seen += 1
            if not self.ended[i - 1] and (self.small[i] or self.caseless):
                lengths.append(self.lines[i - 1].length)
        # One sentence broken by a blank line is a misprint; of a few bare line ends one in mid-sentence is enough.
        least = 1 if gap == 0 and seen <= 4 else 2
        if len(lengths) < least or len(lengths) < WRAPPED * seen:
            return 0.0
        lengths.sort()
        return float(lengths[int(0.95 * (len(lengths) - 1))])

    def _full(self, i: int, width: float) -> bool:
        line = self.lines[i]
        return self.lines[i - 1].length + 1 + len(self._first(line)) >= FULL * width

    def _first(self, line: Line) -> str:
        return self.text[line.start : min(line.end, line.start + 40)].split(maxsplit=1)[0]

    def carries_on(self, i: int, lonely: bool) -> bool:
        """True where line i goes on the line before it beyond doubt, whatever it looks like."""
        if i == 0 or lonely or self.rows[i] or self.rows[i - 1] or self.ended[i - 1] or self.lines[i].gap > 1:
            return False
        width = self.width.get(self.lines[i].gap, 0.0)
        return (width > 0 and self._full(i, width)) or (
            self.lines[i - 1].length > 40 and self._hangs(self.lines[i - 1])
        )

    def join(self, group: list[Line], i: int, *, lonely: bool, prose: bool) -> bool:
        """True where line i goes on the group of lines before it."""
        line = self.lines[i]
        if self.rows[i] or self.rows[i - 1]:
            return False
        # In double-spaced print a second blank line is the end of a paragraph.
        if line.gap > (1 if self.width[1] else 3):
            return False
        ended = self.ended[i - 1]
        width = self.width.get(line.gap, 0.0)
        full = width > 0 and self._full(i, width)
        if BULLET.match(self.text, line.start, min(line.end, line.start + 8)):
            # "... on May" / "12. The army" and "the army" / "- which said": broken by width, not a list.
            return full and line.gap == 0 and not ended and not lonely
        if full and ended:
            return line.indent <= self.margin + 1  # a deeper indent opens a paragraph
        if full:
            return not lonely or line.gap == 0
        if ended:
            return False
        if lonely:
            # The rest of a broken title or address: it ends no sentence, as the rest of the report's own would.
            rest = line.gap <= 1 and not self.ended[i] and line.length <= 200
            return rest and (self.small[i] or self._hangs(self.lines[i - 1]))
        words = self._words(group)
        if self.small[i] and not self.caseless:
            return words >= (3 if line.gap == 0 else 5) or (line.gap == 0 and self._parted(self.lines[i - 1]))
        # A capital: only where the line before can't have been a heading.
        if words >= (6 if line.gap == 0 else 8) and self._hangs(self.lines[i - 1]):
            return True
        return prose and line.gap <= 1 and not width and words >= (10 if line.gap == 0 else 15) and self._whole(i)

    def _whole(self, i: int) -> bool:
        """True where line i begins with a name, ends its sentence, and the line before stops at a word."""
        line = self.lines[i]
        # Captions often lack their full stop; what follows them mostly begins with one of these.
        if self._first(line).lstrip(_OPENING).lower() in _OPENERS:
            return False
        return (
            self.text[line.start].isupper()
            and self.ended[i]
            and line.length >= 20
            and self.text[self.lines[i - 1].end - 1].isalnum()
        )

    def _hangs(self, line: Line) -> bool:
        tail = self.text[max(line.start, line.end - 24) : line.end]
        if tail.endswith(",") or self._parted(line):
            return True
        last = tail.removesuffix(".").split()[-1:]
        return bool(last) and last[0].lower() in _HANGING and not last[0].isupper()

    def _parted(self, line: Line) -> bool:
        """True where the line ends in a word broken by a hyphen."""
        return self.text[line.end - 1] == "-" and self.text[line.end - 2 : line.end - 1].isalpha()

    def _words(self, group: list[Line]) -> int:
        return self.text.count(" ", group[0].start, min(group[-1].end, group[0].start + LOOK)) + 1
