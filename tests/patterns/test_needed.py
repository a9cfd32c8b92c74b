"""A pattern's needed letters stand in whatever it matches, and sifting loses no match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.patterns.needed import Needed, needed
from counterclaim.reader.types import cues

PATTERNS = [pattern for _, _, pattern in cues()]
SIEVE = Needed(PATTERNS)
WORDS = sorted({word for pattern in PATTERNS for word in re.findall("[a-z]{2,}", pattern.pattern)})


@pytest.mark.parametrize(
    ("pattern", "grams"),
    [
        (r"\bhospital\b", {"spi"}),
        (r"\b(?:shell|bomb)ed\b", {"she", "bom"}),
        (r"captured|seized", {"ptu", "eiz"}),
        (r"(?:the )?ox", None),  # fewer than three letters are sure
        (r"(?i:attack)", None),
        (r"attack|\d+", None),
        (r"[ab]c+", None),
        ("", None),
    ],
)
def test_what_is_needed(pattern: str, grams: set[str] | None) -> None:
    found = needed(re.compile(pattern))
    if grams is None:
        assert found is None
    else:
        assert found is not None
        assert all(len(gram) == 3 for gram in found)
        assert len(found) == len(grams)


def test_flags_make_nothing_sure() -> None:
    assert needed(re.compile("attack", re.IGNORECASE)) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from([" ", "", "s ", "ed ", "ing "]))
def test_what_a_cue_matches_is_tried(words: list[str], between: str) -> None:
    text = between.join(words)
    matching = {i for i, pattern in enumerate(PATTERNS) if pattern.search(text)}
    assert matching <= set(SIEVE.among(text))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    assert list(SIEVE.among(text)) == sorted(SIEVE.among(text))
    assert {i for i, pattern in enumerate(PATTERNS) if pattern.search(text)} <= set(SIEVE.among(text))


def test_most_cues_are_left_out() -> None:
    left = list(SIEVE.among("the governor opened a school in the north of the country on monday"))
    assert len(left) < len(PATTERNS) / 2
