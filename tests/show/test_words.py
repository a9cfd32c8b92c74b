"""Codes as plain words."""

from typing import Any, get_args

import pytest

from counterclaim.model import ClaimRelation, Figure, Place, When, claim, figure, matter, place, when
from counterclaim.show import relations, words


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
        told = words.relation(ClaimRelation("c1", "c2", relation), {"c1": 1, "c2": 2})
        assert "claim 1" in told
        assert "claim 2" in told
    for precision in get_args(place.Precision):
        assert words.precision(Place(text="x", start=0, end=1, precision=precision))
    for basis in get_args(when.TimeBasis):
        assert words.time_basis(When(text="x", start=0, end=1, basis=basis))


def test_every_relation_has_an_active_and_a_passive_sentence() -> None:
    for kind in {*get_args(claim.Relation), *get_args(matter.MatterRelationKind)}:
        assert relations.sentence(kind, "1", "2").startswith("1 ")
        assert relations.verb(kind, passive=True) not in ("", kind)
        assert relations.verb(kind) != kind or "_" not in kind
        assert relations.counted(kind, 1) != relations.counted(kind, 2)


@pytest.mark.parametrize(
    ("kind", "active", "passive"),
    [
        ("denies", "1 denies 2", "is denied by"),
        ("updates", "1 is a later count than 2", "is an earlier count than"),
        ("not_comparable", "1 cannot be compared with 2", "cannot be compared with"),
        ("part_of", "1 is part of 2", "includes"),
    ],
)
def test_a_relation_reads_either_way_round(kind: str, active: str, passive: str) -> None:
    assert relations.sentence(kind, "1", "2") == active
    assert relations.verb(kind, passive=True) == passive


@pytest.mark.parametrize(
    ("written", "number", "fields", "shown"),
    [
        ("dozens of people", "dozens", {"low": 12, "high": 120, "unit": "people"}, "dozens of people"),
        ("Several hundred", "Several hundred", {"low": 300, "high": 900, "unit": "people"}, "several hundred"),
        ("scores", "scores", {"low": 20, "high": 200}, "scores"),
        ("tens of  thousands", "tens of  thousands", {"low": 10_000, "high": 100_000}, "tens of thousands"),
    ],
)
def test_vague_words_are_shown_as_they_were_said(written: str, number: str, fields: dict[str, Any], shown: str) -> None:
    figure = Figure(text=written, start=0, end=9, number_start=0, number_end=len(number), bound="vague", **fields)
    assert words.amount(figure) == shown
    assert words.read_as(figure).startswith(f"{shown} (compared as {fields['low']:,} to {fields['high']:,}")


def test_what_is_unresolved_says_so() -> None:
    assert words.where(Place(text="Lanham", start=0, end=6)) == "Lanham (not resolved)"
    assert words.when(When(text="that day", start=0, end=8)) == "that day (not resolved)"
