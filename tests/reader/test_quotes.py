"""Quotation marks as pages really carry them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.running import RunningText
from counterclaim.reader.quotes import quotation, quoted_spans


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “we hold the town” today.", ["we hold the town"]),
        ('He said "we hold the town" today.', ["we hold the town"]),
        ("He said «we hold the town» today.", ["we hold the town"]),
        ("He said „we hold the town“ today.", ["we hold the town"]),
        ("‘We hold the town,’ the army’s spokesman said.", ["We hold the town,"]),
        ("“We hold the town.\n“We will stay.”", ["We hold the town.", "We will stay."]),
        ('"We hold the town, he said.', ["We hold the town, he said."]),
        ("The army’s men and Hassan’s men.", []),
        ("““We hold,”” he said.", ["We hold,"]),
    ],
)
def test_quoted(text: str, inside: list[str]) -> None:
    assert [text[s:e] for s, e in quoted_spans(RunningText.plain(text))] == inside


def test_kinds() -> None:
    text = 'The town was "cleansed of rebels", he said, adding: "It is ours."'
    quoted = quoted_spans(RunningText.plain(text))
    assert quotation(quoted, text, ((0, 34),)) == "mixed"
    assert quotation(quoted, text, ((54, 65),)) == "direct"
    assert quotation(quoted, text, ((0, 7),)) == "indirect"


@given(st.text(alphabet='"“”«»„‘’ab \n', max_size=60))
def test_spans_lie_inside_and_apart(text: str) -> None:
    spans = quoted_spans(RunningText.plain(text))
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
