"""Reports by what is asked of their claims, and one report as published with its claims."""

import json
from collections import Counter

import msgspec
from sqlalchemy import Connection, exists, func, literal_column, select

from counterclaim.copies.changes import reworded
from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks, claim_rows, report_briefs, spans
from counterclaim.ledger.queries.names import report_ids
from counterclaim.ledger.queries.order import Order, Step
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.proofs import proofs_of
from counterclaim.ledger.queries.relations import in_report
from counterclaim.ledger.queries.results import ReportPage
from counterclaim.ledger.queries.rows import (
    CaptureRow,
    FamilyMember,
    FamilyRow,
    FurnitureRow,
    Page,
    ReportBrief,
)
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import capture, claim, family, family_member, report

_PUBLISHED = func.coalesce(report.c.published, literal_column("''"))
_ORDERS: dict[str, Order] = {
    "newest": (Step(_PUBLISHED, True), Step(report.c.id, True)),
    "oldest": (Step(_PUBLISHED), Step(report.c.id)),
    "added": (Step(report.c.added_at, True), Step(report.c.id, True)),
}
MOST_CHANGED = 12  # members of a family whose changes are told
MOST_CLAIMS = 5_000  # claims of one report that are shown; a text of 2 MB has about that many
_OWN = ("publisher", "agency", "report", "added_since")


def reports(
    db: Connection,
    asked: Filters = Filters(),  # noqa: B008 immutable
    *,
    sort: str = "newest",
    limit: int = 50,
    cursor: str | None = None,
) -> Page[ReportBrief]:
    """Reports, `limit` (1 to 1,000) at a time, each with its number of claims; raises FilterError.

    publisher, agency, report and added_since are the report's own; every other filter is met by one of its claims.
    sort: "newest", "oldest" by the day of publication, "added" by the moment of adding, the latest first.
    """
    if sort not in _ORDERS:
        raise FilterError(f'there is no order "{sort}".', where="sort", next_step=f"Orders are {', '.join(_ORDERS)}.")
    where = []
    if asked.publisher is not None:
        where.append(report.c.publisher == asked.publisher)
    if asked.agency is not None:
        where.append(report.c.agency == asked.agency)
    if asked.added_since is not None:
        where.append(report.c.added_at >= asked.added_since)
    if asked.report is not None:
        where.append(report.c.id.in_(report_ids(db, asked.report)))
    wide = False
    rest = Filters(**{n: getattr(asked, n) for n in Filters.__struct_fields__ if n not in _OWN})
    if rest != Filters(rejected=rest.rejected):
        selection = select_claims(db, rest)
        conditions = selection.where(db)
        if selection.drives(db):
            where.append(report.c.id.in_(select(claim.c.report).where(*conditions)))
        else:
            wide = True
            where.append(exists().where(claim.c.report == report.c.id, *conditions))

    def load(ids: list[str]) -> list[ReportBrief]:
        briefs = report_briefs(db, ids)
        counts: Counter[str] = Counter()
        for part in chunks(ids):
            query = select(claim.c.report, func.count()).where(claim.c.report.in_(part)).group_by(claim.c.report)
            counts.update({row[0]: row[1] for row in db.execute(query)})
        return [msgspec.structs.replace(briefs[id], claims=counts[id]) for id in ids]

    return page(
        db, report.c.id, where, _ORDERS[sort], load=load, asked=[sort, asked], limit=limit, cursor=cursor,
        counted=not wide,
    )  # fmt: skip


def report_page(db: Connection, id: str) -> ReportPage:
    """One report as published; raises UnknownError."""
    id = storable(id)
    row = db.execute(select(report).where(report.c.id == id)).one_or_none()
    if row is None:
        raise UnknownError(
            "there is no such report in the ledger.",
            where=id[:80],
            next_step="Find it in: counterclaim claims --json",
        )
    query = select(claim.c.id).where(claim.c.report == id).order_by(claim.c.number, claim.c.id).limit(MOST_CLAIMS)
    claims = claim_rows(db, list(db.scalars(query)))
    total = int(db.scalar(select(func.count()).select_from(claim).where(claim.c.report == id)) or 0)
    captures = db.execute(select(capture).where(capture.c.report == id).order_by(capture.c.fetched_at, capture.c.id))
    return ReportPage(
        report=msgspec.structs.replace(report_briefs(db, [id])[id], claims=total),
        text=row.text,
        furniture=tuple(FurnitureRow(one["kind"], one["start"], one["end"]) for one in json.loads(row.furniture)),
        claims=claims,
        relations=in_report(db, id),
        reader=row.reader,
        byline=row.byline,
        language=row.language,
        published_basis=row.published_basis,
        captures=tuple(CaptureRow(**one._mapping) for one in captures),
        proofs=proofs_of(db, id),
        family=family_row(db, row.family) if row.family else None,
    )


def family_row(db: Connection, id: str) -> FamilyRow | None:
    """A wire family with its reports in the order of versions; None where the ledger has none of that id."""
    row = db.execute(select(family).where(family.c.id == id)).one_or_none()
    if row is None:
        return None
    members = db.execute(
        select(family_member).where(family_member.c.family == id).order_by(family_member.c.position)
    ).all()
    briefs = report_briefs(db, [one.report for one in members])
    told = [one.report for one in members[:MOST_CHANGED]]
    texts = {r.id: r.text for r in db.execute(select(report.c.id, report.c.text).where(report.c.id.in_(told)))}
    first = texts.get(members[0].report, "") if members else ""
    return FamilyRow(
        id=row.id,
        basis=row.basis,
        agency=row.agency,
        members=tuple(
            FamilyMember(
                report=briefs[one.report],
                position=one.position,
                containment=one.containment,
                shared=spans(one.shared),
                own=spans(one.own),
                changed=reworded(first, texts[one.report]) if one.report in texts else (),
            )
            for one in members
            if one.report in briefs
        ),
    )
