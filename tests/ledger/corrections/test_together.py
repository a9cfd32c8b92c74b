"""Corrections in a real ledger of either store: matters follow at once, two people at a time lose nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import CorrectionError, OutdatedError
from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading


@pytest.fixture(scope="module")
def readings(hand_made: Reading) -> list[Reading]:
    """The hand-made one."""
    return [hand_made]


@pytest.fixture
def own(with_readings: Ledger) -> Ledger:
    """A ledger of the hand-made reading."""
    return with_readings


def _matters(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    found = {}
    for row in ledger.matters().rows:
        found[row.id] = tuple(sorted(one.claim.id for one in ledger.matter(row.id).members))
    return found


def test_merge_split_and_relate_show_at_once_and_can_be_taken_back(own: Ledger) -> None:
    before = _matters(own)
    first, second = sorted(before)[:2]
    merged = own.merge(first, second, who="ada", why="one question")
    assert set(_matters(own)[first]) == {*before[first], *before[second]}
    own.undo(merged.id, who="ada")
    assert _matters(own) == before
    own.merge(first, second, who="ada")
    apart = own.split(first, before[second], who="ben")
    assert set(before[first]) in map(set, _matters(own).values())
    own.undo(apart.id, who="ben")
    a, b = before[first][0], before[second][0]
    own.relate(b, a, "contradicts", who="cem", why="40 against none")
    page = own.matter(first)
    assert [(r.a, r.b, r.reason, r.by_person) for r in page.relations if r.relation == "contradicts" and r.a == b] == [
        (b, a, "40 against none", True)
    ]
    assert page.matter.contested
    assert all(one.state == "whole" for one in own.verify())


def test_a_relation_across_matters_stands_on_the_claims(own: Ledger) -> None:
    before = _matters(own)
    a, b = (before[id][0] for id in sorted(before)[:2])
    done = own.relate(a, b, "not_comparable", who="ada")
    assert [one.relation for one in own.claim(a).relations if {one.a, one.b} == {a, b} and one.by_person] == [
        "not_comparable"
    ]
    own.undo(done.id, who="ada")
    assert not [one for one in own.claim(a).relations if {one.a, one.b} == {a, b} and one.by_person]


def test_an_arrangement_of_an_outdated_matter_is_refused(own: Ledger) -> None:
    before = _matters(own)
    first, second = sorted(before)[:2]
    seen = {id: own.matter(id).revision for id in (first, second)}
    own.accept(before[first][0], who="ada")
    with pytest.raises(OutdatedError, match="by ada"):
        own.merge(first, second, who="ben", based_on=seen)
    with pytest.raises(CorrectionError):
        own.merge(first, first, who="ben")
    assert _matters(own) == before


def test_of_two_people_at_a_time_one_is_told(own: Ledger) -> None:
    row = own.claims(sort="report").rows[2]

    def correct(who: str) -> str:
        try:
            own.edit(row.id, {"channel": f"as {who} says"}, who=who, based_on=row.revision)
        except OutdatedError:
            return "told"
        return "done"

    with ThreadPoolExecutor(6) as people:
        found = sorted(people.map(correct, "abcdef"))
    assert found == ["done", *["told"] * 5]
    assert len(own.claim(row.id).corrections) == 1
    assert all(one.state == "whole" for one in own.verify())


@pytest.mark.parametrize("table", ["audit", "correction", "correction_claim"])
def test_what_was_said_can_not_be_unsaid(own: Ledger, table: str) -> None:
    own.accept(own.claims().rows[0].id, who="ada")
    with pytest.raises(DBAPIError, match="append-only"), own.engine.connect() as db:
        db.execute(text(f"DELETE FROM {table}"))
