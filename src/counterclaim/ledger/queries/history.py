"""What people said of claims: corrections in the order they were made, and which of them are taken back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction, correction_claim


def corrections_of(db: Connection, claims: Sequence[str]) -> tuple[CorrectionRow, ...]:
    """All corrections about any of these claims, the earliest first."""
    ids: set[int] = set()
    for part in chunks(claims):
        ids |= set(db.scalars(select(correction_claim.c.correction).where(correction_claim.c.claim.in_(part))))
    return correction_rows(db, ids)


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
