"""What the uncased vocabulary loses, as one small number per token: capitals, line starts, quotation marks.

The number is `case + 4 * starts_line + 8 * quote`, with

    case         0 no capital, 1 Title, 2 UPPER, 3 mIxed
    starts_line  1 for the first token of the text or after a line break
    quote        0 outside, 1 inside a closed pair of marks, 2 inside an unclosed or unsure one

Training and reading both call `surface_features`, so the two can't drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

N_FEATURES = 24
STARTS_LINE = 4  # the bit of the second

# Letters with case end well below this in the scripts English reports quote (Latin, Greek, Cyrillic, Armenian).
_CASED_LIMIT = 0x2000
# Between two Hebrew letters a straight mark makes an acronym.
MARK = re.compile("(?<![א-ת])[\"“”]|[\"“”](?![א-ת])|[„‟«»\n]|``|''")

IntArray = npt.NDArray[np.int64]


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """The text as an array of code points; lone surrogates pass through."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@cache
def _case_tables() -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    chars = [chr(i) for i in range(_CASED_LIMIT)]
    tables = [np.zeros(_CASED_LIMIT + 1, dtype=bool) for _ in range(3)]
    for table, test in zip(tables, (str.isupper, str.islower, str.isalnum), strict=True):
        table[:_CASED_LIMIT] = [test(c) for c in chars]
    return tables[0], tables[1], tables[2]


def _opens(text: str, start: int, end: int, inside: bool) -> bool:
    """Whether the mark at [start, end) opens a quotation, by its kind, then its neighbours, then the state."""
    mark = text[start:end]
    if mark in ("“", "„", "‟", "``"):
        return True
    if mark in ("”", "''"):
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    loose_left = before.isspace() or before in "([{—–-/"
    loose_right = after.isspace() or after in ")]},.;:!?—–-/"
    if loose_left != loose_right:
        return loose_left
    if mark in "«»":
        return mark == "«"
    return not inside


@lru_cache(maxsize=2)  # asked again and again of one text
def quoted_spans(text: str) -> Sequence[tuple[int, int, bool]]:
    """Stretches inside double quotation marks as (start, end, closed), marks included, paragraph by paragraph.

    An unclosed mark runs to the end of its paragraph, a closing mark without an opening one reaches back
    to the paragraph's start (or the last mark); both are `closed=False`.
    """
    spans: list[tuple[int, int, bool]] = []
    opened: int | None = None
    floor = 0  # where the present paragraph, or what follows its last mark, begins
    for m in MARK.finditer(text):
        start, end = m.span()
        if m.group() == "\n":
            if opened is not None:
                spans.append((opened, start, False))
            opened, floor = None, end
        elif _opens(text, start, end, opened is not None):
            if opened is None:
                opened = start
        elif opened is not None:
            spans.append((opened, end, True))
            opened, floor = None, end
        else:
            if any(c.isalnum() or c == "_" for c in text[floor:start]):
                spans.append((floor, end, False))
            floor = end
    if opened is not None:
        spans.append((opened, len(text), False))
    return spans


def surface_features(text: str, starts: IntArray, ends: IntArray) -> IntArray:
    """One number below N_FEATURES for every token [starts[i], ends[i]) of the text."""
    n = len(starts)
    if n == 0:
        return np.zeros(0, dtype=np.int64)
    points = code_points(text)
    upper, lower, alnum = _case_tables()
    capped = np.minimum(points, _CASED_LIMIT).astype(np.int64)
    is_upper, is_lower, is_word = upper[capped], lower[capped], alnum[capped]

    # A word is a run of letters and digits; word pieces take the case of the whole word.
    edge = np.ones(len(points), dtype=bool)
    edge[1:] = is_word[1:] != is_word[:-1]
    word_of = np.cumsum(edge) - 1
    word_start = np.flatnonzero(edge)
    n_upper = np.add.reduceat(is_upper.astype(np.int64), word_start)
    n_lower = np.add.reduceat(is_lower.astype(np.int64), word_start)
    case = np.zeros(len(word_start), dtype=np.int64)
    case[n_upper > 0] = 3
    case[(n_upper == 1) & is_upper[word_start]] = 1
    case[(n_upper > 1) & (n_lower == 0)] = 2

    breaks = np.concatenate(([0], np.cumsum(points == 10)))
    previous_end = np.concatenate(([0], ends[:-1]))
    starts_line = breaks[starts] > breaks[np.minimum(previous_end, starts)]
    starts_line[0] = True

    quote = np.zeros(len(points) + 1, dtype=np.int8)
    for start, end, closed in quoted_spans(text):
        quote[start:end] = 1 if closed else 2
    at = np.minimum(starts, len(points) - 1)
    features: IntArray = case[word_of[at]] + 4 * starts_line.astype(np.int64) + 8 * quote[at].astype(np.int64)
    return features
