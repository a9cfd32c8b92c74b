"""Forgetting a report: it and all that was taken from it leave the ledger; that it was forgotten stays on record."""

from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, or_, select, update

from counterclaim.errors import UnknownError
from counterclaim.ledger import audit, tables
from counterclaim.ledger.append_only import opened
from counterclaim.ledger.backup import backups
from counterclaim.ledger.checked_tables import proof
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import events, queue
from counterclaim.ledger.matching import who as who_speaks
from counterclaim.ledger.matching.copies import forget as forget_copy
from counterclaim.ledger.matching.keys import WHO
from counterclaim.ledger.matching.write import make_anew
from counterclaim.ledger.rows import called_row, merged
from counterclaim.ledger.storable import plain
from counterclaim.model import Actor


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """What left the ledger. backups: copies that may still hold it, to be dealt with by hand."""

    report: str
    claims: int
    captures: int
    backups: tuple[str, ...] = ()


def forget(ledger: Ledger, report: str, *, who: str, why: str | None = None) -> Forgotten:
    """Remove a report, its claims, what was said of them in corrections, its raw bytes and its words in the index.

    report: its id. The audit log keeps that it was forgotten, when and by whom, and the hashes it had; what it held
    can't be had from those. Raises UnknownError.
    """
    claims, hashes, copies = ledger.write(lambda db: _remove(db, report, who, why))
    ledger.match_all()
    gone = sum(ledger.captures.forget(sha256) for sha256 in hashes)
    ledger.write(_cleaned)
    _vacuumed(ledger)
    return Forgotten(report=report, claims=claims, captures=gone, backups=tuple(path for path, _ in copies))


def _remove(db: Connection, report: str, who: str, why: str | None) -> tuple[int, list[str], list[tuple[str, str]]]:
    if db.scalar(select(tables.report.c.id).where(tables.report.c.id == report)) is None:
        raise UnknownError("there is no such report in the ledger.", where=report[:80])
    claims = list(db.scalars(select(tables.claim.c.id).where(tables.claim.c.report == report)))
    remove_claims(db, claims)
    _family(db, report)
    spoke = speakers_of(db, report)
    forget_copy(db, report)
    db.execute(delete(tables.actor).where(tables.actor.c.report == report))
    queue.note(db, who_speaks.unlearn(db, [report]))
    tell_anew(db, spoke)
    db.execute(delete(proof).where(proof.c.report == report))
    db.execute(delete(tables.report).where(tables.report.c.id == report))
    hashes = _captures(db, report)
    blanked = _corrections(db, claims)
    audit.append(
        db, who=who, action="forget", object=report,
        detail={"claims": len(claims), "sha256": hashes, "corrections": blanked, "why": audit_words(why)},
    )  # fmt: skip
    copies = [(path, at) for path, at in backups(db) if Path(path).exists()]
    return len(claims), hashes, copies


def remove_claims(db: Connection, claims: list[str]) -> None:
    """Delete claims and all that hangs on them, and have what they touched matched anew; corrections stay."""
    stood = select(tables.block.c.block, tables.block.c.day)
    queue.note(db, ((r.block, r.day) for r in rows_in(db, stood, tables.block.c.claim, claims)))
    queue.note(db, events.forget(db, {id.rpartition(":")[0] for id in claims}))
    member = tables.matter_claim
    stood_in = {r.matter for r in rows_in(db, select(member.c.matter), member.c.claim, claims)}
    left = {r.utterance for r in rows_in(db, select(tables.claim.c.utterance), tables.claim.c.id, claims)}
    make_anew(db, claims)
    hangs = (tables.entry, tables.sureness, tables.block, tables.figure, tables.place, tables.when, tables.matter_claim)
    for table in hangs:
        delete_in(db, table, table.c.claim, claims)
    delete_in(db, tables.relation, tables.relation.c.a, claims)
    delete_in(db, tables.relation, tables.relation.c.b, claims)
    delete_in(db, tables.claim, tables.claim.c.id, claims)
    _empty(db, {one for one in left if one}, stood_in)


def _empty(db: Connection, utterances: set[str], matters: set[str]) -> None:
    """Delete those of them that no claim stands in any more: they have no block that could be settled."""
    kept = {r.utterance for r in rows_in(db, select(tables.claim.c.utterance), tables.claim.c.utterance, utterances)}
    delete_in(db, tables.utterance, tables.utterance.c.id, utterances - kept)
    member = tables.matter_claim
    alive = {r.matter for r in rows_in(db, select(member.c.matter), member.c.matter, matters)}
    delete_in(db, tables.relation, tables.relation.c.matter, matters - alive)
    delete_in(db, tables.matter, tables.matter.c.id, matters - alive)


def _family(db: Connection, report: str) -> None:
    member = tables.family_member
    names = list(db.scalars(select(member.c.family).where(member.c.report == report)))
    others = [r.report for r in rows_in(db, select(member.c.report), member.c.family, names) if r.report != report]
    db.execute(delete(member).where(member.c.report == report))
    # With the last of its reports a family goes at once: there is nobody left by whom it would be found.
    alive = {r.family for r in rows_in(db, select(member.c.family), member.c.family, names)}
    delete_in(db, tables.family, tables.family.c.id, set(names) - alive)
    queue.note_copies(db, others)


def speakers_of(db: Connection, report: str) -> set[str]:
    """The keys of those who speak in a report."""
    query = select(tables.actor.c.speaker).where(tables.actor.c.report == report, tables.actor.c.speaker.is_not(None))
    return set(db.scalars(query))


def tell_anew(db: Connection, speakers: set[str]) -> None:
    """Name these keys by what is left in the ledger; those that no claim is of any more go."""
    query = (
        select(tables.actor, tables.report.c.published)
        .join(tables.report, tables.report.c.id == tables.actor.c.report)
        .where(select(tables.claim.c.id).where(tables.claim.c.actor == tables.actor.c.id).exists())
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows_in(db, query, tables.actor.c.speaker, speakers):
        actor = Actor(id=row.id, name=row.name, kind=row.kind, role=row.role, side=row.side)
        told = called_row(row.speaker, actor, row.published)
        found[row.speaker] = merged(found[row.speaker], told) if row.speaker in found else told
    table = tables.called
    old = {r.key: r for r in rows_in(db, select(table), table.c.key, speakers)}
    delete_in(db, table, table.c.key, speakers)
    stood = {key: {"speaker": old[key].speaker, "speaks_for": old[key].speaks_for} for key in found if key in old}
    add_rows(db, table, [{**row, **stood.get(key, {})} for key, row in found.items()])
    who_speaks.speakers_anew(db, {row.speaker for row in old.values() if row.speaker})
    queue.note(db, ((WHO + key, "") for key in speakers))


def _captures(db: Connection, report: str) -> list[str]:
    """The hashes of the report's raw bytes that no other report rests on; the captures say that they are forgotten."""
    table = tables.capture
    mine = list(db.scalars(select(table.c.sha256).where(table.c.report == report)))
    others = select(table.c.sha256).where(or_(table.c.report != report, table.c.report.is_(None)))
    shared = {r.sha256 for r in rows_in(db, others, table.c.sha256, mine)}
    empty = {"kept": False, "outcome": "forgotten", "source": "", "url": None, "reason": None, "report": None}
    db.execute(update(table).where(table.c.report == report).values(**empty))
    return sorted(set(mine) - shared)


def audit_words(why: str | None) -> str | None:
    """A reason as the log keeps it; it is the forgetter's own words, no report's."""
    return plain(why)[:500] if why else None


def _corrections(db: Connection, claims: list[str]) -> list[int]:
    """Corrections quote the report: their words go, that they were made stays. The triggers let nobody else do so."""
    numbers = {
        r.correction
        for r in rows_in(db, select(tables.correction_claim.c.correction), tables.correction_claim.c.claim, claims)
    }
    with opened(db):
        for number in sorted(numbers):
            where = tables.correction.c.id == number
            db.execute(update(tables.correction).where(where).values(old=None, new=None, reason=None))
    return sorted(numbers)


def _cleaned(db: Connection) -> None:
    """Words of deleted rows leave the full-text index when it is merged."""
    if db.dialect.name == "sqlite":
        for table in ("claim", "report"):
            db.exec_driver_sql(f"INSERT INTO {table}_words({table}_words) VALUES ('optimize')")


def _vacuumed(ledger: Ledger) -> None:
    """Pages that were freed may still hold the words: SQLite writes the file anew, PostgreSQL its tables."""
    if ledger.path is None:
        with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("VACUUM")
        return
    raw = ledger.engine.raw_connection()
    try:
        raw.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
        raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    finally:
        raw.close()
