"""What each matter was assembled from, as a digest, so that one that nothing new is told of is not assembled again.

It stands written out in r0005_made_of.<store>.sql, as r0001 does. Matters of older ledgers get theirs when they are
next assembled.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    run(op.get_bind(), __file__)
