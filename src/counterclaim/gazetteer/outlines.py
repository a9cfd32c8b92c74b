"""Outlines of first-level divisions, so that a map can show what "Kursk region" covers; from Natural Earth's polygons.

Run by hand when Natural Earth changes, not at build time:
python -m counterclaim.gazetteer.outlines world_map.gpkg
(world_map.gpkg lies in Debian's package qgis-common; Natural Earth is in the public domain). A division gets an outline
where a polygon holds its point and bears one of its names: 3,205 of 3,793. The others have none.
"""

import gzip
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from counterclaim.gazetteer.entry import Entry
from counterclaim.gazetteer.natural_earth import Ring, outer_rings
from counterclaim.gazetteer.store import Gazetteer

FILE = Path(__file__).with_name("outlines.json.gz")
SCALE = 100  # steps a degree: some 1 km, as fine as the borders of the map
_ISLAND = 0.02  # of the largest ring's area: smaller rings are left out, unless they have 100 square steps


def outline(id: str) -> list[Ring]:
    """The rings of a division by its gazetteer id, (longitude, latitude) in degrees; [] where there is no outline."""
    found = []
    for steps in _all().get(id.removeprefix("geonames:"), ()):
        x = y = 0
        ring = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x / SCALE, y / SCALE))
        found.append(ring)
    return found


@cache
def _all() -> dict[str, list[list[int]]]:
    """Of each division by its GeoNames number its rings, as whole numbers, each point a step from the one before."""
    data: dict[str, list[list[int]]] = json.loads(gzip.decompress(FILE.read_bytes()))
    return data


def write(source: str) -> int:
    """Write the file from a GeoPackage with Natural Earth's layer states_provinces; how many have an outline."""
    rings: dict[str, list[Ring]] = defaultdict(list)
    with Gazetteer.open() as gazetteer:
        divisions = list(gazetteer.divisions())
        query = "select geom, name, gn_name, woe_name from states_provinces"
        for blob, *names in sqlite3.connect(source).execute(query):
            if not blob:
                continue
            parts = outer_rings(blob)
            named = {one.id for name in names if name for one in gazetteer.find(name)}
            found = [one for one in _inside(divisions, parts) if one.id in named]
            if len(found) == 1:
                rings[found[0].id.removeprefix("geonames:")] += parts
    kept = {id: _steps(parts) for id, parts in sorted(rings.items())}
    told = json.dumps({id: steps for id, steps in kept.items() if steps}, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(told.encode(), mtime=0))
    return len(kept)


def _inside(divisions: list[Entry], rings: list[Ring]) -> Iterator[Entry]:
    lons, lats = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    for one in divisions:
        if west <= one.lon <= east and south <= one.lat <= north and any(_holds(ring, one) for ring in rings):
            yield one


def _holds(ring: Ring, one: Entry) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > one.lat) != (y2 > one.lat) and one.lon < (x2 - x1) * (one.lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _steps(rings: list[Ring]) -> list[list[int]]:
    """The rings as steps, the largest first; small islands are left out."""
    found = []
    for ring in rings:
        points = list(dict.fromkeys((round(x * SCALE), round(y * SCALE)) for x, y in ring))
        if len(points) > 2:
            area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*points, points[0]]))) / 2
            found.append((area, points))
    found.sort(key=lambda one: -one[0])
    out = []
    for area, points in found:
        if area > min(100, _ISLAND * found[0][0]):
            flat = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]
            out.append([value for point in flat for value in point])
    return out


if __name__ == "__main__":
    sys.stderr.write(f"{write(sys.argv[1]):,} outlines\n")
