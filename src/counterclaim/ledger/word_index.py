"""The full-text index over claims and reports: FTS5 in SQLite, GIN over tsvector in PostgreSQL.

Triggers follow what is changed and deleted; who inserts rows calls `add` in the same transaction.

Both part words at whatever is no letter or digit, fold case and accents, and take English endings off (Porter's
stemmer); neither drops stop words, so that "at least 40" can be looked for as a phrase.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

# External content: the index holds no second copy of the texts. `row` is an INTEGER PRIMARY KEY, which VACUUM keeps.
_SQLITE = """
CREATE VIRTUAL TABLE IF NOT EXISTS {table}_words USING fts5(
    {columns}, content='{table}', content_rowid='row', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER IF NOT EXISTS {table}_words_delete AFTER DELETE ON {table} BEGIN
    INSERT INTO {table}_words({table}_words, rowid, {columns}) VALUES ('delete', old.row, {old}); END;
CREATE TRIGGER IF NOT EXISTS {table}_words_update AFTER UPDATE OF {columns} ON {table} BEGIN
    INSERT INTO {table}_words({table}_words, rowid, {columns}) VALUES ('delete', old.row, {old});
    INSERT INTO {table}_words(rowid, {columns}) VALUES (new.row, {new}); END
"""

_TABLES = {"claim": ("text",), "report": ("title", "text")}

WORDS = {
    "claim": "counterclaim_words(claim.text)",
    "report": "counterclaim_words(coalesce(report.title, '') || ' ' || report.text)",
}
"""What PostgreSQL's index holds of each table; a query must use the very same expression."""

# Casting a name to regconfig is STABLE, so the function takes the configuration as a constant of that type, which
# PostgreSQL accepts as IMMUTABLE. A tsvector holds a megabyte at most; texts are cut far below that. Words of more
# than 2,000 letters are none.
_POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY counterclaim_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION counterclaim (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION counterclaim ALTER MAPPING FOR asciiword, word WITH counterclaim_stem",
    """
    CREATE OR REPLACE FUNCTION counterclaim_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path FROM CURRENT AS $$
        SELECT regexp_replace(
            regexp_replace(normalize(lower(left(words, 400000)), NFKD), '[\u0300-\u036f]', '', 'g'),
            '\\W+|_+', ' ', 'g') $$
    """,
    """
    CREATE OR REPLACE FUNCTION counterclaim_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path FROM CURRENT AS $$ SELECT to_tsvector('counterclaim'::regconfig, counterclaim_plain(words)) $$
    """,
    *(f"CREATE INDEX ix_{table}_words ON {table} USING gin (({WORDS[table]}))" for table in _TABLES),
)


def statements(dialect: str) -> list[str]:
    """The statements that set the index up, for "sqlite" or "postgresql"; the tables must be there."""
    if dialect != "sqlite":
        return [statement.strip() for statement in _POSTGRESQL]
    out = []
    for table, columns in _TABLES.items():
        filled = _SQLITE.format(
            table=table,
            columns=", ".join(columns),
            new=", ".join(f"new.{column}" for column in columns),
            old=", ".join(f"old.{column}" for column in columns),
        )
        head, *triggers = filled.strip().split(";\nCREATE TRIGGER")
        out += [head, *(f"CREATE TRIGGER{trigger}" for trigger in triggers)]
    return out


def create(db: Connection) -> None:
    """Set the index up."""
    for statement in statements(db.dialect.name):
        db.exec_driver_sql(statement.replace("%", "%%") if db.dialect.name == "postgresql" else statement)


def add(db: Connection, table: str, ids: Iterable[str]) -> None:
    """Put new rows of "claim" or "report" into the index (SQLite; PostgreSQL's cannot fall behind).

    All at once: a trigger would have FTS5 write out what it holds after every row, which costs four times as much.
    """
    if db.dialect.name == "sqlite":
        columns = ", ".join(_TABLES[table])
        found = f"SELECT row, {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        db.exec_driver_sql(f"INSERT INTO {table}_words(rowid, {columns}) {found}", (json.dumps(list(ids)),))


def rebuild(db: Connection) -> None:
    """Write the index anew from the tables (SQLite; PostgreSQL's cannot fall behind)."""
    if db.dialect.name == "sqlite":
        for table in _TABLES:
            db.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")


def check(db: Connection) -> str | None:
    """What is wrong with the index, None where nothing is (SQLite; PostgreSQL's cannot fall behind)."""
    from sqlalchemy.exc import DatabaseError

    if db.dialect.name == "sqlite":
        for table in _TABLES:
            try:
                db.exec_driver_sql(f"INSERT INTO {table}_words({table}_words, rank) VALUES ('integrity-check', 1)")
            except DatabaseError as error:
                return f"the full-text index of {table} does not fit its table ({error.orig})"
    return None
