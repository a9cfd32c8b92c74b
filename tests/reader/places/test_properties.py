"""What holds for any text: spans, order, both sides alike, no exception."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.running import RunningText
from counterclaim.reader.places import locate

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
SPANS = st.lists(st.tuples(st.integers(-3, 130), st.integers(-3, 130)), max_size=4)
WORDS = st.lists(
    st.sampled_from(
        "Kursk region the Gaza of city Russia's Ukraine, near northern said 'the border Kyiv’s in Al- St. U.S. — \n\n "
        "\u200f دمشق \U0001f4a5 and village Sudzha ( ) island river ,".split(" ")
    ),
    max_size=30,
).map(" ".join)


@settings(deadline=None)
@given(text=ANY | WORDS, tagged=SPANS)
def test_any_text_any_tags(gazetteer: Gazetteer, text: str, tagged: list[tuple[int, int]]) -> None:
    found = locate(RunningText.plain(text), tagged, gazetteer)
    assert found == locate(RunningText.plain(text), tagged, gazetteer)
    end = 0
    for place in found:
        assert end <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.text
        assert (place.id is None) == (place.lat is None) == (place.lon is None) == (place.precision == "unresolved")
        end = place.end


def swap(text: str, one: str, other: str) -> str:
    return re.sub(f"{one}|{other}", lambda m: other if m.group() == one else one, text)


@pytest.mark.parametrize(("one", "other"), [("Russia", "Ukraine"), ("Israel", "Lebanon"), ("Sudan", "Chad")])
@pytest.mark.parametrize(
    "text",
    [
        "{0} said its troops had shelled {1}. The army of {1} hit back inside {0}.",
        "{0}'s forces crossed into {1}, and people fled to {0}.",
        "Two died in {0}. {1} accused {0} of lying. Drones flew from {1} to {0}.",
    ],
)
def test_swapping_the_sides_swaps_the_places(gazetteer: Gazetteer, text: str, one: str, other: str) -> None:
    plain = locate(RunningText.plain(text.format(one, other)), [], gazetteer)
    swapped = locate(RunningText.plain(text.format(other, one)), [], gazetteer)
    assert [swap(p.text, one, other) for p in plain] == [p.text for p in swapped]
    assert [swap(p.name or "", one, other) for p in plain] == [p.name for p in swapped]
    assert [p.precision for p in plain] == [p.precision for p in swapped]
