"""Where an event was: in a country that its claims speak of, and in a town whose part is named."""

import msgspec
import pytest

from counterclaim.events.telling import tellings
from counterclaim.matters.portrait import portrait
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from tests.matters.made import OTHER, TOWN, entry

FAR = Place(text="Farland", start=0, end=7, id="cc:far", kind="country", country="YY", precision="country")
AWAY = msgspec.structs.replace(TOWN, id="geonames:9", country="YY", admin1="Ost")


def of(*entries: Entry) -> tuple[str | None, str | None, str | None]:
    found = portrait(tellings(entries), entries, ())
    return found.place_name, found.country, found.precision


def test_a_state_that_is_only_named_is_not_where_it_happened() -> None:
    dead = entry("r:1", 12, "2024-05-02", place=FAR, text="strikes led by Farland killed 12 soldiers, said Farland")
    assert of(dead, entry("r:2", None, "2024-05-02"), entry("r:3", None, "2024-05-02", place=OTHER))[1] != "YY"
    assert of(dead)[1] == "YY"


def test_a_namesake_in_another_country_is_a_name_only() -> None:
    others = [entry(f"r:{n}", None, "2024-05-02", place=OTHER, text="shells hit Mora") for n in (2, 3)]
    assert of(entry("r:1", 12, "2024-05-02", place=AWAY), *others) == ("Kelde", None, "unresolved")
    assert of(entry("r:1", 12, "2024-05-02"), *others) == ("Kelde", "XX", "town")


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("12 soldiers were killed near a square in central Kelde", "town"),
        ("12 soldiers were killed near Kelde", "near"),
    ],
)
def test_a_part_of_a_town_is_in_it(words: str, precision: str) -> None:
    near = msgspec.structs.replace(TOWN, precision="near")
    assert of(entry("r:1", 12, "2024-05-02", place=near, text=words))[2] == precision
