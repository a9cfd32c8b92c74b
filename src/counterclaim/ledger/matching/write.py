"""Matters as assembled against matters as stored: only the differences are written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, select, update

from counterclaim.ledger.audit import now
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.tables import claim, matter, matter_claim, relation
from counterclaim.model.matter import Matter

Row = dict[str, Any]
_QUESTION = "type counted state unit whose by place place_name first last running".split()
_CONTESTED = ("contradicts", "denies")


def differences(
    db: Connection,
    grounds: Mapping[str, str],
    found: Sequence[Matter],
    stored: Collection[str],
    *,
    partial: Collection[str] = (),
    by_person: Collection[tuple[str, str, str]] = (),
) -> None:
    """Make the stored matters what was found; matters stored but not found are deleted.

    grounds: of each matter, by id; a matter that a person split off has that of what it was split from.
    partial: of these only a part was assembled: members are added, not taken away, and only the relations between
    claims that were looked at are replaced. by_person: (a, b, relation) of the relations that people set.
    """
    person = set(by_person)
    grounds = _with_split(found, grounds)
    old = {r.id: dict(r._mapping) for r in rows_in(db, select(matter), matter.c.id, {*stored, *(m.id for m in found)})}
    members = _members(db, old)
    relations = _relations(db, old)
    touched: set[str] = set()
    changed: set[str] = set()
    news = _News()
    for one in found:
        mine, said = _rows(one, person)
        if one.id in partial:
            mine, said = _continued(mine, said, members[one.id], relations[one.id])
        same = one.id in old and mine == members[one.id] and said == relations[one.id]
        news.question(one, old.get(one.id), grounds.get(one.id), mine, said, at=None if same else now())
        if same:
            continue
        news.members(one.id, members[one.id], mine)
        news.relations(one.id, relations[one.id], said)
        touched |= set(mine) ^ set(members[one.id])
        changed.add(one.id)
    news.write(db)
    gone = [id for id in stored if id not in {m.id for m in found}]
    for id in gone:
        touched |= set(members[id])
    delete_in(db, relation, relation.c.matter, gone)
    delete_in(db, matter_claim, matter_claim.c.matter, gone)
    delete_in(db, matter, matter.c.id, gone)
    _main(db, touched)
    counts.of_matters(db, changed)


Members = dict[str, tuple[int, int]]
"""{claim: (position, version)}"""
Related = dict[tuple[str, str, str], tuple[str, bool]]
"""{(a, b, relation): (reason, set by a person)}"""


def _with_split(found: Sequence[Matter], grounds: Mapping[str, str]) -> Mapping[str, str]:
    """The grounds, those of matters that a person split off added: where another matter of the same question is."""
    by_question = {one.question: grounds[one.id] for one in found if one.id in grounds}
    return {one.id: ground for one in found if (ground := grounds.get(one.id) or by_question.get(one.question))}


def _rows(one: Matter, person: set[tuple[str, str, str]]) -> tuple[Members, Related]:
    version = {member: n for n, members in enumerate(one.versions) for member in members}
    mine = {member: (n, version.get(member, len(one.versions))) for n, member in enumerate(one.members)}
    keys = {(r.a, r.b, str(r.relation)): r.reason for r in one.relations}
    return mine, {key: (why, key in person) for key, why in keys.items()}


def _members(db: Connection, ids: Iterable[str]) -> dict[str, Members]:
    out: dict[str, Members] = defaultdict(dict)
    for row in rows_in(db, select(matter_claim), matter_claim.c.matter, ids):
        out[row.matter][row.claim] = (row.position, row.version)
    return out


def _relations(db: Connection, ids: Iterable[str]) -> dict[str, Related]:
    out: dict[str, Related] = defaultdict(dict)
    for row in rows_in(db, select(relation), relation.c.matter, ids):
        out[row.matter][row.a, row.b, row.relation] = (row.reason, row.by_person)
    return out


def _continued(mine: Members, said: Related, was: Members, stored: Related) -> tuple[Members, Related]:
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


class _News:
    """Rows to be taken away, changed and added for many matters, in a few statements for all of them."""

    def __init__(self) -> None:
        self.matters: list[Row] = []
        self.asked: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        self.left: list[Row] = []
        self.moved: list[Row] = []
        self.joined: list[Row] = []
        self.unsaid: list[Row] = []
        self.said: list[Row] = []

    def members(self, id: str, was: Members, mine: Members) -> None:
        """What is new of a matter's members."""
        self.left += [{"of": id, "member": m} for m in was if m not in mine]
        for m, (p, v) in mine.items():
            if m not in was:
                self.joined.append({"matter": id, "claim": m, "position": p, "version": v})
            elif was[m] != (p, v):
                self.moved.append({"of": id, "member": m, "p": p, "v": v})

    def relations(self, id: str, was: Related, mine: Related) -> None:
        """What is new of a matter's relations."""
        gone = [key for key, why in was.items() if mine.get(key) != why]
        self.unsaid += [{"of": id, "first": a, "second": b, "kind": r} for a, b, r in gone]
        self.said += [
            {"a": a, "b": b, "relation": r, "matter": id, "reason": why, "by_person": person}
            for (a, b, r), (why, person) in mine.items()
            if was.get((a, b, r)) != (why, person)
        ]

    def question(
        self, one: Matter, old: Row | None, ground: str | None, mine: Members, said: Related, *, at: str | None
    ) -> None:
        """What is new of the matter itself. at: when it changed; None where its members and relations did not."""
        asked = one.question
        row: Row = {"id": one.id, "ground": ground, "question": asked.text}
        row |= {name: getattr(asked, name) for name in _QUESTION}
        row |= {
            "size": len(mine),
            "versions": len({version for _, version in mine.values()}),
            "contested": any(kind in _CONTESTED for *_, kind in said),
        }
        if old is None:
            uncounted = {"reports": 0, "utterances": 0, "sides": 0, "side_names": ""}
            self.matters.append({**row, **uncounted, "changed_at": at or now()})
            return
        if at is not None:
            row["changed_at"] = at
        news = {name: value for name, value in row.items() if old[name] != value}
        if news:
            self.asked[tuple(news)].append({"matter_id": one.id, **news})

    def write(self, db: Connection) -> None:
        """All of it; rows that go make room before rows come."""
        add_rows(db, matter, self.matters)
        for rows in self.asked.values():
            db.execute(update(matter).where(matter.c.id == bindparam("matter_id")), rows)
        member = and_(matter_claim.c.matter == bindparam("of"), matter_claim.c.claim == bindparam("member"))
        if self.left:
            db.execute(delete(matter_claim).where(member), self.left)
        if self.moved:
            change = update(matter_claim).where(member).values(position=bindparam("p"), version=bindparam("v"))
            db.execute(change, self.moved)
        add_rows(db, matter_claim, self.joined)
        if self.unsaid:
            names = {"matter": "of", "a": "first", "b": "second", "relation": "kind"}
            where = and_(*(relation.c[name] == bindparam(given) for name, given in names.items()))
            db.execute(delete(relation).where(where), self.unsaid)
        add_rows(db, relation, self.said)


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
