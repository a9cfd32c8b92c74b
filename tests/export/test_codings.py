"""Rows of events by other projects' conventions: nothing in them that no account says, each line with its like."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from counterclaim.export.codings import acled_dead, acled_kind, interaction, parties, range_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.deeds import deeds, told
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.labels import told_as
from counterclaim.reader.reader import Reader
from counterclaim.web.look.missing import missing


def pages(*texts: str, day: str = "2024-05-08") -> list[EventPage]:
    """The events of these reports, those with most claims first."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.db") as ledger:
        reader = Reader()
        for number, text in enumerate(texts):
            ledger.add_reading(reader.read_text(text, published=day), source=f"{number}.txt", match=False)
        ledger.match_all()
        rows = sorted(ledger.events(limit=50).rows, key=lambda one: (-one.claims, one.id))
        return [ledger.event(row.id) for row in rows]


def row(page: EventPage) -> dict[str, Any]:
    kind = acled_kind(page)
    actor, target, _ = parties(page)
    return {"kind": kind, "actor": actor, "target": target, **interaction(page, kind[0] if kind else "")}


@pytest.mark.parametrize(
    "text",
    [
        "Serbia denied that its police had entered Zvecan on Tuesday.",
        "Russia's defence ministry denied that its missiles had hit the cathedral in Odesa on Tuesday.",
        "The Ethiopian government declined to comment on an air strike on Mekelle on Tuesday.",
        "General Okello did not admit that his troops had burned the village of Lokiri.",
        "Foreign Minister Zoran Petek stopped short of accusing Belgrade of sending the gunmen.",
        "The ELN did not confirm the death of its commander in Saravena.",
        "The army said that it could not verify that rebels had shelled Bria on Tuesday.",
    ],
)
def test_denials_and_refusals_alone_make_no_row(text: str) -> None:
    assert [acled_kind(page) for page in pages(text)] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "The RSF said that it had lost three men in Babanusa on Tuesday.",
        "A Hezbollah official said that Israel's army had lost dozens of soldiers near Bint Jbeil on Tuesday.",
        "The Malian army admitted that it had sustained heavy losses near Kidal on Tuesday.",
        "The Somali army said that Al-Shabaab fighters had lost 40 men near Bariire on Tuesday.",
        "Ukraine's general staff said that Russian troops had lost 12 tanks near Vovchansk on Tuesday.",
        "The Colombian army said that its troops had found four bodies near Saravena on Tuesday.",
        "Turkish police buried three officers in Diyarbakir on Tuesday.",
    ],
)
def test_who_lost_or_found_is_no_doer(text: str) -> None:
    for page in pages(text):
        assert row(page)["actor"] is None
        assert deeds(page) == []


def test_people_are_civilians_only_where_somebody_says_so() -> None:
    for text in ("Nine people were killed in Mellit on Tuesday.", "Three men were shot dead in Mandera on Tuesday."):
        (page,) = pages(text)
        assert (row(page)["target"], row(page)["inter2"], row(page)["civilian_targeting"]) == (None, None, None)
    (page,) = pages("Gunmen killed nine villagers in Mandera on Tuesday.")
    assert row(page)["target"] == "Civilians"


def test_a_clash_is_what_the_words_call_fighting() -> None:
    (clash,) = pages("Fighting broke out between the army and rebels in Kidal on Tuesday.")
    assert row(clash)["kind"] == ("Battles", "Armed clash")
    for page in pages("The Rapid Support Forces said that its men had entered a base in Nyala on Tuesday."):
        assert row(page)["kind"] in (None, ("", ""))


def test_an_armed_group_is_no_state_force() -> None:
    (page,) = pages("The commander of the ELN ordered an ambush of soldiers in Saravena on Tuesday, killing two.")
    assert row(page)["inter1"] in (None, "Rebel group")


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The shelling killed a teacher and two of her pupils in Avdiivka on Tuesday.", (3, 3)),
        ("Four men, three women and two children were killed in Marib on Tuesday.", (9, 9)),
        ("A doctor, two nurses and a child were killed in Bangassou on Tuesday.", (4, 4)),
        ("Nine people, three women and two children, were killed in Bangassou on Tuesday.", (9, 9)),
        ("Eleven people, four of them children, were killed in Sarmin on Tuesday.", (11, 11)),
    ],
)
def test_a_list_of_kinds_is_added_up_and_a_whole_is_not(text: str, dead: tuple[float, float]) -> None:
    (page,) = pages(text)
    found = range_of(page, "killed")
    assert found is not None
    assert (found.low.value, found.high.value) == dead


TWO_TOWNS = [
    (
        "Israeli air strikes hit Nabatieh and Tyre on Monday. The health ministry said that 16 people were killed in"
        " Nabatieh.",
        "The mayor of Tyre, Hassan Dbouk, said that four people were killed on Monday. The civil defence said that 14"
        " people, three of them children, were killed in Nabatieh, and five in Tyre.",
        "Nabatieh", (14, 16), 3,
    ),
    (
        "Shells fell on Kassala and Gedaref on Monday. Officials counted 14 dead in Kassala and 9 in Gedaref.",
        "A doctor said that 23 people were killed, 15 in Kassala and eight in Gedaref on Monday.",
        "Gedaref", (8, 8), None,
    ),
    (
        "Russian missiles hit Kherson and Beryslav on Monday. The governor said that 7 people were killed in Kherson"
        " and three in Beryslav.",
        "A medic in Kherson said that nine people were killed there on Monday.",
        "Kherson", (7, 9), None,
    ),
    (
        "Warplanes bombed Taftanaz and Saraqib on Monday. The Syrian Observatory said that 12 people were killed in"
        " Taftanaz and 21 in Saraqib.",
        "Rescuers in Saraqib said that 25 people had died there on Monday.",
        "Taftanaz", (12, 12), None,
    ),
    (
        "Bombs went off in Baghdad and Basra on Monday. Officials said that 31 people were killed in Baghdad and eight"
        " in Basra.",
        "Police in Basra said that ten people had died there on Monday. A hospital in Baghdad counted 35 dead.",
        "Baghdad", (31, 35), None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "town", "dead", "children"), TWO_TOWNS)
def test_the_dead_of_another_town_set_no_end(
    first: str, second: str, town: str, dead: tuple[float, float], children: float | None
) -> None:
    page = next(one for one in pages(first, second) if one.event.place_name == town and one.ranges)
    found, young = range_of(page, "killed"), range_of(page, "killed", "children")
    assert found is not None
    assert (found.low.value, found.high.value) == dead
    assert (young.high.value if young else None) == children


def test_the_denial_of_another_town_is_none_of_this() -> None:
    first = "Israeli air strikes hit Nabatieh and Tyre on Monday, killing 16 people in Nabatieh, the mayor said."
    second = "The Israeli army denied that it had struck Tyre on Monday. It said that it had hit a post in Nabatieh."
    for page in pages(first, second):
        if page.event.place_name == "Nabatieh":
            assert [one.denials for one in page.blamed] in ([()], [])


@pytest.mark.parametrize(
    ("first", "second", "contested"),
    [
        (
            "Norland's army said on 7 May 2024 that Surrian artillery had shelled the market in Kelde, killing six.",
            "Surria's army denied on 8 May 2024 that it had shelled the market in Kelde.",
            True,
        ),
        (
            "Ethiopia's army said that Eritrean forces had shelled a clinic in Rama on 7 May 2024, wounding 12 people.",
            "Eritrea's information ministry denied shelling the clinic in Rama on 7 May 2024.",
            True,
        ),
        (
            "Norland's army said on 7 May 2024 that Surrian artillery had shelled the market in Kelde, killing six.",
            "Surria's army said on 8 May 2024 that a shell had hit the market in Kelde.",
            False,
        ),
    ],
)
def test_an_event_is_contested_where_its_claim_is_denied(first: str, second: str, contested: bool) -> None:
    page = pages(first, second)[0]
    assert page.event.contested is contested
    assert [bool(one.denials) for one in page.blamed] == [contested]


def test_a_page_does_not_say_that_nobody_counts_beside_counts() -> None:
    (page,) = pages("The Sudan Doctors Network said that 58 people had been killed in El Fasher since 5 April.")
    assert acled_dead(page) == (None, None)
    lines = list(missing(page))
    assert not any("No account gives a toll" in one for one in lines)
    assert any("58 people" in one for one in lines)


def test_nor_that_nobody_names_a_doer_beside_an_accusation() -> None:
    (page,) = pages("Quraishi, an RSF spokesman, said that the army had bombed a market in El Fasher on Tuesday.")
    assert told(page)
    assert not any("No account says who did it" in one for one in missing(page))


def test_one_account_names_no_event_beside_another_count_of_the_same() -> None:
    told_of = "A Hezbollah official said that Israel's army had lost dozens of soldiers near Bint Jbeil on Tuesday. "
    (page,) = pages(told_of + "The Israeli army said that two of its soldiers were killed in Bint Jbeil on Tuesday.")
    assert "one account" not in page.event.heading
    (page,) = pages("The Israeli army said that two of its soldiers were killed in Bint Jbeil on Tuesday.")
    assert page.event.killed_low == 2


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("The army said on Tuesday that nearly a hundred rebels had been killed in Bunia.", "Nearly 100 people killed"),
        ("The rebels said that almost 300 soldiers had been killed in Kelde on Tuesday.", "Nearly 300 people killed"),
        ("The mayor said that about 40 residents had been killed in Orvik on Tuesday.", "About 40 people killed"),
        ("The mayor said that 40 residents had been killed in Orvik on Tuesday.", "40 people killed"),
    ],
)
def test_a_heading_keeps_how_the_toll_is_bounded(text: str, heading: str) -> None:
    assert pages(text)[0].event.heading.startswith(heading)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Belmor's army said on Tuesday that Surrian artillery had shelled Kelde, killing nine people.",
            "Surrian artillery",
        ),
        (
            "The Kestran army said on Tuesday that Ostrian gunners had shelled Kelde, wounding six people.",
            "Ostrian gunners",
        ),
        ("The Kestran army said on Tuesday that 40 Ostrian soldiers were hurt in Kelde.", "no account names one"),
        (
            "The governor said on Tuesday that shells had hit the market in Kelde, killing nine people.",
            "no account names one",
        ),
    ],
)
def test_a_cell_left_empty_says_whom_accounts_name(text: str, told: str) -> None:
    actor, _, why = parties(pages(text)[0])
    assert actor is None
    assert told in why[0]


@pytest.mark.parametrize(
    "text",
    [
        "Mali's army said dozens of its soldiers had died in Kelde and that hundreds of Nigerien soldiers died there.",
        "Mali's army said 60 Nigerien soldiers died near Kelde. Niger's army said 90 Malian soldiers died near Kelde.",
        "The Kestran army said 40 of its men were killed near Kelde. It said 300 Ostrian soldiers were killed there.",
    ],
)
def test_the_dead_of_two_armies_are_no_range(text: str) -> None:
    (page,) = pages(text)
    assert (range_of(page, "killed"), acled_dead(page)[0], parties(page)[1]) == (None, None, None)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Surria's army called it fabricated.", "calls what was said false: “it fabricated”"),
        ("Surria's army dismissed this as propaganda.", "calls what was said false: “this as propaganda”"),
        ("Surria's army denied that it had shelled Kelde.", "denies: it had shelled Kelde"),
    ],
)
def test_words_that_call_a_statement_false_are_not_told_as_what_is_denied(second: str, told: str) -> None:
    text = f"Norland's army said on Tuesday that Surrian forces had shelled Kelde, killing six people. {second}"
    assert told in " | ".join(told_as(one.claim) for page in pages(text) for one in page.claims)
