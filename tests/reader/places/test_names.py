"""Conflict names, regions and spellings as the reader resolves them, alone in a sentence, nothing else to go by.

The lists are in tests/gold/places/names.csv: why a name is there, and its point to a hundredth of a degree, written
down from general reference works and not from the gazetteer.
"""

import csv
import math
from pathlib import Path

import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.place import Place
from counterclaim.model.running import RunningText
from counterclaim.reader.places import locate

FILE = Path(__file__).parents[2] / "gold" / "places" / "names.csv"
LISTS = {"conflict": 40, "region": 20, "variant": 20}
SENTENCE = "Fighting was reported in {} on Monday, officials said."


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def km(place: Place, lat: float, lon: float) -> float:
    assert place.lat is not None
    assert place.lon is not None
    a, b, c, d = map(math.radians, (place.lat, place.lon, lat, lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["name"])
def test_resolved_alone(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    text = SENTENCE.format(row["name"])
    name = row["name"].removeprefix("the ")
    start = text.index(name)
    found = locate(RunningText.plain(text), [(start, start + len(name))], gazetteer, toponyms=True)
    assert len(found) == 1, found
    (place,) = found
    assert place.id is not None, place
    assert place.country == (row["country"] if row["country"] != "-" else None), place
    assert km(place, float(row["lat"]), float(row["lon"])) < float(row["within_km"]), place
    assert (place.kind == "town") == (row["list"] != "region"), place


@pytest.mark.parametrize(("name", "count"), LISTS.items())
def test_lists_are_as_long_as_they_have_to_be(name: str, count: int) -> None:
    assert len([row for row in rows() if row["list"] == name]) >= count


def test_no_name_twice() -> None:
    names = [row["name"] for row in rows()]
    assert len(names) == len(set(names))
