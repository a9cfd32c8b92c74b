"""Words of a noun phrase and the keys under which names are kept; linear in the text, any Unicode."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from counterclaim.patterns import compiled

_APOSTROPHES = "'’ʼ`´‘"
_HYPHENS = frozenset("-‐‑‒")
# "U.S.", "U.N", words with inner apostrophes ("N'Djamena", "Ukraine's"), and every other sign alone.
_TOKEN = compiled(rf"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*|[^\w\s]|_")
_STRIP = str.maketrans("", "", _APOSTROPHES + ".")
_QUOTES = str.maketrans("", "", _APOSTROPHES)
_PLAIN = str.maketrans(dict.fromkeys('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\r\x0b\x0c', " "))


class Token(NamedTuple):
    """One word or sign of a phrase.

    text: as written, dots of an acronym left out. key: folded for look-ups. possessive: it carries "'s" or "'".
    glued: a hyphen joins it to the token before. start: where it begins in the phrase (in NFC where that is longer).
    """

    text: str
    key: str
    possessive: bool
    glued: bool
    start: int = 0

    @property
    def word(self) -> bool:
        """True for words and numbers, False for signs."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """True when it is written with a capital first letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=1024)  # a report's phrases are looked at again and again: for a side, a role, a standing
def tokens(phrase: str) -> tuple[Token, ...]:
    """The words and signs of a phrase in order; hyphens are left out and kept as `glued`."""
    return cut(phrase)


def cut(phrase: str) -> tuple[Token, ...]:
    """The same, not kept: for a whole text."""
    if not phrase.isascii():
        phrase = unicodedata.normalize("NFC", phrase)
    out: list[Token] = []
    glued = False
    for found in _TOKEN.finditer(phrase):
        text = found[0]
        if text in _HYPHENS:
            glued = bool(out)
            continue
        if text in _APOSTROPHES:
            if out and out[-1].word and out[-1].key.endswith("s"):
                out[-1] = out[-1]._replace(possessive=True)
            continue
        text, key, possessive = _form(text)
        out.append(Token(text, key, possessive, glued and text[0].isalnum(), found.start()))
        glued = False
    return tuple(out)


@lru_cache(maxsize=16384)
def _form(text: str) -> tuple[str, str, bool]:
    """One word or sign as it is kept, its key, and whether it carries "'s"."""
    possessive = len(text) > 2 and text[-2] in _APOSTROPHES and text[-1] in "sS"
    if possessive:
        text = text[:-2]
    if "." in text and len(text) > 1:
        text = text.replace(".", "")
    return text, plain(text), possessive


def plain(text: str) -> str:
    """Lower case without accents, apostrophes or dots."""
    if not text.isascii():
        text = _bare(text)
    elif text.isalpha():
        return text.lower()
    return text.translate(_STRIP).casefold()


def _bare(text: str) -> str:
    """Without accents."""
    return "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])


_INITIAL = compiled(r"\b([^\W\d_])\.(?=[^\W\d_]\b|\W|$)")
_POSSESSIVE = compiled(rf"(?<=\w)[{_APOSTROPHES}]s\b")
_SIGNS = compiled(r"[^\w\n]+")


def name_keys(names: Sequence[str]) -> list[str]:
    """The keys of many names, folded in one go: plain words with single blanks, hyphens as blanks.

    The same as joining the keys of `tokens(name)`'s words, some twenty times faster (a test compares both): the
    registry folds ten thousand names at a cold start. No name may hold a line break.
    """
    odd = [i for i, name in enumerate(names) if "." in name or not name.isascii()]
    easy = list(names)
    for i in odd:
        easy[i] = ""  # pure ASCII: translate() is then forty times faster
    text = ("\n".join(easy) + "\n").translate(_PLAIN).lower()
    text = text.replace("'s ", " ").replace("'s\n", "\n").replace("'", "")
    keys = _squeeze(text).split("\n")[:-1]
    if odd:
        for i, key in zip(odd, _fold([names[i] for i in odd]), strict=True):
            keys[i] = key
    return keys


@lru_cache(maxsize=4096)  # the same names are looked up all through a report
def name_key(name: str) -> str:
    """The key of one name; line breaks count as blanks."""
    return name_keys([" ".join(name.split("\n"))])[0]


def person_keys(names: Sequence[str]) -> list[str]:
    """name_keys with one ending for -ky, -kyi, -kiy, -skii: spellings of one name fall together."""
    text = "\n".join(name_keys(names)) + "\n"
    for ending in ("yy", "yi", "iy", "ii", "ij"):
        text = text.replace(ending + " ", "y ").replace(ending + "\n", "y\n")
    return text.split("\n")[:-1]


@lru_cache(maxsize=4096)
def person_key(name: str) -> str:
    """person_keys of one name."""
    return person_keys([" ".join(name.split("\n"))])[0]


def _fold(names: Sequence[str]) -> list[str]:
    """Keys of names with accents or dots, or with an apostrophe of another kind."""
    text = _bare("\n".join(names))
    text = _POSSESSIVE.sub("", _INITIAL.sub(r"\1", text.casefold()))
    return [key.strip() for key in _SIGNS.sub(" ", text.translate(_QUOTES)).split("\n")]


def _squeeze(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").lstrip(" ")


def longest(keys: Iterable[str]) -> dict[str, int]:
    """By first word, the number of words of the longest key that begins with it."""
    out: dict[str, int] = {}
    for key in keys:
        first, _, rest = key.partition(" ")
        size = rest.count(" ") + 2 if rest else 1
        if out.get(first, 0) < size:
            out[first] = size
    return out
