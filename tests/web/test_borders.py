"""The land of the map, where the front end is built: points at sea lie outside it, points on land inside."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.queries.results import MapPlace
from counterclaim.web.front_end import STATIC, is_current
from counterclaim.web.look.ground import BESIDE, Ground, ground

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


DRAWN = """
Italy | 43 | 12.5 | land
Austria | 47.5 | 14.5 | land
Poland | 52 | 19 | land
Russia | 53.5 | 45 | land
Kazakhstan | 48 | 56 | land
Iran | 35 | 52 | land
Turkey | 39 | 33 | land
Mediterranean | 35 | 20 | sea
Adriatic | 42.7 | 16 | sea
Black Sea | 43 | 34 | sea
Caspian Sea | 42 | 50.5 | sea
Belgium, beside the drawing | 50.8 | 4.7 | land
Gulf of Lion, beside the drawing | 42.5 | 4 | sea
Turkmenistan, beside it to the east | 38 | 63 | land
"""


@pytest.mark.parametrize("line", DRAWN.strip().splitlines())
def test_the_drawing_holds_the_same_land(line: str, land: Any) -> None:
    _, lat, lon, expected = line.split(" | ")
    drawn = ground([MapPlace(id=n, name=n, kind="town", precision="town", lat=a, lon=b) for n, a, b in CORNERS])
    west, north, stretch, scale = _frame(drawn)
    x, y = (float(lon) - west) * stretch * scale, (north - float(lat)) * scale
    assert -BESIDE < x / drawn.width < 1 + BESIDE, line
    assert 0 < y < drawn.height, line
    rings = [ring for path in drawn.paths if path.kind == "land" for ring in _drawn_rings(path.d)]
    assert sum(_inside(y, x, ring) for ring in rings) % 2 == (expected == "land")


CORNERS = (("a", 36.0, 30.0), ("b", 52.0, 40.0))


def _frame(drawn: Ground) -> tuple[float, float, float, float]:
    """(west, north, stretch, scale) of the drawing, out of where its two places stand."""
    (_, south, west_place), (_, north_place, east_place) = CORNERS
    a, b = drawn.spots
    across, up = (b.x - a.x) / (east_place - west_place), (a.y - b.y) / (north_place - south)
    return west_place - a.x / across, south + a.y / up, across / up, up


def _drawn_rings(d: str) -> list[list[tuple[float, float]]]:
    out = []
    for part in d.split("M")[1:]:
        head, _, steps = part.rstrip("z").partition("l")
        x, y = (int(one) for one in head.split())
        ring: list[tuple[float, float]] = [(x, y)]
        numbers = [int(one) for one in steps.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        out.append(ring)
    return out
