"""The first tables, with what guards the log, the full-text index and the views.

The tables stand written out in r0001_first.<store>.sql, as tables.py had them then: a later change of tables.py is a
migration of its own, and must not change this one.
"""

from pathlib import Path

from alembic import op

from counterclaim.ledger import append_only, views, word_index

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first version."""
    db = op.get_bind()
    written = Path(__file__).with_name(f"r0001_first.{db.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split(";\n"):
        if statement.strip():
            db.exec_driver_sql(statement)
    append_only.protect(db)
    word_index.create(db)
    views.create(db)
