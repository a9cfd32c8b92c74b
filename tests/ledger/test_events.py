"""Events as the ledger lists and shows them, and as people merge, split, move and name them."""

from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select

from counterclaim.errors import CorrectionError, FilterError, OutdatedError, UnknownError
from counterclaim.ledger.forget import forget
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matching import events as matching
from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching.portraits import recontest
from counterclaim.ledger.queries.events import event_page, events, find_event
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.rows import EventRow
from counterclaim.ledger.tables import block, relation, report, telling
from counterclaim.ledger.verify import whole
from counterclaim.model import Reading
from tests.ledger.made import Said, added, contents, day, reading

ONE = reading(Said("Norland", 12), number=1)
TWO = reading(Said("Surria", 29), number=2, outlet="Hill Post")
ELSEWHERE = reading(Said("Norland", 5, where="Orvik"), number=3, outlet="Coast Daily")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The three reports."""
    return [ONE, TWO, ELSEWHERE]


@pytest.fixture
def ledger(with_readings: Ledger) -> Ledger:
    """They, in each store."""
    return with_readings


def test_two_reports_of_one_event_are_listed_once_with_both_tolls(ledger: Ledger) -> None:
    with ledger.reading() as db:
        found = events(db, least=2).rows
        assert [one.heading for one in found] == [
            "12 to 29 people killed in Lanham, XX, on 2 May 2024, according to two accounts"
        ]
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


@pytest.mark.one_store
def test_a_report_that_recalls_an_event_by_its_month_meets_it_whichever_comes_first(ledger: Ledger) -> None:
    later = reading(Said("Brandt", 14, day="2024-05"), number=7, published="2024-09-01", outlet="The Star")
    before = ids(ledger)["Lanham"]
    added(ledger, [later])
    assert [one.reports for one in events_at(ledger, "Lanham")] == [3]
    assert ledger.event(before).event.first == "2024-05-02"
    again(ledger)
    assert [one.reports for one in events_at(ledger, "Lanham")] == [3]
    recalls = reading(Said("Norland", 40, where="Orvik", day="2024-06"), number=8, published="2024-09-02")
    added(ledger, [recalls])
    assert sorted(one.reports for one in events_at(ledger, "Orvik")) == [1, 1]
    added(ledger, [reading(Said("Surria", 41, where="Orvik", day="2024-06-12"), number=9, published="2024-06-13")])
    assert sorted(one.reports for one in events_at(ledger, "Orvik")) == [1, 2]
    with ledger.reading() as db:
        gone = db.scalars(select(report.c.id).where(report.c.published == "2024-06-13")).one()
    forget(ledger, gone, who="ada")
    ledger.match_all()
    assert sorted(one.reports for one in events_at(ledger, "Orvik")) == [1, 1]
    assert whole(ledger.verify())


@pytest.mark.one_store
def test_each_day_is_settled_once_however_many_transactions_it_takes(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[tuple[str, str]] = []
    place = matching._place

    def noted(db: Connection, name: str, first: str, last: str) -> list[tuple[Any, str]]:
        placed.append((first, last))
        return place(db, name, first, last)

    monkeypatch.setattr(matching, "_place", noted)
    monkeypatch.setattr(matching, "PLACED", 2)
    found = [reading(Said(day=day(n // 2)), published=day(n // 2 + 1), number=n) for n in range(10, 30)]
    added(ledger, found)
    assert len(placed) > 5
    assert all(last < first for (_, last), (first, _) in pairwise(placed))
    before = contents(ledger)
    placed.clear()
    again(ledger)
    assert all(last < first for (_, last), (first, _) in pairwise(placed))
    monkeypatch.setattr(matching, "PLACED", 1_000)
    again(ledger)
    assert contents(ledger) == before


def events_at(ledger: Ledger, place: str) -> list[EventRow]:
    return [one for one in ledger.events().rows if one.place_name == place]


def listed(ledger: Ledger) -> dict[str, int]:
    """Claims of each event by its id."""
    return {one.id: one.claims for one in ledger.events().rows}


def ids(ledger: Ledger) -> dict[str, str]:
    return {one.place_name or "": one.id for one in ledger.events().rows}


def again(ledger: Ledger) -> None:
    """Match everything anew, as an upgrade does."""
    with ledger.reading() as db:
        blocks = db.execute(select(block.c.block, block.c.day)).all()
        told = db.scalars(select(telling.c.event).distinct()).all()
    waits = [(row.block, row.day) for row in blocks] + [(f"v:{one}", "") for one in told]
    ledger.write(lambda db: queue.note(db, waits))
    ledger.match_all()


def test_a_merge_takes_later_reports_with_it_and_can_be_undone(ledger: Ledger) -> None:
    at = ids(ledger)
    done = ledger.merge_events(at["Lanham"], at["Orvik"], who="ada", why="one raid")
    assert listed(ledger) == {at["Lanham"]: 3}
    added(ledger, [reading(Said("Brandt", 6, where="Orvik"), number=4, outlet="The Star")])
    assert listed(ledger) == {at["Lanham"]: 4}
    again(ledger)
    assert listed(ledger) == {at["Lanham"]: 4}
    assert {row.event for row in ledger.matters().rows} == {at["Lanham"]}
    ledger.undo(done.id, who="ada")
    assert listed(ledger) == {at["Lanham"]: 2, at["Orvik"]: 2}
    assert whole(ledger.verify())


def test_claims_are_split_off_and_moved(ledger: Ledger) -> None:
    at = ids(ledger)
    claims = [member.claim.id for member in ledger.event(at["Lanham"]).claims]
    done = ledger.split_event(at["Lanham"], claims[:1], who="ada")
    assert sorted(one.claims for one in ledger.events().rows) == [1, 1, 1]
    again(ledger)
    assert sorted(one.claims for one in ledger.events().rows) == [1, 1, 1]
    ledger.undo(done.id, who="ada")
    ledger.move_claims(at["Lanham"], claims[:1], at["Orvik"], who="ada")
    assert listed(ledger) == {at["Lanham"]: 1, at["Orvik"]: 2}
    with pytest.raises(CorrectionError):
        ledger.split_event(at["Lanham"], claims[:1], who="ada")
    with pytest.raises(CorrectionError):
        ledger.move_claims(at["Orvik"], claims[:1], at["Orvik"], who="ada")
    assert whole(ledger.verify())


@pytest.mark.one_store
def test_a_name_stays_with_its_claims(ledger: Ledger) -> None:
    at = ids(ledger)
    page = ledger.event(at["Lanham"])
    ledger.rename_event(at["Lanham"], "The  bridge at Lanham", who="ada", based_on=page.revision)
    heading = ledger.event(at["Lanham"]).event.heading
    assert heading == "The bridge at Lanham: 12 to 29 killed, according to two accounts"
    added(ledger, [reading(Said("Norland", 14), number=5, published="2024-05-02", outlet="Earlier News")])
    assert [one.name for one in ledger.events("bridge").rows] == ["The bridge at Lanham"]
    with pytest.raises(OutdatedError):
        ledger.rename_event(ids(ledger)["Lanham"], "Another", who="bob", based_on=page.revision)
    with pytest.raises(UnknownError):
        ledger.rename_event("e0", "Nothing", who="ada")


@pytest.mark.parametrize(("kind", "expected"), [("contradicts", True), ("denies", True), ("differs", False)])
def test_an_event_is_contested_by_two_of_its_claims_in_whatever_matter(
    ledger: Ledger, kind: str, expected: bool
) -> None:
    with ledger.reading() as db:
        row = events(db, least=2).rows[0]
        first, second = (one.claim.id for one in event_page(db, row.id).claims)

    def related(db: Connection) -> None:
        db.execute(delete(relation))
        db.execute(insert(relation).values(a=first, b=second, relation=kind, matter="elsewhere", reason=""))
        recontest(db, [first, second])

    ledger.write(related)
    with ledger.reading() as db:
        found = events(db, least=2).rows[0]
        assert found.contested == expected
        assert found.weight == pytest.approx(row.weight + 1.5 * (expected - row.contested))
