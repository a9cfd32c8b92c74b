"""Proofs of capture that other tools made, beside the captures and reports that they are of.

The table stands written out in r0014_proofs.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the table."""
    run(op.get_bind(), __file__)
