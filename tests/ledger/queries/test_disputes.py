"""A dispute is listed once, with the other matters of it beside the first."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, delete, insert

from counterclaim.ledger import tables
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matters import disputes, matters
from tests.ledger import sample

# Of each matter its days, place, ground and state; which claim stands against which, and how. In the sample Sant of
# Surria says the claims of r3 up to c3, Brändt of Norland those of r1, r2 and r4.
_MATTERS: dict[str, tuple[str, str, str, str, str | None, tuple[str, str, str] | None]] = {
    "a1": ("2024-05-02", "2024-05-02", sample.TOWN, "v:e1", "killed", ("r3:c1", "r1:c1", "denies")),
    # The same two claims, about another thing.
    "a2": ("2024-05-02", "2024-05-02", sample.REGION, "violence|XX", None, ("r3:c1", "r1:c1", "denies")),
    # The same question about the same event.
    "a3": ("2024-05-02", "2024-05-02", sample.CAMP, "v:e1", "killed", ("r4:c1", "r4:c2", "contradicts")),
    # The same side denies the same kind of thing of the next day, of whatever place.
    "a4": ("2024-05-03", "2024-05-04", sample.CAMP, "violence|YY", None, ("r3:c2", "r1:c3", "denies")),
    # Weeks later, and of another place: another accusation.
    "b1": ("2024-05-20", "2024-05-20", sample.REGION, "violence|XX", None, ("r3:c3", "r1:c2", "denies")),
    # The other side denies it: another dispute.
    "c1": ("2024-05-02", "2024-05-02", sample.TOWN, "violence|XX", None, ("r2:c1", "r3:c4", "denies")),
    # Another question about the event of the first.
    "d1": ("2024-05-02", "2024-05-02", sample.TOWN, "v:e1", "displaced", None),
}


@pytest.fixture
def db(ledger: Ledger) -> Iterator[Connection]:
    def fill(db: Connection) -> None:
        sample.fill(db)
        db.execute(delete(tables.relation))
        for size, (id, (first, last, place, ground, state, told)) in enumerate(reversed(_MATTERS.items()), 10):
            row = {**sample.MATTERS[1], "id": id, "type": "strike", "first": first, "last": last, "place": place}
            row |= {"ground": ground, "state": state, "size": size, "sides": 3, "running": False}
            row |= {"counted": None, "unit": None, "whose": None}
            db.execute(insert(tables.matter).values(row))
            if told is not None:
                named = dict(zip(("a", "b", "relation"), told, strict=True))
                db.execute(insert(tables.relation).values(**named, matter=id, reason=""))

    ledger.write(fill)
    with ledger.reading() as connection:
        yield connection


def test_matters_of_one_dispute_stand_under_the_first(db: Connection) -> None:
    found = matters(db, Filters(contested=True))
    listed = {row.id: sorted(row.also) for row in found.rows if not row.id.startswith("m-")}
    assert listed == {"a1": ["a2", "a3", "a4"], "b1": [], "c1": [], "d1": []}
    assert found.total == len(found.rows)
    assert all(asked.endswith("?") or " denied what " in asked for row in found.rows for asked in row.also.values())
    assert disputes(db) == {"a2": "a1", "a3": "a1", "a4": "a1"}


def test_a_denial_is_asked_about_by_who_says_it_and_who_denies_it(db: Connection) -> None:
    asked = {row.id: row.heading for row in matters(db).rows}
    told = "Mira Sant denied what Olaf Brändt said about a strike in Lan region, as reported on 20 May 2024"
    assert asked["b1"] == told
    assert asked["a1"].startswith("How many ")  # there are figures to ask about


def test_pages_and_filters_list_each_dispute_once(db: Connection) -> None:
    every, cursor = [], None
    while True:
        part = matters(db, Filters(contested=True), limit=1, cursor=cursor)
        every += [row.id for row in part.rows]
        cursor = part.next
        if cursor is None:
            break
    assert every == [row.id for row in matters(db, Filters(contested=True)).rows]
    # What meets the filters stands by itself where the first of its dispute does not meet them.
    assert [row.id for row in matters(db, Filters(contested=True, place=sample.CAMP)).rows] == ["a3", "a4"]
    # Who asks for all matters gets all.
    assert {"a1", "a2", "a3", "a4"} <= {row.id for row in matters(db).rows}
