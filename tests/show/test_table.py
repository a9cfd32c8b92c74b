"""The table in a terminal, at the widths people have."""

import io

import msgspec
import pytest
from rich.console import Console

from counterclaim.model import Reading
from counterclaim.show.table import print_claims


def printed(reading: Reading, width: int, **settings: object) -> str:
    out = io.StringIO()
    print_claims(reading, Console(file=out, width=width, highlight=False, markup=False, emoji=False, **settings))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 118, 160])
def test_fits_and_loses_no_word(hand_made: Reading, width: int) -> None:
    shown = printed(hand_made, width)
    assert max(map(len, shown.splitlines())) <= width
    flat = " ".join(shown.split())
    for word in ("Brandt", "Sant", "Norland", "Surria", "captured", "denies", "dozens", "2024-05-03"):
        assert word in flat


def test_header_counts_and_relations(hand_made: Reading) -> None:
    shown = printed(hand_made, 100)
    assert "The Harbour Gazette · AFP · by Ada Quill · 2024-05-03 (from the dateline)" in shown
    assert "7 claims: 4 by 3 speakers, 2 by the report itself, 1 by speakers not resolved" in shown
    assert "claim 4 denies claim 3" in shown


def test_furniture_is_not_shown(hand_made: Reading) -> None:
    shown = printed(hand_made, 120)
    assert "Related" not in shown
    assert "# publisher" not in shown


def test_sides_without_colour(hand_made: Reading) -> None:
    shown = printed(hand_made, 80, no_color=True)
    assert "\x1b[3" not in shown
    assert "● Norland   ■ Surria   ○ side not known   ¶ the report itself" in shown


def test_escape_sequences_in_a_report_do_nothing(hand_made: Reading) -> None:
    text = hand_made.report.text.replace("captured", "\x1b[2Jxxxx", 1)
    hostile = msgspec.structs.replace(
        hand_made, report=msgspec.structs.replace(hand_made.report, text=text, title=text)
    )
    shown = printed(hostile, 80)
    assert "\x1b" not in shown
    assert "␛[2J" in shown


def test_square_brackets_are_no_markup(hand_made: Reading) -> None:
    report = msgspec.structs.replace(hand_made.report, title="[red]Not[/red] a style :smile:")
    assert "[red]Not[/red] a style :smile:" in printed(msgspec.structs.replace(hand_made, report=report), 80)


def test_no_claims(hand_made: Reading) -> None:
    assert "No claim was found." in printed(msgspec.structs.replace(hand_made, claims=(), relations=()), 80)
