"""The claims that counts are made over: all that were asked for, or those among the newest where they are very many."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.fulltext import RANKED
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.tables import claim

# Claims that are looked through. To fetch and count 1,500 over eight fields takes SQLite and this program some 15 ms
# (benchmarks/ledger_queries.py, facets), 20,000 ten times as long. What is left out is said.
SAMPLE = 1_500


def found(
    db: Connection, asked: Filters, *columns: Any, most: int | None = None
) -> tuple[Sequence[Row[Any]], int]:
    """Rows (`id`, then `columns`) of the claims asked for, in no order; and how many were looked through, 0: all.

    Of a wide question only the `most` newest claims are looked through (those added last, where it asks for words):
    claims that meet what an index answers (`Selection.indexed`), of which those that meet the rest are taken.
    """
    if most is None:
        most = RANKED if asked.text else SAMPLE
    selection = select_claims(db, asked)
    if selection.none:
        return [], 0
    query = select(claim.c.id, *columns).where(*selection.where(db))
    if selection.is_driven(db):
        return db.execute(query).all(), 0
    newest = selection.newest(db, most + 1)
    if int(db.scalar(select(func.count()).select_from(newest.subquery())) or 0) <= most:
        return db.execute(query).all(), 0
    rest = select(claim.c.id, *columns).where(*selection.rest(db)).where(claim.c.row.in_(newest.limit(most)))
    return db.execute(rest).all(), most
