"""The words, numbers and marks of a stretch of text, folded for comparison, with what the language's table says."""

from __future__ import annotations

import re

from counterclaim.reader.languages.language import Language, Meaning, fold

_TOKEN = re.compile(
    r"\d+(?:[.,٫٬]\d+)*"
    r"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\w)"
    "|[^\\W\\d_][^\\W\\d_\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]*"
    "(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640'’ʼ`\"״׳“”‘]+[^\\W\\d_]+)*[׳]?"
    r"|[²³]|[^\w\s]"
)
LONGEST = 6  # words of a phrase in a table


class Tokens:
    """The tokens of text[start:end]; starts and ends are offsets into the text."""

    def __init__(self, text: str, start: int, end: int, language: Language) -> None:
        self.text, self.language = text, language
        found = [m.span() for m in _TOKEN.finditer(text, start, end)]
        self.starts = [s for s, _ in found]
        self.ends = [e for _, e in found]
        self.low = [fold(text[s:e]) for s, e in found]
        self._meanings: dict[int, list[Meaning]] = {}

    def __len__(self) -> int:
        return len(self.low)

    def word(self, i: int) -> str:
        """The folded token; "" outside."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def joined(self, i: int) -> bool:
        """True where nothing stands between token i and the one before it."""
        return 0 < i < len(self.low) and self.ends[i - 1] == self.starts[i]

    def meanings(self, i: int) -> list[Meaning]:
        """What the words from token i on may mean, the longest first."""
        if not 0 <= i < len(self.low):
            return []
        if i not in self._meanings:
            self._meanings[i] = self.language.meanings(self.low[i : i + LONGEST])
        return self._meanings[i]

    def of(self, i: int, *kinds: str) -> Meaning | None:
        """The longest meaning of one of these kinds at token i."""
        return next((m for m in self.meanings(i) if m.kind in kinds), None)

    def before(self, i: int, kind: str) -> tuple[Meaning, int] | None:
        """The longest meaning of a kind that ends right before token i, and the token it begins at."""
        for first in range(max(0, i - LONGEST), i):
            found = next((m for m in self.meanings(first) if m.kind == kind and first + m.size == i), None)
            if found is not None:
                return found, first
        return None
