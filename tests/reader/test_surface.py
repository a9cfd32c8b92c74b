"""Surface features: capitals, line starts, quotation marks of every kind."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reader.surface import N_FEATURES, quoted_spans, surface_features


def quoted(text: str) -> list[tuple[str, bool]]:
    return [(text[s:e], closed) for s, e, closed in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we hold the bridge” on Monday.", [("“we hold the bridge”", True)]),
        ('He said "we hold the bridge" on Monday.', [('"we hold the bridge"', True)]),
        ("He said «we hold the bridge» on Monday.", [("«we hold the bridge»", True)]),
        ("He said »we hold the bridge« on Monday.", [("»we hold the bridge«", True)]),
        ("He said ``we hold the bridge'' on Monday.", [("``we hold the bridge''", True)]),
        ("He said „we hold the bridge” on Monday.", [("„we hold the bridge”", True)]),
        ("“We hold.\n“We stay,” he said.", [("“We hold.", False), ("“We stay,”", True)]),
        ("We hold the bridge,” he said.", [("We hold the bridge,”", False)]),
        ('"We hold the bridge, he said.\nNothing more.', [('"We hold the bridge, he said.', False)]),
        ('"Yes," he said, "we do."', [('"Yes,"', True), ('"we do."', True)]),
        ("No marks, but the soldier's word.", []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


def test_one_lost_mark_does_not_turn_the_next_paragraph_inside_out() -> None:
    text = 'He said "we hold the bridge.\nThe army said "it fell" on Monday.'
    assert quoted(text)[-1] == ('"it fell"', True)


def features_of(text: str, words: list[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    return surface_features(text, np.array(starts), np.array(ends)).tolist()


def test_case_line_start_and_quote() -> None:
    text = "The NATO chief\nsaid “iPhone” in Kyiv"
    got = features_of(text, ["The", "NATO", "chief", "said", "iPhone", "Kyiv"])
    assert got == [1 + 4, 2, 0, 4, 3 + 8, 1]


def test_pieces_of_a_word_share_its_case() -> None:
    assert features_of("SYRSKYI spoke", ["SYR", "SKYI", "spoke"]) == [2 + 4, 2, 0]


@given(st.text(alphabet=st.characters(), max_size=120))
def test_any_text_is_read(text: str) -> None:
    starts = np.arange(len(text))
    found = surface_features(text, starts, starts + 1)
    assert len(found) == len(text)
    assert all(0 <= f < N_FEATURES for f in found)
    for s, e, _ in quoted_spans(text):
        assert 0 <= s < e <= len(text)
