"""Reading every kept report again with the present reader; claims keep their ids, so corrections stay with them."""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, select, update

from counterclaim.ledger import audit, keep, tables
from counterclaim.ledger.corrections.added import with_added
from counterclaim.ledger.corrections.current import current
from counterclaim.ledger.corrections.rows import write_current
from counterclaim.ledger.forget import remove_claims, speakers_of, tell_anew
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.many import add_rows, rows_in
from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching import who as who_speaks
from counterclaim.ledger.matching.copies import forget as forget_copy
from counterclaim.ledger.matching.keys import WHO
from counterclaim.ledger.queries.machine import machine_reading
from counterclaim.ledger.rows import rows_of
from counterclaim.model import Claim, ClaimRelation, Reading, Report
from counterclaim.model.span import Spans

SAME = 0.5  # share of the characters of two claims, taken together, that both rest on, from which they are one; by eye
MATCH_EVERY = 64


class Reread(msgspec.Struct, kw_only=True):
    """What came of it. lost: claims that people corrected and that are not read any more; their corrections stay on
    record and come back with the claim."""

    reports: int = 0
    changed: int = 0
    lost: list[str] = []


def reread(
    ledger: Ledger, read: Callable[[Report], Reading], version: str, *, who: str, every: bool = False,
    done: Callable[[], None] = lambda: None,
) -> Reread:  # fmt: skip
    """Read again the reports that another version read (every: all). It may be stopped and run again."""
    out = Reread()
    for id in list(_reports(ledger, None if every else version)):
        with ledger.reading() as db:
            old = machine_reading(db, id)
        new = renumbered(old, read(old.report))
        out.reports += 1
        out.changed += old.claims != new.claims
        lost = ledger.write(lambda db, id=id, new=new: replace(db, id, new, who=who))  # type: ignore[misc]
        out.lost += lost
        if out.reports % MATCH_EVERY == 0:
            ledger.match_all()
        done()
    ledger.match_all()
    return out


def count(ledger: Ledger, version: str | None) -> int:
    """How many reports there are to read again; version: those that another version read."""
    return sum(1 for _ in _reports(ledger, version))


def _reports(ledger: Ledger, version: str | None) -> Iterator[str]:
    query = select(tables.report.c.id).order_by(tables.report.c.id)
    if version is not None:
        query = query.where(tables.report.c.reader != version)
    with ledger.reading() as db:
        yield from list(db.scalars(query))


def renumbered(old: Reading, new: Reading) -> Reading:
    """The new reading, each claim under the id of the old claim that rests on the same words; others get ids that
    were never used."""
    taken = {claim.id for claim in old.claims}
    free = max((int(id[1:]) for id in taken if id[1:].isdigit()), default=0)
    names: dict[str, str] = {}
    used: set[str] = set()
    pairs = sorted(
        ((shared(a.content, b.content), a.type == b.type, a, b) for a in new.claims for b in old.claims if _meet(a, b)),
        key=lambda pair: (-pair[0], not pair[1], pair[2].id, pair[3].id),
    )
    for score, _, mine, theirs in pairs:
        if score >= SAME and mine.id not in names and theirs.id not in used:
            names[mine.id] = theirs.id
            used.add(theirs.id)
    for claim in new.claims:
        if claim.id not in names:
            free += 1
            names[claim.id] = f"c{free}"
    return msgspec.structs.replace(
        new,
        claims=tuple(_named(claim, names[claim.id]) for claim in new.claims),
        relations=tuple(ClaimRelation(names[r.a], names[r.b], r.relation, r.reason) for r in new.relations),
    )


def _named(claim: Claim, id: str) -> Claim:
    return msgspec.structs.replace(claim, id=id)


def _meet(a: Claim, b: Claim) -> bool:
    return any(s < d and c < e for s, e in a.content for c, d in b.content)


def shared(a: Spans, b: Spans) -> float:
    """Share of the characters of both that stand in both."""
    mine = {i for s, e in a for i in range(s, e)}
    theirs = {i for s, e in b for i in range(s, e)}
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0


def replace(db: Connection, id: str, reading: Reading, *, who: str) -> list[str]:
    """Put a new reading in place of a report's old one; gives the corrected claims that it does not have."""
    source = db.scalar(select(tables.report.c.source).where(tables.report.c.id == id))
    if source is None:
        return []  # forgotten meanwhile
    machine, reading = reading, with_added(db, reading, id)
    rows = rows_of(reading, source, id=id)
    if reading is not machine:  # the report keeps the machine's alone
        rows = msgspec.structs.replace(rows, report=rows_of(machine, source, id=id).report)
    old = list(db.scalars(select(tables.claim.c.id).where(tables.claim.c.report == id)))
    about = tables.correction_claim
    corrected = {r.claim for r in rows_in(db, select(about.c.claim), about.c.claim, [*old, *_names(rows.claim)])}
    spoke = speakers_of(db, id)
    remove_claims(db, old)
    forget_copy(db, id)
    db.execute(delete(tables.actor).where(tables.actor.c.report == id))
    queue.note(db, who_speaks.unlearn(db, [id]))
    fresh = {name: value for name, value in rows.report.items() if name not in ("id", "key", "source")}
    db.execute(update(tables.report).where(tables.report.c.id == id).values(**fresh))
    add_rows(db, tables.actor, rows.actor)
    keep.insert_claims(db, rows)
    queue.note(db, who_speaks.learn(db, rows.named))
    add_rows(db, tables.fingerprint, rows.fingerprint)
    add_rows(db, tables.copy_windows, rows.copy)
    tell_anew(db, spoke | {row["key"] for row in rows.called})
    queue.note(db, ((WHO + row["key"], id) for row in rows.called))
    keep.note_copies(db, id)
    now = set(_names(rows.claim))
    for claim in sorted(corrected & now):
        write_current(db, current(db, claim), reading)
    audit.append(db, who=who, action="reread", object=id, detail={"reader": reading.reader, "claims": len(now)})
    return sorted(corrected - now)


def _names(rows: Sequence[dict[str, object]]) -> list[str]:
    return [str(row["id"]) for row in rows]
