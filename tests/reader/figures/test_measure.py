"""What holds for any text: offsets, repeatability, both sides alike, no exception."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Figure
from counterclaim.model.running import RunningText
from counterclaim.reader.figures import measure
from tests.reader.figures.reading import figures

WORDS = st.sampled_from(
    [
        *"12 1,100 five a dozen hundreds of thousands million between and to - – ( ) $ € km square kilometres".split(
            " "
        ),
        *"people soldiers killed wounded were had been at least more than up about since August 6 in the past".split(
            " "
        ),
        *"week number put T - 72 34 year old them their tanks half one 9999999999999999999999 1e9 NaN ½ ٤٢ . ,".split(
            " "
        ),
        *"; no casualties or × 10 % \U0001f600 \u202e \ud800".split(" "),
    ]
)


def _check(text: str, found: tuple[Figure, ...]) -> None:
    end = 0
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        assert figure.start <= figure.number_start < figure.number_end <= figure.end
        assert figure.number_start >= end
        end = figure.number_end
        for number in (figure.value, figure.low, figure.high):
            assert number is None or abs(number) < 10**18
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        assert figure.value is not None or figure.low is not None or figure.high is not None
        json.dumps(msgspec.to_builtins(figure), allow_nan=False)


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_reads(text: str) -> None:
    _check(text, figures(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=30), st.sampled_from([" ", "", "\n"]))
def test_any_run_of_number_words_reads(words: list[str], joiner: str) -> None:
    text = joiner.join(words)
    found = figures(text, lengths_of_time=True)
    _check(text, found)
    assert found == figures(text, lengths_of_time=True)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " soldiers were killed.",
        "9" * 5000 + " soldiers were killed.",
        "NaN people were killed.",
        "1e9 troops, inf soldiers and -inf tanks.",
        "²³ people",
    ],
)
def test_what_is_no_number_gives_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_digits_of_other_scripts_are_read_right() -> None:
    assert [figure.value for figure in figures("٤٢ soldiers and ۱۲ tanks were lost.")] == [42, 12]


def test_emoji_and_right_to_left_text_keep_offsets() -> None:
    text = "\U0001f4a5 قتل في غزة: 43 people were killed \U0001f4a5"
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "43 people"


SIDES = [
    "Norland said it had killed 430 Surrian soldiers and lost 12 of its own since March.",
    "About 1,100 square kilometres (425 square miles) of Surrian territory are held by Norland.",
    "The governor put Surrian losses at 67,000; Norland named only five of them.",
    "Norland's army took 24 villages from Surria over the past week, a day after 12 Norlanders had been wounded.",
]


@pytest.mark.parametrize("text", SIDES)
def test_swapping_the_parties_swaps_nothing_else(text: str) -> None:
    def swap(words: str | None) -> str | None:
        if words is None:
            return None
        for a, b in (("Norland", "\0"), ("Surria", "Norland"), ("\0", "Surria")):
            words = words.replace(a, b)
        return words

    swapped = swap(text) or ""
    mine = [
        (swap(f.text), f.value, f.bound, f.unit, swap(f.counted), f.state, swap(f.by), f.window) for f in figures(text)
    ]
    theirs = [(f.text, f.value, f.bound, f.unit, f.counted, f.state, f.by, f.window) for f in figures(swapped)]
    assert mine == theirs


def test_only_the_given_sentences_are_read() -> None:
    text = "Five soldiers died. Six soldiers died."
    doc = RunningText.plain(text)
    assert [figure.value for figure in measure(doc, sentences=[(20, len(text))])] == [6]
