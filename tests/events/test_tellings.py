"""Which claims of a report tell of one event, and which tellings of many reports are of one event."""

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.events import Telling, assigned, events_of, tellings
from counterclaim.events.cluster import REACH
from counterclaim.events.names import sound
from counterclaim.matters.days import said_day
from counterclaim.model.entry import Entry
from tests.matters.made import OTHER, REGION, TOWN, entry

DAY = st.integers(0, 40).map(lambda n: (date(2024, 1, 1) + timedelta(n)).isoformat())


@st.composite
def told(draw: st.DrawFn) -> list[Telling]:
    out: list[Telling] = []
    for number in range(draw(st.integers(1, 20))):
        day, place = draw(DAY), draw(st.sampled_from([TOWN, TOWN, OTHER, REGION]))
        event = draw(st.sampled_from([None, day]))
        count = draw(st.sampled_from([3, 5, 40, 41, 90]))
        out += tellings([entry(f"r{number}", count, day, place=place, event=event)])
    return out


@settings(max_examples=40, deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_reports_is_of_no_matter(found: list[Telling], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assigned(shuffled) == assigned([*found, *found])


@settings(max_examples=40, deadline=None)
@given(told(), st.integers(0, 40))
def test_what_is_known_of_the_days_before_is_enough(found: list[Telling], at: int) -> None:
    """From a day on, all comes out as from the whole where the events of the days before it are known."""
    whole = assigned(found)
    first = date(2024, 1, 1).toordinal() + at
    near = [t for t in found if t.last >= first - REACH]
    known = {t.id: whole[t.id] for t in near if t.last < first}
    assert assigned(near, known) == {t.id: whole[t.id] for t in near}


def _one(*entries: Entry) -> int:
    return len(events_of(entries))


def test_rival_tolls_of_one_town_and_day_are_of_one_event() -> None:
    assert _one(entry("a", 40, "2024-03-01"), entry("b", 9, "2024-03-01", side="Sudmark")) == 1


def test_two_towns_are_two_events() -> None:
    """However alike: one figure, one day, one province."""
    one = msgspec.structs.replace(TOWN, lat=50.0, lon=30.0)
    other = msgspec.structs.replace(OTHER, lat=50.0, lon=31.0)
    found = [entry("a", 40, "2024-03-01", place=one), entry("b", 40, "2024-03-01", place=other)]
    assert _one(*found) == 2


def test_two_days_that_both_give_are_two_events() -> None:
    a = entry("a", 40, "2024-03-01", event="2024-03-01")
    assert _one(a, entry("b", 9, "2024-03-05", event="2024-03-04")) == 2


def test_one_report_tells_two_days_apart() -> None:
    """Two incidents of one report are never one event."""
    first = entry("a", 40, "2024-03-05", event="2024-03-04")
    second = entry("a", 9, "2024-03-05", event="2024-03-01")
    second = msgspec.structs.replace(second, id="a:c2", order=1)
    found = tellings([first, second])
    assert [(t.claims, t.main) for t in found] == [(("a:c1",), True), (("a:c2",), False)]
    assert len(set(assigned(found).values())) == 2


def test_spellings_of_one_name_sound_alike() -> None:
    assert sound("Raqqa") == sound("ar-Raqa") == sound("the city of Raqqah")
    assert sound("Khan Sheikhoun") == sound("Khan Shaykhūn")
    assert sound("Kherson") != sound("Kharkiv")


def undated(id: str, count: int, event: str | None) -> Entry:
    one = entry(id, count, "2024-03-01", event=event)
    return msgspec.structs.replace(one, published=None, claim=msgspec.structs.replace(one.claim, said=None))


def test_a_report_that_nobody_dated_takes_part_by_the_days_of_its_words() -> None:
    assert _one(undated("a", 40, "2024-03-01"), entry("b", 9, "2024-03-02", event="2024-03-01")) == 1
    assert _one(undated("a", 40, "2024-01-09"), entry("b", 9, "2024-03-02", event="2024-03-01")) == 2
    assert tellings([undated("a", 40, None)]) == ()
    assert said_day(undated("a", 40, "2024-03-01")) == date(2024, 3, 1).toordinal()
    assert said_day(undated("a", 40, None)) is None
