"""Nouns in the plural, and the words of a matter's question that are made of them."""

import pytest

from counterclaim.matters import topics
from counterclaim.model import Claim, Figure
from counterclaim.plurals import plural
from counterclaim.show import words

NOUNS = """
bus | buses
gas station | gas stations
family | families
boy | boys
church | churches
witness | witnesses
aircraft | aircraft
landing craft | landing craft
serviceman | servicemen
woman | women
child | children
people | people
troops | troops
soldiers | soldiers
civilians | civilians
houses | houses
class | classes
virus | viruses
foot | feet
inch | inches
city | cities
bridge | bridges
"""
COUNTED = """
12 witnesses | witnesses
seven sheep farmers | farmers
40 indigenous peoples | None
3 rescue teams | teams
one witness | witnesses
two actresses | actresses
four Norlanders | None
15 servicemen | soldiers
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    found = [line.split(" | ") for line in table.strip().splitlines()]
    return [(text, expected) for text, expected in found]


@pytest.mark.parametrize(("noun", "expected"), _pairs(NOUNS))
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@pytest.mark.parametrize(("text", "expected"), _pairs(COUNTED))
def test_who_is_counted_is_a_word_not_a_stem(text: str, expected: str) -> None:
    counted = text.partition(" ")[2]
    figure = Figure(text=text, start=0, end=1, number_start=0, number_end=1, value=2, unit="people", counted=counted)
    assert str(topics.class_of(figure, "killed")) == expected


@pytest.mark.parametrize(
    ("unit", "expected"), [("aircraft", "aircraft"), ("clash", "clashes"), ("armoured_vehicle", "armoured vehicles")]
)
def test_a_question_counts_things_in_the_plural(unit: str, expected: str) -> None:
    figure = Figure(text="9", start=0, end=1, number_start=0, number_end=1, value=9, unit=unit, counted=unit)
    claim = Claim(id="c1", voice="actor", content=((0, 1),), text="9", type="strike", figures=(figure,))
    found = topics.topic(claim, figure, "", "")
    assert found is not None
    assert found[0] == expected
    assert words.amount(figure) == f"9 {expected}"
