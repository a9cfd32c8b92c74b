"""A gazetteer id as a place with its fields filled."""

from typing import cast

from counterclaim.model import Place
from counterclaim.model.place import Precision

# As the reader gives them: a point for what is no wider than a town, an area for all else.
_PRECISIONS = {
    "country": "country", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "facility": "exact", "region": "region",
    "water": "region", "continent": "region",
}  # fmt: skip


def find_place(id: str) -> Place | None:
    """The place with that id, at no span; None where the gazetteer has none."""
    from counterclaim.gazetteer.store import Gazetteer

    with Gazetteer.open() as gazetteer:
        entry = gazetteer.entry(id)
    if entry is None:
        return None
    return Place(
        text=entry.name,
        start=0,
        end=0,
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1_name,
        precision=cast(Precision, _PRECISIONS[entry.kind]),
    )
