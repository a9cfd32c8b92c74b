"""Which sides speak in a matter, beside the matter and in the index of its order, so that one side's contested matters
are found without asking claim after claim.

It stands written out in r0004_sides.<store>.sql, as r0001 does.
"""

from alembic import op

from counterclaim.ledger.migrations.written import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column, fill it, make the index anew."""
    db = op.get_bind()
    run(db, __file__)
    known = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"
    if db.dialect.name == "sqlite" and db.exec_driver_sql(known).scalar() is not None:
        # Where somebody had SQLite take statistics, an index without any is passed over.
        db.exec_driver_sql("ANALYZE ix_matter_order")
