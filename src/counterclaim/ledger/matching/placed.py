"""Which event a claim is told of once people have merged, split and moved events: laid over what matching found.

Events are found anew whenever a report touches them. So a merge is kept as the claims that it joined, a split as those
that it parted, and both are applied again to whatever events those claims stand in then. Pure, but for `placed`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.events.telling import Telling
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.queries.history import correction_rows, taken_back
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import correction, telling

MERGE, SPLIT, MOVE, RENAME = "merge_events", "split_event", "move_claims", "rename_event"
ACTIONS = (MERGE, SPLIT, MOVE, RENAME)


class Placed(msgspec.Struct, frozen=True):
    """events: of an event as matching found it, the one that it is a part of now. claims: of a claim that a person put
    elsewhere than the rest of what its report tells, its event. found: of each of those claims, as matching found it.
    """

    events: Mapping[str, str] = {}
    claims: Mapping[str, str] = {}
    found: Mapping[str, str] = {}

    def event(self, event: str) -> str:
        """The event that this one is a part of now."""
        return self.events.get(event, event)

    def of(self, claim: str, event: str) -> str:
        """The event of a claim that matching found in `event`."""
        return self.claims.get(claim) or self.event(event)

    def parts(self, events: Iterable[str]) -> set[str]:
        """The events, as matching finds them, that claims of these may stand in."""
        wanted = set(events)
        joined = {one for one, now in self.events.items() if now in wanted}
        moved = {self.found[one] for one, now in self.claims.items() if now in wanted}
        return joined | moved | {one for one in wanted if self.event(one) == one}


def placed(db: Connection, decoded: Callable[[bytes], Telling]) -> Placed:
    """What people's corrections in effect make of the events as they are now; decoded: a telling from its row."""
    rows = corrections_in_effect(db)
    claims = {claim for row in rows for claim in row.claims}
    if not claims:
        return Placed()
    reports = {claim.rpartition(":")[0] for claim in claims}
    query = select(telling.c.event, telling.c.value)
    found = {
        claim: row.event
        for row in rows_in(db, query, telling.c.report, reports)
        if row.event is not None
        for claim in decoded(row.value).claims
        if claim in claims
    }
    return lay_over(found, rows)


def corrections_in_effect(db: Connection, actions: Sequence[str] = (MERGE, SPLIT, MOVE)) -> list[CorrectionRow]:
    """What people said of events that was not taken back, in the order they said it."""
    ids = set(db.scalars(select(correction.c.id).where(correction.c.action.in_(actions))))
    if not ids:
        return []
    undoing = db.execute(select(correction.c.id, correction.c.undoes).where(correction.c.undoes.is_not(None)))
    gone = taken_back((row.id, row.undoes) for row in undoing)
    return list(correction_rows(db, ids - gone))


def lay_over(found: Mapping[str, str], rows: Iterable[CorrectionRow]) -> Placed:
    """found: the event of each claim as matching found it, of all that the corrections are about."""
    events: dict[str, str] = {}
    claims: dict[str, str] = {}

    def now(claim: str) -> str | None:
        at = found.get(claim)
        return None if at is None else claims.get(claim) or events.get(at, at)

    for row in rows:
        told: Mapping[str, Any] = row.new if isinstance(row.new, dict) else {}
        if row.action == MERGE:
            stays = _most(map(now, told["a"]))
            joins = _most(one for one in map(now, told["b"]) if one != stays)
            if stays is None or joins is None:
                continue
            events |= {one: stays for one, at in events.items() if at == joins} | {joins: stays}
            claims |= {one: stays for one, at in claims.items() if at == joins}
        elif row.action == SPLIT:
            claims |= {one: split_id(row.id) for one in told["apart"] if one in found}
        elif row.action == MOVE:
            to = _most(map(now, told["to"]))
            if to is not None:
                claims |= {one: to for one in told["claims"] if one in found}
    return Placed(events, claims, found)


def split_id(number: int) -> str:
    """The id of the event that the split of that number made."""
    return "e" + hashlib.sha256(f"split\x1f{number}".encode()).hexdigest()[:16]


def _most(events: Iterable[str | None]) -> str | None:
    counts = Counter(one for one in events if one is not None)
    return min(counts, key=lambda one: (-counts[one], one), default=None)
