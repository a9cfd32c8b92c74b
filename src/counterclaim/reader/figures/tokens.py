"""Words, numbers and marks of one sentence, as parallel lists: what every figure rule looks at."""


from counterclaim.patterns import compiled

# A number keeps its grouping marks, a word its inner hyphens and apostrophes; "km2", "m²" and "U.S." are words.
_TOKEN = compiled(
    r"(?:km|cm|m|mi|ft)(?:[23²³]|\^2)(?![^\W_])"
    r"|\d+(?:[.,٫٬\u00a0\u202f\u2009]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*"
    r"|[^\w\s]|_"
)


def words(text: str) -> frozenset[str]:
    """A closed word class written as one line of text."""
    return frozenset(text.split())


class Tokens:
    """The tokens of text[start:end].

    words: as written; lower: case-folded with plain hyphens and apostrophes; starts, ends: code points into the
    whole text, end exclusive.
    """

    __slots__ = ("ends", "lower", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, compounds: frozenset[str]) -> None:
        """compounds: first parts ("three", "twenty") at which a hyphened word is split, so that "three-hour" counts."""
        self.text = text
        self.words: list[str] = []
        self.lower: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            low = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
            at = match.start()
            if "-" in low and len(low) == len(word):
                parts = low.split("-")
                if parts[0] in compounds or parts[-1] in compounds:
                    for n, part in enumerate(parts):
                        if n:
                            self._add("-", "-", at)
                            at += 1
                        self._add(word[at - match.start() : at - match.start() + len(part)], part, at)
                        at += len(part)
                    continue
            self._add(word, low, at)

    def _add(self, word: str, low: str, at: int) -> None:
        self.words.append(word)
        self.lower.append(low)
        self.starts.append(at)
        self.ends.append(at + len(word))

    def __len__(self) -> int:
        return len(self.words)

    def low(self, i: int) -> str:
        """The i-th token in lower case; "" outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def word(self, i: int) -> str:
        """The i-th token as written; "" outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def joined(self, i: int) -> bool:
        """True when token i stands directly after token i - 1, with nothing between."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def span_text(self, i: int, j: int) -> str:
        """The text from token i up to and without token j."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""
