"""Tellings inside the ledger: which event each is of, settled near the days that changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from counterclaim.events.cluster import assigned
from counterclaim.events.recall import REACH
from counterclaim.events.telling import Telling, tellings
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching.keys import EVENT, NAMED, RECALL, TELLING, telling_blocks
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.placed import Placed, placed
from counterclaim.ledger.matching.window import Span, joined
from counterclaim.ledger.rows import telling_row
from counterclaim.ledger.tables import block, claim, telling

PLACED = 1_000  # tellings that are settled in one transaction, and the rest of the last one's day; set by eye
KEPT = 20_000  # tellings kept in memory, about 2 kB each
_DECODER = msgspec.msgpack.Decoder(Telling)


@lru_cache(KEPT)
def decoded(value: bytes) -> Telling:
    """The telling of a row; of equal bytes the same one."""
    return _DECODER.decode(value)


class Settled(NamedTuple):
    """noted: the events that have other tellings now than before, as (block, day) to be noted, and where those stand
    that may be recalled by others. left: of each country the days from which on there is more to settle."""

    noted: set[tuple[str, str]]
    left: dict[str, set[str]]


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> Settled:
    """Settle the events of these countries from those days on, about PLACED tellings of them.

    A telling joins an event before it, in an order of days; so nothing before a change is touched by it, and nothing
    after a stretch of REACH days in which all came out as it stood.
    """
    touched: set[str] = set()
    named: set[tuple[str, str]] = set()
    left: dict[str, set[str]] = {}
    before = placed(db, decoded)
    room = PLACED
    for name, found in days.items():
        spans = joined(found, 0, REACH)
        done = ""
        while spans and (room > 0 or not done):
            first, last = spans.pop(0)
            done, count = _until(db, name, (first, last), room)
            room -= count
            moved = _place(db, name, first, done)
            for row, event in moved:
                touched |= {one for one in (row.event, event) if one is not None}
                named.update(telling_blocks(decoded(row.value))[1:])
            reached = max([last, *(_moved(row.day, REACH) for row, _ in moved)])
            if reached > done:
                while spans and spans[0][0] <= reached:
                    reached = max(reached, spans.pop(0)[1])
                spans.insert(0, (_moved(done, 1), reached))
        left[name] = {day for day in found if day > done} | {first for first, _ in spans[:1]}
    return Settled(named | noted(touched, before, placed(db, decoded)), left)


def noted(events: Iterable[str], *people: Placed) -> set[tuple[str, str]]:
    """Events as matching found them, and those that people made of them, as (block, day)."""
    out = set(events)
    for one in people:
        out |= {one.event(event) for event in events} | set(one.claims.values())
    return {(EVENT + event, "") for event in out}


def _until(db: Connection, name: str, span: Span, room: int) -> tuple[str, int]:
    """The day of these up to which there are so many tellings, a day at least and never half of one; and how many."""
    first, last = span
    here = (telling.c.block == name) & telling.c.day.between(first, last)
    count = 0
    for row in db.execute(
        select(telling.c.day, func.count()).where(here).group_by(telling.c.day).order_by(telling.c.day)
    ):
        count += row[1]
        if count >= room:
            return row[0], count
    return last, count


def _place(db: Connection, name: str, first: str, last: str) -> list[tuple[Any, str]]:
    """The rows of tellings of these days that are of another event now than before, each with that event."""
    query = select(telling.c.claim, telling.c.day, telling.c.event, telling.c.value).where(telling.c.block == name)
    query = query.where(telling.c.day.between(_moved(first, -REACH), _moved(last, REACH))).order_by(telling.c.day)
    found = db.execute(query).all()
    rows = [r for r in found if r.day <= last]
    known = {r.claim: r.event for r in rows if r.day < first and r.event is not None}
    later = (decoded(r.value) for r in found if r.day > last)
    home = assigned((decoded(r.value) for r in rows), known, later=later)
    moved = [(r, home[r.claim]) for r in rows if r.event != home[r.claim]]
    move(db, {r.claim: event for r, event in moved})
    return moved


def move(db: Connection, home: Mapping[str, str]) -> None:
    """Write the events that tellings are of, by their ids."""
    if home:
        change = update(telling).where(telling.c.claim == bindparam("telling")).values(event=bindparam("to"))
        db.execute(change, [{"telling": one, "to": event} for one, event in home.items()])


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(by)).isoformat()
    except OverflowError:
        return day


def claims_of(db: Connection, events: Iterable[str]) -> dict[str, list[str]]:
    """The claims of these events; of one that has no telling any more, or that a person merged with another, none."""
    out: dict[str, list[str]] = {event: [] for event in events}
    people = placed(db, decoded)
    for row in rows_in(db, select(telling.c.event, telling.c.value), telling.c.event, people.parts(out)):
        for one in decoded(row.value).claims:
            event = people.of(one, row.event)
            if event in out:
                out[event].append(one)
    return out


def events_of(db: Connection, claims: Iterable[str]) -> set[str]:
    """The events that these claims are told of."""
    wanted = set(claims)
    people = placed(db, decoded)
    reports = {id.rpartition(":")[0] for id in wanted}
    rows = rows_in(db, select(telling.c.event, telling.c.value), telling.c.report, reports)
    return {people.of(c, r.event) for r in rows if r.event is not None for c in decoded(r.value).claims if c in wanted}


def tellings_of(db: Connection, claims: Iterable[str]) -> list[Telling]:
    """The tellings most of whose claims are among these, in the order of their ids."""
    wanted = set(claims)
    reports = {id.rpartition(":")[0] for id in wanted}
    found = [decoded(r.value) for r in rows_in(db, select(telling.c.value), telling.c.report, reports)]
    mine = (one for one in found if 2 * len(wanted.intersection(one.claims)) > len(one.claims))
    return sorted(mine, key=lambda one: one.id)


def forget(db: Connection, reports: Iterable[str]) -> set[tuple[str, str]]:
    """Take away what these reports tell; the (block, day) that are to be settled for it."""
    rows = list(rows_in(db, select(telling.c.claim, telling.c.event), telling.c.report, reports))
    people = placed(db, decoded)
    mine = [r.claim for r in rows]
    here = or_(*(block.c.block.startswith(kind) for kind in (TELLING, NAMED, RECALL)))
    stood = {(r.block, r.day) for r in rows_in(db, select(block.c.block, block.c.day).where(here), block.c.claim, mine)}
    db.execute(delete(block).where(here, block.c.claim.in_(mine)))
    delete_in(db, telling, telling.c.claim, mine)
    return stood | noted({r.event for r in rows if r.event is not None}, people)


def tell(db: Connection, report: str) -> set[tuple[str, str]]:
    """Make the tellings of a report anew, of its claims as they stand now; the (block, day) to be settled for it."""
    touched = forget(db, [report])
    query = select(claim.c.id).where(claim.c.report == report, claim.c.status != "rejected").order_by(claim.c.number)
    found = tellings(entries_of(db, db.scalars(query).all()))
    add_rows(db, telling, [telling_row(one) for one in found])
    stands = [{"block": name, "day": day, "claim": one.id} for one in found for name, day in telling_blocks(one)]
    add_rows(db, block, stands)
    return touched | {(row["block"], row["day"]) for row in stands}
