"""The sentence that names an event, from its fields alone."""

import msgspec
import pytest

from counterclaim.model.event import EventFacts
from counterclaim.show.event_words import heading, sure_of
from counterclaim.show.matter_words import heading as matter_heading

CASES = [
    (
        {"kind": "air", "place_name": "Saraqib", "country": "SY", "first": "2018-03-14", "last": "2018-03-14",
         "killed_low": 12.0, "killed_high": 41.0, "tellers": 3},
        "Air strike in Saraqib, Syria, 14 March 2018: 12 to 41 killed, according to three accounts",
    ),
    (
        {"place_name": "Manbij", "country": "SY", "precision": "near", "reported": "2016-07-19", "killed_low": 56.0,
         "killed_high": 56.0, "tellers": 1, "bounded": False},
        "At least 56 people killed near Manbij, Syria, reported on 19 July 2016, according to one account",
    ),
    ({"kind": "protest", "place_name": "Cali", "country": "CO", "first": "2021-05-28", "last": "2021-05-29",
      "killed_low": 1.0, "killed_high": 1.0, "tellers": 1},
     "One person killed in Cali, Colombia, from 28 to 29 May 2021, according to one account"),
    ({"kind": "shelling", "first": "2024-05-01", "last": "2024-05-31"}, "Shelling in May 2024"),
    ({"kind": "air", "first": "2024-05-01", "last": "2024-05-01"}, "Air strike on 1 May 2024"),
    ({"kind": "bomb", "first": "2024-05-11", "last": "2024-05-18"}, "Bombings from 11 to 18 May 2024"),
    ({"kind": "protest", "place_name": "Cali", "country": "CO", "first": "2021-05-28", "last": "2021-05-29",
      "injured_low": 34.0, "injured_high": 98.0, "tellers": 12},
     "Protest in Cali, Colombia, 28 to 29 May 2021: 34 to 98 injured, according to 12 accounts"),
    ({"place_name": "Ukraine", "place_kind": "country", "country": "UA", "first": "2023-12-31", "last": "2024-01-01"},
     "Reports on Ukraine, 31 December 2023 to 1 January 2024"),
    ({"kind": "visit", "place_name": "Aleppo", "country": "SY", "first": "2013-07-22", "last": "2013-07-28"},
     "Visit to Aleppo, Syria, 22 to 28 July 2013"),
    ({"kind": "ground", "place_name": "Orvik", "first": "2024-05-01", "last": "2024-05-01", "killed_low": 0.0,
      "killed_high": 0.0, "tellers": 1}, "Fighting in Orvik, 1 May 2024"),
    ({"kind": "air", "place_name": "Jordan", "country": "JO", "first": "2024-01-01", "last": "2024-01-31"},
     "Air strike in Jordan in January 2024"),
    ({"place_name": "Quetta", "country": "PK", "first": "2024-01-01", "last": "2024-01-31"},
     "Reports on Quetta, Pakistan, in January 2024"),
    ({}, "Reports, place and day not clear"),
    ({"reported": "2024-05-01"}, "Reports of 1 May 2024"),
    ({"place_name": "Orvik", "precision": "near", "reported": "2024-05-01"}, "Reports on near Orvik, 1 May 2024"),
    ({"place_name": "Quetta", "country": "PK", "reported": "2024-05-01", "killed_low": 1.0, "killed_high": 9.0,
      "named": "place"}, "People killed in Quetta, Pakistan, reported on 1 May 2024"),
    ({"kind": "missile", "first": "2024-05-01", "last": "2024-05-01", "killed_low": 1.0, "killed_high": 1.0,
      "named": "kind days"}, "Missile strike on 1 May 2024"),
    ({"kind": "air", "place_name": "Saraqib", "admin1": "Idlib", "country": "SY", "first": "2018-03-14",
      "last": "2018-03-14", "reported": "2018-03-15", "killed_low": 12.0, "killed_high": 41.0, "tellers": 3,
      "named": "toll division"},
     "12 to 41 people killed in Idlib, Syria, reported on 15 March 2018, according to three accounts"),
    ({"kind": "air", "place_name": "Saraqib", "admin1": "Idlib", "country": "SY", "reported": "2018-03-15",
      "named": "kind division? country"}, "Air strike in Syria, reported on 15 March 2018"),
    ({"place_name": "Saraqib", "admin1": "Idlib", "country": "SY", "reported": "2018-03-15",
      "named": "division?"}, "Reports on Idlib, Syria, 15 March 2018"),
    ({"place_name": "Gaza Strip", "first": "2024-05-01", "last": "2024-05-01"},
     "Reports on the Gaza Strip, 1 May 2024"),
    ({"kind": "ground", "place_name": "Saraqib", "country": "SY", "first": "2018-03-14", "last": "2018-03-14",
      "reported": "2018-03-15", "named": "month name violence"}, "Violence in Saraqib in March 2018"),
    ({"kind": "explosion", "place_name": "Orvik district", "place_kind": "ADM2", "precision": "near",
      "first": "2024-02-11", "last": "2024-02-11", "named": "kind month place"},
     "Explosion in Orvik district in February 2024"),
    ({"place_name": "Orvik airport", "place_kind": "facility", "killed_high": 4.0, "first": "2024-05-01",
      "last": "2024-05-01", "named": "days place violence"}, "People killed at Orvik airport on 1 May 2024"),
    # Where but the lower end of the toll is sure, that is all that is said.
    ({"first": "2024-05-01", "last": "2024-05-01", "injured_low": 3.0, "injured_high": 39.0, "tellers": 6,
      "named": "days least"}, "At least three people injured on 1 May 2024"),
    ({"reported": "2024-05-01", "killed_low": 3.0, "killed_high": 39.0, "tellers": 6, "named": "toll"},
     "3 to 39 people were killed, reports of 1 May 2024 say"),
    ({"reported": "2024-05-01", "killed_low": 3.0, "killed_high": 39.0, "named": ""},
     "People were killed, reports of 1 May 2024 say"),
    ({"reported": "2024-05-01", "named": "violence"}, "Violence was reported on 1 May 2024"),
    # Several happenings in one event: the days of its reports, and what lies around a town.
    ({"kind": "air", "place_name": "Saraqib", "reported": "2018-03-15",
      "named": "kind place around told:2018-03-15/2018-03-19"},
     "Air strikes in and around Saraqib, reported from 15 to 19 March 2018"),
    ({"kind": "ground", "place_name": "Saraqib", "reported": "2018-03-15",
      "named": "kind place near told:2018-03-15/2018-03-15"}, "Fighting near Saraqib, reported on 15 March 2018"),
    ({"killed_low": 3.0, "killed_high": 39.0, "reported": "2018-02-28", "named": "told:2018-02-28/2018-03-02"},
     "People were killed, reports of 28 February to 2 March 2018 say"),
    ({"killed_low": 3.0, "killed_high": 39.0, "place_name": "Saraqib", "reported": "2018-03-15",
      "named": "place violence few"}, "Violence in Saraqib, reported on 15 March 2018"),
    ({"place_name": "Saraqib", "reported": "2018-03-15", "named": "place few of:talks"},
     "Talks in Saraqib, reported on 15 March 2018"),
    ({"country": "SY", "killed_low": 9.0, "killed_high": 9.0, "reported": "2018-03-15",
      "named": "war country told:2018-03-15/2018-06-02"},
     "The conflict in Syria so far, as reported from 15 March to 2 June 2018"),
    ({"country": "SY", "reported": "2018-03-15", "named": "war country told:2018-03-15/2018-06-02 dead:9000/9000"},
     "The conflict in Syria so far: at least 9,000 killed, as reported from 15 March to 2 June 2018"),
    ({"country": "SY", "reported": "2018-03-15", "named": "war country told:2018-03-15/2018-03-15 dead:9000/12000"},
     "The conflict in Syria so far: 9,000 to 12,000 killed, as reported on 15 March 2018"),
    # One account that several reports carry, and several strikes.
    ({"kind": "air", "place_name": "Saraqib", "first": "2018-03-14", "last": "2018-03-14", "killed_low": 9.0,
      "killed_high": 9.0, "tellers": 1, "named": "kind several in:3 days toll place"},
     "Air strikes in Saraqib, 14 March 2018: 9 killed, according to one account in three reports"),
    # Two kinds of act; the dead of one attack where but the state is known; what no act names.
    ({"place_name": "Saraqib", "first": "2018-03-14", "last": "2018-03-14", "killed_high": 9.0,
      "named": "days place violence acts:air/shelling"}, "Air strikes and shelling in Saraqib, 14 March 2018"),
    ({"country": "SY", "first": "2018-03-01", "last": "2018-03-31", "killed_low": 70.0, "killed_high": 70.0,
      "tellers": 2, "named": "several days toll country acts:bomb"},
     "70 people killed in bombings in Syria in March 2018, according to two accounts"),
    ({"country": "SY", "first": "2018-03-01", "last": "2018-03-01", "killed_low": 7.0, "killed_high": 7.0,
      "tellers": 2, "named": "days toll country acts:air"},
     "Seven people killed in an air strike in Syria on 1 March 2018, according to two accounts"),
    ({"country": "SY", "first": "2018-03-01", "last": "2018-03-01", "killed_low": 7.0, "killed_high": 7.0,
      "tellers": 2, "named": "days toll country"},
     "Seven people killed in Syria on 1 March 2018, according to two accounts"),
    ({"country": "UA", "reported": "2024-05-01", "named": "country few by:Ann_Lindholm/European_Union/Ukraine"},
     "Statements by Ann Lindholm and the European Union on Ukraine, reported on 1 May 2024"),
    ({"place_name": "Orvik", "place_kind": "town", "reported": "2024-05-01", "named": "place few by:Ann_Lindholm"},
     "Statements by Ann Lindholm on events in Orvik, reported on 1 May 2024"),
    ({"country": "SY", "first": "2011-01-01", "last": "2011-12-31", "reported": "2018-03-15",
      "named": "days country few past told:2018-03-15/2018-03-16"},
     "Events of 2011 in Syria, recalled in reports of 15 to 16 March 2018"),
    ({"place_name": "Orvik", "place_kind": "town", "reported": "2024-05-01", "named": "place few of:land"},
     "Control of Orvik, reported on 1 May 2024"),
    ({"reported": "2024-05-01", "named": "few of:land"}, "Control of territory, reported on 1 May 2024"),
    ({"place_name": "Orvik", "reported": "2024-05-01", "named": "place few of:land as:withdrawal"},
     "Withdrawal from Orvik, reported on 1 May 2024"),
    ({"first": "2023-01-01", "last": "2023-12-31", "named": "days few of:captives as:prisoner_release_exchange past"},
     "Prisoners freed in 2023"),
    ({"country": "XX", "reported": "2024-05-01", "named": "country few on:Norland/Sudmark"},
     "Reports on Norland, Sudmark and XX, 1 May 2024"),
    ({"first": "2023-05-01", "last": "2023-05-31", "reported": "2024-05-01", "killed_low": 2.0, "killed_high": 2.0,
      "tellers": 1, "named": "days toll past told:2024-05-01/2024-05-01"},
     "Events of May 2023, recalled in reports of 1 May 2024"),
    # Whose accounts they are is not clear; no place is sure, but who fights; what talks are about; who was taken.
    ({"kind": "air", "place_name": "Orvik", "first": "2024-05-01", "last": "2024-05-01", "killed_low": 9.0,
      "killed_high": 9.0, "tellers": 3, "named": "kind relayed days toll place"},
     "Air strike in Orvik, 1 May 2024: 9 killed"),
    ({"reported": "2024-05-01", "killed_high": 9.0, "named": "violence on:Norland/Sudmark"},
     "Violence involving Norland and Sudmark, reported on 1 May 2024"),
    ({"reported": "2024-05-01", "named": "few by:Ann_Lindholm on:Norland"},
     "Statements by Ann Lindholm on Norland, reported on 1 May 2024"),
    ({"country": "SY", "reported": "2024-05-01", "named": "country few of:talks"},
     "Talks on Syria, reported on 1 May 2024"),
    ({"kind": "captives", "place_name": "Orvik", "first": "2024-05-01", "last": "2024-05-01",
      "named": "kind days place as:abduction_hostage"}, "Hostages taken in Orvik, 1 May 2024"),
    # Who takes part, where no place is sure; the war of a division; small numbers as newspapers open a sentence.
    ({"reported": "2024-05-01", "named": "few of:talks on:Norland/Sudmark"},
     "Talks involving Norland and Sudmark, reported on 1 May 2024"),
    ({"reported": "2024-05-01", "named": "few of:captives as:prisoner_release_exchange on:Norland"},
     "Prisoners freed, reported on 1 May 2024"),
    ({"kind": "missile", "place_name": "Gulf of Orvik", "first": "2024-05-01", "last": "2024-05-01",
      "named": "kind days place"}, "Missile strike in the Gulf of Orvik, 1 May 2024"),
    ({"reported": "2024-05-01", "named": "few of:protest on:Norland"}, "Protest, reported on 1 May 2024"),
    ({"reported": "2024-05-01", "named": "few of:land on:Norland"}, "Control of territory, reported on 1 May 2024"),
    ({"place_name": "Kelde", "place_kind": "ADM1", "admin1": "Kelde region", "country": "SY", "reported": "2024-05-01",
      "named": "war division dead:42000/42000 flat about"},
     "The conflict in Kelde region, Syria, so far: about 42,000 killed, as reported on 1 May 2024"),
    ({"killed_low": 4.0, "killed_high": 7.0, "first": "2024-05-01", "last": "2024-05-01", "named": "days toll relayed"},
     "Four to seven people killed on 1 May 2024"),
    ({"killed_low": 4.0, "killed_high": 12.0, "first": "2024-05-01", "last": "2024-05-01",
      "named": "days toll relayed"}, "4 to 12 people killed on 1 May 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "said"), CASES)
def test_the_sentence(fields: dict[str, object], said: str) -> None:
    assert heading(EventFacts(**fields)) == said  # type: ignore[arg-type]


def test_a_name_that_a_person_gave_stands_before_the_toll() -> None:
    facts = EventFacts(kind="air", place_name="Saraqib", killed_low=12.0, killed_high=12.0, tellers=2)
    assert heading(facts, "The Saraqib market strike") == (
        "The Saraqib market strike: 12 killed, according to two accounts"
    )


QUESTIONS = [
    ({"state": "killed", "counted": "killed", "place": "Lanham", "first": "2024-05-02", "last": "2024-05-02"},
     "How many people were killed in Lanham on 2 May 2024?"),
    ({"state": "captured", "counted": "soldiers", "whose": "Surria", "place": "Lanham", "running": True},
     "How many of Surria’s soldiers were captured in Lanham?"),
    ({"type": "territory_gain", "counted": "settlements", "by": "Norland", "place": "the Lan region", "running": True},
     "How many settlements does Norland hold in the Lan region?"),
    ({"counted": "drones shot down", "unit": "drone", "first": "2024-05-01", "last": "2024-05-31"},
     "How many drones were shot down in May 2024?"),
    ({"type": "ground_offensive", "place": "Lanham", "running": True, "first": "2024-05-02", "last": "2024-05-09"},
     "How did the fighting go in Lanham in May 2024?"),
    ({"type": "casualties", "place": "Orvik", "first": "2024-05-02", "last": "2024-05-04"},
     "Who was killed or hurt in Orvik from 2 to 4 May 2024?"),
    ({"type": "strike", "place": "Orvik", "near": True, "reported": "2024-05-02"},
     "What was hit near Orvik, as reported on 2 May 2024?"),
    ({"type": "territory_gain", "counted": "settlements", "by": "Norland", "first": "2024-04-30", "last": "2024-05-04"},
     "How many settlements did Norland take from 30 April to 4 May 2024?"),
    ({"type": "casualties", "counted": "children", "unit": "people", "place": "Orvik"},
     "Who was killed or hurt in Orvik?"),
    ({"type": "strike", "counted": "vehicles", "unit": "vehicle", "place": "the town"},
     "What was hit?"),
    ({"type": "territory_gain", "counted": "area", "by": "Norland", "place": "Orvik", "around": True},
     "How much ground did Norland take around Orvik?"),
    ({"type": "territory_gain", "counted": "area", "by": "North", "place": "Orvik", "around": True},
     "How much ground did the North take around Orvik?"),
    ({"type": "territory_gain", "counted": "settlements", "by": "Lan Liberation Front", "first": "2024-05-01",
      "last": "2024-05-01"}, "How many settlements did the Lan Liberation Front take on 1 May 2024?"),
    ({"type": "casualties", "counted": "soldiers", "state": "killed", "unit": "people", "whose": "Lan Defence Force",
      "place": "Orvik"}, "How many of the Lan Defence Force’s soldiers were killed in Orvik?"),
    ({"type": "territory_control", "place": "Middle East", "first": "2024-05-01", "last": "2024-05-01"},
     "Who controlled the Middle East on 1 May 2024?"),
    ({"type": "strike", "place": "Orvik", "near": True, "first": "2024-05-01", "last": "2024-05-01",
      "denied": ("doctors", "United States")},
     "The United States denied what doctors said about a strike near Orvik on 1 May 2024"),
    ({"type": "visit", "place": "Kell", "denied": ("Norland", "Surria")}, "Surria denied what Norland said about Kell"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "asked"), QUESTIONS)
def test_a_matter_is_a_question(fields: dict[str, object], asked: str) -> None:
    names = "type counted state unit whose by place first last".split()
    given = dict.fromkeys(names) | {"running": False} | fields
    assert matter_heading(**given) == asked  # type: ignore[arg-type]


def test_what_is_sure_of_an_event_is_what_a_question_may_say() -> None:
    facts = EventFacts(
        place="geonames:1", place_name="Kelde", place_kind="town", country="SY", admin1="Vest", first="2024-05-02",
        last="2024-05-02", reported="2024-05-03", named="kind days place",
    )  # fmt: skip
    assert sure_of(facts)[:3] == ("Kelde", False, "2024-05-02")
    assert sure_of(msgspec.structs.replace(facts, named="kind division"))[:3] == ("Vest", False, None)
    assert sure_of(msgspec.structs.replace(facts, named="country"))[:3] == ("Syria", False, None)
    assert sure_of(msgspec.structs.replace(facts, named=""))[:3] == (None, False, None)
