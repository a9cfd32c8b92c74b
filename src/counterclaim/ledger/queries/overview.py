"""The ledger at a glance: what came in, what is contested, what changed since a moment, how the feeds do."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import report_briefs
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.results import Overview
from counterclaim.ledger.queries.rows import CaptureRow, DayCount, FeedRow
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import capture, claim, correction, feed, matter, report, speaker

DAYS = 30  # of what came in


def overview(db: Connection, *, since: str | None = None, limit: int = 10, now: datetime | None = None) -> Overview:
    """The ledger at a glance. since: UTC moment in ISO 8601, a day before `now` unless given; limit: rows of a list."""
    moment = now or datetime.now(UTC)
    begin = storable(since) if since else (moment - timedelta(days=1)).isoformat(timespec="seconds")
    day = func.substr(report.c.added_at, 1, 10)
    from_day = (moment - timedelta(days=DAYS)).date().isoformat()
    per_report = (
        select(report.c.id, day.label("day"), func.count(claim.c.id).label("claims"))
        .outerjoin(claim, claim.c.report == report.c.id)
        .where(report.c.added_at >= from_day)
        .group_by(report.c.id, day)
        .subquery()
    )
    added = db.execute(
        select(per_report.c.day, func.count(), func.sum(per_report.c.claims))
        .group_by(per_report.c.day)
        .order_by(per_report.c.day.desc())
    )
    newest = db.scalars(select(report.c.id).order_by(report.c.added_at.desc(), report.c.id).limit(limit)).all()
    briefs = report_briefs(db, newest)
    failed = (
        select(capture)
        .where(capture.c.outcome == "failed")
        .order_by(capture.c.fetched_at.desc(), capture.c.id)
        .limit(limit)
    )
    feeds = db.execute(select(feed).order_by(feed.c.failures.desc(), feed.c.address))
    names = ("address", "title", "polled_at", "next_poll", "failures", "last_error", "entries")
    return Overview(
        reports=_count(db, report),
        claims=_count(db, claim),
        speakers=_count(db, speaker),
        matters=_count(db, matter),
        contested=int(db.scalar(select(func.count()).select_from(matter).where(matter.c.contested)) or 0),
        since=begin,
        added=tuple(DayCount(row[0], row[1], int(row[2])) for row in added),
        newest=tuple(briefs[id] for id in newest),
        contested_now=matters(db, Filters(contested=True), sort="changed", limit=limit).rows,
        changed=matters(db, changed_since=begin, sort="changed", limit=limit).rows,
        corrected=int(db.scalar(select(func.count()).select_from(correction).where(correction.c.at >= begin)) or 0),
        feeds=tuple(FeedRow(**{name: row._mapping[name] for name in names}) for row in feeds),
        failed=tuple(CaptureRow(**row._mapping) for row in db.execute(failed)),
        first=db.scalar(select(func.min(report.c.published))),
        last=db.scalar(select(func.max(report.c.published))),
    )


def _count(db: Connection, table: object) -> int:
    return int(db.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]
