"""Matters near the days that changed: assembled anew, people's words laid over, and only the differences written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger.corrections.groups import claims_of, regroup
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching import write
from counterclaim.ledger.matching.keys import MATTER, TOTAL
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.matching.window import counted, joined, nearest, standing
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import block, correction, correction_claim, matter, matter_claim
from counterclaim.matters import assemble
from counterclaim.matters.blocks import EVENT_DAYS
from counterclaim.model.matter import Matter

NEAREST = 48
"""Claims of a running total on each side of a changed one, by day and id, that are compared anew; what lies further off
keeps its relations. Bounds the work, no calibration."""
_ARRANGED = ("merge", "split", "relate")


class Assembled(msgspec.Struct, frozen=True):
    """The matters of one ground round some days. inner: claims whose matters are whole. continued: ids of running
    totals of which a part was assembled."""

    matters: tuple[Matter, ...]
    inner: frozenset[str]
    continued: frozenset[str]


def settle(db: Connection, days: Mapping[str, Sequence[str]]) -> None:
    """Settle the matters of these grounds round those days (ISO), and of the grounds that a person tied them to."""
    parts = assembled(db, days)
    arranged: tuple[CorrectionRow, ...] = ()
    while True:
        inner = {claim for part in parts.values() for claim in part.inner}
        arranged = _arranged(db, inner)
        more = {name: found for name, found in _grounds(db, claims_of(arranged) - inner).items() if name not in parts}
        if not more:
            break
        parts |= assembled(db, more)
    found = [one for part in parts.values() for one in part.matters]
    regrouped = regroup(found, arranged)
    continued = {id for part in parts.values() for id in part.continued}
    stored = _stored(db, set(parts), inner)
    kept = {id for id, members in stored.items() if not members <= inner and id not in continued}
    write.differences(
        db,
        {one.id: name for name, part in parts.items() for one in part.matters},
        [one for one in regrouped.matters if one.id not in kept],
        [id for id in stored if id not in kept],
        partial={id for id in continued if id in stored},
        by_person=regrouped.by_person,
    )


def claims_near(db: Connection, days: Mapping[str, Iterable[str]]) -> Mapping[str, int]:
    """How many claims are loaded to settle each ground round those days, its running totals left out."""
    far = 2 * EVENT_DAYS
    found = counted(db, {MATTER + ground: joined(mine, far, far) for ground, mine in days.items()})
    return {ground: found.get(MATTER + ground, 0) for ground in days}


def assembled(db: Connection, days: Mapping[str, Sequence[str]]) -> dict[str, Assembled]:
    """The matters of these grounds that may change with claims of those days.

    A claim's matters rest on claims at most EVENT_DAYS from it. So those that may change lie within EVENT_DAYS of a
    day that changed, and to assemble them, claims within twice that are needed. Running totals rest on their
    neighbours, whatever the days; a total of more claims than are loaded is continued, not assembled from nothing.
    """
    far, reach = 2 * EVENT_DAYS, EVENT_DAYS
    around = standing(db, {MATTER + ground: joined(found, far, far) for ground, found in days.items()})
    totals = {ground: nearest(db, TOTAL + ground, found, NEAREST) for ground, found in days.items()}
    events = {ground: around.get(MATTER + ground, {}) for ground in days}
    ids = {id for found in events.values() for id in found} | {id for found, _ in totals.values() for id in found}
    entries = {one.id: one for one in entries_of(db, ids)}
    out = {}
    for ground, found_days in days.items():
        running, whole = totals[ground]
        near = joined(found_days, reach, reach)
        inner = running | {
            id for id, stands in events[ground].items() if any(a <= day <= b for day in stands for a, b in near)
        }
        mine = [entries[id] for id in sorted(running | set(events[ground])) if id in entries]
        found = assemble(mine, within=ground, inner=inner)
        # What is held is "running", too, where no figure is given; only totals have something counted.
        continued = {m.id for m in found if m.question.running and m.question.counted is not None and not whole}
        out[ground] = Assembled(found, frozenset(inner), frozenset(continued))
    return out


def _arranged(db: Connection, claims: Iterable[str]) -> tuple[CorrectionRow, ...]:
    """Merges, splits and relations that are about these claims."""
    if db.scalar(select(correction.c.id).where(correction.c.action.in_(_ARRANGED)).limit(1)) is None:
        return ()
    query = select(correction_claim.c.claim)
    about = {r.claim for r in rows_in(db, query, correction_claim.c.claim, claims)}
    return tuple(one for one in corrections_of(db, sorted(about)) if one.action in _ARRANGED)


def _grounds(db: Connection, claims: Iterable[str]) -> Mapping[str, list[str]]:
    """The grounds that these claims stand on, with their days there."""
    out: dict[str, list[str]] = defaultdict(list)
    for row in rows_in(db, select(block.c.block, block.c.day), block.c.claim, claims):
        if row.block.startswith((MATTER, TOTAL)):
            out[row.block[2:]].append(row.day)
    return out


def _stored(db: Connection, grounds: set[str], claims: Iterable[str]) -> dict[str, set[str]]:
    """The stored matters of these grounds that these claims stand in, each with all its claims."""
    query = select(matter_claim.c.matter, matter_claim.c.claim)
    ids = {r.matter for r in rows_in(db, query, matter_claim.c.claim, claims)}
    here = select(matter.c.id).where(matter.c.ground.in_(grounds))
    out: dict[str, set[str]] = {r.id: set() for r in rows_in(db, here, matter.c.id, ids)}
    for row in rows_in(db, query, matter_claim.c.matter, out):
        out[row.matter].add(row.claim)
    return out
