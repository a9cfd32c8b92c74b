"""Claim types by their cues; every type has words of its own here."""

import pytest

from counterclaim.reader.types import claim_type, claim_types, scores

CASES = [
    ("territory_gain", "government troops had recaptured four villages north of the river"),
    ("territory_control", "the rebels control most of the province"),
    ("territory_held", "its soldiers repelled three attacks overnight"),
    ("withdrawal", "the brigade pulled back to the hills"),
    ("ground_offensive", "heavy fighting went on in the eastern districts"),
    ("strike", "two drones hit an oil depot in the port"),
    ("explosive_attack", "a roadside bomb exploded beside the convoy"),
    ("air_defence", "air defences shot down 17 drones"),
    ("casualties", "nine people were killed and 20 wounded"),
    ("equipment_loss", "they destroyed six tanks and two helicopters"),
    ("attack_on_civilians", "gunmen opened fire on villagers"),
    ("abuse_allegation", "guards tortured detainees in the camp"),
    ("prisoners_captured", "its fighters had captured 60 soldiers"),
    ("prisoner_release_exchange", "the two sides exchanged 150 prisoners each"),
    ("prosecution_detention", "a court sentenced him to 12 years in prison"),
    ("abduction_hostage", "armed men kidnapped two engineers"),
    ("damage_destruction", "the power station was badly damaged"),
    ("displacement_evacuation", "thousands of families have fled"),
    ("aid_access_blockade", "trucks with humanitarian aid were turned back"),
    ("deployment_mobilisation", "the army deployed two more battalions"),
    ("arms_support", "it would send more artillery ammunition and military aid"),
    ("ceasefire_proposal", "he proposed a 60-day ceasefire"),
    ("agreement", "the parties signed an agreement in Doha"),
    ("ceasefire_violation", "the other side violated the truce 14 times"),
    ("negotiation", "negotiators held a third round of talks"),
    ("visit", "the minister visited troops at the front"),
    ("demand_appeal", "the council called on both sides to show restraint"),
    ("threat_warning", "the group threatened to retaliate"),
    ("sanction_measure", "the union imposed sanctions on five officers"),
    ("protest", "hundreds of protesters marched through the capital"),
    ("other", "the harvest was better than last year"),
]


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_type(expected: str, text: str) -> None:
    assert claim_type(text) == expected, scores(text)[:3]


def test_every_type_is_covered() -> None:
    assert {kind for kind, _ in CASES} == set(claim_types())


def test_a_plain_request_is_a_demand() -> None:
    assert claim_type("all sides to show restraint", demanded=True) == "demand_appeal"
