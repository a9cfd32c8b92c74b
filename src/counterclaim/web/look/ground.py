"""The map as a drawing that needs no script: land, rivers, borders, disputed borders, some towns to find one's way by,
and places as precisely as they speak.

Borders come with the built front end (frontend/scripts/borders.mjs, Natural Earth); without it, places stand alone.
"""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from math import cos, radians
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.gazetteer.outlines import outline
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.ledger.queries.results import MapPlace
from counterclaim.web.look.sheet import STATIC

WIDTH = 960.0
_LOWEST, _HIGHEST = 300.0, 560.0
_LEAST_SPAN = 3.0  # degrees: one place alone shall have some ground round it
# Kilometres that stand for "somewhere in" where no outline is known: a disc says how wide the word is and no more.
REACH = {"near": 15.0, "ADM2": 25.0, "ADM1": 90.0, "region": 120.0}
# What of the ground beside the drawing is drawn too, of its width: a page that is wider than high shows it (5-map.css).
BESIDE = 0.4
_KM = 111.2  # of one degree of latitude
NAMED = 14  # places with their names on the drawing: more lie over each other
TOWNS = 12  # further towns on it; a map that one can move chooses among MOST_TOWNS
MOST_TOWNS = 150
OUTLINED = 100  # divisions that are drawn with their outline
PHONE = 2.2  # how much larger names are there, in units of the drawing (5-map.css)
_APART = (90.0, 26.0)  # between two names, in units of the drawing
_OUTER = 0.04  # of the claims that may lie outside on each side
_FINE = 3  # units of the drawing that are the finest that its lines show

Box = tuple[float, float, float, float]
Points = NDArray[np.float64]


class Path(msgspec.Struct, frozen=True):
    """One path. kind: land | river | border | disputed."""

    kind: str
    d: str


class Spot(msgspec.Struct, frozen=True):
    """A place. kind: point | ring | area | outline; r: of its disc or ring in units of the drawing; d: its outline as a
    path; named: with its name; spare: not on a phone, where names are larger and would lie over each other.
    """

    place: MapPlace
    kind: str
    x: float
    y: float
    r: float
    named: bool
    d: str = ""
    spare: bool = False


class Town(msgspec.Struct, frozen=True):
    """A town that no claim here speaks of. lat, lon: degrees; x, y: on the drawing; spare: as of a place."""

    name: str
    lat: float
    lon: float
    x: float = 0.0
    y: float = 0.0
    spare: bool = False


class Ground(msgspec.Struct, frozen=True):
    """The drawing; no paths where the borders were not built. towns: those drawn; around: more, the largest first.
    view: the degrees that it shows at least, west, south, east, north; beyond: places outside of it.
    """

    width: float
    height: float
    paths: tuple[Path, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...] = ()
    around: tuple[Town, ...] = ()
    view: Box = (-170.0, -55.0, 170.0, 75.0)
    beyond: int = 0


def ground(places: Sequence[MapPlace], *, apart: tuple[float, float] = _APART) -> Ground:
    """The drawing of these places, wide enough for all of them. apart: between two names; more where they are large."""
    if not places:
        return Ground(WIDTH, _LOWEST, (), ())
    view = _box(_most(places))
    west, south, east, north = view
    stretch = max(0.2, cos(radians((south + north) / 2)))
    height = round(min(_HIGHEST, max(_LOWEST, WIDTH * (north - south) / ((east - west) * stretch))))
    scale = min(WIDTH / ((east - west) * stretch), height / (north - south))
    box = _around((west, south, east, north), scale, stretch, height)
    west, south, _, north = box
    spots: list[Spot] = []
    outlined = 0
    for number, one in enumerate(places[:500]):
        reach = REACH.get(one.precision)
        kind = "point" if reach is None else "ring" if one.precision == "near" else "area"
        radius = max(7.0, (reach or 0.0) / _KM * scale)
        x, y = (one.lon - west) * stretch * scale, (north - one.lat) * scale
        d = ""
        if one.precision == "ADM1" and outlined < OUTLINED:
            rings = [np.asarray(ring, dtype=np.float64) for ring in outline(one.id)]
            d = "".join(_path(ring, box, scale, stretch, closed=True) for ring in rings)
            kind, outlined = ("outline", outlined + 1) if d else (kind, outlined)
        named = number < NAMED and not _beside(x, y, [(spot.x, spot.y) for spot in spots if spot.named], apart)
        spots.append(Spot(one, kind, round(x, 1), round(y, 1), round(radius, 1), named, d))
    edges = tuple(round(edge, 3) for edge in box)
    around = _towns(edges)
    towns = _apart([_at(one, west, north, scale, stretch) for one in around], spots, height, apart)
    spots, towns = _on_phone(spots, towns, (apart[0] * PHONE, apart[1] * PHONE))
    beyond = sum(not (0 <= one.x <= WIDTH and 0 <= one.y <= height) for one in spots)
    return Ground(WIDTH, height, _paths(edges, scale, stretch), tuple(spots), towns, around, view, beyond)


def outlines(places: Sequence[MapPlace]) -> dict[str, list[list[tuple[float, float]]]]:
    """Rings of the first-level divisions among the places, by their ids."""
    found = {one.id: outline(one.id) for one in places if one.precision == "ADM1"}
    return dict([(id, rings) for id, rings in found.items() if rings][:OUTLINED])


@lru_cache(maxsize=64)
def _towns(box: Box) -> tuple[Town, ...]:
    with Gazetteer.open() as gazetteer:
        return tuple(Town(one.name, one.lat, one.lon) for one in gazetteer.towns_in(*box, MOST_TOWNS))


def _at(one: Town, west: float, north: float, scale: float, stretch: float) -> Town:
    x, y = (one.lon - west) * stretch * scale, (north - one.lat) * scale
    return Town(one.name, one.lat, one.lon, round(x, 1), round(y, 1))


def _apart(towns: Sequence[Town], spots: Sequence[Spot], height: float, apart: tuple[float, float]) -> tuple[Town, ...]:
    """The largest towns whose names lie over no other name and no place."""
    taken = [(one.x, one.y) for one in spots if one.named or one.kind == "point"]
    kept: list[Town] = []
    for one in towns:
        inside = apart[0] / 2 < one.x < WIDTH - apart[0] / 2 and apart[1] < one.y < height - 5
        if inside and not _beside(one.x, one.y, taken, apart):
            kept.append(one)
            taken.append((one.x, one.y))
        if len(kept) == TOWNS:
            break
    return tuple(kept)


def _on_phone(
    spots: Sequence[Spot], towns: Sequence[Town], apart: tuple[float, float]
) -> tuple[list[Spot], tuple[Town, ...]]:
    """The same, those marked whose names a phone has no room for: places first, then the largest towns."""
    taken: list[tuple[float, float]] = []

    def lacks(one: Spot | Town) -> bool:
        inside = apart[0] / 2 < one.x < WIDTH - apart[0] / 2
        spare = _beside(one.x, one.y, taken, apart) or (isinstance(one, Town) and not inside)
        if not spare:
            taken.append((one.x, one.y))
        return spare

    places = [msgspec.structs.replace(one, spare=one.named and lacks(one)) for one in spots]
    taken += [(one.x, one.y) for one in spots if one.kind == "point"]
    return places, tuple(msgspec.structs.replace(one, spare=lacks(one)) for one in towns)


def _beside(x: float, y: float, taken: Sequence[tuple[float, float]], apart: tuple[float, float]) -> bool:
    """True where a name here would lie over another."""
    return any(abs(x - left) < apart[0] and abs(y - top) < apart[1] for left, top in taken)


def _most(places: Sequence[MapPlace]) -> list[tuple[float, float]]:
    """Corners of where nearly all claims are that name a place narrower than a country: the middle of a country says
    nothing, and one far place would make the others a heap."""
    chosen = [one for one in places if one.precision != "country"] or places

    def ends(values: Sequence[float]) -> tuple[float, float]:
        order = sorted(range(len(values)), key=values.__getitem__)
        share = np.cumsum([max(1, chosen[at].claims) for at in order])
        low, high = np.searchsorted(share, (_OUTER * share[-1], (1 - _OUTER) * share[-1]))
        return values[order[int(low)]], values[order[int(high)]]

    (west, east), (south, north) = ends([one.lon for one in chosen]), ends([one.lat for one in chosen])
    return [(west, south), (east, north)]


def _box(points: Sequence[tuple[float, float]]) -> Box:
    lons, lats = [x for x, _ in points], [y for _, y in points]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    across, up = max(_LEAST_SPAN * 1.6, (east - west) * 1.3), max(_LEAST_SPAN, (north - south) * 1.3)
    lon, lat = (west + east) / 2, (south + north) / 2
    return (lon - across / 2, max(-85.0, lat - up / 2), lon + across / 2, min(85.0, lat + up / 2))


def _around(box: Box, scale: float, stretch: float, height: float) -> Box:
    """The box widened to the drawing's shape."""
    lon, lat = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    across, up = WIDTH / scale / stretch, height / scale
    return (lon - across / 2, lat - up / 2, lon + across / 2, lat + up / 2)


@cache
def _borders() -> dict[str, list[Points]]:
    """Points (longitude, latitude) of every ring and line; empty where they were not built."""
    try:
        data: dict[str, Any] = json.loads((STATIC / "borders.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    scale = data["scale"]

    def points(steps: list[int]) -> Points:
        found: Points = np.asarray(steps, dtype=np.float64).reshape(-1, 2).cumsum(axis=0) / scale
        return found

    return {
        "land": [points(ring) for polygon in data["land"] for ring in polygon],
        "river": [points(line) for line in data.get("river", ())],
        "border": [points(line) for line in data["border"]],
        "disputed": [points(line) for line in data["disputed"]],
    }


@lru_cache(maxsize=64)
def _paths(box: Box, scale: float, stretch: float) -> tuple[Path, ...]:
    """The paths inside the box; kept, because the views of a day are few."""
    out = []
    for kind, lines in _borders().items():
        parts = [part for line in lines if (part := _path(line, box, scale, stretch, closed=kind == "land"))]
        if parts:
            out.append(Path(kind, "".join(parts)))
    return tuple(out)


def _path(line: Points, box: Box, scale: float, stretch: float, *, closed: bool) -> str:
    """A line as SVG path data; points that the drawing can't show are left out, its shape inside stays."""
    west, south, east, north = box
    left, right = west - BESIDE * (east - west), east + BESIDE * (east - west)
    x, y = line[:, 0], line[:, 1]
    if x.max() < left or x.min() > right or y.max() < south or y.min() > north:
        return ""
    # A point between two others beyond the same edge draws nothing. One edge after the other: where a line runs round a
    # corner of the drawing, its points beyond two edges must not all go, or the rest would be joined across it.
    for column, sign, edge in ((0, -1, -left), (0, 1, right), (1, -1, -south), (1, 1, north)):
        outside = sign * line[:, column] > edge
        keep = np.ones(len(line), dtype=bool)
        keep[1:-1] = ~(outside[:-2] & outside[1:-1] & outside[2:])
        line = line[keep]
    shown = np.column_stack(((line[:, 0] - west) * stretch * scale, (north - line[:, 1]) * scale)).round(0)
    # Of points that run through one cell of _FINE units the first is enough: nobody sees the others, all would be sent.
    cell = shown // _FINE
    moved = np.ones(len(shown), dtype=bool)
    moved[1:-1] = (cell[1:-1] != cell[:-2]).any(axis=1)
    shown = shown[moved].astype(np.int64)
    if len(shown) < 2 or (closed and len(shown) < 3):
        return ""
    steps = np.diff(shown, axis=0)
    head = f"M{shown[0][0]} {shown[0][1]}"
    return head + "l" + " ".join(f"{a} {b}" for a, b in steps.tolist()) + ("z" if closed else "")
