"""Entry: one place of the gazetteer."""

from typing import Literal

import msgspec

from counterclaim.model.place import Precision

Kind = Literal["country", "ADM1", "ADM2", "town", "region", "water", "facility", "continent"]
KINDS: tuple[Kind, ...] = ("country", "ADM1", "ADM2", "town", "region", "water", "facility", "continent")
"""In the order of their numbers in the file."""

PRECISION: dict[Kind, Precision] = {
    "country": "country", "continent": "region", "ADM1": "ADM1", "ADM2": "ADM2", "town": "town", "facility": "exact",
    "region": "region", "water": "region",
}  # fmt: skip
"""How much area the one point of an entry stands for."""


class Entry(msgspec.Struct, frozen=True):
    """One place of the gazetteer.

    id: "geonames:N", or "cc:slug" for places of our own list. lat, lon: WGS 84 degrees of one point that stands
    for the place. country: ISO 3166-1 alpha-2, None at sea and across borders. admin1, admin1_name: code and name
    of the first-level division (a division names itself). admin2: id of the second-level division.
    population: people, 0 where unknown. noted: in our own list of places of conflicts, by hand.
    official: the name it was found by is its first name, no alternate.
    """

    id: str
    name: str
    kind: Kind
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    admin1_name: str | None = None
    admin2: str | None = None
    population: int = 0
    noted: bool = False
    official: bool = True
