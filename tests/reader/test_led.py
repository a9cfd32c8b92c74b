"""What stands under a paragraph that ends with a speaker, a verb and a colon is that speaker's."""

from functools import cache

import pytest

from counterclaim import Reader, Reading

LEAD = "LANHAM, May 3 - Rain fell on both banks of the river on Friday, the fourth day of fighting there."
ENDS = "Schools in the town stayed closed, the mayor said."
POST = "Three people were killed in the village of Oblen. A school was hit and is burning."


@cache
def _read(lead: str, below: str) -> Reading:
    text = "\n\n".join([LEAD, lead, below, ENDS])
    return Reader().read_text(text, published="2024-05-03")


def _voices(reading: Reading, words: str) -> list[str | None]:
    return [c.speaker.name if c.speaker else None for c in reading.claims if words in c.text]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("The governor of the region, Olena Sant, wrote on Telegram:", "Olena Sant"),
        ("Norland's defence ministry said in a statement on Friday:", "Norland's defence ministry"),
        ("In a message to reporters, Colonel Mira Brandt added:", "Mira Brandt"),
    ],
)
@pytest.mark.parametrize("below", [POST, f"“{POST}”"])
def test_the_paragraph_below_is_the_speakers(lead: str, speaker: str, below: str) -> None:
    reading = _read(lead, below)
    assert _voices(reading, "killed") == [speaker]
    assert _voices(reading, "burning") == [speaker]
    assert _voices(reading, "Schools") == ["mayor"] or _voices(reading, "stayed closed") == ["mayor"]


def test_somebody_named_below_keeps_the_words() -> None:
    reading = _read("The governor wrote on Telegram:", "Three people were killed in Oblen, the army said.")
    assert "army" in _voices(reading, "killed")  # the governor may pass on what the army said


def test_a_colon_without_a_speaker_gives_nobody_the_words() -> None:
    reading = _read("Here is what is known so far:", POST)
    assert _voices(reading, "killed") == ["narrator"]


def test_the_subject_of_a_question_is_no_claim() -> None:
    text = "LANHAM, May 3 - Asked about the dead, Norland's army said its guns had been silent since Monday."
    reading = Reader().read_text(text, published="2024-05-03")
    assert not [c for c in reading.claims if c.stance == "demands"]
    assert [c.speaker.name for c in reading.claims if "silent" in c.text and c.speaker] == ["Norland's army"]
