"""The claims that counts are made over: all that were asked for, or the newest of them where they are very many."""

from typing import Any

from sqlalchemy import CTE, Connection, func, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.tables import claim

# Counting 20,000 claims over eight fields takes about 60 ms on SQLite (benchmarks/ledger_queries.py, facets); a page
# that counted a million would take seconds. What is left out is said.
SAMPLE = 20_000


def found(db: Connection, asked: Filters, *columns: Any, most: int = SAMPLE) -> tuple[CTE, int]:
    """The claims asked for as a named subquery with `id` and `columns`, and how many it was cut to, 0 where to none."""
    where = select_claims(db, asked).where(db)
    query = select(claim.c.id, *columns).where(*where).order_by(SAID.desc(), claim.c.id.desc())
    beyond = db.scalar(select(func.count()).select_from(query.limit(most + 1).subquery()))
    return query.limit(most).cte("found"), most if int(beyond or 0) > most else 0
