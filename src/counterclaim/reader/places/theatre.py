"""Which countries a text is about, from the adjectives and peoples in it; places vote in resolve.py."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from counterclaim.gazetteer import Entry
from counterclaim.reader.beside import tokens_of
from counterclaim.registry import tables

A_TOWN = 15_000  # people from which a place is meant where a seat of government has its name ("Rawalpindi")
ENOUGH = 8  # mentions of one people beyond which more tell nothing new


@cache
def demonyms() -> dict[str, str]:
    """ISO country code by adjective or name of a people."""
    return {word: country.iso2 for country in tables.countries() if country.iso2 for word in country.demonyms}


def is_seat(name: str, found: Sequence[Entry]) -> bool:
    """True for a house or street that stands for a government ("the White House"), unless a town bears the name."""
    return name.casefold().removeprefix("the ") in _seats() and not any(e.population >= A_TOWN for e in found)


@cache
def _seats() -> frozenset[str]:
    names = {name for country in tables.countries() for name in country.metonyms if name not in country.capitals}
    return frozenset(name.casefold().removeprefix("the ") for name in names)


def peoples(text: str) -> Counter[str]:
    """How often each country is named by its adjective, at most ENOUGH times."""
    by_word = demonyms()
    found: Counter[str] = Counter()
    before = ""
    for token in tokens_of(text):
        pair = f"{before} {token.text}"
        country = by_word.get(pair) or by_word.get(token.text) if token.capital else None
        if country and found[country] < ENOUGH:
            found[country] += 1
        before = token.text
    return found
