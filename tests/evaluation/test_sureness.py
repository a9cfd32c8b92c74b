"""How sure each field of a claim is: the scores by hand, the shipped weights, and what a claim leaves open."""

import pytest

from counterclaim.evaluation.sureness import FIELDS, Judged, judge, scores
from counterclaim.reader.calibration import MOST, Calibration, Curve, Line, calibration
from counterclaim.reader.reader import Reader

TEXT = (
    "Two men were killed near Kharkiv on Friday, Ukraine's army said on Telegram. Russia denied it. Prices rose in "
    "Springfield."
)


def test_scores_by_hand() -> None:
    judged = [Judged("type", 0.99, True)] * 60 + [Judged("type", 0.96, False)] + [Judged("type", 0.9, True)] * 9
    judged += [Judged("type", 0.5, False)] * 10 + [Judged("type", None, False)] * 20
    told = scores(judged)["type"]
    assert (told.values, told.right) == (100, pytest.approx(0.69))
    assert (told.said["0.98"].kept, told.said["0.98"].right) == (60, 1.0)
    assert (told.said["0.95"].kept, told.said["0.95"].right) == (61, pytest.approx(60 / 61))
    assert told.ranked["0.98"].share == pytest.approx(0.7)  # 69 of 70 are right; ten wrong ones more are too many
    assert told.said["0.98"].least == pytest.approx(0.9398, abs=1e-3)  # Wilson's interval for 60 of 60
    assert told.error == pytest.approx((abs(60 * 0.99 + 0.96 + 9 * 0.9 - 69) + 10 * 0.5) / 80)


def test_a_tie_is_kept_or_left_whole() -> None:
    told = scores([Judged("side", 0.9, True)] * 30 + [Judged("side", 0.9, False)] * 2)["side"]
    assert told.ranked["0.98"].kept == 0
    assert told.ranked["0.95"].kept == 0


def test_a_side_given_to_nobody_is_wrong_and_an_open_one_is_not_judged() -> None:
    row = {
        "id": "1", "required": True, "content_text": "two men died", "speaker": "Ann Lee", "side": None,
        "event_type": "casualties", "factuality": "asserted", "stance": "asserts",
    }  # fmt: skip
    claim = {
        "id": "c1", "text": "two men died", "voice": "actor", "actor": "a1", "type": "casualties", "stance": "asserts",
        "factuality": "hedged", "evidentiality": "document", "figures": [], "places": [], "times": [],
        "sure": {"side": 0.7, "factuality": 0.6},
    }  # fmt: skip
    reading = {"claims": [claim], "actors": [{"id": "a1", "name": "Ann Lee", "side": "Norva"}]}
    found = {one.field: one for one in judge({"claims": [row]}, reading)}
    assert found["side"] == Judged("side", 0.7, False)
    assert found["factuality"] == Judged("factuality", 0.6, False)
    assert found["speaker"] == Judged("speaker", None, True)
    assert "side" not in {one.field for one in judge({"claims": [row | {"side_open": True}]}, reading)}


def test_a_line_adds_what_it_knows() -> None:
    curved = Line(0.0, {"a": 1.0}, Curve((0, 1), (0.2, 0.6)))
    found = Calibration({}, {}, {"type": Line(0.0, {"a": 2.0}), "side": curved})
    assert found.field("type", {"a": 0.0, "b": 9.0}) == 0.5
    assert found.field("type", {"a": 50.0}) == MOST
    assert found.field("side", {"a": 0.5}) == pytest.approx(0.4)
    assert found.field("times", {"a": 1.0}) is None


def test_every_field_has_weights_and_claims_tell_what_they_give() -> None:
    assert set(calibration().fields) == set(FIELDS)
    claims = Reader().read_text(TEXT, published="2025-03-14").claims
    assert any(c.sure.figures is not None for c in claims)
    for claim in claims:
        for name in ("figures", "places", "times"):
            assert (getattr(claim.sure, name) is None) == (not getattr(claim, name))
        assert (claim.sure.side is None) == (claim.speaker is None or claim.speaker.side is None)
        assert (claim.sure.speaker is None) == (claim.speaker is None)
        for name in ("type", "stance", "factuality", "evidentiality"):
            assert 0 < getattr(claim.sure, name) <= MOST
