"""The gazetteer's look-ups, what lies in what, and its errors."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import ModelError
from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.store import FILE, _other_spellings


def test_size_and_what_opening_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row: whatever else is read when it is opened, every start of the program would wait for."""
    asked: list[str] = []
    connect = sqlite3.connect

    def watched(*given: Any, **more: Any) -> sqlite3.Connection:
        made = connect(*given, **more)
        made.set_trace_callback(asked.append)
        return made

    monkeypatch.setattr(sqlite3, "connect", watched)
    Gazetteer.open().close()
    assert asked == ["select value from meta where key = 'format'"]
    assert os.path.getsize(FILE) <= 20_000_000


def test_attribution_is_carried(gazetteer: Gazetteer) -> None:
    assert "GeoNames" in gazetteer.meta["attribution"]
    assert "CC BY 4.0" in gazetteer.meta["attribution"]


def test_ids_lead_back_to_their_entries(gazetteer: Gazetteer) -> None:
    for name in ("Kursk", "Donbas", "Sudan", "Gaza", "Red Sea"):
        for entry in gazetteer.find(name):
            again = gazetteer.entry(entry.id)
            assert again is not None
            assert (again.name, again.lat, again.lon) == (entry.name, entry.lat, entry.lon)


@pytest.mark.parametrize(
    "id", ["", "geonames:", "geonames:x", "geonames:²", "geonames:99999999", "cc:no-such", "x:1", "cc:\ud800"]
)
def test_unknown_ids(gazetteer: Gazetteer, id: str) -> None:
    assert gazetteer.entry(id) is None


def test_containment(gazetteer: Gazetteer) -> None:
    town = next(e for e in gazetteer.find("Sudzha") if e.kind == "town")
    assert town.country == "RU"
    assert town.admin1
    region = gazetteer.admin1("RU", town.admin1)
    assert region is not None
    assert (region.name, region.kind) == ("Kursk Oblast", "ADM1")
    assert town.admin1_name == region.name
    county = next(e for e in gazetteer.find("Ashburn") if e.country == "US" and e.admin1 == "VA")
    assert county.admin2 is not None
    parent = gazetteer.entry(county.admin2)
    assert parent is not None
    assert parent.name == "Loudoun County"


def test_countries(gazetteer: Gazetteer) -> None:
    ukraine = gazetteer.country("UA")
    assert ukraine is not None
    assert ukraine.kind == "country"
    capital = gazetteer.capital("UA")
    assert capital is not None
    assert capital.name == "Kyiv"
    assert "PL" in gazetteer.neighbours("UA")
    assert gazetteer.country("XX") is None
    assert gazetteer.neighbours("XX") == ()
    assert capital.id in gazetteer.capitals


@pytest.mark.parametrize("name", ["U.S.", "UK", "DRC", "Burma", "Ivory Coast", "Czech Republic", "the Philippines"])
def test_common_names_of_countries(gazetteer: Gazetteer, name: str) -> None:
    assert any(e.kind == "country" for e in gazetteer.find(name))


def test_articles_and_endings(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("al-Raqqa")
    assert gazetteer.find("Hasakah")
    assert "nizhnedvinskyi" in _other_spellings("nizhnedvinskiy")
    assert "al hasakah" in _other_spellings("hasakah")


@given(name=st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_any_name_is_looked_up_without_an_exception(gazetteer: Gazetteer, name: str) -> None:
    assert isinstance(gazetteer.find(name), tuple)


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"missing.*gazetteer build"):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database, but longer than a header of one hundred bytes " * 4)
    with pytest.raises(ModelError, match="can't be read"):
        Gazetteer.open(path)


def test_file_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("create table meta (key text, value text)")
    db.close()
    with pytest.raises(ModelError, match="another version"):
        Gazetteer.open(path)


def test_threads_share_one() -> None:
    with Gazetteer.open() as gazetteer, ThreadPoolExecutor(4) as pool:
        expected = gazetteer.find("Aleppo")
        assert expected
        assert all(found == expected for found in pool.map(gazetteer.find, ["Aleppo"] * 20))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Maaret al-Noman", "Maarat al-Numan"), ("Raqa", "Raqqa"), ("Baqouba", "Baqubah"), ("Ta'ez", "Taiz"),
        ("Qondoz", "Kunduz"), ("Al-Tabqah", "Al-Tabqa"), ("Muqdadiyah", "Al Miqdādīyah"), ("Chernigov", ""),
        ("al-Midan", ""), ("Раkка", ""), ("", ""), ("al", ""),
    ],
)  # fmt: skip
def test_places_under_other_spellings(gazetteer: Gazetteer, name: str, wanted: str) -> None:
    found = {entry.name for entry in gazetteer.spelled_like(name)}
    assert wanted in found if wanted else "Mayadin" not in found
