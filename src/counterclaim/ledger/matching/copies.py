"""Wire families near a new report: candidates by fingerprint, then exact comparison, then the differences written."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, bindparam, select, text, update

from counterclaim.copies import CEILING, LEAST, Copy, Pair, copy_of, families, pack, same_copy, unpack
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.tables import claim, copy_windows, family, family_member, report
from counterclaim.model.family import Family
from counterclaim.model.report import Furniture, Report

CANDIDATES = 64
"""Reports that share most fingerprints with a new one and are compared with it word by word. A story that more outlets
carry is found through these. Bounds the work, no calibration."""


# Posting lists are never read beyond the ceiling, however long they are.
_SHARING = (
    "WITH mine AS MATERIALIZED (SELECT DISTINCT hash, report, total FROM fingerprint "
    "WHERE report IN (SELECT value FROM {given} AS given)), "
    "carried AS MATERIALIZED (SELECT hash FROM (SELECT DISTINCT hash FROM mine) h WHERE (SELECT count(*) FROM "
    "(SELECT DISTINCT report FROM fingerprint g WHERE g.hash = h.hash LIMIT :ceiling + 1) c) BETWEEN 2 AND :ceiling) "
    "SELECT m.report AS report, f.report AS other, count(DISTINCT f.hash) AS shared FROM mine m "
    "{join} carried h ON h.hash = m.hash {join} fingerprint f ON f.hash = m.hash WHERE f.report <> m.report "
    "GROUP BY m.report, f.report "
    "HAVING count(DISTINCT f.hash) >= :least * {lesser}(min(m.total), min(f.total))"
)
_SHARED = {
    "sqlite": text(_SHARING.format(given="json_each(:ids)", join="CROSS JOIN", lesser="min")),
    "postgresql": text(
        _SHARING.format(given="jsonb_array_elements_text(CAST(:ids AS jsonb))", join="JOIN", lesser="least")
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
    linked = set(known)
    near = _candidates(db, sorted(known))
    _load(db, {other for others in near.values() for other in others}, known)
    compared: dict[tuple[str, str], Pair | None] = {}
    for id, others in near.items():
        for other in others:
            key = (id, other) if id < other else (other, id)
            if other in known and key not in compared:
                compared[key] = same_copy(known[key[0]], known[key[1]])
            if compared.get(key) is not None:
                linked.add(other)
    group = _closed(db, linked | set(reports))
    _load(db, group, known)
    found = families([known[id] for id in sorted(group) if id in known], compared)
    _write(db, group | set(reports), found)


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


def _candidates(db: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """For each report those that share fingerprints with it, those that share most first; a fingerprint that more than
    CEILING reports carry brings none."""
    found: dict[str, list[tuple[int, str]]] = {id: [] for id in ids}
    given = {"ids": json.dumps(list(ids)), "ceiling": CEILING, "least": LEAST}
    for row in db.execute(_SHARED[db.dialect.name], given).all():
        found[row.report].append((-row.shared, row.other))
    return {id: [other for _, other in sorted(near)[:CANDIDATES]] for id, near in found.items()}


def _closed(db: Connection, ids: Iterable[str]) -> set[str]:
    """The reports with all members of their families, and of those members' families."""
    group = set(ids)
    while True:
        query = select(family_member.c.family)
        names = {r.family for r in rows_in(db, query, family_member.c.report, group)}
        members = {r.report for r in rows_in(db, select(family_member.c.report), family_member.c.family, names)}
        if members <= group:
            return group
        group |= members


def _write(db: Connection, group: set[str], found: Sequence[Family]) -> None:
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
    if rows == stored:
        return
    delete_in(db, family_member, family_member.c.report, {report for report, _ in stored})
    delete_in(db, family, family.c.id, {name for _, name in stored} | {one.id for one in found})
    add_rows(
        db,
        family,
        [{"id": one.id, "agency": one.agency, "basis": one.basis, "size": len(one.members)} for one in found],
    )
    add_rows(db, family_member, list(rows.values()))
    _mark(db, group, rows)


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


__all__ = ["settle"]
