"""Times: spans, values, and which values mean the same days."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.intervals import interval
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.times import Marked, score_times

GOLD = (
    Marked(0, 6, "DATE", "2025-03"),
    Marked(10, 20, "DURATION", "P2W"),
    Marked(30, 36, "DATE", "2025-W11"),
)


def read(start: int, end: int, type: str | None = None, value: str | None = None) -> dict[str, Any]:
    timex = None if type is None else {"type": type, "value": value}
    return {"start": start, "end": end, "timex": timex}


def score(*rows: dict[str, Any]) -> dict[str, Any]:
    texts = [GoldText(id="a", text="", rows=GOLD, corpus="own")]
    return score_times(texts, Readings({"a": list(rows)}, {}))[-1].to_dict()


def test_all_right() -> None:
    result = score(*(read(t.start, t.end, t.type, t.value) for t in GOLD))
    assert {result[name]["F1"] for name in ("strict", "relaxed", "type", "value", "interval")} == {100}


def test_partly_right() -> None:
    result = score(
        read(0, 5, "DATE", "2025-03"),  # overlaps
        read(10, 20, "DATE", "P14D"),  # another type, the same length
        read(50, 55, "DATE", "2025"),  # nothing there
    )
    f1 = {name: result[name]["F1"] for name in ("strict", "relaxed", "type", "value", "interval")}
    assert f1 == {"strict": 33.33, "relaxed": 66.67, "type": 33.33, "value": 33.33, "interval": 66.67}
    assert result["value_acc_given_relaxed"] == 50


def test_an_expression_without_a_timex_counts_as_found_only() -> None:
    result = score(read(0, 6))
    assert (result["strict"]["F1"], result["type"]["F1"]) == (50.0, 0.0)


SAME = [
    ("2025-W11", (date(2025, 3, 10), date(2025, 3, 16))),
    ("2025-W11-WE", (date(2025, 3, 15), date(2025, 3, 16))),
    ("2025-W11-3", (date(2025, 3, 12), date(2025, 3, 12))),
    ("2025-02", (date(2025, 2, 1), date(2025, 2, 28))),
    ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
    ("2025-Q4", (date(2025, 10, 1), date(2025, 12, 31))),
    ("2025-H1", (date(2025, 1, 1), date(2025, 6, 30))),
    ("2025-03-11T09:00", (date(2025, 3, 11), date(2025, 3, 11))),
    ("198", (date(1980, 1, 1), date(1989, 12, 31))),
    ("198X", (date(1980, 1, 1), date(1989, 12, 31))),
    ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
    ("19XX", ("century", "19")),
    ("2025-wi", ("season", 2025, "WI")),
    ("P2W", ("dur", "D", 14.0)),
    ("P1Y", ("dur", "M", 12.0)),
    ("PT24H", ("dur", "S", 86400.0)),
    ("PXD", ("raw", "PXD")),
    ("past_ref", ("ref", "PAST_REF")),
    ("2025-02-31", None),
    ("2025-W77", None),
    ("9999-12", None),
    ("P1.1.1D", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("value", "meaning"), SAME)
def test_interval(value: str | None, meaning: object) -> None:
    assert interval(value) == meaning


@given(st.text(max_size=20) | st.from_regex(r"[0-9X]{1,4}(-(W|Q|H)?[0-9X]{1,2}){0,2}(T[0-9:]*)?", fullmatch=True))
def test_any_value_has_a_meaning_or_none(value: str) -> None:
    assert interval(value) == interval(value.lower().upper() if value.isascii() else value)
