"""A claim's fields are the mean over its words' tokens."""

from math import exp

import numpy as np
import pytest

from counterclaim.reader.claims.compose import matters_beside
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.wording import ENGLISH
from counterclaim.reader.encoder import EncoderOutput

LABELS = {"voice": ("narrator", "actor")}
# Five tokens of two characters each; scores are odds in favour of "actor".
OUTPUT = EncoderOutput(
    starts=np.arange(0, 10, 2),
    ends=np.arange(2, 12, 2),
    scores=np.array([[0, 4], [0, 2], [0, -6], [0, 0], [0, 1]], dtype=np.float16),
    columns={"voice": slice(0, 2)},
    labels=LABELS,
)


@pytest.mark.parametrize(
    ("spans", "odds"),
    [
        (((0, 2),), 4.0),
        (((0, 4),), 3.0),
        (((0, 2), (4, 6)), -1.0),
        (((1, 3),), 3.0),  # a token that the span cuts through counts whole
        (((8, 10),), 1.0),
    ],
)
def test_the_mean_of_the_tokens(spans: tuple[tuple[int, int], ...], odds: float) -> None:
    found = Fields(OUTPUT).distribution("voice", spans)
    assert found["actor"] == pytest.approx(1 / (1 + exp(-odds)), abs=1e-3)
    assert sum(found.values()) == pytest.approx(1)


def test_a_vote_weighs_as_much_as_it_is_given() -> None:
    fields = Fields(OUTPUT)
    span, vote = ((4, 6),), np.array([[0.0, 1.0]])
    assert fields.of("voice", span).label == "narrator"
    assert fields.of_many("voice", [span], (vote, 5.0))[0].label == "narrator"
    assert fields.of_many("voice", [span], (vote, 4.0), (3 * vote, 1.0))[0].label == "actor"


def test_many_are_told_as_each_alone() -> None:
    spans = [((0, 2),), ((40, 50),), ((0, 4), (6, 8))]
    assert Fields(OUTPUT).of_many("voice", spans) == [Fields(OUTPUT).of("voice", span) for span in spans]


def test_no_token_no_score() -> None:
    assert Fields(OUTPUT).distribution("voice", ((40, 50),)) == {"narrator": 0.0, "actor": 0.0}


def test_the_rest_of_a_report_tells_what_a_claim_points_at() -> None:
    scores = np.array([[3, 0], [3, 0], [0, 0.2], [0, 3]], dtype=np.float16)
    starts = np.arange(0, 8, 2)
    output = EncoderOutput(starts, starts + 2, scores, {"type": slice(0, 2)}, {"type": ("strike", "other")})
    fields, many = Fields(output), [((int(s), int(s) + 2),) for s in starts]
    alone = fields.of_many("type", many)
    told = fields.of_many("type", many, (matters_beside(fields, many, []), ENGLISH.beside))
    assert [one.label for one in alone] == ["strike", "strike", "other", "other"]
    assert [one.label for one in told] == ["strike", "strike", "strike", "other"]
