"""Names and heads of phrases in the genitive, in which "according to" puts them, brought to the nominative."""

from __future__ import annotations

from counterclaim.reader.languages.registry import Named

_SOFT = "кгхжшщчц"
_VOWELS = "аеёиоуыэюяіїє"
# Endings of the genitive and of the nominative, the first that fits; words that none fits have no other form.
_GENITIVES = {
    "ru": (
        ("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("его", "ий"), ("ской", "ская"), ("цкой", "цкая"),
        ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ыной", "ына"), ("ной", "ная"),
        ("ии", "ия"), ("ьи", "ья"), ("ы", "а"), ("ки", "ка"), ("ья", "ий"), ("я", "ь"),
        ("а", ""),
    ),
    "uk": (
        ("ського", "ський"), ("цького", "цький"), ("ого", "ий"), ("ської", "ська"), ("цької", "цька"), ("ової", "ова"),
        ("євої", "єва"), ("ної", "на"), ("ії", "ія"), ("енка", "енко"), ("ря", "р"), ("я", "ь"),
        ("и", "а"), ("а", ""),
    ),
}  # fmt: skip
_IN_O = frozenset("петра павла дмитра михайла данила кирила".split())  # Ukrainian names in -o
_IRREGULAR = {"павла": "павел", "льва": "лев"}
_ADJECTIVES = {
    "ru": (("ого", "ый"), ("его", "ий"), ("ых", "ые"), ("их", "ие"), ("ой", "ая")),
    "uk": (("ого", "ий"), ("их", "і"), ("ої", "а")),
}
_PLURALS = ("ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ів", "їв")
SHORTEST = 4  # letters of a word that has endings


def person(name: str, lang: str) -> str:
    """A person's name in the genitive, in the nominative; in a language without cases as it is."""
    if lang not in _GENITIVES:
        return name
    return " ".join(_person(word, lang) for word in name.split())


def _person(word: str, lang: str) -> str:
    low = word.lower()
    if len(word) < SHORTEST or not word[:1].isupper() or word.isupper() or "." in word:
        return word
    if lang == "uk" and low in _IN_O:
        return word[:-1] + "о"
    if lang == "ru" and low in _IRREGULAR:
        return _IRREGULAR[low].capitalize()
    for ending, nominative in _GENITIVES[lang]:
        stem = word[: len(word) - len(ending)]
        if not low.endswith(ending) or len(stem) < 2:
            continue
        if ending == "я" and stem[-1].lower() in _VOWELS:
            return stem + "й"
        if ending == "ого" and lang == "ru" and stem[-1].lower() in _SOFT:
            return stem + "ий"
        return stem + nominative
    return word


def head(words: list[str], registry: Named) -> int | None:
    """The number of the noun that a phrase is about, among its first words."""
    for k, word in enumerate(words[:4]):
        found = registry.tongue.nominatives(word)
        if found and not any(one.endswith(("ый", "ий", "ій")) for one in found):
            return k
    return None


def phrase(words: list[str], head: int, lang: str, registry: Named) -> list[str]:
    """The words of a phrase with its head and the adjectives before it in the nominative; head: its number."""
    shown = registry.nominative(words[head], plural=words[head].lower().endswith(_PLURALS))
    if shown is None or lang not in _ADJECTIVES:
        return words
    return [*(_adjective(word, lang) for word in words[:head]), shown, *words[head + 1 :]]


def _adjective(word: str, lang: str) -> str:
    for ending, nominative in _ADJECTIVES[lang]:
        if word.lower().endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: len(word) - len(ending)]
            if ending == "ого" and lang == "ru" and stem[-1].lower() in _SOFT:
                return stem + "ий"
            return stem + nominative
    return word
