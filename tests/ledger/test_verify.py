"""Verification finds what somebody changed behind the program's back, in a real file."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from counterclaim.ledger import verify
from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory, hand_made: Reading) -> Path:
    """Of one report, with two corrections."""
    found = tmp_path_factory.mktemp("corrected") / "ledger.db"
    with Ledger(found) as ledger:
        ledger.add_reading(hand_made, source="in/lanham.txt")
        id = ledger.claims(sort="report").rows[1].id
        ledger.edit(id, {"stance": "admits"}, who="ada")
        ledger.accept(id, who="ben")
    return found


@pytest.fixture
def path(tmp_path: Path, corrected: Path) -> Path:
    """A copy, to break."""
    return Path(shutil.copy(corrected, tmp_path / "ledger.db"))


def _broken(path: Path) -> dict[str, str]:
    with Ledger(path) as ledger:
        return {one.what: one.detail for one in ledger.verify() if one.state == "broken"}


def test_a_ledger_as_it_was_written(path: Path) -> None:
    assert _broken(path) == {}


CHANGES = [
    ("UPDATE audit SET who = 'eve' WHERE id = 2", "audit log", "row 2"),
    ("DELETE FROM audit WHERE id = 1", "audit log", "row 2"),
    ("UPDATE correction SET who = 'eve' WHERE id = 1", "corrections", "correction 1"),
    ("DELETE FROM correction WHERE id = 2", "corrections", "correction 2"),
    ("DELETE FROM matter_claim", "counts", "says another number"),
    ("UPDATE relation SET b = 'nobody:c1' WHERE rowid = 1", "references", "relation"),
    ("INSERT INTO claim_words(claim_words) VALUES ('delete-all')", "full-text index", "claim"),
    ("UPDATE figure SET claim = 'nobody:c1'", "store", "figure"),
]


@pytest.mark.parametrize(("statement", "what", "words"), CHANGES, ids=[row[0][:40] for row in CHANGES])
def test_what_somebody_changed_is_named(path: Path, statement: str, what: str, words: str) -> None:
    with sqlite3.connect(path) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(statement)
    db.close()
    found = _broken(path)
    assert words in found[what]


def test_a_log_that_was_cut_off_shows_against_a_kept_hash(path: Path) -> None:
    with Ledger(path) as ledger, ledger.reading() as db:
        from counterclaim.ledger.audit import head

        kept = head(db)
        assert verify.verify_head(db, kept).state == "whole"
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER audit_no_delete")
        raw.execute("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")
    raw.close()
    with Ledger(path) as ledger, ledger.reading() as db:
        assert verify.verify_head(db, kept).state == "broken"
