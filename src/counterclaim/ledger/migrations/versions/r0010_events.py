"""Events: what each report tells of each, made of the claims as they stand; all matters are made again of them.

The table stands written out in r0010_events.<store>.sql, as r0001 does. Corrections stay and are laid over the new
matters.
"""

from alembic import op
from sqlalchemy import insert, select

from counterclaim.ledger.matching import events
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.tables import block, matter, pending, report

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table, fill it, and have everything matched."""
    db = op.get_bind()
    run(db, __file__)
    db.execute(matter.update().values(made_of=None))
    for id in db.scalars(select(report.c.id)).all():
        events.tell(db, id)
    db.execute(pending.delete())
    db.execute(insert(pending).from_select(["block", "day"], select(block.c.block, block.c.day).distinct()))
