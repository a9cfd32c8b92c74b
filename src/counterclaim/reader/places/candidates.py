"""Which entries of the gazetteer a mention could mean, before anything else of the report is looked at."""

from collections.abc import Iterable, Sequence

from counterclaim import vocabulary
from counterclaim.gazetteer import Entry, Gazetteer
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.spellings import spelling_keys
from counterclaim.reader.places.mention import Mention
from counterclaim.reader.places.type_words import BEFORE

_POSTAL = 2  # letters that stand for a part of a state in addresses
_CONSIDERED = 60  # candidates of one name, the best known first; more never won on places train


# Some country has a province of each of these names; alone they name a part of something else ("the South").
_VAGUE = vocabulary.words("places.vague")


def candidates(mention: Mention, gazetteer: Gazetteer) -> list[Entry]:
    """Entries the mention could mean: of an allowed kind where there are such, of any kind otherwise."""
    found: Sequence[Entry] = gazetteer.find(mention.name)
    first, _, rest = mention.name.partition(" ")
    if rest and first in _SHORT:
        found = tuple(dict.fromkeys((*found, *gazetteer.find(f"{_SHORT[first]} {rest}"))))
    if not found:
        for other in _other_names(mention.name):
            found = gazetteer.find(other)
            if found:
                break
    if mention.name.isupper() and len(mention.name) < 5:
        # Initials stand for states and parties; the towns Eu and Nato are not meant.
        found = [e for e in found if e.kind in ("country", "ADM1", "region") or mention.kinds or e.noted]
    if len(mention.name) == _POSTAL and mention.name.istitle():  # "Va militia": no state's letters
        found = [e for e in found if fold(e.name) == fold(mention.name)]
    if mention.name.casefold() in BEFORE:
        return []  # "the town", "Town": no name
    if mention.name.casefold() in _VAGUE and not mention.kinds:
        found = [e for e in found if e.noted]
    fitting = [e for e in found if mention.allows(e.kind)]
    if not fitting and mention.kinds[:1] == ("ADM1",):
        fitting = called_after(found, gazetteer)
    if not fitting and (mention.strict or mention.kinds == ("water",)):
        return []  # an unlisted river or valley that shares a word with a town far away
    return (fitting or list(found))[:_CONSIDERED]


def called_after(found: Iterable[Entry], gazetteer: Gazetteer) -> list[Entry]:
    """The first-level divisions whose name is that of one of these towns, which has more spellings than they have."""
    divisions = {
        whole.id: whole for e in found if e.kind == "town" and e.country and e.admin1
        if (whole := gazetteer.admin1(e.country, e.admin1)) is not None
        and any(key.startswith(one) for key in spelling_keys(whole.name) for one in spelling_keys(e.name))
    }  # fmt: skip
    return list(divisions.values())


_SHORT = vocabulary.pairs("places.shortened")
_LOOSE = vocabulary.listed("places.loose")


def _other_names(name: str) -> Iterable[str]:
    for ending in _LOOSE:
        if name.endswith(ending):
            yield name.removesuffix(ending)
    if name.startswith(("City of ", "Town of ", "County of ", "State of ", "Province of ", "Republic of ")):
        yield name.split(" of ", 1)[1]
