"""Faults under the ledger, one of each kind: told in words, nothing lost or doubled (benchmarks/ledger_faults.py has
hundreds)."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from sqlalchemy import Connection, event, text
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.errors import LedgerError
from counterclaim.ledger import audit, transactions
from counterclaim.ledger.add.run import add
from counterclaim.ledger.address import address_of
from counterclaim.ledger.engine import engine_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matching import speech
from counterclaim.ledger.verify import verify
from tests.ledger import stores
from tests.ledger.made import Said, added, contents, reading

READINGS = [reading(Said("Norland" if n % 2 else "Surria", 10 + n), number=n) for n in range(4)]


@pytest.fixture
def calm(tmp_path: Path) -> Iterator[dict[str, object]]:
    """What a ledger holds that nothing happened to."""
    with Ledger(tmp_path / "calm.db") as ledger:
        added(ledger, READINGS)
        yield dict(contents(ledger))


@contextmanager
def each_connection(ledger: Ledger, statement: str) -> Iterator[None]:
    """Every connection that is opened meanwhile says this first."""

    def say(db: sqlite3.Connection, _: object) -> None:
        db.execute(statement)

    event.listen(ledger.engine, "connect", say)
    ledger.engine.dispose()
    yield
    event.remove(ledger.engine, "connect", say)
    ledger.engine.dispose()


@pytest.mark.parametrize(
    ("statement", "why"),
    [("PRAGMA max_page_count = 1", "the disk is full"), ("PRAGMA query_only = ON", "can't be written")],
)
def test_what_the_store_refuses_is_told_and_made_good_later(
    tmp_path: Path, calm: dict[str, object], statement: str, why: str
) -> None:
    big = [reading(Said(), copy="word " * 3_000, number=99)]
    with Ledger(tmp_path / "own.db") as ledger:
        added(ledger, READINGS[:2])
        with each_connection(ledger, statement), pytest.raises(LedgerError, match=why):
            added(ledger, [*big * 5, *READINGS])
        added(ledger, READINGS)
        assert contents(ledger) == calm


def test_a_clock_that_jumps_back_changes_nothing(tmp_path: Path, calm: dict[str, object]) -> None:
    times = iter(f"{year}-01-01T00:00:00.000+00:00" for year in range(2090, 1970, -1))
    with Ledger(tmp_path / "own.db") as ledger:
        with mock.patch.object(audit, "now", times.__next__):
            added(ledger, READINGS)
        assert contents(ledger) == calm
        with ledger.reading() as db:
            assert audit.check(db) == (4, None)


def test_a_damaged_page_is_named_and_the_rest_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    with Ledger(path) as ledger:
        added(ledger, READINGS)
        with ledger.reading() as db:
            page = db.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'figure'").scalar_one()
            size = db.exec_driver_sql("PRAGMA page_size").scalar_one()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    with Ledger(path) as ledger, ledger.reading() as db:
        first = next(iter(verify(db)))
        assert (first.what, first.state) == ("store", "broken")
        assert f"{page}" in first.detail or "malformed" in first.detail
        assert db.exec_driver_sql("SELECT count(text) FROM report").scalar_one() == len(READINGS)
        assert db.exec_driver_sql("SELECT count(text) FROM claim").scalar_one() == len(READINGS)


def test_who_finds_all_connections_taken_waits_and_is_told(address: Callable[[], str]) -> None:
    where = address()
    Ledger(where).close()
    engine = engine_of(address_of(where), pool=1, more=0)
    engine.pool._timeout = 0.1  # type: ignore[attr-defined]
    try:
        with engine.connect(), pytest.raises(LedgerError, match="connections are taken"):
            transactions.write(engine, lambda db: None, give_up=0.2)
        assert transactions.write(engine, lambda db: 7) == 7
    finally:
        engine.dispose()


def test_postgresql_restarted_in_the_middle_is_waited_for(
    postgresql: stores.Cluster, calm: dict[str, object]
) -> None:
    with Ledger(postgresql.new()) as ledger:
        added(ledger, READINGS[:2])
        postgresql.stop("immediate")
        postgresql.start()
        added(ledger, READINGS)
        assert contents(ledger) == calm


def test_a_connection_that_is_cut_in_a_transaction_begins_it_again(postgresql: stores.Cluster) -> None:
    import psycopg

    cut: list[int] = []

    def run(db: object) -> int:
        if not cut:
            cut.append(1)
            with psycopg.connect(f"host={postgresql.folder} user=tester dbname=postgres", autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                              "'counterclaim'")  # fmt: skip
        return int(db.execute(text("SELECT 7")).scalar_one())  # type: ignore[attr-defined]

    with Ledger(postgresql.new()) as ledger:
        assert ledger.write(run) == 7


def test_a_ledger_that_is_deleted_while_it_is_open_does_not_come_back_empty(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    with Ledger(path) as ledger:
        added(ledger, READINGS[:1])
        ledger.engine.dispose()  # as a pool does with a connection that is no good any more
        for file in tmp_path.glob("own.db*"):
            if file.is_file():
                file.unlink()
        with pytest.raises(LedgerError, match="can't be opened"):
            added(ledger, READINGS)
        with pytest.raises(LedgerError, match="can't be opened"), ledger.reading():
            pass
    assert not path.exists()


def test_matching_that_fails_blocks_nothing_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = speech.settle

    def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> None:
        if any("brandt" in name for name in days):
            raise KeyError("made up")
        real(db, days)

    odd = reading(Said("Brandt", 3), number=99)
    with Ledger(tmp_path / "own.db") as ledger:
        monkeypatch.setattr(speech, "settle", settle)
        with pytest.warns(UserWarning, match="matching is not finished: 1 of its parts fail"):
            ledger.add_reading(odd, source="odd")
        with pytest.warns(UserWarning, match="made up"):
            ledger.add_reading(READINGS[0], source="0")
        path = tmp_path / "in.jsonl"
        path.write_text("".join(one.to_json() + "\n" for one in READINGS[1:]))
        done = add(ledger, [str(path)])
        assert (done.added, done.failed) == (3, 0)
        assert "made up" in (done.unmatched or "")
        found = contents(ledger)
        assert len(found["pending"]) == 1
        assert found["matter"]
        with ledger.reading() as db:
            assert any(one.what == "matching" and "not finished" in one.detail for one in verify(db))
        shown = CliRunner().invoke(app, ["matters", "--ledger", str(tmp_path / "own.db")])
        assert "Matching is not finished (parts waiting: 1)" in shown.output
        monkeypatch.undo()
        assert add(ledger, []).unmatched is None
        after = contents(ledger)
    with Ledger(tmp_path / "calm.db") as calm:
        added(calm, [odd, *READINGS])
        expected = contents(calm)
    for name in ("utterance", "matter", "matter_claim", "relation", "family", "pending"):
        assert after[name] == expected[name]
