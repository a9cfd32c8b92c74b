"""Ids of reports: by day, and the same report known whatever day it is said to be of, in old ledgers, too."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select, text, update

from counterclaim.ledger import keep, migrations, tables
from counterclaim.ledger.keep import Capture
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.report_ids import dated
from counterclaim.ledger.reread import reread
from counterclaim.ledger.rows import rows_of
from counterclaim.reports.build import report_id
from tests.ledger.made import Said, added, reading

KEY = "0123456789abcdef"
ONE = reading(Said("Norland", 12), Said("Surria", 3), published="2024-05-03")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("1999-12-31", "2000-01-01T05:00:00Z"), (None, "0999-01-01"), ("2023", "2024-05"), ("2024-05-03T23", "2024-06")],
)
def test_ids_stand_in_the_order_of_their_days(earlier: str | None, later: str) -> None:
    assert dated(KEY, earlier) < dated(KEY, later)


@pytest.mark.parametrize("published", [None, "", "yesterday", "2024-02-31", "0000-01-01", "2024-13-01"])
def test_what_is_no_day_comes_first(published: str | None) -> None:
    assert dated(KEY, published) == "00000" + KEY


def test_a_report_is_the_same_whatever_day_it_is_said_to_be_of(ledger: Ledger) -> None:
    moved = msgspec.structs.replace(ONE, report=msgspec.structs.replace(ONE.report, published="2024-06-30"))
    assert ledger.add_reading(ONE, source="a.txt")
    assert not ledger.add_reading(moved, source="b.txt")
    with ledger.reading() as db:
        (id,) = db.scalars(select(tables.report.c.id)).all()
        assert id == dated(report_id(ONE.report.text, ONE.report.url), "2024-05-03")
        assert set(db.scalars(select(tables.capture.c.report))) == {id}
        assert db.scalar(select(func.count()).select_from(tables.capture)) == 2
        assert set(db.scalars(select(tables.audit.c.object).where(tables.audit.c.action == "capture"))) == {id}


def test_both_days_in_one_transaction_are_one_report(ledger: Ledger) -> None:
    moved = msgspec.structs.replace(ONE, report=msgspec.structs.replace(ONE.report, published=None))
    found = [(rows_of(one, name), _capture(name)) for one, name in ((ONE, "b.txt"), (moved, "a.txt"))]
    assert ledger.write(lambda db: keep.keep_all(db, found, who="me")) == [True, False]
    with ledger.reading() as db:
        assert db.execute(select(tables.report.c.id, tables.report.c.source)).all() == [(found[0][0].id, "a.txt")]


def test_reports_of_an_old_ledger_are_known_and_keep_their_ids(ledger: Ledger) -> None:
    old = rows_of(ONE, "a.txt", id=report_id(ONE.report.text, ONE.report.url))
    assert len(old.id) == len(KEY)
    ledger.write(lambda db: keep.keep(db, old, _capture("a.txt"), who="me"))
    ledger.match_all()
    store = ledger.engine.dialect.name
    written = Path(migrations.__file__).with_name("versions") / f"r0007_keys.{store}.sql"
    column, *rest = written.read_text(encoding="utf-8").strip().split(";\n")
    assert column.startswith("ALTER TABLE report ADD COLUMN key")

    def migrate(db):  # type: ignore[no-untyped-def]
        db.execute(text("DROP INDEX ix_report_key"))
        db.execute(update(tables.report).values(key=""))
        for statement in rest:
            db.execute(text(statement.rstrip(";")))

    ledger.write(migrate)
    assert not ledger.add_reading(ONE, source="b.txt")
    new = reading(Said("Brandt", 40), published="2024-05-03", number=1)
    added(ledger, [new])

    def again(report):  # type: ignore[no-untyped-def]
        whole = next(one for one in (ONE, new) if one.report.text == report.text)
        return msgspec.structs.replace(whole, report=report)

    assert reread(ledger, again, "none", who="me", every=True).reports == 2
    with ledger.reading() as db:
        ids = set(db.scalars(select(tables.report.c.id)))
        assert ids == {old.id, dated(report_id(new.report.text, new.report.url), "2024-05-03")}
        assert set(db.scalars(select(tables.claim.c.report))) == ids
        keys = {report_id(one.report.text, one.report.url) for one in (ONE, new)}
        assert set(db.scalars(select(tables.report.c.key))) == keys


def _capture(source: str) -> Capture:
    return Capture(sha256=source * 8, source=source, bytes=1, fetched_at="2024-05-04T00:00:00Z")
