"""Where a state's name is no state, and what nobody has heard of is one."""

import pytest

from counterclaim import Reader
from counterclaim.reader.canonical import canonical
from counterclaim.registry import Registry


@pytest.mark.parametrize("phrase", ["the median line of the Taiwan Strait", "ships in the East China Sea"])
def test_waters_are_no_side(phrase: str) -> None:
    assert Registry().side_of(phrase) is None


@pytest.mark.parametrize("water", ["the Taiwan Strait", "the South China Sea", "the Mozambique Channel"])
def test_waters_keep_their_names(water: str) -> None:
    assert water in canonical(f"Two ships of Ghana's navy were hit in {water} on Monday.").text


@pytest.mark.parametrize(
    "text",
    [
        "Torland says 14 soldiers died. Nine crossed into Torland on Monday.",
        "Oblen's prison service said the guards were free.",
        "The line was cut on the Vestrian-held side.",
        "A bank in the northern Vestrian city was hit.",
    ],
)
def test_a_state_that_no_table_knows_is_told_by_what_it_does(text: str) -> None:
    assert canonical(text).text != text


@pytest.mark.parametrize(
    "text",
    [
        "Karvan said its fighters had left the town.",
        "The militants, known as Karvan, left the town.",
        "The army blamed dissidents of the KLF.",
        "Fighters of the Karvan Liberation Front left the town.",
    ],
)
def test_so_is_an_armed_group(text: str) -> None:
    assert canonical(text).text != text


def test_whose_forces_are_named_is_no_scene() -> None:
    text = "The drone had flown within 300 metres of a U.S. Navy ship near Lamu, and of Turkey-backed fighters."
    (claim,) = Reader().read_text(f"Iran said on Friday: {text}", published="2024-05-03").claims
    assert [p.text for p in claim.places] == ["Lamu"]
