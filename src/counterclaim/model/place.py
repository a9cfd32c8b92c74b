"""Places: names resolved to a gazetteer entry with an honest precision."""

from typing import Literal

import msgspec

PlaceKind = Literal["country", "ADM1", "ADM2", "town", "region", "water", "facility", "continent", "unknown"]
Precision = Literal["exact", "town", "ADM2", "ADM1", "region", "country", "near", "unresolved"]


class Candidate(msgspec.Struct, frozen=True):
    """One gazetteer entry that an unresolved name could mean."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place name as written and what it was resolved to.

    start, end: code points, end exclusive. id: gazetteer id ("geonames:518..." or our own), None where
    unresolved; then lat and lon are None too and `candidates` says what it could be.
    lat, lon: WGS 84 degrees of the entry's point; `precision` says how much area that point stands for.
    country: ISO 3166-1 alpha-2; admin1: name of the first-level division.
    anaphor: True for "the region" and the like, resolved to an earlier name.
    """

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    kind: PlaceKind = "unknown"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: Precision = "unresolved"
    anaphor: bool = False
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
