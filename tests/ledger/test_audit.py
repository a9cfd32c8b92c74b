"""The audit log: chained, append-only, and what verification says of a log that somebody changed."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from counterclaim.ledger import append_only, audit
from counterclaim.ledger.tables import audit as log
from counterclaim.ledger.tables import correction, correction_claim, metadata

WORDS = ["plain", "Üñï 漢字 \U0001f4f0", "half \ud800 pair", "nul \0", "", "a" * 5_000]


@pytest.fixture
def bare() -> Iterator[Connection]:
    """Tables without triggers, as somebody has them who dropped them."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as db:
        yield db
    engine.dispose()


def _write(db: Connection) -> None:
    for number, words in enumerate(WORDS):
        audit.append(db, who=words, action="add", object=words or None, detail={"n": number, "of": ["x", 1.5, None]})


def test_a_log_as_written_holds(bare: Connection) -> None:
    assert audit.check(bare) == (0, None)
    assert audit.head(bare) == audit.START
    _write(bare)
    assert audit.check(bare) == (len(WORDS), None)
    assert audit.head(bare) == bare.scalar(select(log.c.hash).order_by(log.c.id.desc()).limit(1))


@pytest.mark.parametrize("field", ["at", "who", "action", "object", "detail", "hash", "previous"])
def test_a_changed_row_is_named(bare: Connection, field: str) -> None:
    _write(bare)
    bare.execute(update(log).where(log.c.id == 3).values({field: "{}"}))
    held, broken = audit.check(bare)
    assert held == 2
    assert broken is not None
    assert broken.id == 3


def test_a_row_taken_out_is_told_by_the_next(bare: Connection) -> None:
    _write(bare)
    bare.execute(delete(log).where(log.c.id == 3))
    held, broken = audit.check(bare)
    assert (held, broken.id if broken else None) == (2, 4)


def test_two_rows_changed_places(bare: Connection) -> None:
    _write(bare)
    bare.execute(update(log).where(log.c.id == 3).values(id=100))
    assert audit.check(bare)[1] is not None


def test_the_chain_cannot_fork(bare: Connection) -> None:
    _write(bare)
    row = bare.execute(select(log).where(log.c.id == 2)).mappings().one()
    with pytest.raises(DBAPIError):
        bare.execute(insert(log).values({**row, "id": 99}))


@pytest.mark.parametrize("table", ["audit", "correction", "correction_claim"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_nothing_written_can_be_changed(bare: Connection, table: str, statement: str) -> None:
    append_only.protect(bare)
    append_only.protect(bare)
    _write(bare)
    values = {"claim": "r:c1", "action": "accept", "who": "ada", "at": audit.now()}
    bare.execute(insert(correction).values(values))
    bare.execute(insert(correction_claim).values(claim="r:c1", correction=1))
    column = {"audit": "who", "correction": "who", "correction_claim": "claim"}[table]
    if table == "correction_claim" and "REPLACE" in statement:
        pytest.skip("a row of nothing but its key: replaced, it is the same")
    with pytest.raises(DBAPIError, match="append-only"):
        bare.exec_driver_sql(statement.format(table=table, column=column))
