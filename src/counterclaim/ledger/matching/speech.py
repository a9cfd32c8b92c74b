"""Utterances near the days that changed, settled as if all of each speaker's claims had been looked at in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, select, update

from counterclaim.ledger.many import add_rows, delete_in, portions, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.window import Span, joined, standing
from counterclaim.ledger.rows import utterance_row
from counterclaim.ledger.tables import claim, utterance
from counterclaim.matters import utterances
from counterclaim.matters.speech import REACH
from counterclaim.model.matter import Utterance

AHEAD = 3 * REACH  # days after a change that are looked at first, and how many more where that is not enough


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> None:
    """Settle the utterances of these speakers (blocks) round those days.

    A claim joins an utterance before it, in order of day and id; so nothing before a change is touched by it, and
    nothing after a stretch of 2 * REACH days in which all came out as it stood.
    """
    spans = {block: joined(found, REACH, AHEAD) for block, found in days.items()}
    while True:
        here = standing(db, spans)
        ids = {id for found in here.values() for id in found}
        stored = _stored(db, ids)
        whole = ids | {member for members in stored.values() for member in members}
        entries = entries_of(db, whole)
        found = utterances(entries)
        was = {frozenset(members) for members in stored.values()}
        new = {m for u in found if frozenset(u.members) not in was for m in u.members}
        longer = {block: _longer(spans[block], here[block], new) for block in spans}
        ahead = {block: [(_moved(s[1], 1), _moved(s[1], REACH)) for s in found] for block, found in longer.items()}
        more = standing(db, {block: found for block, found in ahead.items() if found})
        open_ = [block for block in longer if longer[block] and more.get(block)]
        if not open_:
            break
        for block in open_:
            spans[block] = _grown(spans[block], longer[block])
    _write(db, {e.id for e in entries}, found)


def _longer(spans: Sequence[Span], here: Mapping[str, list[str]], new: set[str]) -> list[Span]:
    """The spans at whose end something came out otherwise than it stood, so that what follows may, too."""
    out = []
    for span in spans:
        late = _moved(span[1], -2 * REACH)
        if any(id in new and any(late <= day <= span[1] for day in days) for id, days in here.items()):
            out.append(span)
    return out


def _grown(spans: Sequence[Span], longer: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for first, last in sorted((f, _moved(e, 2 * AHEAD) if (f, e) in longer else e) for f, e in spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


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
    stale = [id for id, row in kept.items() if rows.get(id) != row]
    delete_in(db, utterance, utterance.c.id, stale)
    add_rows(db, utterance, [row for id, row in rows.items() if kept.get(id) != row])
    moved = [{"claim_id": m, "to": u.id} for u in found for m in u.members if stands.get(m) != u.id]
    for portion in portions(moved):
        db.execute(update(claim).where(claim.c.id == bindparam("claim_id")).values(utterance=bindparam("to")), portion)
    counts.recount(db, [row["claim_id"] for row in moved])
