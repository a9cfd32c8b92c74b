"""Proofs of capture that other tools made: of one report, or all."""

import json
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from counterclaim.ledger.checked_tables import proof
from counterclaim.ledger.storable import plain


class ProofRow(msgspec.Struct, frozen=True, kw_only=True):
    """A proof. name, sha256: of the tool's file; part: row or record of it. capture: SHA-256 of the raw bytes that it
    is of, None where it is only of the same address. at: the moment it gives. state: "holds": all that can be checked
    without a network does; "stated": nothing could be checked; "broken". checks: in words.
    """

    id: str
    kind: str
    name: str
    sha256: str
    part: str
    state: str
    checks: tuple[str, ...]
    added_at: str
    who: str
    report: str | None = None
    capture: str | None = None
    url: str | None = None
    at: str | None = None


def proofs_of(db: Connection, report: str) -> tuple[ProofRow, ...]:
    """The proofs of a report and its captures, in the order they were added."""
    query = select(proof).where(proof.c.report == plain(report)).order_by(proof.c.added_at, proof.c.id)
    return tuple(proof_row(row) for row in db.execute(query))


def proof_row(row: Row[Any]) -> ProofRow:
    """A proof from its row."""
    return ProofRow(**{**row._mapping, "checks": tuple(json.loads(row.checks))})
