"""Places in a script without capitals: told by words for kinds, by known names of several words, and by "and"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from counterclaim.gazetteer import Entry, Gazetteer, Kind
from counterclaim.gazetteer.tongues import several, type_words
from counterclaim.names import particles
from counterclaim.reader.languages.language import ARTICLES, fold
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.reader.words import Words
from counterclaim.registry.tongues import Tongue

KNOWN = 50_000  # people of a town that is known wherever it lies
LONGEST = 3  # words of a name
LEAST = 3  # letters of "and" and a name
_LED = {"ar": ("بال", "لل", "وال", "كال")}
AND = {"ar": "و", "he": "ו"}


class Name(NamedTuple):
    """A place's name in tokens [first, last): where the words for it begin and the name alone does (offsets)."""

    first: int
    last: int
    start: int
    name_start: int
    kinds: tuple[Kind, ...]
    entries: tuple[Entry, ...]


class Typed(NamedTuple):
    """A word for a kind of place: how many tokens it is, its kinds, whether it has the article, where it begins, and
    whether it names more places than one ("the two towns of").
    """

    size: int
    kinds: tuple[Kind, ...]
    definite: bool
    start: int
    several: bool


def typed(tokens: Tokens, i: int) -> Typed | None:
    """The word for a kind of place at token i, particles before it aside ("in the | city")."""
    lang = tokens.language.code
    known = _kinds(lang)
    for size in (2, 1):
        if i + size > len(tokens):
            continue
        for rest, particle in tokens.language.forms(tokens.low[i]):
            key = " ".join([rest, *tokens.low[i + 1 : i + size]])
            if key in known:
                article = ARTICLES[lang]
                letters = len(particle.removesuffix(article))
                definite = particle.endswith((article, "لل")) or (lang == "he" and rest.startswith(article))
                return Typed(size, known[key], definite, tokens.starts[i] + letters, key in _several(lang))
    return None


def bare(tokens: Tokens, i: int, gazetteer: Gazetteer, rest: str = "") -> int:
    """Where the name that begins with token i does so, behind particles written with it; rest: its other words."""
    lang, word = tokens.language.code, tokens.text[tokens.starts[i] : tokens.ends[i]]
    whole = gazetteer.named(word + rest, lang, loose=False)
    for size, without in particles(word, lang):
        cut = size - (len(without) - (len(word) - size))  # an article that the particle swallowed stays
        if lang == "ar" and word[:size].endswith("ال"):
            cut = size - 2
        own = [without, "ה" + without] if lang == "he" else [without]
        if cut > 0 and whole and any(gazetteer.named(one + rest, lang, loose=False) == whole for one in own):
            return tokens.starts[i] + min(cut, size)
    if not whole and lang == "ar" and word[1:3] == "ال" and len(word) > 5:
        return tokens.starts[i] + 1
    return tokens.starts[i]


def names(tokens: Tokens, gazetteer: Gazetteer, words: Words) -> list[Name]:
    """Names behind words for their kind, and names of several words of known places, in reading order."""
    out: list[Name] = []
    i = 0
    while i < len(tokens):
        kind = typed(tokens, i)
        found = _behind(tokens, i, kind, gazetteer, words) if kind is not None else None
        found = found or _known(tokens, i, gazetteer)
        if found is None:
            i += 1
            continue
        home = {e.country for e in found.entries[:1] if e.country}
        unknown = kind is not None and kind.several
        out += [found, *listed(tokens, found, gazetteer, home, unknown=unknown)]
        i = out[-1].last
    return out


def listed(
    tokens: Tokens, before: Name, gazetteer: Gazetteer, home: set[str], *, unknown: bool = False
) -> Iterator[Name]:
    """The names that "and" joins to one: "in Ramadi | and-Fallujah"; unknown: a single word that no table has, too."""
    conjunction = AND[tokens.language.code]
    i = before.last
    while i < len(tokens) and tokens.low[i].startswith(conjunction) and typed(tokens, i) is None:
        start = tokens.starts[i] + 1
        found = None
        for last in range(min(len(tokens), i + LONGEST), i, -1):
            if not _letters(tokens, i, last):
                continue
            name = tokens.text[start : tokens.ends[last - 1]]
            entries = gazetteer.named(name, tokens.language.code, loose=False)
            near = tuple(e for e in entries if e.country in home)
            if near:
                found = Name(i, last, start, start, before.kinds, near)
                break
        if found is None and unknown and tokens.of(i, *COMMON) is None and len(tokens.low[i]) > LEAST:
            found = Name(i, i + 1, start, start, before.kinds, ())
        if found is None:
            return
        yield found
        i = found.last


def _behind(tokens: Tokens, i: int, kind: Typed, gazetteer: Gazetteer, words: Words) -> Name | None:
    """The name behind a word for its kind; one that no table has is a single proper noun."""
    lang, k = tokens.language.code, i + kind.size
    for last in range(min(len(tokens), k + LONGEST), k, -1):
        if not _letters(tokens, k, last) or _generic(tokens, last - 1):
            continue
        name = tokens.text[tokens.starts[k] : tokens.ends[last - 1]]
        whole = tokens.text[kind.start : tokens.ends[last - 1]]
        entries = gazetteer.named(whole, lang, loose=False)
        if entries and gazetteer.named(name, lang, loose=False):
            return Name(i, last, kind.start, tokens.starts[k], kind.kinds, entries)
    if kind.definite or k >= len(tokens):
        return None
    if tokens.low[k].startswith(_LED.get(lang, ())) or not _letters(tokens, k, k + 1):
        return None
    inside = words.slice((tokens.starts[k], tokens.ends[k]))
    if any(w.tag.startswith("NNP") for w in inside) and tokens.of(k, *COMMON) is None and typed(tokens, k) is None:
        return Name(i, k + 1, kind.start, tokens.starts[k], kind.kinds, ())
    return None


def _known(tokens: Tokens, i: int, gazetteer: Gazetteer) -> Name | None:
    """A name of two or three words of a division, a noted place or a large town."""
    if not gazetteer.begins(tokens.text[tokens.starts[i] : tokens.ends[i]], tokens.language.code):
        return None
    if tokens.of(i, "compass") is not None and _state(tokens, i + 1):
        return None  # "the south of Norva", "the Norvan south"
    for last in range(min(len(tokens), i + LONGEST), i + 1, -1):
        if not _letters(tokens, i, last) or _generic(tokens, last - 1):
            continue
        whole = tokens.text[tokens.starts[i] : tokens.ends[last - 1]]
        entries = gazetteer.named(whole, tokens.language.code, loose=False)
        if entries and (entries[0].noted or entries[0].population >= KNOWN or entries[0].kind in ("country", "ADM1")):
            start = bare(tokens, i, gazetteer, tokens.text[tokens.ends[i] : tokens.ends[last - 1]])
            return Name(i, last, start, start, (), entries)
    return None


def _state(tokens: Tokens, i: int) -> bool:
    word = tokens.text[tokens.starts[i] : tokens.ends[i]] if i < len(tokens) else ""
    tongue = Tongue.load(tokens.language.code)
    return tongue.country(word) is not None or tongue.by_demonym(word) is not None


def _generic(tokens: Tokens, i: int) -> bool:
    """True for "the city", which names none."""
    kind = typed(tokens, i)
    return kind is not None and kind.definite and kind.size == 1


def _letters(tokens: Tokens, i: int, j: int) -> bool:
    return all(word[:1].isalpha() for word in tokens.low[i:j])


COMMON = (
    "role", "body", "people", "month", "weekday", "gloss", "pronoun", "this", "preposition", "title", "noun", "day",
)  # fmt: skip


@cache
def _several(lang: str) -> frozenset[str]:
    return frozenset(map(fold, several(lang)))


@cache
def _kinds(lang: str) -> dict[str, tuple[Kind, ...]]:
    return {fold(words): kinds for words, kinds in type_words().get(lang, {}).items()}
