"""What people said of claims: corrections in the order they were made, and which of them are taken back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.order import Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.rows import CorrectionRow, Page
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import correction, correction_claim


def corrections_of(db: Connection, claims: Sequence[str]) -> tuple[CorrectionRow, ...]:
    """All corrections about any of these claims, the earliest first."""
    ids: set[int] = set()
    for part in chunks(claims):
        ids |= set(db.scalars(select(correction_claim.c.correction).where(correction_claim.c.claim.in_(part))))
    return correction_rows(db, ids)


def corrections(
    db: Connection, *, claim: str | None = None, who: str | None = None, limit: int = 50, cursor: str | None = None
) -> Page[CorrectionRow]:
    """Corrections, the latest first, `limit` (1 to 1,000) at a time; raises FilterError. claim, who: exactly these."""
    where: list[ColumnElement[bool]] = []
    if claim is not None:
        about = select(correction_claim.c.correction).where(correction_claim.c.claim == storable(claim))
        where.append(correction.c.id.in_(about))
    if who is not None:
        where.append(correction.c.who == storable(who))
    return page(
        db, correction.c.id, where, (Step(correction.c.id, True, int),), asked=["corrections", claim, who],
        limit=limit, cursor=cursor, load=lambda ids: _with_undone(db, ids),
    )  # fmt: skip


def _with_undone(db: Connection, ids: Sequence[int]) -> list[CorrectionRow]:
    """The corrections in that order; whether they are taken back is told by all that is about their claims."""
    rows = {one.id: one for one in correction_rows(db, ids)}
    about = {claim for one in rows.values() for claim in one.claims}
    whole = {one.id: one for one in corrections_of(db, sorted(about))}
    return [whole[id] for id in ids]


def taken_back(rows: Iterable[tuple[int, int | None]]) -> set[int]:
    """Numbers of the corrections that a later one takes back; rows: (number, which one it undoes).

    An undoing that is undone itself takes nothing back. An undo is about the claims of what it undoes, so the
    corrections of a claim are all that has to be looked at.
    """
    out: set[int] = set()
    for number, undoes in sorted(rows, reverse=True):
        if undoes is not None and number not in out:
            out.add(undoes)
    return out


def correction_rows(db: Connection, ids: Iterable[int]) -> tuple[CorrectionRow, ...]:
    """The corrections with those numbers, the earliest first."""
    rows: list[Row[Any]] = []
    about: dict[int, list[str]] = defaultdict(list)
    for part in chunks(sorted(ids)):
        rows += db.execute(select(correction).where(correction.c.id.in_(part)).order_by(correction.c.id))
        of = select(correction_claim).where(correction_claim.c.correction.in_(part)).order_by(correction_claim.c.claim)
        for row in db.execute(of):
            about[row.correction].append(row.claim)
    undone = taken_back((row.id, row.undoes) for row in rows)
    return tuple(
        CorrectionRow(
            id=row.id,
            action=row.action,
            who=row.who,
            at=row.at,
            claims=tuple(about[row.id]),
            old=json.loads(row.old) if row.old else None,
            new=json.loads(row.new) if row.new else None,
            reason=row.reason,
            undoes=row.undoes,
            undone=row.id in undone,
        )
        for row in rows
    )
