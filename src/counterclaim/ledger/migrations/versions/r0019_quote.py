"""The words that name an event of which too little is sure, and who says them; every event is named anew."""

from alembic import op
from sqlalchemy import inspect, select

from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.tables import event

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the columns and have each event matched again."""
    db = op.get_bind()
    if "quote" not in {column["name"] for column in inspect(db).get_columns("event")}:
        run(db, __file__)
    queue.note(db, {(EVENT + id, "") for id in db.scalars(select(event.c.id))})
