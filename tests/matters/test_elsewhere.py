"""Towns that a claim sets beside each other are told apart."""

import pytest

from counterclaim.events.names import sound
from counterclaim.matters.elsewhere import apart
from counterclaim.model.place import Place

SAID = """
shells hit Kelde and Orvik | Kelde,Orvik | Kelde Orvik
shells hit Kelde, and Kelde was left by its people | Kelde,Kelde | -
the road from Kelde leads past ten farms and a mill to Orvik | Kelde,Orvik | -
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_towns_beside_each_other_are_each_one_by_itself(line: str) -> None:
    text, named, expected = line.split(" | ")
    places = [Place(text=name, start=at, end=at + len(name), kind="town") for at, name in enumerate(named.split(","))]
    assert apart([(text, places)]) == {sound(town) for town in expected.replace("-", "").split()}
