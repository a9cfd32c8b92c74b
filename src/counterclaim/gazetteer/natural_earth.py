"""Makes data/admin1-points.csv: one point for each first-level division, from Natural Earth's polygons.

Run by hand when Natural Earth changes, not at build time:
python -m counterclaim.gazetteer.natural_earth world_map.gpkg > admin1-points.csv
(world_map.gpkg lies in Debian's package qgis-common; Natural Earth is in the public domain).
"""

import csv
import math
import sqlite3
import struct
import sys
from itertools import pairwise
from typing import TextIO

Ring = list[tuple[float, float]]
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by the flag's envelope number (GeoPackage 1.3, section 2.1.3)
_POLYGON, _MULTIPOLYGON = 3, 6


def outer_rings(blob: bytes) -> list[Ring]:
    """The outer ring of each polygon of a GeoPackage geometry, (longitude, latitude) in degrees."""
    return _geometry(blob, 8 + _ENVELOPES[(blob[3] >> 1) & 7])[0]


def _geometry(blob: bytes, at: int) -> tuple[list[Ring], int]:
    order = "<" if blob[at] == 1 else ">"
    (kind, count) = struct.unpack_from(order + "II", blob, at + 1)
    at += 9
    rings: list[Ring] = []
    if kind == _MULTIPOLYGON:
        for _ in range(count):
            part, at = _geometry(blob, at)
            rings += part
        return rings, at
    if kind != _POLYGON:
        raise ValueError(f"geometry type {kind} is neither polygon nor multipolygon")
    for number in range(count):
        (points,) = struct.unpack_from(order + "I", blob, at)
        at += 4
        if number == 0:  # the others are holes
            flat = struct.unpack_from(f"{order}{2 * points}d", blob, at)
            rings.append(list(zip(flat[::2], flat[1::2], strict=True)))
        at += 16 * points
    return rings, at


def centroid(rings: list[Ring]) -> tuple[float, float] | None:
    """(latitude, longitude) of the centroid of the largest ring; islands would pull the point into the sea."""
    best: tuple[float, float, float] | None = None
    for ring in rings:
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in pairwise(ring):
            cross = x1 * y2 - x2 * y1
            area += cross
            x += (x1 + x2) * cross
            y += (y1 + y2) * cross
        if abs(area) < 1e-12:
            continue
        lat, lon = y / (3 * area), x / (3 * area)
        size = abs(area) * math.cos(math.radians(lat))
        if best is None or size > best[0]:
            best = (size, lat, lon)
    return best[1:] if best else None


def write(source: str, out: TextIO) -> None:
    """Write the points of a GeoPackage with Natural Earth's layer states_provinces."""
    rows = []
    query = "select geom, iso_a2, name, fips, gn_name from states_provinces"
    for blob, country, name, fips, other in sqlite3.connect(source).execute(query):
        point = centroid(outer_rings(blob)) if blob else None
        if point and (name or fips):
            rows.append((country or "", fips or "", name or "", other or "", f"{point[0]:.3f}", f"{point[1]:.3f}"))
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["country", "fips", "name", "geonames_name", "lat", "lon"])
    table.writerows(sorted(set(rows)))


if __name__ == "__main__":
    write(sys.argv[1], sys.stdout)
