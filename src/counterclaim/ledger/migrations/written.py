"""Runs the statements of a migration, which stand written out beside it, one file for each store."""

from pathlib import Path

from sqlalchemy import Connection


def run(db: Connection, migration: str) -> None:
    """Run `<migration>.<store>.sql`. migration: the path of the migration's module."""
    written = Path(migration).with_suffix(f".{db.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split(";\n"):
        if statement.strip():
            db.exec_driver_sql(statement)
