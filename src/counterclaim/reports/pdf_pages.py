"""Pages of a PDF put in reading order: columns drawn line by line across, and heads that every page repeats."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reports.layout import BULLET

_ROWS = 4  # lines that two columns must have beside each other, and as often be drawn in turn
_WORDS = 3.0  # in a line of a column, on average; in a table's cells there are fewer
_GUTTER = 8.0  # points between two columns
_SAME_LINE = 3.5  # points between the tops of one line: letters with and without tails
_TABLE_ROWS = 3
_ALIGNED = 4.0  # points
_CROSSING = 0.2  # share of lines that go over both, as headlines do
_HEAD_WORDS = 14
_EDGE = 2  # lines at either end of a page that may be a head or a foot
_DIGITS = re.compile(r"\d+")


class Piece(NamedTuple):
    """A run of words in one line; left, right, top: points, top growing upwards."""

    left: float
    right: float
    top: float
    text: str


def columns(pieces: Sequence[Piece]) -> str | None:
    """The text of a page in two columns whose lines were drawn across both, column by column; None for other pages."""
    pieces = [one for one in pieces if one.text.strip()]
    gutter = _gutter(pieces)
    if gutter is None:
        return None
    side = [1 if one.left >= gutter else -1 if one.right <= gutter else 0 for one in pieces]
    beside = [s for s in side if s]
    turns = sum(1 for a, b in itertools.pairwise(beside) if a != b)
    words = [sum(len(p.text.split()) for p, s in zip(pieces, side, strict=True) if s == one) / max(1, side.count(one))
             for one in (-1, 1)]  # fmt: skip
    if min(side.count(-1), side.count(1)) < _ROWS or turns < 2 * _ROWS - 1 or min(words) < _WORDS:
        return None
    if side.count(0) > _CROSSING * len(side):
        return None
    out: list[str] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for one, where in zip(pieces, side, strict=True):
        if where:
            (right if where > 0 else left).append(one)
            continue
        out += [*_lines(left), *_lines(right), one.text.strip()]
        left, right = [], []
    return "\n".join([*out, *_lines(left), *_lines(right)])


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where a right column begins: the left edge that most lines share which have another line at their left."""
    edges: Counter[int] = Counter()
    for one in pieces:
        if any(other.right + _GUTTER <= one.left and abs(other.top - one.top) < 2 for other in pieces):
            edges[round(one.left / 4)] += 1
    if not edges:
        return None
    edge, count = edges.most_common(1)[0]
    return 4 * edge - 3.0 if count >= _ROWS else None


def _lines(pieces: Sequence[Piece]) -> list[str]:
    """The pieces of a column as lines: those at one height are one."""
    out: list[str] = []
    top: float | None = None
    for one in pieces:
        if top is not None and abs(one.top - top) < 2:
            out[-1] += " " + one.text.strip()
        else:
            out.append(one.text.strip())
        top = one.top
    return out


def with_tables(text: str, pieces: Sequence[Piece]) -> str:
    """The text of a page with bars between the cells of its tables ("| North | 12 |"): rows of as many cells each that
    stand under each other, with a number in some of them."""
    rows = _rows([one for one in pieces if one.text.strip()])
    cells: dict[str, list[str]] = {}
    for first, last in _tables(rows):
        for row in rows[first:last]:
            told = [" ".join(one.text.split()) for one in row]
            cells[" ".join(told)] = told
    if not cells:
        return text
    out = []
    for line in text.split("\n"):
        told = cells.get(" ".join(line.split()), [])
        listed = len(told) == 2 and bool(BULLET.fullmatch(f"{told[0]} "))  # a mark set apart from its item is no cell
        out.append("| " + " | ".join(told) + " |" if told and not listed else line)
    return "\n".join(out)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a page as cells: pieces of one line with a gap between them."""
    rows: list[list[Piece]] = []
    for one in pieces:
        last = rows[-1][-1] if rows else None
        if last is None or abs(last.top - one.top) > _SAME_LINE or one.left < last.left:
            rows.append([one])
        elif one.left - last.right < _GUTTER:
            rows[-1][-1] = last._replace(right=one.right, text=f"{last.text.rstrip()} {one.text}")
        else:
            rows[-1].append(one)
    return rows


def _tables(rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """First and last row (exclusive) of each table."""
    out = []
    first = 0
    while first < len(rows):
        last = first + 1
        while last < len(rows) and len(rows[first]) > 1 and _under(rows[first], rows[last]):
            last += 1
        counted = sum(any(any(map(str.isdigit, one.text)) for one in row) for row in rows[first:last])
        if last - first >= _TABLE_ROWS and counted >= 2:
            out.append((first, last))
        first = last
    return out


def _under(head: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """True where each cell stands under one of the heads: at its left edge, its right edge or its middle."""
    return len(head) == len(row) and all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) < _ALIGNED
        for a, b in zip(head, row, strict=True)
    )


def without_heads(pages: Sequence[str]) -> list[str]:
    """The pages without the lines that their tops and bottoms repeat, page numbers counted as the same; the first page
    keeps its top, which may tell the outlet and the day."""
    if len(pages) < 2:
        return list(pages)
    lines = [page.split("\n") for page in pages]
    tops = _repeated([_edge(page) for page in lines])
    bottoms = _repeated([_edge(page[::-1]) for page in lines])
    out = []
    for number, page in enumerate(lines):
        kept = _cut(page[::-1], bottoms)[::-1]
        out.append("\n".join(_cut(kept, tops) if number else kept))
    return out


def _edge(page: Sequence[str]) -> list[str]:
    """The first lines of a page, as they are compared."""
    return [_plain(line) for line in page if line.strip()][:_EDGE]


def _plain(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).casefold())


def _repeated(edges: Sequence[Sequence[str]]) -> set[str]:
    counts = Counter(line for edge in edges for line in dict.fromkeys(edge))
    least = max(2, (len(edges) + 1) // 2)
    return {line for line, count in counts.items() if count >= least and len(line.split()) <= _HEAD_WORDS}


def _cut(page: list[str], heads: set[str]) -> list[str]:
    seen = 0
    for at, line in enumerate(page):
        if not line.strip():
            continue
        if seen == _EDGE or _plain(line) not in heads:
            return page[at:]
        seen += 1
    return []
