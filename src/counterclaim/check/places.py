"""Where a row is: its point, or what the gazetteer knows under its names; and how near each event lies."""

import math

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.check.given import Given, plain_places
from counterclaim.check.portraits import SPREAD, Portraits
from counterclaim.gazetteer.entry import PRECISION, Entry
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.registry import Registry

SAME_KM = 15.0
"""Kilometres within which two points stand for one town: gazetteers and coders set them some apart."""
NEXT_KM = 60.0  # the next town's


class Spot(msgspec.Struct, frozen=True):
    """Where a row is. points: latitude, longitude and how far it may be off (kilometres); several where its name has
    several places. ids: of these; holders: of what holds them, and of what its name means where its point lies
    elsewhere. names: folded. country: ISO 3166-1 code or "". own: True where the row gives its point. apart: kilometres
    from that point to the nearest place of its name; None where it has no point, or its name is not known.
    """

    points: tuple[tuple[float, float, float], ...] = ()
    ids: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    country: str = ""
    own: bool = False
    apart: float | None = None

    def meets(self, other: "Spot") -> bool:
        """True where both have one place, or one of them none. A region is not one place with a town inside it."""
        if not self.points or not other.points:
            return not self.names or not other.names or bool(self.names & other.names)
        return any(km(*a[:2], *b[:2]) <= SAME_KM for a in self.points for b in other.points)

    def levels(self, events: Portraits) -> NDArray[np.int64]:
        """How each event's place stands to it: 0 the same, 1 near or one inside the other, 2 the same country, 3
        elsewhere, -1 where one of both has no place.
        """
        if not (self.points or self.names or self.country):
            return np.full(len(events), -1)
        levels = np.where((events.countries == self.country) & (self.country != ""), 2, 3)
        for lat, lon, off in self.points:
            km = events.km(lat, lon)
            # A wide place is never the same as a town inside it, but as near as can be.
            near = km <= NEXT_KM + off + events.spread
            sure = (km <= SAME_KM) & ((events.spread <= SPREAD["near"]) | (off > 0))
            levels = np.where(sure, 0, np.where(near & (levels > 1), 1, levels))
        for names, of, level in (
            (self.names, events.by_name, 1), (self.holders, events.by_place, 1), (self.ids, events.by_place, 0),
        ):  # fmt: skip
            for name in names:
                at = of.get(name, [])
                levels[at] = np.minimum(levels[at], level)
        for name in self.names:
            # A region without a point, called the same, is the same.
            at = [n for n in events.by_name.get(name, []) if np.isnan(events.lat[n]) and levels[n] == 1]
            levels[at] = np.where([name == events.called[n] for n in at], 0, 1)
        return np.where(events.placed, levels, -1).astype(np.int64)


class Places:
    """Looks rows' places up, each name once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def spot(self, row: Given) -> Spot:
        """Where the row is; its own point goes before what its names say."""
        state = Registry.load().country(row.country) if row.country else None
        code = (state.iso2 if state is not None else None) or (row.country if len(row.country) == 2 else "")
        entries: tuple[Entry, ...] = ()
        for name in plain_places(row):
            entries = self._find(name, code)
            if entries:
                break
        holders = {one for entry in entries for one in self._gazetteer.containers(entry.id)}
        own, apart = row.lat is not None and row.lon is not None, None
        if row.lat is not None and row.lon is not None:
            lat, lon = row.lat, row.lon
            points: tuple[tuple[float, float, float], ...] = ((lat, lon, row.open_km),)
            near = {e: km(e.lat, e.lon, lat, lon) - SPREAD[PRECISION[e.kind]] for e in entries}
            apart = max(0.0, min(near.values())) if near else None
            entries = tuple(e for e, distance in near.items() if distance <= SAME_KM + row.open_km)
            holders |= {e.id for e in near} if not entries else set()
        else:
            points = tuple((e.lat, e.lon, max(row.open_km, SPREAD[PRECISION[e.kind]])) for e in entries[:20])
        return Spot(
            points=points, ids=frozenset(e.id for e in entries), holders=frozenset(holders),
            names=frozenset(fold(name) for name in plain_places(row)), country=code or "", own=own, apart=apart,
        )  # fmt: skip

    def _find(self, name: str, code: str) -> tuple[Entry, ...]:
        asked = (name, code)
        if asked not in self._found:
            found = self._gazetteer.find(name)
            mine = tuple(e for e in found if e.country == code) if code else ()
            self._found[asked] = mine or found
        return self._found[asked]


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon - other_lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
