"""Speakers across reports: who they were held to be and when, what they claim, and how it compared later."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, literal_column, or_, select

from counterclaim.errors import UnknownError
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks, claim_rows
from counterclaim.ledger.queries.names import speaker_ids
from counterclaim.ledger.queries.order import SAID, Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.results import Compared, SpeakerPage
from counterclaim.ledger.queries.rows import FacetValue, Page, RoleRow, SpeakerRow
from counterclaim.ledger.queries.selection import rivalled, select_claims
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import actor, claim, matter, relation, report, speaker
from counterclaim.show.words import plain

MOST_COMPARED = 50  # comparisons told in full; all are counted
MOST_COUNTED = 2_000  # claims of a speaker whose relations are counted, the latest
MOST_ROLES = 100


def speakers(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    name: str | None = None,
    kind: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> Page[SpeakerRow]:
    """Speakers by name, `limit` (1 to 1,000) at a time; raises FilterError.

    `side` is the speaker's own; every other filter is met by one of the speaker's claims. name: words of the name.
    kind: person, organisation, state, unnamed or collective.
    """
    where: list[ColumnElement[bool]] = []
    if name is not None or asked.speaker is not None:
        where.append(speaker.c.id.in_(speaker_ids(db, name if name is not None else asked.speaker or "")))
    if kind is not None:
        where.append(speaker.c.kind == storable(kind))
    if asked.side:
        named = [side for side in asked.side if side]
        none = [speaker.c.side.is_(None)] if "" in asked.side else []
        where.append(or_(speaker.c.side.in_(named), *none))
    rest = msgspec.structs.replace(asked, side=(), speaker=None)
    if rest != Filters():
        of = select(claim.c.speaker).where(*select_claims(db, rest).where(db), claim.c.speaker.is_not(None))
        where.append(speaker.c.id.in_(of))
    return page(
        db, speaker.c.id, where, (Step(speaker.c.name), Step(speaker.c.id)), asked=[asked, name, kind],
        limit=limit, cursor=cursor, load=lambda ids: speaker_rows(db, ids),
    )  # fmt: skip


def speaker_rows(db: Connection, ids: Sequence[str]) -> tuple[SpeakerRow, ...]:
    """The speakers with those ids, in that order, with counts over their claims; rejected ones do not count."""
    found: dict[str, SpeakerRow] = {}
    contested = func.coalesce(func.sum(case((rivalled(), 1), else_=0)), 0)
    for part in chunks(ids):
        rows = {row.id: row for row in db.execute(select(speaker).where(speaker.c.id.in_(part)))}
        counts = (
            select(
                claim.c.speaker,
                func.count().label("claims"),
                func.count(claim.c.report.distinct()).label("reports"),
                contested.label("contested"),
                func.min(claim.c.said_first).label("first"),
                func.max(claim.c.said_first).label("last"),
            )
            .where(claim.c.speaker.in_(part), claim.c.status != "rejected")
            .group_by(claim.c.speaker)
        )
        by_id = {row.speaker: row for row in db.execute(counts)}
        for id, row in rows.items():
            plain_row = SpeakerRow(id=id, name=row.name, kind=row.kind, side=row.side)
            told = by_id.get(id)
            if told is not None:
                values = {k: v for k, v in told._mapping.items() if k != "speaker"}
                plain_row = msgspec.structs.replace(plain_row, **values)
            found[id] = plain_row
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)


def speaker_page(db: Connection, id: str, *, limit: int = 50, cursor: str | None = None) -> SpeakerPage:
    """One speaker with the claims, the newest first; raises UnknownError."""
    id = storable(id)
    found = speaker_rows(db, [id])
    if not found:
        raise UnknownError(
            "there is no such speaker in the ledger.", where=id[:80], next_step="Ids stand in: counterclaim speakers"
        )
    types = (
        select(claim.c.type, func.count().label("n"))
        .where(claim.c.speaker == id, claim.c.status != "rejected")
        .group_by(claim.c.type)
        .order_by(func.count().desc(), claim.c.type)
    )
    counts, told = _compared(db, id)
    return SpeakerPage(
        speaker=found[0],
        roles=_roles(db, id),
        types=tuple(FacetValue(value=row.type, label=plain(row.type), count=row.n) for row in db.execute(types)),
        claims=claims(db, Filters(speaker=id), limit=limit, cursor=cursor),
        comparisons=counts,
        compared=told,
    )


def _roles(db: Connection, id: str) -> tuple[RoleRow, ...]:
    day = func.substr(report.c.published, 1, 10)
    columns = [actor.c.name, actor.c.role, actor.c.side, actor.c.side_basis]
    first, last = func.min(day).label("first"), func.max(day).label("last")
    query = (
        select(*columns, func.count(report.c.id.distinct()).label("reports"), first, last)
        .join(report, report.c.id == actor.c.report)
        .where(actor.c.speaker == id)
        .group_by(*columns)
        .order_by(func.coalesce(func.min(day), literal_column("''")), actor.c.name)
        .limit(MOST_ROLES)
    )
    return tuple(RoleRow(**row._mapping) for row in db.execute(query))


def _compared(db: Connection, id: str) -> tuple[dict[str, int], tuple[Compared, ...]]:
    """How the speaker's claims stand to claims of others in the same matter: counts, and the latest in full."""
    latest_claims = (
        select(claim.c.id, claim.c.report)
        .where(claim.c.speaker == id, claim.c.status != "rejected")
        .order_by(SAID.desc(), claim.c.id.desc())
        .limit(MOST_COUNTED)
    )
    mine, other = latest_claims.cte("mine"), claim.alias("other")
    alive = and_(other.c.status != "rejected", mine.c.report != other.c.report)
    said = func.coalesce(other.c.said_first, literal_column("''"))
    columns = [
        mine.c.id.label("mine"), other.c.id.label("other"), relation.c.relation, relation.c.reason, relation.c.matter,
        said.label("said"), matter.c.question,
    ]  # fmt: skip
    found: list[Row[Any]] = []
    for ours, theirs in ((relation.c.a, relation.c.b), (relation.c.b, relation.c.a)):
        found += db.execute(
            select(*columns)
            .select_from(mine)
            .join(relation, ours == mine.c.id)
            .join(other, other.c.id == theirs)
            .join(matter, matter.c.id == relation.c.matter)
            .where(alive)
        ).all()
    counts: dict[str, int] = {}
    for row in found:
        counts[row.relation] = counts.get(row.relation, 0) + 1
    latest = sorted(found, key=lambda row: (row.said, row.mine, row.other), reverse=True)[:MOST_COMPARED]
    rows = {one.id: one for one in claim_rows(db, [i for row in latest for i in (row.mine, row.other)])}
    told = tuple(
        Compared(
            claim=rows[row.mine],
            other=rows[row.other],
            relation=row.relation,
            reason=row.reason,
            matter=row.matter,
            question=row.question,
        )
        for row in latest
    )
    return counts, told
