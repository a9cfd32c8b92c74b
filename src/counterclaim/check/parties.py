"""Parties as a data set writes them and as claims name them, made comparable."""

import re
from functools import cache

from counterclaim.gazetteer.fold import fold
from counterclaim.registry import Registry

_PERIOD = re.compile(r"\s*\([^)]*\)")  # "Military Forces of Russia (2000-)", "Police Forces of X (1990-2011)"
_OF = re.compile(r"\(([^()\d]+)\)")  # "Civilians (Russia)", "Protesters (Iran)": of that country


@cache
def party_of(name: str, day: str | None = None) -> frozenset[str]:
    """What a party may be known by: its side, where the registry tells it, and its own words, folded. Empty for "".

    day: ISO; who speaks for whom may change.
    """
    bare = _PERIOD.sub("", name).strip()
    if not bare:
        return frozenset()
    registry = Registry.load()
    found = {fold(bare)}
    party, country, hit = registry.party(bare), registry.country(bare), registry.side_of(bare, day)
    side = (party.side if party is not None else None) or (hit.side if hit else None)
    side = side or (country.name if country is not None else None)
    if side:
        found.add(fold(side))
    for other in _OF.findall(name):
        whose = registry.country(other.strip())
        found |= {fold(whose.name)} if whose is not None else set()
    return frozenset(one for one in found if one)


def parties_of(cell: str, day: str | None = None) -> tuple[frozenset[str], ...]:
    """The parties of a cell, which may list several by semicolons."""
    return tuple(found for part in cell.split(";") if (found := party_of(part.strip(), day)))


def same(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where both may be one party: they share a side or a name, or the words of one name hold the other's."""
    if a & b:
        return True
    return any(set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()) for x in a for y in b)
