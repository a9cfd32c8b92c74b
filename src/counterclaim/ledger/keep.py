"""One report into the ledger: the capture, the report, its claims and what matching needs, in one transaction."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from counterclaim.gazetteer import Gazetteer
from counterclaim.ledger import audit, tables
from counterclaim.ledger.many import add_new, add_rows, rows_in
from counterclaim.ledger.matching import queue
from counterclaim.ledger.rows import ReportRows, merged
from counterclaim.ledger.storable import plain

Outcome = Literal["read", "skipped", "failed"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken from a source: sha256 of its bytes, how many, whether they are kept; times in UTC, ISO 8601."""

    sha256: str
    source: str
    bytes: int
    fetched_at: str
    url: str | None = None
    kept: bool = False

    @property
    def id(self) -> str:
        """The same bytes from the same source are one capture."""
        return capture_id(self.sha256, self.source)


def capture_id(sha256: str, source: str) -> str:
    """The capture's id: 32 hex digits."""
    return hashlib.sha256(f"{sha256}:{source}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keep(db: Connection, rows: ReportRows, capture: Capture, *, who: str) -> bool:
    """Write a report that was read; True where the ledger did not have it. Doing it twice changes nothing.

    The same text from another source is another capture of the same report.
    """
    known = db.execute(
        select(tables.report.c.source).where(tables.report.c.id == rows.id)
    ).one_or_none()
    new = known is None
    if known is None:
        _insert(db, rows)
    elif plain(capture.source) < known.source:
        db.execute(
            update(tables.report).where(tables.report.c.id == rows.id).values(source=plain(capture.source))
        )
    first = _capture(db, capture, report=rows.id, outcome="read", reason=None)
    if new:
        audit.append(
            db, who=who, action="add", object=rows.id,
            detail={"sha256": capture.sha256, "source": hashed(capture.source), "claims": len(rows.claim)},
        )  # fmt: skip
    elif first:
        audit.append(
            db, who=who, action="capture", object=rows.id,
            detail={"sha256": capture.sha256, "source": hashed(capture.source)},
        )  # fmt: skip
    return new


def record(db: Connection, capture: Capture, *, outcome: Outcome, reason: str) -> None:
    """Write that a source was not read, and why; one that was read before stays read."""
    _capture(db, capture, report=None, outcome=outcome, reason=reason)


def hashed(words: str) -> str:
    """A hash in place of words that may have to be forgotten."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _capture(db: Connection, one: Capture, *, report: str | None, outcome: str, reason: str | None) -> bool:
    table = tables.capture
    known = db.execute(select(table.c.outcome, table.c.kept).where(table.c.id == one.id)).one_or_none()
    values = {"report": report, "outcome": outcome, "reason": plain(reason[:500]) if reason else None}
    if known is None:
        row: dict[str, Any] = msgspec.structs.asdict(one)
        row |= {"id": one.id, "source": plain(one.source), "url": plain(one.url) if one.url else None}
        add_rows(db, table, [{**row, **values}])
        return True
    if known.outcome != "read" or report is not None:
        db.execute(update(table).where(table.c.id == one.id).values(**values, kept=known.kept or one.kept))
    return False


def _insert(db: Connection, rows: ReportRows) -> None:
    add_rows(db, tables.report, [{**rows.report, "added_at": audit.now(), "family": None}])
    add_rows(db, tables.actor, rows.actor)
    speakers(db, rows.speaker)
    insert_claims(db, rows)
    add_rows(db, tables.fingerprint, rows.fingerprint)
    if rows.fingerprint:
        queue.note_copies(db, [rows.id])


def insert_claims(db: Connection, rows: ReportRows) -> None:
    """Write the claims of a report and all that hangs on them, and have them matched."""
    add_rows(db, tables.claim, rows.claim)
    for table, values in (
        (tables.entry, rows.entry), (tables.block, rows.block), (tables.figure, rows.figure),
        (tables.place, rows.place), (tables.when, rows.when), (tables.relation, rows.relation),
    ):  # fmt: skip
        add_rows(db, table, values)
    add_new(db, tables.utterance, rows.utterance)
    within(db, {row["gazetteer"] for row in rows.place if row["gazetteer"]})
    queue.note(db, ((row["block"], row["day"]) for row in rows.block))


def note_copies(db: Connection, report: str) -> None:
    """Have the copies of a report looked for."""
    queue.note_copies(db, [report])


def speakers(db: Connection, rows: list[dict[str, Any]]) -> None:
    """Add speakers, or what is new of them; the same rows in any order give the same."""
    table = tables.speaker
    known = {r.id: dict(r._mapping) for r in rows_in(db, select(table), table.c.id, [row["id"] for row in rows])}
    add_rows(db, table, [row for row in rows if row["id"] not in known])
    changed = []
    for row in rows:
        old = known.get(row["id"])
        if old is not None and (news := merged(old, row)) != old:
            changed.append({"speaker_id": row["id"], **{k: v for k, v in news.items() if k != "id"}})
    if changed:
        db.execute(update(table).where(table.c.id == bindparam("speaker_id")), changed)


def within(db: Connection, places: set[str]) -> None:
    """Note what holds these places, so that a region finds its towns."""
    table = tables.place_within
    known = {r.inside for r in rows_in(db, select(table.c.inside).distinct(), table.c.inside, places)}
    rows: list[Mapping[str, Any]] = []
    for place in sorted(places - known):
        rows += [{"inside": place, "container": holder} for holder in dict.fromkeys((place, *containers(place)))]
    add_new(db, table, rows)


@lru_cache(20_000)
def containers(place: str) -> tuple[str, ...]:
    """Gazetteer ids of what holds a place."""
    with Gazetteer.open() as gazetteer:
        return gazetteer.containers(place)
