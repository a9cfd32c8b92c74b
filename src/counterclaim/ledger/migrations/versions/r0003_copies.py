"""A table of reports as copy, so that a neighbour's words are not taken apart again each time one is compared with it.

It stands written out in r0003_copies.<store>.sql, as r0001 does. Reports of older ledgers are filled in as matching
meets them.
"""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    db = op.get_bind()
    written = Path(__file__).with_name(f"r0003_copies.{db.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split(";\n"):
        if statement.strip():
            db.exec_driver_sql(statement)
