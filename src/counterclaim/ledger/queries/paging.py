"""A list of ids as a page: what was asked, in one order, with its cursor and its count."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from counterclaim.errors import FilterError
from counterclaim.ledger.queries import cursor as cursors
from counterclaim.ledger.queries.order import Order, ordered
from counterclaim.ledger.queries.rows import COUNTED, Page

T = TypeVar("T")
MOST_ROWS = 1_000  # rows of one page: what a browser still shows; exports read page after page


def page(
    db: Connection,
    id_column: ColumnElement[Any],
    where: Sequence[ColumnElement[bool]],
    order: Order,
    *,
    load: Callable[[list[Any]], Sequence[T]],
    asked: object,
    limit: int,
    cursor: str | None,
    joined: Callable[[Select[Any]], Select[Any]] = lambda query: query,
    counted: bool = True,
) -> Page[T]:
    """One page of the rows that meet `where`. load: rows for ids, in their order. asked: what the cursor belongs to.

    joined: adds joins that `where` or `order` need. counted: False where counting would take long: then the total is
    what the first page shows, "or more".
    """
    check_limit(limit)
    kinds = [step.kind for step in order]
    carried = cursors.read(cursor, asked, [*kinds, int, int])  # the count, too: it is made once a list
    after = carried[: len(kinds)] if carried is not None else None
    keys = [step.column.label(f"key{i}") for i, step in enumerate(order)]
    query = joined(select(id_column.label("id"), *keys)).where(*where)
    found = db.execute(ordered(query, order, after, limit)).all()
    rows = load([row.id for row in found[:limit]])
    if carried is not None:
        total, more = int(carried[-2]), bool(carried[-1])
    elif len(found) <= limit:
        total, more = len(found), False
    elif not counted:
        total, more = limit, True
    else:
        total, more = _count(db, id_column, where, joined)
    key = (*found[limit - 1][1:], total, int(more)) if len(found) > limit else None
    following = cursors.write(key, asked) if key is not None else None
    return Page(rows=tuple(rows), next=following, total=total, more=more)


def every(ask: Callable[[int, str | None], Page[T]], most: int | None = None, at_once: int = 500) -> Iterator[T]:
    """All rows of a list, read a page at a time so that memory stays flat; most: no more than so many.

    ask: from a limit and a cursor to a page.
    """
    cursor: str | None = None
    left = most
    while left is None or left > 0:
        found = ask(at_once if left is None else min(at_once, left), cursor)
        yield from found.rows
        left = None if left is None else left - len(found.rows)
        cursor = found.next
        if cursor is None:
            return


def check_limit(limit: int) -> None:
    """Raises FilterError where `limit` is no number of rows."""
    if not 1 <= limit <= MOST_ROWS:
        raise FilterError(f"{limit} rows can't be asked for.", where="limit", next_step=f"Ask for 1 to {MOST_ROWS:,}.")


def _count(
    db: Connection,
    id_column: ColumnElement[Any],
    where: Sequence[ColumnElement[bool]],
    joined: Callable[[Select[Any]], Select[Any]],
) -> tuple[int, bool]:
    """How many rows there are, and whether counting stopped before the end."""
    inner = joined(select(id_column.label("id"))).where(*where).limit(COUNTED + 1).subquery()
    counted = int(db.scalar(select(func.count()).select_from(inner)) or 0)
    return (COUNTED, True) if counted > COUNTED else (counted, False)
