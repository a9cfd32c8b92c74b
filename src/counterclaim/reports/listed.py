"""What hangs together in print: the items of a list under the line that leads them, the cells of a table under their
heads. Both are read as one sentence ("The forces destroyed: 13 tanks; 7 drones.", "North: 12 killed, 40 injured.")."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reports.layout import ABOUT, BULLET, GAP, NUMBER, ROW, Block, counted

_FRAGMENT_WORDS = 12
_LABEL_WORDS = 5
_CELL_WORDS = 12  # from which on a cell holds prose
_RULE = "| \t:=+-"  # what a line drawn in a table is made of
_LABEL = r"(?:[^\W\d_][^\d:;.!?\n]{1,50}\s?[:–—‒-]\s?)?"
# "13 tanks", "two command posts", "a pontoon bridge", "tanks – 1,220".
_SPELLED = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens of)"
_COUNTED = compiled(rf"{_LABEL}{ABOUT}\d[\d.,]{{0,12}}(?=[\s;,.(]|$)", re.IGNORECASE)
_IN_WORDS = compiled(rf"{ABOUT}{_SPELLED}\s", re.IGNORECASE)
_EMPTY = ("", "-", "–", "—", "n/a", "N/A", "..", "…")


def items_below(text: str, blocks: Sequence[Block], at: int) -> list[Span]:
    """The items of the list that blocks[at] leads, without their marks; [] where it leads none of fragments.

    Each carries a mark, or all but the last end with a comma or semicolon.
    """
    if text[blocks[at].end - 1] != ":":
        return []
    items: list[Span] = []
    for block in blocks[at + 1 :]:
        mark = BULLET.match(text, block.start, min(block.end, block.start + 8))
        start = mark.end() if mark else block.start
        words = text[start : block.end]
        listed = bool(items) and text[items[-1][1] - 1] in ";,"
        if not (mark or items or words.endswith((";", ","))) or not _fragment(words, listed=listed):
            break
        items.append((start, block.end))
        if not mark and not words.endswith((";", ",")):
            break
    return items if len(items) > 1 else []


def _fragment(words: str, *, listed: bool) -> bool:
    """True for a number of something, or something and its number: "13 tanks;", "Tanks: 13", "tanks – about 3,802".

    Items that begin with a verb say something by themselves, and so does a count in words with a full stop, but for
    the last of items parted by commas or semicolons (listed).
    """
    counted = _COUNTED.match(words) or ((listed or not words.endswith(".")) and _IN_WORDS.match(words))
    return words.count(" ") < _FRAGMENT_WORDS and bool(counted)


class Cell(NamedTuple):
    """A cell of a row. start, end: in the text; word: what to read after it, "" for none."""

    start: int
    end: int
    word: str = ""


class Row(NamedTuple):
    """A row as it is read: its names (where, when, what), then its numbers each with its head, and what stands behind
    them."""

    names: tuple[Cell, ...]
    numbers: tuple[Cell, ...]


def rows_below(text: str, blocks: Sequence[Block], at: int) -> list[Row]:
    """The rows of the table whose heads stand in blocks[at], an empty one for a line drawn; [] where it is no table."""
    heads = _cells(text, blocks[at])
    if len(heads) < 2 or any(NUMBER.match(text, *one) for one in heads):
        return []
    rows: list[Row] = []
    for block in blocks[at + 1 :]:
        cells = _cells(text, block)
        if cells and not text[block.start : block.end].strip(_RULE):
            rows.append(Row((), ()))
            continue
        if len(cells) != len(heads) or any(_prose(text, *one) for one in cells):
            break
        names: list[Cell] = []
        numbers: list[Cell] = []
        for head, (start, end) in zip(heads, cells, strict=True):
            if text[start:end] in _EMPTY:
                continue
            if NUMBER.match(text, start, end):
                numbers.append(Cell(start, end, _word(text[slice(*head)])))
            else:
                (numbers or names).append(Cell(start, end))
        if not numbers:
            break
        rows.append(Row(tuple(names), tuple(numbers)))
    return rows if any(row.numbers for row in rows) else []


def _prose(text: str, start: int, end: int) -> bool:
    """True for many words, and for a sentence: "0410  Patient died." is no row."""
    blanks = text.count(" ", start, end)
    return blanks >= _CELL_WORDS or (blanks > 0 and text[end - 1] in ".!?" and not NUMBER.match(text, start, end))


def counts_at(text: str, blocks: Sequence[Block], at: int) -> list[Row]:
    """The rows that begin with blocks[at] and each count one thing, without heads above them: "Houses burnt     12",
    "Released in May: 96"."""
    rows: list[Row] = []
    head = _counted_by(text, blocks[at - 1]) if at else ""
    for block in blocks[at:]:
        gap = counted(text, block.start, block.end) or _labelled(text, block) if len(block.lines) == 1 else None
        if gap is None:
            break
        rows.append(Row((Cell(_unnumbered(text, block), gap[0]),), (Cell(gap[1], block.end, head),)))
    return rows if len(rows) > 1 else []


def _counted_by(text: str, above: Block) -> str:
    """What a line above them says that the rows count: "Wounded, by hospital:"; "" for none."""
    head, by, _ = text[above.start : above.end].partition(" by ")
    named = by and head[:1].isupper() and head.count(" ") < _LABEL_WORDS and not any(map(str.isdigit, head))
    return _word(head.rstrip(" ,")) if named and text[above.end - 1] not in ".!?" else ""


def _labelled(text: str, block: Block) -> Span | None:
    """Where the colon stands in "Released in May: 96"."""
    at, start = text.find(": ", block.start, block.end), _unnumbered(text, block)
    label = text[start:at] if at > start else ""
    named = label and (label[0].isupper() or start > block.start) and label.count(" ") < _LABEL_WORDS
    counted = named and not any(map(str.isdigit, label)) and NUMBER.match(text, at + 2, block.end)
    return (at, at + 2) if counted else None


def _unnumbered(text: str, block: Block) -> int:
    """Where the words of an item begin, behind its mark or its outline number: "2.2 Prisoners", "- by the army"."""
    mark = BULLET.match(text, block.start, block.end)
    if mark is not None:
        return mark.end()
    number, blank, _ = text[block.start : block.end].partition(" ")
    outlined = blank and number.count(".") and number.replace(".", "").isdecimal()
    return block.start + len(number) + 1 if outlined else block.start


def _word(head: str) -> str:
    """A column's head as it is said after a number: "Number of houses destroyed", "houses destroyed"."""
    word = head.removeprefix("Number of ")
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def _cells(text: str, block: Block) -> list[Span]:
    """The cells of a line, between bars, empty ones too, or between wide gaps; [] for a line without either."""
    if len(block.lines) != 1:
        return []
    if not ROW.match(text, block.start, block.end):
        ends = [(found.start(), found.end()) for found in GAP.finditer(text, block.start, block.end)]
        starts = [block.start, *(end for _, end in ends)]
        return list(zip(starts, [*(start for start, _ in ends), block.end], strict=True)) if ends else []
    first, last = text.index("|", block.start) + 1, text.rindex("|", block.start, block.end)
    out = []
    for part in text[first:last].split("|"):
        start = first + len(part) - len(part.lstrip())
        out.append((start, start + len(part.strip())))
        first += len(part) + 1
    return out
