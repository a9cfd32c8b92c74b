"""Whatever denies is shown as denying, and a denied figure is nobody's count of his own."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from counterclaim.cli.ledger_tables import matters_table, timeline_table
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.labels import claim_label
from counterclaim.ledger.queries.raised import raised
from counterclaim.reader.reader import Reader
from counterclaim.web.look.followed import feed
from counterclaim.web.pages.events import first_told, told
from tests.ledger.made import Said, added, day, reading

ONE_STORE = True


def test_a_version_that_denies_is_headed_by_what_is_denied(ledger: Ledger) -> None:
    told = reading(Said("Norland", 12), published=day(1), number=1)
    denied = reading(Said("Surria", 12, stance="denies"), published=day(1), number=2)
    added(ledger, [told, denied])
    labels = {
        (version.sides, version.label)
        for row in ledger.matters(contested=True).rows
        for version in ledger.matter(row.id).versions
    }
    told_by = {label for sides, label in labels if sides == ("Norland",)}
    assert len(told_by) == 1
    assert {label for sides, label in labels if sides == ("Surria",)} == {f"denies: {told_by.pop()}"}


BARA = """EL OBEID, 2024-05-03

The Rapid Support Forces said on Friday it had killed 40 soldiers in Bara on Thursday. Sudan's army denied that 40
soldiers had been killed. It said six of its soldiers had died.
"""


@pytest.fixture(scope="module")
def bara(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bara") / "bara.db"
    with Ledger(path) as ledger:
        ledger.add_reading(Reader().read_text(BARA, published="2024-05-03"), source="bara.txt", match=False)
        ledger.match_all()
    return path


def test_the_last_word_of_a_side_that_denies_is_no_figure_of_its_own(bara: Path) -> None:
    with Ledger(bara) as ledger:
        rows = ledger.matters(least=1).rows
        last = {claim_label(one, one.figure) for row in rows for one in row.latest}
        shown = StringIO()
        terminal = Console(width=140, file=shown)
        terminal.print(matters_table(rows, 140, {}))
        terminal.print(timeline_table(ledger.timeline(), 140, {}))
    assert {"40 soldiers killed", "denies: 40 soldiers killed"} <= last
    assert "denies: 40 soldiers killed" in shown.getvalue()
    assert "denies: 40 soldiers had been killed" in " ".join(shown.getvalue().split())


def test_a_denied_figure_replaces_none_and_is_replaced_by_none(bara: Path) -> None:
    with Ledger(bara) as ledger:
        (event,) = ledger.events(toll=True).rows
        page = ledger.event(event.id)
    figures = told(page, "killed")
    assert [(row.one.denied, row.again) for row in figures] == [(False, False), (True, False), (False, False)]
    assert all(not row.one.denied for row in first_told(figures))


def test_nobody_raised_a_figure_that_he_denied(ledger: Ledger) -> None:
    given = reading(Said("Norland", 12), published=day(1), number=1)
    added(ledger, [given, reading(Said("Norland", 40, stance="denies"), published=day(2), number=2)])
    with ledger.reading() as db:
        assert raised(db) == ()


def test_a_feed_says_that_a_claim_denies(bara: Path) -> None:
    with Ledger(bara) as ledger:
        rows = ledger.claims().rows
    assert "denies: 40" in " ".join(feed("atom", "Bara", "https://a.org", "https://a.org", rows).decode().split())
