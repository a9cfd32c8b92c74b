"""The tables of names in Russian, Ukrainian, Arabic, Hebrew and French, as rows (data/*-abroad.csv)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from counterclaim.patterns import compiled
from counterclaim.registry import tables

# "of" and "belonging to" between a body and its owner, which say nothing of either.
_LINKS = frozenset("de du des d' l' של التابع التابعة".split())
WORD = compiled(r"[^\W_]+(?:['’ʼ׳‘\"״“”\-‑][^\W_]+)*['’׳]?")


class StateNames(NamedTuple):
    """What a language calls a state of countries.csv: names, adjectives and names of its people (masculine,
    nominative), capitals, houses and streets that stand for the government.
    """

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


class Body(NamedTuple):
    """A kind of body of a state, in plain English ("defence ministry"), and its names."""

    name: str
    kind: str
    names: tuple[str, ...]


def states(lang: str) -> Iterator[StateNames]:
    """Rows of states-abroad.csv in that language."""
    for name, of, *cells, _ in tables.rows("states-abroad.csv"):
        if of == lang:
            names, adjectives, people, capitals, metonyms = map(tables.many, cells)
            yield StateNames(name, names, adjectives, people, capitals, metonyms)


def parties(lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name in parties.csv, its names) of parties-abroad.csv in that language."""
    for party, of, names, _ in tables.rows("parties-abroad.csv"):
        if of == lang:
            yield party, tables.many(names)


def bodies(lang: str) -> Iterator[Body]:
    """Rows of bodies-abroad.csv in that language."""
    for body, kind, of, names, _ in tables.rows("bodies-abroad.csv"):
        if of == lang:
            yield Body(body, kind, tables.many(names))


def roles(lang: str) -> Iterator[tables.Role]:
    """Rows of roles-abroad.csv in that language, one a title."""
    for role_class, person, of, names, _ in tables.rows("roles-abroad.csv"):
        if of == lang:
            for words in tables.many(names):
                yield tables.Role(words, role_class, person == "1")


def owner_words(kind: str, lang: str) -> frozenset[str]:
    """Words of owners-abroad.csv. complement: prepositions after which a phrase names where, for or against whom
    somebody acts. insider: those who speak from within what a preposition names behind them ("a source in the army").
    opposition: those who stand against the government of the state that is named with them.
    """
    found = tables.rows("owners-abroad.csv")
    return frozenset(word for one, of, words, _ in found if (one, of) == (kind, lang) for word in tables.many(words))


def words(lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(English word, how the language says it) of words-abroad.csv: who a speaker is, in words of registry/words.py."""
    for word, of, names, _ in tables.rows("words-abroad.csv"):
        if of == lang:
            yield word, tables.many(names)


def telling(words: str) -> int:
    """How many words say something: those that only join a body to its owner say nothing of either."""
    return sum(found[0].casefold() not in _LINKS for found in WORD.finditer(words))


def anothers(party: Any, one: Any) -> bool:
    """True for the naming of a state right behind "the air force", which another calls its own by that name alone."""
    if party.row.kind not in ("military", "government_body") or party.side == party.row.name:
        return False
    return one.kind == "demonym" and one.side is not None and 0 <= one.start - party.end <= 1
