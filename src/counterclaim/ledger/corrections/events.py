"""What people say of events: two are one, some claims are of another, one has a name. Each with its audit row.

Kept as the claims it is about, and laid over the events that matching finds, each time (matching/placed.py).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.corrections.record import lock, outdated, storable, write
from counterclaim.ledger.corrections.rows import touch
from counterclaim.ledger.matching.placed import MERGE, MOVE, RENAME, SPLIT
from counterclaim.ledger.matching.queue import settle_claims
from counterclaim.ledger.queries.events import claims_of, event_revision
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.rows import CorrectionRow

LONGEST = 200  # characters of a name
Settle = Callable[[Connection, Sequence[str]], None]


def merge_events(
    db: Connection, a: str, b: str, *, who: str, why: str | None = None, based_on: Mapping[str, str] | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:  # fmt: skip
    """Two events are one: `b`'s claims are told of `a`, and so is what later reports tell of `b`.

    based_on: event id to the revision looked at. Raises CorrectionError, UnknownError, OutdatedError.
    """
    if a == b:
        raise CorrectionError("an event can't be merged with itself.", where=a[:80], next_step="Name two events.")
    ours, theirs = _claims(db, a), _claims(db, b)
    new = {"a": ours, "b": theirs, "events": [a, b]}
    return _write(db, MERGE, a, [*ours, *theirs], new, who, why, based_on, settle)


def split_event(
    db: Connection, event: str, claims: Sequence[str], *, who: str, why: str | None = None, based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:  # fmt: skip
    """Some of the event's claims are of another that the ledger does not have: they become an event of their own.

    Raises CorrectionError, UnknownError, OutdatedError.
    """
    members = _claims(db, event)
    apart, rest = _parted(event, members, claims)
    new = {"apart": apart, "rest": rest, "events": [event]}
    return _write(db, SPLIT, event, members, new, who, why, _one(event, based_on), settle)


def move_claims(
    db: Connection, event: str, claims: Sequence[str], to: str, *, who: str, why: str | None = None,
    based_on: str | None = None, settle: Settle = settle_claims,
) -> CorrectionRow:  # fmt: skip
    """Some of the event's claims are told of another event. Raises CorrectionError, UnknownError, OutdatedError."""
    if event == to:
        raise CorrectionError("the claims are in that event already.", where=to[:80], next_step="Name another event.")
    moved, _ = _parted(event, _claims(db, event), claims, rest=False)
    there = _claims(db, to)
    new = {"claims": moved, "to": there, "events": [event, to]}
    return _write(db, MOVE, event, [*moved, *there], new, who, why, _one(event, based_on), settle)


def rename_event(
    db: Connection, event: str, name: str, *, who: str, why: str | None = None, based_on: str | None = None,
    settle: Settle = settle_claims,
) -> CorrectionRow:  # fmt: skip
    """What the event is called, in place of its kind, place and day; the toll stays beside it. The name goes with the
    claims it was given to. Raises CorrectionError, UnknownError, OutdatedError.
    """
    called = " ".join(storable(name).split())
    if not called or len(called) > LONGEST:
        raise CorrectionError("no name given.", where="name", next_step=f"Give a name of up to {LONGEST} characters.")
    new = {"name": called, "events": [event]}
    return _write(db, RENAME, event, _claims(db, event), new, who, why, _one(event, based_on), settle)


def _write(
    db: Connection, action: str, subject: str, claims: list[str], new: dict[str, Any], who: str, why: str | None,
    based_on: Mapping[str, str] | None, settle: Settle,
) -> CorrectionRow:  # fmt: skip
    lock(db, claims)
    for id in new["events"]:
        seen = (based_on or {}).get(id)
        if seen is not None and seen != event_revision(db, id):
            about = corrections_of(db, claims)
            raise outdated(db, id, [about[-1].id] if about else [])
    touch(db, claims)
    row = write(db, subject=subject, claims=claims, action=action, who=who, reason=why, new=new)
    touch(db, claims)
    settle(db, claims)
    return row


def _claims(db: Connection, event: str) -> list[str]:
    found = claims_of(db, event)
    if not found:
        raise UnknownError(
            "there is no such event in the ledger.", where=event[:80],
            next_step="To list events and their ids: counterclaim events",
        )  # fmt: skip
    return found


def _parted(
    event: str, members: Sequence[str], claims: Sequence[str], *, rest: bool = True
) -> tuple[list[str], list[str]]:
    """The claims that go, and those that stay; rest: some must stay."""
    strange = [one for one in claims if one not in members]
    if strange:
        raise CorrectionError(
            "this claim is not part of that event.", where=strange[0][:80], next_step="Choose claims of the event."
        )
    apart = [one for one in members if one in set(claims)]
    stay = [one for one in members if one not in set(claims)]
    if not apart or (rest and not stay):
        raise CorrectionError(
            "choose some of the event's claims, not all or none.", where=event[:80], next_step="Choose again."
        )
    return apart, stay


def _one(event: str, based_on: str | None) -> Mapping[str, str] | None:
    return {event: based_on} if based_on is not None else None
