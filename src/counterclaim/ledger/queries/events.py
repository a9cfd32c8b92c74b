"""Events by what is asked of them, and one with all its accounts."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Row, and_, func, literal_column, or_, select

from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.queries.blame import blamed
from counterclaim.ledger.queries.days import first_day, last_day
from counterclaim.ledger.queries.event_results import Account, EventPage, RangeEnd, RangeRow, Statement
from counterclaim.ledger.queries.filters import EventSort, Filters
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.load import chunks, claim_rows
from counterclaim.ledger.queries.matter_page import copies_of
from counterclaim.ledger.queries.matters import by_claims, matter_rows
from counterclaim.ledger.queries.names import place_ids
from counterclaim.ledger.queries.order import CONTESTED, Order, Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.results import Member, SearchHit
from counterclaim.ledger.queries.rows import ClaimRow, EventRow, Page
from counterclaim.ledger.queries.selection import inside
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import claim, correction_claim, event, event_claim, matter
from counterclaim.matters.accounts import account as account_of
from counterclaim.matters.elsewhere import of_scene
from counterclaim.matters.facets import Facet, every_facet
from counterclaim.matters.grouping import of_event
from counterclaim.matters.recorder import STATES, End, ranges
from counterclaim.model.claim import DENYING
from counterclaim.model.entry import Entry
from counterclaim.model.event import EventFacts
from counterclaim.show.event_words import heading

_OTHER_SCOPES = ({"part", "seen_here"}, {"window", "running_total"})


def _named(column: ColumnElement[str | None]) -> ColumnElement[str]:
    """Names in their order, those without one last."""
    return func.coalesce(column, literal_column("'~'"))


def _counted(column: ColumnElement[float | None]) -> ColumnElement[float]:
    return func.coalesce(column, literal_column("-1.0"))


_DAY = func.coalesce(event.c.first, event.c.reported, literal_column("''"))
_TOLL = func.coalesce(event.c.killed_high, event.c.injured_high, literal_column("-1.0"))
_ORDERS: dict[str, Order] = {
    "rank": (Step(event.c.rank, True, float), Step(event.c.id, True)),
    "weight": (Step(event.c.weight, True, float), Step(event.c.id, True)),
    "newest": (Step(_DAY, True), Step(event.c.id, True)),
    "oldest": (Step(_DAY), Step(event.c.id)),
    "changed": (Step(event.c.changed_at, True), Step(event.c.id)),
    "toll": (Step(_TOLL, True, float), Step(event.c.id)),
    "place": (Step(_named(event.c.place_name)), Step(event.c.id)),
    "kind": (Step(_named(event.c.kind)), Step(event.c.id)),
    "killed": (Step(_counted(event.c.killed_high), True, float), Step(event.c.id)),
    "injured": (Step(_counted(event.c.injured_high), True, float), Step(event.c.id)),
    "reports": (Step(event.c.reports, True, int), Step(event.c.id)),
    "claims": (Step(event.c.claims, True, int), Step(event.c.id)),
    "sides": (Step(event.c.sides, True, int), Step(event.c.id)),
}
_OWN = ("happened_from", "happened_to", "contested", "event", "place")


def events(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    words: str | None = None,
    least: int = 1,
    toll: bool = False,
    changed_since: str | None = None,
    sort: EventSort = "rank",
    limit: int = 50,
    cursor: str | None = None,
    counted: bool = True,
) -> Page[EventRow]:
    """Events that meet the filters, `limit` (1 to 1,000) at a time; raises FilterError.

    Place, days of what happened and contested are the event's; every other filter is met by one of its claims. words:
    of its place or of the name that a person gave it. least: independent reports it has at least. toll: only those of
    which somebody says how many were killed or injured. sort "rank": by how much there is to compare and how late it
    happened, "weight": by the first alone.
    """
    if sort not in _ORDERS:
        raise FilterError(
            f'there is no order "{sort}".', where="sort", next_step=f"Orders are {', '.join(get_args(EventSort))}."
        )
    where: list[ColumnElement[bool]] = []
    if asked.place is not None:
        ids = place_ids(db, asked.place)
        where.append(event.c.place.in_(inside(ids)))
    if asked.happened_from is not None:
        last = func.coalesce(event.c.last, event.c.reported)
        where.append(last >= first_day(asked.happened_from, "happened_from"))
    if asked.happened_to is not None:
        where.append(func.coalesce(event.c.first, event.c.reported) <= last_day(asked.happened_to, "happened_to"))
    if asked.contested is not None:
        where.append(event.c.contested if asked.contested else event.c.contested.is_(False))
    if asked.event is not None:
        where.append(event.c.id == asked.event)
    for word in (words or "").split()[:20]:
        named = (event.c.place_name, event.c.admin1, event.c.name)
        where.append(or_(*(one.icontains(storable(word), autoescape=True) for one in named)))
    if least > 1:
        where.append(event.c.reports >= least)
    if toll:
        where.append(event.c.tellers > 0)
    if changed_since is not None:
        where.append(event.c.changed_at >= storable(changed_since))
    rest, wide = by_claims(db, asked, _OWN, event, event_claim, event_claim.c.event)
    mark = ["events", sort, asked, words, least, toll, changed_since]
    return page(
        db, event.c.id, [*where, *rest], _ORDERS[sort], asked=mark,
        limit=limit, cursor=cursor, load=lambda ids: event_rows(db, ids), counted=counted and not wide,
    )  # fmt: skip


def event_rows(db: Connection, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The events with those ids, in that order; ids the ledger doesn't have are left out."""
    found: dict[str, EventRow] = {}
    for part in chunks(ids):
        found |= {row.id: event_row(row) for row in db.execute(select(event).where(event.c.id.in_(part)))}
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)


def event_row(row: Row[Any]) -> EventRow:
    """An event from its row."""
    values = {name: row._mapping[name] for name in EventRow.__struct_fields__ if name != "heading"}
    facts = EventFacts(**{name: values[name] for name in EventFacts.__struct_fields__})
    return EventRow(heading=heading(facts, row.name), **values)


def events_of_claims(db: Connection, claims: Iterable[str]) -> dict[str, str]:
    """The event that each of these claims is told of."""
    query = select(event_claim)
    return {
        row.claim: row.event
        for part in chunks(claims)
        for row in db.execute(query.where(event_claim.c.claim.in_(part)))
    }


def events_with(db: Connection, words: str, hits: Page[SearchHit], *, limit: int = 5) -> tuple[EventRow, ...]:
    """Events that words find: by their place or name, then those that most of the claims among the hits are told of."""
    named = events(db, words=words, sort="weight", limit=limit, counted=False).rows
    claims = [hit.claim.id for hit in hits.rows if hit.claim is not None]
    counts = Counter(events_of_claims(db, claims).values())
    likely = [id for id, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return event_rows(db, [*(row.id for row in named), *likely])[:limit]


def find_event(db: Connection, beginning: str) -> str:
    """The id of the one event whose id begins so; raises UnknownError where there is none, or several."""
    beginning = storable(beginning)
    query = select(event.c.id).where(event.c.id.startswith(beginning, autoescape=True)).order_by(event.c.id)
    found: list[str] = list(db.scalars(query.limit(2))) if beginning else []
    if beginning in found or len(found) == 1:
        return found[0]
    what = "several events have ids that begin like this" if found else "there is no such event in the ledger"
    raise UnknownError(f"{what}.", where=beginning[:80], next_step="To list events and their ids: counterclaim events")


def claims_of(db: Connection, id: str) -> list[str]:
    """Ids of the event's claims that nobody rejected, in the order they were made."""
    query = select(claim.c.id).join(event_claim, event_claim.c.claim == claim.c.id).where(event_claim.c.event == id)
    order = (func.coalesce(claim.c.said_first, ""), claim.c.report, claim.c.number)
    return list(db.scalars(query.where(claim.c.status != "rejected").order_by(*order)))


def event_revision(db: Connection, id: str) -> str:
    """What a merge, split, move or new name must be based on: it changes with the event's claims and corrections."""
    mine = select(event_claim.c.claim).where(event_claim.c.event == id)
    latest = db.scalar(select(func.max(correction_claim.c.correction)).where(correction_claim.c.claim.in_(mine)))
    return hashlib.sha256("\n".join([*sorted(db.scalars(mine)), str(latest or 0)]).encode()).hexdigest()[:16]


def event_page(db: Connection, id: str, *, limit: int = 500) -> EventPage:
    """One event with at most `limit` claims (the earliest; `left_out` counts the rest); raises UnknownError."""
    id = storable(id)
    found = event_rows(db, [id])
    if not found:
        raise UnknownError(
            "there is no such event in the ledger.", where=id[:80],
            next_step="To list events and their ids: counterclaim events",
        )  # fmt: skip
    ids = claims_of(db, id)
    rows = claim_rows(db, ids[:limit])
    copies = copies_of(rows)
    entries = {one.id: one for one in entries_of(db, ids[:limit])}
    own = [entries[one.id] for one in rows if one.id in entries and one.id not in copies]
    by_id = {one.id: one for one in rows}
    related = relation_rows(db, ids[:limit])
    told = {row.matter for row in rows if row.matter}  # its claims may stand in a dispute that is not of it alone
    of = or_(matter.c.ground == EVENT + id, and_(matter.c.contested, matter.c.id.in_(told)))
    matters = db.scalars(select(matter.c.id).where(of).order_by(CONTESTED.desc(), matter.c.size.desc(), matter.c.id))
    about = select(correction_claim.c.claim).where(correction_claim.c.claim.in_(ids)).distinct() if ids else None
    return EventPage(
        event=found[0],
        revision=event_revision(db, id),
        ranges=tuple(
            RangeRow(
                what=one.what, group=one.group, low=_end(one.low), high=_end(one.high), accounts=one.accounts,
                best=_end(one.best) if one.best is not None else None, best_rule=one.best_rule, bounded=one.bounded,
            )
            for one in ranges(own, {row.id: row.speaker for row in rows}, found[0])
        ),
        accounts=_accounts([one for one in own if one.id in by_id], by_id, found[0]),
        blamed=blamed(rows, copies, found[0], {(r.a, r.b) for r in related if r.relation == "denies"}),
        denials=tuple(one.id for one in rows if one.stance in DENYING and one.id not in copies),
        matters=matter_rows(db, list(matters)),
        claims=tuple(Member(claim=one, version=0, copy_of=copies.get(one.id)) for one in rows),
        copies=len(copies),
        left_out=len(ids) - len(rows),
        corrections=corrections_of(db, sorted(db.scalars(about))) if about is not None else (),
    )  # fmt: skip


def _end(end: End) -> RangeEnd:
    return RangeEnd(value=end.value, claims=end.entries, text=end.text)


def _accounts(entries: Sequence[Entry], rows: dict[str, ClaimRow], scene: EventFacts) -> tuple[Account, ...]:
    """Each account's figures of the killed and injured in the order it gave them; accounts in the order they began.
    scene: where the event is; what is counted in another town is left out."""
    out: dict[str, list[Statement]] = defaultdict(list)
    before: dict[str, list[tuple[Facet, str, tuple[object, ...]]]] = defaultdict(list)
    counts = [f for e in entries for f in every_facet(e) if f.figure is not None and f.topic in STATES and of_event(f)]
    for facet in of_scene(counts, entries, scene):
        row, entry = rows[facet.entry.id], facet.entry
        figure = next((f for f in row.figures if facet.figure is not None and f.start == facet.figure.start), None)
        if figure is not None:
            account = row.speaker or account_of(entry)
            number, day = (figure.bound, figure.value, figure.low, figure.high), row.said_first or ""
            again = any(was < day and told != number and _same_count(facet, one) for one, was, told in before[account])
            before[account].append((facet, day, number))
            kept = Statement(
                claim=entry.id, what=STATES[facet.topic], counted=facet.counted, figure=figure, part=facet.part,
                denied=facet.denied, said_first=row.said_first, again=again,
            )  # fmt: skip
            out[account].append(kept)
    return tuple(
        Account(
            speaker=row.speaker, name=row.speaker_name, side=row.side, narrator=row.voice == "narrator",
            report=row.report, statements=tuple(found),
        )
        for found in out.values()
        for row in [rows[found[0].claim]]
    )  # fmt: skip


def _same_count(later: Facet, earlier: Facet) -> bool:
    """True for two counts of the same people that one account stands by: the later takes the place of the earlier. A
    part, and what is counted over more than the event, is no later count of the whole."""
    scopes = [facet.figure.scope if facet.figure is not None else None for facet in (later, earlier)]
    if any(len({scope in kind for scope in scopes}) > 1 for kind in _OTHER_SCOPES):
        return False
    if later.topic != earlier.topic or later.part != earlier.part or later.denied or earlier.denied:
        return False
    pairs = ((later.counted, earlier.counted), (later.whose, earlier.whose))
    return all(a is None or b is None or a == b for a, b in pairs)
