"""Speakers across reports: who they were held to be and when, what they claim, and how it compared later."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, or_, select

from counterclaim.errors import UnknownError
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.queries import sample
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks, claim_rows
from counterclaim.ledger.queries.matters import matter_questions
from counterclaim.ledger.queries.names import speaker_ids
from counterclaim.ledger.queries.order import SAID, Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.relations import relation_rows
from counterclaim.ledger.queries.results import Compared, SpeakerPage
from counterclaim.ledger.queries.rows import FacetValue, Page, RelationRow, RoleRow, SpeakerRow
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.queries.sides_held import NameRow, held
from counterclaim.ledger.sort_name import by_name
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import actor, called, claim, event_claim, matter, matter_claim, naming, report, speaker
from counterclaim.show import relations
from counterclaim.show.words import plain

MOST_COMPARED = 50  # comparisons told in full; all are counted
# Claims of a speaker that are counted, the latest: on the speaker's own page, with their relations; and in a list of
# fifty. Both take SQLite some 20 ms among a million claims (benchmarks/ledger_queries.py, speaker and speakers).
MOST_COUNTED, MOST_LISTED = 500, 200
# Reports whose names and roles of a speaker are told: ids are hashes, so those are as good as drawn, from all years.
MOST_ACTORS = 500
MOST_ROLES = 100
MOST_NAMES, MOST_VOICES = 100, 20


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
        db, speaker.c.id, where, (Step(by_name(db, speaker.c.name)), Step(speaker.c.id)), asked=[asked, name, kind],
        limit=limit, cursor=cursor, load=lambda ids: speaker_rows(db, ids),
    )  # fmt: skip


def most_heard(db: Connection, asked: Filters, *, limit: int = 50) -> tuple[tuple[SpeakerRow, ...], int]:
    """The speakers with most of the claims asked for, those with most first; and among how many of the newest claims
    they were looked for, 0: all."""
    rows, sampled = sample.found(db, asked, claim.c.speaker)
    counts = Counter(row.speaker for row in rows if row.speaker is not None)
    ids = sorted(counts, key=lambda id: (-counts[id], id))[:limit]
    return speaker_rows(db, ids), sampled


def speaker_rows(db: Connection, ids: Sequence[str], *, most: int = MOST_LISTED) -> tuple[SpeakerRow, ...]:
    """The speakers with those ids, in that order, with counts over their latest `most` claims; rejected ones do not
    count.
    """
    found: dict[str, SpeakerRow] = {}
    for part in chunks(ids):
        for row in db.execute(select(speaker).where(speaker.c.id.in_(part))):
            found[row.id] = SpeakerRow(
                id=row.id, name=row.name, kind=row.kind, side=row.side, base=row.base, speaks_for=row.speaks_for,
                **_counts(db, row.id, most),
            )  # fmt: skip
    bodies = {row.speaks_for for row in found.values() if row.speaks_for}
    called_ = {r.id: r.name for r in rows_in(db, select(speaker.c.id, speaker.c.name), speaker.c.id, bodies)}
    found = {
        id: msgspec.structs.replace(row, body=called_.get(row.speaks_for or "")) for id, row in found.items()
    }  # fmt: skip
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)


def _latest(id: ColumnElement[str] | str) -> Select[Any]:
    """A speaker's claims, the latest first: found in the index alone."""
    query = select(claim.c.id).where(claim.c.speaker == id, claim.c.status != "rejected")
    return query.order_by(SAID.desc(), claim.c.id.desc())


# Made once: the list asks them of every speaker.
_LATEST = _latest(bindparam("speaker")).add_columns(SAID.label("said")).limit(bindparam("most"))
_FIRST = (
    select(SAID)
    .where(claim.c.speaker == bindparam("speaker"), claim.c.status != "rejected", literal_column("''") < SAID)
    .order_by(SAID, claim.c.id)
    .limit(1)
)
_CONTESTED = (
    select(func.count(matter_claim.c.claim.distinct()))
    .select_from(_latest(bindparam("speaker")).limit(bindparam("most")).subquery("latest"))
    .join(matter_claim, matter_claim.c.claim == literal_column("latest.id"))
    .join(matter, matter.c.id == matter_claim.c.matter)
    .where(matter.c.contested)
)


def _counts(db: Connection, id: str, most: int) -> dict[str, Any]:
    rows = db.execute(_LATEST, {"speaker": id, "most": most + 1}).all()
    told, more = rows[:most], len(rows) > most
    first = db.scalar(_FIRST, {"speaker": id}) if more else min((row.said for row in told if row.said), default=None)
    return {
        "claims": len(told),
        "reports": len({row.id.rpartition(":")[0] for row in told}),  # a claim's id begins with its report's
        "contested": int(db.scalar(_CONTESTED, {"speaker": id, "most": most}) or 0),
        "first": first,
        "last": (told[0].said or None) if told else None,
        "more": more,
    }


def spoken_beside(db: Connection, id: str) -> bool:
    """True where somebody else speaks of an event or a question that the latest claims of a speaker are about."""
    id = storable(id)
    mine = _latest(id).limit(MOST_COUNTED).subquery("mine")
    other = claim.alias("other")
    others = or_(other.c.speaker.is_(None), other.c.speaker != id), other.c.status != "rejected"
    for table, of in ((matter_claim, "matter"), (event_claim, "event")):
        theirs = table.alias("theirs")
        query = (
            select(other.c.id)
            .select_from(mine)
            .join(table, table.c.claim == mine.c.id)
            .join(theirs, theirs.c[of] == table.c[of])
            .join(other, other.c.id == theirs.c.claim)
        )
        if db.execute(query.where(*others).limit(1)).first() is not None:
            return True
    return False


def speaker_page(db: Connection, id: str, *, limit: int = 50, cursor: str | None = None) -> SpeakerPage:
    """One speaker with the claims, the newest first; raises UnknownError."""
    id = storable(id)
    id = db.scalar(select(called.c.speaker).where(called.c.key == id)) or id  # another name of the speaker
    found = speaker_rows(db, [id], most=MOST_COUNTED)
    if not found:
        raise UnknownError(
            "there is no such speaker in the ledger.", where=id[:80], next_step="Find it in: counterclaim speakers"
        )
    types = (
        select(claim.c.type, func.count().label("n"))
        .where(claim.c.id.in_(_latest(id).limit(MOST_COUNTED)))
        .group_by(claim.c.type)
        .order_by(func.count().desc(), claim.c.type)
    )
    roles, roles_sampled = _roles(db, id)
    names, months = _names(db, id)
    voices = select(speaker.c.id).where(speaker.c.speaks_for == id).order_by(speaker.c.name).limit(MOST_VOICES)
    counts, told = _compared(db, id)
    return SpeakerPage(
        speaker=found[0],
        roles=roles,
        names=names,
        sides=held(months),
        voices=speaker_rows(db, db.scalars(voices).all()),
        types=tuple(FacetValue(value=row.type, label=plain(row.type), count=row.n) for row in db.execute(types)),
        claims=claims(db, Filters(speaker=id), limit=limit, cursor=cursor),
        comparisons=counts,
        compared=told,
        sampled=MOST_COUNTED if found[0].more else 0,
        roles_sampled=roles_sampled,
    )


def _names(db: Connection, id: str) -> tuple[tuple[NameRow, ...], list[tuple[str, str, int]]]:
    """The names that reports give a speaker, those of most reports first; and (month, side, reports) of all of them."""
    rows = {r.key: r for r in db.execute(select(called.c.key, called.c.name).where(called.c.speaker == id))}
    query = select(naming.c.speaker, naming.c.value, naming.c.reports).where(naming.c.what == "side")
    sides: dict[str, Counter[str]] = {key: Counter() for key in rows}
    months = []
    for row in rows_in(db, query, naming.c.speaker, rows):
        month, _, side = row.value.partition("|")
        sides[row.speaker][side] += row.reports
        months.append((month, side, row.reports))
    names = [
        NameRow(
            key=key, name=row.name, reports=sum(sides[key].values()),
            side=min(sides[key], key=lambda side: (-sides[key][side], side), default="") or None,
        )
        for key, row in rows.items()
    ]  # fmt: skip
    return tuple(sorted(names, key=lambda one: (-one.reports, one.key))[:MOST_NAMES]), months


def _roles(db: Connection, id: str) -> tuple[tuple[RoleRow, ...], int]:
    keys = [id, *db.scalars(select(called.c.key).where(called.c.speaker == id).limit(MOST_NAMES))]
    some = select(actor.c.id).where(actor.c.speaker.in_(keys)).order_by(actor.c.id)
    cut = len(db.execute(some.limit(MOST_ACTORS + 1)).all()) > MOST_ACTORS
    day = func.substr(report.c.published, 1, 10)
    columns = [actor.c.name, actor.c.role, actor.c.side, actor.c.side_basis]
    first, last = func.min(day).label("first"), func.max(day).label("last")
    query = (
        select(*columns, func.count(report.c.id.distinct()).label("reports"), first, last)
        .join(report, report.c.id == actor.c.report)
        .where(actor.c.id.in_(some.limit(MOST_ACTORS)))
        .group_by(*columns)
        .order_by(func.coalesce(func.min(day), literal_column("''")), actor.c.name)
        .limit(MOST_ROLES)
    )
    return tuple(RoleRow(**row._mapping) for row in db.execute(query)), MOST_ACTORS if cut else 0


def _compared(db: Connection, id: str) -> tuple[tuple[FacetValue, ...], tuple[Compared, ...]]:
    """How the speaker's claims stand to other people's, of the same matter or the same report: counts, and the most
    telling in full, what differs first, what can't be compared last, of each the latest first."""
    mine = set(db.scalars(_latest(id).limit(MOST_COUNTED)))
    between = [one for one in relation_rows(db, sorted(mine)) if (one.a in mine) != (one.b in mine)]
    others = {one.b if one.a in mine else one.a for one in between}
    said = _others(db, id, sorted(others))
    found = [(one, one.b in mine) for one in between if (one.a if one.b in mine else one.b) in said]
    counts = Counter((one.relation, relations.verb(one.relation, passive=passive)) for one, passive in found)
    found.sort(key=lambda pair: _recent(pair[0], pair[1], said), reverse=True)
    found.sort(key=lambda pair: _telling(pair[0].relation))
    latest = found[:MOST_COMPARED]
    rows = {row.id: row for row in claim_rows(db, [end for one, _ in latest for end in (one.a, one.b)])}
    questions = matter_questions(db, {id for row in rows.values() for id in row.matters})
    told = []
    for one, passive in latest:
        claim_, other = (rows[one.b], rows[one.a]) if passive else (rows[one.a], rows[one.b])
        matter_ = next((id for id in claim_.matters if id in other.matters), None)
        told.append(
            Compared(
                claim=claim_, other=other, relation=one.relation, reason=one.reason, passive=passive,
                by_person=one.by_person, matter=matter_, question=questions.get(matter_ or ""),
            )
        )  # fmt: skip
    facets = tuple(
        FacetValue(value=kind, label=label, count=count)
        for (kind, label), count in sorted(counts.items(), key=lambda item: (_telling(item[0][0]), -item[1], item[0]))
    )
    return facets, tuple(told)


def _others(db: Connection, id: str, claims_: Sequence[str]) -> dict[str, str]:
    """Of these claims those that somebody else makes and nobody rejected, with the day said; a namesake is the same."""
    name = db.scalar(select(speaker.c.name).where(speaker.c.id == id))
    out: dict[str, str] = {}
    for part in chunks(claims_):
        query = select(claim.c.id, claim.c.speaker, claim.c.speaker_name, claim.c.said_first)
        for row in db.execute(query.where(claim.c.id.in_(part), claim.c.status != "rejected")):
            if row.speaker != id and (row.speaker_name is None or row.speaker_name != name):
                out[row.id] = row.said_first or ""
    return out


def _telling(relation: str) -> int:
    """What differs comes first, what can't be compared last."""
    return 2 if relation == "not_comparable" else 0 if relations.against(relation) else 1


def _recent(one: RelationRow, passive: bool, said: Mapping[str, str]) -> tuple[str, str, str]:
    other, own = (one.a, one.b) if passive else (one.b, one.a)
    return said[other], own, other
