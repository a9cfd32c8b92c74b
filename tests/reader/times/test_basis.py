"""What each value rests on: first and last day, precision, basis, anchor, role and the TIMEX reading."""

from pathlib import Path

import pytest

from counterclaim.model.running import RunningText
from counterclaim.model.when import When
from counterclaim.reader.times import date

ROWS = [
    line.split(" | ")
    for line in (Path(__file__).parents[2] / "gold" / "times" / "readings.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def one(text: str, published: str | None, words: str) -> When:
    found = [w for w in date(RunningText.plain(text), published) if w.text == words]
    assert len(found) == 1, [w.text for w in date(RunningText.plain(text), published)]
    return found[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[1]))
def test_fields(row: list[str]) -> None:
    text, words, first, last, precision, basis, role, timex = row
    when = one(text, "2025-03-12", words)
    assert (when.first or "-", when.last or "-") == (first, last)
    assert (when.precision, when.basis, when.role) == (precision, basis, role)
    assert when.timex is not None
    assert f"{when.timex.type} {when.timex.value}" == timex


def test_a_month_with_its_year_elsewhere_names_its_anchor() -> None:
    when = one("The raid began in August. It was the August 2024 raid that failed.", "2025-03-12", "August")
    assert (when.value, when.basis, when.anchor) == ("2024-08", "other_date", "August 2024")


def test_a_day_with_its_year_elsewhere_takes_that_year() -> None:
    when = one("On June 6, 2019 it was built. On June 6 crowds came.", "2025-03-12", "June 6")
    assert (when.value, when.basis, when.anchor) == ("2019-06-06", "other_date", "June 6, 2019")


@pytest.mark.parametrize(
    ("words", "value"),
    [("5 August", "2021-08-05"), ("3 September", "2021-09-03"), ("2 March", "XXXX-03-02")],
)
def test_without_a_publication_day_a_later_day_is_of_the_one_year_that_is_told(words: str, value: str) -> None:
    assert one(f"On the 4th of August 2021 they came. On {words} they left.", None, words).value == value
    two = f"It fell in 2019. On 4 August 2021 they came, as on 4 August 2020. On {words} they left."
    assert one(two.replace(words, "3 October"), None, "3 October").value == "XXXX-10-03"


def test_days_later_rest_on_the_date_before() -> None:
    when = one("On 6 May 2024 they crossed. Three days later they left.", "2025-03-12", "Three days later")
    assert (when.value, when.basis, when.anchor) == ("2024-05-09", "other_date", "6 May 2024")


@pytest.mark.parametrize(
    "words", ["Monday", "yesterday", "last week", "this month", "the last five days", "two years ago"]
)
def test_without_a_publication_day_nothing_relative_is_dated(words: str) -> None:
    when = one(f"The bridge was hit {words}.", None, words)
    assert when.basis == "unresolved"
    assert (when.first, when.last) == (None, None)


@pytest.mark.parametrize("published", ["", "yesterday", "31.02.2026", "2026-02-31", "12/03/2025", "30000-01-01"])
def test_a_publication_day_that_is_none_leaves_relative_dates_open(published: str) -> None:
    assert one("The bridge was hit on Monday.", published, "Monday").basis == "unresolved"


@pytest.mark.parametrize("published", ["2025-03-12", "2025-03-12T23:10:00+02:00", "20250312", " 2025-03-12 "])
def test_publication_days_and_times(published: str) -> None:
    assert one("The bridge was hit on Monday.", published, "Monday").value == "2025-03-10"


def test_an_event_dates_since_where_the_text_dates_it() -> None:
    text = "Prices have doubled since the rebels' offensive. The rebels launched their offensive in May 2022."
    when = one(text, "2025-03-12", "since the rebels' offensive")
    assert (when.value, when.first, when.last) == ("2022-05/..", "2022-05-01", None)
    assert (when.basis, when.anchor) == ("other_date", "May 2022")


def test_since_an_event_that_is_dated_for_others_stays_open() -> None:
    text = "Prices have doubled since the rebels' offensive. The army opened its own offensive in May 2022."
    assert [w.text for w in date(RunningText.plain(text), "2025-03-12")] == ["May 2022"]


def test_an_event_dated_twice_differently_dates_nothing() -> None:
    text = "Nothing moved since the offensive. The offensive of May 2022 failed. The offensive of June 2023 failed too."
    assert not [w for w in date(RunningText.plain(text), "2025-03-12") if w.text.startswith("since")]


def test_since_an_event_of_another_party_stays_open() -> None:
    text = "Nothing moved since Sudan's offensive. Chad launched its offensive in May 2022."
    assert not [w for w in date(RunningText.plain(text), "2025-03-12") if w.text.startswith("since")]


def test_the_parties_names_change_nothing() -> None:
    text = "{a} launched its offensive in August 2024. Since {a}'s offensive {b} has shelled it; on Monday {b} struck."
    one_way = date(RunningText.plain(text.format(a="Ukraine", b="Russia")), "2025-03-12")
    other = date(RunningText.plain(text.format(a="Russia", b="Ukraine")), "2025-03-12")
    assert [(w.value, w.basis, w.first) for w in one_way] == [(w.value, w.basis, w.first) for w in other]
