"""The least and the most of an event, and what each end rests on."""

from typing import Any

import msgspec
import pytest

from counterclaim.matters.recorder import Count, ranges
from counterclaim.model.actor import NARRATOR, Actor
from counterclaim.model.entry import Entry
from tests.matters.made import entry


def told(who: str, value: int, words: str = "", report: str = "r1", hour: int = 0, **fields: Any) -> Entry:
    """One account's figure. hour: orders those of a day; fields: of the figure."""
    counted = {"counted": "people", "text": f"{value} people", **fields}
    made = entry(report, value, "2024-05-01")
    figure = msgspec.structs.replace(made.claim.figures[0], **counted)
    made = msgspec.structs.replace(made, claim=msgspec.structs.replace(made.claim, figures=(figure,)))
    claim = msgspec.structs.replace(made.claim, text=words or f"{value} people were killed")
    speaker = Actor(id=who, name=who, kind="organisation")
    return msgspec.structs.replace(
        made, id=f"{report}:{who}{hour}", claim=claim, speaker=speaker, order=hour, happened="2024-05-01"
    )


def only(*entries: Entry, group: str = "", what: str = "killed") -> Count | None:
    found = [one for one in ranges(entries) if one.group == group and one.what == what]
    assert len(found) < 2
    return found[0] if found else None


def ends(count: Count | None) -> tuple[float, float] | None:
    return (count.low.value, count.high.value) if count is not None else None


def test_two_accounts_are_the_ends() -> None:
    found = only(told("council", 12, hour=1), told("monitor", 29, hour=2))
    assert ends(found) == (12, 29)
    assert found is not None
    assert found.accounts == 2
    assert found.low.entries == ("r1:council1",)
    assert found.best is None


def test_an_account_stands_by_its_last_figure() -> None:
    assert ends(only(told("council", 12, hour=1), told("council", 31, hour=2), told("monitor", 29, hour=3))) == (29, 31)


def test_a_risen_toll_replaces_everybodys_earlier_one() -> None:
    risen = told("ministry", 40, "the toll has risen to 40", hour=2)
    assert ends(only(told("council", 12, hour=1), risen)) == (40, 40)
    assert ends(only(risen, told("council", 52, hour=3))) == (40, 52)
    # The lead is of the report's day, the risen toll of the day before: the report tells it further on all the same.
    lead = msgspec.structs.replace(told("council", 12, hour=1), claim=msgspec.structs.replace(
        told("council", 12, hour=1).claim, said="2024-05-02"))  # fmt: skip
    assert ends(only(lead, risen)) == (40, 40)


@pytest.mark.parametrize(
    "words", ["the doctor, reached by telephone, gave 40", "crews that climbed to the roof, it said, found 40 people"]
)
def test_words_of_rising_that_lead_to_no_number_replace_nothing(words: str) -> None:
    assert ends(only(told("council", 12, hour=1), told("ministry", 40, words, hour=2, text="40"))) == (12, 40)


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("health ministry", "official of the health ministry"),
        ("interior ministry", "spokesman for the ministry"),
        ("White Helmets", "White Helmets volunteer"),
        ("Omar Haddad", "Omar Haddad's office"),
        ("government of Norva", "government spokesman"),
    ],
)
def test_the_voices_of_one_body_are_one_account(first: str, later: str) -> None:
    assert ends(only(told(first, 12, hour=1), told(later, 20, hour=2), told("monitor", 18, hour=3))) == (18, 20)


@pytest.mark.parametrize(
    ("first", "later"),
    [("army", "Free Army spokesman"), ("Gaza ministry", "Gaza surgeon"), ("health ministry", "defence ministry")],
)
def test_two_bodies_that_share_a_word_are_two_accounts(first: str, later: str) -> None:
    assert ends(only(told(first, 12, hour=1), told(later, 20, hour=2))) == (12, 20)


def narrated(words: str, value: int, hour: int) -> Entry:
    """The report's own words, which tell who counted."""
    made = told("", value, words, hour=hour, text=str(value), counted=None)
    claim = msgspec.structs.replace(made.claim, voice="narrator", type="casualties")
    return msgspec.structs.replace(made, id=f"r1:n{hour}", claim=claim, speaker=NARRATOR)


def test_a_report_that_tells_who_counted_gives_that_ones_account() -> None:
    doctor = narrated("A doctor at the clinic put the number of dead at 31", 31, 1)
    police = narrated("On Monday, when the search ended, the railways police listed 28 dead", 28, 2)
    raised = narrated("By night they listed 29 dead", 29, 3)
    assert ends(only(doctor, police)) == (28, 31)
    assert ends(only(doctor, police, raised)) == (29, 31)
    passive = narrated("6 people were also reported killed", 6, 4)
    assert ends(only(narrated("32 people were killed", 32, 3), passive)) == (6, 6)  # the report's own later word


def test_what_a_speaker_took_back_sets_no_end() -> None:
    council, ministry = told("council", 12, hour=1), told("ministry", 110, hour=2)
    gone = told("ministry", 0, "it withdrew the number the next day", hour=3, bound="vague")
    assert ends(only(council, ministry)) == (12, 110)
    assert ends(only(council, ministry, gone)) == (12, 12)
    assert ends(only(council, ministry, gone, told("ministry", 40, hour=4))) == (12, 40)


def test_soldiers_alone_are_a_whole_where_others_count_about_as_many() -> None:
    few = told("army", 5, hour=1, counted="soldiers", text="5 soldiers")
    many = told("army", 33, hour=1, counted="soldiers", text="33 soldiers")
    assert ends(only(few, told("monitor", 34, hour=2))) == (34, 34)
    assert ends(only(many, told("monitor", 34, hour=2))) == (33, 34)
    assert ends(only(many, told("monitor", 34, hour=2), group="fighters")) == (33, 33)
    assert ends(only(many, told("monitor", 12, hour=2))) == (12, 12)  # far more: another fight, or another side


def test_a_toll_of_nought_sets_no_end_beside_others() -> None:
    assert ends(only(told("council", 0, "gave no toll", text="no"), told("monitor", 12, hour=2))) == (12, 12)


def test_a_number_of_nobody_in_particular_goes_on_with_the_toll() -> None:
    first, later = told("council", 12, hour=1), told("monitor", 15, "the figure had reached 15", hour=2, text="15")
    open_ = msgspec.structs.replace(later.claim.figures[0], state=None, counted=None)
    later = msgspec.structs.replace(
        later, claim=msgspec.structs.replace(later.claim, figures=(open_,), type="casualties")
    )
    assert ends(only(first, later)) == (15, 15)
    assert ends(only(later)) is None


def test_parts_and_vague_words_set_no_end() -> None:
    part = told("hospital", 8, "8 of them were children", hour=2, counted="children", text="8 children")
    vague = told("locals", 24, hour=3, low=24, high=None, bound="vague", text="dozens")
    assert ends(only(told("council", 30, hour=1), part, vague)) == (30, 30)
    assert ends(only(told("council", 30, hour=1), part, group="children")) == (8, 8)


def test_what_is_counted_as_a_part_is_the_most_where_it_exceeds_every_whole() -> None:
    grave = told("gravedigger", 36, "36 bodies", hour=2, text="36 bodies")
    assert ends(only(told("council", 12, hour=1), grave)) == (12, 36)
    assert ends(only(told("council", 40, hour=1), grave)) == (40, 40)


def test_bodies_that_anybody_else_recovered_are_an_account_of_the_whole() -> None:
    recovered = told("elders", 36, "36 bodies had been recovered", hour=2, text="36 bodies")
    assert ends(only(told("council", 40, hour=1), recovered)) == (36, 40)


def test_what_is_told_as_what_stood_before_sets_no_end() -> None:
    before = told("ministry", 11, "it put the dead at 11 in the first hours", hour=2, text="11")
    assert ends(only(told("council", 30, hour=1), before)) == (30, 30)
    assert ends(only(before)) == (11, 11)
    up = told("mayor", 11, "40 were dead, up from 11", hour=2, text="11", start=22, end=24)
    up = msgspec.structs.replace(up, claim=msgspec.structs.replace(up.claim, content=((0, 24),)))
    assert ends(only(told("council", 30, hour=1), up)) == (30, 30)


def test_a_list_of_kinds_is_added_up_and_kinds_beside_a_whole_are_not() -> None:
    words = "8 soldiers, 6 civilians and 1 officer were killed"
    listed = told("army", 8, words, text="8 soldiers", counted="soldiers", start=0, end=10)
    others = []
    for value, text, counted, at in ((6, "6 civilians", "civilians", 12), (1, "1 officer", "officer", 28)):
        where = {"text": text, "counted": counted, "start": at, "end": at + len(text)}
        others.append(msgspec.structs.replace(listed.claim.figures[0], value=value, low=value, high=value, **where))
    claim = msgspec.structs.replace(
        listed.claim, content=((0, len(words)),), figures=(listed.claim.figures[0], *others)
    )
    assert ends(only(msgspec.structs.replace(listed, claim=claim))) == (15, 15)
    whole = msgspec.structs.replace(claim.figures[0], value=20, low=20, high=20, counted="people", text="20 people")
    mixed = msgspec.structs.replace(claim, figures=(whole, *claim.figures[1:]))
    assert ends(only(msgspec.structs.replace(listed, claim=mixed))) == (20, 20)


@pytest.mark.parametrize(
    ("words", "figures", "wanted"),
    [
        (
            "31 people were killed, 8 of them children and 10 of them women",
            [("31 people", "people", "killed"), ("8 of them children", "children", None),
             ("10 of them women", "women", None)],
            {"children": 8, "women": 10},
        ),
        ("40 of the dead were girls under 12", [("40 of the dead", "dead", "dead")], {"children": 40}),
        ("9 people were killed, among them a woman of 61 and a girl", [("9 people", "people", "killed")],
         {"women": 1, "children": 1}),
        ("9 people were killed, including a boy, a girl and a mayor", [("9 people", "people", "killed")],
         {"children": 2}),
        ("9 people were killed, a woman of 61 said", [("9 people", "people", "killed")], {}),
        ("9 people were killed, including a clerk of the children's court", [("9 people", "people", "killed")], {}),
    ],
)  # fmt: skip
def test_who_is_set_apart_of_the_dead(words: str, figures: list[tuple[str, str, str]], wanted: dict[str, int]) -> None:
    made = told("council", 1, words)
    spans = [
        {"text": t, "start": words.index(t), "end": words.index(t) + len(t), "counted": counted, "state": state,
         "value": int(t.split()[0]), "low": None, "high": None, "number_start": words.index(t)}
        for t, counted, state in figures
    ]  # fmt: skip
    every = tuple(msgspec.structs.replace(made.claim.figures[0], **one) for one in spans)
    claim = msgspec.structs.replace(made.claim, content=((0, len(words)),), figures=every)
    given = msgspec.structs.replace(made, claim=claim)
    found = {one.group: one for one in ranges([given]) if one.group}
    assert {group: (one.low.value, one.high.value) for group, one in found.items()} == {
        group: (number, number) for group, number in wanted.items()
    }
    assert all(one.low.text in words for one in found.values())


def test_a_lower_bound_is_said_to_be_one() -> None:
    found = only(told("council", 12, bound="at_least", high=None, text="at least 12 people"))
    assert found is not None
    assert not found.bounded


def test_ucdps_best_only_where_one_figure_is_given() -> None:
    one = only(told("council", 12, hour=1), told("monitor", 12, hour=2))
    assert one is not None
    assert one.best is not None
    assert one.best.value == 12
    assert one.best_rule == "the one figure given"


@pytest.mark.parametrize("stance", ["denies", "disputes"])
def test_a_denied_figure_sets_no_end(stance: str) -> None:
    no = told("army", 40, hour=2)
    denied = msgspec.structs.replace(no, claim=msgspec.structs.replace(no.claim, stance=stance))
    assert ends(only(told("council", 12, hour=1), denied)) == (12, 12)


DOERS = """
33 people were killed in Indian strikes | 16 people were killed by Pakistani shelling | 33 33
40 people were killed in Ukrainian strikes | 40 people were killed by Russian shelling | 40 40
12 people were killed in Ethiopian strikes | 9 people were killed | 9 12
"""


@pytest.mark.parametrize("line", DOERS.strip().splitlines())
def test_what_each_of_two_sides_did_is_no_range(line: str) -> None:
    first, second, wanted = line.split(" | ")
    one, other = (told(who, int(words.split()[0]), words) for who, words in (("army", first), ("monitor", second)))
    unplaced = [
        msgspec.structs.replace(e, order=n, claim=msgspec.structs.replace(e.claim, places=()))
        for n, e in enumerate((one, other))
    ]
    assert ends(only(*unplaced)) == tuple(map(float, wanted.split()))
