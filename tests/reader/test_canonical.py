"""Names made alike before the encoder, and its offsets put back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reader.canonical import canonical


def test_states_are_named_by_their_turn() -> None:
    one = canonical("Russian troops entered Ukraine. Moscow and Kyiv disagree.").text
    other = canonical("Ukrainian troops entered Russia. Kyiv and Moscow disagree.").text
    assert one == other
    assert "Russia" not in one


def test_office_holders_too() -> None:
    assert (
        canonical("Vladimir Putin spoke; Putin left.").text
        == canonical("Volodymyr Zelensky spoke; Zelensky left.").text
    )


def test_the_possessive_stays() -> None:
    assert canonical("Russia's army").text.endswith("'s army")


def test_other_words_stay() -> None:
    assert canonical("Troops may march in March, us said.").text == "Troops may march in March, us said."


def test_offsets_come_back() -> None:
    text = "Ukrainian forces left North Korea on Monday."
    made = canonical(text)
    at = made.text.index("forces")
    starts, ends = made.to_own(np.array([at]), np.array([at + 6]))
    assert text[starts[0] : ends[0]] == "forces"
    starts, ends = made.to_own(np.array([0]), np.array([3]))
    assert text[starts[0] : ends[0]] == "Ukrainian"


@given(
    st.lists(
        st.sampled_from(["Russia", "Ukrainian", "Kyiv", "the", "army", "said", "U.S.", "Putin", "😀", "."]), max_size=30
    )
)
def test_every_token_stays_inside(words: list[str]) -> None:
    text = " ".join(words)
    made = canonical(text)
    points = np.arange(len(made.text))
    starts, ends = made.to_own(points, points + 1)
    assert ((starts >= 0) & (starts < ends) & (ends <= len(text))).all()
    assert (np.diff(starts) >= 0).all()


def test_letters_that_stand_for_a_state_are_its_name_or_its_adjective() -> None:
    one = canonical("U.S. officials said a U.S. ship left the U.S. The Navy denied it; the UK was silent.").text
    other = canonical("Ukrainian officials said a Ukrainian ship left Ukraine. The Navy denied it; Kenya was silent.")
    assert one == other.text


def test_a_capital_is_its_state() -> None:
    one, other = canonical("Kyiv said so. Ukraine's army agreed."), canonical("Torland said so. Torland's army agreed.")
    assert one.text == other.text


def test_who_is_blamed_and_answers_is_a_party_though_nobody_knows_it() -> None:
    told = "{} closed the road. The mayor blamed {}. Aid groups wait."
    assert canonical(told.format("Ostavia", "Ostavia")).text == canonical(told.format("Chad", "Chad")).text


def test_people_are_no_parties() -> None:
    text = "Xanvo Brankel said so. The mayor blamed Brankel. Brankel denied it."
    assert canonical(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "The Post says so. The mayor left. The Post says more.",
        "Mr. Brankel said so. The mayor left. Mr. Brankel said more.",
        "The Ministry of Commerce said so. The Ministry of Commerce said more.",
        "Xanvo said so, 34, as did Xanvo, a baker. Xanvo said more.",
    ],
)
def test_who_only_speaks_as_people_and_papers_do_is_no_party(text: str) -> None:
    assert canonical(text).text == text
