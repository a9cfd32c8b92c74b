"""Which matters hold figures that differ, found without reading all relations."""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the index."""
    run(op.get_bind(), __file__)
