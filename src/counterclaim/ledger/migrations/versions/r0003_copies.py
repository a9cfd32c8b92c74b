"""A table of reports as copy, so that a neighbour's words are not taken apart again each time one is compared with it.

It stands written out in r0003_copies.<store>.sql, as r0001 does. Reports of older ledgers are filled in as matching
meets them.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    run(op.get_bind(), __file__)
