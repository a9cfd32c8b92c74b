"""How the surnames of speakers sound, so that one person is found under names in several scripts.

The column stands written out in r0015_heard.<store>.sql, as r0001 does. A ledger that is brought over from before
r0012 has it since then: that one fills the table by today's rows.
"""

from alembic import op
from sqlalchemy import bindparam, inspect, select, update

from counterclaim.ledger.many import portions
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.tables import called
from counterclaim.matters.abroad import heard

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column and fill it."""
    db = op.get_bind()
    if "heard" in {column["name"] for column in inspect(db).get_columns("called")}:
        return
    run(db, __file__)
    where = update(called).where(called.c.key == bindparam("of"))
    for keys in portions(db.scalars(select(called.c.key).where(called.c.key.like("name:%"))).all()):
        db.execute(where.values(heard=bindparam("sound")), [{"of": key, "sound": heard(key)} for key in keys])
