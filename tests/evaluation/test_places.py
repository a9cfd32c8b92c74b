"""Places: found names and the distance of their points, counted by hand."""

from typing import Any

import pytest

from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.places import FARTHEST_KM, Marked, distance_km, score_places
from counterclaim.evaluation.readings import Readings

LONDON, PARIS, ONTARIO = (51.5, -0.12), (48.85, 2.35), (42.98, -81.2)


def place(start: int, end: int, point: tuple[float, float] | None = None, kind: str | None = None) -> Marked:
    lat, lon = point or (None, None)
    return Marked(start=start, end=end, lat=lat, lon=lon, kind=kind)


GOLD = (place(0, 5, LONDON), place(10, 15, PARIS), place(20, 25, (50.0, 30.0), "demonym"), place(30, 35))
RIGHT = (place(0, 5, LONDON), place(10, 15, PARIS), place(30, 35, (1.0, 1.0)))


def score(*read: Marked, gold: tuple[Marked, ...] = GOLD) -> dict[str, Any]:
    rows = [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in read]
    texts = [GoldText(id="a", text="x" * 60, rows=gold, corpus="own")]
    return score_places(texts, Readings({"a": rows}, {}))[-1].to_dict()


def test_all_right() -> None:
    result = score(*RIGHT)
    assert result["exact"]["F1"] == result["e2e"]["F1"] == result["acc161"] == 100
    assert result["auc"] == 0
    assert result["gold"] == 3  # the demonym is optional


def test_optional_names_neither_reward_nor_punish() -> None:
    assert score(*RIGHT, place(20, 25, (0.0, 0.0))) | {"read": 3} == score(*RIGHT)


def test_one_partial_one_spurious() -> None:
    result = score(place(0, 4, ONTARIO), place(40, 45, (1.0, 1.0)))
    assert result["exact"]["F1"] == 0
    assert result["overlap"] == {"P": 50.0, "R": 33.33, "F1": 40.0}
    assert (result["found"], result["acc161"], result["e2e"]["F1"]) == (50.0, 0.0, 0.0)


def test_nothing_read() -> None:
    result = score()
    assert (result["auc"], result["mean_km"], result["median_km"]) == (100.0, None, None)


def test_nothing_marked() -> None:
    assert score(place(0, 5, LONDON), gold=())["found"] == 0


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((51.5074, -0.1278), (48.8566, 2.3522), 343.6),
        ((0.0, 179.5), (0.0, -179.5), 111.2),  # over the date line
        ((90.0, 0.0), (-90.0, 0.0), 20015.1),
        ((50.0, 30.0), (50.0, 30.0), 0.0),
    ],
)
def test_distance(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert distance_km(*a, *b) == pytest.approx(km, abs=0.1)
    assert distance_km(*a, *b) <= FARTHEST_KM
