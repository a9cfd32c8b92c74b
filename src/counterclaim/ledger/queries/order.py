"""The orders a list can stand in, and where a page of it goes on: keyset paging, never OFFSET."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from counterclaim.ledger.queries.cursor import Key
from counterclaim.ledger.tables import claim, matter, relation

# The same words as in the indexes of tables.py, or no index is used. A day not known sorts before all days.
SAID = func.coalesce(claim.c.said_first, literal_column("''"))
# As a number, which both stores sort and compare; the same words as in ix_matter_order.
CONTESTED = cast(matter.c.contested, Integer)


def rivalled() -> Select[Any]:
    """Ids of the matters of events in which figures of two accounts differ; in the words of ix_relation_differs."""
    query = select(relation.c.matter).join(matter, matter.c.id == relation.c.matter)
    return query.where(text("relation = 'differs'"), matter.c.running.is_(False))


RIVALLED = matter.c.id.in_(union_all(select(matter.c.id).where(CONTESTED == 1), rivalled()))
"""Contradicted or denied, or with figures that differ."""


class Step(NamedTuple):
    """One column of an order. kind: type of its values, never null."""

    column: ColumnElement[Any]
    descending: bool = False
    kind: type = str


Order = tuple[Step, ...]
"""Columns of an order, the last of them unique."""

CLAIM_ORDERS: dict[str, Order] = {
    "newest": (Step(SAID, True), Step(claim.c.id, True)),
    "oldest": (Step(SAID), Step(claim.c.id)),
    "happened": (Step(func.coalesce(claim.c.happened_first, literal_column("''")), True), Step(claim.c.id, True)),
    "confidence": (Step(claim.c.confidence, True, float), Step(claim.c.id, True)),
    "uncertain": (Step(claim.c.confidence, False, float), Step(claim.c.id)),
    "report": (Step(claim.c.report), Step(claim.c.number, False, int), Step(claim.c.id)),
}


def ordered(query: Select[Any], order: Order, after: Key | None, limit: int) -> Select[Any]:
    """The query in that order, from behind the key `after`, with one row more than `limit` (there is a next page)."""
    if after is not None:
        query = query.where(beyond(order, after))
    steps = [step.column.desc() if step.descending else step.column.asc() for step in order]
    return query.order_by(*steps).limit(limit + 1)


def beyond(order: Order, key: Sequence[Any]) -> ColumnElement[bool]:
    """Rows behind `key` in that order.

    The first column is compared twice: once inclusively by itself, so that an index on it is entered at the key.
    """
    parts: list[ColumnElement[bool]] = []
    same: list[ColumnElement[bool]] = []
    for step, value in zip(order, key, strict=True):
        further = step.column < value if step.descending else step.column > value
        parts.append(and_(*same, further))
        same.append(step.column == value)
    first, value = order[0], key[0]
    enter = first.column <= value if first.descending else first.column >= value
    return and_(enter, or_(false(), *parts))
