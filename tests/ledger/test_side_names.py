"""Which sides speak in a matter: kept beside it, filled in where a ledger is older, used in a large ledger."""

from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import select, update

from counterclaim.ledger import migrations
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries import selection
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.tables import claim, matter, matter_claim
from tests.ledger.made import Said, added, day, reading

ONE_STORE = True

FOUND = [
    reading(Said("Norland", 12), Said("Surria", 40), published=day(1), number=1),
    reading(Said("Surria", 5, where="Orvik", day=day(3)), published=day(3), number=2),
    reading(Said("Brandt", 5, where="Orvik", day=day(3)), published=day(4), number=3),
    reading(Said("Norland", 7, "captured", day=day(9)), published=day(9), number=4),
]


def names(ledger: Ledger) -> dict[str, str]:
    """What is kept."""
    with ledger.reading() as db:
        return {row.id: row.side_names for row in db.execute(select(matter.c.id, matter.c.side_names))}


def test_the_sides_of_a_matter_are_those_of_its_claims(ledger: Ledger) -> None:
    added(ledger, FOUND)
    sides: dict[str, set[str]] = defaultdict(set)
    with ledger.reading() as db:
        of = select(matter_claim.c.matter, claim.c.side).join(claim, claim.c.id == matter_claim.c.claim)
        for row in db.execute(of):
            sides[row.matter].add(row.side)
    assert names(ledger) == {id: f"|{'|'.join(sorted(found))}|" for id, found in sides.items()}
    assert "|Norland|Surria|" in names(ledger).values()


def test_a_ledger_from_before_is_filled_in_alike(ledger: Ledger) -> None:
    added(ledger, FOUND)
    kept = names(ledger)
    written = Path(migrations.__file__).with_name("versions") / f"r0004_sides.{ledger.engine.dialect.name}.sql"
    (fill,) = [one for one in written.read_text(encoding="utf-8").split(";\n") if one.startswith("UPDATE")]
    ledger.write(lambda db: db.execute(update(matter).values(side_names="")))
    assert set(names(ledger).values()) == {""}
    ledger.write(lambda db: db.exec_driver_sql(fill))
    assert names(ledger) == kept


@pytest.mark.parametrize("asked", [("Norland",), ("Surria",), ("Surria", "Norland"), ("nobody",), ("",)])
def test_a_large_ledger_gives_the_same_as_a_small_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    added(ledger, FOUND)
    wanted = Filters(side=asked)
    with ledger.reading() as db:
        small = [row.id for row in matters(db, wanted).rows]
        monkeypatch.setattr(selection, "SMALL_LEDGER", 0)
        monkeypatch.setattr(selection, "FEW", 0)
        assert [row.id for row in matters(db, wanted).rows] == small
    assert bool(small) == (asked not in (("nobody",), ("",)))
