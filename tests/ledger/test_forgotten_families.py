"""Reports of one wire family forgotten one after the other, before anything is matched, leave nothing of it."""

from sqlalchemy import func, select

from counterclaim.ledger.forget import _remove
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.tables import family, report
from tests.ledger.made import Said, added, day, reading
from tests.ledger.test_order import COPY

ONE_STORE = True


def families(ledger: Ledger) -> int:
    """How many rows."""
    with ledger.reading() as db:
        return db.scalar(select(func.count()).select_from(family)) or 0


def test_a_family_goes_with_the_last_of_its_reports(ledger: Ledger) -> None:
    outlets = ("Harbour Gazette", "Hill Post", "Surria Daily")
    copies = [
        reading(Said(count=10 + n), published=day(n), outlet=outlet, copy=COPY * 2, number=n)
        for n, outlet in enumerate(outlets)
    ]
    added(ledger, copies)
    assert families(ledger) == 1
    with ledger.reading() as db:
        ids = list(db.scalars(select(report.c.id)))
    for id in ids:
        ledger.write(lambda db, id=id: _remove(db, id, "tester", None))
    ledger.match_all()
    assert families(ledger) == 0
