"""A text that says whose it is at its head is read as its issuer's."""

from functools import cache

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reader.claims.issuer import masthead
from counterclaim.reader.reader import Reader
from counterclaim.registry import Registry
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running


@cache
def _reader() -> Reader:
    return Reader()


def _doc(first: str) -> RunningText:
    return running(from_text(f"{first}\n\nShells hit the port on Monday."))


@pytest.mark.parametrize(
    "first",
    ["Ministry of Defence of Chile", "Peruvian Ministry of Defence", "Armed Forces of Peru", "General Staff of Kenya"],
)
def test_a_body_alone_on_the_first_line_is_a_masthead(first: str) -> None:
    assert masthead(_doc(first), Registry.load()) == (0, len(first))


@pytest.mark.parametrize(
    "first",
    ["Ministry of Defence of Chile denies raid", "Kenyan Army Drones", "Shells hit the port", "Lima", "UNICEF",
     "Chilean war diary", "The Navy Times"],
)  # fmt: skip
def test_headlines_neutral_bodies_and_media_are_none(first: str) -> None:
    assert masthead(_doc(first), Registry.load()) is None


@pytest.mark.parametrize("first", ["Ministry of Defence of Chile", "Peruvian Ministry of Defence"])
def test_what_no_other_voice_has_is_the_issuers(first: str) -> None:
    text = f"{first}\n\nShells hit the port on Monday. Our troops held the bridge. The mayor said two men had died."
    claims = _reader().read_text(text, published="2025-03-10").claims
    speakers = {c.text: c.speaker.name if c.speaker else None for c in claims}
    assert speakers["Our troops held the bridge"] == first
    assert speakers["two men had died"] == "mayor"


def test_a_masthead_in_capitals_is_one_as_well() -> None:
    text = "MINISTRY OF DEFENCE OF THE REPUBLIC OF CHILE\nPress service\n\nOur troops held the bridge on Monday."
    claim = _reader().read_text(text, published="2025-03-10").claims[-1]
    assert claim.speaker is not None
    assert (claim.speaker.name.lower(), claim.speaker.side) == ("ministry of defence of the republic of chile", "Chile")


@pytest.mark.parametrize(
    "first",
    ["Army Council Meets\nStatement expected", "Osten, 3 May\nPress review", "Osten Joint Command\nPress release 3"],
)
def test_what_names_no_body_is_no_letterhead(first: str) -> None:
    claims = _reader().read_text(f"{first}\n\n{RAID}", published="2025-05-05").claims
    assert [c.voice for c in claims if c.text in RAID] == ["narrator"] * 2


OURS = "Our men hold the bridge."
RAID = "Shells hit the port on Monday. Two men died."
FORM = "I was at the well. My brother saw the guns. I heard six shots. My wife told me that soldiers took two goats."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"STATEMENT No. 7 OF THE RIVER FRONT\n\n{RAID}", "RIVER FRONT"),
        (f"Joint statement of the ministers of Peru and Chile on Osten\n\n{RAID}", "ministers of Peru and Chile"),
        (f"We, the mayors of Osten, met today.\n\n{RAID}", "mayors of Osten"),
        (f"OSTEN LIBERATION ARMY\nNorth\n\n{RAID} We mourn them. Our men held. We go on.", "LIBERATION ARMY"),
        (f"WITNESS STATEMENT\nName: Ivo Maric\n\n{FORM}", "Ivo Maric"),
        # What stands above the name, and who signs a letter.
        (f"IN THE NAME OF THE PEOPLE\n\nPatriotic Front for Velmar (PFV)\n\n{RAID} {OURS}", "Patriotic Front"),
        (f"Osten, 3 May\n\nDear Sir,\n\n{FORM}\n\nYours sincerely,\n\nIvo Maric\nHeadmaster", "Ivo Maric"),
        (f"Diocese of Osten\nOffice of the Bishop\n\n{FORM} Our bells rang.\n\nI remain, Sir, yours,\n\n+ Ivo Maric",
         "Ivo Maric"),
        # Letterheads: with what the document is, below the state, with a short form, the part that speaks.
        (f"Osten Relief Consortium\nWeekly snapshot no. 3\n\n{RAID} {OURS}", "Osten Relief Consortium"),
        (f"REPUBLIC OF VELMAR\nBORDER GUARD SERVICE\nPress release 4\n\n{RAID} {OURS}", "BORDER GUARD SERVICE"),
        (f"FRENTE DEL SUR (FS)\nMontaña adentro\nCOMMUNIQUE No. 4\n\n{RAID} The FS holds the road.", "FRENTE DEL SUR"),
        (f"MINISTRY OF DEFENCE\nGENERAL STAFF OF VELMAR\nPRESS OFFICE\n\n{RAID} {OURS}", "GENERAL STAFF"),
        (f"LIBERATION FRONT OF VELMAR\nGENERAL COMMAND\nWar communique 9\n\n{RAID} {OURS}", "LIBERATION FRONT"),
        (f"Communique No. 1,604 issued by the General Command of Velmar\n\n{RAID}", "General Command of Velmar"),
        (f"STATEMENT 14/B\nTaken at Osten, 3 May 2025, from Ivo Maric, about 40.\n\n{FORM}", "Ivo Maric"),
        (f"Letter to our office\n\nMy name is Ivo Maric. {FORM}", "Ivo Maric"),
        (f"WITNESS STATEMENT\nName: withheld\nDate: 3 May 2025\n\n{FORM}", "WITNESS"),
        (f"STATEMENT OF IVO M., BORN 1960\n\n{FORM}", "IVO M"),
        # A signal, letters that say "we", forms of several columns.
        (f"FLASH\nFROM OSTEN NAVAL COMMAND\nTO ALL STATIONS\n\n{RAID.upper()}", "OSTEN NAVAL COMMAND"),
        (f"Women of Osten – river side\n\nDear Sir,\n\n{RAID} {OURS} We ask you to come.\n\nYours faithfully,\n\n"
         "Ana Maric\nChair", "Ana Maric"),
        (f"To our people\n\n{RAID} {OURS} We go on.\n\nFor the General Staff of Velmar\nIvo Maric", "General Staff"),
        (f"Commission of Inquiry\nWITNESS STATEMENT\nName: Ivo Maric\n\n{FORM} Our barn burned. Our dog fled.",
         "Ivo Maric"),
        (f"WITNESS STATEMENT\nName: Ivo Maric      Occupation: miller\nTaken at: Osten\n\n{FORM}", "Ivo Maric"),
    ],
)
def test_what_no_other_voice_has_is_whose_text_it_is(text: str, who: str) -> None:
    claims = _reader().read_text(text, published="2025-05-05").claims
    plain = next(c for c in claims if "shells" in c.text.lower() or "at the well" in c.text)
    assert plain.speaker is not None
    assert who.casefold() in plain.speaker.name.casefold()


@pytest.mark.parametrize(
    "text",
    [
        f"Statement of the River Front sparked anger in Osten\n\n{RAID}",
        f"Notes from Osten\n\n{FORM}",  # a reporter's own
        f"Name: Osten Gazette\n\n{RAID}",
    ],
)
def test_the_rest_stays_the_reports_own(text: str) -> None:
    claims = _reader().read_text(text, published="2025-05-05").claims
    claim = next(c for c in claims if "Shells" in c.text or "at the well" in c.text)
    assert claim.voice == "narrator" or claim.speaker is None  # or left open


@pytest.mark.parametrize(
    ("head", "side"),
    [("MINISTRY OF THE INTERIOR\nREPUBLIC OF OSTENIA", "Ostenia"), ("Republic of Kenya\nMinistry of Defence", "Kenya"),
     ("MINISTRY OF DEFENCE OF OSTENIA\nPRESS SECTION", "Ostenia"), ("Ministry of Reconciliation\nOsten", None)],
)  # fmt: skip
def test_a_letterhead_names_the_state_that_its_body_speaks_for(head: str, side: str | None) -> None:
    claim = _reader().read_text(f"{head}\nPort Osten, 3 May 2025\n\n{RAID} {OURS} We hold the road.").claims[0]
    assert claim.speaker is not None
    assert (claim.speaker.name.lower().split()[0], claim.speaker.side) == ("ministry", side)


def test_who_holds_an_office_of_the_issuer_is_on_its_side() -> None:
    head = "REPUBLIC OF OSTENIA\nMINISTRY OF THE INTERIOR\nState Service for Rescue"
    said = "The Head of the Service, General Petr Vask, stated that nobody was missing."
    claims = _reader().read_text(f"{head}\nBulletin of 3 May 2025\n\n{RAID} {said}").claims
    assert claims[-1].speaker is not None
    assert (claims[-1].speaker.name, claims[-1].speaker.side) == ("Petr Vask", "Ostenia")


def test_a_language_is_no_state() -> None:
    text = "Radio Osten in Spanish, 3 November 2019\n\nIn a statement in French, the general staff said that troops "
    text += "had taken Osten."
    assert {c.speaker.side for c in _reader().read_text(text).claims if c.speaker} == {None}


def test_the_one_who_answers_in_a_record_is_the_one_it_names() -> None:
    text = "RECORD OF INTERVIEW\nInterviewed person: Ivo Maric\n\nQuestion: What hit the port?\nAnswer: Six shells."
    text += "\nQuestion: Whose?\nAnswer: I saw no flag. Two men died."
    claims = _reader().read_text(text).claims
    assert {c.speaker.name if c.speaker else "" for c in claims} == {"Ivo Maric"}


def test_an_interview_without_labels_is_told_by_its_questions() -> None:
    text = "Osten Weekly\n\nA conversation with Rose Ferrin, director of the clinic\n\nWhat happened on Monday?"
    text += "\n\nSix shells hit the ward.\n\nSoldiers killed nine people, we hear. Is it so?"
    text += "\n\nTwo nurses were killed.\n\nWhat do you need?\n\nWe have no water."
    claims = _reader().read_text(text).claims
    assert [c.speaker.name if c.speaker else "" for c in claims] == ["Rose Ferrin"] * 3


@pytest.mark.parametrize(("publisher", "own"), [("Ministry of Defence of Chile", True), ("Osten Gazette", False)])
def test_what_a_ministry_published_is_its_own(publisher: str, own: bool) -> None:
    claim = _reader().read_text(RAID, published="2025-05-05", publisher=publisher).claims[0]
    assert (claim.voice == "actor") is own
    if own:
        assert claim.speaker is not None
        assert (claim.speaker.name, claim.speaker.side) == (publisher, "Chile")
    told = _reader().read_text(RAID, published="2025-05-05", publisher=publisher, kind="report").claims[0]
    assert told.voice == "narrator"


def test_a_group_that_no_table_has_speaks_for_itself_by_whatever_word_of_its_head() -> None:
    text = (
        "NATIONAL LIBERATION FRONT OF OSTEN\nMilitary Command\nCommuniqué No. 12, 3 May 2021\n\n"
        "Our fighters attacked the barracks of Vest and killed eleven soldiers of the enemy.\n\n"
        "The Command congratulates the fighters. The Front demands the release of all prisoners. "
        "The enemy says that it lost nobody."
    )
    reading = _reader().read_text(text)
    sides = {a.name: a.side for a in reading.actors}
    front = "National Liberation Front of Osten"
    assert (sides[front], sides["Command"], sides["Front"], sides["enemy"]) == (front, front, front, None)


# what a text begins with | whose its claims are, or the narrator
OPENINGS = """
Open letter of the Tailors' Union, Oblen/To the commander | Tailors' Union
Joint statement/We, 32 aid groups working in the valley, are alarmed. | 32 aid groups working in the valley
From: Marit Holm (field office)/To: the desk | Marit Holm
Broadcast by the Military Governor of the Osten Provinces over Radio Osten, 9 June 1967 | Military Governor
"""


@pytest.mark.parametrize("line", OPENINGS.strip().split("\n"))
def test_openings_that_say_whose_a_text_is(line: str) -> None:
    first, name = (cell.strip() for cell in line.split(" | "))
    text = first.replace("/", "\n") + "\n\nI was there. Shells hit the port on Monday and nine people died. We saw it."
    claim = next(c for c in _reader().read_text(text, published="2025-03-10").claims if "nine people" in c.text)
    assert claim.speaker is not None
    assert name in claim.speaker.name
