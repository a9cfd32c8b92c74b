"""How sure each field is, in the ledger: what is asked for by it, and where it comes from in older ledgers."""

from pathlib import Path

import msgspec
import pytest

from counterclaim.errors import FilterError
from counterclaim.ledger import tables
from counterclaim.ledger.forget import forget
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.filters import Filters
from counterclaim.model.claim import Sure
from tests.ledger.made import Said, added, contents, reading

ONE_STORE = True

LEVELS = (Sure(speaker=0.99, type=0.7), Sure(speaker=0.9, type=0.95), Sure())


def filled(ledger: Ledger) -> str:
    """A report with three claims; its id."""
    one = reading(Said("Norland", 10), Said("Surria", 11), Said("Brandt", 12))
    told = tuple(msgspec.structs.replace(c, sure=sure) for c, sure in zip(one.claims, LEVELS, strict=True))
    added(ledger, [msgspec.structs.replace(one, claims=told)])
    return str(contents(ledger)["report"][0]["id"])


def found(ledger: Ledger, *sure: str) -> list[str]:
    with ledger.reading() as db:
        return sorted(row.id.partition(":")[2] for row in claims(db, Filters(sure=sure)).rows)


def test_claims_are_asked_for_by_how_sure_a_field_is(ledger: Ledger) -> None:
    id = filled(ledger)
    assert found(ledger) == ["c1", "c2", "c3"]
    assert found(ledger, "speaker=.9") == ["c1", "c2"]
    assert found(ledger, "speaker=.9", "type=.9") == ["c2"]
    assert found(ledger, "side=0") == []
    with ledger.reading() as db:
        assert claims(db, Filters(sure=("speaker=.95",))).rows[0].sure == LEVELS[0]
    with pytest.raises(FilterError, match="no field with a share"):
        found(ledger, "speaker=2")
    # What a person looked at and found right needs no measure.
    ledger.accept(f"{id}:c3", who="me")
    assert found(ledger, "speaker=.95") == ["c1", "c3"]
    forget(ledger, id, who="me")
    assert contents(ledger)["sureness"] == []


def test_an_older_ledger_tells_it_of_its_readings(tmp_path: Path) -> None:
    with Ledger(tmp_path / "old.db") as ledger:
        filled(ledger)
        before = contents(ledger)["sureness"]
        assert len(before) == 2

        def older(db: object) -> None:
            tables.sureness.drop(db)  # type: ignore[arg-type]
            db.exec_driver_sql("UPDATE alembic_version SET version_num = '0016'")  # type: ignore[attr-defined]

        ledger.write(older)
    with Ledger(tmp_path / "old.db") as ledger:
        assert contents(ledger)["sureness"] == before
