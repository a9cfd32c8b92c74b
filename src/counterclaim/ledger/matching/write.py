"""Matters as assembled against matters as stored: only the differences are written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, or_, select, update

from counterclaim.ledger.audit import now
from counterclaim.ledger.many import add_rows, delete_in, rows_in
from counterclaim.ledger.matching import counts
from counterclaim.ledger.matching.continued import CONTESTED, Members, Related, continued
from counterclaim.ledger.tables import matter, matter_claim, relation
from counterclaim.matters.unchanged import CONTINUED
from counterclaim.model.matter import Matter

Row = dict[str, Any]
_QUESTION = "type counted state unit whose by place place_name first last running".split()


def differences(
    db: Connection,
    grounds: Mapping[str, str],
    found: Sequence[Matter],
    stored: Collection[str],
    *,
    made_of: Mapping[str, str | None],
    partial: Collection[str] = (),
    by_person: Collection[tuple[str, str, str]] = (),
) -> None:
    """Make the stored matters what was found; matters stored but not found are deleted.

    grounds: of each matter, by id; a matter that a person split off has that of what it was split from. made_of: of
    each a digest of what it rests on, so that it need not be assembled again; None or left out: always again.
    partial: of these only a part was assembled: members are added, not taken away, and only the relations between
    claims that were looked at are replaced. by_person: (a, b, relation) of the relations that people set.
    """
    person = set(by_person)
    grounds = _with_split(found, grounds)
    old = {r.id: dict(r._mapping) for r in rows_in(db, select(matter), matter.c.id, {*stored, *(m.id for m in found)})}
    whole = [id for id in old if id not in partial]
    members = _members(db, whole)
    relations = _relations(db, whole)
    changed: set[str] = set()
    longer: dict[str, Set[str]] = {}
    news = _News()
    for one in found:
        anew = True
        mine, said = _rows(one, person)
        row = _asked(one, grounds.get(one.id), mine, said)
        was, related = members[one.id], relations[one.id]
        if one.id in partial:
            anew = old[one.id]["made_of"] != CONTINUED or made_of.get(one.id) != CONTINUED
            part = continued(db, old[one.id], mine, said, anew=anew)
            was, related, mine, said = part.members, part.relations, part.now, part.said
            row |= {"size": part.size, "versions": part.versions, "contested": part.contested}
            row |= _from_to(old[one.id], row)
        same = one.id in old and mine == was and said == related and row["size"] == old[one.id]["size"]
        rests_on = made_of.get(one.id)
        # What is as it was may keep its digest: it stands as it did when that was taken.
        kept = {} if same and rests_on is None else {"made_of": rests_on}
        news.question(row | kept, old.get(one.id), at=None if same else now())
        if same:
            continue
        news.members(one.id, was, mine)
        news.relations(one.id, related, said)
        if anew:
            changed.add(one.id)
        else:
            longer[one.id] = set(mine) - set(was)
    news.write(db)
    gone = [id for id in stored if id not in {m.id for m in found}]
    delete_in(db, relation, relation.c.matter, gone)
    delete_in(db, matter_claim, matter_claim.c.matter, gone)
    delete_in(db, matter, matter.c.id, gone)
    counts.of_matters(db, changed)
    counts.of_longer(db, longer)


def _with_split(found: Sequence[Matter], grounds: Mapping[str, str]) -> Mapping[str, str]:
    """The grounds, those of matters that a person split off added: where another matter of the same question is."""
    by_question = {one.question: grounds[one.id] for one in found if one.id in grounds}
    return {one.id: ground for one in found if (ground := grounds.get(one.id) or by_question.get(one.question))}


def _rows(one: Matter, person: set[tuple[str, str, str]]) -> tuple[Members, Related]:
    version = {member: n for n, members in enumerate(one.versions) for member in members}
    mine = {member: (n, version.get(member, len(one.versions))) for n, member in enumerate(one.members)}
    keys = {(r.a, r.b, str(r.relation)): r.reason for r in one.relations}
    return mine, {key: (why, key in person) for key, why in keys.items()}


def _from_to(old: Row, part: Row) -> Row:
    """The days that the whole of a matter spans, of which only a part was assembled."""
    days = [row[name] for row in (old, part) for name in ("first", "last") if row[name] is not None]
    return {"first": min(days, default=None), "last": max(days, default=None)}


def _asked(one: Matter, ground: str | None, mine: Members, said: Related) -> Row:
    """The matter's row, but for what is counted in it and when it changed."""
    row: Row = {"id": one.id, "ground": ground, "question": one.question.text}
    row |= {name: getattr(one.question, name) for name in _QUESTION}
    return row | {
        "size": len(mine),
        "versions": len({version for _, version in mine.values()}),
        "contested": any(kind in CONTESTED for *_, kind in said),
    }


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

    def question(self, row: Row, old: Row | None, *, at: str | None) -> None:
        """What is new of the matter itself. at: when it changed; None where its members and relations did not."""
        if old is None:
            uncounted = {"reports": 0, "utterances": 0, "sides": 0, "side_names": ""}
            self.matters.append({"made_of": None, **row, **uncounted, "changed_at": at or now()})
            return
        if at is not None:
            row["changed_at"] = at
        news = {name: value for name, value in row.items() if old[name] != value}
        if news:
            self.asked[tuple(news)].append({"matter_id": old["id"], **news})

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


def make_anew(db: Connection, claims: Iterable[str]) -> None:
    """Have the matters of these claims assembled from nothing when they next are, whatever they were made of."""
    ids = {r.matter for r in rows_in(db, select(matter_claim.c.matter), matter_claim.c.claim, claims)}
    if ids:
        unmade = update(matter).where(matter.c.id == bindparam("matter_id")).values(made_of=None)
        db.execute(unmade, [{"matter_id": id} for id in sorted(ids)])


def leave_totals(db: Connection, claim_id: str) -> None:
    """Take a claim out of the running totals it stands in: of a long one, no member is missed where it is added to."""
    total = and_(matter.c.running, matter.c.counted.is_not(None))
    query = select(matter.c.id).join(matter_claim, matter_claim.c.matter == matter.c.id)
    ids = db.scalars(query.where(matter_claim.c.claim == claim_id, total)).all()
    db.execute(delete(matter_claim).where(matter_claim.c.claim == claim_id, matter_claim.c.matter.in_(ids)))
    either = or_(relation.c.a == claim_id, relation.c.b == claim_id)
    db.execute(delete(relation).where(either, relation.c.matter.in_(ids)))
