"""Nouns for several people or things in another case, in the nominative: "critics" behind "according to"."""

from __future__ import annotations

_HARD = "кгхжшщч"  # behind these an "ы" is written "и"
# Endings of plurals in other cases and in the nominative, the first that fits.
_SEVERAL = {
    "ru": (
        ("цев", "цы"), ("ов", "ы"), ("ев", "и"), ("ей", "и"), ("ыми", "ые"), ("ими", "ие"), ("ями", "и"), ("ами", "ы"),
        ("ям", "и"), ("ам", "ы"), ("ях", "и"), ("ах", "ы"), ("ых", "ые"), ("их", "ие"), ("ым", "ые"), ("им", "ие"),
    ),
    "uk": (
        ("ців", "ці"), ("їв", "ї"), ("ів", "и"), ("ей", "і"), ("ими", "і"), ("ями", "і"), ("ами", "и"), ("ям", "і"),
        ("ам", "и"), ("ях", "і"), ("ах", "и"), ("их", "і"), ("им", "і"),
    ),
}  # fmt: skip
_ONE = ("ым", "им")  # endings that one thing has as well: several where all words of a phrase have them


def several(words: list[str], lang: str) -> bool:
    """True for the words of a phrase that end as a plural in another case."""
    endings = tuple(ending for ending, _ in _SEVERAL.get(lang, ()) if ending not in _ONE)
    together = len(words) > 1 and all(word.endswith(_ONE) for word in words)
    return len(words[-1]) > 4 and (words[-1].endswith(endings) or together)


def of_several(word: str, lang: str) -> str | None:
    """A noun in the plural of another case, in the nominative; None for what does not end so."""
    for ending, nominative in _SEVERAL.get(lang, ()):
        stem = word[: len(word) - len(ending)]
        if word.lower().endswith(ending) and len(stem) > 2:
            return stem + ("и" + nominative[1:] if nominative[0] == "ы" and stem[-1].lower() in _HARD else nominative)
    return None
