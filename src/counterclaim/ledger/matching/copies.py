"""Wire families near a new report: candidates by fingerprint, then exact comparison, then the differences written."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, text, update

from counterclaim.copies import CEILING, LEAST, Copy, Pair, copy_of, families, fingerprints, pack, same_copy, unpack
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import counts, portraits
from counterclaim.ledger.tables import claim, copy_windows, family, family_member, fingerprint, report
from counterclaim.model.family import Family
from counterclaim.model.report import Furniture, Report

CANDIDATES = 64
"""Reports that share most fingerprints with a new one and are compared with it word by word. A story that more outlets
carry is found through these. Bounds the work, no calibration."""


# Posting lists are never read beyond the ceiling, however long they are.
_SHARING = (
    "WITH mine AS MATERIALIZED (SELECT {hash} AS hash, {report} AS report, {total} AS total FROM {given}), "
    "carried AS MATERIALIZED (SELECT hash FROM (SELECT DISTINCT hash FROM mine) h WHERE (SELECT count(*) FROM "
    "(SELECT DISTINCT report FROM fingerprint g WHERE g.hash = h.hash LIMIT :ceiling + 1) c) BETWEEN 2 AND :ceiling) "
    "SELECT m.report AS report, f.report AS other, count(DISTINCT f.hash) AS shared FROM mine m "
    "{join} carried h ON h.hash = m.hash {join} fingerprint f ON f.hash = m.hash WHERE f.report <> m.report "
    "GROUP BY m.report, f.report "
    "HAVING count(DISTINCT f.hash) >= :least * {lesser}(min(m.total), min(f.total))"
)
_SHARED = {
    "sqlite": text(
        _SHARING.format(
            hash="json_extract(value, '$[0]')", report="json_extract(value, '$[1]')",
            total="json_extract(value, '$[2]')", given="json_each(:mine)", join="CROSS JOIN", lesser="min",
        )
    ),
    "postgresql": text(
        _SHARING.format(
            hash="CAST(value->>0 AS bigint)", report="value->>1", total="CAST(value->>2 AS integer)",
            given="jsonb_array_elements(CAST(:mine AS jsonb))", join="JOIN", lesser="least",
        )
    ),
}
KEPT = 1_000  # copies kept in memory, 30 kB each; neighbours of one day are looked at again and again


@lru_cache(KEPT)
def _unpacked(data: bytes) -> Copy:
    return unpack(data)


def settle(db: Connection, reports: Sequence[str]) -> None:
    """Settle the families of these reports, and of all that carry copy of theirs."""
    known: dict[str, Copy] = {}
    _load(db, reports, known)
    near = _candidates(db, [known[id] for id in sorted(known)])
    _load(db, {other for others in near.values() for other in others}, known)
    compared: dict[tuple[str, str], Pair | None] = {}
    linked: set[str] = set()
    for id, others in near.items():
        for other in others:
            key = (id, other) if id < other else (other, id)
            if other in known and key not in compared:
                compared[key] = same_copy(known[key[0]], known[key[1]])
            if compared.get(key) is not None:
                linked |= {id, other}
    group = linked | _in_families(db, linked | set(reports))
    _load(db, group, known)
    found = families([known[id] for id in sorted(group) if id in known], compared)
    _write(db, group, found, group.intersection(reports))


def _load(db: Connection, ids: Iterable[str], known: dict[str, Copy]) -> None:
    """Add to `known` the copies of those reports that are there."""
    wanted = [id for id in dict.fromkeys(ids) if id not in known]
    query = select(copy_windows.c.report, copy_windows.c.value)
    known.update({r.report: _unpacked(r.value) for r in rows_in(db, query, copy_windows.c.report, wanted)})
    _make(db, [id for id in wanted if id not in known], known)


def _make(db: Connection, ids: Sequence[str], known: dict[str, Copy]) -> None:
    """The copies of reports of a ledger that was begun before it kept them, made and kept."""
    names = ("id", "text", "title", "url", "publisher", "agency", "published", "language", "furniture")
    query = select(*(report.c[name] for name in names))
    made = {}
    for row in rows_in(db, query, report.c.id, ids):
        furniture = msgspec.convert(json.loads(row.furniture), tuple[Furniture, ...])
        made[row.id] = copy_of(
            Report(
                id=row.id, text=row.text, title=row.title, url=row.url, publisher=row.publisher, agency=row.agency,
                published=row.published, language=row.language, furniture=furniture,
            )
        )  # fmt: skip
    add_rows(db, copy_windows, [{"report": id, "value": pack(one)} for id, one in made.items()])
    known.update(made)


def _candidates(db: Connection, copies: Iterable[Copy]) -> dict[str, list[str]]:
    """For each report those that share fingerprints with it, those that share most first; a fingerprint that more than
    CEILING reports carry brings none."""
    values = {one.report: {v for paragraph in one.paragraphs for v in fingerprints(paragraph)} for one in copies}
    mine = [(value, id, len(found)) for id, found in values.items() for value in sorted(found)]
    found: dict[str, list[tuple[int, str]]] = {id: [] for id in values}
    given = {"mine": msgspec.json.encode(mine).decode(), "ceiling": CEILING, "least": LEAST}
    for row in db.execute(_SHARED[db.dialect.name], given).all():
        found[row.report].append((-row.shared, row.other))
    return {id: [other for _, other in sorted(near)[:CANDIDATES]] for id, near in found.items()}


def _in_families(db: Connection, ids: Iterable[str]) -> set[str]:
    """All members of these reports' families, and of those members' families; none for a report without."""
    group: set[str] = set()
    asked = set(ids)
    while asked:
        query = select(family_member.c.family)
        names = {r.family for r in rows_in(db, query, family_member.c.report, asked)}
        members = {r.report for r in rows_in(db, select(family_member.c.report), family_member.c.family, names)}
        asked = members - group
        group |= members
    return group


def _write(db: Connection, group: set[str], found: Sequence[Family], settled: set[str]) -> None:
    """Make the families of these reports those that were found; settled: some of them, whose claims may be new."""
    query = select(family_member)
    stored = {(r.report, r.family): dict(r._mapping) for r in rows_in(db, query, family_member.c.report, group)}
    rows = {
        (copy.report, one.id): {
            "report": copy.report, "family": one.id, "position": one.members.index(copy.report),
            "containment": copy.containment, "shared": json.dumps(copy.shared), "own": json.dumps(copy.own),
        }
        for one in found
        for copy in one.copies
    }  # fmt: skip
    changed = settled | {key[0] for key in {*rows, *stored} if rows.get(key) != stored.get(key)}
    touched = {name for report, name in {*rows, *stored} if report in changed}
    delete_in(db, family_member, family_member.c.report, sorted({id for id, _ in stored if id in changed}))
    delete_in(db, family, family.c.id, sorted(touched))
    add_rows(
        db,
        family,
        [
            {"id": one.id, "agency": one.agency, "basis": one.basis, "size": len(one.members)}
            for one in found
            if one.id in touched
        ],
    )
    mine = {key: row for key, row in rows.items() if key[0] in changed}
    add_rows(db, family_member, list(mine.values()))
    _mark(db, changed, mine)


def _mark(db: Connection, group: set[str], rows: dict[tuple[str, str], dict[str, object]]) -> None:
    """Each report's main family, and which of its claims rest on shared copy."""
    main: dict[str, str] = {}
    spans: dict[str, list[tuple[int, int]]] = {id: [] for id in group}
    best: dict[str, tuple[float, str]] = {}
    for (id, name), row in rows.items():
        shared = json.loads(str(row["shared"]))
        spans[id] += [(s, e) for s, e in shared]
        size = (-float(sum(e - s for s, e in shared)), name)
        if id not in best or size < best[id]:
            best[id], main[id] = size, name
    was = {r.id: r.family for r in rows_in(db, select(report.c.id, report.c.family), report.c.id, group)}
    moved = [id for id in sorted(was) if was[id] != main.get(id)]
    if moved:
        families_now = [{"report_id": id, "to": main.get(id)} for id in moved]
        set_to = update(report).where(report.c.id == bindparam("report_id")).values(family=bindparam("to"))
        db.execute(set_to, families_now)
    changed = []
    counted = set()
    columns = (claim.c.id, claim.c.report, claim.c.content, claim.c.shared)
    for one in rows_in(db, select(*columns), claim.c.report, group):
        content = json.loads(one.content)
        inside = bool(content) and all(any(s <= a and b <= e for s, e in spans[one.report]) for a, b in content)
        if inside != one.shared:
            changed.append({"claim_id": one.id, "to": inside})
        if inside != one.shared or was[one.report] != main.get(one.report):
            counted.add(one.id)
    if changed:
        db.execute(update(claim).where(claim.c.id == bindparam("claim_id")).values(shared=bindparam("to")), changed)
    counts.recount(db, counted)
    portraits.recount(db, counted)


def forget(db: Connection, id: str) -> None:
    """Take a report's fingerprints and windows away."""
    known: dict[str, Copy] = {}
    _load(db, [id], known)
    # All its windows: which of them are fingerprints was another matter in older versions.
    values = {value for one in known.values() for paragraph in one.paragraphs for value in paragraph.windows}
    gone = delete(fingerprint).where(fingerprint.c.report == id, fingerprint.c.hash == bindparam("value"))
    if values:
        db.execute(gone, [{"value": value} for value in sorted(values)])
    db.execute(delete(copy_windows).where(copy_windows.c.report == id))


__all__ = ["forget", "settle"]
