"""Merges, splits and relations laid over matters that are made anew each time."""

from typing import Any

from counterclaim.ledger.corrections.groups import claims_of, regroup
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.model.matter import Matter, MatterRelation, Question


def _matter(id: str, *versions: tuple[str, ...], relations: tuple[MatterRelation, ...] = ()) -> Matter:
    members = tuple(one for version in versions for one in version)
    question = Question(text=id, type="other")
    return Matter(id=id, question=question, members=members, versions=versions, relations=relations)


def _said(number: int, action: str, claims: str, new: dict[str, Any], *, undone: bool = False) -> CorrectionRow:
    return CorrectionRow(
        id=number, action=action, who="ada", at="2024-05-06", claims=tuple(claims.split()), new=new, undone=undone,
        reason="both count Lanham",
    )  # fmt: skip


A = _matter("A", ("a1", "a2"), ("a3",), relations=(MatterRelation("a3", "a1", "contradicts", "40 against 31"),))
B = _matter("B", ("b1",))
MERGE = _said(1, "merge", "a1 a2 a3 b1", {"a": ["a1", "a2", "a3"], "b": ["b1"]})
SPLIT = _said(2, "split", "a1 a2 a3", {"apart": ["a3"], "rest": ["a1", "a2"]})


def test_a_merge_joins_what_it_joined() -> None:
    (one,) = regroup([A, B], [MERGE]).matters
    assert (one.id, one.members, one.versions) == ("A", ("a1", "a2", "a3", "b1"), (("a1", "a2"), ("a3",), ("b1",)))
    assert one.relations == A.relations


def test_a_merge_holds_when_the_matters_have_grown_or_changed_their_ids() -> None:
    later = _matter("A2", ("a1", "a2", "new"), ("a3",))
    (one,) = regroup([B, later], [MERGE]).matters
    assert set(one.members) == {"a1", "a2", "a3", "b1", "new"}


def test_a_merge_without_its_other_half_waits() -> None:
    assert regroup([A], [MERGE]).matters == (A,)
    assert regroup([], [MERGE]).matters == ()


def test_a_split_parts_claims_and_their_relations() -> None:
    stays, parted = sorted(regroup([A], [SPLIT]).matters, key=lambda one: len(one.members), reverse=True)
    assert (stays.id, stays.members, stays.relations) == ("A", ("a1", "a2"), ())
    assert (parted.members, parted.versions) == (("a3",), (("a3",),))
    assert parted.id != "A"
    assert regroup([A], [SPLIT]).matters == regroup([A], [SPLIT]).matters


def test_what_came_later_stays_with_the_rest() -> None:
    grown = _matter("A", ("a1", "a2"), ("a3", "new"))
    assert {one.members for one in regroup([grown], [SPLIT]).matters} == {("a1", "a2", "new"), ("a3",)}


def test_taken_back_means_nothing() -> None:
    undone = _said(1, "merge", "a1 b1", {"a": ["a1"], "b": ["b1"]}, undone=True)
    assert regroup([A, B], [undone]).matters == (A, B)
    assert claims_of([undone, SPLIT]) == {"a1", "a2", "a3"}


def test_a_relation_takes_the_machines_place() -> None:
    said = _said(3, "relate", "a1 a3", {"a": "a3", "b": "a1", "relation": "updates"})
    found = regroup([A, B], [said])
    assert [(r.a, r.b, r.relation, r.reason) for r in found.matters[0].relations] == [
        ("a3", "a1", "updates", "both count Lanham")
    ]
    assert found.by_person == {("a3", "a1", "updates")}
    none = _said(4, "relate", "a1 a3", {"a": "a1", "b": "a3", "relation": "none"})
    found = regroup([A], [said, none])
    assert (found.matters[0].relations, found.by_person) == ((), frozenset())


def test_claims_that_agree_stand_in_one_version() -> None:
    said = _said(5, "relate", "a2 a3", {"a": "a3", "b": "a2", "relation": "agrees"})
    (one,) = regroup([A], [said]).matters
    assert one.versions == (("a1", "a2", "a3"),)
