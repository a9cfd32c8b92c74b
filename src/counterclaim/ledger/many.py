"""Statements over many ids or rows, in portions that both stores take."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, Table, Text, bindparam, func, insert, select

T = TypeVar("T")
AT_ONCE = 500  # ids in one statement
GIVEN_AT_ONCE = 5_000  # as one value, of which SQLite makes a list by itself; writing out as many marks costs more
_GIVEN = select(func.json_each(bindparam("given_ids", type_=Text)).table_valued("value").c.value)


def portions(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Lists of `size` items at most."""
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion


def rows_in(db: Connection, query: Select[Any], column: Column[Any], ids: Iterable[Any]) -> Iterator[Row[Any]]:
    """The rows of a query whose column holds one of the ids."""
    # Row after row would cost twice as much as all of a portion.
    if db.dialect.name == "sqlite":
        for portion in portions(dict.fromkeys(ids), GIVEN_AT_ONCE):
            yield from db.execute(query.where(column.in_(_GIVEN)), {"given_ids": json.dumps(portion)}).all()
        return
    for portion in portions(dict.fromkeys(ids)):
        yield from db.execute(query.where(column.in_(portion))).all()


def add_rows(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all with the same columns; none at all is fine."""
    if db.dialect.name == "sqlite":
        _add_sqlite(db, table, rows, False)
    elif rows:
        db.execute(insert(table), rows)


def _add_sqlite(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]], new_only: bool) -> None:
    """The driver takes all our values as they are; going through each of them costs more than the inserting."""
    if not rows:
        return
    statement, order, left_out = _inserting(table, tuple(rows[0]), new_only)
    values = [{**left_out, **row} for row in rows] if left_out else rows
    db.exec_driver_sql(statement, [tuple([row[name] for name in order]) for row in values])


@lru_cache(256)
def _inserting(
    table: Table, names: tuple[str, ...], new_only: bool
) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """The statement, the columns in the order of its places, and the values of those that are not given."""
    from sqlalchemy.dialects import sqlite

    statement = sqlite.insert(table).on_conflict_do_nothing() if new_only else insert(table)
    made = statement.compile(dialect=sqlite.dialect(), column_keys=names)
    order = tuple(made.positiontup or ())
    left_out = {name: table.c[name].default for name in order if name not in names}
    return str(made), order, {name: getattr(one, "arg", None) for name, one in left_out.items()}


def add_new(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose key is not there yet; all with the same columns."""
    if db.dialect.name == "sqlite":
        _add_sqlite(db, table, rows, True)
    elif rows:
        from sqlalchemy.dialects.postgresql import insert as upsert

        db.execute(upsert(table).on_conflict_do_nothing(), rows)


def delete_in(db: Connection, table: Table, column: Column[Any], ids: Iterable[Any]) -> None:
    """Delete the rows whose column holds one of the ids."""
    for portion in portions(dict.fromkeys(ids)):
        db.execute(table.delete().where(column.in_(portion)))
