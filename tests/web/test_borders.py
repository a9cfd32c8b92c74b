"""The land of the map, where the front end is built: points at sea lie outside it, points on land inside."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from counterclaim.web.front_end import STATIC, is_current

PLACES = """
North Atlantic | 45 | -30 | sea
North Atlantic, in the latitude of Chukotka | 66.5 | -28 | sea
South Atlantic | -20 | -10 | sea
Baltic | 57.6 | 20.0 | sea
Gulf of Bothnia | 62.0 | 19.5 | sea
Norwegian Sea | 68 | 2 | sea
Arctic Ocean | 86 | 20 | sea
North Pacific | 40 | -160 | sea
Bering Sea | 58 | -178 | sea
South Pacific, by the date line | -30 | 179.9 | sea
Indian Ocean | -20 | 80 | sea
Southern Ocean | -60 | 10 | sea
Black Sea | 43 | 34 | sea
Moscow | 55.75 | 37.62 | land
Chukotka west of the date line | 67.5 | 175 | land
Chukotka east of it | 66.5 | -175 | land
Fiji, Vanua Levu | -16.6 | 179.2 | land
Antarctica | -85 | 0 | land
Antarctica by the date line | -86.5 | -179 | land
Chad | 15 | 19 | land
Alaska | 65 | -150 | land
"""


def _rings() -> list[list[list[tuple[float, float]]]]:
    if not is_current(Path(__file__).parents[2] / "frontend"):
        pytest.skip("the front end is not built from these sources: python -m counterclaim.web.front_end")
    data = json.loads((STATIC / "borders.json").read_text(encoding="utf-8"))
    return [[_points(ring, data["scale"]) for ring in polygon] for polygon in data["land"]]


def _points(steps: list[int], scale: int) -> list[tuple[float, float]]:
    out, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x / scale, y / scale))
    return out


def _inside(lat: float, lon: float, ring: list[tuple[float, float]]) -> bool:
    found = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (x2 - x1) * (lat - y1) / (y2 - y1):
            found = not found
    return found


@pytest.fixture(scope="module")
def land() -> Any:
    """Polygons of rings of (longitude, latitude)."""
    return _rings()


@pytest.mark.parametrize("line", PLACES.strip().splitlines())
def test_sea_and_land(line: str, land: Any) -> None:
    _, lat, lon, expected = line.split(" | ")
    at = float(lat), float(lon)
    inside = any(_inside(*at, outline) and not any(_inside(*at, hole) for hole in holes) for outline, *holes in land)
    assert inside == (expected == "land")


def test_no_ring_runs_across_the_map(land: Any) -> None:
    for polygon in land:
        for ring in polygon:
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
            steps = pairwise(ring)
            assert all(abs(b[0] - a[0]) < 180 or abs(a[1]) > 89 for a, b in steps)  # along a pole it may
