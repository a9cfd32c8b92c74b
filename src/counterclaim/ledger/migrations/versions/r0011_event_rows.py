"""Events as they are listed, with their claims; filled when the ledger's matching next runs.

The tables stand written out in r0011_event_rows.<store>.sql, as r0001 does.
"""

from alembic import op
from sqlalchemy import select

from counterclaim.ledger.many import add_new
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.tables import pending, telling

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the tables, and have the matters of every event looked at, with which its row is made."""
    db = op.get_bind()
    run(db, __file__)
    names = db.scalars(select(telling.c.event).where(telling.c.event.is_not(None)).distinct()).all()
    add_new(db, pending, [{"block": EVENT + name, "day": ""} for name in names])
