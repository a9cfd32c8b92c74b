"""Matters as assembled against matters as stored: only the differences are written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, or_, select, update

from counterclaim.ledger.audit import now
from counterclaim.ledger.many import add_new, add_rows, delete_in, portions, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.tables import claim, matter, matter_claim, relation
from counterclaim.model.matter import Matter

Row = dict[str, Any]
_QUESTION = "type counted state unit whose by place place_name first last running".split()
_CONTESTED = ("contradicts", "denies")


def of_ground(db: Connection, ground: str, ids: Iterable[str]) -> set[str]:
    """Those of the matters that were assembled on this ground."""
    query = select(matter.c.id).where(matter.c.ground == ground)
    return {r.id for r in rows_in(db, query, matter.c.id, ids)}


def differences(
    db: Connection, ground: str, found: Sequence[Matter], stored: Collection[str], *, partial: Collection[str] = ()
) -> None:
    """Make the stored matters what was found; matters stored but not found are deleted.

    partial: of these only a part was assembled: members are added, not taken away, and only the relations between
    claims that were looked at are replaced.
    """
    old = {r.id: dict(r._mapping) for r in rows_in(db, select(matter), matter.c.id, {*stored, *(m.id for m in found)})}
    members = _members(db, old)
    relations = _relations(db, old)
    touched: set[str] = set()
    changed: set[str] = set()
    for one in found:
        mine, said = _rows(one)
        if one.id in partial:
            mine, said = _continued(mine, said, members[one.id], relations[one.id])
        if one.id in old and mine == members[one.id] and said == relations[one.id]:
            _question(db, one, old[one.id], ground, mine, said, at=None)
            continue
        _write_members(db, one.id, members[one.id], mine)
        _write_relations(db, one.id, relations[one.id], said)
        _question(db, one, old.get(one.id), ground, mine, said, at=now())
        touched |= set(mine) ^ set(members[one.id])
        changed.add(one.id)
    gone = [id for id in stored if id not in {m.id for m in found}]
    for id in gone:
        touched |= set(members[id])
    delete_in(db, relation, relation.c.matter, gone)
    delete_in(db, matter_claim, matter_claim.c.matter, gone)
    delete_in(db, matter, matter.c.id, gone)
    _main(db, touched)
    counts.of_matters(db, changed)


def _rows(one: Matter) -> tuple[dict[str, tuple[int, int]], dict[tuple[str, str, str], str]]:
    """{claim: (position, version)}, {(a, b, relation): reason}."""
    version = {member: n for n, members in enumerate(one.versions) for member in members}
    mine = {member: (n, version.get(member, len(one.versions))) for n, member in enumerate(one.members)}
    return mine, {(r.a, r.b, r.relation): r.reason for r in one.relations}


def _members(db: Connection, ids: Iterable[str]) -> dict[str, dict[str, tuple[int, int]]]:
    out: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in rows_in(db, select(matter_claim), matter_claim.c.matter, ids):
        out[row.matter][row.claim] = (row.position, row.version)
    return out


def _relations(db: Connection, ids: Iterable[str]) -> dict[str, dict[tuple[str, str, str], str]]:
    query = select(relation).where(relation.c.by_person.is_(False))
    out: dict[str, dict[tuple[str, str, str], str]] = defaultdict(dict)
    for row in rows_in(db, query, relation.c.matter, ids):
        out[row.matter][row.a, row.b, row.relation] = row.reason
    return out


def _continued(
    mine: dict[str, tuple[int, int]],
    said: dict[tuple[str, str, str], str],
    was: dict[str, tuple[int, int]],
    stored: dict[tuple[str, str, str], str],
) -> tuple[dict[str, tuple[int, int]], dict[tuple[str, str, str], str]]:
    """A long running total with the part of it that was assembled put in: new members stand in the version of those
    they agree with, in a version of their own else; positions after theirs move up."""
    versions = {mine[m][1]: was[m][1] for m in mine if m in was}
    free = max((v for _, v in was.values()), default=-1)
    order = sorted(was, key=lambda m: was[m][0])
    for member, (_, version) in sorted(mine.items(), key=lambda item: item[1][0]):
        if member in was:
            continue
        if version not in versions:
            free += 1
            versions[version] = free
        after = [m for m in mine if mine[m][0] < mine[member][0] and m in set(order)]
        at = max((order.index(m) + 1 for m in after), default=0)
        order.insert(at, member)
    out = {m: (n, was[m][1] if m in was else versions[mine[m][1]]) for n, m in enumerate(order)}
    kept = {key: why for key, why in stored.items() if key[0] not in mine or key[1] not in mine}
    return out, {**kept, **said}


def _write_members(
    db: Connection, id: str, was: dict[str, tuple[int, int]], mine: dict[str, tuple[int, int]]
) -> None:
    gone = [m for m in was if m not in mine]
    for portion in portions(gone):
        db.execute(delete(matter_claim).where(matter_claim.c.matter == id, matter_claim.c.claim.in_(portion)))
    add_rows(
        db,
        matter_claim,
        [{"matter": id, "claim": m, "position": p, "version": v} for m, (p, v) in mine.items() if m not in was],
    )
    moved = [
        {"of": id, "member": m, "p": p, "v": v} for m, (p, v) in mine.items() if m in was and was[m] != (p, v)
    ]
    if moved:
        where = and_(matter_claim.c.matter == bindparam("of"), matter_claim.c.claim == bindparam("member"))
        db.execute(update(matter_claim).where(where).values(position=bindparam("p"), version=bindparam("v")), moved)


def _write_relations(
    db: Connection, id: str, was: dict[tuple[str, str, str], str], mine: dict[tuple[str, str, str], str]
) -> None:
    gone = [key for key, why in was.items() if mine.get(key) != why]
    for portion in portions(gone, 100):
        keys = or_(*(and_(relation.c.a == a, relation.c.b == b, relation.c.relation == r) for a, b, r in portion))
        db.execute(delete(relation).where(relation.c.matter == id, relation.c.by_person.is_(False), keys))
    new = [
        {"a": a, "b": b, "relation": r, "matter": id, "reason": why, "by_person": False}
        for (a, b, r), why in mine.items()
        if was.get((a, b, r)) != why
    ]
    add_new(db, relation, new)  # a person may have said the same before


def _question(
    db: Connection, one: Matter, old: Row | None, ground: str, mine: dict[str, Any],
    said: dict[tuple[str, str, str], str], *, at: str | None,
) -> None:  # fmt: skip
    asked = one.question
    row: Row = {"id": one.id, "ground": ground, "question": asked.text}
    row |= {name: getattr(asked, name) for name in _QUESTION}
    row |= {
        "size": len(mine),
        "versions": len({version for _, version in mine.values()}),
        "contested": any(kind in _CONTESTED for *_, kind in said),
    }
    if old is None:
        add_rows(db, matter, [{**row, "reports": 0, "utterances": 0, "sides": 0, "changed_at": at or now()}])
        return
    if at is not None:
        row["changed_at"] = at
    news = {name: value for name, value in row.items() if old[name] != value}
    if news:
        db.execute(update(matter).where(matter.c.id == one.id).values(**news))


def _main(db: Connection, claims: Iterable[str]) -> None:
    """The first by id of the matters that a claim stands in is noted with the claim."""
    ids = set(claims)
    stands: dict[str, str] = {}
    query = select(matter_claim.c.claim, matter_claim.c.matter)
    for row in rows_in(db, query, matter_claim.c.claim, ids):
        stands[row.claim] = min(row.matter, stands.get(row.claim, row.matter))
    was = {r.id: r.matter for r in rows_in(db, select(claim.c.id, claim.c.matter), claim.c.id, ids)}
    moved = [{"claim_id": id, "to": stands.get(id)} for id, old in was.items() if old != stands.get(id)]
    if moved:
        db.execute(update(claim).where(claim.c.id == bindparam("claim_id")).values(matter=bindparam("to")), moved)


__all__ = ["differences", "of_ground"]
