"""Where an event was: in a country that its claims speak of, and in a town whose part is named."""

import msgspec
import pytest

from counterclaim.events.telling import tellings
from counterclaim.matters.named import named
from counterclaim.matters.portrait import portrait, with_toll
from counterclaim.matters.recorder import ranges
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from tests.matters.made import OTHER, TOWN, entry

FAR = Place(text="Farland", start=0, end=7, id="cc:far", kind="country", country="YY", precision="country")
AWAY = msgspec.structs.replace(TOWN, id="geonames:9", country="YY", admin1="Ost")


def of(*entries: Entry) -> tuple[str | None, str | None, str | None]:
    found = portrait(tellings(entries), entries)
    return found.place_name, found.country, found.precision


def test_a_state_that_is_only_named_is_not_where_it_happened() -> None:
    dead = entry("r:1", 12, "2024-05-02", place=FAR, text="strikes led by Farland killed 12 soldiers, said Farland")
    assert of(dead, entry("r:2", None, "2024-05-02"), entry("r:3", None, "2024-05-02", place=OTHER))[1] != "YY"
    assert of(dead)[1] == "YY"


def test_a_namesake_in_another_country_is_a_name_only() -> None:
    others = [entry(f"r:{n}", None, "2024-05-02", place=OTHER, text="shells hit Mora") for n in (2, 3)]
    assert of(entry("r:1", 12, "2024-05-02", place=AWAY), *others) == ("Kelde", None, "unresolved")
    assert of(entry("r:1", 12, "2024-05-02"), *others) == ("Kelde", "XX", "town")


def test_a_division_is_not_called_as_its_towns() -> None:
    def at(name: str, **more: object) -> Entry:
        place = msgspec.structs.replace(TOWN, id=f"geonames:{name}", name=name, text=name, **more)
        return entry(f"{name}:1", 12, "2024-05-02", place=place, text=f"shells killed 12 soldiers in {name}")

    # Two towns as often as each other, and their division as a whole.
    whole = at("Osten", kind="ADM1", precision="ADM1", admin1="Osten")
    towns = [at(name, admin1="Osten") for name in ("Arl", "Bel")]
    assert of(whole, *towns)[0] == "Osten"


def test_whose_somebody_is_is_not_where_it_happened() -> None:
    assert of(entry("r:1", 12, "2024-05-02", text="shells killed 12 of the Kelde-backed militia"))[0] != "Kelde"


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("12 soldiers were killed near a square in central Kelde", "town"),
        ("12 soldiers were killed near Kelde", "near"),
    ],
)
def test_a_part_of_a_town_is_in_it(words: str, precision: str) -> None:
    near = msgspec.structs.replace(TOWN, precision="near")
    assert of(entry("r:1", 12, "2024-05-02", place=near, text=words))[2] == precision


def test_what_is_not_sure_does_not_name_the_event() -> None:
    talks = [entry(f"r:{n}", None, "2024-05-02", place=FAR, text="Farland wants talks about aid") for n in range(3, 9)]
    talks.insert(0, entry("r:2", None, "2024-05-02", text="a bomb was no reason to walk out of the talks in Kelde"))
    assert not {"days", "toll", "place", "division", "country"} & set(sure_of(talks).split())
    words = "warplanes struck and killed 12 soldiers in Kelde"
    raid = [entry(f"r{n}:1", 12, "2024-05-02", event="2024-05-02", text=words) for n in (1, 2)]
    assert sure_of(raid) == "kind in:2 days toll place violence"  # in:2: one speaker, carried by two


def test_what_other_reports_contradict_does_not_name_the_event() -> None:
    def raid(report: str, day: str, dead: int, place: Place = TOWN) -> Entry:
        words = f"warplanes struck and killed {dead} soldiers in {place.name}"
        return entry(f"{report}:1", dead, day, event=day, place=place, text=words)

    agreed = [raid("a", "2024-05-02", 12), raid("b", "2024-05-02", 12)]
    assert {"days", "toll"} <= set(sure_of(agreed).split())
    other = msgspec.structs.replace(TOWN, id="geonames:8", name="Selde", text="Selde", lat=(TOWN.lat or 0) + 1)
    # The highest toll is of another town, or of another day: it does not stand beside this place and day.
    for one in (raid("c", "2024-05-02", 40, other), raid("c", "2024-05-03", 40)):
        assert "toll" not in sure_of([*agreed, one]).split()
    # A day after the report was published is no day of what it tells.
    assert "days" not in sure_of([entry("d:1", 12, "2024-05-02", event="2024-05-03", text=agreed[0].read.text)]).split()
    # Of two reports that give two days neither is sure.
    assert "days" not in sure_of([agreed[0], raid("b", "2024-05-04", 12)]).split()


def test_a_toll_that_most_reports_put_higher_is_not_in_the_heading() -> None:
    def least(report: str, dead: int) -> Entry:
        words = f"warplanes struck and killed at least {dead} soldiers in Kelde"
        return entry(f"{report}:1", dead, "2024-05-02", event="2024-05-02", text=words, bound="at_least", high=None)

    assert "toll" in sure_of([least("a", 15), least("b", 15)]).split()
    assert not {"toll", "least"} & set(sure_of([least("a", 15), least("b", 30), least("c", 50)]).split())


def test_the_day_is_that_of_two_in_three_reports() -> None:
    words = "warplanes struck and killed 12 soldiers in Kelde"
    one = entry("a:1", 12, "2024-05-02", event="2024-05-02", text=words)
    after = [entry(f"{name}:1", 12, day, text=words) for name, day in (("b", "2024-05-02"), ("c", "2024-05-04"))]
    assert "days" in sure_of([one, after[0]]).split()
    # What came out two days later, or the day before, without a day is of another one as likely as not.
    assert "days" not in sure_of([one, after[1]]).split()
    assert "days" not in sure_of([one, entry("d:1", 12, "2024-05-01", text=words)]).split()


# Two reports each: their words, and what their headings say and do not say. Of several happenings only what most share.
FUSED = [
    ("warplanes struck and killed 12 soldiers in Kelde | 2024-05-02",
     "warplanes struck and killed 12 soldiers in Mora | 2024-05-02",
     "kind days", "place toll"),
    ("warplanes struck and killed 12 soldiers in Kelde | 2024-05-02",
     "warplanes struck and killed 12 soldiers in Kelde | 2024-05-05",
     "kind place told:2024-05-02/2024-05-05", "days toll"),
    ("warplanes struck and killed 12 soldiers in Kelde | 2024-05-02",
     "a car bomb killed 12 soldiers in Kelde | 2024-05-02",
     "days place", "kind"),
    ("warplanes struck Kelde countryside | 2024-05-02", "warplanes struck the suburbs of Kelde | 2024-05-02",
     "place near", "around"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "said", "unsaid"), FUSED)
def test_a_heading_says_what_most_reports_share(first: str, second: str, said: str, unsaid: str) -> None:
    found = []
    for report, told in zip("ab", (first, second), strict=True):
        words, day = told.split(" | ")
        place = OTHER if "Mora" in words else TOWN
        dead = 12 if "12" in words else None
        found.append(entry(f"{report}:1", dead, day, event=day, place=place, text=words))
    sure = set(sure_of(found).split())
    assert set(said.split()) <= sure
    assert not set(unsaid.split()) & sure


def test_the_dead_among_the_children_are_not_all_the_dead() -> None:
    def counted(who: str) -> set[str]:
        words = f"a missile killed four {who} in Kelde"
        return set(sure_of([entry(f"{report}:1", 4, "2024-05-02", event="2024-05-02", text=words, counted=who)
                            for report in "ab"]).split())  # fmt: skip

    assert "toll" in counted("people")
    assert not {"toll", "least"} & counted("children")


def test_a_village_beside_a_town_that_all_name_it_with_is_the_place() -> None:
    near = msgspec.structs.replace(TOWN, precision="near")
    found = []
    for report in "ab":
        words = "warplanes struck Orvik near Kelde and killed 12 soldiers"
        one = entry(f"{report}:1", 12, "2024-05-02", event="2024-05-02", place=near, text=words)
        village = Place(text="Orvik", start=words.index("Orvik"), end=words.index("Orvik") + 5)
        claim = msgspec.structs.replace(one.claim, places=(village, *one.claim.places))
        found.append(msgspec.structs.replace(one, claim=claim))
    told = [one for e in found for one in tellings([e])]
    assert portrait(told, found).place_name == "Orvik"


def test_the_course_of_the_war_is_no_event() -> None:
    def course(report: str, day: str) -> Entry:
        one = entry(report, None, day, text="the war broke out in Kelde")
        claim = msgspec.structs.replace(one.claim, event_role="conflict")
        return msgspec.structs.replace(one, claim=claim)

    sure = sure_of([course("a:1", "2024-05-02"), course("b:1", "2024-06-09")]).split()
    assert sure[0] == "war"
    assert not any(one.startswith("dead:") for one in sure)
    assert "told:2024-05-02/2024-06-09" in sure
    assert not {"kind", "days", "toll", "violence"} & set(sure)


def test_part_and_whole_of_one_report_are_no_range() -> None:
    def report(name: str) -> list[Entry]:
        told = [(21, "warplanes struck and killed 21 soldiers in Kelde"), (15, "15 soldiers were killed in Kelde")]
        found = [entry(name, dead, "2024-05-02", event="2024-05-02", text=words) for dead, words in told]
        return [msgspec.structs.replace(one, id=f"{name}:{n}", order=n) for n, one in enumerate(found)]

    assert "toll" not in sure_of([*report("a"), *report("b")]).split()


def test_the_day_of_a_count_is_in_no_heading() -> None:
    def counted(day: str) -> set[str]:
        words = f"the number of soldiers killed by warplanes in Kelde rose to 12 on {day}"
        return set(sure_of([entry(f"{name}:1", 12, day, event=day, text=words) for name in "ab"]).split())

    assert not {"days", "month"} & counted("2024-05-02")  # they may have died in April
    assert "days" not in counted("2024-05-20")


def test_a_kind_of_act_stands_beside_no_toll_of_another() -> None:
    def raid(words: str) -> set[str]:
        told = ["warplanes bombed Kelde", words, "12 soldiers were killed in Kelde"]
        claims = [
            msgspec.structs.replace(entry(report, 12 * (n == 2) or None, "2024-05-02", event="2024-05-02", text=text),
                                    id=f"{report}:{n}", order=n)
            for report in "ab" for n, text in enumerate(told)
        ]  # fmt: skip
        return set(sure_of(claims).split())

    assert {"kind", "toll"} <= raid("an air raid hit the mill of Kelde")
    assert not {"kind", "toll"} <= raid("a car bomb exploded in Kelde")


def test_a_town_that_lies_in_another_state_by_its_name_alone_names_no_state() -> None:
    town = msgspec.structs.replace(TOWN, country="DE", confidence=0.9)
    words = "warplanes bombed a market and killed 12 people in Kelde"
    one = entry("r:1", 12, "2024-05-02", place=town, text=words, counted="people")
    assert one.speaker is not None
    assert {"place", "country", "country?"} & set(sure_of([one]).split())
    told = msgspec.structs.replace(one, speaker=msgspec.structs.replace(one.speaker, side="France"))
    assert not {"country", "country?"} & set(sure_of([told]).split())


def test_two_names_that_a_headline_runs_together_are_no_place() -> None:
    place = Place(text="Mora Kills", start=0, end=10)
    whole = entry("r:2", None, "2024-05-02", place=msgspec.structs.replace(OTHER, kind="ADM1", admin1="Mora"))
    assert of(entry("r:1", 12, "2024-05-02", place=place, text="12 soldiers die as army in Mora Kills"), whole)[0] != (
        "Mora Kills"
    )


def test_a_name_that_only_one_report_gives_is_a_place_where_its_words_say_so() -> None:
    def at(name: str, words: str) -> str | None:
        place = Place(text=name, start=words.index(name), end=words.index(name) + len(name))
        return of(entry("r:1", 12, "2024-05-02", place=place, text=words))[0]

    assert at("Orvik", "12 soldiers were killed in an air strike in Orvik on Thursday") == "Orvik"
    assert at("the West", "12 soldiers were killed in the West on Thursday") is None
    assert at("Car Attack", "12 soldiers were killed in Car Attack") is None


def sure_of(claims: list[Entry]) -> str:
    reports = {e.report: [one for one in claims if one.report == e.report] for e in claims}
    told = [t for mine in reports.values() for t in tellings(mine)]
    return named(with_toll(portrait(told, claims), ranges(claims)), told, claims, ranges(claims))


def test_a_division_that_more_claims_name_than_a_town_of_it_is_the_place() -> None:
    region = msgspec.structs.replace(TOWN, text="Vest region", name="Vest", id="geonames:5", kind="ADM1")
    told = [entry("a:1", None, "2024-05-02", place=one) for one in (TOWN, region, region)]
    assert of(*told)[0] == "Vest region"
    assert of(*told[:2])[0] == "Kelde"


def test_what_all_recall_of_another_war_is_not_the_course_of_this_one() -> None:
    def recalled(report: str, day: str) -> Entry:
        one = entry(report, None, day, text="Norland seized Kelde in 1967")
        return msgspec.structs.replace(one, claim=msgspec.structs.replace(one.claim, event_role="background"))

    assert "war" not in sure_of([recalled("a:1", "2024-05-02"), recalled("b:1", "2024-06-09")]).split()


def test_a_bound_that_another_report_exceeds_is_in_no_heading() -> None:
    def counted(first: int, second: int) -> set[str]:
        found = [
            entry(f"{name}:1", dead, "2024-05-02", event="2024-05-02", text=f"{dead} soldiers were killed in Kelde")
            for name, dead in (("a", first), ("b", second))
        ]
        return set(sure_of(found).split())

    assert not {"least", "toll"} & counted(2, 9)
