"""Words of a text in a language beside English, with the labels of the encoder's heads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counterclaim.reader.encoder import EncoderOutput
from counterclaim.reader.languages.language import CODES, Language, fold, language
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.words import Word, Words

# What the scorers that were fitted on English ask of a pronoun is its English counterpart.
_ENGLISH = {"m": "he", "f": "she", "g": "it", "s": "we"}


@cache
def _pronouns() -> dict[str, str]:
    entries = (e for code in CODES for found in language(code).first.values() for e in found if e.kind == "pronoun")
    return {e.words[0]: _ENGLISH[e.value] for e in entries if len(e.words) == 1}


class _Word(Word):
    """A word whose small letters are those of its English counterpart where it is a pronoun."""

    __slots__ = ()

    @property
    def lower(self) -> str:
        """The word in lower case, or the English pronoun."""
        low = fold(self.text)
        return _pronouns().get(low, low)


def words_of(text: str, output: EncoderOutput, language_at: Callable[[int], Language]) -> Words:
    """The words of a text with the labels of their first tokens; offsets of the text."""
    columns = {}
    for head in ("pos", "dep", "names"):
        if head in output.labels:
            labels = output.labels[head]
            columns[head] = [labels[i] for i in output.best(head).tolist()]
    starts = output.starts.tolist()
    out: list[Word] = []
    tokens = Tokens(text, 0, len(text), language_at(0))
    i, count = 0, len(starts)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        while i < count and starts[i] < start:
            i += 1
        word = text[start:end]
        if i < count and starts[i] < end:
            labels3 = [columns[h][i] if h in columns else d for h, d in (("pos", "NN"), ("dep", "dep"), ("names", "O"))]
        else:
            labels3 = ["NFP", "punct", "O"]
        out.append(_Word(start, end, word, *labels3))
    return Words(out)
