"""Number expressions in digits and words, to a value or an interval."""

import pytest

from counterclaim.reader.figures.num import parse_digits
from counterclaim.reader.figures.numbers import COMPOUNDS, read
from counterclaim.reader.figures.tokens import Tokens

VALUES = [
    ("1,100", 1100),
    ("12,00,000", 1200000),
    ("1.5", 1.5),
    ("1 100", 1100),
    ("23 400 000", 23400000),
    ("1 100", 1100),
    ("1.1 million", 1100000),
    ("2.35 billion", 2350000000),
    ("10k", 10000),
    ("3.1bn", 3100000000),
    ("2½", 2.5),
    ("twenty-five", 25),
    ("one hundred and five", 105),
    ("a hundred", 100),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a million", 500000),
    ("half a dozen", 6),
    ("four thousand two hundred", 4200),
    ("twenty-eight thousand six hundred forty-two", 28642),
    ("a couple of hundred", 200),
    ("2.5×10^6", 2500000),
    ("٤٢", 42),
]
INTERVALS = [
    ("dozens", 12, 120),
    ("scores", 20, 200),
    ("hundreds", 100, 1000),
    ("thousands", 1000, 10000),
    ("tens of thousands", 10000, 100000),
    ("hundreds of thousands", 100000, 1000000),
    ("several hundred", 300, 900),
    ("a few thousand", 2000, 9000),
]
SHARES = [
    ("one in three", 1 / 3),
    ("nine out of ten", 0.9),
    ("two-thirds", 2 / 3),
    ("three quarters", 0.75),
    ("3/4", 0.75),
]


def _read(text: str):  # type: ignore[no-untyped-def]
    tokens = Tokens(text, 0, len(text), COMPOUNDS)
    num = read(tokens, 0)
    assert num is not None
    assert num.last == len(tokens), f"read only {tokens.span_text(0, num.last)!r}"
    return num


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_values(text: str, value: float) -> None:
    assert _read(text).value == value


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_vague_numbers_are_intervals(text: str, low: int, high: int) -> None:
    num = _read(text)
    assert (num.value, num.low, num.high) == (None, low, high)


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_shares(text: str, share: float) -> None:
    num = _read(text)
    assert num.kind == "fraction"
    assert num.value == pytest.approx(share)


@pytest.mark.parametrize("word", ["9" * 400, "9" * 5000, "1,2,3", "1.2.3", "1,23"])
def test_what_is_no_number_is_left(word: str) -> None:
    assert parse_digits(word) is None


def test_ordinary_words_begin_no_number() -> None:
    for text in ("the soldiers", "second", "first", "a soldier", "few soldiers", "tens", "quarter past"):
        assert read(Tokens(text, 0, len(text), COMPOUNDS), 0) is None, text
