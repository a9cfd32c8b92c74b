"""The build's own data and its way of telling an up-to-date file; the whole build runs at `pip install`."""

import csv
import sqlite3
import struct
from pathlib import Path

import pytest

from counterclaim.gazetteer.build import is_current
from counterclaim.gazetteer.countries import DATA
from counterclaim.gazetteer.entry import KINDS
from counterclaim.gazetteer.natural_earth import centroid, outer_rings
from counterclaim.gazetteer.record import bare, script_of
from counterclaim.gazetteer.store import FILE

LISTS = sorted(DATA.glob("noted-places-*.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_noted_places_are_well_formed(path: Path) -> None:
    for row in rows(path):
        assert None not in row.values(), row
        assert row["kind"] in KINDS, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper()), row


def test_no_noted_place_twice() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for path in LISTS:
        for row in rows(path):
            key = (row["name"], row["kind"], row["country"])
            assert key not in seen, (path.name, key)
            seen[key] = path.name


def test_noted_towns_lie_in_their_country() -> None:
    """Each noted town lies within 60 km of some GeoNames town of its country."""
    db = sqlite3.connect(f"{FILE.as_uri()}?mode=ro", uri=True)
    query = """select 1 from place p join division d on d.number = p.division where d.country = ? and p.kind = 3
      and p.lat between ? and ? and p.lon between ? and ? limit 1"""
    off = []
    for path in LISTS:
        for row in rows(path):
            if row["kind"] in ("town", "facility") and row["country"]:
                lat, lon = float(row["lat"]) * 1e4, float(row["lon"]) * 1e4
                if not db.execute(query, (row["country"], lat - 9e3, lat + 9e3, lon - 12e3, lon + 12e3)).fetchone():
                    off.append((path.name, row["name"]))
    db.close()
    assert not off


def test_every_country_has_a_point() -> None:
    assert len(rows(DATA / "countries.csv")) >= 249


def test_is_current(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    assert not is_current(path, "a")
    with sqlite3.connect(path) as db:
        db.execute("create table meta (key text, value text)")
        db.execute("insert into meta values ('inputs', 'a')")
    db.close()
    assert is_current(path, "a")
    assert not is_current(path, "b")
    path.write_bytes(b"not a database at all, but some bytes")
    assert not is_current(path, "a")


@pytest.mark.parametrize(
    ("name", "short"),
    [("Sumy Oblast", "sumy"), ("Idlib Governorate", "idlib"), ("State of Wyoming", "wyoming"), ("Region", "")],
)
def test_bare_names_of_divisions(name: str, short: str) -> None:
    assert bare(name) == short


@pytest.mark.parametrize(
    ("name", "script"),
    [("Koursk", "latin"), ("Курск", "cyrillic"), ("كورسك", "arabic"), ("URS", None), ("ku er si ke", None),
     ("庫爾斯克", None), ("https://x", None), ("12 Oktyabrya", None)],
)  # fmt: skip
def test_alternates_worth_keeping(name: str, script: str | None) -> None:
    assert script_of(name) == script


def test_centroid_of_a_square_polygon() -> None:
    ring = [(10.0, 40.0), (12.0, 40.0), (12.0, 42.0), (10.0, 42.0), (10.0, 40.0)]
    flat = [value for point in ring for value in point]
    polygon = struct.pack("<BIII10d", 1, 3, 1, 5, *flat)
    multi = b"GP\0\0" + struct.pack("<I", 4326) + struct.pack("<BII", 1, 6, 1) + polygon
    assert outer_rings(multi) == [ring]
    assert centroid([ring]) == pytest.approx((41.0, 11.0))
    assert centroid([[(1.0, 1.0)]]) is None
