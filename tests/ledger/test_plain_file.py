"""An SQLite ledger is plain: sqlite3 and Datasette show it without this program."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.views import VIEWS
from tests.ledger.made import Said, added, reading


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plain") / "war.db"
    with Ledger(path) as ledger:
        added(ledger, [reading(Said("Norland", 40), number=1), reading(Said("Surria", 12), number=2)])
    return path


def test_views_answer_common_questions(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT speaker, side, place FROM claims_view ORDER BY side").fetchall() == [
            ("Norland army", "Norland", "Lanham"), ("Surria's defence ministry", "Surria", "Lanham"),
        ]  # fmt: skip
        assert db.execute("SELECT figure, value, whose FROM figures_view ORDER BY value").fetchall() == [
            ("12", 12.0, "Surria"), ("40", 40.0, "Surria"),
        ]  # fmt: skip
        assert db.execute("SELECT claims, sides, contested FROM matters_view").fetchall() == [(2, 2, 1)]
        ((a, b),) = db.execute("SELECT side_a, side_b FROM rival_figures").fetchall()
        assert {a, b} == {"Norland", "Surria"}
        words = db.execute("SELECT rowid FROM claim_words WHERE claim_words MATCH 'soldiers'").fetchall()
        assert len(words) == 2


def test_datasette_shows_tables_and_views(file: Path) -> None:
    pytest.importorskip("datasette")
    from datasette.app import Datasette

    async def ask() -> tuple[list[int], int]:
        shown = Datasette([str(file)])
        answers = [await shown.client.get(f"/war/{name}.json?_shape=array") for name in ("claim", *VIEWS)]
        found = await shown.client.get("/war/rival_figures.json?_shape=array")
        return [answer.status_code for answer in answers], len(found.json())

    with ThreadPoolExecutor() as apart:  # the browser's tests leave a loop running in this thread
        codes, rows = apart.submit(lambda: asyncio.run(ask())).result()
    assert codes == [200] * (len(VIEWS) + 1)
    assert rows == 1
