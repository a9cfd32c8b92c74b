"""Statements of witnesses: from whom something was heard, whose cousin that is, and what the witness says next."""

from functools import cache

import pytest

from counterclaim.reader.reader import Reader

# a sentence of a statement | words of its claim | whose they are
SENTENCES = """
I heard from the headman that they had asked for 30 porters. | asked for 30 porters | headman
I was told by my aunt that the bridge was mined. | bridge was mined | my aunt
We learned from the Red Cross that nine men had died. | nine men had died | Red Cross
My cousin says that they killed the teacher in Orvik. | killed the teacher | my cousin
My neighbour told me that soldiers burned her house. I do not know the soldiers. | know the soldiers | Ivo Maric
I heard on the radio that nine men had died. | nine men had died | Ivo Maric
"""


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_whose_words_they_are(line: str) -> None:
    sentence, words, who = (cell.strip() for cell in line.split(" | "))
    text = f"WITNESS STATEMENT\nName: Ivo Maric\n\nI was at the well. I saw six trucks. {sentence} I hid in my barn."
    claims = _reader().read_text(text, published="2025-05-05").claims
    found = next(c for c in claims if words in c.text)
    assert found.speaker is not None
    assert found.speaker.name == who


def test_my_cousin_is_nobody_who_was_named_but_by_that_word() -> None:
    text = "Notes from Orvik, with Ada Quist\n\nMy cousin Per Okot said that they had come by truck. My cousin said "
    text += "that he had counted nine. My brother said that two had died."
    names = [c.speaker.name for c in _reader().read_text(text).claims if c.speaker]
    assert names == ["Per Okot", "Per Okot", "my brother"]


def test_a_signed_name_in_a_form_is_its_surname() -> None:
    text = "STATEMENT OF WITNESS\nSurname: MARIC   Given name: Ivo   Age: 44\n\nI keep the mill. I heard four shots. "
    text += "I saw no van."
    assert {c.speaker.name.lower() for c in _reader().read_text(text).claims if c.speaker} == {"maric"}


def test_who_is_left_out_before_a_verb_is_who_acted_before() -> None:
    text = "Duty log\n\n0140 Mayor phoned. Says the bridge is down. Claims that soldiers fired first."
    claims = _reader().read_text(text, published="2025-05-05").claims
    assert {c.text: c.speaker and c.speaker.name for c in claims if c.voice == "actor"} == {
        "the bridge is down": "Mayor", "soldiers fired first": "Mayor",
    }  # fmt: skip


def test_what_nobody_did_is_the_witness_s_too() -> None:
    text = "WITNESS STATEMENT\nName: Ivo Maric\n\nI was at the well. I saw six trucks. I hid in my barn. Nobody has "
    text += "promised me money for this."
    last = _reader().read_text(text, published="2025-05-05").claims[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Ivo Maric"
