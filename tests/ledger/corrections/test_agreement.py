"""Krippendorff's alpha against published values, and agreement over judgements of claims."""

import pytest

from counterclaim.ledger.corrections.agreement import agreement, krippendorff, of_rows
from counterclaim.ledger.corrections.judge import accept, edit, reject, undo
from tests.ledger.corrections.conftest import Desk

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): example B (two observers, ten units, binary:
# 0.095), example C (four observers, twelve units, missing values: 0.743).
_B = list(zip("0100000000", "1110010100", strict=True))
_C = [
    ("1", "1", "1"), ("2", "2", "3", "2"), ("3", "3", "3", "3"), ("3", "3", "3", "3"), ("2", "2", "2", "2"),
    ("1", "2", "3", "4"), ("4", "4", "4", "4"), ("1", "1", "2", "1"), ("2", "2", "2", "2"), ("5", "5", "5"), ("1", "1"),
    ("3",),
]  # fmt: skip


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        (_B, 0.095),
        (_C, 0.743),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "a")], None),
        ([("a",)], None),
        ([], None),
    ],
)
def test_alpha(units: list[tuple[str, ...]], alpha: float | None) -> None:
    found = krippendorff(units)
    assert (found is None) == (alpha is None)
    if alpha is not None:
        assert found == pytest.approx(alpha, abs=0.0005)


def test_two_people_over_three_claims(desk: Desk) -> None:
    for inner in ("c2", "c3", "c4"):
        accept(desk.db, desk.id(inner), **desk.by("ada"))
    accept(desk.db, desk.id("c2"), **desk.by("ben"))
    edit(desk.db, desk.id("c3"), {"type": "casualties"}, **desk.by("ben"))
    reject(desk.db, desk.id("c4"), **desk.by("ben"))
    found = agreement(desk.db)
    fields = {one.field: (one.claims, one.same) for one in found.fields}
    assert found.people == {"ada": 3, "ben": 3}
    assert fields["kept"] == (3, pytest.approx(2 / 3))
    assert fields["type"] == (2, 0.5)
    assert fields["stance"] == (2, 1.0)
    undo(desk.db, 5, **desk.by("ben"))  # the edit
    assert {one.field: one.claims for one in agreement(desk.db).fields}["type"] == 1


def test_nobody_twice() -> None:
    assert of_rows([]).people == {}
