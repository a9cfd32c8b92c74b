"""How many fingerprints a report has, beside each of them, so that how much two share is told by those they share.

It stands written out in r0006_fingerprints.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column and fill it."""
    run(op.get_bind(), __file__)
