"""Names and heads of phrases in the genitive, in which "according to" puts them, brought to the nominative."""

from __future__ import annotations

from collections.abc import Iterable

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
# Endings of the nominative, longest first, and those that other cases put in their place.
_CASES = {
    "ru": (
        ("ский", "ского скому ским ском"), ("ий", "ия ию ием ии ого ому им"), ("ый", "ого ому ым ом"),
        ("ой", "ого ому ым"),
        ("ая", "ой ую"), ("ия", "ии ию ией"), ("й", "я ю ем е"), ("ь", "я ю ем е и"), ("а", "ы и е у ой ою"),
        ("я", "и е ю ей"), ("", "а у ом ым ем е"),
    ),
    "uk": (
        ("ський", "ського ському ським"), ("ий", "ого ому им"), ("ій", "ія ію ієм ієві"), ("й", "я ю єм єві ї"),
        ("ія", "ії ію ією"), ("ь", "я ю ем еві"), ("о", "а у ом ові"), ("а", "и і у ою ої ій"), ("я", "і ї ю єю"),
        ("", "а у ом им ові ем еві і"),
    ),
}  # fmt: skip
# Endings of first names of men in the dative and instrumental, and of the nominative.
_OTHER_CASES = {
    "ru": (
        ("ию", "ий"), ("ею", "ей"), ("аю", "ай"), ("ием", "ий"), ("еем", "ей"), ("аем", "ай"), ("ю", "ь"), ("ем", "ь"),
        ("ом", ""), ("у", ""),
    ),
    "uk": (
        ("ію", "ій"), ("ієм", "ій"), ("ієві", "ій"), ("єм", "й"), ("єві", "й"), ("еві", "ь"), ("ові", ""), ("ем", "ь"),
        ("ом", ""), ("у", ""), ("ю", "й"),
    ),
}  # fmt: skip
_OF_MEN_GENITIVE = ("а", "я", "ого", "его")
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


def oblique_of(word: str, nominative: str, lang: str) -> bool:
    """True where a word may be another case of one in the nominative."""
    for ending, others in _CASES.get(lang, ()):
        if nominative.endswith(ending):
            stem = nominative[: len(nominative) - len(ending)]
            return len(stem) > 1 and word.startswith(stem) and word[len(stem) :] in others.split()
    return False


def settled(name: str, nominatives: Iterable[str], lang: str) -> str:
    """A person's name whose surname stands elsewhere as the subject, in the nominative; else as it is.

    nominatives: words known to stand in the nominative.
    """
    words, known = name.split(), list(nominatives)
    if lang not in _CASES or words[-1] in known:
        return name
    surname = next((one for one in known if oblique_of(words[-1], one, lang)), None)
    if surname is None:
        return name
    genitive = words[-1].endswith(_OF_MEN_GENITIVE)
    given = [word if word in known else _given(word, genitive, lang) for word in words[:-1]]
    return " ".join([*given, surname])


def _given(word: str, genitive: bool, lang: str) -> str:
    if genitive:
        return _person(word, lang)
    for ending, nominative in _OTHER_CASES[lang]:
        if word.lower().endswith(ending) and len(word) - len(ending) > 2:
            return word[: len(word) - len(ending)] + nominative
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
