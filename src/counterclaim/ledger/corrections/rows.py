"""A claim's rows brought to its current state, so that every question and the matching see it corrected."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from counterclaim.ledger.corrections.current import Current
from counterclaim.ledger.corrections.patch import State
from counterclaim.ledger.edtf import first_day, happened
from counterclaim.ledger.many import add_new, rows_in
from counterclaim.ledger.matching import events, queue
from counterclaim.ledger.matching.keys import EVENT, WHO, blocks_of, speaker_of
from counterclaim.ledger.matching.write import leave_totals, make_anew
from counterclaim.ledger.rows import called_row, encoded
from counterclaim.ledger.tables import (
    block,
    called,
    claim,
    entry,
    figure,
    place,
    place_within,
    report,
    when,
)
from counterclaim.matters import entries, speaker_name
from counterclaim.model import NARRATOR, Reading
from counterclaim.model.entry import Entry

_PLACE = ("text", "start", "end", "name", "kind", "lat", "lon", "country", "admin1", "precision")
_TIME = ("text", "start", "end", "value", "first", "last", "precision", "basis", "role")
_OTHER_FIGURE = ("id", "claim")


def write_current(db: Connection, now: Current, reading: Reading) -> None:
    """Write the state into the claim's row, those of its figures, places and times, and what matching takes of it.

    reading: the machine's, which stays as it was. Days of blocks that the claim stood or stands in become pending.
    """
    source, family = db.execute(select(report.c.source, report.c.family).where(report.c.id == now.report)).one()
    shared = db.scalar(select(claim.c.shared).where(claim.c.id == now.id))
    machine = next(one for one in entries(reading, source) if one.id == now.id)
    value = _entry(machine, now.state, family if shared else None)
    db.execute(update(claim).where(claim.c.id == now.id).values(status=now.status, **_claim(db, now, value)))
    _parts(db, now.id, now.state)
    db.execute(delete(entry).where(entry.c.claim == now.id))
    db.execute(insert(entry).values(claim=now.id, value=encoded(value)))
    touch(db, [now.id])
    leave_totals(db, now.id)
    db.execute(delete(block).where(block.c.claim == now.id))
    if now.status != "rejected":
        rows = [{"block": name, "day": day, "claim": now.id} for name, day in blocks_of(value)]
        add_new(db, block, rows)
        touch(db, [now.id])
    queue.note(db, events.tell(db, now.report))


def touch(db: Connection, claims: Sequence[str]) -> None:
    """Have the matters of these claims made anew: the days of their blocks become pending."""
    days = rows_in(db, select(block.c.block, block.c.day), block.c.claim, claims)
    queue.note(db, ((row.block, row.day) for row in days))
    queue.note(db, ((EVENT + event, "") for event in events.events_of(db, claims)))
    make_anew(db, claims)


def _entry(machine: Entry, state: State, family: str | None) -> Entry:
    place, basis = machine.place, machine.place_basis
    if state.claim.places != machine.claim.places:
        own = next((one for one in state.claim.places if one.id is not None), None)
        if own is not None:
            place, basis = own, "claim"
        elif basis == "claim":
            place, basis = None, None
    return msgspec.structs.replace(
        machine, claim=state.claim, speaker=state.speaker, family=family, place=place, place_basis=basis
    )


def _claim(db: Connection, now: Current, value: Entry) -> dict[str, Any]:
    one, who = now.state.claim, now.state.speaker
    first, last = happened(one.times)
    named = who if who is not None and who != NARRATOR and one.voice == "actor" else None
    by, target = one.roles.actor, one.roles.target
    read = who == now.machine.speaker and one.actor is not None
    return {
        "voice": one.voice,
        "actor": f"{now.report}:{one.actor}" if read else None,
        "speaker": _speaker(db, value),
        "speaker_name": speaker_name(named, value.published) if named is not None else None,
        "side": named.side if named is not None else None,
        "type": one.type,
        "stance": one.stance,
        "factuality": one.factuality,
        "evidentiality": one.evidentiality,
        "channel": one.channel,
        "addressee": one.addressee,
        "said": one.said,
        "said_first": first_day(one.said) or first_day((value.published or "")[:10]),
        "happened_first": first,
        "happened_last": last,
        "text": one.text,
        "content": json.dumps([list(span) for span in one.content], separators=(",", ":")),
        "start": one.content[0][0] if one.content else 0,
        "actor_role": by.name if by else None,
        "actor_side": by.side if by else None,
        "target_role": target.name if target else None,
        "target_side": target.side if target else None,
    }


def _speaker(db: Connection, value: Entry) -> str | None:
    """The speaker's key, written where the ledger has none yet; who that is is settled with the claim's matters."""
    key, who = speaker_of(value), value.speaker
    if key is not None and who is not None:
        add_new(db, called, [called_row(key, who, value.published)])
        queue.note(db, [(WHO + key, value.report)])
    return key


def _parts(db: Connection, id: str, state: State) -> None:
    for table in (figure, place, when):
        db.execute(delete(table).where(table.c.claim == id))
    one = state.claim
    kept = [column.name for column in figure.c if column.name not in _OTHER_FIGURE]
    for number, part in enumerate(one.figures, 1):
        values = {name: getattr(part, name) for name in kept if hasattr(part, name)}
        db.execute(insert(figure).values(id=f"{id}:f{number}", claim=id, **values))
    for number, spot in enumerate(one.places, 1):
        values = {name: getattr(spot, name) for name in _PLACE}
        db.execute(insert(place).values(id=f"{id}:p{number}", claim=id, gazetteer=spot.id, **values))
        if spot.id is not None:
            _within(db, spot.id)
    for number, time in enumerate(one.times, 1):
        values = {name: getattr(time, name) for name in _TIME}
        db.execute(insert(when).values(id=f"{id}:t{number}", claim=id, **values))


def _within(db: Connection, id: str) -> None:
    if db.scalar(select(place_within.c.inside).where(place_within.c.inside == id).limit(1)) is not None:
        return
    from counterclaim.gazetteer.store import Gazetteer

    with Gazetteer.open() as gazetteer:
        holders = dict.fromkeys((id, *gazetteer.containers(id)))
    add_new(db, place_within, [{"inside": id, "container": one} for one in holders])
