"""Utterances near the days that changed, settled as if all of the speaker's claims had been looked at in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, delete, select, update

from counterclaim.ledger.many import add_new, delete_in, portions, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.window import between, joined
from counterclaim.ledger.rows import utterance_row
from counterclaim.ledger.tables import claim, utterance
from counterclaim.matters import utterances
from counterclaim.matters.speech import REACH
from counterclaim.model.matter import Utterance

AHEAD = 4 * REACH  # days after a change that are looked at first, and how many more where that is not enough


def settle(db: Connection, block: str, days: Sequence[str]) -> None:
    """Settle the utterances of one speaker round those days.

    Claims join the utterances before them, in order of day and id; so nothing before a change is touched by it, and
    nothing after a stretch of `REACH` days in which all came out as it stood.
    """
    for first, last in joined(days, 2 * AHEAD):
        changed = [day for day in days if first <= day <= last]
        _settle(db, block, min(changed), max(changed))


def _settle(db: Connection, block: str, first: str, last: str) -> None:
    start, end = _moved(first, -REACH), _moved(last, AHEAD)
    while True:
        ids = between(db, block, start, end)
        stored = _stored(db, ids)
        whole = ids | {member for members in stored.values() for member in members}
        entries = entries_of(db, whole)
        found = utterances(entries)
        late = between(db, block, _moved(end, -2 * REACH), end)
        was = {frozenset(members) for members in stored.values()}
        unsettled = any(not late.isdisjoint(u.members) and frozenset(u.members) not in was for u in found)
        if not unsettled or not between(db, block, _moved(end, 1), _moved(end, REACH)):
            break
        end = _moved(end, 2 * AHEAD)
    _write(db, {e.id for e in entries}, found)


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(by)).isoformat()


def _stored(db: Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    """The utterances that these claims stand in, each with all its claims."""
    names = {r.utterance for r in rows_in(db, select(claim.c.utterance), claim.c.id, ids) if r.utterance}
    out: dict[str, set[str]] = defaultdict(set)
    for row in rows_in(db, select(claim.c.id, claim.c.utterance), claim.c.utterance, names):
        out[row.utterance].add(row.id)
    return out


def _write(db: Connection, ids: set[str], found: Sequence[Utterance]) -> None:
    stands = {r.id: r.utterance for r in rows_in(db, select(claim.c.id, claim.c.utterance), claim.c.id, ids)}
    rows = {u.id: utterance_row(u) for u in found}
    kept = {r.id: dict(r._mapping) for r in rows_in(db, select(utterance), utterance.c.id, {*rows, *stands.values()})}
    gone = [id for id in kept if id not in rows]
    changed = [id for id, row in rows.items() if id in kept and kept[id] != row]
    delete_in(db, utterance, utterance.c.id, [*gone, *changed])
    add_new(db, utterance, [row for id, row in rows.items() if id not in kept or id in changed])
    moved = [{"claim_id": m, "to": u.id} for u in found for m in u.members if stands.get(m) != u.id]
    for portion in portions(moved):
        db.execute(update(claim).where(claim.c.id == bindparam("claim_id")).values(utterance=bindparam("to")), portion)
    counts.recount(db, [row["claim_id"] for row in moved])


def forget_empty(db: Connection, names: Iterable[str]) -> None:
    """Delete those of the utterances that no claim stands in any more."""
    names = set(names)
    left = {r.utterance for r in rows_in(db, select(claim.c.utterance), claim.c.utterance, names)}
    for portion in portions(names - left):
        db.execute(delete(utterance).where(utterance.c.id.in_(portion)))
