"""Where a paragraph's dateline or time stamp ends; what looks like one and is none."""

import pytest

from counterclaim.reports.datelines import opening, time_opening
from counterclaim.reports.stamps import date_line, time_line, without_date

OPENINGS = [
    "KYIV, Aug 14 (Reuters) -",
    "KYIV, Aug 14 -",
    "KYIV, August 14 (Reuters) –",
    "MOSCOW/KYIV, April 26 -",
    "GAZA/CAIRO/JERUSALEM, 3 May (Reuters) -",
    "GOMA, Congo (AP) —",
    "GOMA, Congo, Feb 11 (Reuters) -",
    "DEIR AL-BALAH, Gaza Strip (AP) —",
    "EL-FASHER, Sudan —",
    "JACKSON, Miss. -",
    "BEIJING, March 12 (Xinhua) --",
    "ISTANBUL (AA) –",
    "Beirut (AFP) –",
    "Gaza City, Palestinian Territories (AFP) –",
    "Berlin (dpa) -",
    "Khartoum, 14 May 2024 (SUNA) –",
    "GENEVA, 14 May 2024 –",
    "MOSCOW, March 12. /TASS/.",
    "Moscow. March 12. INTERFAX -",
    "(Reuters) -",
    "CNN —",
    "(AFP) –",
    "BAMAKO:",
    "Kampala –",
    "PORT-AU-PRINCE, Haiti (AP) —",
    "N'DJAMENA, Oct 9 (Reuters) -",
    "LANHAM, 29 MAY 89 (REUTER) --",
]

NOT_FIRST = [
    "Kampala – The army said on Monday it had withdrawn.",
    "PUTIN: The army will go on.",
    "BAMAKO: The army said on Monday it had withdrawn.",
]

NO_OPENINGS = [
    "Israel – Iran's arch-foe – said it would answer.",
    "Ukraine - and its allies - rejected the plan.",
    "Russia, China and Iran - three allies - voted against.",
    "NATO-led forces withdrew on Monday.",
    "President Jane Doe — who took office in May — said no.",
    "The army (AFP) counted 14 dead.",
    "U.S.-backed troops entered the town.",
    "March 12 - the day of the vote - was quiet.",
    "UN: the toll is rising.",
    "In Kyiv, Aug 14 was a day of mourning.",
    "Hamas-run authorities said 14 people were killed.",
    "A-10 jets - the oldest in service - were used.",
]


@pytest.mark.parametrize("line", OPENINGS)
def test_openings(line: str) -> None:
    text = f"{line} The army said on Monday it had withdrawn from two villages."
    found = opening(text, first=True, colon=True)
    assert found is not None
    assert text[: found[0]].strip() == line


@pytest.mark.parametrize("text", NOT_FIRST)
def test_needs_the_first_place(text: str) -> None:
    assert opening(text, first=False) is None


@pytest.mark.parametrize("text", NO_OPENINGS)
@pytest.mark.parametrize("first", [True, False])
def test_no_openings(text: str, first: bool) -> None:
    assert opening(text, first=first) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("14:32 GMT – The army says it holds the town.", "14:32 GMT –"),
        ("[0732 GMT] The army says it holds the town.", "[0732 GMT]"),
        ("6:45 pm - The mayor speaks.", "6:45 pm -"),
        ("14:32: The mayor speaks.", "14:32:"),
        ("14:32 The mayor speaks.", None),
        ("14:32 was when the clock stopped.", None),
        ("12.30 per cent of voters", None),
        ("2019 - a year of war - ended quietly.", None),
        ("1,300 square kilometres were taken.", None),
    ],
)
def test_time_stamps(text: str, end: str | None) -> None:
    found = time_opening(text)
    assert (text[:found].strip() if found is not None else None) == end


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("March 12, 2025", "2025-03-12"),
        ("12 March 2025", "2025-03-12"),
        ("Wed., 12th March, 2025", "2025-03-12"),
        ("2025-03-12", "2025-03-12"),
        ("2025-03-12T10:15:00Z", "2025-03-12"),
        ("12.03.2025 14:10", "2025-03-12"),
        ("13/03/2025", "2025-03-13"),
        ("03/13/2025", "2025-03-13"),
        ("Published 12:40 BST, 12 March 2025", "2025-03-12"),
        ("Published March 12, 2025, updated March 13, 2025", "2025-03-12"),
        ("Lanham, Norland, March 12, 2025", "2025-03-12"),
    ],
)
def test_date_lines(line: str, iso: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso() == iso


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2025",  # 3 April or March 4: not ours to choose
        "March 12 was quiet",
        "The army attacked on March 12, 2025",
        "31 February 2025 and more",
        "12 killed in March 2025",
        "SU-25 March",
    ],
)
def test_no_date_lines(line: str) -> None:
    assert date_line(line) is None


def test_a_day_that_never_was_has_no_iso_date() -> None:
    found = date_line("31 February 2025")
    assert found is not None
    assert found.iso() is None


def test_a_missing_year_is_not_guessed() -> None:
    found = date_line("Aug 14")
    assert found is not None
    assert found.iso() is None
    assert found.iso(2024) == "2024-08-14"


@pytest.mark.parametrize("line", ["14:32 GMT", "Updated 2 hours ago", "5:10 p.m.", "0732 GMT"])
def test_time_lines(line: str) -> None:
    assert time_line(line)


@pytest.mark.parametrize(
    "line", ["14 killed", "12:30 deadline passes", "two hours later", "Yesterday, all my troubles"]
)
def test_no_time_lines(line: str) -> None:
    assert not time_line(line)


def test_without_date() -> None:
    assert without_date("Jane Doe | Updated: May 9, 2025 07:50 IST") == "Jane Doe"
    assert without_date("Jane Doe, 9 May 2025") == "Jane Doe"
    assert without_date("Jane Doe") == "Jane Doe"
