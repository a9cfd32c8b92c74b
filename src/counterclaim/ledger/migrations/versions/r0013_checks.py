"""Sheets that are checked against the ledger, and what people decide on the findings.

The tables stand written out in r0013_checks.<store>.sql, as r0001 does; decisions are append-only like corrections.
"""

from alembic import op

from counterclaim.ledger.append_only import DECISIONS, protect
from counterclaim.ledger.migrations.written import run

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the tables."""
    run(op.get_bind(), __file__)
    protect(op.get_bind(), DECISIONS)
