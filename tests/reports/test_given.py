"""What is told of a report from outside its text."""

import json

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_text
from counterclaim.reports.given import Given
from counterclaim.reports.jsonl import Item, parse_line

TEXT = "# speaker: Karvan Front\n# side: Karvan\n# kind: statement\n\nSix guns were destroyed."


def test_it_comes_before_the_header() -> None:
    report = from_text(TEXT)
    assert (report.speaker, report.side, report.kind) == ("Karvan Front", "Karvan", "statement")
    told = Given(speaker="Osten Council", published="3 May 2024").on(report)
    assert (told.speaker, told.side, told.published, told.published_basis) == (
        "Osten Council", "Karvan", "2024-05-03", "input",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("publisher", "speaker", "kind", "voice"),
    [
        ("Navy", None, "statement", "Navy"),
        ("Navy", "Admiral Bo Chen", "statement", "Admiral Bo Chen"),
        ("Navy", None, "posts", "Navy"),
        ("Daily Karvan", None, "report", None),
        ("Daily Karvan", None, "a word of its own", None),
        ("Daily Karvan", None, None, None),
    ],
)
def test_who_speaks(publisher: str, speaker: str | None, kind: str | None, voice: str | None) -> None:
    report = from_text("Six guns were destroyed.", publisher=publisher, speaker=speaker, kind=kind)
    assert report.voice == voice


def test_another_publisher_makes_another_report() -> None:
    report = from_text("Six guns were destroyed.")
    told = Given(publisher="Navy").on(report)
    assert told.id == from_text("Six guns were destroyed.", publisher="Navy").id != report.id
    assert Given(publisher="Navy").on(from_text("Six guns.", id="mine")).id == "mine"


def test_no_date_is_refused() -> None:
    with pytest.raises(ReportError, match="no date"):
        Given(published="soon").on(from_text("Six guns were destroyed."))


def test_a_line_can_say_it() -> None:
    line = {"text": "Six guns.", "speaker": "Karvan Front", "side": "Karvan", "kind": "statement"}
    item = parse_line(json.dumps(line).encode(), 1)
    assert isinstance(item, Item)
    assert item.report().voice == "Karvan Front"
