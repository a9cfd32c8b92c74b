"""Matters by what is asked of them, each with the last word of every side."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any, get_args

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
)

from counterclaim.errors import FilterError
from counterclaim.gazetteer.entry import Entry
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching.keys import EVENT
from counterclaim.ledger.queries.days import first_day, last_day
from counterclaim.ledger.queries.disputes import one_dispute
from counterclaim.ledger.queries.excerpts import sentences
from counterclaim.ledger.queries.filters import Filters, MatterSort
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.names import place_ids
from counterclaim.ledger.queries.order import CONTESTED, RIVALLED, SAID, Order, Step, rivalled
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.relations import in_matters
from counterclaim.ledger.queries.rows import FigureRow, MatterRow, Page, SideLatest
from counterclaim.ledger.queries.selection import inside, select_claims
from counterclaim.ledger.side_names import side_names
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import claim, event, event_claim, figure, matter, matter_claim
from counterclaim.matters.elsewhere import two_towns
from counterclaim.matters.topics import counts_people
from counterclaim.show.event_words import sure_of
from counterclaim.show.matter_words import WIDE, heading

LONGEST = 50  # letters of a name in a question; a longer one is a description. Set by eye
_LAST = func.coalesce(matter.c.last, matter.c.first, literal_column("''"))
_ORDERS: dict[str, Order] = {
    "contested": (
        Step(CONTESTED, True, int),
        Step(matter.c.sides, True, int),
        Step(matter.c.size, True, int),
        Step(matter.c.id),
    ),
    "changed": (Step(matter.c.changed_at, True), Step(matter.c.id)),
    "newest": (Step(_LAST, True), Step(matter.c.id)),
    "oldest": (Step(_LAST), Step(matter.c.id)),
    "size": (Step(matter.c.size, True, int), Step(matter.c.id)),
    "question": (Step(matter.c.question), Step(matter.c.id)),
}
_OF_EVENT = case((matter.c.ground.startswith(EVENT), func.substr(matter.c.ground, len(EVENT) + 1))).label("event")
_MADE = ("latest", "event", "heading", "also", "dispute", "differs")
_ROWS = select(*(matter.c[name] for name in MatterRow.__struct_fields__ if name not in _MADE), _OF_EVENT)
# Filters that the matter's own row answers; every other one asks for a claim inside the matter that meets it.
_OWN = ("type", "place", "happened_from", "happened_to", "contested", "counted", "state", "unit", "matter", "event")


def matters(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    question: str | None = None,
    running: bool | None = None,
    changed_since: str | None = None,
    least: int = 1,
    sort: MatterSort = "contested",
    limit: int = 50,
    cursor: str | None = None,
    counted: bool = True,
    once: bool | None = None,
) -> Page[MatterRow]:
    """Matters that meet the filters, `limit` (1 to 1,000) at a time; raises FilterError.

    Type, place, days of what happened, counted, state, unit and contested are the matter's; every other filter is met
    by one of its claims. question: words in it. running: totals that grow (False: single events). changed_since: UTC
    moment. least: claims it has at least; 2 leaves out what nobody else speaks of. counted: False where nobody looks at
    the total. once: list a dispute once, the other matters of it beside the first (`also`); unless told, where only
    contested ones are asked for.
    """
    if sort not in _ORDERS:
        raise FilterError(
            f'there is no order "{sort}".', where="sort", next_step=f"Orders are {', '.join(get_args(MatterSort))}."
        )
    where, wide = _conditions(db, asked)
    for word in (question or "").split()[:20]:
        where.append(matter.c.question.icontains(storable(word), autoescape=True))
    if running is not None:
        where.append(matter.c.running if running else matter.c.running.is_(False))
    if changed_since is not None:
        where.append(matter.c.changed_at >= storable(changed_since))
    if least > 1:
        where.append(matter.c.size >= least)
    told = bool(asked.contested) if once is None else once
    others = one_dispute(db, where, _ORDERS[sort]) if told else {}
    if others:
        where.append(matter.c.id.not_in(others))
    return page(
        db, matter.c.id, where, _ORDERS[sort], asked=[sort, asked, question, running, changed_since, least, told],
        limit=limit, cursor=cursor, load=lambda ids: _with_others(db, matter_rows(db, ids), others),
        counted=counted and not wide,
    )  # fmt: skip


def disputes(db: Connection) -> dict[str, str]:
    """Of all contested matters those that a list has under another one, with that one's id."""
    return one_dispute(db, (), _ORDERS["contested"])


def _with_others(db: Connection, rows: Sequence[MatterRow], others: dict[str, str]) -> tuple[MatterRow, ...]:
    """The matters with the others of their disputes. others: each with the first of its dispute."""
    shown = {row.id for row in rows}
    found = {id: first for id, first in others.items() if first in shown}
    asked = matter_questions(db, found)
    return tuple(
        msgspec.structs.replace(row, also={id: asked[id] for id, first in found.items() if first == row.id})
        if row.id in found.values() else row
        for row in rows
    )  # fmt: skip


def matter_conditions(db: Connection, asked: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on matters."""
    return _conditions(db, asked)[0]


def _conditions(db: Connection, asked: Filters) -> tuple[list[ColumnElement[bool]], bool]:
    """The filters as conditions on matters; True where they are asked of matter after matter."""
    where: list[ColumnElement[bool]] = []
    if asked.type:
        where.append(matter.c.type.in_(asked.type))
    if asked.place is not None:
        where.append(matter.c.place.in_(inside(place_ids(db, asked.place))))
    if asked.happened_from is not None:
        where.append(func.coalesce(matter.c.last, matter.c.first) >= first_day(asked.happened_from, "happened_from"))
    if asked.happened_to is not None:
        where.append(func.coalesce(matter.c.first, matter.c.last) <= last_day(asked.happened_to, "happened_to"))
    if asked.contested is not None:
        where.append(RIVALLED if asked.contested else not_(RIVALLED))
    for field in ("state", "unit"):
        if getattr(asked, field) is not None:
            where.append(matter.c[field] == getattr(asked, field))
    for word in (asked.counted or "").split()[:20]:
        where.append(matter.c.counted.icontains(word, autoescape=True))
    if asked.matter is not None:
        where.append(matter.c.id == asked.matter)
    if asked.event is not None:
        where.append(matter.c.ground == EVENT + asked.event)
    rest, wide = by_claims(db, asked, _OWN, matter, matter_claim, matter_claim.c.matter)
    return [*where, *rest], wide


def by_claims(
    db: Connection, asked: Filters, own: Collection[str], table: Table, link: Table, of: Column[Any]
) -> tuple[list[ColumnElement[bool]], bool]:
    """What one claim of a matter or event is to meet: every filter that is not `own`; True where it is asked of one
    row after the other. link: the table of its claims; of: the column there that says whose they are.
    """
    rest = Filters(**{name: getattr(asked, name) for name in Filters.__struct_fields__ if name not in own})
    if rest == Filters():
        return [], False
    selection = select_claims(db, rest)
    conditions = selection.where(db)
    if selection.drives(db):
        return [table.c.id.in_(select(of).join(claim, claim.c.id == link.c.claim).where(*conditions))], False
    where: list[ColumnElement[bool]] = []
    if asked.side and all(asked.side):
        # Told by the index of the order itself, so that few rows are asked for their claims.
        names = [side_names([one]) for one in asked.side]
        found = func.instr if db.dialect.name == "sqlite" else func.strpos  # cheaper than LIKE
        where.append(or_(*(found(table.c.side_names, name) > 0 for name in names)))
    # One inside the other, so that a store begins with the few claims of the row, not with all of a side.
    meets = exists().where(claim.c.id == link.c.claim, *conditions).correlate(link)
    where.append(exists().where(of == table.c.id, meets).correlate(table))
    return where, True


def matter_rows(db: Connection, ids: Sequence[str]) -> tuple[MatterRow, ...]:
    """The matters with those ids, in that order; ids the ledger doesn't have are left out."""
    found: dict[str, Row[Any]] = {}
    for part in chunks(ids):
        found |= {row.id: row for row in db.execute(_ROWS.where(matter.c.id.in_(part)))}
    latest = _latest(db, list(found))
    named = _headings(db, found.values())
    apart = {id for part in chunks(found) for id in db.scalars(rivalled().where(matter.c.id.in_(part)))}
    return tuple(
        MatterRow(**found[id]._mapping, heading=named[id], latest=tuple(latest.get(id, ())), differs=id in apart)
        for id in dict.fromkeys(ids)
        if id in found
    )


_ABOUT = ("id", "place", "place_name", "place_kind", "precision", "country", "admin1", "first", "last", "reported",
          "named")  # fmt: skip
_EVENTS = select(*(event.c[name] for name in _ABOUT))


def _headings(db: Connection, rows: Collection[Any]) -> dict[str, str]:
    """The question of each matter, by its id. One about an event has the event's place and days: its own are those of
    a few of the claims."""
    ids = {row.event for row in rows if row.event}
    events = {row.id: row for part in chunks(ids) for row in db.execute(_EVENTS.where(event.c.id.in_(part)))}
    denied = _denied(db, [row.id for row in rows if row.contested and row.state is None])
    dated = _dated(db, [row.id for row in rows])
    return {row.id: _heading(row, events.get(row.event), denied.get(row.id), dated=row.id in dated) for row in rows}


def _dated(db: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the matters of which any claim gives a day: that of the others is the one on which they were told."""
    told = select(matter_claim.c.matter).join_from(matter_claim, claim, claim.c.id == matter_claim.c.claim)
    query = told.where(claim.c.happened_first.is_not(None)).distinct()
    return {row.matter for row in rows_in(db, query, matter_claim.c.matter, ids)}


def _denied(db: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Of each of these matters (who said it, who denies it), as most of its denials have it; by name, else by side."""
    against = in_matters(db, ids, ("denies",))
    claims = {id for told in against.values() for one in told for id in (one.a, one.b)}
    query = select(claim.c.id, claim.c.speaker_name, claim.c.side)
    who = {row.id: _called(row) for row in rows_in(db, query, claim.c.id, claims)}
    out = {}
    for id, told in against.items():
        pairs = Counter((who[one.b], who[one.a]) for one in told if who.get(one.a) and who.get(one.b))
        if pairs:
            out[id] = max(pairs, key=lambda one: (pairs[one], one))
    return out


def _called(row: Any) -> str:
    name = row.speaker_name or ""
    return name if name and len(name) <= LONGEST else row.side or ""


@lru_cache(2_000)
def _in_gazetteer(id: str | None) -> Entry | None:
    from counterclaim.gazetteer.store import Gazetteer

    if not id:
        return None
    with Gazetteer.open() as gazetteer:
        return gazetteer.entry(id)


def _another_town(place: str | None, its: str | None) -> bool:
    """True for two towns so far apart that what was counted in one is not of the other."""
    here, there = _in_gazetteer(place), _in_gazetteer(its)
    return here is not None and there is not None and two_towns((here.kind, there.kind), here, there)


def _in_english(id: str | None, name: str | None) -> str | None:
    """A place's name as the gazetteer writes it where the report's own is in another script, maybe in some case."""
    if not name or not any(ord(c) > 0x24F for c in name):
        return name
    found = _in_gazetteer(id)
    return found.name if found is not None else name


def _heading(row: Any, about: Any | None, denied: tuple[str, str] | None, *, dated: bool) -> str:
    state = row.state if counts_people(row.state or "") else None
    own = _in_english(row.place, row.place_name)
    place, near, days = own, False, row
    town = row.counted in WIDE and (known := _in_gazetteer(row.place)) is not None and known.kind == "town"
    if about is not None:
        at = sure_of(about)
        # How many died is asked of the event: where its own place is not clear, a place of some claims is not it.
        if (at.place or state is not None) and not _another_town(row.place, about.place):
            place, near = at.place if own is None or own != about.place_name else own, at.near
            town = about.place_kind == "town" and place == about.place_name
        days = at if at.first is not None or state is not None else row
        dated = dated or at.first is not None
    reported = max(about.reported or "", row.first or "") or None if about is not None else row.first
    return heading(
        type=row.type, counted=row.counted, state=state, unit=row.unit, whose=row.whose, by=row.by,
        place=place, near=near, around=town, first=days.first if dated else None, last=days.last if dated else None,
        running=row.running, reported=reported, denied=denied,
    )  # fmt: skip


def matter_questions(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The questions of these matters as a person would ask them, by id."""
    rows = [row for part in chunks(ids) for row in db.execute(_ROWS.where(matter.c.id.in_(part)))]
    return _headings(db, rows)


def largest_of_events(db: Connection, ids: Sequence[str]) -> dict[str, MatterRow]:
    """Of each event the question about its figures that most is said to: contested ones first, then those with most
    claims. Where it has none, the largest dispute that its claims stand in."""
    found: dict[str, str] = {}
    order = (CONTESTED.desc(), matter.c.size.desc(), matter.c.id)
    for part in chunks([EVENT + id for id in ids]):
        query = select(matter.c.ground, matter.c.id).where(matter.c.ground.in_(part), matter.c.state.is_not(None))
        for row in db.execute(query.order_by(*order)):
            found.setdefault(row.ground.removeprefix(EVENT), row.id)
    query = (
        select(event_claim.c.event, matter.c.id)
        .join(matter_claim, matter_claim.c.claim == event_claim.c.claim)
        .join(matter, matter.c.id == matter_claim.c.matter)
        .where(event_claim.c.event.in_([id for id in ids if id not in found]), matter.c.contested)
    )
    for row in db.execute(query.order_by(matter.c.size.desc(), matter.c.id)):
        found.setdefault(row.event, row.id)
    rows = {row.id: row for row in matter_rows(db, list(found.values()))}
    return {event: rows[id] for event, id in found.items()}


def _latest_query() -> Select[Any]:
    """The claims of matters, each with its place from the end among those of its side."""
    narrator = claim.c.voice == "narrator"
    side = case((narrator, literal_column("''")), else_=func.coalesce(claim.c.side, claim.c.speaker))
    over: dict[str, Any] = {"partition_by": [matter_claim.c.matter, narrator, side]}
    columns = [
        claim.c.id,
        matter_claim.c.matter,
        claim.c.side,
        narrator.label("narrator"),
        claim.c.text,
        claim.c.stance,
        claim.c.speaker_name,
        claim.c.said_first,
        func.row_number().over(**over, order_by=[SAID.desc(), claim.c.id.desc()]).label("place"),
        func.count().over(**over).label("claims"),
        func.min(SAID).over(**over).label("first"),
    ]
    return select(*columns).join_from(matter_claim, claim, claim.c.id == matter_claim.c.claim)


_LATEST = _latest_query()


def _latest(db: Connection, ids: Sequence[str]) -> dict[str, list[SideLatest]]:
    """Each side's last word in each matter, sides in the order of first appearance."""
    out: dict[str, list[SideLatest]] = defaultdict(list)
    for part in chunks(ids):
        ranked = _LATEST.where(matter_claim.c.matter.in_(part), claim.c.status != "rejected").subquery()
        last = select(ranked).where(ranked.c.place == 1).order_by(ranked.c.matter, ranked.c.first, ranked.c.id)
        rows = db.execute(last).all()
        figures = compared_figures(db, [row.id for row in rows], part)
        whole = sentences(db, {row.id: row.text for row in rows if (row.matter, row.id) not in figures})
        for row in rows:
            out[row.matter].append(
                SideLatest(
                    side=None if row.narrator else row.side,
                    narrator=bool(row.narrator),
                    claims=row.claims,
                    claim=row.id,
                    text=row.text,
                    stance=row.stance,
                    speaker=row.speaker_name,
                    said_first=row.said_first,
                    figure=figures.get((row.matter, row.id)),
                    sentence=whole.get(row.id),
                )
            )
    return out


def compared_figures(db: Connection, claims: Sequence[str], matters: Sequence[str]) -> dict[tuple[str, str], FigureRow]:
    """The figure that a matter compares, by (matter, claim): the first in its unit, of its state, thing and side."""
    best: dict[tuple[str, str], tuple[tuple[bool, bool, bool, int, str], FigureRow]] = {}
    within = set(matters)
    for part in chunks(claims):
        for row in db.execute(_COMPARED.where(figure.c.claim.in_(part))):
            if row.m_id not in within:
                continue
            values = {key: value for key, value in row._mapping.items() if not key.startswith("m_")}
            key = (row.m_id, values.pop("claim"))
            differs = (row.state != row.m_state, row.counted != row.m_counted, row.side != row.m_whose)
            rank = (*differs, row.start, row.text)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, FigureRow(**values))
    return {key: found for key, (_, found) in best.items()}


def _comparable() -> ColumnElement[bool]:
    bare = and_(figure.c.unit.is_(None), matter.c.unit.is_(None), matter.c.counted.is_not(None))
    return or_(figure.c.unit == matter.c.unit, bare)


def _compared_query() -> Select[Any]:
    """Figures of claims that their matters may compare, each with what its matter asks."""
    columns = [column for column in figure.c if column.name not in ("id", "si_value", "si_unit")]
    asked = {name: matter.c[name].label(f"m_{name}") for name in ("id", "state", "counted", "whose")}
    joined = figure.join(matter_claim, matter_claim.c.claim == figure.c.claim)
    joined = joined.join(matter, matter.c.id == matter_claim.c.matter)
    return select(*columns, *asked.values()).select_from(joined).where(_comparable())


_COMPARED = _compared_query()
