"""Words that print broke with a hyphen at the end of a line: whether the hyphen belongs to the word."""

import re
from functools import cached_property
from typing import Literal

from counterclaim import vocabulary

Join = Literal["space", "keep", "drop"]

# First halves that English keeps apart from what follows, so that their hyphen is the word's own.
_KEEPERS = vocabulary.words("pages.keepers")
_HALF = 24  # letters looked at on either side; longer words are no words
_HYPHENS = "-\u2010\u00ad\ufffe\x02"


class Hyphens:
    """Asks the text itself first: does it print the word elsewhere in one piece, or with a hyphen?"""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(w.lower() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.text))

    def at(self, before: int, after: int) -> Join:
        """How to join the line that ends with the character at `before` to the one that begins at `after`."""
        text = self.text
        if before + 1 < len(text) and text[before + 1] == "\u00ad":
            return "keep"  # a soft hyphen is left out when copying, and nothing is needed in its place
        if text[before] not in _HYPHENS or before == 0 or not text[before - 1].isalnum():
            return "space"
        if text[before] in "\u00ad\ufffe\x02":
            return "drop"
        left = re.search(r"[^\W_]+$", text[max(0, before - _HALF) : before])
        right = re.match(r"[^\W_]+", text[after : after + _HALF])
        if not left or not right:
            return "space"
        first, second = left.group(), right.group()
        if first[-1].isdigit() or not second[0].islower() or first.isupper():
            return "keep"
        whole, parted = (first + second).lower(), f"{first}-{second}".lower()
        if whole in self._words:
            return "drop"
        if parted in self._words or first.lower() in _KEEPERS or text[max(0, before - len(first) - 1)] == "-":
            return "keep"
        return "drop"
