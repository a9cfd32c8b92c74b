"""New rows are put into SQLite's full-text index some at a time, no more by a trigger row by row.

It stands written out in r0008_words.<store>.sql, as r0001 does; PostgreSQL's index is kept by itself.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Drop the triggers."""
    run(op.get_bind(), __file__)
