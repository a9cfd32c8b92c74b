"""Triggers that refuse to change or delete what was written to the audit log and to the corrections, in both stores.

They keep honest programs honest; whoever may alter the schema can drop them, and then the hash chain tells (audit.py).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

TABLES = ("audit", "correction", "correction_claim")
DECISIONS = ("decision",)
"""Of sheets that are checked (revision 0013)."""

_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
# INSERT OR REPLACE deletes without firing the trigger above.
_SQLITE_REPLACE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = new.id) "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
)
_POSTGRESQL = (
    "CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
)


def statements(dialect: str, tables: Sequence[str] = TABLES) -> list[str]:
    """The statements that set the triggers up, for "sqlite" or "postgresql"; running them again changes nothing."""
    if dialect == "sqlite":
        out = [line.format(table=table) for table in tables for line in _SQLITE]
        return [*out, *(_SQLITE_REPLACE.format(table=table) for table in tables if table != "correction_claim")]
    return [_POSTGRESQL_FUNCTION, *(_POSTGRESQL.format(table=table) for table in tables)]


def protect(db: Connection, tables: Sequence[str] = TABLES) -> None:
    """Set the triggers up; the tables must be there."""
    for statement in statements(db.dialect.name, tables):
        db.exec_driver_sql(statement.replace("%", "%%") if db.dialect.name == "postgresql" else statement)


@contextmanager
def opened(db: Connection) -> Iterator[None]:
    """Inside the caller's transaction, corrections may be blanked: what they quote of a report that is forgotten."""
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("DROP TRIGGER IF EXISTS correction_no_update")
    else:
        db.exec_driver_sql("DROP TRIGGER IF EXISTS correction_no_change ON correction")
    yield
    protect(db)
