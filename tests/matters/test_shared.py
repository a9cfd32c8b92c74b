"""What most of an event's claims tell, where some of them leave it open; and how its place is then called."""

import msgspec
import pytest

from counterclaim.events.telling import tellings
from counterclaim.matters.named import named
from counterclaim.matters.portrait import portrait, told_on, with_toll
from counterclaim.matters.recorder import ranges
from counterclaim.matters.shared import share
from counterclaim.model.actor import NARRATOR
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.show.event_words import heading
from tests.matters.made import REGION, TOWN, entry

# What each claim of two reports gives: 1 for it, 0 for another thing, - for nothing | the share of claims for it
VOTES = """
1 - - -, 0 0 | 0.67
- - 1 1, 0 | 0.8
1 0 - -, 1 | 0.4
- -, 1 0 | 0.5
- -, - | 0.0
"""


@pytest.mark.parametrize("line", VOTES.strip().splitlines())
def test_claims_that_leave_it_open_go_on_with_the_claim_before(line: str) -> None:
    reports, expected = line.split(" | ")
    votes = [[None if one == "-" else one == "1" for one in report.split()] for report in reports.split(",")]
    assert round(share(votes).claims, 2) == float(expected)


def headed(*found: Entry) -> str:
    told = [one for report in dict.fromkeys(e.report for e in found) for one in tellings(of(report, found))]
    counts = ranges(found)
    facts = with_toll(portrait(told, found), counts)
    return heading(msgspec.structs.replace(facts, named=named(facts, told, found, counts)))


def of(report: str, found: tuple[Entry, ...]) -> list[Entry]:
    return [e for e in found if e.report == report]


def several(report: str, *claims: Entry) -> list[Entry]:
    return [msgspec.structs.replace(e, id=f"{report}:c{n}", order=n, report=report) for n, e in enumerate(claims)]


def test_most_claims_have_the_place_not_who_names_one_most_often() -> None:
    """Four claims name Kelde; eight follow the one that names Sale, and have its place."""
    other = msgspec.structs.replace(TOWN, id="geonames:8", name="Sale", text="Sale", lat=(TOWN.lat or 0) + 2)
    rest = [entry("b", None, "2024-05-02", place=None, text=f"the raids went on, part {n}") for n in range(8)]
    lead = entry("b", 30, "2024-05-02", event="2024-05-02", place=other, text="warplanes killed 30 soldiers in Sale")
    words = "shells killed 12 soldiers in Kelde"
    mine = [entry("a", 12, "2024-05-02", event="2024-05-02", text=words) for _ in range(4)]
    assert "Kelde" not in headed(*several("a", *mine), *several("b", lead, *rest))


def test_a_report_that_only_recalls_takes_no_dead_from_a_heading() -> None:
    words = "12 soldiers died in Kelde"
    news = entry("a", 12, "2024-05-02", event="2024-05-02", text=words)
    course = entry("b", None, "2024-05-03", place=None, text="the war has gone on for years")
    claim = msgspec.structs.replace(course.claim, event_role="conflict")
    assert "killed" in headed(news, msgspec.structs.replace(course, claim=claim))


@pytest.mark.parametrize("reports", [1, 2])
def test_what_is_long_past_is_dated_by_its_own_month(reports: int) -> None:
    def recalled(report: str) -> Entry:
        words = "in May 2022 another attack killed 70 soldiers in Kelde"
        one = entry(report, 70, "2024-05-02", event="2022-05-01", text=words)
        times = tuple(msgspec.structs.replace(t, last="2022-05-31", precision="month") for t in one.claim.times)
        claim = msgspec.structs.replace(one.claim, times=times, event_role="background")
        return msgspec.structs.replace(one, claim=claim)

    assert "in May 2022" in headed(*(recalled(name) for name in "ab"[:reports]))


# The division as reports call it | its full name | what the heading calls it
DIVISIONS = """
Kelde | Kelde Governorate | Kelde Governorate
Kelde province | Kelde Governorate | Kelde province
Ostmark | Ostmark | Ostmark
"""


@pytest.mark.parametrize("line", DIVISIONS.strip().splitlines())
def test_a_division_is_not_called_as_its_capital(line: str) -> None:
    called, whole, expected = line.split(" | ")
    at = msgspec.structs.replace(REGION, kind="ADM1", name=called, text=called, admin1=whole, precision="ADM1")
    found = [raid(report, at) for report in "ab"]
    assert f"in {expected}, " in headed(*found)


def raid(report: str, place: Place) -> Entry:
    words = f"warplanes struck and killed 12 soldiers in {place.text}"
    return entry(report, 12, "2024-05-02", event="2024-05-02", place=place, text=words)


def test_a_town_gives_way_to_the_region_that_more_claims_name() -> None:
    region = msgspec.structs.replace(TOWN, id="cc:marsh", kind="region", name="the Marsh", text="Marsh", admin1=None)
    claims = [raid("a", TOWN), *(raid("a", region) for _ in range(3))]
    both = [*several("a", *claims), *several("b", *claims)]
    told = [one for report in "ab" for one in tellings(of(report, tuple(both)))]
    assert portrait(told, both).place == "cc:marsh"


# What one report tells, a claim each | its heading
ALONE = """
Gunmen shot 12 soldiers in Kelde / two of the soldiers were sisters | Shooting in Kelde, XX, 2 May 2024
warplanes struck Kelde / shells hit a school in Kelde / shells fell all night / jets came back | Air strikes and shelling in Kelde, XX, 2 May 2024
"""  # noqa: E501


@pytest.mark.parametrize("line", ALONE.strip().splitlines())
def test_what_all_claims_agree_on_names_the_event_of_a_single_report(line: str) -> None:
    texts, expected = line.split(" | ")
    found = [
        entry("a", 12 if "12" in text else None, "2024-05-02", event="2024-05-02" if not n else None,
              place=TOWN if "Kelde" in text else None, text=text)
        for n, text in enumerate(texts.split(" / "))
    ]  # fmt: skip
    assert headed(*several("a", *found)).startswith(expected)


# Claims of two reports each | its heading
BORNE = """
warplanes struck Kelde / shells hit Kelde ; warplanes struck Kelde / shells hit Kelde | Air strikes and shelling in
warplanes struck Kelde / shells hit Kelde / shells hit Kelde / shells hit Kelde ; warplanes struck Kelde | Violence in
Gunmen shot 12 soldiers in Kelde ; Gunmen shot 12 soldiers in Kelde | Shooting in Kelde, XX, 2 May 2024: 12 killed
"""


@pytest.mark.parametrize("line", BORNE.strip().splitlines())
def test_a_second_act_is_named_where_most_reports_tell_it(line: str) -> None:
    texts, expected = line.split(" | ")
    found = [
        one for report, told in zip("ab", texts.split(" ; "), strict=True)
        for one in several(report, *(entry(report, 12 if "12" in text else None, "2024-05-02", event="2024-05-02",
                                           place=TOWN, text=text) for text in told.split(" / ")))
    ]  # fmt: skip
    assert headed(*found).startswith(expected)


def test_accounts_are_counted_only_where_nobody_may_have_it_from_another() -> None:
    words = "Gunmen shot 12 soldiers in Kelde"
    told = entry("a", 12, "2024-05-02", event="2024-05-02", text=words)
    again = entry("b", 12, "2024-05-02", event="2024-05-02", text=words)
    by_itself = msgspec.structs.replace(
        again, speaker=NARRATOR, claim=msgspec.structs.replace(again.claim, voice="narrator")
    )
    assert headed(told, again).endswith("12 killed, according to one account in two reports")
    assert headed(told, by_itself).endswith("12 killed")


# Type, factuality and words of each claim of one report | what its heading has | what it has not
THEMES = """
ground_offensive asserted troops of Norland crossed the river; ground_offensive asserted and took it | Fighting | -
ground_offensive prediction Norland will attack; ground_offensive negated Norland is not going to attack | - | Fighting
negotiation intention envoys will meet on Friday; negotiation asserted they spoke of prisoners | Talks | -
"""


@pytest.mark.parametrize("line", THEMES.strip().splitlines())
def test_what_is_only_expected_or_denied_is_no_theme(line: str) -> None:
    told, has, lacks = line.split(" | ")
    found = []
    for words in told.split("; "):
        type, factuality, text = words.split(" ", 2)
        one = entry("a", None, "2024-05-02", place=None, text=text)
        claim = msgspec.structs.replace(one.claim, type=type, factuality=factuality)
        found.append(msgspec.structs.replace(one, claim=claim))
    heading = headed(*several("a", *found))
    assert has in (*heading.split(), "-")
    assert lacks not in heading.split()


def test_a_war_is_named_by_the_division_whose_dead_are_counted() -> None:
    """The dead of one attack, told beside those of the war, are not the war's."""
    at = msgspec.structs.replace(
        REGION, kind="ADM1", name="Ostmark", text="Ostmark", admin1="Ostmark", precision="ADM1"
    )
    told = []
    for count, words in (
        (41_000, "the war has killed 41,000 people in Ostmark"),
        (1200, "1,200 died in the raid before"),
    ):
        one = entry("a", count, "2024-05-02", place=at if "Ostmark" in words else None, text=words)
        told.append(msgspec.structs.replace(one, claim=msgspec.structs.replace(one.claim, event_role="conflict")))
    assert headed(*several("a", *told)).startswith("The conflict in Ostmark, XX, so far: 41,000 killed")


def test_what_is_long_past_was_not_told_then() -> None:
    recalled = entry("a", None, "2024-09-30", place=TOWN, text="warplanes struck Kelde")
    (telling,) = tellings([recalled])
    april = msgspec.structs.replace(telling, dated=True, first=telling.first - 170, last=telling.last - 150)
    assert told_on(april, [recalled]) == telling.published
