"""Whether the toll of an event is sure enough to be in its name; every event is named anew by what is sure of it.
"""

from alembic import op
from sqlalchemy import inspect, select

from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.tables import event

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the column and have each event matched again."""
    db = op.get_bind()
    if "named" not in {column["name"] for column in inspect(db).get_columns("event")}:
        run(db, __file__)
    queue.note(db, {(EVENT + id, "") for id in db.scalars(select(event.c.id))})
