"""Speakers across reports, settled where reports show something new of them; their claims follow."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.ledger.corrections import decided
from counterclaim.ledger.many import add_new, add_rows, delete_in, portions, rows_in
from counterclaim.ledger.matching.identity import Stand, scripts_meet, stands
from counterclaim.ledger.matching.keys import EVENT, SPEECH, WHO, blocks_of, speaker_of
from counterclaim.ledger.matching.write import make_anew
from counterclaim.ledger.naming import Naming, counted, kept
from counterclaim.ledger.rows import decoded, encoded
from counterclaim.ledger.tables import actor, block, called, claim, entry, named, naming, pending, speaker, telling
from counterclaim.matters.abroad import heard, key_abroad

Row = dict[str, Any]


def learn(db: Connection, rows: Sequence[Row]) -> set[tuple[str, str]]:
    """Count in what reports show; what is to be settled for it, as (block, day)."""
    found = {row["report"]: kept(row["value"]) for row in rows}
    add_rows(db, named, rows)
    _count(db, counted(one for of in found.values() for one in of))
    return _touched(found)


def unlearn(db: Connection, reports: Iterable[str]) -> set[tuple[str, str]]:
    """Take away what these reports showed; what is to be settled for it."""
    query = select(named.c.report, named.c.value)
    found = {r.report: kept(r.value) for r in rows_in(db, query, named.c.report, reports)}
    _count(db, {one: -n for one, n in counted(o for of in found.values() for o in of).items()})
    delete_in(db, named, named.c.report, found)
    for of in found.values():
        gone = (naming.c.speaker == bindparam("who")) & (naming.c.what == bindparam("how"))
        gone &= (naming.c.value == bindparam("that")) & (naming.c.reports <= 0)
        if of:
            db.execute(delete(naming).where(gone), [{"who": o.speaker, "how": o.what, "that": o.value} for o in of])
    return _touched(found)


def _touched(found: Mapping[str, Iterable[Naming]]) -> set[tuple[str, str]]:
    out = set()
    for report, of in found.items():
        for one in of:
            out.add((WHO + one.speaker, report))
            if one.what == "called":
                out.add((WHO + one.value, ""))
    return out


def _count(db: Connection, counts: Mapping[Naming, int]) -> None:
    """Add to the counts, whatever they were."""
    make = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    new = make(naming)
    adding = new.on_conflict_do_update(
        index_elements=["speaker", "what", "value"], set_={"reports": naming.c.reports + new.excluded.reports}
    )
    rows = [{**one._asdict(), "reports": n} for one, n in sorted(counts.items())]
    if rows:
        db.execute(adding, rows)


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Settle who speaks under these keys; of the claims of the reports given with them, and of all of a key that stands
    otherwise than it did, the speaker is written. What is to be matched for it, as (block, day).
    """
    todo = set(days)
    met: dict[str, Stand] = {}
    moved: set[str] = set()
    old: dict[str, Stand] = {}
    while todo:
        old |= _stored(db, todo)
        now = decided.laid_over(db, stands(db, todo))
        changed = {key for key in todo if now[key] != old.get(key)}
        met |= now
        moved |= {key for key in changed if key in old}
        todo = _dependent(db, changed) - set(met)
    _write(db, {key: met[key] for key in met if key in old and met[key] != old[key]})
    touched = {one.speaker for one in [*met.values(), *old.values()] if one.speaker}
    speakers_anew(db, touched)
    reports: dict[str, set[str]] = defaultdict(set)
    for key, found in days.items():
        reports[key] |= {day for day in found if day}
    for row in rows_in(db, select(actor.c.speaker, actor.c.report), actor.c.speaker, moved):
        reports[row.speaker].add(row.report)
    return _claims(db, reports, met)


def _stored(db: Connection, keys: Iterable[str]) -> dict[str, Stand]:
    rows = rows_in(db, select(called.c.key, called.c.speaker, called.c.speaks_for), called.c.key, keys)
    return {r.key: Stand(r.speaker or "", r.speaks_for) for r in rows}


def _dependent(db: Connection, keys: Iterable[str]) -> set[str]:
    """Keys that rest on where these stand: who speaks for them, phrases and short names of them, surnames alone."""
    keys = set(keys)
    bodies = {key for key in keys if key.startswith(("body:", "party:"))}
    query = select(naming.c.speaker).where(naming.c.what.in_(("leads", "serves", "part", "means")))
    out = {r.speaker for r in rows_in(db, query, naming.c.value, bodies)}
    short = select(naming.c.value).where(naming.c.what == "called")
    out |= {r.value for r in rows_in(db, short, naming.c.speaker, bodies)}
    people = {key for key in keys if key.startswith("name:")}
    same = select(called.c.surname, called.c.root)
    near = list(rows_in(db, same, called.c.key, people))
    for column, values in ((called.c.surname, {r.surname for r in near}), (called.c.root, {r.root for r in near})):
        out |= {r.key for r in rows_in(db, select(called.c.key), column, {v for v in values if v})}
    if people and scripts_meet(db):
        sounds = {heard(key) for key in people}
        out |= {r.key for r in rows_in(db, select(called.c.key), called.c.heard, {s for s in sounds if s})}
    return out


def _write(db: Connection, stands_: Mapping[str, Stand]) -> None:
    where = update(called).where(called.c.key == bindparam("of"))
    rows = [{"of": key, "to": one.speaker, "account": one.speaks_for} for key, one in stands_.items()]
    for portion in portions(rows):
        db.execute(where.values(speaker=bindparam("to"), speaks_for=bindparam("account")), portion)


def speakers_anew(db: Connection, ids: Iterable[str]) -> None:
    """The rows of these speakers made anew of the keys that stand for them; one without keys goes."""
    ids = set(ids)
    keys: dict[str, list[Any]] = defaultdict(list)
    for row in rows_in(db, select(called), called.c.speaker, ids):
        keys[row.speaker].append(row)
    of = {row.key: id for id, rows in keys.items() for row in rows}
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    query = select(naming.c.speaker, naming.c.value, naming.c.reports).where(naming.c.what == "side")
    for row in rows_in(db, query, naming.c.speaker, of):
        sides[of[row.speaker]][row.value.partition("|")[2]] += row.reports
        seen[row.speaker] += row.reports
    made = {id: _speaker(id, rows, seen, sides[id]) for id, rows in keys.items()}
    kept = {r.id: dict(r._mapping) for r in rows_in(db, select(speaker), speaker.c.id, ids)}
    delete_in(db, speaker, speaker.c.id, [id for id, row in kept.items() if made.get(id) != row])
    add_rows(db, speaker, [row for id, row in made.items() if kept.get(id) != row])


def _speaker(id: str, rows: Sequence[Any], seen: Counter[str], sides: Counter[str]) -> Row:
    """A speaker of several keys: named as in the registry, else in Latin letters, in full or as most reports do; the
    side of most.
    """
    best = min(rows, key=lambda r: (*_rank(r.key, id), -seen[r.key], -len(r.name), r.key))
    side = min(sides.items(), key=lambda item: (-item[1], item[0]), default=("", 0))[0]
    bodies = Counter(r.speaks_for for r in rows if r.speaks_for and r.speaks_for != id)
    return {
        "id": id, "name": best.name, "kind": best.kind, "side": side or None,
        "speaks_for": min(bodies, default=None), "base": min((r.base for r in rows if r.base), default=None),
    }  # fmt: skip


def _rank(key: str, id: str) -> tuple[bool, bool, bool]:
    return not key.startswith(("party:", "person:", "state:")), key_abroad(key), key != id


def _claims(db: Connection, reports: Mapping[str, set[str]], met: Mapping[str, Stand]) -> set[tuple[str, str]]:
    """Write the speaker, and whose account it is, into the claims of these keys in those reports."""
    wanted = defaultdict(set)
    for key, found in reports.items():
        for report in found:
            wanted[report].add(key)
    query = select(claim.c.id, claim.c.report, claim.c.speaker, claim.c.status, entry.c.value)
    query = query.join(entry, entry.c.claim == claim.c.id)
    moved: list[Row] = []
    counted_anew: dict[str, bytes] = {}
    for row in rows_in(db, query, claim.c.report, wanted):
        value = decoded(row.value)
        key = speaker_of(value) or ""
        if key not in wanted[row.report]:
            continue
        stand = met.get(key, Stand(key))
        if row.speaker != stand.speaker:
            moved.append({"of": row.id, "to": stand.speaker})
        account = stand.speaks_for or stand.speaker
        told = None if account == key else account
        if value.account != told:
            counted_anew[row.id] = encoded(msgspec.structs.replace(value, account=told))
    for portion in portions(moved):
        db.execute(update(claim).where(claim.c.id == bindparam("of")).values(speaker=bindparam("to")), portion)
    return _anew(db, counted_anew)


def _anew(db: Connection, values: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Write these entries, and have all matched that they are matched with."""
    if not values:
        return set()
    rows = [{"of": id, "to": value} for id, value in values.items()]
    for portion in portions(rows):
        db.execute(update(entry).where(entry.c.claim == bindparam("of")).values(value=bindparam("to")), portion)
    stood = list(rows_in(db, select(block.c.block, block.c.day, block.c.claim), block.c.claim, values))
    there = {row.claim for row in stood}  # a rejected claim stands nowhere
    gone = block.c.block.startswith(SPEECH) & (block.c.claim == bindparam("of"))
    db.execute(delete(block).where(gone), [{"of": id} for id in values])
    said = [
        {"block": name, "day": day, "claim": id}
        for id, value in values.items() if id in there
        for name, day in blocks_of(decoded(value)) if name.startswith(SPEECH)
    ]  # fmt: skip
    add_new(db, block, said)
    make_anew(db, values)
    reports = {id.rpartition(":")[0] for id in values}
    events = {EVENT + r.event for r in rows_in(db, select(telling.c.event), telling.c.report, reports) if r.event}
    out = {(row.block, row.day) for row in stood} | {(row["block"], row["day"]) for row in said}
    return out | {(event, "") for event in events}


def note_all(db: Connection) -> None:
    """Have all keys settled."""
    keys = db.scalars(select(called.c.key)).all()
    add_new(db, pending, [{"block": WHO + key, "day": ""} for key in keys])
