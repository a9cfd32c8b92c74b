"""What a report is known by, beside its id: the ids of new reports begin with their day, those of old ones stay.

It stands written out in r0007_keys.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column and fill it."""
    run(op.get_bind(), __file__)
