"""The timeline's lanes: whose claims stand in which, on which days, what becomes of far days; who is heard most."""

from fastapi.testclient import TestClient

from counterclaim.ledger.queries.results import TimelinePoint
from counterclaim.web.look.lanes import MOST, STACKED, lanes


def point(number: int, side: str | None, said: str, happened: tuple[str, str] | None = None) -> TimelinePoint:
    first, last = happened or (None, None)
    return TimelinePoint(
        claim=f"c{number}", report="r", said_first=said, text="words", type="strike", stance="asserts", side=side,
        narrator=side == "report", happened_first=first, happened_last=last,
    )  # fmt: skip


def test_each_side_has_a_lane_and_no_claim_is_lost() -> None:
    days = [f"2024-05-{1 + n % 28:02}" for n in range(90)]
    points = [point(n, ("Norva", "Lund", None, "report")[n % 4], day) for n, day in enumerate(days)]
    found = lanes(points, "said")
    assert found is not None
    assert [(one.side, one.narrator) for one in found.lanes] == [
        ("Lund", False), ("Norva", False), (None, False), (None, True),
    ]  # fmt: skip
    assert sum(stack.claims for lane in found.lanes for stack in lane.stacks) == len(points)


def test_more_sides_than_signs_share_the_last_lane() -> None:
    points = [point(n, f"side {n}", f"2024-05-{n + 1:02}") for n in range(MOST + 3)]
    found = lanes(points, "said")
    assert found is not None
    assert [one.others for one in found.lanes] == [0] * (MOST - 1) + [4]
    assert found.lanes[-1].claims == 4


def test_signs_of_one_day_are_stacked_and_counted() -> None:
    points = [point(n, "Norva", "2024-05-01") for n in range(20)] + [point(99, "Norva", "2024-06-01")]
    found = lanes(points, "said")
    assert found is not None
    first, second = found.lanes[0].stacks
    assert (first.claims, len(first.signs), second.claims) == (20, STACKED, 1)
    assert first.x < second.x
    assert len({one.y for one in first.signs}) == STACKED


def test_days_far_off_do_not_stretch_the_axis_and_are_told() -> None:
    points = [point(n, "Norva", "2024-05-30", (f"2024-05-{n + 1:02}",) * 2) for n in range(28)]
    old = point(50, "Lund", "2024-05-30", ("1999-01-01", "1999-01-01"))
    found = lanes([*points, old, point(51, "Lund", "2024-05-30")], "happened")
    assert found is not None
    assert found.first.year == 2024
    assert (found.before, found.after, found.undated) == (1, 0, 1)


def test_a_year_is_drawn_as_long_as_it_is() -> None:
    wide, narrow = ("2024-01-01", "2024-12-31"), ("2023-01-05", "2023-01-05")
    found = lanes([point(1, "Norva", "2025-01-01", wide), point(2, "Lund", "2025-01-01", narrow)], "happened")
    assert found is not None
    spans = {lane.side: lane.stacks[0].signs[0] for lane in found.lanes}
    assert spans["Norva"].from_x is not None
    assert spans["Lund"].from_x is None


def test_speakers_with_most_claims_come_first(client: TestClient) -> None:
    rows = client.get("/speakers?format=json").json()["rows"]
    assert len(rows) > 5
    assert [one["claims"] for one in rows] == sorted((one["claims"] for one in rows), reverse=True)
    named = client.get("/speakers?format=json&sort=name").json()["rows"]
    assert {one["name"] for one in named} == {one["name"] for one in rows}
    assert [one["name"] for one in named] != [one["name"] for one in rows]
