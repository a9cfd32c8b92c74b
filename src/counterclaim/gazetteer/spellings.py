"""Keys of a name in Latin letters that its transliterations share: "Ma'arrat an Nu'man" and "Maaret al-Noman"."""

from functools import lru_cache
from itertools import groupby, product

from counterclaim import vocabulary
from counterclaim.gazetteer.fold import fold

ARTICLES = vocabulary.words("places.articles")
_SAME = vocabulary.pairs("places.letters")
_VOWELS = frozenset("aeiouyw")
_ROUND = frozenset("ouw")
_OPEN = 2  # vowels of one name that are tried both as a and as i ("e" may stand for either)
MOST_LETTERS = 60
SPELLED = "="  # opens such a key in the gazetteer's table


@lru_cache(20_000)
def spelling_keys(name: str) -> frozenset[str]:
    """Keys of which two spellings of one name share at least one; none for a name in another script.

    Consonants stand for what the usual transliterations write alike (kh and h, q and k), doubled ones once; between
    them a, i or o for the vowel, e for a or i; a last vowel is any, or "-iya". Articles are left out.
    """
    text = fold(name)
    if not text.isascii() or len(text) > MOST_LETTERS:
        return frozenset()
    words = ["".join(filter(str.isalpha, word)) for word in text.split()]
    named = [word for word in words if word and word not in ARTICLES] or list(filter(None, words))
    parts = [part for word in named for part in _parts(word)]
    unsure = [n for n, part in enumerate(parts) if part == "e"]
    out = set()
    for letters in product("ai", repeat=min(len(unsure), _OPEN)):
        own = dict(zip(unsure, letters, strict=False))
        out.add("".join(own.get(n, "a" if part == "e" else part) for n, part in enumerate(parts)))
    return frozenset(out)


def consonants(key: str) -> int:
    """How many consonants a key has; a vowel that opens it stands for a letter that is no sound, and counts as one."""
    return sum(letter not in "aio+-" for letter in key) + (key[:1] in ("a", "i", "o"))


def _parts(word: str) -> list[str]:
    """The consonants of a word, one each, and between them a, i, o or e for a vowel; "+" at its end for "-iya", "-" for
    another last vowel."""
    for letters, one in _SAME.items():
        word = word.replace(letters, one)
    word = "".join("Y" if _glide(word, n) else letter for n, letter in enumerate(word))
    out = [
        _vowel("".join(group)) if vowels else letter
        for vowels, run in groupby(word, _VOWELS.__contains__)
        for letter, group in ([("", run)] if vowels else groupby(run))
    ]  # fmt: skip
    bare = word.removesuffix("h") if word[-2:-1] in _VOWELS else word
    if len(out) < 2 or bare[-1:] not in _VOWELS:
        return out
    nisba = len(bare) > 1 and bare[-1] in "ae" and bare[-2] in "iy"
    return [*out[: -1 if bare == word else -2], "+" if nisba else "-"]


def _glide(word: str, n: int) -> bool:
    """True for a y that is a consonant: "Mayadin", not "Midan"."""
    rest = word[n:].lstrip("y")[:1]
    return word[n] == "y" and rest in _VOWELS and rest != "" and (n == 0 or word[:n].rstrip("y")[-1:] in "aeou")


def _vowel(letters: str) -> str:
    """One letter for the vowels between two consonants."""
    if not _ROUND.isdisjoint(letters):
        return "o"
    kinds = set(letters.replace("y", "i"))
    return kinds.pop() if len(kinds) == 1 else "e"
