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


@pytest.mark.parametrize("body", ["the Norwegian Refugee Council", "the Syrian Observatory for Human Rights"])
def test_a_body_that_is_no_states_keeps_its_name(body: str) -> None:
    text = f"Ghana's army left, {body} said. Ghana denied it."
    assert canonical(text).text == canonical(text.replace("Ghana", "Norway")).text
    assert body in canonical(text).text


def test_an_article_goes_with_a_state_alone() -> None:
    assert " the Norway Grain Board said" in canonical("On Friday the Ghana Grain Board said no.").text
    assert "left Norway on" in canonical("Ships left the Philippines on Friday.").text


@pytest.mark.parametrize(
    "text",
    [
        "Two people were hurt in the south of {}-administered Perin.",
        "The men had fled to {} by Sunday.",
        "Troops entered {} before dawn.",
    ],
)
def test_nothing_rests_on_a_name_that_the_tables_do_not_have(text: str) -> None:
    assert "Vestrian" not in canonical(text.format("Vestrian")).text


def test_state_media_are_no_region() -> None:
    assert canonical("Vestrian state media said so.").text == canonical("Ghanaian state media said so.").text


def test_the_group_is_the_one_that_was_named_though_nobody_knows_it() -> None:
    told = "{0} fighters took the mill at Tarn on Monday. {0} said its men had left. The group said it freed six men."
    for name in ("Karvan", "Hezbollah"):
        claims = Reader().read_text(told.format(name), published="2024-05-07").claims
        (freed,) = (c for c in claims if "six men" in c.text)
        assert freed.speaker is not None
        assert (freed.speaker.name, freed.speaker.kind) == (name, "organisation")
        assert all(place.text == "Tarn" for c in claims for place in c.places)


def test_whose_forces_are_named_is_no_scene() -> None:
    text = "The drone had flown within 300 metres of a U.S. Navy ship near Lamu, and of Turkey-backed fighters."
    (claim,) = Reader().read_text(f"Iran said on Friday: {text}", published="2024-05-03").claims
    assert [p.text for p in claim.places] == ["Lamu"]


@pytest.mark.parametrize(
    "text",
    [
        "Vestria's special envoy came on Monday.",
        "The shells came from Vestria's hills, the Vestria army said.",
        "Soldiers overran Oblen at dawn.",
    ],
)
def test_what_has_an_envoy_or_an_army_is_a_state_and_what_is_overrun_a_town(text: str) -> None:
    assert canonical(text).text != text
