"""Contested matters that are one dispute: it is listed once, under the first of them, with the others beside it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching.continued import CONTESTED as AGAINST
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.queries.order import RIVALLED, Order
from counterclaim.ledger.queries.relations import in_matters
from counterclaim.ledger.tables import claim, matter
from counterclaim.matters.days import ordinal
from counterclaim.matters.topics import GROUPS

MOST = 500  # contested matters that are looked through, in the order of the list; what comes after stands by itself
NEXT = 2  # days by which two denials of one accusation may lie apart
LATER = 31  # days by which they may where both are of one place; what goes on for longer has no day. All set by eye

Key = tuple[str | int, ...]


def one_dispute(db: Connection, where: Sequence[ColumnElement[bool]], order: Order) -> dict[str, str]:
    """Of the contested matters that meet `where`, taken in that order, each that is the dispute of one before it: its
    id, and the id of the first matter of that dispute.

    One dispute are matters that set one claim against others, that ask one thing about one event, or in which one side
    denies one accusation.
    """
    steps = [step.column.desc() if step.descending else step.column.asc() for step in order]
    names = ("id", "ground", "type", "state", "place", "first", "last")
    query = select(*(matter.c[name] for name in names)).where(*where, RIVALLED).order_by(*steps)
    rows = db.execute(query.limit(MOST)).all()
    against = in_matters(db, [row.id for row in rows], (*AGAINST, "differs"))
    who = _speakers(db, {one.a for told in against.values() for one in told if one.relation == "denies"})
    heads: dict[Key, str] = {}
    out: dict[str, str] = {}
    for row in rows:
        keys: list[Key] = [(id,) for one in against[row.id] for id in (one.a, one.b)]
        if row.ground is not None and row.ground.startswith(EVENT):
            keys.append((row.ground, row.state or GROUPS.get(row.type) or row.type))
        denials = [who[one.a] for one in against[row.id] if one.a in who]
        head = next((heads[key] for key in (*keys, *_denied(row, denials)) if key in heads), None)
        if head is not None:
            out[row.id] = head
        else:  # days are those of the first, so that a war of daily denials does not become one dispute
            keys += _denied(row, denials, NEXT, LATER)
        for key in keys:
            heads.setdefault(key, head or row.id)
    return out


def _speakers(db: Connection, claims: Collection[str]) -> dict[str, tuple[str, str]]:
    """The side of these claims, or who speaks for none, and the day they were said on, "" where none is known."""
    query = select(claim.c.id, claim.c.side, claim.c.speaker, claim.c.said_first)
    rows = rows_in(db, query, claim.c.id, claims)
    return {row.id: (who, row.said_first or "") for row in rows if (who := row.side or row.speaker)}


def _denied(row: Any, denials: Iterable[tuple[str, str]], days: int = 0, there: int = 0) -> Iterator[Key]:
    """Who denies what kind of thing on which days, and of which place. denials: the side or speaker of each, and the
    day it was said on, which counts where the matter has none. days, there: by how many days sooner and later, of any
    place and of its own."""
    for who, said in sorted(set(denials)):
        first, last = ordinal(row.first or row.last or said), ordinal(row.last or row.first or said)
        if first is None or last is None or last - first > LATER:
            continue
        kind = (who, GROUPS.get(row.type) or row.type)
        yield from ((*kind, day) for day in range(first - days, last + days + 1))
        if row.place is not None:
            yield from ((*kind, row.place, day) for day in range(first - there, last + there + 1))
