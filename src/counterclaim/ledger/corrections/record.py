"""Writing a correction down: who, when and why, with its line in the audit log, refused where it comes too late."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from counterclaim.errors import CorrectionError, OutdatedError, UnknownError
from counterclaim.ledger import audit
from counterclaim.ledger.queries.history import correction_rows
from counterclaim.ledger.queries.load import chunks, claim_revisions
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import claim, correction, correction_claim, report

MOST_WORDS = 10_000  # characters of a reason


def lock(db: Connection, claims: Sequence[str]) -> None:
    """Keep others from correcting these claims until the transaction ends; raises UnknownError.

    On PostgreSQL the rows are locked, always in the order of their ids; on SQLite the caller's transaction holds the
    only writing place there is (BEGIN IMMEDIATE).
    """
    claims = [storable(one) for one in claims]
    found: set[str] = set()
    for part in chunks(sorted(set(claims))):
        query = select(claim.c.id).where(claim.c.id.in_(part)).order_by(claim.c.id)
        found |= set(db.scalars(query.with_for_update() if db.dialect.name == "postgresql" else query))
    missing = sorted(set(claims) - found)
    if missing:
        raise UnknownError(
            "there is no such claim in the ledger.",
            where=missing[0][:80],
            next_step="Find it in: counterclaim claims --json",
        )


def check_revision(db: Connection, id: str, based_on: str | None) -> None:
    """Raises OutdatedError where somebody corrected the claim after the state that this correction rests on."""
    if based_on is None:
        return
    now = claim_revisions(db, [id]).get(id, "0")
    if based_on != now:
        raise outdated(db, id, [int(now)] if now != "0" else [])


def outdated(db: Connection, what: str, latest: Sequence[int]) -> OutdatedError:
    """The refusal, naming who was faster."""
    rows = correction_rows(db, latest)
    by = f" by {rows[-1].who} ({rows[-1].action}, {rows[-1].at[:16].replace('T', ' ')} UTC)" if rows else ""
    return OutdatedError(
        f"it was changed meanwhile{by}; nothing was written.", where=what, next_step="Look at it again, then decide."
    )


def write(
    db: Connection,
    *,
    subject: str,
    claims: Sequence[str],
    action: str,
    who: str,
    reason: str | None,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    undoes: int | None = None,
) -> CorrectionRow:
    """Write the correction and its audit row; subject: the claim's or the matter's id; raises CorrectionError."""
    if not who.strip() or len(who) > 200:
        raise CorrectionError("no reviewer given.", where="who", next_step="Add --who NAME, of up to 200 characters.")
    if reason is not None and len(reason) > MOST_WORDS:
        raise CorrectionError("too long.", where="reason", next_step=f"Give up to {MOST_WORDS:,} characters.")
    at = audit.now()
    values = {
        "claim": subject,
        "action": action,
        "old": _json(old),
        "new": _json(new),
        "reason": storable(reason) if reason else None,
        "who": storable(who.strip()),
        "at": at,
        "undoes": undoes,
        "reader": db.scalar(select(report.c.reader).where(report.c.id == claims[0].rpartition(":")[0])),
    }
    number = int(db.execute(insert(correction).values(values).returning(correction.c.id)).scalar_one())
    db.execute(insert(correction_claim), [{"claim": one, "correction": number} for one in sorted(set(claims))])
    audit.append(
        db, who=str(values["who"]), action="correct", object=subject, at=at,
        detail={"correction": number, "action": action, "fields": sorted(new or {}), "sha256": digest(values)},
    )  # fmt: skip
    return correction_rows(db, [number])[0]


def digest(values: Mapping[str, Any]) -> str:
    """SHA-256 over what a correction says; the audit log holds it, so that a changed correction is found out."""
    names = ("claim", "action", "old", "new", "reason", "who", "at", "undoes")
    kept = json.dumps({name: values[name] for name in names}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(kept.encode("ascii")).hexdigest()


def storable(words: str) -> str:
    """Words as both stores take them: no NUL, no halves of surrogate pairs."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _json(value: Mapping[str, Any] | None) -> str | None:
    # ASCII escapes, so that any word of a report can be kept.
    return json.dumps(dict(value), sort_keys=True) if value is not None else None
