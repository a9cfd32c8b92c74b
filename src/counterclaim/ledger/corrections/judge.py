"""Accept, reject, edit and add a claim; take a correction back. Each in the caller's transaction, with its audit."""

from collections.abc import Sequence
from typing import Literal, Protocol

from sqlalchemy import Connection, select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.corrections.added import ADD, full_reading, insert, put_claim
from counterclaim.ledger.corrections.current import Current, current
from counterclaim.ledger.corrections.decided import SPEAKERS
from counterclaim.ledger.corrections.loose import clear_loose
from counterclaim.ledger.corrections.patch import Patch, apply, shown, snapshot
from counterclaim.ledger.corrections.places import find_place
from counterclaim.ledger.corrections.record import check_revision, lock, write
from counterclaim.ledger.corrections.rows import touch, write_current
from counterclaim.ledger.corrections.speakers import settle_undone
from counterclaim.ledger.matching.placed import ACTIONS
from counterclaim.ledger.matching.queue import settle_claims
from counterclaim.ledger.queries.history import correction_rows, corrections_of
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction

ARRANGED = ("merge", "split", "relate", *ACTIONS)
"""What is said of matters, pairs and events; it leaves every claim as it is."""


class Settle(Protocol):
    """Does the matching that is pending for these claims' blocks; tests give one that only notes it down."""

    def __call__(self, db: Connection, claims: Sequence[str], /) -> None: ...


def accept(
    db: Connection,
    id: str,
    *,
    who: str,
    why: str | None = None,
    based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """The claim is read as it should be. based_on: the revision that was looked at; None: whatever it is now.

    Raises UnknownError, OutdatedError.
    """
    return _decide(db, id, "accept", who=who, why=why, based_on=based_on, settle=settle)


def reject(
    db: Connection,
    id: str,
    *,
    who: str,
    why: str | None = None,
    based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """It is no claim of the report: it stays in the ledger, and in no matter. Raises UnknownError, OutdatedError."""
    return _decide(db, id, "reject", who=who, why=why, based_on=based_on, settle=settle)


def _decide(
    db: Connection,
    id: str,
    action: Literal["accept", "reject"],
    *,
    who: str,
    why: str | None,
    based_on: str | None,
    settle: Settle,
) -> CorrectionRow:
    lock(db, [id])
    check_revision(db, id, based_on)
    old = snapshot(current(db, id).state)
    row = write(db, subject=id, claims=[id], action=action, who=who, reason=why, old=old)
    _follow(db, [id], settle)
    return row


def edit(
    db: Connection,
    id: str,
    patch: Patch,
    *,
    who: str,
    why: str | None = None,
    based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """Change fields of the claim (see patch.py); raises CorrectionError, UnknownError, OutdatedError."""
    lock(db, [id])
    check_revision(db, id, based_on)
    before = current(db, id)
    after = apply(before.state, patch, before.text, find_place)
    if after == before.state:
        raise CorrectionError("the claim already has these values.", where=id, next_step="Accept it instead.")
    old = {**snapshot(before.state), **shown(before.state, patch)}
    row = write(db, subject=id, claims=[id], action="edit", who=who, reason=why, old=old, new=dict(patch))
    _follow(db, [id], settle)
    return row


def add(
    db: Connection,
    report: str,
    patch: Patch,
    *,
    who: str,
    why: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:
    """Add a claim that the machine missed. report: id of its report; patch: as for `edit`, "content" with it.

    Figures, places and times that it does not tell are taken from its words. Raises CorrectionError, UnknownError.
    """
    id, whole = put_claim(db, report, patch)
    row = write(db, subject=id, claims=[id], action=ADD, who=who, reason=why, new=dict(whole))
    insert(db, id)
    _follow(db, [id], settle)
    return row


def undo(
    db: Connection, number: int, *, who: str, why: str | None = None, settle: Settle = settle_claims
) -> CorrectionRow:
    """Take back the correction of that number (an undoing, too); raises CorrectionError, UnknownError.

    Both stay on record. What was corrected after it stays corrected.
    """
    if db.scalar(select(correction.c.id).where(correction.c.id == number)) is None:
        raise UnknownError(
            "there is no such correction.", where=str(number), next_step="Numbers stand in: counterclaim corrections"
        )
    about = list(correction_rows(db, [number])[0].claims)
    speakers = _about_speakers(db, number)
    if speakers is None:
        lock(db, about)
    row = next(one for one in corrections_of(db, about) if one.id == number)
    if row.undone:
        raise CorrectionError("it is taken back already.", where=f"correction {number}")
    if row.action in ACTIONS:
        touch(db, about)  # the events that they leave
    done = write(
        db,
        subject=str(db.scalar(select(correction.c.claim).where(correction.c.id == number))),
        claims=about,
        action="undo",
        who=who,
        reason=why,
        new={"undoes": row.action},
        undoes=number,
    )
    if speakers is not None:
        settle_undone(db, speakers)
    elif row.action in ARRANGED:
        touch(db, about)
        if row.action == "relate":
            clear_loose(db, *about)
        settle(db, about)
    else:
        _follow(db, about, settle)
    return done


def _about_speakers(db: Connection, number: int) -> CorrectionRow | None:
    """The merge or split of speakers that a correction is, or takes back through however many undoings."""
    row = correction_rows(db, [number])[0]
    while row.undoes is not None:
        row = correction_rows(db, [row.undoes])[0]
    return row if row.action in SPEAKERS else None


def _follow(db: Connection, claims: Sequence[str], settle: Settle) -> list[Current]:
    """Bring the claims' rows, and the matters they touch, to what the corrections now say."""
    states = [current(db, one) for one in claims]
    readings = {one.report: full_reading(db, one.report) for one in states}
    for one in states:
        write_current(db, one, readings[one.report])
    settle(db, claims)
    return states
