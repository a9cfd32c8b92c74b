"""What was said against when it happened: counts by span of time and side, and the claims one by one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, literal_column, select

from counterclaim.ledger.queries.coverage import bases, silent
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
    narrator = (claim.c.voice == "narrator").label("narrator")
    rows, sampled = found(db, asked, claim.c.said_first.label("said"), claim.c.side, narrator, claim.c.report)
    step, bins = bins_of(rows)
    days = [row.said for row in rows if row.said]
    selection = select_claims(db, asked)
    where = [*selection.where(db), literal_column("''") != SAID]
    points = page(
        db, claim.c.id, where, CLAIM_ORDERS["newest" if sort == "newest" else "oldest"], asked=[sort, asked],
        limit=limit, cursor=cursor, load=lambda ids: _points(db, ids), counted=not selection.is_wide(db),
    )  # fmt: skip
    return Timeline(
        step=step, bins=bins, points=points, sampled=sampled,
        basis=bases(db, _LENGTH[step], ((row.said, row.report) for row in rows if row.said)),
        silent=silent(db, min(days), max(days)) if days else (),
    )  # fmt: skip


def bins_of(rows: Iterable[Row[Any]]) -> tuple[Literal["day", "month", "year"], tuple[Bin, ...]]:
    """Counts by day, month or year (whatever gives at most MOST_STEPS of them), side by side.

    rows: claims, each with the day it was said (`said`), `side` and whether it is the report's own word (`narrator`).
    """
    days = Counter((row.said, row.side, bool(row.narrator)) for row in rows if row.said)
    step = _step(min((said for said, _, _ in days), default=None), max((said for said, _, _ in days), default=None))
    counts: Counter[tuple[str, bool, str | None]] = Counter()
    for (said, side, own), number in days.items():
        counts[said[: _LENGTH[step]], own, side] += number
    order = sorted(counts.items(), key=lambda one: (one[0][0], one[0][1], one[0][2] or ""))
    return step, tuple(Bin(start=start, side=side, narrator=own, claims=n) for (start, own, side), n in order)


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
            "id", "report", "said_first", "text", "type", "stance", "happened_first", "happened_last", "side",
            "voice", "speaker_name",
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
