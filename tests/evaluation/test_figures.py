"""Figures: how a figure is put in the corpora's terms, and the measures counted by hand."""

from typing import Any

import pytest

from counterclaim.evaluation.figures import Marked, Read, score_figures
from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.units import key, same_unit

GOLD = (
    Marked(start=0, end=5, values=(1100.0,), unit="square kilometre", bound="approx", counted=("territory",)),
    Marked(start=9, end=12, values=(30.0, 40.0), unit="-", bound="exact"),
)
AREA = {"start": 0, "end": 12, "number_start": 0, "number_end": 5, "value": 1100, "unit": "km2", "bound": "about"}
FEW = {"start": 9, "end": 12, "low": 30, "high": 40, "bound": "range"}


def score(*read: dict[str, Any], gold: tuple[Marked, ...] = GOLD) -> dict[str, Any]:
    texts = [GoldText(id="a", text="", rows=gold, corpus="own")]
    return score_figures(texts, Readings({"a": list(read)}, {}))[-1].to_dict()


def f1(result: dict[str, Any]) -> dict[str, float]:
    return {name: result[name]["F1"] for name in ("span", "value", "unit", "bound", "counted_p", "counted_c", "all")}


def test_all_right() -> None:
    assert set(f1(score(AREA | {"counted": "territory"}, FEW)).values()) == {100}


def test_partly_right() -> None:
    result = score(
        AREA | {"bound": "exact", "counted": "enemy territory"},
        {"start": 9, "end": 12, "value": 30, "bound": "exact"},  # one end of a range is no range
        {"start": 80, "end": 81, "value": 7, "bound": "exact"},
    )
    assert f1(result) == {
        "span": 80.0, "value": 40.0, "unit": 40.0, "bound": 0.0, "counted_p": 40.0, "counted_c": 0.0, "all": 0.0,
    }  # fmt: skip


def test_gold_without_values_is_scored_for_spans() -> None:
    result = score({"start": 1, "end": 2, "value": 4}, gold=(Marked(start=0, end=3),))
    assert result["span"]["F1"] == 100
    assert "value" not in result


READ = [
    # figure, values, bound, counted
    ({"value": 40, "low": 40, "bound": "at_least"}, (40.0,), "more", None),
    ({"value": 40, "high": 40, "bound": "fewer_than"}, (40.0,), "less", None),
    ({"low": 12, "high": 120, "bound": "vague"}, (12.0, 120.0), "exact", None),
    ({"low": 12, "bound": "vague"}, (12.0,), "exact", None),
    ({"bound": "vague"}, (), "exact", None),
    ({"value": 3, "bound": "up"}, (3.0,), "up", None),
    ({"value": 3, "counted": "people", "state": "taken_prisoner"}, (3.0,), "exact", ("people", "taken", "prisoner")),
]


@pytest.mark.parametrize(("figure", "values", "bound", "counted"), READ)
def test_as_quantity(figure: dict[str, Any], values: object, bound: str, counted: object) -> None:
    quantity = Read(start=0, end=1, **figure).as_quantity()
    assert (quantity.values, quantity.bound, quantity.counted, quantity.unit) == (values, bound, counted, "-")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dollars", "$"), ("square kilometers", "sq km"), ("km2", "square kilometre"), ("per cent", "%"),
        ("years old", "year_of_age"), ("-", None), ("cities", "city"), ("tonnes", "t"), ("villages", "village"),
    ],
)  # fmt: skip
def test_same_unit(a: str | None, b: str | None) -> None:
    assert same_unit(a, b)


def test_other_units_stay_others() -> None:
    assert not same_unit("km2", "km")
    assert not same_unit("person", None)
    assert [key(word) for word in ("gas", "abyss", "basis", "virus")] == ["gas", "abyss", "basis", "virus"]
