"""Tellings made anew, since a report may recall an event by a month or a year: with where such reports find the others.

A ledger that is brought over from before r0010 has them as they are made today since then; here it makes them again.
"""

from alembic import op
from sqlalchemy import select

from counterclaim.ledger.matching import events, queue
from counterclaim.ledger.tables import report

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make them of the claims as they stand, and have what they touch matched."""
    db = op.get_bind()
    for id in db.scalars(select(report.c.id)).all():
        queue.note(db, events.tell(db, id))
