"""Wider indexes in place of narrow ones, so that lists of a million claims are found, ordered and counted by them.

They stand written out in r0002_orders.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the narrow ones, make the wide ones."""
    run(op.get_bind(), __file__)
