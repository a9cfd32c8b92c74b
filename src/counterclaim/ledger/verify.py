"""Whether a ledger is whole: the store's own check, what points at what, the audit log's chain, the kept bytes."""

import hashlib
import json
from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, exists, func, select
from sqlalchemy.exc import DatabaseError

from counterclaim.ledger import audit, word_index
from counterclaim.ledger.captures import Captures
from counterclaim.ledger.checked_tables import decision
from counterclaim.ledger.checks import digest as decision_digest
from counterclaim.ledger.corrections.record import digest
from counterclaim.ledger.matching.queue import waiting
from counterclaim.ledger.tables import audit as log
from counterclaim.ledger.tables import (
    capture,
    claim,
    correction,
    family,
    family_member,
    figure,
    matter,
    matter_claim,
    place,
    relation,
    report,
    when,
)


class Finding(msgspec.Struct, frozen=True):
    """One thing that was checked. detail: what was counted, or what is wrong and in which row."""

    what: str
    state: Literal["whole", "broken", "waiting"]
    detail: str


def verify(db: Connection) -> Iterator[Finding]:
    """Check one thing after the other. "waiting" is no damage: matching that was stopped, or that fails."""
    yield _store(db)
    yield _pointers(db)
    yield _counts(db)
    yield _log(db)
    yield _corrections(db)
    yield _decisions(db)
    left = waiting(db)
    if left:
        yield Finding("matching", "waiting", f"not finished, parts waiting: {left:,}; adding anything goes on with it")


def verify_words(db: Connection) -> Finding:
    """Whether the full-text index fits its tables. SQLite asks it in the form of a writing statement, so `db` is a
    connection that may write.
    """
    wrong = word_index.check(db)
    return Finding("full-text index", "broken" if wrong else "whole", wrong or "fits its tables")


def verify_head(db: Connection, head: str) -> Finding:
    """Whether the log still holds the row with that hash, which was its last one once."""
    number = db.scalar(select(log.c.id).where(log.c.hash == head.strip().lower()))
    if number is None:
        return Finding("head", "broken", f"the log has no row of hash {head[:80]}: it was cut off or written anew")
    return Finding("head", "whole", f"row {number} has that hash")


def verify_bytes(db: Connection, captures: Captures) -> Finding:
    """Whether the bytes of every capture that is kept are there, and are those of its hash. Reads all of them."""
    query = select(capture.c.sha256).where(capture.c.kept).distinct().order_by(capture.c.sha256)
    bad, count = [], 0
    for sha256 in db.scalars(query):
        data = captures.get(sha256)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            bad.append(sha256)
        count += 1
    if bad:
        return Finding("raw bytes", "broken", f"{len(bad):,} of {count:,} are missing or changed, first {bad[0]}")
    return Finding("raw bytes", "whole", f"{count:,} captures have the bytes of their hashes")


def whole(findings: list[Finding]) -> bool:
    """True where nothing is broken."""
    return all(one.state != "broken" for one in findings)


def _store(db: Connection) -> Finding:
    if db.dialect.name != "sqlite":
        return Finding("store", "whole", "PostgreSQL checks its pages itself (data_checksums, amcheck)")
    try:
        lines = [str(row[0]) for row in db.exec_driver_sql("PRAGMA integrity_check(5)")]
        bad = [f"{row[0]}, row {row[1]}" for row in db.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)]
    except DatabaseError as error:
        return Finding("store", "broken", str(error.orig))
    if lines != ["ok"]:
        return Finding("store", "broken", "; ".join(lines))
    if bad:
        return Finding("store", "broken", f"rows that point at nothing: {'; '.join(bad)}")
    return Finding("store", "whole", "SQLite's integrity check and foreign keys")


def _pointers(db: Connection) -> Finding:
    """What no foreign key says: relations, members and captures stand on rows that are there."""
    there = exists().where(claim.c.id == relation.c.a), exists().where(claim.c.id == relation.c.b)
    checks = {
        "relation": select(relation.c.a).where(~there[0] | ~there[1]),
        "matter_claim": select(matter_claim.c.claim).where(~exists().where(matter.c.id == matter_claim.c.matter)),
        "capture": select(capture.c.id).where(
            capture.c.report.is_not(None), ~exists().where(report.c.id == capture.c.report)
        ),
        "family_member": select(family_member.c.report).where(~exists().where(family.c.id == family_member.c.family)),
    }
    for table, query in checks.items():
        first = db.scalar(query.limit(1))
        if first is not None:
            return Finding("references", "broken", f"{table} {first} points at a row that is not there")
    return Finding("references", "whole", "relations, members, captures and families point at rows that are there")


def _counts(db: Connection) -> Finding:
    members = select(matter_claim.c.matter, func.count().label("n")).group_by(matter_claim.c.matter).subquery()
    wrong = db.scalar(
        select(matter.c.id)
        .outerjoin(members, members.c.matter == matter.c.id)
        .where(matter.c.size != func.coalesce(members.c.n, 0))
        .limit(1)
    )
    if wrong is not None:
        return Finding("counts", "broken", f"matter {wrong} says another number of claims than it has")
    tables = (report, claim, figure, place, when, matter)
    told = (f"{db.scalar(select(func.count()).select_from(one)) or 0:,} {one.name.rstrip('_')}s" for one in tables)
    return Finding("counts", "whole", ", ".join(told))


def _log(db: Connection) -> Finding:
    held, broken = audit.check(db)
    if broken is not None:
        return Finding("audit log", "broken", f"row {broken.id}: {broken.why} (the {held:,} rows before it hold)")
    return Finding("audit log", "whole", f"{held:,} rows; the last one's hash is {audit.head(db)}")


def _corrections(db: Connection) -> Finding:
    """Every correction is the one that its line in the log was written for."""
    known: dict[int, str] = {}
    blanked: set[int] = set()
    for detail in db.scalars(select(log.c.detail).where(log.c.action == "forget")):
        blanked |= set(json.loads(detail).get("corrections", ()))
    for row in db.execute(select(log.c.detail).where(log.c.action == "correct")):
        detail = json.loads(row.detail)
        if "correction" in detail:
            known[int(detail["correction"])] = str(detail.get("sha256"))
    count = 0
    for one in db.execute(select(correction).order_by(correction.c.id)).mappings():
        told = known.pop(one["id"], None)
        if one["id"] in blanked and told is not None and one["new"] is None and one["reason"] is None:
            count += 1  # its report was forgotten, and its words with it
        elif told != digest(dict(one)):
            return Finding("corrections", "broken", f"correction {one['id']} is not what the audit log says")
        else:
            count += 1
    if known:
        return Finding("corrections", "broken", f"correction {min(known)} is in the audit log and not in the ledger")
    return Finding("corrections", "whole", f"{count:,} as the audit log has them")


def _decisions(db: Connection) -> Finding:
    """Every decision on a checked row is the one that its line in the log was written for."""
    known: dict[int, str] = {}
    for row in db.execute(select(log.c.detail).where(log.c.action == "decide_row")):
        detail = json.loads(row.detail)
        known[int(detail["decision"])] = str(detail["sha256"])
    count = 0
    for one in db.execute(select(decision).order_by(decision.c.id)).mappings():
        if known.pop(one["id"], None) != decision_digest(dict(one)):
            return Finding("decisions", "broken", f"decision {one['id']} is not what the audit log says")
        count += 1
    if known:
        return Finding("decisions", "broken", f"decision {min(known)} is in the audit log and not in the ledger")
    return Finding("decisions", "whole", f"{count:,} as the audit log has them")
