"""The audit log: every change by whom, when, in the same transaction as the change, each row chained to the last."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, insert, select, text

from counterclaim.ledger.tables import audit

START = "0" * 64
"""`previous` of the first row."""

# One number for the lock that serialises writers of the log on PostgreSQL; SQLite has one writer at a time anyway.
_LOCK = 0x434C_4155


class Broken(msgspec.Struct, frozen=True):
    """The first row of the log that does not hold; why: in words."""

    id: int
    why: str


def now() -> str:
    """This moment, UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def append(
    db: Connection,
    *,
    who: str,
    action: str,
    object: str | None = None,
    detail: Mapping[str, Any] | None = None,
    at: str | None = None,
) -> str:
    """Write a row and return its hash. The caller's transaction holds the change itself, so that neither is without
    the other. detail: what JSON can hold; no text of a report (that may have to be forgotten), its hash instead.
    """
    return append_all(db, who=who, rows=[(action, object, detail or {})], at=at)


def append_all(
    db: Connection,
    *,
    who: str,
    rows: Sequence[tuple[str, str | None, Mapping[str, Any]]],
    at: str | None = None,
) -> str:
    """As `append`, for several (action, object, detail) in their order; returns the last hash, START for none."""
    if not rows:
        return START
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    digest = db.scalar(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)) or START
    out = []
    for action, object, detail in rows:
        row = {
            "at": at or now(),
            "who": _plain(who),
            "action": action,
            "object": _plain(object) if object is not None else None,
            "detail": _canonical(dict(detail)),
        }
        previous, digest = digest, hash_of(digest, row)
        out.append({**row, "previous": previous, "hash": digest})
    db.execute(insert(audit), out)
    return digest


def hash_of(previous: str, row: Mapping[str, Any] | RowMapping) -> str:
    """SHA-256 over the previous hash and the row's at, who, action, object and detail as canonical JSON (sorted keys,
    no blanks, ASCII).
    """
    kept = {key: row[key] for key in ("at", "who", "action", "object", "detail")}
    return hashlib.sha256((previous + _canonical(kept)).encode("ascii")).hexdigest()


def check(db: Connection) -> tuple[int, Broken | None]:
    """How many rows hold, from the first on, and the first that doesn't, None where all do."""
    previous, count = START, 0
    for row in _rows(db):
        if row["previous"] != previous:
            return count, Broken(row["id"], "the row before it is missing, or was put in later")
        if row["hash"] != hash_of(previous, row):
            return count, Broken(row["id"], "its words are not those that were written")
        previous = row["hash"]
        count += 1
    return count, None


def head(db: Connection) -> str:
    """The hash of the last row. Kept elsewhere (printed, sent to a colleague), it proves the whole log up to there."""
    return db.scalar(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)) or START


def _rows(db: Connection, size: int = 5_000) -> Iterator[RowMapping]:
    last = 0
    while True:
        rows = db.execute(select(audit).where(audit.c.id > last).order_by(audit.c.id).limit(size)).mappings().all()
        yield from rows
        if len(rows) < size:
            return
        last = rows[-1]["id"]


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _plain(words: str) -> str:
    # Neither store takes NUL; UTF-8 has no halves of surrogate pairs.
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
