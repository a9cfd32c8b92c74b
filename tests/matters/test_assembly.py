"""Matters do not rest on the order of claims, nor on claims far off; each member stands in one version."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.matters import assemble, block, day
from counterclaim.matters.assembly import assemble_near
from counterclaim.matters.blocks import EVENT_DAYS
from counterclaim.matters.facets import facets
from counterclaim.matters.gathering import MOST
from counterclaim.matters.grouping import of_one_event
from counterclaim.matters.happening import forget, one_account, two_speakers
from counterclaim.matters.topics import done_to
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from tests.matters.made import OTHER, REGION, TOWN, entry, figure

DAY = st.integers(0, 60).map(lambda n: (date(2024, 1, 1) + timedelta(n)).isoformat())


@st.composite
def ledgers(draw: st.DrawFn, most: int = 24) -> list[Entry]:
    out = []
    for number in range(draw(st.integers(1, most))):
        said = draw(DAY)
        kind = draw(st.sampled_from(["count", "count", "count", "denial", "stand"]))
        place = draw(st.sampled_from([TOWN, TOWN, OTHER, REGION]))
        side = draw(st.sampled_from(["Norland", "Sudmark", None]))
        if kind == "count":
            event = draw(st.sampled_from([None, said]))
            running = draw(st.booleans())
            window = {"window": "since the war began"} if running else {}
            value = draw(st.sampled_from([3, 5, 40, 41, 90]))
            bound = draw(st.sampled_from(["exact", "at_least", "about"]))
            bounds = {"exact": (value, value), "at_least": (value, None), "about": (None, None)}[bound]
            fields = {"bound": bound, "low": bounds[0], "high": bounds[1], **window}
            out.append(entry(f"r{number}", value, said, side=side, place=place, event=event, **fields))
        else:
            stance = "denies" if kind == "denial" else "asserts"
            words = "Norland's army bombed the market hall of the town"
            out.append(entry(f"r{number}", None, said, side=side, place=place, stance=stance, text=words))
    return out


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_is_of_no_matter(found: list[Entry], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assemble(shuffled) == assemble(found)
    assert assemble([*found, *found]) == assemble(found)


@given(ledgers())
def test_versions_part_the_members(found: list[Entry]) -> None:
    for matter in assemble(found):
        assert sorted(i for version in matter.versions for i in version) == sorted(matter.members)
        assert len(set(matter.members)) == len(matter.members)
        for relation in matter.relations:
            assert {relation.a, relation.b} <= set(matter.members)
            assert relation.reason


@given(ledgers(most=32), DAY)
def test_matters_without_an_event_rest_on_claims_near_by(found: list[Entry], at: str) -> None:
    """Every such matter that touches a day comes out of the claims within EVENT_DAYS of it as from all; what events
    rest on is in tests/events."""
    here = date.fromisoformat(at)
    events = [e for e in found if "|total|" not in (block(e) or "")]

    def near(e: Entry) -> bool:
        return abs((date.fromisoformat(day(e) or at) - here).days) <= EVENT_DAYS

    on_day = {e.id for e in events if day(e) == at}
    whole = {m.id: m for m in assemble_near(events).matters if on_day & set(m.members)}
    part = {m.id: m for m in assemble_near(e for e in events if near(e)).matters if on_day & set(m.members)}
    assert part == whole


def test_a_total_of_many_claims_costs_the_same_for_each() -> None:
    """Relations of a long war's daily count grow with the claims, not with their square."""
    days = [(date(2022, 2, 24) + timedelta(n)).isoformat() for n in range(600)]
    found = [entry(f"r{n:04d}", 100 + n, d, window="since the war began") for n, d in enumerate(days)]
    (matter,) = assemble(found)
    assert len(matter.members) == 600
    assert len(matter.relations) <= 600 * 4
    assert {r.relation for r in matter.relations} == {"updates"}


def test_rivals_stand_in_one_block() -> None:
    a, b = entry("a", 40, "2024-03-01", side="Norland"), entry("b", 9, "2024-03-01", side="Sudmark")
    assert block(a) == block(b) == "violence|XX/Vest"
    (matter,) = assemble([a, b])
    assert [r.relation for r in matter.relations] == ["contradicts"]
    assert "cannot both hold" in matter.relations[0].reason
    assert matter.question.place_name == "Kelde"


def test_no_speaker_no_day_no_place_no_matter() -> None:
    assert block(entry("a", 40, "2024-03-01", place=None, counted="people")) is None


def test_which_count_is_the_later_is_not_known_where_nobody_dates_one() -> None:
    first, last = entry("a", 9, "2024-03-01", event="2024-03-01"), entry("b", 12, "2024-03-03", event="2024-03-01")
    undated = msgspec.structs.replace(first, published=None, claim=msgspec.structs.replace(first.claim, said=None))
    told = [[r.relation for m in assemble([one, last]) for r in m.relations] for one in (first, undated)]
    assert told == [["updates"], ["differs"]]


def test_what_was_worked_out_of_entries_can_be_let_go_of() -> None:
    assemble([entry("r1", 40, "2024-01-01", side="Norland"), entry("r2", 31, "2024-01-01", side="Sudmark")])
    assert facets.cache_info().currsize
    forget()
    assert facets.cache_info().currsize == 0


def test_an_outlet_that_speaks_for_a_side_is_its_reports_own_voice() -> None:
    """So it does not contradict what it reports, as two sides do."""
    for outlet, own in (("Kelde Post", False), ("Sudmark's ministry", True)):
        made = (entry("r", count, "2024-03-01", side=side) for count, side in ((40, "Norland"), (9, "Sudmark")))
        one, other = (facets(msgspec.structs.replace(e, publisher=outlet))[0] for e in made)
        assert one_account(one, other) == own
        assert two_speakers(one, other) != own


def test_what_reports_count_beside_a_toll_is_another_question() -> None:
    """Another attack that two reports tell in the same breath: its dead stand together, and not with the toll."""
    toll = [entry(f"r{n}", 40, "2024-03-02", event="2024-03-01") for n in range(2)]
    other = "policemen died as a mine went off under their bus near"
    words = f"12 {other} {OTHER.text}"
    given = (entry(id, 12, "2024-03-02", place=OTHER, event="2024-02-29", text=words) for id in "ab")
    apart = [msgspec.structs.replace(one, apart=True) for one in given]
    every = [*toll, *apart]
    groups = of_one_event("e", [f for e in every for f in facets(e)], every).values()
    assert sorted(sorted(f.entry.report for f in group) for group in groups) == [["a", "b"], ["r0", "r1"]]


def test_counts_of_more_reports_than_are_held_against_each_other_are_parted_alike() -> None:
    toll = [entry(f"r{n}", 40, "2024-03-02", event="2024-03-01") for n in range(MOST)]
    words = f"12 policemen died as a mine went off under their bus near {OTHER.text}"
    given = (entry(id, 12, "2024-03-02", place=OTHER, event="2024-02-29", text=words) for id in ("a", "b", "x", "y"))
    every = [*toll, *given]
    groups = of_one_event("e", [f for e in every for f in facets(e)], every).values()
    assert sorted(len(group) for group in groups) == [4, MOST]


@pytest.mark.parametrize(("role", "scope", "alone"), [("conflict", "running_total", 1), ("main", "incident", 0)])
def test_the_dead_of_a_war_stand_with_no_toll_and_with_no_total_of_a_siege(role: str, scope: str, alone: int) -> None:
    toll = entry("a", 40, "2024-03-01", event="2024-03-01")
    siege = entry("b", 300, "2024-03-01", window="since the siege began")
    war = entry("c", 40, "2024-03-01", scope=scope)
    war = msgspec.structs.replace(war, claim=msgspec.structs.replace(war.claim, event_role=role))
    with_war = [m for m in assemble([toll, siege, war]) if war.id in m.members]
    assert sum(m.question.running and m.members == (war.id,) for m in with_war) == alone


def test_a_count_of_another_day_or_a_far_town_stands_apart_in_its_event() -> None:
    town = msgspec.structs.replace(TOWN, lat=50.0, lon=30.0)
    tolls = [entry(f"r{n}", 40 + n, "2024-03-03", place=town, event="2024-03-01") for n in range(2)]
    far = entry("s", 7, "2024-03-03", place=msgspec.structs.replace(OTHER, lat=50.0, lon=31.0))
    late = entry("t", 9, "2024-03-03", place=town, event="2024-03-03")
    groups = of_one_event("e", [f for e in (*tolls, far, late) for f in facets(e)]).values()
    assert sorted(sorted(f.entry.report for f in group) for group in groups) == [["r0", "r1"], ["s"], ["t"]]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("7 insurgents were killed in Kelde", {"counted": "insurgents"}),
        ("7 soldiers were killed in Kelde", {"admin1": "Ost"}),
        ("7 people breathed the gas in Kelde", {"counted": "people", "state": None}),
    ],
)
def test_what_no_two_reports_can_mean_by_one_count(text: str, fields: dict[str, Any]) -> None:
    """An army's dead and those of the men it fights, the dead of two divisions, and people with nothing in common."""
    place = msgspec.structs.replace(TOWN, id="geonames:7", admin1=fields.pop("admin1", "Vest"))
    bare = {"counted": "people", "state": None} if "state" in fields else {}
    one = entry("a", 40, "2024-03-01", event="2024-03-01", **bare)
    other = entry("b", 7, "2024-03-01", event="2024-03-01", place=place, text=text, **fields)
    groups = of_one_event("e", [f for e in (one, other) for f in facets(e)]).values()
    assert [len(group) for group in groups] == [1, 1]


def test_somebody_who_is_told_is_no_toll_of_anothers_several() -> None:
    several = entry("a", 4, "2024-03-01", event="2024-03-01")
    one = entry("b", 1, "2024-03-01", event="2024-03-01", text="a soldier was killed in Kelde")
    told = msgspec.structs.replace(one.claim, figures=(figure(1, text="a soldier", end=9),))
    two = [several, msgspec.structs.replace(one, claim=told)]
    assert len(of_one_event("e", [f for e in two for f in facets(e)])) == 2


def test_a_city_is_no_name_for_its_quarters() -> None:
    """Of two raids on one city, in two quarters, each toll stands by itself, though both name the city, too."""
    city = msgspec.structs.replace(TOWN, admin1="Kelde")

    def raid(id: str, dead: int, quarter: str) -> Entry:
        made = entry(id, dead, "2024-03-01", place=city, event="2024-03-01", text=f"{dead} died in {quarter} in Kelde")
        part = Place(text=quarter, start=10, end=10 + len(quarter), name=quarter)
        return msgspec.structs.replace(made, claim=msgspec.structs.replace(made.claim, places=(part, city)))

    two = [raid("a", 23, "Marel"), raid("b", 12, "Oskend")]
    assert len(of_one_event("e", [f for e in two for f in facets(e)])) == 2
    same = [raid("a", 23, "Marel"), raid("b", 23, "Marel")]
    assert len(of_one_event("e", [f for e in same for f in facets(e)])) == 1


def test_what_is_told_of_two_days_is_not_one_thing() -> None:
    words = "soldiers pushed the rebels back from streets of Kelde"
    given = (("a", "2024-03-01", None), ("b", "2024-03-02", "Sudmark"), ("c", "2024-03-01", "Sudmark"))
    first, second, same = (entry(id, None, "2024-03-02", event=at, text=words, side=side) for id, at, side in given)
    assert len(assemble([first, second])) == 2
    assert len(assemble([first, same])) == 1


def test_a_wars_toll_is_of_its_state_and_of_its_size() -> None:
    def total(id: str, value: int, place: Place, basis: str) -> Entry:
        one = entry(id, value, "2024-03-01", place=place, scope="running_total")
        claim = msgspec.structs.replace(one.claim, event_role="conflict")
        return msgspec.structs.replace(one, claim=claim, place_basis=basis)

    # Two reports from two towns tell of one war, a third of a siege of a town that it names.
    wars = [total("a", 100_000, TOWN, "report"), total("b", 140_000, OTHER, "report")]
    others = [total("c", 132, TOWN, "report"), total("d", 150_000, TOWN, "claim")]
    found = [m for m in assemble([*wars, *others]) if len(m.members) > 1]
    assert [set(m.members) for m in found] == [{one.id for one in wars}]
    assert found[0].question.place is None


def _owned(one: Entry, side: str | None) -> Entry:
    figures = (msgspec.structs.replace(one.claim.figures[0], side=side),)
    return msgspec.structs.replace(one, claim=msgspec.structs.replace(one.claim, figures=figures))


@pytest.mark.parametrize(("side", "together"), [(None, [{"a", "b"}, {"c"}]), ("Sudmark", [{"a", "b", "c"}])])
def test_a_total_that_tells_no_beginning_is_of_its_month_but_a_sides_losses_run_on(
    side: str | None, together: list[set[str]]
) -> None:
    counts = (("a", 40, "2024-03-01"), ("b", 55, "2024-03-28"), ("c", 70, "2024-05-02"))
    given = (entry(id, n, on, counted="people", window="so far") for id, n, on in counts)
    told = [_owned(e, side) for e in given]
    made = sorted(({i.partition(":")[0] for i in m.members} for m in assemble(told)), key=sorted)
    assert made == together


@pytest.mark.parametrize(("type", "state", "land"), [("strike", "hit", False), ("territory_gain", None, True)])
def test_places_are_ground_where_they_change_hands(type: str, state: str | None, land: bool) -> None:
    one = entry("a", 3, "2024-03-01", counted="villages", unit="village", state=state)
    claim = msgspec.structs.replace(one.claim, type=type)
    (facet,) = facets(msgspec.structs.replace(one, claim=claim))
    assert (facet.group == "land", facet.running) == (land, land)


@pytest.mark.parametrize(
    ("counted", "unit", "state", "topic"),
    [
        ("mules", "mule", "killed", "mules killed"),
        ("ewes and geese", "goose", "injured", "geese wounded"),
        ("sextons", "sexton", "killed", "killed"),
        ("drones", "drone", "killed", "drones killed"),
    ],
)
def test_killed_animals_are_no_toll(counted: str, unit: str, state: str, topic: str) -> None:
    one = entry("a", 60, "2024-03-01", counted=counted, unit=unit, state=state)
    (facet,) = facets(one)
    assert facet.topic == topic
    people = unit == "sexton"
    assert (done_to(one.claim, one.claim.figures[0]) is not None) == people
