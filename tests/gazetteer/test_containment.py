"""What lies in what: divisions, countries, and the regions of data/region-parts.csv."""

import csv

import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.countries import DATA, rows

# name, kind, country, names of what holds it from narrow to wide
CASES = [
    ("Sudzha", "town", "RU", ["Kursk Oblast", "Russia"]),
    ("Goma", "town", "CD", ["Goma", "North Kivu", "Kivu", "Democratic Republic of the Congo", "Central Africa"]),
    ("Donetsk", "ADM1", "UA", ["Donbas", "Ukraine"]),
    ("Donbas", "region", "UA", ["Ukraine"]),
    ("El Fasher", "town", "SD", ["North Darfur State", "Darfur", "Sudan", "North Africa"]),
    ("Gaza City", "town", "PS", ["Gaza Strip", "Palestine", "Levant", "Middle East"]),
    ("Rafah Governorate", "ADM1", "PS", ["Gaza Strip", "Palestine", "Levant", "Middle East"]),
    ("Zaporizhzhia nuclear plant", "facility", "UA", ["Zaporizhzhia Oblast", "Ukraine"]),
    ("Erbil", "town", "IQ", ["Arbīl", "Kurdistan Region", "Iraq", "Middle East"]),
    ("Ukraine", "country", "UA", []),
    ("Black Sea", "water", None, []),
]


@pytest.mark.parametrize(("name", "kind", "country", "expected"), CASES, ids=[c[0] for c in CASES])
def test_what_holds_a_place(gazetteer: Gazetteer, name: str, kind: str, country: str, expected: list[str]) -> None:
    entry = next(e for e in gazetteer.find(name) if e.kind == kind and e.country == country)
    held = [gazetteer.entry(id) for id in gazetteer.containers(entry.id)]
    assert [e.name for e in held if e] == expected


@pytest.mark.parametrize("id", ["", "geonames:1", "cc:no-such", "x"])
def test_unknown_ids_lie_in_nothing(gazetteer: Gazetteer, id: str) -> None:
    assert gazetteer.containers(id) == ()


def test_region_parts_are_what_their_row_says(gazetteer: Gazetteer) -> None:
    listed = rows("region-parts.csv")
    assert len(listed) >= 40
    for row in listed:
        region = gazetteer.entry(row["region"])
        assert region is not None, row
        assert region.name == row["name"], row
        assert row["basis"], row
        parts = row["parts"].split("|")
        names = [e.name if (e := gazetteer.entry(p)) else None for p in parts]
        assert names == row["part_names"].split("|"), row
        for part in parts:
            assert row["region"] in gazetteer.containers(part), (row["name"], part)
            assert row["region"] not in gazetteer.containers(row["region"])


def test_no_region_twice() -> None:
    with (DATA / "region-parts.csv").open(encoding="utf-8", newline="") as lines:
        regions = [row["region"] for row in csv.DictReader(lines)]
    assert len(regions) == len(set(regions))


def test_asked_again_it_comes_from_memory(gazetteer: Gazetteer) -> None:
    ids = [e.id for name in ("Kursk", "Goma", "Gaza", "Sudzha", "Kyiv") for e in gazetteer.find(name)]
    first = [gazetteer.containers(id) for id in ids]
    asked: list[str] = []
    gazetteer._db.set_trace_callback(asked.append)
    again = [gazetteer.containers(id) for id in ids]
    gazetteer._db.set_trace_callback(None)
    assert all(a is b for a, b in zip(first, again, strict=True))
    assert asked == []
