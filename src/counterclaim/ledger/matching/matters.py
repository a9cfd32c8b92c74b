"""Matters near the days that changed: assembled anew, people's words laid over, and only the differences written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger.corrections.groups import claims_of, regroup
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching import events as telling
from counterclaim.ledger.matching import portraits, write
from counterclaim.ledger.matching.keys import EVENT, MATTER, TOTAL
from counterclaim.ledger.matching.load import stamped
from counterclaim.ledger.matching.window import counted, joined, nearest, standing
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import block, correction, correction_claim, matter, matter_claim
from counterclaim.matters.assembly import assemble_event, assemble_near
from counterclaim.matters.blocks import EVENT_DAYS
from counterclaim.matters.unchanged import CONTINUED, Stored
from counterclaim.model.matter import Matter

NEAREST = 48
"""Claims of a running total on each side of a changed one, by day and id, that are compared anew; what lies further off
keeps its relations. Bounds the work, no calibration."""
_ARRANGED = ("merge", "split", "relate")


class Near(msgspec.Struct, frozen=True):
    """The claims of one ground round some days. claims: all that are loaded. inner: those whose matters are whole.
    all_totals: every running total of the ground is among them."""

    claims: frozenset[str]
    inner: frozenset[str]
    all_totals: bool


def settle(db: Connection, days: Mapping[str, Sequence[str]], events: Iterable[str] = ()) -> None:
    """Settle the matters of these grounds round those days (ISO) and of these events, and of the grounds and events
    that a person tied them to."""
    parts = around(db, days)
    parts |= _of_events(db, events)
    while True:
        inner = {claim for part in parts.values() for claim in part.inner}
        arranged = _arranged(db, inner)
        strange = claims_of(arranged) - inner
        more = around(db, {name: found for name, found in _grounds(db, strange).items() if name not in parts})
        left = {*telling.events_of(db, strange), *_once_of(db, parts)}
        more |= _of_events(db, (event for event in left if EVENT + event not in parts))
        if not more:
            break
        parts |= more
    stored = _stored(db, parts, inner)
    entries, stamps = stamped(db, {claim for part in parts.values() for claim in part.claims})
    found: list[Matter] = []
    grounds: dict[str, str] = {}
    made_of: dict[str, str | None] = {}
    unchanged: set[str] = set()
    continued: set[str] = set()
    for name, part in parts.items():
        # What people put together or apart is laid over the matters as a machine assembles them.
        here = [] if arranged else [(id, one) for id, one in stored.items() if one.ground == name]
        told = [entries[id] for id in part.claims if id in entries]
        kept = {id: one.kept for id, one in here if one.may_stay(part)}
        if name.startswith(EVENT):
            made = assemble_event(name.removeprefix(EVENT), told, stamps=stamps, stored=kept)
        else:
            goes_on = {id: one.kept.members for id, one in here if one.goes_on(part)}
            made = assemble_near(told, within=name, inner=part.inner, stamps=stamps, stored=kept, continued=goes_on)
        found += made.matters
        grounds |= {one.id: name for one in made.matters}
        unchanged |= made.unchanged
        if not arranged:
            made_of |= made.made_of
        if not part.all_totals:
            # What is held is "running", too, where no figure is given; only totals have something counted.
            continued |= {m.id for m in made.matters if m.question.running and m.question.counted is not None}
    regrouped = regroup(found, arranged)
    left_out = {
        id for id, one in stored.items() if not (one.whole and one.kept.members <= inner) and id not in continued
    }
    left_out |= unchanged
    write.differences(
        db,
        grounds,
        [one for one in regrouped.matters if one.id not in left_out],
        [id for id in stored if id not in left_out],
        made_of=made_of if arranged else made_of | dict.fromkeys(continued, CONTINUED),
        partial={id for id in continued if id in stored},
        by_person=regrouped.by_person,
    )
    of_events = {name.removeprefix(EVENT): part.claims for name, part in parts.items() if name.startswith(EVENT)}
    portraits.refresh(db, of_events, entries)
    portraits.recontest(db, inner - {claim for claims in of_events.values() for claim in claims})


def _of_events(db: Connection, events: Iterable[str]) -> dict[str, Near]:
    """Each event as a part of its own: all its claims, and none beside them."""
    found = telling.claims_of(db, events)
    return {EVENT + event: Near(frozenset(c), frozenset(c), True) for event, c in found.items()}


def _once_of(db: Connection, parts: Mapping[str, Near]) -> set[str]:
    """Events in whose stored matters claims stand that are told of another now."""
    claims = {claim for name, part in parts.items() if name.startswith(EVENT) for claim in part.claims}
    query = select(matter.c.ground).join(matter_claim, matter_claim.c.matter == matter.c.id).distinct()
    rows = rows_in(db, query.where(matter.c.ground.startswith(EVENT)), matter_claim.c.claim, claims)
    return {r.ground.removeprefix(EVENT) for r in rows}


def claims_near(db: Connection, days: Mapping[str, Iterable[str]]) -> Mapping[str, int]:
    """How many claims are loaded to settle each ground round those days, its running totals left out."""
    far = 2 * EVENT_DAYS
    found = counted(db, {MATTER + ground: joined(mine, far, far) for ground, mine in days.items()})
    return {ground: found.get(MATTER + ground, 0) for ground in days}


def around(db: Connection, days: Mapping[str, Sequence[str]]) -> dict[str, Near]:
    """The claims of these grounds whose matters may change with claims of those days, and what they rest on.

    A claim's matters rest on claims at most EVENT_DAYS from it. So those that may change lie within EVENT_DAYS of a
    day that changed, and to assemble them, claims within twice that are needed. Running totals rest on their
    neighbours, whatever the days; a total of more claims than are loaded is continued, not assembled from nothing.
    """
    far, reach = 2 * EVENT_DAYS, EVENT_DAYS
    standing_there = standing(db, {MATTER + ground: joined(found, far, far) for ground, found in days.items()})
    out = {}
    for ground, found in days.items():
        running, whole = nearest(db, TOTAL + ground, found, NEAREST)
        events = standing_there.get(MATTER + ground, {})
        near = joined(found, reach, reach)
        inner = {id for id, stands in events.items() if any(a <= day <= b for day in stands for a, b in near)}
        out[ground] = Near(frozenset(running | set(events)), frozenset(running | inner), whole)
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


class _Stored(msgspec.Struct, frozen=True):
    """whole: all its claims are told; else, of a long total, those that are loaded."""

    ground: str
    total: bool
    whole: bool
    kept: Stored

    def may_stay(self, part: Near) -> bool:
        """Whether it need not be assembled again where it rests on what it did."""
        return part.all_totals or not self.total

    def goes_on(self, part: Near) -> bool:
        """Whether only what is new of it is to be looked at."""
        return not self.may_stay(part) and self.kept.made_of == CONTINUED


def _stored(db: Connection, parts: Mapping[str, Near], claims: Iterable[str]) -> dict[str, _Stored]:
    """The stored matters of these grounds that these claims stand in."""
    query = select(matter_claim.c.matter, matter_claim.c.claim)
    members: dict[str, set[str]] = defaultdict(set)
    for row in rows_in(db, query, matter_claim.c.claim, claims):
        members[row.matter].add(row.claim)
    asked = select(matter.c.id, matter.c.ground, matter.c.made_of, matter.c.running, matter.c.counted)
    out: dict[str, _Stored] = {}
    for row in rows_in(db, asked, matter.c.id, members):
        if row.ground in parts:
            total = row.running and row.counted is not None
            long = total and row.made_of == CONTINUED and not parts[row.ground].all_totals
            out[row.id] = _Stored(row.ground, total, not long, Stored(row.made_of, frozenset(members[row.id])))
    more: dict[str, set[str]] = defaultdict(set)
    for row in rows_in(db, query, matter_claim.c.matter, [id for id, one in out.items() if one.whole]):
        more[row.matter].add(row.claim)
    for id, found in more.items():
        kept = Stored(out[id].kept.made_of, frozenset(found))
        out[id] = msgspec.structs.replace(out[id], kept=kept)
    return out
