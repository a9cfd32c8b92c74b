"""Notes: a follow-up sentence keeps the day, the place and the doer of its event, and never has the day of filing."""

from functools import cache

import pytest

from counterclaim.model.claim import Claim
from counterclaim.reader.reader import Reader

NOTE = "Interview of 17 February 2024 in Dori. Soldiers came to Kaya on 14 February. They shot 6 men near the well."
LOG = """Field notes, Dori office
Filed: 30 June 2024

Kaya, 11 June: gunmen raided the market. They killed four traders.

Djibo, 14 June: soldiers burned nine huts. The army will return on 1 July.

Sebba, 15 June: the mayor has not commented.
"""


@cache
def _reader() -> Reader:
    return Reader()


def _claims(text: str, **metadata: str) -> dict[str, Claim]:
    return {c.text: c for c in _reader().read_text(text, **metadata).claims}


def _days(claim: Claim) -> set[str | None]:
    return {t.first for t in claim.times if t.role == "event"}


def test_what_follows_keeps_day_place_and_doer() -> None:
    claim = _claims(NOTE, published="2024-05-15")["They shot 6 men near the well"]
    assert _days(claim) == {"2024-02-14"}
    assert [p.name for p in claim.places] == ["Kaya"]
    assert claim.roles.actor is not None
    assert claim.roles.actor.name == "Soldiers"


def test_how_a_note_was_taken_is_no_claim_and_gives_no_place() -> None:
    text = "Met a nurse in Djibo, 22 April 2024. Armed men raided Kaya on 17 April. Six people were hacked to death."
    claims = _claims(text, published="2024-05-15", kind="notes")
    assert list(claims) == ["Armed men raided Kaya on 17 April", "Six people were hacked to death"]
    died = claims["Six people were hacked to death"]
    assert ([p.name for p in died.places], [f.state for f in died.figures]) == (["Kaya"], ["killed"])


def test_the_day_of_a_burial_is_that_of_no_other_sentence() -> None:
    text = "Armed men raided Kaya on 17 April. Neighbours buried nine people the next day. Ten houses burned down."
    claims = _claims(text, published="2024-05-15", kind="notes")
    assert _days(claims["Neighbours buried nine people the next day"]) == {"2024-04-18"}
    assert _days(claims["Ten houses burned down"]) == {"2024-04-17"}


@pytest.mark.parametrize(
    ("words", "day"),
    [("They killed four traders", "2024-06-11"), ("soldiers burned nine huts", "2024-06-14")],
)
def test_an_entry_has_the_day_of_its_heading(words: str, day: str) -> None:
    assert _days(_claims(LOG)[words]) == {day}


def test_a_time_of_day_is_on_the_day_of_its_entry() -> None:
    text = "Field notes\n\nKaya, 11 June. Market struck at 08:30 by a jet. Nine died.\n\nDjibo, 14 June. All burned."
    claims = _claims(text, published="2024-06-30", kind="notes")
    assert _days(claims["Nine died"]) == {"2024-06-11"}
    assert [t.value for t in claims["Market struck at 08:30 by a jet"].times] == ["2024-06-11T08:30:00"]


def test_what_is_and_what_will_be_has_no_days_of_another_event() -> None:
    claims = _claims(LOG)
    assert "2024-06-14" not in _days(claims["the mayor has not commented"])
    assert _days(claims["The army will return on 1 July"]) == {"2024-07-01"}


@pytest.mark.parametrize(
    ("after", "words", "day"),
    [
        ("Two civilians were killed.", "Two civilians were killed", "2024-05-29"),
        ("Five people died and nine were wounded.", "nine were wounded", "2024-05-29"),
        ("Two civilians were killed on 3 June.", "Two civilians were killed on 3 June", "2024-06-03"),
        ("Since the war began, 900 people have been killed.", "900 people have been killed", None),
        ("\n\nTwo civilians were killed.", "Two civilians were killed", None),
    ],
)
def test_what_came_of_a_deed_has_its_day_and_place(after: str, words: str, day: str | None) -> None:
    claims = _claims(f"Gunmen attacked Djibo on 29 May. {after}", published="2024-06-30", kind="report")
    claim = next(c for text, c in claims.items() if text.endswith(words))
    assert _days(claim) - {None} == ({day} if day else set())
    assert [p.name for p in claim.places] == (["Djibo"] if day == "2024-05-29" else [])


def test_the_place_of_an_outcome_is_the_one_beside_its_day() -> None:
    text = "Soldiers raided Dori in answer to the attack on Djibo of 29 May. Two civilians were killed."
    claim = _claims(text, published="2024-06-30", kind="report")["Two civilians were killed"]
    assert (_days(claim), [p.name for p in claim.places]) == ({"2024-05-29"}, ["Djibo"])


def test_news_copy_carries_nothing_over() -> None:
    text = "Soldiers came to Kaya on 14 February, the mayor said. They shot 6 men near the well."
    assert _days(_claims(text, published="2024-05-15")["They shot 6 men near the well"]) == set()
    claims = _claims(text, published="2024-05-15", kind="notes")
    assert _days(claims["They shot 6 men near the well"]) == {"2024-02-14"}


def test_what_was_shelled_is_a_place_of_its_own() -> None:
    text = "Interviewed in Kaya on 20 May 2024. Sake was shelled by policemen on 17 May. Six people died."
    claims = _claims(text, published="2024-06-15", kind="notes")
    assert [p.text for p in claims["Sake was shelled by policemen on 17 May"].places] == ["Sake"]
    assert [p.text for p in claims["Six people died"].places] == ["Sake"]
    assert not any(p.text == "Everything" for c in _claims("Everything was looted in Kaya.").values() for p in c.places)


@pytest.mark.parametrize(
    "head",
    [
        "Testimony recorded in Osten on 22 April 2024; the speaker is a tailor.",
        "I spoke to a mother of four in Osten on 22 April 2024.",
        "Case file. A driver, heard in Osten on 22 April 2024.",
        "File opened after a visit by a tailor to our office in Osten (22 April 2024).",
        "Told to us on 22 April 2024 at Osten: account of a tailor.",
        "Our visitor on 22 April 2024 was a tailor; place of the talk: Osten.",
    ],
)
def test_however_a_note_says_whom_it_heard(head: str) -> None:
    text = f"{head} Horsemen overran Garsen on 17 April. Six people were shot."
    told = [c for c in _claims(text, published="2024-05-15", kind="notes").values() if "speaker" not in c.text]
    assert [_days(c) for c in told] == [{"2024-04-17"}] * 2
    assert [[p.text for p in c.places] for c in told] == [["Garsen"]] * 2


def test_which_day_of_the_week_a_date_was_is_no_other_day() -> None:
    text = "On 17 April, a Sunday by her memory, horsemen overran Garsen. Six people were shot."
    claims = _claims(text, published="2024-05-15", kind="notes")
    assert [_days(c) for c in claims.values()] == [{"2024-04-17"}] * 2


def test_what_somebody_saw_and_did_is_not_how_the_note_was_taken() -> None:
    text = "The witness saw six bodies in Kaya on 17 April 2024. I met soldiers who burned huts; they shot two men."
    assert "they shot two men" in _claims(text, published="2024-05-15", kind="notes")
    assert any("six bodies" in words for words in _claims(text, published="2024-05-15", kind="notes"))


@pytest.mark.parametrize("head", ["Account given by a nurse at Djibo, 9 May 2024.", "9 May 2024, Djibo: we saw him."])
def test_the_place_and_day_of_a_talk_are_those_of_no_deed(head: str) -> None:
    text = f"{head} On 3 May soldiers shot six men. Two huts burned. The market was empty."
    told = _claims(text, published="2024-06-30", kind="notes")
    assert _days(told["Two huts burned"]) == {"2024-05-03"}
    assert not [p.text for c in told.values() for p in c.places]


def test_a_heading_still_gives_its_place() -> None:
    text = "Field notes\n\nAleppo, 3 May: two aircraft bombed the market. On 5 May they came back and burned six huts."
    told = _claims(text, published="2024-06-30", kind="notes")
    assert {p.text for c in told.values() for p in c.places} == {"Aleppo"}


def test_in_notes_a_village_that_nobody_knows_is_a_place() -> None:
    told = _claims("Zembor Wells came under fire on 3 May. Six men died.", published="2024-06-30", kind="notes")
    assert {p.text for c in told.values() for p in c.places} == {"Zembor Wells"}


HEADED = """
Met a tailor in Kaya on 20 May 2024. 3 May, Dori: gunmen killed nine people. | 2024-05-03 | Dori
Met a tailor in Kaya on 20 May 2024. 3 May, Djibo: soldiers shot two men. Six huts were burned. | 2024-05-03 | Djibo
Account of a tailor, 20 May 2024. Titao: rebels fired mortars on 3 May. Six people died. | 2024-05-03 | Titao
Heard a tailor on 20 May 2024. On 1 May rebels raided Beni. Butembo: rebels shot six on 3 May. | 2024-05-03 | Butembo
Heard a tailor on 20 May 2024. On 1 May rebels raided Beni. 3 May, Butembo: rebels shot six. | 2024-05-03 | Butembo
"""


@pytest.mark.parametrize("case", HEADED.strip().splitlines())
def test_a_head_with_a_day_or_a_place_is_that_of_its_event_and_nobodys_voice(case: str) -> None:
    text, day, place = case.split(" | ")
    last = _reader().read_text(text, published="2024-06-30", kind="notes").claims[-1]
    assert (_days(last), [p.name for p in last.places], last.actor) == ({day}, [place], None)


def test_a_person_before_a_colon_is_no_place() -> None:
    text = "On 1 May rebels raided Beni. Two people died. Nancy: soldiers shot six men on 3 May."
    last = _reader().read_text(text, published="2024-06-30", kind="notes").claims[-1]
    assert "Nancy" not in [p.name for p in last.places]


def test_a_head_may_be_a_day_alone() -> None:
    text = "On 1 May rebels raided Beni. 3 May: soldiers shot six men."
    claims = _reader().read_text(text, published="2024-06-30", kind="notes").claims
    assert _days(claims[-1]) == {"2024-05-03"}


@pytest.mark.parametrize(
    "case",
    [
        # text | words of the claim | day | place
        "Gunmen hit Kaya on 3 May. The death toll stands at nine. | The death toll stands at nine | 2024-05-03 | Kaya",
        "Gunmen hit Kaya on 3 May. Fatalities: nine. | Fatalities: nine | 2024-05-03 | Kaya",
        "A talk with a monk, Djibo, 9 May 2024. Location: Kaya. On 3 May men broke into homes. "
        "| On 3 May men broke into homes | 2024-05-03 | Kaya",
        "Met a monk in Djibo, 9 May. On 3 May we heard shooting; soldiers had come to Kaya. "
        "| soldiers had come to Kaya | 2024-05-03 | Kaya",
        "Written down in Djibo on 9 May 2024 from what a monk told me. The day was 3 May. Six men died. "
        "| Six men died | 2024-05-03 | -",
        "Diary of a monk, copied in Djibo on 9 May. The day was 3 May. Six men died. | Six men died | 2024-05-03 | -",
        "Logged on 9 May 2024 at Djibo after a visit. According to the informant, rebels overran Kaya on 3 May. "
        "| rebels overran Kaya on 3 May | 2024-05-03 | Kaya",
        "9 May 2024: a widow came to the Djibo station. On 3 May men shot six farmers. "
        "| On 3 May men shot six farmers | 2024-05-03 | -",
    ],
)
def test_what_a_note_says_of_itself_dates_and_places_no_deed(case: str) -> None:
    text, words, day, place = (part.strip() for part in case.split(" | "))
    claims = _claims(text, published="2024-05-31", kind="notes")
    assert _days(claims[words]) == {day}
    assert [p.name or p.text for p in claims[words].places] == [place] * (place != "-")


HEADS = r"""
Patrol log, Mopti team\n\n2 Feb 2025, Kaya: men shelled the depot. Four guards were killed.\n3 Feb 2025, Dori: men looted a clinic.
2 Feb 2025 - Kaya - men shelled the depot. Four guards were killed.\n14 Feb 2025 - Dori - men looted a clinic.
[2 Feb 2025] Kaya. Men shelled the depot. Four guards were killed.\n[14 Feb 2025] Dori. Men looted a clinic.
2 Feb 2025 | Kaya | men shelled the depot. Four guards were killed.\n14 Feb 2025 | Dori | men looted a clinic.
"""  # noqa: E501


@pytest.mark.parametrize("text", HEADS.strip().split("\n"))
def test_the_place_that_heads_an_entry_is_where_it_happened_and_no_speaker(text: str) -> None:
    claims = _claims(text.replace("\\n", "\n"))
    told = {words: (claim.voice, {p.name for p in claim.places}) for words, claim in claims.items()}
    first, dead, looted = sorted(told, key=lambda words: ("clinic" in words, "guards" in words))
    assert told[first] == ("narrator", {"Kaya"})
    assert told[dead] == ("narrator", {"Kaya"})
    assert told[looted] == ("narrator", {"Dori"})
    assert not first.startswith("Kaya")
