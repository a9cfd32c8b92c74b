"""One amount in two units: joined, and checked."""

import pytest

from tests.reader.figures.reading import figures

FITS = [
    "They took about 1,100 square kilometers (425 square miles) of land.",
    "They took 1,294 square kilometers (500 square miles).",
    "They moved up to 20 km (12 miles).",
    "They moved 15 kilometres (10 miles).",
    "The bomb weighed 500 kg (1,100 pounds).",
    "It fell to 30 degrees Celsius (86 Fahrenheit).",
    "It is 8 miles (13 kilometers) long.",
]
OFF = [
    "They took about 1,100 square kilometers (520 square miles) of land.",
    "They moved 20 km (20 miles).",
    "The bomb weighed 500 kg (500 pounds).",
]


@pytest.mark.parametrize("text", FITS)
def test_a_conversion_is_joined_to_its_figure(text: str) -> None:
    first, second = figures(text)
    assert (second.same_as, second.inconsistent) == (first.text, False)
    assert (first.same_as, first.inconsistent) == (None, False)
    assert (second.bound, second.counted, second.state) == (first.bound, first.counted, first.state)


@pytest.mark.parametrize("text", OFF)
def test_a_conversion_that_does_not_fit_is_flagged(text: str) -> None:
    first, second = figures(text)
    assert (second.same_as, second.inconsistent) == (first.text, True)


def test_money_is_joined_but_cannot_be_checked() -> None:
    first, second = figures("It cost 9 billion shekels ($2.4 billion).")
    assert (second.same_as, second.inconsistent) == (first.text, False)


def test_other_brackets_are_no_conversions() -> None:
    for text in ("They took 20 km (12 villages).", "They took 20 km and 12 miles.", "It is 5 km (3 days) away."):
        assert all(figure.same_as is None for figure in figures(text)), text
