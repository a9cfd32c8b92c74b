"""One language as the reader needs it: a table of words by what they mean (tables/*.csv), and how words are compared.

A row of a table is a kind, a value and the forms of it, parted by "|". A form that ends in "*" stands for all words
that begin so; one with blanks is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import msgspec

CODES = ("ru", "uk", "ar", "he", "fr")
TABLES = Path(__file__).parent / "tables"
# Letters that are written differently and read alike; marks that stand over or under letters.
_ALIKE = str.maketrans(
    {
        "ё": "е", "ʼ": "'", "’": "'", "`": "'", "״": '"', "׳": "'", "”": '"', "“": '"', "‘": "'",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ى": "ي", "ة": "ه", "ـ": None,
    }
)  # fmt: skip
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
# Particles written as one with the word after them: "and", "in", "the" ...; none is cut from what it leaves too short.
_PROCLITICS = {
    "ar": ("و", "ف", "ب", "ل", "ك", "ال", "لل", "س", "وال", "بال", "فال", "كال", "وب", "ول", "ولل", "وبال", "فب"),
    "he": ("ו", "ה", "ב", "ל", "מ", "ש", "כ", "וה", "וב", "ול", "ומ", "וש", "שה", "שב", "של", "מה", "כש", "וכ", "לכ"),
}  # fmt: skip
_LEAST = 2  # letters that a word keeps
ARTICLES = {"ar": "ال", "he": "ה"}  # the definite article, where it is written as one with its word


class Meaning(NamedTuple):
    """What some words mean: the row's kind and value, how many words they are, and the particle cut from the first."""

    kind: str
    value: str
    size: int
    particle: str = ""


class _Entry(NamedTuple):
    kind: str
    value: str
    words: tuple[str, ...]


class Language(msgspec.Struct, frozen=True, eq=False):
    """The words of one language.

    code: ISO 639-1. first: entries by their first word; stems: by the beginning of it.
    """

    code: str
    first: dict[str, tuple[_Entry, ...]]
    stems: dict[str, tuple[_Entry, ...]]
    sizes: tuple[int, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return self.code in ("ar", "he")

    def forms(self, word: str) -> list[tuple[str, str]]:
        """A folded word as it stands and without the particles before it: (rest, particle)."""
        out = [(word, "")]
        for particle in _PROCLITICS.get(self.code, ()):
            if word.startswith(particle) and len(word) - len(particle) >= _LEAST:
                out.append((word[len(particle) :], particle))
        return out

    def meanings(self, words: Sequence[str]) -> list[Meaning]:
        """What the beginning of these folded words may mean, the longest phrases first."""
        return list(_meanings(self, tuple(words)))


@cache
def language(code: str) -> Language:
    """The language of an ISO 639-1 code; raises KeyError for one that is not read."""
    if code not in CODES:
        raise KeyError(code)
    first: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for line in (TABLES / f"{code}.csv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, value, forms = line.split(",", 2)
        for form in forms.split("|"):
            words = tuple(cut(fold(form)))
            if not words:
                continue
            entry = _Entry(kind, value, words)
            if words[0].endswith("*"):
                stems.setdefault(words[0][:-1], []).append(entry)
            else:
                first.setdefault(words[0], []).append(entry)
    return Language(
        code,
        {word: tuple(found) for word, found in first.items()},
        {stem: tuple(found) for stem, found in stems.items()},
        tuple(sorted({len(stem) for stem in stems}, reverse=True)),
    )


def fold(text: str) -> str:
    """The text with small letters, one shape for each letter and no marks over or under it (not of the same length)."""
    return _MARKS.sub("", normalize("NFC", text)).lower().translate(_ALIKE)


_PIECE = re.compile(r"[^\W\d_]+(?:['\"][^\W\d_]+)*['\"]?\*?|[^\W_]+\*?|[^\w\s]")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'")


def cut(folded: str) -> list[str]:
    """The words and marks of a folded phrase, cut as Tokens cuts a text."""
    out: list[str] = []
    for found in _PIECE.finditer(folded):
        word = found.group()
        elided = _ELIDED.match(word)
        if elided and word != elided.group():
            out += [elided.group(), word[elided.end() :]]
        else:
            out.append(word)
    return out


def fits(entry: str, word: str) -> bool:
    """True where a form of a table stands for the word."""
    return word.startswith(entry[:-1]) if entry.endswith("*") else word == entry


@cache
def _single(code: str, word: str) -> tuple[tuple[_Entry, str], ...]:
    """The entries whose first word this is, each with the particle that was cut from the word."""
    one = language(code)
    out: list[tuple[_Entry, str]] = []
    for rest, particle in one.forms(word):
        out += [(entry, particle) for entry in one.first.get(rest, ())]
        for size in one.sizes:
            if size <= len(rest):
                out += [(entry, particle) for entry in one.stems.get(rest[:size], ())]
    return tuple(out)


def _meanings(one: Language, words: tuple[str, ...]) -> Iterator[Meaning]:
    found = []
    for entry, particle in _single(one.code, words[0]) if words else ():
        size = len(entry.words)
        if size == 1 or (
            size <= len(words)
            and all(
                fits(form, word) or any(fits(form, rest) for rest, _ in one.forms(word)[1:])
                for form, word in zip(entry.words[1:], words[1:size], strict=True)
            )
        ):
            found.append((-size, len(particle), Meaning(entry.kind, entry.value, size, particle)))
    yield from (meaning for _, _, meaning in sorted(found, key=lambda f: f[:2]))
