"""What a person types into a search field, as plain words and phrases: nothing in it is an operator."""

import re
import unicodedata
from typing import NamedTuple

MOST_TERMS = 20  # terms of one question; what stands beyond them is left out. By judgement, not measured
_LONGEST = 2_000  # characters of a question that are looked at
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
# Latin apostrophes stay inside a word ("Sana'a" is one word to a person); the stores part it, as a phrase of two.
_RUN = re.compile(r"\w+")


class Terms(NamedTuple):
    """words: single words. phrases: words that must stand in a row, each a tuple of two or more."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def all(self) -> tuple[tuple[str, ...], ...]:
        """Words and phrases alike as tuples of words."""
        return (*((word,) for word in self.words), *self.phrases)


def terms(text: str) -> Terms:
    """The words and quoted phrases of what was typed.

    Words are runs of letters, digits and marks, whatever stands between them parts them: AND, NEAR, *, ^, : and the
    like are words or nothing. A hyphenated or apostrophised word is a phrase of its parts.
    """
    plain = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF or c == "\0" else c for c in text[:_LONGEST])
    phrases = [tuple(_RUN.findall(part)) for part in _QUOTED.findall(plain)]
    rest = [tuple(_RUN.findall(part)) for part in _QUOTED.sub(" ", plain).split()]
    found = dict.fromkeys(part for part in (*phrases, *rest) if part)
    kept = list(found)[:MOST_TERMS]
    kept = [part for part in kept if any(word.strip("_") for word in part)]
    return Terms(
        tuple(part[0] for part in kept if len(part) == 1),
        tuple(part for part in kept if len(part) > 1),
    )


def marks(text: str, wanted: Terms) -> list[tuple[int, int]]:
    """Where the terms stand in a text: code points, sorted, not overlapping. Accents and case play no part."""
    runs = [(match.start(), match.end(), plain(match.group())) for match in _RUN.finditer(text)]
    found: list[tuple[int, int]] = []
    for term in wanted.all:
        folded = [plain(word) for word in term]
        for at in range(len(runs) - len(folded) + 1):
            if all(_same(runs[at + k][2], word) for k, word in enumerate(folded)):
                found.append((runs[at][0], runs[at + len(folded) - 1][1]))
    found.sort()
    out: list[tuple[int, int]] = []
    for start, end in found:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (word[:3] == wanted[:3] and _stem(word) == _stem(wanted))


_ENDINGS = ("ingly", "edly", "ations", "ation", "ings", "ing", "ers", "er", "ied", "ies", "ed", "es", "s", "e", "y")


def _stem(word: str) -> str:
    """A word without its English ending: rough, for marking what an index with Porter's stemmer found."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
    return word


def plain(word: str) -> str:
    """A word without case and accents, as the stores' indexes fold it."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))
