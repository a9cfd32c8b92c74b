"""The parts by themselves: calendar stretches, numbers in words, tense, lengths, the pattern notation."""

from datetime import date as Date

import pytest

from counterclaim.reader.times import news, periods
from counterclaim.reader.times.numbers import count, ordinal, spoken_year
from counterclaim.reader.times.rule import Found, rule
from counterclaim.reader.times.tense import ahead
from counterclaim.reader.times.tokens import cut
from counterclaim.reader.times.units import length


@pytest.mark.parametrize(
    ("period", "first", "last", "edtf", "timex"),
    [
        (periods.month(2024, 2), "2024-02-01", "2024-02-29", "2024-02", "2024-02"),
        (periods.week(Date(2025, 1, 1)), "2024-12-30", "2025-01-05", "2024-12-30/2025-01-05", "2025-W01"),
        (periods.weekend(Date(2025, 3, 12)), "2025-03-15", "2025-03-16", "2025-03-15/2025-03-16", "2025-W11-WE"),
        (periods.quarter(2024, 4), "2024-10-01", "2024-12-31", "2024-10/2024-12", "2024-Q4"),
        (periods.half(2024, 1), "2024-01-01", "2024-06-30", "2024-01/2024-06", "2024-H1"),
        (periods.season(2024, "WI"), "2024-12-01", "2025-02-28", "2024-24", "2024-WI"),
        (periods.decade(1980), "1980-01-01", "1989-12-31", "198X", "198"),
        (periods.century(1900), "1900-01-01", "1999-12-31", "19XX", "19"),
    ],
)
def test_periods(period: periods.Period, first: str, last: str, edtf: str, timex: str) -> None:
    assert (period.first.isoformat(), period.last.isoformat(), period.edtf, period.timex) == (first, last, edtf, timex)


def test_a_month_before_the_31st_is_the_months_last_day() -> None:
    assert periods.move(Date(2025, 3, 31), "month", -1) == Date(2025, 2, 28)


@pytest.mark.parametrize(
    ("words", "value"),
    [("five", 5), ("twenty-four", 24), ("twenty four", 24), ("a hundred", 100), ("two thousand", 2000), ("2,000", 2000),
     ("1.5", 1.5), ("several", None), ("99999999999", None), ("1.2.3", None)],
)  # fmt: skip
def test_count(words: str, value: float | None) -> None:
    assert count(words) == value


@pytest.mark.parametrize(
    ("words", "value"), [("first", 1), ("21st", 21), ("twenty-first", 21), ("thirtieth", 30), ("x", None)]
)
def test_ordinal(words: str, value: int | None) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("nineteen ninety-four", 1994), ("two thousand", 2000), ("twenty twenty", 2020), ("twenty", None)],
)
def test_spoken_year(words: str, value: int | None) -> None:
    assert spoken_year(words) == value


@pytest.mark.parametrize(
    ("parts", "value"),
    [(((30, "day"),), "P30D"), (((2, "year"), (6, "month")), "P2Y6M"), (((36, "hour"),), "PT36H"),
     (((None, "week"),), "PXW"),
     (((2, "decade"),), "P20Y"), (((1, "fortnight"),), "P2W")],
)  # fmt: skip
def test_length(parts: tuple[tuple[float | None, str], ...], value: str) -> None:
    assert length(parts) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys will meet on Monday .", True),
        ("The envoys met on Monday .", False),
        ("The envoys are scheduled to meet on Monday .", True),
        ("The army said on Monday it will withdraw .", False),
        ("On Monday , the two sides will meet .", True),
        ("He called Monday 's raid a crime and will sue .", False),
        ("The gate stays shut until Monday .", True),
        ("Until Monday , they had not spoken .", False),
        ("The rules to be published on Monday .", True),
        ("A raid on Monday .", None),
    ],
)
def test_tense(text: str, expected: bool | None) -> None:
    tokens = cut(text)
    at = tokens.words.index("Monday")
    assert ahead(tokens, at, at + 1, 0, len(tokens.words)) is expected


@pytest.mark.parametrize(
    ("weekday", "step", "looks_ahead", "expected"),
    [(2, None, False, "2025-03-12"), (3, None, False, "2025-03-06"), (3, None, True, "2025-03-13"),
     (2, -1, False, "2025-03-05"),
     (2, 1, False, "2025-03-19"), (0, None, True, "2025-03-17")],
)  # fmt: skip
def test_weekdays_in_the_news_sense(weekday: int, step: int | None, looks_ahead: bool, expected: str) -> None:
    assert news.weekday(weekday, Date(2025, 3, 12), step, ahead=looks_ahead).isoformat() == expected


def test_a_rule_names_parts_in_words_and_classes() -> None:
    made = rule("m=AMONTH d=DAY (COMMA? y=YEAR)?", lambda found: None)
    tokens = cut("on Aug. 6, 2024 at")
    match = made.pattern.search(tokens.classes)
    assert match is not None
    found = Found(tokens, match)
    assert (found["m"], found["d"], found["y"], found["none"]) == ("aug .", "6", "2024", "")
