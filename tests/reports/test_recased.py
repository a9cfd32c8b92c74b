"""Text in capitals is read as it would be printed in both cases; every offset and every word of the report stays."""

import pytest

from counterclaim.reports import from_text, running

CASES = """
The army said on Friday that the rebels had captured a bridge near Kaya in Burkina Faso.
On 12 May the mayor said the FARC had killed three soldiers; U.S. forces retaliated.
I was told by my cousin that the U.N. mission (MINUSMA) had left the town. "We saw it," he said.
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_line_comes_back_as_it_is_printed(line: str) -> None:
    told = running(from_text(line.upper())).text.replace("Farc", "FARC")  # no table has it
    assert told == line


def test_offsets_and_words_stay() -> None:
    report = from_text("THE ARMY OF NORLAND SAID THE \u0130ZMIR ROAD HAD BEEN SHELLED BY THE REBELS ON FRIDAY.")
    doc = running(report)
    assert len(doc.text) == len(report.text)
    assert report.text.isupper()
    start = doc.text.index("rebels")
    first, end = doc.to_raw((start, start + 6))
    assert report.text[first:end] == "REBELS"


@pytest.mark.parametrize(
    "text",
    [
        "WAR IN NORLAND",  # a label
        "The army of Norland said the NATO summit had been put off until Friday.",
        "АРМИЯ СООБЩИЛА О СБИТЫХ ДРОНАХ НАД ГОРОДОМ В СУББОТУ УТРОМ",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert running(from_text(text)).text == text


def test_a_headline_in_capitals_follows_the_text_below_it() -> None:
    body = "The mayor of Sable said the market burned. Sable was quiet after the shelling, the mayor said."
    head = "MAYOR SAYS THE MARKET OF SABLE BURNED AFTER SHELLING BY REBELS"
    told = running(from_text(f"{head}\n\n{body}")).text
    assert told.startswith("Mayor says the market of Sable burned after shelling by rebels")
    assert told.endswith(body)


def test_many_short_paragraphs_cost_no_more_than_their_letters() -> None:
    text = "\n\n".join(["THE ARMY SAID THE BRIDGE OVER THE RIVER WAS HELD."] * 3_000)
    assert running(from_text(text)).text.count("The army said the bridge over the river was held.") == 3_000


TELEX = (
    "VELD SAID QUOTE WE HOLD THE PASS UNQUOTE STOP THE REBELS KILLED SIX MEN STOP THE MAYOR ASKED THEM TO STOP THE "
    "SHELLING STOP TWO BRIDGES WERE DESTROYED BY THE ARMY STOP"
)


def test_a_telex_spells_its_marks() -> None:
    report = from_text(TELEX)
    doc = running(report)
    assert " ".join(doc.text.split()) == (
        'Veld said "we hold the pass". The rebels killed six men. The mayor asked them to stop the shelling. '
        "Two bridges were destroyed by the army."
    )
    at = doc.text.index("six men")
    first, end = doc.to_raw((at, at + 7))
    assert report.text[first:end] == "SIX MEN"


@pytest.mark.parametrize(
    "text",
    [
        TELEX.capitalize(),
        "THE ARMY SAID THE BUS STOP AND THE MARKET WERE HIT. THE MAYOR SAID NOBODY AT THE STOP WAS KILLED. HE LEFT.",
        "THE MAYOR READ OUT A QUOTE OF THE REBELS AND SAID THAT THE ARMY HAD TO STOP THE SHELLING OF THE TOWN",
    ],
)
def test_what_is_no_telex_keeps_its_words(text: str) -> None:
    assert running(from_text(text)).text.lower() == text.lower()


def test_a_word_before_one_that_stands_before_a_name_is_written_like_it() -> None:
    text = "ON TUESDAY THE NATIONAL SECURITY COUNCIL SAID THAT SIX POLICEMEN WERE KILLED IN THE TOWN"
    assert "the National Security Council said" in running(from_text(text)).text


def test_words_that_a_short_name_stands_for_are_a_name() -> None:
    text = "THE COUNCIL OF THE NORLAND RESISTANCE ARMY (NRA) SAID ON FRIDAY THAT ITS ARMY HAD LEFT."
    text = running(from_text(text)).text
    assert "the Norland Resistance Army (NRA) said on Friday that its army" in text
