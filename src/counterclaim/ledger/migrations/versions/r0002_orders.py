"""Wider indexes in place of narrow ones, so that lists of a million claims are found, ordered and counted by them.

They stand written out in r0002_orders.<store>.sql, as r0001 does.
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the narrow ones, make the wide ones."""
    db = op.get_bind()
    written = Path(__file__).with_name(f"r0002_orders.{db.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split(";\n"):
        if statement.strip():
            db.exec_driver_sql(statement)
