"""A ledger of one hand-made reading (tests/conftest.py), to be corrected; matching is only noted down."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, insert

from counterclaim.ledger import append_only, tables, word_index
from counterclaim.ledger.engine import on_sqlite
from counterclaim.ledger.rows import rows_of
from counterclaim.model import Reading


class Desk:
    """A connection, the report's id, and the claims whose matters were to be made anew."""

    def __init__(self, db: Connection, report: str) -> None:
        self.db = db
        self.report = report
        self.settled: list[str] = []

    def id(self, inner: str) -> str:
        """The ledger id of a claim of the reading."""
        return f"{self.report}:{inner}"

    def settle(self, db: Connection, claims: Sequence[str], /) -> None:
        """Stands in for the ledger's matching."""
        self.settled += claims

    def by(self, who: str, **more: Any) -> dict[str, Any]:
        """What every correction is called with."""
        return {"who": who, "settle": self.settle, **more}


@pytest.fixture(scope="session")
def filled(hand_made: Reading) -> tuple[bytes, str]:
    """A ledger of the reading as bytes, for its tables and rows need be made once only; the report's id."""
    engine = create_engine("sqlite://")
    rows = rows_of(hand_made, "in/lanham.txt")
    with engine.connect() as db:
        tables.metadata.create_all(db)
        append_only.protect(db)
        word_index.create(db)
        db.execute(insert(tables.report).values(**rows.report, added_at="2024-05-04T00:00:00.000+00:00"))
        for name in ("called", "actor", "claim", "entry", "telling", "block", "figure", "place", "when", "relation"):
            if getattr(rows, name):
                db.execute(insert(getattr(tables, name)), getattr(rows, name))
        word_index.add(db, "report", [rows.id])
        word_index.add(db, "claim", [row["id"] for row in rows.claim])
        db.commit()
        made: bytes = on_sqlite(db, lambda store: store.serialize())
    engine.dispose()
    return made, rows.id


@pytest.fixture
def desk(filled: tuple[bytes, str]) -> Iterator[Desk]:
    data, report = filled
    engine = create_engine("sqlite://")
    with engine.connect() as db:
        on_sqlite(db, lambda store: store.deserialize(data))
        db.rollback()
        yield Desk(db, report)
    engine.dispose()
