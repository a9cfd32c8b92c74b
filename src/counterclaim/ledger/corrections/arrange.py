"""Merge and split matters, and say how two claims relate."""

from collections.abc import Mapping, Sequence
from typing import get_args

from sqlalchemy import Connection, or_, select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.corrections.groups import NO_RELATION
from counterclaim.ledger.corrections.judge import Settle
from counterclaim.ledger.corrections.loose import write_loose
from counterclaim.ledger.corrections.record import check_revision, lock, outdated, write
from counterclaim.ledger.corrections.rows import touch
from counterclaim.ledger.matching.queue import settle_claims
from counterclaim.ledger.queries.matter_page import matter_revision
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction_claim, matter_claim, relation
from counterclaim.model.matter import MatterRelationKind

RELATIONS: tuple[str, ...] = (*get_args(MatterRelationKind), NO_RELATION)


def merge(
    db: Connection,
    a: str,
    b: str,
    *,
    who: str,
    why: str | None = None,
    based_on: Mapping[str, str] | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """Two matters are about one question: `b`'s claims join `a`. based_on: matter id to the revision looked at.

    Raises CorrectionError, UnknownError, OutdatedError.
    """
    if a == b:
        raise CorrectionError("a matter can't be merged with itself.", where=a)
    ours, theirs = _members(db, a), _members(db, b)
    claims = [*ours, *theirs]
    lock(db, claims)
    for id in (a, b):
        _check(db, id, (based_on or {}).get(id))
    new = {"a": ours, "b": theirs, "matters": [a, b]}
    row = write(db, subject=a, claims=claims, action="merge", who=who, reason=why, new=new)
    touch(db, claims)
    settle(db, claims)
    return row


def split(
    db: Connection,
    matter: str,
    claims: Sequence[str],
    *,
    who: str,
    why: str | None = None,
    based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """Some of the matter's claims are about another question: they become a matter of their own.

    Raises CorrectionError, UnknownError, OutdatedError.
    """
    members = _members(db, matter)
    apart = [one for one in members if one in set(claims)]
    rest = [one for one in members if one not in set(claims)]
    strange = [one for one in claims if one not in members]
    if strange:
        raise CorrectionError("it is no claim of that matter.", where=strange[0][:80])
    if not apart or not rest:
        raise CorrectionError("some of its claims must go and some must stay.", where=matter)
    lock(db, members)
    _check(db, matter, based_on)
    new = {"apart": apart, "rest": rest, "matters": [matter]}
    row = write(db, subject=matter, claims=members, action="split", who=who, reason=why, new=new)
    touch(db, members)
    settle(db, members)
    return row


def relate(
    db: Connection,
    a: str,
    b: str,
    relation_kind: str,
    *,
    who: str,
    why: str | None = None,
    based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """How two claims relate ("a updates b"); "none": they don't. based_on: revision of `a`, or of a
    matter that both stand in.

    Whatever the machine said of the two gives way. Raises CorrectionError, UnknownError, OutdatedError.
    """
    if relation_kind not in RELATIONS:
        raise CorrectionError(
            f'"{relation_kind[:40]}" is no relation.',
            where="relation",
            next_step=f"It is one of {', '.join(RELATIONS)}.",
        )
    if a == b:
        raise CorrectionError("a claim stands in no relation to itself.", where=a)
    lock(db, [a, b])
    if based_on not in _shared_revisions(db, a, b):
        check_revision(db, a, based_on)
    both = or_((relation.c.a == a) & (relation.c.b == b), (relation.c.a == b) & (relation.c.b == a))
    before = db.execute(select(relation.c.a, relation.c.b, relation.c.relation, relation.c.reason).where(both))
    old = {"relations": [dict(row._mapping) for row in before]}
    new = {"a": a, "b": b, "relation": relation_kind}
    row = write(db, subject=a, claims=[a, b], action="relate", who=who, reason=why, old=old, new=new)
    touch(db, [a, b])
    settle(db, [a, b])
    write_loose(db, a, b, relation_kind, why or "set in review")
    return row


def _shared_revisions(db: Connection, a: str, b: str) -> set[str]:
    ours = select(matter_claim.c.matter).where(matter_claim.c.claim == a)
    shared = select(matter_claim.c.matter).where(matter_claim.c.claim == b, matter_claim.c.matter.in_(ours))
    return {matter_revision(db, one) for one in db.scalars(shared).all()}


def _members(db: Connection, matter: str) -> list[str]:
    query = select(matter_claim.c.claim).where(matter_claim.c.matter == matter)
    found = list(db.scalars(query.order_by(matter_claim.c.position, matter_claim.c.claim)))
    if not found:
        raise UnknownError(
            "there is no such matter in the ledger.", where=matter[:80], next_step="Find it in: counterclaim matters"
        )
    return found


def _check(db: Connection, matter: str, based_on: str | None) -> None:
    if based_on is None or matter_revision(db, matter) == based_on:
        return
    query = (
        select(correction_claim.c.correction)
        .join(matter_claim, matter_claim.c.claim == correction_claim.c.claim)
        .where(matter_claim.c.matter == matter)
        .order_by(correction_claim.c.correction.desc())
        .limit(1)
    )
    raise outdated(db, matter, list(db.scalars(query)))
