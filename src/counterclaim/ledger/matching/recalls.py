"""Tellings inside the ledger that recall an event: which one it is, settled where what they may recall has changed."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from sqlalchemy import Connection, select

from counterclaim.events.cluster import event_id
from counterclaim.events.recall import REACH, order, recalled
from counterclaim.events.scorer import scorer
from counterclaim.events.signs import LATE, LONGEST
from counterclaim.events.telling import Telling
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching.events import decoded, move, noted
from counterclaim.ledger.matching.keys import NAMED, RECALL, telling_blocks
from counterclaim.ledger.matching.placed import placed
from counterclaim.ledger.matching.window import Span, standing
from counterclaim.ledger.tables import telling
from counterclaim.matters.days import iso, ordinal


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Settle those that may recall what stands on these days of these blocks; the events that have other tellings now
    than before, as (block, day) to be noted.

    One that recalls an event joins what was told of it when it was news, which stands where it stood, or one before it
    in order. So only those that are found under a key that changed, and after it, are looked at.
    """
    before = placed(db, decoded)
    spans: dict[str, list[Span]] = {}
    for name, these in days.items():
        after = REACH if name.startswith(RECALL) else LONGEST
        late = 0 if name.startswith(RECALL) else LATE
        spans.setdefault(RECALL + name[2:], []).extend((_moved(day, -late), _moved(day, after)) for day in these)
    found = _told(db, spans)
    home = {one.id: event for one, event in found}
    waits = [(order(one), one) for one, _ in found]
    heapify(waits)
    touched: set[str] = set()
    while waits:
        _, one = heappop(waits)
        event = recalled(one, _near(db, one), scorer().chance) or event_id(one)
        if event == home[one.id]:
            continue
        move(db, {one.id: event})
        touched |= {e for e in (home[one.id], event) if e is not None}
        home[one.id] = event
        for other, its in _told(db, {name: [(day, _moved(day, REACH))] for name, day in telling_blocks(one)}):
            if order(other) > order(one) and all(other.id != waiting.id for _, waiting in waits):
                home[other.id] = its
                heappush(waits, (order(other), other))
    return noted(touched, before, placed(db, decoded))


def _near(db: Connection, one: Telling) -> Iterable[tuple[Telling, str]]:
    """What shares a key with a telling that recalls an event, of the days that it may recall."""
    spans: dict[str, list[Span]] = {}
    for name, day in telling_blocks(one):
        if not name.endswith("|"):
            spans[name] = [(_moved(day, -REACH), day)]
            spans[NAMED + name[2:]] = [(iso(one.first), _moved(day, LATE))]
    return ((other, event) for other, event in _told(db, spans) if event is not None)


def _told(db: Connection, spans: Mapping[str, Sequence[Span]]) -> list[tuple[Telling, str | None]]:
    """The tellings that stand there, each with its event, None where that is not known yet."""
    claims = {claim for found in standing(db, spans).values() for claim in found} if spans else set()
    rows = rows_in(db, select(telling.c.value, telling.c.event), telling.c.claim, claims)
    return [(decoded(row.value), row.event) for row in rows]


def _moved(day: str, by: int) -> str:
    at = ordinal(day)
    return day if at is None else iso(max(1, at + by))
