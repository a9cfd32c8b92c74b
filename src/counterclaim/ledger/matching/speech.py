"""Utterances near the days that changed, settled as if all claims had been looked at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, update

from counterclaim.ledger.many import add_rows, delete_in, portions, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.window import joined, standing
from counterclaim.ledger.rows import utterance_row
from counterclaim.ledger.tables import claim, utterance
from counterclaim.matters import utterances
from counterclaim.matters.speech import REACH
from counterclaim.model.matter import Utterance


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> None:
    """Settle the utterances of these blocks (a speaker's claims, or claims of certain words) round those days.

    Whether two claims are of one utterance is decided of the two alone, so what is to be looked at are the claims near
    those days and all that stand in one utterance with them.
    """
    spans = {block: joined(found, REACH, REACH) for block, found in days.items()}
    ids = {id for found in standing(db, spans).values() for id in found}
    stored = _stored(db, ids)
    entries = entries_of(db, ids | {member for members in stored.values() for member in members})
    _write(db, {e.id for e in entries}, utterances(entries))


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
