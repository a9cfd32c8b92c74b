"""Countries that a report tells of, and the places there whose names it spells as no table does."""

from collections.abc import Iterable, Mapping

from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.gazetteer.spellings import consonants, spelling_keys
from counterclaim.reader.beside import is_name
from counterclaim.reader.places.geography import km
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.theatre import demonyms

SHARE = 0.5  # of what speaks for the country told of most, from which on another one is told of too; set by eye
NEAR = 150.0  # kilometres from another place of the report in which a name of another spelling is sought; set by eye
APART = 50.0  # kilometres between two such places from which on they leave the name open
FIRM = 3  # consonants that two spellings must share, unless the place is one of our own list
_ACRONYM = 5  # letters under which a name in capitals is none of a place


def told_of(voices: Mapping[str, float]) -> frozenset[str]:
    """The countries that a report is about, by what speaks for each."""
    most = max(voices.values(), default=0.0)
    return frozenset(country for country, voice in voices.items() if voice and voice >= SHARE * most)


def spelled_otherwise(
    mention: Mention, home: frozenset[str], others: Iterable[Entry], gazetteer: Gazetteer, *, known: bool
) -> list[Entry]:
    """The one place of these countries, by others that the report names, of which the name is a transliteration that no
    table has; several entries only where they lie in one spot, none where two places fit. known: other countries have
    places of that name."""
    name = mention.name
    if not home or not _may_be(name):
        return []
    near = [e for e in others if e.country in home and e.kind not in ("country", "continent")]
    keys = spelling_keys(name)
    firm = max(map(consonants, keys), default=0) >= FIRM + known

    def fits(entry: Entry) -> bool:
        if entry.country not in home or not (mention.allows(entry.kind) if mention.kinds else entry.kind != "ADM2"):
            return False
        if near and not any(km(entry, other) <= NEAR for other in near):
            return False
        typed = mention.kinds[:1] == ("ADM1",) == (entry.kind,)  # "Kelde province"
        return firm or typed or (entry.noted and not (known and keys.isdisjoint(spelling_keys(entry.name))))

    found = list(filter(fits, gazetteer.spelled_like(name)))
    return [] if any(km(found[0], e) > APART for e in found[1:]) else found


def _may_be(name: str) -> bool:
    """True for what looks like a name of a place: capitals, no initials, no people's."""
    words = name.replace("-", " ").split()
    named = [word for word in words if is_name(word)]
    return (
        bool(named) and is_name(words[-1]) and not any(word in demonyms() for word in named)
        and not (name.isupper() and len(name) < _ACRONYM)
    )  # fmt: skip
