"""Which claims of a report tell of one event, and which tellings of many reports are of one event."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.events.cluster import assigned, events_of
from counterclaim.events.names import proper, sound
from counterclaim.events.pair import apart, shared_names
from counterclaim.events.recall import REACH
from counterclaim.events.signs import sign_of
from counterclaim.events.telling import Telling, tellings
from counterclaim.events.words import two_acts
from counterclaim.matters import entries
from counterclaim.matters.days import said_day
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader.reader import Reader
from tests.matters.made import OTHER, REGION, TOWN, entry

MARCH = date(2024, 3, 1).toordinal()
DAY = st.integers(0, 40).map(lambda n: (date(2024, 1, 1) + timedelta(n)).isoformat())


@st.composite
def told(draw: st.DrawFn) -> list[Telling]:
    out: list[Telling] = []
    for number in range(draw(st.integers(1, 20))):
        day, place = draw(DAY), draw(st.sampled_from([TOWN, TOWN, OTHER, REGION]))
        event = draw(st.sampled_from([None, day]))
        count = draw(st.sampled_from([3, 5, 40, 41, 90]))
        one = tellings([entry(f"r{number}", count, day, place=place, event=event)])
        # Some reports tell two.
        out += [msgspec.structs.replace(t, report=f"r{number // draw(st.integers(1, 2))}") for t in one]
        if event is not None and draw(st.integers(0, 4)) == 0:  # and some recall one
            out[-1] = msgspec.structs.replace(out[-1], first=out[-1].last - 20)
    return out


@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_reports_is_of_no_matter(found: list[Telling], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assigned(shuffled) == assigned([*found, *found])


@given(told(), st.integers(0, 40))
def test_what_is_known_of_the_days_before_is_enough(found: list[Telling], at: int) -> None:
    """From a day on, all news comes out as from the whole where the events of the days before it are known; what is
    recalled decides nothing of it."""
    whole = assigned(found)
    found = [t for t in found if not t.recalled]
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


def test_of_two_incidents_of_one_report_the_likelier_joins_an_event() -> None:
    """However their ids sort."""
    stands = entry("x", 62, "2024-03-01", event="2024-03-01")
    for near, far in (("a:c1", "a:c2"), ("a:c2", "a:c1")):
        of_it = msgspec.structs.replace(entry("a", 62, "2024-03-01", event="2024-03-01"), id=near)
        other = msgspec.structs.replace(entry("a", 3, "2024-03-01", event="2024-03-01", place=None), id=far)
        home = assigned([*tellings([stands]), *tellings([of_it]), *tellings([other])])
        assert home[near] == home["x:c1"] != home[far]


def recall(id: str, count: int, **fields: object) -> Telling:
    """Told in September of that March."""
    (one,) = tellings([entry(id, count, "2024-09-01")])
    return msgspec.structs.replace(one, **{"first": MARCH, "last": MARCH + 30, "dated": True, **fields})


def test_a_report_that_recalls_an_event_joins_the_one_it_means_or_none() -> None:
    news = [
        *tellings([entry("a", 62, "2024-03-09", event="2024-03-09")]),
        *tellings([entry("b", 7, "2024-03-20", event="2024-03-20")]),
    ]
    told = [recall("c", 64), recall("d", 64, first=MARCH + 12)]
    home = assigned([*news, *told])
    assert home["c:c1"] == home["a:c1"]
    assert home["d:c1"] == home["b:c1"]  # the only one of its days
    other = [*tellings([entry("e", 60, "2024-03-24", event="2024-03-24")]), *news, *told]
    assert assigned(other)["c:c1"] not in home.values()  # either may be meant


def test_a_count_has_the_day_of_the_deed_told_right_before_it() -> None:
    news = entry("a", 5, "2024-03-09", event="2024-03-09")
    deed = entry("a", None, "2024-03-09", event="2024-03-01", text="an attack on the capital", place=None)
    count = entry("a", 40, "2024-03-09", place=None, text="40 soldiers were killed")
    at = [(0, 30), (100, 124), (125, 148)]
    told = [
        msgspec.structs.replace(
            e, id=f"a:c{i}", order=i, claim=msgspec.structs.replace(e.claim, content=(span,)),
        )
        for i, (e, span) in enumerate(zip((news, deed, count), at, strict=True))
    ]  # fmt: skip
    assert [t.counts[0][1] for t in tellings(told)] == [5.0, 40.0]


def test_the_day_of_a_later_count_is_no_other_day_of_the_event() -> None:
    """ "On Monday the police listed 32 dead", after an attack on Saturday; a lower count is another event's."""
    news = entry("a", 26, "2024-03-04", event="2024-03-02")
    for count, events in ((32, 1), (9, 2)):
        later = entry("a", count, "2024-03-04", event="2024-03-04", place=None)
        found = tellings([news, msgspec.structs.replace(later, id="a:c2", order=1)])
        assert len(found) == events
        assert found[0].first == date(2024, 3, 2).toordinal()


def test_a_province_is_no_other_place_than_a_town_in_it_and_another_province_is() -> None:
    """By distance, with how far a place may reach; one that shares the province is never too far off."""
    town = msgspec.structs.replace(TOWN, lat=35.9, lon=39.0)
    here = msgspec.structs.replace(REGION, lat=37.5, lon=39.0)
    there = msgspec.structs.replace(REGION, lat=37.9, lon=39.0, admin1="Ost", id="geonames:9", name="Ost", text="Ost")
    of_town, of_it, of_other = (
        tellings([entry(id, 15, "2024-03-01", place=place)])[0]
        for id, place in (("a", town), ("b", here), ("c", there))
    )
    assert apart(of_town, of_it) == 0.0
    assert apart(of_town, of_other) > 100
    assert _one(entry("a", 15, "2024-03-01", place=town), entry("c", 15, "2024-03-01", place=there)) == 2


def test_a_village_that_the_gazetteer_lacks_has_no_other_towns_point() -> None:
    """ "Six died in Osten", beside what the same report tells of another town."""
    lacking = Place(text="Osten", start=0, end=5)
    town = msgspec.structs.replace(TOWN, lat=50.0, lon=30.0)
    toll = entry("a", 6, "2024-03-01", place=lacking, text="6 soldiers were killed in Osten")
    beside = entry("a", None, "2024-03-01", place=town, text="Jets were seen over Kelde")
    beside = msgspec.structs.replace(beside, id="a:c2", order=1)
    (one,) = tellings([toll, beside])
    assert (one.names, one.points, one.spots, one.regions) == ({sound("Osten")}, (), (), {"XX/Vest"})


def test_a_second_lower_toll_of_one_kind_by_one_speaker_is_of_another_incident() -> None:
    first = entry("a", 15, "2024-03-01", place=REGION)
    for count, events in ((8, 2), (15, 1), (22, 1)):
        second = msgspec.structs.replace(entry("a", count, "2024-03-01", place=None), id="a:c2", order=1)
        assert len(tellings([first, second])) == events


def test_the_coming_of_armed_people_begins_an_event_where_a_count_follows_it() -> None:
    """A count without day and town right after what has both is of that day and town."""
    news = entry("a", 25, "2024-05-31", event="2024-03-27")
    came = entry("a", None, "2024-05-31", event="2024-01-21", place=OTHER, text="soldiers entered Mora")
    count = entry("a", 2, "2024-05-31", place=None, text="two people were killed there")
    given = ((news, (0, 30), "casualties"), (came, (31, 52), "ground_offensive"), (count, (54, 80), "casualties"))
    claims = [msgspec.structs.replace(e.claim, content=(at,), type=kind) for e, at, kind in given]
    told = [
        msgspec.structs.replace(e, id=f"a:c{i}", order=i, claim=c)
        for i, (e, c) in enumerate(zip((news, came, count), claims, strict=True))
    ]
    assert [t.claims for t in tellings(told)] == [("a:c0",), ("a:c1", "a:c2")]
    assert [t.claims for t in tellings(told[:2])] == [("a:c0", "a:c1")]


NOTE = "On 5 May policemen fired on Dori. Two men died. {who} raided Dori on 5 May. They left {left} dead."


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # Others, with a toll of their own; the same; the same toll.
        (NOTE.format(who="Masked men", left="six"), [5, 5]),
        (NOTE.format(who="The policemen", left="six"), [5]),
        pytest.param(
            NOTE.format(who="Masked men", left="two"),
            [5],
            marks=pytest.mark.xfail(strict=True, reason="the learned reader: two dead are a second toll"),
        ),
        # What was counted later is of the day that it is counted from.
        ("Rebels attacked Dori on 5 May. Neighbours buried nine people the next day.", [5]),
        ("Rebels attacked Dori on 5 May. Two men died. They attacked Djibo on 9 May. Six women died.", [5, 9]),
        # A day and a place at its head tell an event as its own words would; and whoever was there, is there that day.
        ("5 May, Dori: rebels shot four men. Six huts were burned. 9 May, Djibo: rebels shot two men.", [5, 9]),
        ("5 May, Dori: rebels shot four men. 2 May, Dori: they burned the school. Three women died.", [5, 2]),
        ("He was in Djibo when it was hit by soldiers on 5 May. Two men died.", [5]),
        ("Rebels attacked Dori on 5 May. Two men died. In Djibo, bandits broke into houses on 9 May.", [5, 9]),
        # A sentence that only sets the day, and the next one that has the doer, tell one event.
        (
            "Rebels raided Dori on 5 May. Two died. I was in Dori on 5 May when masked men came. They left six dead.",
            [5, 5],
        ),
        ("Rebels raided Dori on 5 May. Two died. I was in Dori on 5 May when the rebels came. Nobody helped.", [5]),
        ("Rebels raided Dori on 5 May. Two died. The day was 5 May. Rebels raided Djibo. Six died.", [5, 5]),
        # What has neither day nor place of its own is of the event right before it.
        (
            "Rebels hit Dori on 5 May. They killed two men. Bandits raided Dori on 5 May. They killed six men.",
            [5, 5],
        ),
        (
            "Rebels raided Dori on 9 May. Two died.\n\nOccurrence: Tame, 5 May. Guerrillas stormed a farm. Six died.",
            [9, 5],
        ),
    ],
)
def test_notes_tell_as_many_events_as_they_do(text: str, days: list[int]) -> None:
    reading = Reader().read_text(text, published="2024-06-30", kind="notes")
    assert [date.fromordinal(t.first).day for t in tellings(entries(reading, "note"))] == days


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        # What the reader takes for no place is still another name, or the same one.
        ("Fighters shelled Abu Zeiba on 5 May. 21 people died.", "Herders raided Kelde on 5 May. 24 people died.", 2),
        ("The attack on Zutig by bandits happened on 5 May.", "Bandits attacked the hall of Kelde on 5 May.", 2),
        ("Gunmen torched Kani on 5 May. Six men died.", "On 5 May gunmen came to Kani. Six men died.", 1),
        # No place at all is nobody's place.
        ("Gunmen came on 5 May. They killed six men.", "Gunmen came to Dori on 5 May. They killed six men.", 2),
    ],
)
def test_notes_of_one_event_name_one_place(one: str, other: str, events: int) -> None:
    readings = (Reader().read_text(text, published="2024-06-30", kind="notes") for text in (one, other))
    found = [t for n, reading in enumerate(readings) for t in tellings(entries(reading, f"note {n}"))]
    assert len(set(assigned(found).values())) == events


def test_short_keys_of_towns_that_lie_apart_are_no_shared_name() -> None:
    near = msgspec.structs.replace(TOWN, name="Beni", text="Beni", lat=0.49, lon=29.47)
    far = msgspec.structs.replace(OTHER, name="Bunia", text="Bunia", lat=1.56, lon=30.25)
    a, b = (tellings([entry(id, 9, "2024-03-01", place=p)])[0] for id, p in (("a", near), ("b", far)))
    assert a.names & b.names
    assert (shared_names(a, b), shared_names(a, a)) == (frozenset(), a.names)


def test_what_goes_with_a_state_or_names_a_party_is_no_town() -> None:
    for text, names in (("Syria's Vest", ""), ("Islamic State group", ""), ("Kafr Nabl", "Kafr Nabl")):
        unknown = Place(text=text, start=0, end=len(text), kind="unknown")
        sign = sign_of(entry("a", 3, "2024-03-01", place=unknown), "XX", frozenset({sound("Vest")}))
        assert sign.names == ({sound(names)} if names else set()), text


def test_what_only_says_what_kind_of_place_is_no_name() -> None:
    assert proper("the village") == proper("the northern city of") == proper("provincial capital") == ""
    assert proper("the town of Kelde") == "Kelde"


def test_gas_may_come_by_aircraft_and_no_other_two_acts_are_one() -> None:
    assert not two_acts(frozenset({"gas"}), frozenset({"air"}))
    assert two_acts(frozenset({"gas"}), frozenset({"shooting"}))
    assert two_acts(frozenset({"air"}), frozenset({"shelling"}))


def test_spellings_of_one_name_sound_alike() -> None:
    assert sound("Raqqa") == sound("ar-Raqa") == sound("the city of Raqqah")
    assert sound("Khan Sheikhoun") == sound("Khan Shaykhūn")
    assert sound("Kherson") != sound("Kharkiv")
    assert len({sound(f"{number} kerület") for number in ("V.", "VI.", "VII.", "VIII.", "X.", "XVII.")}) == 6
    assert sound("District VIII") != sound("District V")


def undated(id: str, count: int, event: str | None) -> Entry:
    one = entry(id, count, "2024-03-01", event=event)
    return msgspec.structs.replace(one, published=None, claim=msgspec.structs.replace(one.claim, said=None))


def test_a_report_that_nobody_dated_takes_part_by_the_days_of_its_words() -> None:
    assert _one(undated("a", 40, "2024-03-01"), entry("b", 9, "2024-03-02", event="2024-03-01")) == 1
    assert _one(undated("a", 40, "2024-01-09"), entry("b", 9, "2024-03-02", event="2024-03-01")) == 2
    assert tellings([undated("a", 40, None)]) == ()
    assert said_day(undated("a", 40, "2024-03-01")) == date(2024, 3, 1).toordinal()
    assert said_day(undated("a", 40, None)) is None


def test_a_count_of_one_town_is_apart_from_that_of_its_province_and_the_toll_told_again_is_not() -> None:
    text = (
        "Air raids killed 35 people in the province of Idlib on 5 May 2018, a monitor said.\n\nThe raids began at dawn "
        "and went on until noon, residents said. Rescuers searched the rubble for survivors.\n\nTwelve people were "
        "killed in Saraqib.\n\nThe monitor, which has sources across Syria, said the raids had killed 35 people."
    )
    found = entries(Reader().read_text(text, published="2018-05-06"), "report")
    assert {f.value: e.apart for e in found for f in e.claim.figures} == {35: False, 12: True}


def test_what_one_report_parts_draws_nobody() -> None:
    """Report b tells in two parts what others tell as one: the next stands with these, as like as it is to both."""
    found = [tellings([entry(id, 40, "2024-03-01", event="2024-03-01")])[0] for id in "abcde"]
    split = msgspec.structs.replace(found[1], id="bb", claims=("bb",))
    home = assigned([*found, split], chance=lambda one, other: 0.9)
    assert len({home[one.id] for one in found}) == 1
    assert home["bb"] != home[found[0].id]


@pytest.mark.parametrize(("kind", "events"), [("notes", 2), (None, 1)])
def test_in_notes_another_name_is_another_place_though_no_gazetteer_has_it(kind: str | None, events: int) -> None:
    unknown = Place(text="Garsen", start=0, end=6, kind="unknown", precision="unresolved")
    told = [
        entry("a", 16, "2024-03-05", event="2024-03-01", text="Horsemen shot 16 men in Kelde"),
        entry("b", 16, "2024-03-05", event="2024-03-01", place=unknown, text="Horsemen shot 16 men in Garsen"),
        entry("c", 16, "2024-03-05", event="2024-03-01", place=unknown, text="Horsemen shot 16 men in Garsen"),
    ]
    assert _one(*(msgspec.structs.replace(one, kind=kind) for one in told)) == events


def test_a_toll_of_a_whole_state_leaves_open_where_people_died() -> None:
    state = Place(text="Norland", start=0, end=7, id="cc:xx", name="Norland", kind="country", country="XX")
    told = [entry("a", 40, "2024-03-01", place=state), entry("a", None, "2024-03-01", place=TOWN)]
    told = [msgspec.structs.replace(one, id=f"a:{n}", order=n) for n, one in enumerate(told)]
    assert [set(t.regions) for t in tellings(told)] == [{"XX/Vest"}]
