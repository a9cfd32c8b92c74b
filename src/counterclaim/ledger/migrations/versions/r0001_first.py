"""The first tables, with what guards the log, the full-text index and the views.

The tables stand written out in r0001_first.<store>.sql, as tables.py had them then: a later change of tables.py is a
migration of its own, and must not change this one.
"""

from alembic import op

from counterclaim.ledger import append_only, views, word_index
from counterclaim.ledger.migrations.written import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first version."""
    db = op.get_bind()
    run(db, __file__)
    append_only.protect(db)
    word_index.create(db)
    views.create(db)
