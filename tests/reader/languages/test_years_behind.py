"""Months and days with "of last year" behind them, and days without a year in a report without a date."""

import pytest

from counterclaim.reader.languages import language
from counterclaim.reader.languages.times import date


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("ru", "В сентябре прошлого года бои шли. 5 мая этого года город взят.", ["2021-09", "2022-05-05"]),
        ("uk", "у вересні минулого року", ["2021-09"]),
        ("ar", "في 10 حزيران/يونيو من العام الماضي", ["2021-06-10"]),
        ("fr", "en mars de l'année dernière", ["2021-03"]),
        ("he", "במרץ של השנה שעברה", ["2021-03"]),
    ],
)
def test_of_last_year(code: str, text: str, values: list[str]) -> None:
    assert [w.value for w in date(text, ((0, len(text)),), language(code), "2022-07-22")] == values


def test_the_only_year_of_a_report_without_a_date() -> None:
    text = "Взрыв был 11 декабря 2010 года. 15 декабря прошли похороны."
    assert [w.value for w in date(text, ((0, len(text)),), language("ru"), None)] == ["2010-12-11", "2010-12-15"]
    two = "Взрыв был 11 декабря 2010 года, суд 3 мая 2011 года. 15 ноября прошли похороны."
    assert [w.value for w in date(two, ((0, len(two)),), language("ru"), None)][2] == "XXXX-11-15"
