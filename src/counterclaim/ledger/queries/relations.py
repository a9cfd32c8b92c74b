"""Relations between claims, each once and the right way round: a denial begins with the claim that denies."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.rows import RelationRow
from counterclaim.ledger.tables import claim, relation
from counterclaim.model.claim import DENYING

_SAME = frozenset({"agrees", "compatible"})
MOST = 2_000  # relations of one matter; 500 claims can have 125,000 pairs

_first, _second = claim.alias("first"), claim.alias("second")
_ALL = (
    select(
        relation.c.a, relation.c.b, relation.c.relation, relation.c.reason, relation.c.by_person, relation.c.matter,
        _first.c.stance.label("a_stance"), _second.c.stance.label("b_stance"),
    )
    .join(_first, _first.c.id == relation.c.a)
    .join(_second, _second.c.id == relation.c.b)
)  # fmt: skip


def relation_rows(db: Connection, ids: Sequence[str]) -> tuple[RelationRow, ...]:
    """Relations from one of these claims to any other, or the other way; in the order of the ids of their claims."""
    found: list[Row[Any]] = []
    for part in chunks(ids):
        for end in (relation.c.a, relation.c.b):
            found += db.execute(_ALL.where(end.in_(part)))
    return tuple(sorted(_values(found), key=lambda one: (one.a, one.b, one.relation)))


def in_report(db: Connection, report: str) -> tuple[RelationRow, ...]:
    """Relations between claims of one report, in the order of the text."""
    query = _ALL.where(_first.c.report == report, _second.c.report == report)
    return _values(db.execute(query.order_by(_first.c.number, _second.c.number, relation.c.relation)))


def in_matter(db: Connection, matter: str, *, most: int = MOST) -> tuple[RelationRow, ...]:
    """Relations between a matter's claims, at most so many; those that set claims against each other first."""
    against = relation.c.relation.in_(("contradicts", "denies", "differs"))
    order = (against.desc(), relation.c.relation, relation.c.a, relation.c.b)
    return _values(db.execute(_ALL.where(relation.c.matter == matter).order_by(*order).limit(most)))


def in_matters(
    db: Connection, matters: Sequence[str], kinds: Collection[str] = ()
) -> dict[str, tuple[RelationRow, ...]]:
    """The relations of these matters, by the matter's id. kinds: of these kinds only; all of them where it is empty."""
    rows: dict[str, list[Row[Any]]] = {id: [] for id in matters}
    for part in chunks(matters):
        query = _ALL.where(relation.c.matter.in_(part), *([relation.c.relation.in_(kinds)] if kinds else ()))
        found: list[Row[Any]] = list(db.execute(query.order_by(relation.c.a, relation.c.b, relation.c.relation)))
        for row in found:
            rows[row.matter].append(row)
    return {id: _values(those) for id, those in rows.items()}


def any_against(db: Connection) -> bool:
    """True where a page says of two claims that they contradict, deny or conflict with each other, in a matter or in
    one report, and where any claim denies, also what no claim of the ledger was found to say."""
    of = relation.c.relation.in_(("contradicts", "denies", "opposed"))
    denial = select(claim.c.id).where(claim.c.stance.in_(sorted(DENYING)), claim.c.status != "rejected")
    return any(db.scalar(one.limit(1)) is not None for one in (select(relation.c.a).where(of), denial))


def _values(rows: Iterable[Row[Any]]) -> tuple[RelationRow, ...]:
    """Each relation of a pair once: a person's word before the machine's, a matter's reason before a report's. What a
    matter compares no report calls opposed, what is held against each other is not called incomparable, and who says
    the same again does not agree with himself."""
    found: dict[tuple[str, str, str], Row[Any]] = {}
    for row in rows:
        a, b = pair(row)
        held = found.get((a, b, row.relation))
        if held is None or (held.by_person, held.matter) < (row.by_person, row.matter):
            found[a, b, row.relation] = row
    others: dict[frozenset[str], set[tuple[str, bool]]] = defaultdict(set)
    for (a, b, kind), row in found.items():
        others[frozenset((a, b))].add((kind, row.matter != ""))
    return tuple(
        RelationRow(a=a, b=b, relation=kind, reason=row.reason, by_person=row.by_person)
        for (a, b, kind), row in found.items()
        if row.by_person or not _said_better(kind, others[frozenset((a, b))])
    )


def _said_better(kind: str, pair: Collection[tuple[str, bool]]) -> bool:
    """True where another relation of the same two claims tells it better. pair: each kind, and whether of a matter."""
    kinds = {one for one, _ in pair} - {kind}
    if kind == "not_comparable":
        return bool(kinds)
    if kind == "opposed":
        return any(of_matter for _, of_matter in pair)
    return kind in _SAME and "restates" in kinds


def pair(row: Row[Any]) -> tuple[str, str]:
    """The two claims in the order in which a sentence names them. Of a denial that the machine found, the claim whose
    stance denies comes first, whichever came later; what a person set stays as set. row: as `_ALL` selects it."""
    turned = row.relation == "denies" and not row.by_person and row.a_stance not in DENYING and row.b_stance in DENYING
    return (row.b, row.a) if turned else (row.a, row.b)
