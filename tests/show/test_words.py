"""Codes as plain words."""

from typing import get_args

import pytest

from counterclaim.model import Claim, ClaimRelation, Figure, Place, When, claim, figure, place, when
from counterclaim.show import words

ASSERTED = Claim(id="c1", voice="actor", content=((0, 1),), text="x", type="strike", said="2024-05-03")
DENIED = Claim(id="c2", voice="actor", content=((2, 3),), text="y", type="strike", said="2024-05-04", stance="denies")


def _figure(**fields: object) -> Figure:
    return Figure(text="", start=0, end=0, number_start=0, number_end=0, **fields)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 40, "low": 40, "bound": "at_least", "unit": "people"}, "at least 40 people"),
        ({"value": 1, "low": 1, "high": 1, "unit": "people"}, "1 person"),
        ({"value": 1100.0, "bound": "about", "unit": "km2"}, "about 1,100 km²"),
        ({"value": 86, "bound": "more_than", "unit": "percent"}, "more than 86%"),
        ({"low": 24, "bound": "vague", "unit": "people"}, "24 or more people"),
        ({"low": 3, "high": 5, "bound": "range", "unit": "day"}, "3 to 5 days"),
        ({"high": 12, "bound": "at_most"}, "at most 12"),
        ({"value": 0.5, "unit": "mile_per_hour"}, "0.5 miles per hour"),
        ({"value": 2, "unit": "century"}, "2 centuries"),
        ({"bound": "vague"}, "not resolved"),
        ({"value": 60, "bound": "up", "unit": "percent"}, "up by 60%"),
        ({"value": float("inf")}, "inf"),
    ],
)
def test_amount(fields: dict[str, object], told: str) -> None:
    assert words.amount(_figure(**fields)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2025-03-07/2025-03-12", "2025-03-07 to 2025-03-12"),
        ("2024-08/..", "from 2024-08"),
        ("../2024-08", "until 2024-08"),
        ("PAST_REF", "in the past, no date given"),
        ("P30D", "30 days"),
        ("P1Y", "1 year"),
        ("PT48H", "48 hours"),
        ("P2W", "2 weeks"),
        ("PTXH", "some hours"),
        ("P1DT2H", "P1DT2H"),
    ],
)
def test_date(value: str, told: str) -> None:
    assert words.date(value) == told


def test_every_code_has_words() -> None:
    for bound in get_args(figure.Bound):
        assert words.amount(_figure(value=2, bound=bound)).strip()
    for relation in get_args(claim.Relation):
        told = words.relation(ClaimRelation("c1", "c2", relation), {"c1": ASSERTED, "c2": DENIED}, {"c1": 1, "c2": 2})
        assert "claim 1" in told
        assert "claim 2" in told
    for precision in get_args(place.Precision):
        assert words.precision(Place(text="x", start=0, end=1, precision=precision))
    for basis in get_args(when.TimeBasis):
        assert words.time_basis(When(text="x", start=0, end=1, basis=basis))


@pytest.mark.parametrize("pair", [("c1", "c2"), ("c2", "c1")])
def test_who_denies_is_named_first_in_whichever_order_the_text_has_them(pair: tuple[str, str]) -> None:
    claims, numbers = {"c1": ASSERTED, "c2": DENIED}, {"c1": 1, "c2": 2}
    assert words.relation(ClaimRelation(*pair, "denies", "why"), claims, numbers) == "claim 2 denies claim 1 (why)"
    assert words.relation(ClaimRelation(*pair, "updates"), claims, numbers) == "claim 2 is a later count of claim 1"


def test_what_is_unresolved_says_so() -> None:
    assert words.where(Place(text="Lanham", start=0, end=6)) == "Lanham (not resolved)"
    assert words.when(When(text="that day", start=0, end=8)) == "that day (not resolved)"
