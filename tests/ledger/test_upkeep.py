"""Backups that are restored, reports that are forgotten, reports that are read again, older and newer ledgers."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, func, select

from counterclaim.errors import LedgerError, UnknownError
from counterclaim.ledger import audit, migrations, tables
from counterclaim.ledger.backup import backup, backups
from counterclaim.ledger.corrections import judge
from counterclaim.ledger.forget import forget
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.reread import renumbered, reread
from counterclaim.ledger.verify import verify, verify_words, whole
from counterclaim.model import Reading, Report
from tests.ledger import stores
from tests.ledger.made import Said, added, before_speakers, contents, reading

READINGS = [reading(Said("Norland" if n % 2 else "Surria", 10 + n), Said(state="captured"), number=n) for n in range(4)]


def sound(ledger: Ledger) -> bool:
    with ledger.reading() as db:
        found = list(verify(db))
    if ledger.path is not None:
        found.append(ledger.write(verify_words))
    return whole(found)


def test_a_backup_is_a_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "own.db") as ledger:
        added(ledger, READINGS)
        made = backup(ledger, tmp_path / "copy.db", who="me")
        assert made[0] == tmp_path / "copy.db"
        with Ledger(tmp_path / "copy.db") as copy:
            assert contents(copy) == contents(ledger)
            assert sound(copy)
        with pytest.raises(LedgerError, match="is there already"):
            backup(ledger, tmp_path / "copy.db", who="me")
        with ledger.reading() as db:
            assert [path for path, _ in backups(db)] == [str(tmp_path / "copy.db")]


def test_a_backup_of_postgresql_is_restored(postgresql: stores.Cluster, tmp_path: Path) -> None:
    restore = stores.program("pg_restore")
    if restore is None or stores.program("pg_dump") is None:
        pytest.skip("pg_dump and pg_restore are not installed")
    target = postgresql.address("restored")
    with Ledger(postgresql.new()) as ledger:
        added(ledger, READINGS)
        (dump,) = backup(ledger, tmp_path / "own.dump", who="me")
        import psycopg

        with psycopg.connect(f"host={postgresql.folder} user=tester dbname=postgres", autocommit=True) as db:
            db.execute("CREATE DATABASE restored TEMPLATE template0")
        done = subprocess.run([restore, "--dbname", target, dump], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        with Ledger(target) as copy:
            assert contents(copy) == contents(ledger)


def test_a_forgotten_report_is_gone_everywhere(ledger: Ledger, address: Callable[[], str]) -> None:
    added(ledger, READINGS)
    gone, kept = READINGS[0], READINGS[1:]
    with ledger.reading() as db:
        id = db.scalar(select(tables.report.c.id).where(tables.report.c.url == gone.report.url))
        claim = f"{id}:c1"
    ledger.write(lambda db: ledger.captures.keep_rows(db, b"its bytes"))
    told = {"who": "me", "why": "words of the report"}
    ledger.write(lambda db: judge.edit(db, claim, {"stance": "denies"}, **told, settle=ledger.settle))
    done = forget(ledger, str(id), who="me", why="asked to")
    assert done.claims == 2
    with Ledger(address()) as never:
        added(never, kept)
        mine, theirs = contents(ledger), contents(never)
    for name in mine:
        if name not in ("capture", "place_within"):
            assert mine[name] == theirs[name], name
    with ledger.reading() as db:
        assert audit.check(db)[1] is None
        quoted = select(func.count()).select_from(tables.correction).where(tables.correction.c.new.is_not(None))
        assert db.scalar(quoted) == 0
    assert [row["source"] for row in mine["capture"] if row["outcome"] == "forgotten"] == [""]
    assert sound(ledger)
    with pytest.raises(UnknownError):
        forget(ledger, str(id), who="me")


def test_no_byte_of_a_forgotten_report_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    secret = reading(Said(), copy="The word is Zanzibarbarossa.", number=7)
    with Ledger(path) as ledger:
        added(ledger, [*READINGS, secret])
        assert b"anzibarbarossa" in path.read_bytes() + (tmp_path / "own.db-wal").read_bytes()
        with ledger.reading() as db:
            id = db.scalar(select(tables.report.c.id).where(tables.report.c.url == secret.report.url))
        forget(ledger, str(id), who="me")
    left = b"".join(one.read_bytes() for one in tmp_path.glob("own.db*") if one.is_file())
    assert b"anzibarbarossa" not in left.lower()


def test_claims_keep_their_ids_when_read_again(ledger: Ledger) -> None:
    """A claim more at the head, one gone at the end: the corrected claim is still the corrected claim."""
    old = reading(Said("Norland", 12), Said("Surria", 40), Said("Brandt", 5, "captured"))
    added(ledger, [old])
    with ledger.reading() as db:
        id = db.scalar(select(tables.report.c.id))
    for name in ("c2", "c3"):
        ledger.write(lambda db, name=name: judge.accept(db, f"{id}:{name}", who="me", settle=ledger.settle))  # type: ignore[misc]

    def again(report: Report) -> Reading:
        first, second, _ = old.claims
        new = msgspec.structs.replace(first, id="c1", content=((0, 8),), text=report.text[:8], figures=())
        claims = (new, msgspec.structs.replace(first, id="c2"), msgspec.structs.replace(second, id="c3"))
        return Reading(reader="2.0", report=report, actors=old.actors, claims=claims)

    done = reread(ledger, again, "2.0", who="me")
    assert (done.reports, done.changed, done.lost) == (1, 1, [f"{id}:c3"])
    rows = {row["id"].partition(":")[2]: row for row in contents(ledger)["claim"]}
    assert {name: (row["status"], row["text"][:2]) for name, row in rows.items()} == {
        "c1": ("machine", "12"), "c2": ("accepted", "40"), "c4": ("machine", old.report.text[:2]),
    }  # fmt: skip
    assert reread(ledger, again, "2.0", who="me").reports == 0
    assert sound(ledger)


def test_a_reading_of_the_same_keeps_all_ids() -> None:
    one = READINGS[0]
    assert renumbered(one, one) == one


def test_a_ledger_of_a_newer_program_is_not_touched(ledger: Ledger) -> None:
    ledger.write(lambda db: db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer Counterclaim"):
        Ledger(ledger.path or ledger.engine.url.render_as_string(hide_password=False).replace("+psycopg", ""))


def test_the_newest_revision_is_the_one_that_is_looked_for() -> None:
    folder = Path(migrations.__file__).with_name("versions")
    revisions = sorted(path.name[1:5] for path in folder.glob("r[0-9]*.py"))
    assert revisions[-1] == migrations.HEAD


def test_a_ledger_whose_words_came_by_triggers_goes_on(tmp_path: Path) -> None:
    with Ledger(tmp_path / "old.db") as ledger:
        added(ledger, READINGS[:2])

        def older(db: Connection) -> None:
            for name, columns in (("claim", "text"), ("report", "title, text")):
                new = ", ".join(f"new.{column}" for column in columns.split(", "))
                db.exec_driver_sql(
                    f"CREATE TRIGGER {name}_words_insert AFTER INSERT ON {name} BEGIN "
                    f"INSERT INTO {name}_words(rowid, {columns}) VALUES (new.row, {new}); END"
                )
            db.exec_driver_sql("ALTER TABLE claim ADD COLUMN matter TEXT")
            db.exec_driver_sql("CREATE INDEX ix_claim_matter ON claim (matter)")
            db.exec_driver_sql("CREATE INDEX ix_fingerprint_report ON fingerprint (report)")
            before_speakers(db)
            for name in ("telling", "event", "event_claim"):
                db.exec_driver_sql(f"DROP TABLE {name}")
            db.exec_driver_sql("DELETE FROM block WHERE substr(block, 1, 2) IN ('e:', 'k:', 'r:')")
            db.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")

        ledger.write(older)
    with Ledger(tmp_path / "old.db") as ledger:
        added(ledger, READINGS[2:])
        assert sound(ledger)
        with ledger.reading() as db:
            found = db.exec_driver_sql("SELECT count(*) FROM claim_words WHERE claim_words MATCH 'soldiers'").scalar()
            assert found == sum(len(one.claims) for one in READINGS)
        mine = contents(ledger)
    with Ledger(tmp_path / "new.db") as ledger:
        added(ledger, READINGS)
        theirs = contents(ledger)
    for name in ("telling", "block", "matter", "matter_claim", "relation", "event", "event_claim", "pending"):
        assert mine[name] == theirs[name], name


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_migrations_make_the_tables_that_the_program_works_with(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with ledger.reading() as db:
        found = compare_metadata(MigrationContext.configure(db), tables.metadata)
    # PostgreSQL spells the expressions of an index in its own way.
    known = ("_words", "account", "ix_matter_order")
    ours = [one for one in found if not any(name in str(one) for name in known)]
    assert ours == []


@pytest.mark.parametrize(
    ("given", "why"),
    [("mysql://a/b", "not in mysql"), ("gone/x.db", "folder is not there"), ("", "no name"), ("/", "not a file")],
)
def test_what_is_no_ledger_is_told(given: str, why: str) -> None:
    with pytest.raises(LedgerError, match=why):
        Ledger(given)


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE recipes (name)")
        db.commit()
    (tmp_path / "text.db").write_text("no database, but long enough to look at " * 30)
    for name, why in (("other.db", "something else"), ("text.db", "not a ledger")):
        with pytest.raises(LedgerError, match=why):
            Ledger(tmp_path / name)
