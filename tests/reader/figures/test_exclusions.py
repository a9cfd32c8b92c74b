"""Numbers that are no figures."""

import pytest

from tests.reader.figures.reading import figures

NONE = [
    "A 34-year-old man and a woman aged 52 were at home.",
    "Olena Koval, 34, said she had heard nothing.",
    "A man of 69 had died, and a girl of nine was hurt.",
    "Children aged between 6 and 11 were in the room.",
    "The 47th Brigade and Unit 8200 took part.",
    "A T-72, an F-16 and an S-300 battery were shown.",
    "The army fired 155mm shells and 82-mm mortars.",
    "On August 6, 2024, and again on 7 May, they crossed.",
    "It began on 6-8 August and ended in 2019.",
    "The shelling started at 5:25 a.m., or 0325 GMT.",
    "The UN adopted Resolution 1701 under Chapter 7 and Article 51.",
    "The G7, the G20, the P5+1 and the Five Eyes met.",
    "Call +380 44 255 76 12.",
    "He lives at 12 Shevchenko Street.",
    "It was his first visit and their second war.",
    "One of the commanders said no one had left.",
    "In the 1990s the road was Route 60.",
    "Flight MH17 crossed the zone in 2014.",
    "A two-state solution, he said, is the one way out.",
    "Since 2022, and above all in 2023, it has grown.",
    "The report is numbered 44/2023-b.",
    "The price is open 24/7 since 9/11.",
    "It stood at 48°34'N.",
    "Two security sources said so.",
    "Zero tolerance, said the number two of the group.",
    "For a few minutes there was silence.",
]
WINDOWS = [
    "They met two weeks later.",
    "It was quiet over the last five days.",
    "He returned three days after the strike.",
    "Six hours earlier the road was open.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    assert [figure.text for figure in figures(text)] == []


@pytest.mark.parametrize("text", WINDOWS)
def test_pure_time_expressions_are_figures_on_request_only(text: str) -> None:
    assert figures(text) == ()
    assert len(figures(text, lengths_of_time=True)) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least 2000 soldiers crossed.", 2000),
        ("They counted 1,945 shells.", 1945),
        ("The army has 12 T-72 tanks.", 12),
        ("He bought 12 155mm shells.", 12),
        ("It has 14 Leopard 2 tanks.", 14),
        ("One soldier was killed.", 1),
        ("One was killed by a mine.", 1),
        ("The 30-day ceasefire holds.", 30),
        ("He was sentenced to 15 years in prison.", 15),
    ],
)
def test_figure_all_the_same(text: str, value: int) -> None:
    assert [figure.value for figure in figures(text)] == [value]
