"""Claims by what is asked of them, and one claim with its words, its rivals and its history."""

from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, func, literal_column, select

from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.queries.excerpts import AROUND, excerpt
from counterclaim.ledger.queries.filters import Filters, Sort
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.machine import machine_claim
from counterclaim.ledger.queries.matters import matter_rows
from counterclaim.ledger.queries.order import CLAIM_ORDERS, Order, Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.results import ClaimPage
from counterclaim.ledger.queries.rows import ClaimRow, Page
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import claim, figure

MOST_RELATED = 50  # claims shown beside one; a matter's page shows all


def claims(
    db: Connection, asked: Filters, *, sort: Sort = "newest", limit: int = 50, cursor: str | None = None
) -> Page[ClaimRow]:
    """Claims that meet the filters, `limit` (1 to 1,000) at a time; raises FilterError.

    sort: "newest", "oldest" by when it was said; "happened" latest first; "confidence", "uncertain"; "figure": the
    largest in the unit asked for first; "added": latest added first; "report": as they stand in the reports.
    """
    if sort not in get_args(Sort):
        raise FilterError(
            f'there is no order "{sort}".', where="sort", next_step=f"Orders are {', '.join(get_args(Sort))}."
        )
    selection = select_claims(db, asked)
    where = selection.where(db)
    return page(
        db, claim.c.id, where, _order(sort, asked), asked=[sort, asked], limit=limit, cursor=cursor,
        load=lambda ids: claim_rows(db, ids), counted=not selection.is_wide(db),
    )  # fmt: skip


def _order(sort: str, asked: Filters) -> Order:
    if sort == "added":
        return (Step(claim.c.row, True, int),)  # rows are numbered as they are added
    if sort == "figure":
        largest = select(func.max(func.coalesce(figure.c.value, figure.c.high, figure.c.low)))
        largest = largest.where(figure.c.claim == claim.c.id).correlate(claim)
        if asked.unit:
            # In words that no index has: SQLite would look up all figures of the unit for each claim.
            largest = largest.where(figure.c.unit + "" == asked.unit)
        known = func.coalesce(largest.scalar_subquery(), literal_column("-1e308"))
        return (Step(known, True, float), Step(claim.c.id, True))
    return CLAIM_ORDERS[sort]


def claim_page(db: Connection, id: str, *, around: int = AROUND) -> ClaimPage:
    """One claim, with its report's words up to `around` characters on either side; raises UnknownError."""
    id = storable(id)
    found = claim_rows(db, [id])
    if not found:
        raise UnknownError(
            "there is no such claim in the ledger.", where=id[:80], next_step="Find it in: counterclaim claims --json"
        )
    row = found[0]
    relations = relation_rows(db, [id])
    others = [one.b if one.a == id else one.a for one in relations]
    same: list[str] = []
    if row.utterance:
        query = select(claim.c.id).where(claim.c.utterance == row.utterance, claim.c.id != id).order_by(claim.c.id)
        same = list(db.scalars(query.limit(MOST_RELATED)))
    machine = machine_claim(db, id)
    raw: dict[str, Any] = msgspec.to_builtins(machine) if machine is not None else {}
    return ClaimPage(
        claim=row,
        excerpt=excerpt(db, row.report.id, row.content, around=around),
        machine=raw,
        relations=relations,
        related=claim_rows(db, others[:MOST_RELATED]),
        same=claim_rows(db, same),
        matters=matter_rows(db, row.matters),
        corrections=corrections_of(db, [id]),
    )
