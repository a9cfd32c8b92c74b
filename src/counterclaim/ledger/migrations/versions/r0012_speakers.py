"""Speakers across reports: each key that reports name one by, what they show of it, and who that is; utterances by what
is said.

The tables stand written out in r0012_speakers.<store>.sql, as r0001 does. What the reports show is read out of their
readings; keys of speakers, and where claims are looked for as echoes, are made anew of the claims as they stand,
corrections and all.
"""

from alembic import op
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from counterclaim.copies import copy_of, pack
from counterclaim.ledger import keep
from counterclaim.ledger.many import add_rows, portions
from counterclaim.ledger.matching import copies, queue, who
from counterclaim.ledger.matching.keys import SPEECH, blocks_of, speaker_of
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.migrations.written import run
from counterclaim.ledger.naming import named_row
from counterclaim.ledger.queries.machine import machine_reading
from counterclaim.ledger.rows import called_row, fingerprint_rows, merged, speaker_of_actor, utterance_row
from counterclaim.ledger.tables import (
    actor,
    block,
    claim,
    copy_windows,
    fingerprint,
    matter,
    pending,
    report,
    speaker,
    utterance,
)
from counterclaim.matters.speech import alone

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the tables, fill them, and have everything matched."""
    db = op.get_bind()
    run(db, __file__)
    db.execute(speaker.delete())
    db.execute(utterance.delete())
    db.execute(matter.update().values(made_of=None))
    db.execute(delete(block).where(block.c.block.startswith(SPEECH)))
    for reports in portions(db.scalars(select(report.c.id).order_by(report.c.id)).all()):
        _reports(db, reports)
    db.execute(pending.delete())
    db.execute(insert(pending).from_select(["block", "day"], select(block.c.block, block.c.day).distinct()))
    who.note_all(db)
    queue.note_copies(db, db.scalars(select(report.c.id)).all())


def _reports(db: Connection, reports: list[str]) -> None:
    readings = [machine_reading(db, id) for id in reports]
    for reading in readings:
        copies.forget(db, reading.report.id)
        add_rows(db, fingerprint, fingerprint_rows(copy := copy_of(reading.report)))
        add_rows(db, copy_windows, [{"report": reading.report.id, "value": pack(copy)}])
    who.learn(db, [named_row(one) for one in readings])
    keys = [
        {"of": f"{one.report.id}:{actor.id}", "to": speaker_of_actor(actor, one)}
        for one in readings for actor in one.actors
    ]  # fmt: skip
    if keys:
        db.execute(update(actor).where(actor.c.id == bindparam("of")).values(speaker=bindparam("to")), keys)
    where = claim.c.report.in_(reports)
    status = {row.id: row.status for row in db.execute(select(claim.c.id, claim.c.status).where(where))}
    found = entries_of(db, status)
    named: dict[str, dict[str, object]] = {}
    for one in found:
        key = speaker_of(one)
        if key is not None and one.speaker is not None:
            row = called_row(key, one.speaker, one.published)
            named[key] = merged(named[key], row) if key in named else row
    keep.speakers(db, list(named.values()))
    said = [alone(one) for one in found]
    add_rows(db, utterance, [utterance_row(one) for one in said])
    rows = [{"of": e.id, "who": speaker_of(e), "act": u.id} for e, u in zip(found, said, strict=True)]
    if rows:
        stand = update(claim).where(claim.c.id == bindparam("of"))
        db.execute(stand.values(speaker=bindparam("who"), utterance=bindparam("act")), rows)
    blocks = [(e, name, day) for e in found if status[e.id] != "rejected" for name, day in blocks_of(e)]
    spoken = [{"block": name, "day": day, "claim": e.id} for e, name, day in blocks if name.startswith(SPEECH)]
    add_rows(db, block, spoken)
