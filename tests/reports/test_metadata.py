"""Where title, byline, agency, publisher, date and address are taken from, and what they rest on."""

import pytest

from counterclaim.reports import from_text
from counterclaim.reports.metadata import address_date
from counterclaim.reports.publishers import publisher_of
from counterclaim.reports.reckoned import far_from_print

BODY = (
    "The army of Norland said on Friday that its troops had taken the bridge at Lanham after two days of fighting.\n\n"
    "Surria's defence ministry denied this and said that three of its soldiers had been wounded near the river.\n"
)


def test_all_from_print() -> None:
    report = from_text(
        "Bridge at Lanham falls, army says\n\nBy Jane Doe\n\nMay 3, 2024\n\nLANHAM, May 3 (Reuters) - "
        + BODY
        + "\n© 2024 The Evening Star\n"
    )
    assert report.title == "Bridge at Lanham falls, army says"
    assert report.byline == "Jane Doe"
    assert report.agency == "Reuters"
    assert (report.published, report.published_basis) == ("2024-05-03", "dateline")
    assert report.publisher == "The Evening Star"
    assert report.language == "en"
    assert report.url is None


def test_header_comes_before_print() -> None:
    report = from_text(
        "# source: https://www.aljazeera.com/news/2024/5/4/a ; https://example.org/b\n# title: A title\n# date: "
        "2024-05-04\n\n"
        "May 3, 2024\n\n" + BODY
    )
    assert report.title == "A title"
    assert (report.published, report.published_basis) == ("2024-05-04", "header")
    assert report.url == "https://www.aljazeera.com/news/2024/5/4/a"
    assert report.publisher == "Al Jazeera"
    header = report.furniture[0]
    assert header.kind == "header"
    assert report.text[header.start : header.end].endswith("2024-05-04")


def test_what_the_caller_says_comes_first() -> None:
    report = from_text(
        "# title: A\n# date: 2024-05-04\n\n" + BODY, title="B", published="2024-05-05", publisher="C", id="x"
    )
    assert (report.id, report.title, report.publisher) == ("x", "B", "C")
    assert (report.published, report.published_basis) == ("2024-05-05", "input")


@pytest.mark.parametrize(
    ("opening", "closing", "published"),
    [
        ("KYIV, Aug 14 (Reuters) - ", "", None),
        ("KYIV, Aug 14 (Reuters) - ", "\n© 2024 The Evening Star", "2024-08-14"),
        ("KYIV, Aug 14, 2023 (Reuters) - ", "\n© 2024 The Evening Star", "2023-08-14"),
        ("KYIV, Feb 30 - ", "\n© 2024 The Evening Star", None),
    ],
)
def test_a_dateline_without_its_year(opening: str, closing: str, published: str | None) -> None:
    report = from_text("Bridge at Lanham falls\n\n" + opening + BODY + closing)
    assert report.published == published
    assert report.published_basis == ("dateline" if published else None)


def test_dates_of_other_stories_on_the_page_are_not_the_reports() -> None:
    more = "\n\nRelated stories\n\nA town besieged\n\nMarch 1, 2021\n\nThe war in pictures\n\nMarch 2, 2021\n"
    assert from_text("Bridge at Lanham falls\n\n" + BODY * 4 + more).published is None


def test_a_statement_may_be_dated_at_its_foot() -> None:
    report = from_text("Bridge at Lanham falls\n\n" + BODY * 4 + "\nLanham, 3 May 2024\n")
    assert (report.published, report.published_basis) == ("2024-05-03", "dateline")


def test_an_address_broken_by_blanks_is_mended_and_dates_the_report() -> None:
    report = from_text(BODY + "\nOriginal url:\n\nhttps://www.example.com/2025/03/12/bri dge-at-lanham-fa lls-a1234\n")
    assert report.url == "https://www.example.com/2025/03/12/bridge-at-lanham-falls-a1234"
    assert (report.published, report.published_basis) == ("2025-03-12", "address")
    assert [f.kind for f in report.furniture] == ["address", "address"]


def test_addresses_in_sentences_are_not_the_reports() -> None:
    report = from_text(BODY + "\nThe group published its list at https://example.org/list on Monday, it said.\n")
    assert report.url is None
    assert not report.furniture


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("By AFP\n\n" + BODY, "AFP"),
        ("By Jane Doe, Associated Press\n\n" + BODY, "AP"),
        ("GOMA, Congo (AP) — " + BODY, "AP"),
        ("Moscow. May 3. INTERFAX - " + BODY, "Interfax"),
        ("BEIJING, May 3 (Xinhua) -- " + BODY, "Xinhua"),
        (BODY + "\nSource: Anadolu Agency\n", "Anadolu"),
        ("By Jane Doe\n\n" + BODY, None),
        ("KYIV, May 3 - " + BODY, None),
    ],
)
def test_agency(text: str, agency: str | None) -> None:
    assert from_text("Bridge at Lanham falls, army says\n\n" + text).agency == agency


def test_a_section_above_the_headline_is_no_title() -> None:
    report = from_text("World News\n\nBridge at Lanham falls, army says\n\nBy Jane Doe\n\n" + BODY)
    assert report.title == "Bridge at Lanham falls, army says"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2025/03/12/story", "2025-03-12"),
        ("https://example.org/news/2025/3/2/story", "2025-03-02"),
        ("https://example.org/world/2025/mar/12/story", "2025-03-12"),
        ("https://example.org/story-2025-03-12", None),
        ("https://example.org/story-20250312.html", "2025-03-12"),
        ("https://example.org/2025/02/31/story", None),
        ("https://example.org/2025/story", None),
        ("https://example.org/a/1234567890", None),
    ],
)
def test_address_dates(url: str, date: str | None) -> None:
    assert address_date(url) == date


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://news.sky.com/story", "Sky News"),
        ("https://timesofindia.indiatimes.com/a", "The Times of India"),
        ("https://user@www.reuters.com:443/world", "Reuters"),
        ("https://example.org/a", None),
        ("https://notbbc.com/a", None),
    ],
)
def test_publisher_of(url: str, publisher: str | None) -> None:
    assert publisher_of(url) == publisher


def test_ids_are_stable_and_tell_texts_apart() -> None:
    assert from_text(BODY).id == from_text(BODY).id
    assert from_text(BODY).id != from_text(BODY + " ").id
    assert from_text(BODY).id != from_text(BODY, url="https://example.org/a").id
    assert len(from_text("\ud800").id) == 16


def test_markdown_headings_are_no_header() -> None:
    report = from_text("# Lanham: what we know\n\n" + BODY)
    assert [f.kind for f in report.furniture if f.kind == "header"] == []


STAMPS = """
    Last updated 5 May 2024 / Published 1 May 2024        | 2024-05-01
    Last updated: May 5, 2024. Published: May 1, 2024     | 2024-05-01
    Published 1 May 2024, updated 5 May 2024              | 2024-05-01
    Modified May 5, 2024 09:12 GMT / Posted May 4, 2024   | 2024-05-04
    Updated 5 May 2024 10:20 GMT                          | 2024-05-05
    LANHAM, 29 MAY 89 (REUTER) --                         | 1989-05-29
    LANHAM, 3 May 24 (AP) --                              | 2024-05-03
    LANHAM, 3 May (AP) --                                 | None
"""


@pytest.mark.parametrize("line", STAMPS.strip().splitlines())
def test_the_day_of_publication_is_told_from_that_of_an_update(line: str) -> None:
    stamp, expected = (part.strip() for part in line.split("|"))
    after = " " if stamp.endswith("--") else "\n\n"
    report = from_text("Bridge at Lanham falls, army says\n\n" + stamp.replace(" / ", "\n\n") + after + BODY)
    assert str(report.published) == expected


TITLES = """
Losses of the enemy as of 06:00, 30 May 2023 | 2023-05-30
Flash update #4 · 3 May 2024 | 2024-05-03
Norland: situation report (as of 3 May 2024) | 2024-05-03
The attack on Lanham, 3 May 2024 | None
Update 04/05/2024 | None
    Flash note 31, issued on 9 March 2021   | 2021-03-09
    Morning summary 09.03.2021              | 2021-03-09
    What happened on 9 March 2021           | None
"""


@pytest.mark.parametrize("line", TITLES.strip().splitlines())
def test_the_date_of_an_issue_in_its_title(line: str) -> None:
    title, expected = (part.strip() for part in line.split("|"))
    assert str(from_text(f"{title}\n\n{BODY}").published) == expected


# What is printed | the day that the caller gives | the day it is taken to have been published on | a warning
OWN_DAYS = """
14-03-2024 | 2024-01-02 | 2024-01-02 | yes
14-03-2024 | 2024-03-12 | 2024-03-12 | no
14-03-2024 | | 2024-03-14 | no
2023/11/27 | 2023-02-01 | 2023-02-01 | yes
LANHAM, May 3, 2024 (Reuters) - | 2024-01-01 | 2024-01-01 | yes
14 men | 2024-01-02 | 2024-01-02 | no
"""


@pytest.mark.parametrize("line", OWN_DAYS.strip().splitlines())
def test_a_day_that_a_caller_gives_is_kept_and_doubted_where_another_is_printed(line: str) -> None:
    printed, given, expected, doubted = (part.strip() for part in line.split("|"))
    report = from_text(f"{printed} {BODY}", published=given or None)
    assert (report.published, far_from_print(report) is not None) == (expected, doubted == "yes")


@pytest.mark.parametrize(
    ("printed", "published", "warned"),
    [
        ("LANHAM, May 3, 2024 (Reuters) - ", "2024-05-04", False),
        ("LANHAM, May 3, 2024 (Reuters) - ", "2025-05-03", True),
        ("LANHAM, Dec 30 (Reuters) - ", "2025-01-01", False),
        ("LANHAM, Dec 30 (Reuters) - ", "2025-02-01", True),
        ("14-03-2024 ", "2024-05-04", True),
        ("14-03-2024 ", "2024-03-15", False),
        ("LANHAM (Reuters) - ", "2025-02-01", False),
        ("", None, False),
    ],
)
def test_a_publication_far_from_the_printed_day_is_told(printed: str, published: str | None, warned: bool) -> None:
    report = from_text(printed + BODY, published=published)
    assert (far_from_print(report) is not None) == warned


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norland Army\nPress release, Lanham, 3 May 2024\n\n", "2024-05-03"),
        ("Lanham Weekly\nIssue of 3 May 2024\n\n", "2024-05-03"),
        ("(CLANDESTINE) RADIO LANHAM IN NORLANDIC 1115 GMT 17 OCT 89\n\n", "1989-10-17"),
        ("LANHAM, FEB 6 (LAKE PRESS, 1990) - ", "1990-02-06"),
        ("WITNESS STATEMENT\nName: A. B.\nDate of interview: 3 May 2024\n\n", "2024-05-03"),
        ("Desk notes\nLanham, filed 3 May 2024\n\n", "2024-05-03"),
        ("Norland Army\nRaid on Lanham, 3 May 2024\n\n", None),  # the day of what the title tells of
        ("The complaint was filed on 3 May 2024 in Lanham. ", None),
        ("# event date: 2024-05-02\n# date: 03/04/2024\n\n", "2024-05-02"),
    ],
)
def test_what_a_document_says_of_its_own_day(text: str, day: str | None) -> None:
    assert from_text(text + BODY).published == day
