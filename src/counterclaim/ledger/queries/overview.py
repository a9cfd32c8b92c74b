"""The ledger at a glance: what came in, what is contested, what changed since a moment, how the feeds do."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import Connection, func, literal_column, select

from counterclaim.ledger.queries.coverage import origin, silent
from counterclaim.ledger.queries.events import events
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import chunks, report_briefs
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.order import CONTESTED
from counterclaim.ledger.queries.results import Overview
from counterclaim.ledger.queries.rows import CaptureRow, DayCount, FeedRow, MatterRow
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import capture, claim, correction, feed, matter, report, speaker

DAYS = 30  # of what came in
# Reports that are counted by day, those added last: counting the claims of 1,000 takes SQLite some 2 ms
# (benchmarks/ledger_queries.py, overview).
MOST_ADDED = 1_000


class Health(msgspec.Struct, frozen=True):
    """How the sources do."""

    feeds: tuple[FeedRow, ...]
    failed: tuple[CaptureRow, ...]


def overview(db: Connection, *, since: str | None = None, limit: int = 10, now: datetime | None = None) -> Overview:
    """The ledger at a glance. since: UTC moment in ISO 8601, a day before `now` unless given; limit: rows of a list."""
    moment = now or datetime.now(UTC)
    begin = storable(since) if since else (moment - timedelta(days=1)).isoformat(timespec="seconds")
    added, counted_over = _added(db, (moment - timedelta(days=DAYS)).date().isoformat())
    newest = db.scalars(select(report.c.id).order_by(report.c.added_at.desc(), report.c.id.desc()).limit(limit)).all()
    briefs = report_briefs(db, newest)
    watched = health(db, limit=limit)
    published = func.coalesce(report.c.published, literal_column("''"))
    return Overview(
        reports=_count(db, report),
        claims=_count(db, claim),
        speakers=_count(db, speaker),
        matters=_count(db, matter),
        contested=int(db.scalar(select(func.count()).select_from(matter).where(CONTESTED == 1)) or 0),
        since=begin,
        added=added,
        sampled=counted_over,
        silent=silent(db),
        newest=tuple(briefs[id] for id in newest),
        events=events(db, least=2, limit=limit, counted=False).rows,
        changed_events=events(db, least=2, changed_since=begin, sort="changed", limit=limit, counted=False).rows,
        contested_now=_largest(matters(db, Filters(contested=True), sort="changed", limit=limit, counted=False).rows),
        changed=matters(db, changed_since=begin, sort="changed", limit=limit, counted=False).rows,
        corrected=int(db.scalar(select(func.count()).select_from(correction).where(correction.c.at >= begin)) or 0),
        feeds=watched.feeds,
        failed=watched.failed,
        first=db.scalar(select(func.min(published)).where(published > literal_column("''"))),
        last=db.scalar(select(func.max(published))) or None,
    )


def _largest(rows: Sequence[MatterRow]) -> tuple[MatterRow, ...]:
    """The disputes that most reports tell of first."""
    return tuple(sorted(rows, key=lambda row: (not row.contested, -row.reports, -row.size)))


def health(db: Connection, *, limit: int) -> Health:
    """How the feeds do, the failing ones first, and the latest `limit` sources that could not be read."""
    names = ("address", "title", "polled_at", "next_poll", "failures", "last_error", "entries")
    feeds = db.execute(select(*(feed.c[name] for name in names)).order_by(feed.c.failures.desc(), feed.c.address))
    failed = (
        select(capture)
        .where(capture.c.outcome == literal_column("'failed'"))  # as ix_capture_failed says it
        .order_by(capture.c.fetched_at.desc(), capture.c.id)
        .limit(limit)
    )
    return Health(
        feeds=tuple(FeedRow(**row._mapping) for row in feeds),
        failed=tuple(CaptureRow(**row._mapping) for row in db.execute(failed)),
    )


def _added(db: Connection, from_day: str) -> tuple[tuple[DayCount, ...], int]:
    """Reports and claims by the day they were added, the latest first; and over how many reports that was counted, 0:
    over all since `from_day`.
    """
    columns = (report.c.published, report.c.publisher, report.c.url, report.c.language)
    query = select(report.c.id, func.substr(report.c.added_at, 1, 10).label("day"), *columns)
    query = query.where(report.c.added_at >= from_day).order_by(report.c.added_at.desc(), report.c.id.desc())
    rows = db.execute(query.limit(MOST_ADDED + 1)).all()
    days = {row.id: row.day for row in rows[:MOST_ADDED]}
    reports = Counter(days.values())
    claims: Counter[str] = Counter()
    for part in chunks(list(days)):
        for id, number in db.execute(
            select(claim.c.report, func.count()).where(claim.c.report.in_(part)).group_by(claim.c.report)
        ):
            claims[days[id]] += number
    outlets: dict[str, set[str]] = {day: set() for day in reports}
    languages: dict[str, set[str]] = {day: set() for day in reports}
    for row in rows[:MOST_ADDED]:
        found = origin(row.published, row.publisher, row.url, row.language)
        outlets[row.day].add(found.outlet or row.id)
        languages[row.day] |= {found.language} if found.language else set()
    added = tuple(
        DayCount(day, reports[day], claims[day], len(outlets[day]), len(languages[day]))
        for day in sorted(reports, reverse=True)
    )
    return added, MOST_ADDED if len(rows) > MOST_ADDED else 0


def _count(db: Connection, table: object) -> int:
    return int(db.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]
