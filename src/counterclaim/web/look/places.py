"""Places by their names, as people type them: one that the gazetteer knows, or those that it could be."""

from functools import lru_cache

import msgspec

from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.entry import Entry
from counterclaim.gazetteer.fold import fold

MOST = 12  # places that are offered for one name
_KINDS = {"ADM1": "first-level division", "ADM2": "second-level division"}


class Offered(msgspec.Struct, frozen=True):
    """A place that a name can mean. label: its name with what tells it from others."""

    id: str
    label: str


@lru_cache(2_000)
def offered(name: str) -> tuple[Offered, ...]:
    """The places of that name, the largest first: what stands before a comma is the name, the rest chooses."""
    whole = " ".join(name.split())[:200]
    head, _, rest = whole.partition(",")
    with Gazetteer.open() as gazetteer:
        found = gazetteer.find(whole) or gazetteer.find(head.strip())
        labelled = [Offered(one.id, _label(gazetteer, one)) for one in found[:100]]
    exact = [one for one in labelled if fold(one.label) == fold(whole)]
    if exact:
        return tuple(exact[:1])
    parts = [fold(part.strip()) for part in rest.split(",") if part.strip()]
    fitting = [one for one in labelled if all(part in fold(one.label) for part in parts)]
    return tuple((fitting or labelled)[:MOST])


@lru_cache(20_000)
def label_of(id: str) -> str:
    """The label of a place by its id; empty for one that the gazetteer does not know."""
    with Gazetteer.open() as gazetteer:
        found = gazetteer.entry(id)
        return _label(gazetteer, found) if found is not None else ""


def _label(gazetteer: Gazetteer, one: Entry) -> str:
    country = gazetteer.country(one.country) if one.country else None
    around = (one.admin1_name, country.name if country else None)
    words = ", ".join(dict.fromkeys([one.name, *(part for part in around if part)]))
    return f"{words} ({_KINDS.get(one.kind, one.kind)})"
