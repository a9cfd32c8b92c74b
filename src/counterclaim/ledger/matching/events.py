"""Tellings inside the ledger: which event each is of, settled near the days that changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from counterclaim.events.cluster import REACH, assigned
from counterclaim.events.telling import Telling, tellings
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching.keys import EVENT, TELLING
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.placed import Placed, placed
from counterclaim.ledger.matching.window import Span, joined
from counterclaim.ledger.rows import telling_row
from counterclaim.ledger.tables import block, claim, telling

DAYS = 8  # days of a country that are settled in one transaction; set by eye
KEPT = 20_000  # tellings kept in memory, about 2 kB each
_DECODER = msgspec.msgpack.Decoder(Telling)


@lru_cache(KEPT)
def _decoded(value: bytes) -> Telling:
    return _DECODER.decode(value)


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Settle the events of these countries from those days on; the events that have other tellings now than before,
    as (block, day) to be noted.

    A telling joins an event before it, in an order of days; so nothing before a change is touched by it, and nothing
    after a stretch of REACH days in which all came out as it stood.
    """
    touched: set[str] = set()
    before = placed(db, _decoded)
    for name, found in days.items():
        for span in joined(found, 0, REACH):
            touched |= _span(db, name, span)
    return _noted(touched, before, placed(db, _decoded))


def _noted(events: Iterable[str], *people: Placed) -> set[tuple[str, str]]:
    """Events as matching found them, and those that people made of them, as (block, day)."""
    out = set(events)
    for one in people:
        out |= {one.event(event) for event in events} | set(one.claims.values())
    return {(EVENT + event, "") for event in out}


def _span(db: Connection, name: str, span: Span) -> set[str]:
    first, last = span
    query = select(telling.c.claim, telling.c.day, telling.c.event, telling.c.value).where(telling.c.block == name)
    query = query.where(telling.c.day >= _moved(first, -REACH)).order_by(telling.c.day)
    while True:
        rows = db.execute(query.where(telling.c.day <= last)).all()
        known = {r.claim: r.event for r in rows if r.day < first and r.event is not None}
        home = assigned((_decoded(r.value) for r in rows), known)
        moved = [r for r in rows if r.event != home[r.claim]]
        late = _moved(last, -REACH)
        beyond = select(telling.c.claim).where(telling.c.block == name, telling.c.day > last)
        if not any(r.day > late for r in moved) or db.scalar(beyond.limit(1)) is None:
            break
        last = _moved(last, REACH)
    if moved:
        change = update(telling).where(telling.c.claim == bindparam("telling")).values(event=bindparam("to"))
        db.execute(change, [{"telling": r.claim, "to": home[r.claim]} for r in moved])
    return {event for r in moved for event in (r.event, home[r.claim]) if event is not None}


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(by)).isoformat()
    except OverflowError:
        return day


def claims_of(db: Connection, events: Iterable[str]) -> dict[str, list[str]]:
    """The claims of these events; of one that has no telling any more, or that a person merged with another, none."""
    out: dict[str, list[str]] = {event: [] for event in events}
    people = placed(db, _decoded)
    for row in rows_in(db, select(telling.c.event, telling.c.value), telling.c.event, people.parts(out)):
        for one in _decoded(row.value).claims:
            event = people.of(one, row.event)
            if event in out:
                out[event].append(one)
    return out


def events_of(db: Connection, claims: Iterable[str]) -> set[str]:
    """The events that these claims are told of."""
    wanted = set(claims)
    people = placed(db, _decoded)
    reports = {id.rpartition(":")[0] for id in wanted}
    rows = rows_in(db, select(telling.c.event, telling.c.value), telling.c.report, reports)
    return {people.of(c, r.event) for r in rows if r.event is not None for c in _decoded(r.value).claims if c in wanted}


def tellings_of(db: Connection, claims: Iterable[str]) -> list[Telling]:
    """The tellings most of whose claims are among these, in the order of their ids."""
    wanted = set(claims)
    reports = {id.rpartition(":")[0] for id in wanted}
    found = [_decoded(r.value) for r in rows_in(db, select(telling.c.value), telling.c.report, reports)]
    mine = (one for one in found if 2 * len(wanted.intersection(one.claims)) > len(one.claims))
    return sorted(mine, key=lambda one: one.id)


def forget(db: Connection, reports: Iterable[str]) -> set[tuple[str, str]]:
    """Take away what these reports tell; the (block, day) that are to be settled for it."""
    query = select(telling.c.claim, telling.c.block, telling.c.day, telling.c.event)
    rows = list(rows_in(db, query, telling.c.report, reports))
    people = placed(db, _decoded)
    db.execute(delete(block).where(block.c.block.startswith(TELLING), block.c.claim.in_([r.claim for r in rows])))
    delete_in(db, telling, telling.c.claim, [r.claim for r in rows])
    events = {r.event for r in rows if r.event is not None}
    return {(TELLING + r.block, r.day) for r in rows} | _noted(events, people)


def tell(db: Connection, report: str) -> set[tuple[str, str]]:
    """Make the tellings of a report anew, of its claims as they stand now; the (block, day) to be settled for it."""
    touched = forget(db, [report])
    query = select(claim.c.id).where(claim.c.report == report, claim.c.status != "rejected")
    rows = [telling_row(one) for one in tellings(entries_of(db, db.scalars(query).all()))]
    add_rows(db, telling, rows)
    stands = [{"block": TELLING + row["block"], "day": row["day"], "claim": row["claim"]} for row in rows]
    add_rows(db, block, stands)
    return touched | {(row["block"], row["day"]) for row in stands}
