"""How sure the reader was of each field of a claim, out of the readings that tell it.

The table stands written out in r0017_sureness.<store>.sql, as r0001 does. Readings of earlier versions tell none.
"""

from alembic import op
from sqlalchemy import select

from counterclaim.ledger.many import add_rows
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.queries.machine import machine_reading
from counterclaim.ledger.rows import sureness_rows
from counterclaim.ledger.tables import claim, report, sureness

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the table and fill it."""
    db = op.get_bind()
    run(db, __file__)
    for id in db.scalars(select(report.c.id)).all():
        known = set(db.scalars(select(claim.c.id).where(claim.c.report == id)))
        add_rows(db, sureness, [row for row in sureness_rows(machine_reading(db, id)) if row["claim"] in known])
