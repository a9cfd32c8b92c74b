"""What was said against when it happened: counts by span of time and side, and the claims one by one."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from sqlalchemy import Connection, func, literal_column, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.matters import compared_figures
from counterclaim.ledger.queries.order import CLAIM_ORDERS, SAID
from counterclaim.ledger.queries.paging import page
from counterclaim.ledger.queries.results import Timeline, TimelinePoint
from counterclaim.ledger.queries.rows import Bin
from counterclaim.ledger.queries.sample import found
from counterclaim.ledger.queries.selection import select_claims
from counterclaim.ledger.tables import claim, matter_claim

MOST_STEPS = 400  # spans of time on one axis: more than a screen has room for
_LENGTH = {"day": 10, "month": 7, "year": 4}


def timeline(
    db: Connection, asked: Filters, *, sort: str = "oldest", limit: int = 500, cursor: str | None = None
) -> Timeline:
    """Claims in time, the earliest said first ("newest": the latest); those without any day are left out."""
    step, bins, sampled = bins_of(db, asked)
    where = [*select_claims(db, asked).where(db), literal_column("''") != SAID]
    points = page(
        db, claim.c.id, where, CLAIM_ORDERS["newest" if sort == "newest" else "oldest"], asked=[sort, asked],
        limit=limit, cursor=cursor, load=lambda ids: _points(db, ids),
    )  # fmt: skip
    return Timeline(step=step, bins=bins, points=points, sampled=sampled)


def bins_of(db: Connection, asked: Filters) -> tuple[Literal["day", "month", "year"], tuple[Bin, ...], int]:
    """Counts by day, month or year (whatever gives at most MOST_STEPS of them), side by side; and `found`'s cut."""
    narrator = (claim.c.voice == "narrator").label("narrator")
    base, sampled = found(db, asked, claim.c.said_first, claim.c.side, narrator)
    first, last = db.execute(select(func.min(base.c.said_first), func.max(base.c.said_first))).one()
    step = _step(first, last)
    start = func.substr(base.c.said_first, 1, _LENGTH[step]).label("start")
    query = (
        select(start, base.c.side, base.c.narrator, func.count())
        .where(base.c.said_first.is_not(None))
        .group_by(start, base.c.side, base.c.narrator)
        .order_by(start, base.c.narrator, base.c.side)
    )
    rows = db.execute(query)
    return step, tuple(Bin(start=s, side=side, narrator=bool(own), claims=n) for s, side, own, n in rows), sampled


def _step(first: str | None, last: str | None) -> Literal["day", "month", "year"]:
    if not first or not last:
        return "day"
    try:
        days = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:  # a year before 1 or beyond 9999
        return "year"
    return "day" if days < MOST_STEPS else "month" if days < MOST_STEPS * 30 else "year"


def _points(db: Connection, ids: Sequence[str]) -> list[TimelinePoint]:
    columns = [
        claim.c[name]
        for name in (
            "id", "report", "said_first", "text", "type", "happened_first", "happened_last", "side", "voice",
            "speaker_name",
        )
    ]  # fmt: skip
    rows = {row.id: row for part in chunks(ids) for row in db.execute(select(*columns).where(claim.c.id.in_(part)))}
    stands: dict[str, str] = {}
    for part in chunks(ids):
        query = select(matter_claim.c.claim, func.min(matter_claim.c.matter)).where(matter_claim.c.claim.in_(part))
        stands |= {row[0]: row[1] for row in db.execute(query.group_by(matter_claim.c.claim))}
    figures = compared_figures(db, ids, list(stands.values()))
    out = []
    for id in ids:
        values = dict(rows[id]._mapping)
        values["claim"] = values.pop("id")
        values["narrator"] = values.pop("voice") == "narrator"
        out.append(TimelinePoint(**values, matter=stands.get(id), figure=figures.get((stands.get(id, ""), id))))
    return out
