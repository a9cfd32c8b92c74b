"""Matters near the days that changed: assembled anew, and only what came out otherwise is written."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching import write
from counterclaim.ledger.matching.keys import MATTER, TOTAL
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.window import all_of, around, nearest
from counterclaim.ledger.tables import matter_claim
from counterclaim.matters import assemble
from counterclaim.matters.blocks import EVENT_DAYS
from counterclaim.model.matter import Matter

NEAREST = 48
"""Claims of a running total on each side of a changed one, by day and id, that are compared anew; what lies further off
keeps its relations. Bounds the work, no calibration."""


def settle(db: Connection, ground: str, days: Sequence[str]) -> None:
    """Settle the matters of one ground round those days (ISO).

    A claim's matters rest on claims at most EVENT_DAYS from it. So those that may change lie within EVENT_DAYS of a
    day that changed, and to assemble them, claims within twice that are needed. Running totals rest on their
    neighbours, whatever the days; a total of more claims than are loaded is continued, not assembled from nothing.
    """
    events, totals = all_of(db, MATTER + ground), all_of(db, TOTAL + ground)
    partial = totals is None
    if totals is None:
        totals = nearest(db, TOTAL + ground, days, NEAREST)
    if events is None:
        near = around(db, MATTER + ground, days, 2 * EVENT_DAYS)
        inner = around(db, MATTER + ground, days, EVENT_DAYS) | totals
    else:
        near = inner = events | totals
    entries = entries_of(db, near | totals)
    found = [m for m in assemble(entries, within=ground) if inner.issuperset(m.members)]
    stored = _stored(db, ground, inner)
    running = {m.id for m in found if m.question.running and m.question.counted is not None} if partial else set()
    kept = {id for id, members in stored.items() if not members <= inner and id not in running}
    write.differences(
        db,
        ground,
        [m for m in found if m.id not in kept],
        [id for id in stored if id not in kept],
        partial={id for id in running if id in stored},
    )


def _stored(db: Connection, ground: str, claims: Iterable[str]) -> dict[str, set[str]]:
    """The stored matters of this ground that these claims stand in, each with all its claims."""
    query = select(matter_claim.c.matter, matter_claim.c.claim)
    ids = {r.matter for r in rows_in(db, query, matter_claim.c.claim, claims)}
    ids = write.of_ground(db, ground, ids)
    out: dict[str, set[str]] = {id: set() for id in ids}
    for row in rows_in(db, query, matter_claim.c.matter, ids):
        out[row.matter].add(row.claim)
    return out


__all__ = ["Matter", "settle"]
