"""What people said of matters (merge, split, relate), laid over the matters that the machine made. Pure.

Matters are made anew whenever a report touches them, so a merge is kept as the claims it joined, a split as the claims
it parted, and both are applied again to whatever matters those claims stand in then.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.model.matter import Matter, MatterRelation, MatterRelationKind

NO_RELATION = "none"
"""What `relate` says to take a relation away."""

_AGREE = frozenset({"agrees", "same_utterance"})


class PersonRelation(msgspec.Struct, frozen=True):
    """A relation that a person set between two claims; "none" takes every relation between them away."""

    a: str
    b: str
    relation: str
    reason: str


class Regrouped(msgspec.Struct, frozen=True):
    """Matters with people's words applied; by_person: (a, b, relation) of the relations that people set."""

    matters: tuple[Matter, ...]
    by_person: frozenset[tuple[str, str, str]]


def claims_of(corrections: Iterable[CorrectionRow]) -> frozenset[str]:
    """Every claim that merges, splits and relations in effect tie to others: what must be at hand to apply them."""
    out: set[str] = set()
    for one in corrections:
        if one.action in ("merge", "split", "relate") and not one.undone:
            out |= set(one.claims)
    return frozenset(out)


def regroup(matters: Iterable[Matter], corrections: Iterable[CorrectionRow]) -> Regrouped:
    """The matters with merges, splits and relations in effect applied, in the order they were made.

    What names claims that stand in none of these matters is left for those that have them.
    """
    now = {one.id: one for one in matters}
    by_person: set[tuple[str, str, str]] = set()
    for one in sorted(corrections, key=lambda row: row.id):
        if one.undone or not isinstance(one.new, dict):
            continue
        if one.action == "merge":
            _merge(now, one.new["a"], one.new["b"])
        elif one.action == "split":
            _split(now, one.new["apart"], one.new["rest"], one.id)
        elif one.action == "relate":
            told = PersonRelation(one.new["a"], one.new["b"], one.new["relation"], one.reason or "set in review")
            for id, matter in now.items():
                if told.a in matter.members and told.b in matter.members:
                    now[id] = _relate(matter, told)
                    by_person -= {key for key in by_person if {key[0], key[1]} == {told.a, told.b}}
                    if told.relation != NO_RELATION:
                        by_person.add((told.a, told.b, told.relation))
    return Regrouped(tuple(sorted(now.values(), key=lambda m: m.id)), frozenset(by_person))


def _best(now: dict[str, Matter], claims: Sequence[str]) -> Matter | None:
    """The matter that most of these claims stand in, the smaller id where two do alike; None where none does."""
    wanted = set(claims)
    counts = [(-len(wanted & set(one.members)), one.id) for one in now.values()]
    most, id = min(counts, default=(0, ""))
    return now[id] if most else None


def _merge(now: dict[str, Matter], a: Sequence[str], b: Sequence[str]) -> None:
    first = _best(now, a)
    others = {id: one for id, one in now.items() if first is not None and id != first.id}
    second = _best(others, b)
    if first is None or second is None:
        return
    del now[second.id]
    members = tuple(dict.fromkeys((*first.members, *second.members)))
    seen = set(first.members)
    versions = [tuple(one for one in version if one not in seen) for version in second.versions]
    now[first.id] = msgspec.structs.replace(
        first,
        members=members,
        versions=(*first.versions, *(version for version in versions if version)),
        relations=tuple(dict.fromkeys((*first.relations, *second.relations))),
    )


def _split(now: dict[str, Matter], apart: Sequence[str], rest: Sequence[str], number: int) -> None:
    out, stay = set(apart), set(rest)
    for whole in sorted(now.values(), key=lambda one: (-len(out & set(one.members)), one.id)):
        moved = [one for one in whole.members if one in out]
        if not moved or not stay & set(whole.members):
            continue
        new_id = "m" + hashlib.sha256(f"{whole.id}\x1fsplit\x1f{number}".encode()).hexdigest()[:16]
        now[whole.id] = _only(whole, {one for one in whole.members if one not in out}, whole.id)
        now[new_id] = _only(whole, set(moved), new_id)
        return


def _only(matter: Matter, kept: set[str], id: str) -> Matter:
    versions = (tuple(one for one in version if one in kept) for version in matter.versions)
    return msgspec.structs.replace(
        matter,
        id=id,
        members=tuple(one for one in matter.members if one in kept),
        versions=tuple(version for version in versions if version),
        relations=tuple(one for one in matter.relations if one.a in kept and one.b in kept),
    )


def _relate(matter: Matter, told: PersonRelation) -> Matter:
    pair = {told.a, told.b}
    relations = [one for one in matter.relations if {one.a, one.b} != pair]
    versions = matter.versions
    if told.relation != NO_RELATION:
        kind = cast(MatterRelationKind, told.relation)
        relations.append(MatterRelation(told.a, told.b, kind, told.reason))
        if kind in _AGREE:
            joined = [version for version in versions if pair & set(version)]
            if len(joined) > 1:
                together = tuple(dict.fromkeys(one for version in joined for one in version))
                at = versions.index(joined[0])
                kept = [version for version in versions if version not in joined]
                versions = (*kept[:at], together, *kept[at:])
    return msgspec.structs.replace(
        matter, versions=versions, relations=tuple(sorted(relations, key=lambda r: (r.a, r.b, r.relation)))
    )
