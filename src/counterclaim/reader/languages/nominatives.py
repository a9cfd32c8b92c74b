"""Names and heads of phrases in the genitive, in which "according to" puts them, brought to the nominative."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from counterclaim.names import nominative as looked_up
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.several import of_several, several
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.words import Words

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
# The same of nouns that name nobody, before these.
_NOUNS = {
    "ru": (("ства", "ство"), ("ца", "ец"), ("дка", "док"), ("тка", "ток"), ("лка", "лок"), ("еи", "ея")),
    "uk": (("ства", "ство"), ("ця", "ець"), ("ниці", "ниця"), ("дка", "док"), ("тка", "ток"), ("лка", "лок")),
}
_IN_O = frozenset("петра павла дмитра михайла данила кирила".split())  # Ukrainian names in -o
_IRREGULAR = {"павла": "павел", "льва": "лев"}
# Endings of adjectives in other cases, and in the nominative by the ending of their noun in it.
_ADJECTIVES = {
    "ru": ("ыми", "ими", "ого", "его", "ому", "ему", "ых", "их", "ой", "ей", "ым", "им", "ом", "ем", "ую"),
    "uk": ("ими", "ого", "ому", "их", "ої", "ій", "им", "ім", "ою"),
}
_NOMINATIVE = {"ru": ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие"), "uk": ("ий", "а", "е", "і")}
_AGREEING = {
    "ru": (("ы", "ые"), ("и", "ые"), ("а", "ая"), ("я", "ая"), ("о", "ое"), ("е", "ое"), ("", "ый")),
    "uk": (("и", "і"), ("і", "і"), ("ї", "і"), ("а", "а"), ("я", "а"), ("о", "е"), ("е", "е"), ("", "ий")),
}
_NEUTER = ("ния", "ствия", "ння")
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
        ("ом", ""), ("у", ""), ("ией", "ия"), ("ьей", "ья"), ("ой", "а"),
    ),
    "uk": (
        ("ію", "ій"), ("ієм", "ій"), ("ієві", "ій"), ("єм", "й"), ("єві", "й"), ("еві", "ь"), ("ові", ""), ("ем", "ь"),
        ("ом", ""), ("у", ""), ("ю", "й"), ("ією", "ія"), ("ою", "а"), ("ею", "я"),
    ),
}  # fmt: skip
# The same of surnames.
_SURNAMES = {
    "ru": (
        ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"), ("ыным", "ын"), ("ским", "ский"),
        ("цким", "цкий"),
        ("скому", "ский"), ("цкому", "цкий"), ("ову", "ов"), ("еву", "ев"), ("ину", "ин"), ("ой", "а"), ("ою", "а"),
        ("ом", ""), ("ем", "ь"),
    ),
    "uk": (
        ("ським", "ський"), ("цьким", "цький"), ("ському", "ський"), ("цькому", "цький"), ("енком", "енко"),
        ("енку", "енко"), ("енкові", "енко"), ("овим", "ов"), ("євим", "єв"), ("ою", "а"), ("ею", "я"),
        ("ом", ""), ("ем", "ь"), ("ові", ""),
    ),
}  # fmt: skip
_OPEN = ("и", "ы", "і", "ї")  # of a plural, or of a woman's office in the genitive
# Endings of names of places and bodies in the genitive that no surname has, and that few have.
OWNERS, LIKELY_OWNERS = ("ы", "ии", "ини", "ії"), ("у", "ю")
_OF_MEN_GENITIVE = ("а", "я", "ого", "его")
CASED = ("ru", "uk")  # languages whose nouns have cases
SHORTEST = 4  # letters of a word that has endings
OFFICE = 5  # words back from a name in which its office is looked for
_LED = 4  # words back from a noun in which a verb of saying makes it whom something is said to
# Endings of first names and surnames in the instrumental and the dative; no nominative has both.
_BY = (("ом", "ем", "ём", "єм", "ою", "ею"), ("ом", "ем", "ём", "ым", "им", "єм", "ою", "ею", "ой"))
_TO = (("у", "ю", "ові", "еві", "єві"), ("у", "ю", "ому", "ему", "ові", "еві", "єві"))
_HERS = ("ой", "ией", "ьей", "ією", "єю")  # of women's first names in the instrumental
# Endings of first names that are a genitive and no nominative, and those of names that have them all the same.
_OWNING, _WOMENS = ("я", "ы", "и"), ("ия", "ья", "ія", "'я")


def person(name: str, lang: str) -> str:
    """A person's name in another case, in the nominative; in a language without cases as it is."""
    if lang not in _GENITIVES:
        return name
    words = name.split()
    low = [word.lower() for word in words]
    by = len(words) > 1 and low[0].endswith(_BY[0])
    to = len(words) > 1 and all(word.endswith(_TO[1]) for word in low) and low[0].endswith(_TO[0])
    if by or to:
        fitting = _BY if by else _TO
        given = [_given(w, genitive=False, lang=lang) if w.lower().endswith(fitting[0]) else w for w in words[:-1]]
        last = _surname(words[-1], lang) if low[-1].endswith(fitting[1]) else words[-1]
        return " ".join([*given, _given(last, genitive=False, lang=lang) if last == words[-1] and to else last])
    shown = [
        _given(word, genitive=False, lang=lang)
        if word.lower().endswith(_HERS) and n < len(words)
        else _person(word, lang)
        for n, word in enumerate(words, 1)
    ]
    return " ".join(shown if shown[-1] != words[-1] else [*shown[:-1], _surname(words[-1], lang)])


def _surname(word: str, lang: str) -> str:
    """A surname in the instrumental or the dative, in the nominative."""
    for ending, nominative in _SURNAMES[lang]:
        if word.lower().endswith(ending) and len(word) - len(ending) > 1:
            return word[: len(word) - len(ending)] + nominative
    return word


def clearly(name: str) -> bool:
    """True where the endings of a name of several words show the instrumental or the dative."""
    words = [word.lower() for word in name.split()]
    if len(words) < 2 or min(map(len, words)) < SHORTEST:
        return False
    return any(words[0].endswith(one) and words[-1].endswith(other) for one, other in (_BY, _TO))


def owning(name: str) -> bool:
    """True where the endings of a person's name show the genitive, so that it may be whose words are told."""
    words = [word.lower() for word in name.split()]
    given = words[0].endswith(_OWNING) and not words[0].endswith(_WOMENS)
    return len(words) > 1 and (given or words[-1].endswith(("ого", "его")))


def oblique(tokens: Tokens, first: int, registry: Named, words: Words, *, name: str = "") -> bool:
    """True where the words from token `first` to the last stand in another case than a subject's: behind a preposition
    or "according to", with an office that does, or behind the noun that they own ("the words of | Ana Sorel").

    name: where the words are a person's name.
    """
    lang = tokens.language.code
    if first + 1 < len(tokens) and tokens.of(first, "within", "preposition", "according") is not None:
        return True
    around, adjectives = [], (*_ADJECTIVES[lang], *_NOMINATIVE[lang])
    for k in range(first, len(tokens)):
        if k > first and not tokens.text[tokens.starts[k]].islower():
            break
        around.append(k)
        if tokens.of(k, "role") is None and not tokens.low[k].endswith(adjectives):
            break  # "the federation | of journalists"
    found = _office(tokens, around, registry)
    back = first
    while back and first - back < OFFICE and tokens.low[back - 1].isalpha():
        back -= 1
        if tokens.of(back, "saying", "according", "preposition") is not None:
            break
        before = _office(tokens, (back,), registry)
        found = before if before is not None else found
    if found is not None:
        return found
    last = first
    while last and tokens.of(last - 1, "role") is not None and tokens.text[tokens.starts[last - 1]].islower():
        last -= 1  # "according to president | Name"
    if any(tokens.before(last, kind) is not None for kind in ("according", "preposition")):
        return True
    if not first or not tokens.low[first - 1].isalpha() or tokens.of(first - 1, "saying", "role", "month") is not None:
        return False
    noun = words.slice((tokens.starts[first - 1], tokens.ends[first - 1]))
    told = any(tokens.of(k, "saying") is not None for k in range(max(0, first - _LED), first))
    return bool(noun) and noun[0].tag in ("NN", "NNS") and not told and (not name or owning(name))


def _office(tokens: Tokens, around: Iterable[int], registry: Named) -> bool | None:
    """Whether the first office among these tokens stands in another case; None where none does or its form is open."""
    for k in around:
        word = tokens.text[tokens.starts[k] : tokens.ends[k]].lower()
        found = registry.tongue.nominatives(word) if tokens.of(k, "role") is not None else []
        if found:
            return None if word.endswith(_OPEN) and word not in found else word not in found
    return None


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
        if ending == "а" and stem[-1].lower() in _VOWELS:
            return word
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


def masculine(word: str, others: Collection[str]) -> bool:
    """True for a word that may be the genitive of a masculine noun which stands in other cases among the others."""
    return word.endswith("а") and (word[:-1] in others or word[:-1] + "ом" in others)


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
        stem = word[: len(word) - len(ending)]
        if word.lower().endswith(ending) and len(stem) > 2:
            if lang == "ru" and stem.lower() + "а" in _IRREGULAR:
                return _IRREGULAR[stem.lower() + "а"].capitalize()
            hard = nominative == "ь" and stem[-1].lower() in _SOFT
            return stem + ("о" if stem.lower() + "а" in _IN_O and lang == "uk" else "" if hard else nominative)
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
    if words[head].lower() in registry.tongue.nominatives(words[head]):
        return words
    shown = registry.nominative(words[head], plural=words[head].lower().endswith(_PLURALS))
    if shown is None or lang not in _ADJECTIVES:
        return words
    return [*(_adjective(word, shown, lang) for word in words[:head]), shown, *words[head + 1 :]]


def common(words: list[str], lang: str) -> list[str]:
    """Small words without a head that is known, which stand in another case, in the nominative: the first noun and the
    adjectives before it; what hangs on the noun stays ("of the union | of doctors").
    """
    last = next((k for k, word in enumerate(words) if not word.lower().endswith(_ADJECTIVES[lang])), len(words) - 1)
    led, word, rest = words[:last], words[last], words[last + 1 :]
    noun = of_several(word, lang) if several(words[: last + 1], lang) else None
    if noun is not None:
        return [*(_adjective(one, "и", lang) for one in led), noun, *rest]
    if word.endswith(_NEUTER):  # "обвинения"
        noun = word[:-1] + "е" if lang == "ru" else word
    else:
        noun = _noun(word, lang) or looked_up(word, lang, oblique=True)
    return [*(_adjective(one, noun, lang) for one in led), noun, *rest]


def _noun(word: str, lang: str) -> str | None:
    """A noun in the genitive, in the nominative; None where its ending is that of no noun there."""
    for ending, nominative in (*_NOUNS[lang], *_GENITIVES[lang]):
        stem = word[: len(word) - len(ending)]
        if word.lower().endswith(ending) and len(stem) > 2:
            vowel = stem[-1].lower() in _VOWELS
            return None if ending == "а" and vowel else stem + ("й" if nominative == "ь" and vowel else nominative)
    return None


def _adjective(word: str, noun: str, lang: str) -> str:
    """An adjective in another case, in the nominative and of the gender and number of its noun."""
    ending = next((one for one in _ADJECTIVES[lang] if word.lower().endswith(one) and len(word) > len(one) + 2), None)
    if ending is None:
        return word
    stem = word[: len(word) - len(ending)]
    soft = stem[-1].lower() in _SOFT
    shown = next((one for last, one in _AGREEING[lang] if noun.lower().endswith(last)), "")
    return stem + ("и" + shown[1:] if lang == "ru" and soft and shown[:1] == "ы" else shown)
