"""From which day a report's "Monday" is counted where the date it was given and the one that it prints differ."""

import pytest

from counterclaim.matters.reading import entries
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text
from counterclaim.reports.reckoned import far_from_print, reckoned

BODY = "Two farmers were killed in Osten on Monday, the ministry said."

# What is printed | the day that the caller gives | the day that days count from; "open" for none
PRINTED = """
16-11-2024 | 2024-02-02 | 2024-11-16
OSTEN, Nov. 16 (Xinhua) -- | 2024-02-02 | 2023-11-16
OSTEN, Nov. 16, 2024 (Xinhua) -- | 2024-02-02 | 2024-11-16
OSTEN, 3 May 2024 (Reuters) - | 2024-08-03 | 2024-05-03
01-06-2024 | 2024-02-01 | open
06/01/2024 | 2024-03-20 | open
01-06-2024 | 2024-01-07 | 2024-01-07
01-06-2024 | 2024-06-02 | 2024-06-02
16-11-2024 | 2024-11-18 | 2024-11-18
OSTEN (Reuters) - | 2024-02-02 | 2024-02-02
14 men came. | 2024-02-02 | 2024-02-02
"""


@pytest.mark.parametrize("line", PRINTED.strip().splitlines())
def test_days_count_from_what_the_report_prints_where_its_given_day_lies_far_off(line: str) -> None:
    printed, given, expected = (part.strip() for part in line.split("|"))
    report = from_text(f"{printed} {BODY}", published=given)
    assert (report.published, reckoned(report).published or "open") == (given, expected)
    assert (far_from_print(report) is None) == (expected == given)


def test_a_reading_keeps_the_given_day_and_dates_what_happened_by_the_printed_one() -> None:
    reading = Reader().read_report(from_text(f"16-11-2024 {BODY}", published="2024-02-02"))
    assert reading.report.published == "2024-02-02"
    assert {e.published for e in entries(reading, "one")} == {"2024-11-16"}
    assert {t.first for c in reading.claims for t in c.times if t.text.endswith("Monday")} == {"2024-11-11"}


# What is printed | the day that the caller gives | the day that days count from
FILED = """
OSTEN, 14 May 2024 - | 2024-05-16 | 2024-05-14
OSTEN, May 14 (Xinhua) -- | 2024-05-15 | 2024-05-14
OSTEN, 14 May 2024 - | 2024-05-13 | 2024-05-13
OSTEN (Reuters) - | 2024-05-16 | 2024-05-16
"""


@pytest.mark.parametrize("line", FILED.strip().splitlines())
def test_days_count_from_the_day_of_filing_whoever_prints_it_later(line: str) -> None:
    printed, given, expected = (part.strip() for part in line.split("|"))
    report = from_text(f"{printed} {BODY}", published=given)
    assert (report.published, reckoned(report).published, far_from_print(report)) == (given, expected, None)
