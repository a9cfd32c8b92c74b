"""How far a number binds, and its low and high."""

import pytest

from tests.reader.figures.reading import only

CASES = [
    # sentence, bound, value, low, high
    ("40 people were killed.", "exact", 40, 40, 40),
    ("At least 40 people were killed.", "at_least", 40, 40, None),
    ("No fewer than 40 people were killed.", "at_least", 40, 40, None),
    ("40 or more people were killed.", "at_least", 40, 40, None),
    ("More than 40 people were killed.", "more_than", 40, 40, None),
    ("Well over 40 people were killed.", "more_than", 40, 40, None),
    ("The number killed topped 2,200.", "more_than", 2200, 2200, None),
    ("Up to 40 people were killed.", "at_most", 40, None, 40),
    ("As many as 40 people were killed.", "at_most", 40, None, 40),
    ("The toll has gone up to 40 people.", "exact", 40, 40, 40),
    ("Fewer than 40 people were killed.", "fewer_than", 40, None, 40),
    ("About 40 people were killed.", "about", 40, None, None),
    ("Some 40 people were killed.", "about", 40, None, None),
    ("An estimated 40 people were killed.", "about", 40, None, None),
    ("Nearly 40 people were killed.", "about", 40, None, 40),
    ("40 or so people were killed.", "about", 40, None, None),
    ("Forty-odd people were killed.", "about", 40, None, None),
    ("Between 40 and 50 people were killed.", "range", None, 40, 50),
    ("40-50 people were killed.", "range", None, 40, 50),
    ("10,000–12,000 people were killed.", "range", None, 10000, 12000),
    ("Two or three people were killed.", "range", None, 2, 3),
    ("From 3 to 5 million people fled.", "range", None, 3000000, 5000000),
    ("They moved forward by one to three kilometres.", "range", None, 1, 3),
    ("Dozens of people were killed.", "vague", None, 12, 120),
    ("Several people were killed.", "vague", None, 3, 9),
    ("Prices rose 60 percent.", "up", 60, None, None),
    ("Output was down by 1.2 percent.", "down", 1.2, None, None),
    ("Drones were shot down over nine regions.", "exact", 9, 9, 9),
    ("The sides are to hand over 1,200 prisoners.", "exact", 1200, 1200, 1200),
]


@pytest.mark.parametrize(("text", "bound", "value", "low", "high"), CASES)
def test_bounds(text: str, bound: str, value: float, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.bound, figure.value, figure.low, figure.high) == (bound, value, low, high)


def test_the_expression_takes_in_its_bound_words_and_its_noun() -> None:
    text = "Officials said at least 40 Surrian soldiers had been captured."
    figure = only(text)
    assert figure.text == "at least 40 Surrian soldiers"
    assert text[figure.number_start : figure.number_end] == "40"


def test_a_rise_from_one_level_to_another_is_two_figures() -> None:
    from tests.reader.figures.reading import figures

    found = figures("The number of dead rose from 28 to 31.")
    assert [(figure.value, figure.bound, figure.state) for figure in found] == [
        (28, "exact", "dead"),
        (31, "exact", "dead"),
    ]
