"""What every added report had to write and nobody asked: a claim's first matter, which `matter_claim` tells, and the
fingerprints by report, which its copy tells.

It stands written out in r0009_less.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger import views
from counterclaim.ledger.migrations.written import run

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Drop the column and the index; the views are made anew."""
    db = op.get_bind()
    run(db, __file__)
    views.create(db)
