"""What a pattern cannot match without: for each of many patterns, letters one of which must stand in the text.

A text is then searched only with the few patterns whose letters it has. What is needed is read off the pattern as
`re` parses it; where nothing sure can be said of a pattern it is always searched.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

SIZE = 3  # letters in a row; two are in every sentence, of four many words have none
# How common English letters are, most common first: of a word the three that are rarest together tell it best.
_COMMON = {letter: 2.0 ** -(i / 3) for i, letter in enumerate(" etaoinshrdlcumwfgypbvkjxqz")}
# Endings and beginnings that half of all sentences have, though their letters alone would not say so.
_EVERYWHERE = frozenset("ing ion and the ent for tio ati ate ted ter all ers ess pro res con com our ver ill".split())

_Grams = frozenset[str]


class Needed:
    """The patterns, by the letters they need. Patterns are meant for lower-case text and carry no flags."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always = 0
        self._bits: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            grams = needed(pattern)
            if grams is None:
                self._always |= 1 << number
                continue
            for gram in grams:
                self._bits[gram] = self._bits.get(gram, 0) | 1 << number

    def among(self, text: str) -> Iterator[int]:
        """Numbers, in order, of the patterns that may match; every one that does is among them."""
        found, bits = self._always, self._bits.get
        for gram in {text[i : i + SIZE] for i in range(len(text) - SIZE + 1)}:
            found |= bits(gram, 0)
        while found:
            lowest = found & -found
            yield lowest.bit_length() - 1
            found ^= lowest


def needed(pattern: re.Pattern[str]) -> _Grams | None:
    """Letters in a row, one at least of which is in whatever the pattern matches; None where none are sure."""
    if pattern.flags & ~re.UNICODE:
        return None
    return _of(import_module("re._parser").parse(pattern.pattern))


def _of(items: Any, before: str = "") -> _Grams | None:
    """Of what must all stand one after the other: the rarest of what each part needs. before: letters right before."""
    found: list[_Grams] = []
    run = before
    for name, value in [*((str(op), av) for op, av in items), ("END", None)]:
        if name == "LITERAL":
            run += chr(value)
            continue
        if name == "AT":  # a word's edge takes no letter
            continue
        if len(run) >= SIZE:
            found.append(frozenset([min((run[i : i + SIZE] for i in range(len(run) - SIZE + 1)), key=_how_common)]))
        inner = _PARTS[name](value, run[1 - SIZE :]) if name in _PARTS else None
        run = ""
        if inner is not None:
            found.append(inner)
    return min(found, key=lambda grams: sum(map(_how_common, grams)), default=None)


def _branches(value: Any, before: str) -> _Grams | None:
    each = [_of(one, before) for one in value[1]]
    return None if None in each else frozenset[str]().union(*(grams for grams in each if grams is not None))


def _group(value: Any, before: str) -> _Grams | None:
    _, flags_on, flags_off, inner = value
    return None if flags_on or flags_off else _of(inner, before)


def _repeat(value: Any, before: str) -> _Grams | None:
    least, _, inner = value
    return _of(inner, before) if least else None


_PARTS: dict[str, Callable[[Any, str], _Grams | None]] = {
    "BRANCH": _branches, "SUBPATTERN": _group, "MAX_REPEAT": _repeat, "MIN_REPEAT": _repeat,
}  # fmt: skip


def _how_common(gram: str) -> float:
    weight = 100.0 if gram in _EVERYWHERE else 1.0
    for letter in gram:
        weight *= _COMMON.get(letter, 0.001)
    return weight
