"""The rows of events: what names each, how much there is to it, and which claims are told of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from math import log2
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, select, update

from counterclaim.ledger.audit import now
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import events as telling
from counterclaim.ledger.matching.continued import CONTESTED
from counterclaim.ledger.matching.placed import RENAME, corrections_in_effect
from counterclaim.ledger.repeats import Carried, repeats
from counterclaim.ledger.side_names import side_names
from counterclaim.ledger.tables import claim, event, event_claim, relation, report
from counterclaim.matters.days import ordinal
from counterclaim.matters.named import named
from counterclaim.matters.portrait import portrait, with_toll
from counterclaim.matters.recorder import counted_otherwise, ranges
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts

QUARTER = 90  # days that make up for one more of weight in the order of events; set by eye
CONTEST = 1.5  # of weight, for claims that contradict or deny each other; set by eye


def refresh(db: Connection, found: Mapping[str, Collection[str]], entries: Mapping[str, Entry]) -> None:
    """Make the rows of these events what their claims tell; an event without any is taken away.

    found: claims of each, by its id; entries: at least theirs. Their matters are as they should be.
    """
    claims = {id: event for event, mine in found.items() for id in mine}
    stored = {r.id: dict(r._mapping) for r in rows_in(db, select(event), event.c.id, found)}
    members = _members(db, claims)
    contested = _contested(db, claims)
    names = _names(db, claims)
    new, changed = [], []
    for id, mine in found.items():
        if not mine:
            continue
        mine_now = sorted((members[one] for one in mine if one in members), key=_said)
        told = [entries[r.id] for r in sorted(mine_now, key=_written) if r.id in entries]
        copies = repeats(Carried(r.id, r.utterance, r.family if r.shared else None, r.text) for r in mine_now)
        speakers = {r.id: r.speaker for r in mine_now}
        tellings = telling.tellings_of(db, mine)
        facts = portrait(tellings, told)
        once = [e for e in told if e.id not in copies]
        counts = ranges(once, speakers, facts)
        facts = with_toll(facts, counts)
        sure = named(facts, tellings, told, counts)
        if facts.tellers == 1 and counted_otherwise(counts, once):
            sure = " ".join(one for one in sure.split() if one not in ("toll", "least"))
        main = next((one for one in counts if one.group == ""), None)
        sure += f" roughly:{main.roughly}" if main is not None and main.roughly else ""
        facts = msgspec.structs.replace(facts, named=sure)
        row = _row(id, names.get(id), facts) | _counts(facts, mine_now, contested=id in contested)
        before = stored.get(id)
        if before is None:
            new.append(row | {"changed_at": now()})
        elif any(before[name] != value for name, value in row.items()):
            changed.append(row | {"changed_at": now(), "event_id": id})
    delete_in(db, event, event.c.id, [id for id in stored if not found[id]])
    add_rows(db, event, new)
    for one in changed:
        db.execute(update(event).where(event.c.id == bindparam("event_id")), one)
    _write_claims(db, found, claims)


def recontest(db: Connection, claims: Collection[str]) -> None:
    """Count anew in those events of these claims that are contested now and were not, or the other way round: what
    sets two claims against each other may stand in a matter of no event."""
    against = relation.c.relation.in_(CONTESTED)
    found = {r.a for r in rows_in(db, select(relation.c.a).where(against), relation.c.a, claims)}
    was = select(event_claim.c.claim).join(event, event.c.id == event_claim.c.event).where(event.c.contested)
    recount(db, found | {r.claim for r in rows_in(db, was, event_claim.c.claim, claims)})


def recount(db: Connection, claims: Iterable[str]) -> None:
    """Count anew in the events of these claims, whose copies, utterances or rivals are others now."""
    ids = {r.event for r in rows_in(db, select(event_claim.c.event), event_claim.c.claim, claims)}
    stored = {r.id: r for r in rows_in(db, select(event), event.c.id, ids)}
    mine: dict[str, list[str]] = defaultdict(list)
    for row in rows_in(db, select(event_claim), event_claim.c.event, stored):
        mine[row.event].append(row.claim)
    at = {one: id for id, found in mine.items() for one in found}
    members = _members(db, at)
    contested = _contested(db, at)
    for id, row in stored.items():
        facts = EventFacts(**{name: getattr(row, name) for name in EventFacts.__struct_fields__})
        mine_now = [members[one] for one in mine[id] if one in members]
        counted = _counts(facts, mine_now, contested=id in contested)
        if any(getattr(row, name) != value for name, value in counted.items()):
            db.execute(update(event).where(event.c.id == id).values(counted))


def _row(id: str, name: str | None, facts: EventFacts) -> dict[str, Any]:
    return {"id": id, "name": name, **{field: getattr(facts, field) for field in EventFacts.__struct_fields__}}


def _counts(facts: EventFacts, members: Collection[Row[Any]], *, contested: bool) -> dict[str, Any]:
    # A report that adds words of its own to a copy is one, too, not two.
    own = {r.report for r in members if not (r.shared and r.family)}
    reports = {r.report if r.report in own else r.family for r in members}
    speakers = {r.speaker for r in members if r.speaker}
    sides = {r.side for r in members if r.side}
    weight = round(
        log2(1 + len(reports)) + min(len(sides), 4) / 2 + log2(1 + facts.tellers) / 2 + _spread(facts)
        + CONTEST * contested, 6,
    )  # fmt: skip
    day = ordinal(facts.last or facts.reported) or 0
    return {
        "claims": len(members), "reports": len(reports), "speakers": len(speakers), "sides": len(sides),
        "side_names": side_names(sides), "contested": contested, "weight": weight,
        "rank": round(weight + day / QUARTER, 6),
    }  # fmt: skip


def _spread(facts: EventFacts) -> float:
    """How far apart the accounts of the toll are: doubled is one, at most three; 0 where it isn't sure."""
    low, high = facts.killed_low, facts.killed_high
    return min(3.0, log2(high / low)) if low and high and "toll" in facts.named else 0.0


_MEMBERS = select(
    claim.c.id, claim.c.report, claim.c.shared, claim.c.speaker, claim.c.side, claim.c.utterance, claim.c.text,
    claim.c.said_first, claim.c.number, report.c.family,
).join(report, report.c.id == claim.c.report)  # fmt: skip


def _said(row: Row[Any]) -> tuple[str, str, int]:
    return (row.said_first or "", row.report, row.number)


def _written(row: Row[Any]) -> tuple[str, int]:
    return (row.report, row.number)


def _members(db: Connection, claims: Iterable[str]) -> dict[str, Row[Any]]:
    return {r.id: r for r in rows_in(db, _MEMBERS, claim.c.id, claims)}


def _contested(db: Connection, claims: Mapping[str, str]) -> set[str]:
    """The events of which two claims contradict or deny each other, in whatever matter they stand, or in one report.
    claims: the event of each."""
    query = select(relation.c.a, relation.c.b).where(relation.c.relation.in_(CONTESTED))
    pairs = rows_in(db, query, relation.c.a, claims)
    return {claims[one.a] for one in pairs if claims.get(one.b) == claims[one.a]}


def _names(db: Connection, claims: Mapping[str, str]) -> dict[str, str]:
    """What people called these events: a name goes with the claims it was given to, to where most of them are now."""
    out: dict[str, str] = {}
    for row in corrections_in_effect(db, (RENAME,)):
        here = [claims[one] for one in row.claims if one in claims]
        for one in set(here):
            if 2 * here.count(one) > len(row.claims) and isinstance(row.new, dict):
                out[one] = row.new["name"]
    return out


def _write_claims(db: Connection, found: Mapping[str, Collection[str]], claims: Mapping[str, str]) -> None:
    was = {r.claim: r.event for r in rows_in(db, select(event_claim), event_claim.c.event, found)}
    was |= {r.claim: r.event for r in rows_in(db, select(event_claim), event_claim.c.claim, claims)}
    moved = [one for one, at in was.items() if claims.get(one) != at]
    delete_in(db, event_claim, event_claim.c.claim, moved)
    add_rows(db, event_claim, [{"event": e, "claim": c} for c, e in claims.items() if was.get(c) != e])
