"""Words and signs of a text, and which of them a span list covers: what attribution scores count in."""

import re
from array import array
from collections.abc import Iterable

from counterclaim.model.span import Span

# Pareti's agreement counts words; signs are tokens of their own here so that a quotation mark more or less shows.
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    """The tokens of one text."""

    def __init__(self, text: str) -> None:
        self._at = array("l", [-1]) * len(text)
        for number, found in enumerate(_TOKEN.finditer(text)):
            for place in range(found.start(), found.end()):
                self._at[place] = number

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the tokens that share a character with a span; what lies outside the text is passed over."""
        size = len(self._at)
        return frozenset(
            self._at[place] for s, e in spans for place in range(max(0, s), min(e, size)) if self._at[place] >= 0
        )


def iou(a: frozenset[int], b: frozenset[int]) -> float:
    """Size of the intersection over that of the union, 0 to 1; two empty sets agree."""
    return len(a & b) / len(a | b) if a or b else 1.0


def runs(tokens: Iterable[int]) -> set[Span]:
    """Maximal runs of neighbours, as (first, last), both inclusive."""
    out: list[Span] = []
    for token in sorted(tokens):
        if out and token == out[-1][1] + 1:
            out[-1] = (out[-1][0], token)
        else:
            out.append((token, token))
    return set(out)
