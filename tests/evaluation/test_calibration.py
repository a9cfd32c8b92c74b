"""Expected calibration error by hand, the shape of the shipped map, and what --min-confidence leaves."""

import pytest

from counterclaim.evaluation.calibration import Judged, reliability
from counterclaim.reader.calibration import Curve, calibration
from counterclaim.reader.options import Options
from counterclaim.reader.reader import Reader

TEXT = (
    "Two men were killed near Kharkiv on Friday, Ukraine's army said on Telegram. Russia denied it. An official who "
    "gave no name put the dead at nine, according to residents of Springfield."
)


def test_error_by_hand() -> None:
    judged = [Judged(0.95, True, {})] * 3 + [Judged(0.95, False, {})] + [Judged(0.15, False, {})] * 4
    told = reliability("times", judged)
    assert [(one.answers, one.right) for one in told.bins] == [(4, 0.0), (4, 0.75)]
    assert told.error == pytest.approx((0.15 * 4 + 0.2 * 4) / 8)


def test_a_curve_joins_its_points() -> None:
    curve = Curve((0.2, 0.6), (0.1, 0.5))
    assert [curve.at(x) for x in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx([0.1, 0.1, 0.3, 0.5, 0.5])


def test_the_shipped_curves_never_fall_and_are_shares() -> None:
    shipped = calibration()
    assert {"attributions", "places", "claims"} <= shipped.curves.keys()
    for curve in shipped.curves.values():
        assert list(curve.scores) == sorted(curve.scores)
        assert list(curve.shares) == sorted(curve.shares)
        assert all(0 <= share <= 1 for share in curve.shares)
    assert all(0 <= share <= 1 for share in shipped.groups["times"].values())


@pytest.mark.parametrize("least", [0.0, 0.5, 0.75, 1.0])
def test_min_confidence_leaves_out_what_is_below_it(least: float) -> None:
    reading = Reader(Options(min_confidence=least)).read_text(TEXT, published="2025-03-14")
    for things in (reading.claims, reading.attributions):
        assert all(one.confidence >= least for one in things)
    for claim in reading.claims:
        assert all(one.confidence >= least for one in (*claim.places, *claim.times))


def test_what_the_text_does_not_tell_stays_empty() -> None:
    """No speaker, no date to rest on, a name of many places, a party without a side."""
    reading = Reader().read_text("“We will not give up,” he said last Tuesday in Springfield.")
    claim = next(c for c in reading.claims if c.voice == "actor")
    assert claim.actor is None
    assert claim.unresolved == ("speaker",)
    assert claim.said is None
    for when in claim.times:
        assert (when.first, when.basis) == (None, "unresolved")
    for place in claim.places:
        assert place.id is not None or (place.lat is None and place.precision == "unresolved")
