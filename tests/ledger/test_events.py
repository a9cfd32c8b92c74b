"""Events as the ledger lists and shows them, and as people merge, split, move and name them."""

import pytest

from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.events import event_page, events, find_event
from counterclaim.ledger.queries.filters import Filters
from tests.ledger.made import Said, added, reading

ONE = reading(Said("Norland", 12), number=1)
TWO = reading(Said("Surria", 29), number=2, outlet="Hill Post")
ELSEWHERE = reading(Said("Norland", 5, where="Orvik"), number=3, outlet="Coast Daily")


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    """The three reports, in each store."""
    added(ledger, [ONE, TWO, ELSEWHERE])
    return ledger


def test_two_reports_of_one_event_are_listed_once_with_both_tolls(ledger: Ledger) -> None:
    with ledger.reading() as db:
        found = events(db, least=2).rows
        assert [one.heading for one in found] == ["Lanham, XX, 2 May 2024: 12 to 29 killed, according to two accounts"]
        assert (found[0].reports, found[0].claims, found[0].sides) == (2, 2, 2)
        assert len(events(db).rows) == 2
        assert [one.place_name for one in events(db, words="orvik").rows] == ["Orvik"]
        assert events(db, Filters(side=("Surria",))).rows == found
        assert events(db, Filters(happened_from="2024-06")).rows == ()
        with pytest.raises(FilterError):
            events(db, sort="loudest")  # type: ignore[arg-type]


def test_the_page_of_an_event_has_every_account(ledger: Ledger) -> None:
    with ledger.reading() as db:
        row = events(db, least=2).rows[0]
        page = event_page(db, find_event(db, row.id[:6]))
        assert {one.name: [s.figure.value for s in one.statements] for one in page.accounts} == {
            "Norland army": [12.0], "Surria's defence ministry": [29.0],
        }  # fmt: skip
        whole = page.ranges[0]
        assert (whole.group, whole.low.value, whole.high.value) == ("", 12.0, 29.0)
        assert {row.event for row in page.matters} == {row.id}
        with pytest.raises(UnknownError):
            event_page(db, "e0")
