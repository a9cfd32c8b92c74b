"""The raw bytes behind a report: what a citation names."""

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.rows import CaptureRow
from counterclaim.ledger.tables import capture


def captures_of(db: Connection, report: str) -> tuple[CaptureRow, ...]:
    """The captures that a report was read from, the earliest first."""
    rows = db.execute(select(capture).where(capture.c.report == report).order_by(capture.c.fetched_at, capture.c.id))
    return tuple(CaptureRow(**row._mapping) for row in rows)
