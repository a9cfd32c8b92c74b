"""One report into the ledger: the capture, the report, its claims and what matching needs, in one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from counterclaim.gazetteer import Gazetteer
from counterclaim.ledger import audit, tables, word_index
from counterclaim.ledger.many import add_new, add_rows, rows_in
from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching import who as identities
from counterclaim.ledger.matching.keys import WHO
from counterclaim.ledger.rows import ReportRows, merged
from counterclaim.ledger.storable import plain

Outcome = Literal["read", "skipped", "failed"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken from a source: sha256 of its bytes, how many, whether they are kept; times in UTC, ISO 8601.

    under: the publisher it was given under, where the ledger had the same from there under another one.
    """

    sha256: str
    source: str
    bytes: int
    fetched_at: str
    url: str | None = None
    kept: bool = False
    under: str | None = None

    @property
    def id(self) -> str:
        """The same bytes from the same source are one capture."""
        return capture_id(self.sha256, self.source, self.under)


def capture_id(sha256: str, source: str, under: str | None = None) -> str:
    """The capture's id: 32 hex digits."""
    words = ":".join((sha256, source) if under is None else (sha256, source, under))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keep(db: Connection, rows: ReportRows, capture: Capture, *, who: str) -> bool:
    """Write a report that was read; True where the ledger did not have it. Doing it twice changes nothing.

    The same text from another source is another capture of the same report.
    """
    return keep_all(db, [(rows, capture)], who=who)[0]


def keep_all(db: Connection, found: Sequence[tuple[ReportRows, Capture]], *, who: str) -> list[bool]:
    """As `keep`, for several, in their order; all in the caller's transaction, a statement for each table."""
    out: list[bool] = []
    portion: list[tuple[ReportRows, Capture]] = []
    met: set[str] = set()
    for rows, capture in found:
        if met & {rows.key, capture.id}:  # met twice: the second is to find the first in the ledger
            out += _keep(db, portion, who)
            portion, met = [], set()
        portion.append((rows, capture))
        met |= {rows.key, capture.id}
    return out + _keep(db, portion, who)


def _keep(db: Connection, found: Sequence[tuple[ReportRows, Capture]], who: str) -> list[bool]:
    table = tables.report
    query = select(table.c.id, table.c.key, table.c.source)
    known = {r.key: r for r in rows_in(db, query, table.c.key, [rows.key for rows, _ in found])}
    ids = {rows.key: known[rows.key].id if rows.key in known else rows.id for rows, _ in found}
    _insert(db, [rows for rows, _ in found if rows.key not in known])
    for rows, capture in found:
        if rows.key in known and plain(capture.source) < known[rows.key].source:
            db.execute(update(table).where(table.c.key == rows.key).values(source=plain(capture.source)))
    first = _captures(db, [(capture, ids[rows.key]) for rows, capture in found], outcome="read", reason=None)
    log: list[tuple[str, str | None, dict[str, Any]]] = []
    for (rows, capture), fresh in zip(found, first, strict=True):
        told: dict[str, Any] = {"sha256": capture.sha256, "source": hashed(capture.source)}
        if rows.key not in known:
            log.append(("add", rows.id, {**told, "claims": len(rows.claim)}))
        elif fresh:
            log.append(("capture", ids[rows.key], told))
    audit.append_all(db, who=who, rows=log)
    return [rows.key not in known for rows, _ in found]


def record(db: Connection, capture: Capture, *, outcome: Outcome, reason: str) -> None:
    """Write that a source was not read, and why; one that was read before stays read."""
    _captures(db, [(capture, None)], outcome=outcome, reason=reason)


def hashed(words: str) -> str:
    """A hash in place of words that may have to be forgotten."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _captures(
    db: Connection, found: Sequence[tuple[Capture, str | None]], *, outcome: str, reason: str | None
) -> list[bool]:
    """Write captures, each with its report; True for those that the ledger did not have."""
    table = tables.capture
    query = select(table.c.id, table.c.outcome, table.c.kept)
    known = {r.id: r for r in rows_in(db, query, table.c.id, [one.id for one, _ in found])}
    new: list[dict[str, Any]] = []
    for one, report in found:
        values = {"report": report, "outcome": outcome, "reason": plain(reason[:500]) if reason else None}
        was = known.get(one.id)
        if was is None:
            row: dict[str, Any] = msgspec.structs.asdict(one)
            del row["under"]
            row |= {"id": one.id, "source": plain(one.source), "url": plain(one.url) if one.url else None}
            new.append({**row, **values})
        elif was.outcome != "read" or report is not None:
            db.execute(update(table).where(table.c.id == one.id).values(**values, kept=was.kept or one.kept))
    add_rows(db, table, new)
    return [one.id not in known for one, _ in found]


def _insert(db: Connection, found: Sequence[ReportRows]) -> None:
    at = audit.now()
    add_rows(db, tables.report, [{**rows.report, "added_at": at, "family": None} for rows in found])
    word_index.add(db, "report", [rows.id for rows in found])
    add_rows(db, tables.actor, [row for rows in found for row in rows.actor])
    met: dict[str, dict[str, Any]] = {}
    for rows in found:
        for row in rows.called:
            met[row["key"]] = merged(met[row["key"]], row) if row["key"] in met else row
    speakers(db, list(met.values()))
    queue.note(db, identities.learn(db, [row for rows in found for row in rows.named]))
    queue.note(db, ((WHO + row["key"], rows.id) for rows in found for row in rows.called))
    insert_claims(db, *found)
    add_rows(db, tables.fingerprint, [row for rows in found for row in rows.fingerprint])
    add_rows(db, tables.copy_windows, [row for rows in found for row in rows.copy])
    queue.note_copies(db, [rows.id for rows in found if rows.fingerprint])


def insert_claims(db: Connection, *found: ReportRows) -> None:
    """Write the claims of reports and all that hangs on them, and have them matched."""
    for table, name in (
        (tables.claim, "claim"), (tables.entry, "entry"), (tables.sureness, "sureness"),
        (tables.telling, "telling"), (tables.block, "block"),
        (tables.figure, "figure"), (tables.place, "place"), (tables.when, "when"), (tables.relation, "relation"),
    ):  # fmt: skip
        add_rows(db, table, [row for rows in found for row in getattr(rows, name)])
    word_index.add(db, "claim", [row["id"] for rows in found for row in rows.claim])
    add_new(db, tables.utterance, [row for rows in found for row in rows.utterance])
    within(db, {row["gazetteer"] for rows in found for row in rows.place if row["gazetteer"]})
    queue.note(db, ((row["block"], row["day"]) for rows in found for row in rows.block))


def note_copies(db: Connection, report: str) -> None:
    """Have the copies of a report looked for."""
    queue.note_copies(db, [report])


def speakers(db: Connection, rows: list[dict[str, Any]]) -> None:
    """Add keys of speakers, or what is new of them; the same rows in any order give the same."""
    table = tables.called
    known = {r.key: dict(r._mapping) for r in rows_in(db, select(table), table.c.key, [row["key"] for row in rows])}
    add_rows(db, table, [row for row in rows if row["key"] not in known])
    changed = []
    for row in rows:
        old = known.get(row["key"])
        if old is not None and (news := merged(old, row)) != old:
            changed.append({"of": row["key"], **{f"to_{name}": news[name] for name in ("name", "kind", "base")}})
    if changed:
        where = table.c.key == bindparam("of")
        given: dict[str, Any] = {name: bindparam(f"to_{name}") for name in ("name", "kind", "base")}
        db.execute(update(table).where(where).values(**given), changed)


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
