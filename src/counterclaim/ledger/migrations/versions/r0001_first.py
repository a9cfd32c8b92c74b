"""The first tables, with what guards the log, the full-text index and the views."""

from alembic import op

from counterclaim.ledger import append_only, views, word_index
from counterclaim.ledger.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything that stands in tables.py."""
    db = op.get_bind()
    metadata.create_all(db)
    append_only.protect(db)
    word_index.create(db)
    views.create(db)
