"""A list's items are said by whoever says its lead."""

from functools import cache

import pytest

from counterclaim import Reader, Reading
from counterclaim.model.attribution import Attribution
from counterclaim.reader.lists import hangs, listings, marker, whole_lists
from counterclaim.reader.sentences import split
from counterclaim.reports import from_text
from counterclaim.reports.running import running

LEAD = "The transport ministry said on Tuesday that its crews had:"
ENDS = "Work goes on in the north, where heavy rain has closed both of the mountain roads."


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        (["- opened two bridges;", "- cleared nine villages of mines."], 2),
        (["• opened two bridges", "• cleared nine villages of mines", "• buried 14 people"], 3),
        (["1. opened two bridges", "2. cleared nine villages of mines"], 2),
        (["(a) opened two bridges", "(b) cleared nine villages of mines"], 2),
        (["opened two bridges;", "cleared nine villages of mines;", "buried 14 people."], 3),
        (["They had opened two bridges in the north of the country."], 0),
    ],
)
def test_a_lead_and_its_items(items: list[str], kept: int) -> None:
    doc = running(from_text("\n\n".join([LEAD, *items, ENDS])))
    found = listings(doc)
    assert [len(one.items) for one in found] == ([kept] if kept else [])


def test_the_tagged_beginning_of_a_list_brings_the_rest_but_not_what_others_say() -> None:
    items = ["- opened two bridges;", "- cleared nine villages;", "- buried 14 people, the mayor said;", "- left."]
    doc = running(from_text("\n".join([LEAD, *items, "", ENDS])))
    text = doc.text

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    first = Attribution(
        id="t1", cue=(at("said"),), source=(at("The transport ministry"),),
        content=((at("that its")[0], at("two bridges;")[1]),),
    )  # fmt: skip
    other = Attribution(id="t2", cue=((text.rindex("said"), text.rindex("said") + 4),), source=(at("the mayor"),),
                        content=(at("buried 14 people"),))  # fmt: skip
    whole, same = whole_lists(doc, [first, other])
    assert text[slice(*whole.content[0])].endswith("cleared nine villages;")
    assert same == other


def test_a_number_that_opens_an_item_is_no_sentence() -> None:
    doc = running(from_text(f"{ENDS}\n\n1. 140 people\n\n2. Two bridges\n\n{ENDS}"))
    assert [doc.text[s:e] for s, e in split(doc)][1:3] == ["1. 140 people", "2. Two bridges"]


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("its crews had", False),
        ("both sides to", False),
        ("the following losses in May", False),
        ("its losses were heavy", True),
    ],
)
def test_which_leads_say_something_alone(words: str, alone: bool) -> None:
    assert hangs(words.lower().split()) is not alone


def test_a_dash_inside_a_line_marks_nothing() -> None:
    assert marker("The road - a dirt track - is open", (9, 33)) == 0


@cache
def _reading() -> Reading:
    text = f"""Crews reopen roads in Kharkiv region

KHARKIV, Ukraine, May 6 (Reuters) - {LEAD}

- opened two bridges near Izium;
- cleared nine villages of mines;
- buried 14 people.

{ENDS}
"""
    return Reader().read_text(text, published="2025-05-06")


def test_each_item_is_a_claim_of_the_speaker_with_the_lead_before_it() -> None:
    said = [c for c in _reading().claims if c.voice == "actor"]
    assert [c.text for c in said] == [
        "its crews had opened two bridges near Izium",
        "its crews had cleared nine villages of mines",
        "its crews had buried 14 people",
    ]
    assert {c.speaker.name for c in said if c.speaker} == {"transport ministry"}
    text = _reading().report.text
    assert all(c.text == " ".join(text[s:e] for s, e in c.content) for c in said)


def test_a_numbered_item_has_no_number_and_a_lead_that_says_something_stays_alone() -> None:
    text = "The army said on Tuesday its losses had been heavy:\n\n1. Six tanks were burned.\n\n2. Two guns were lost."
    claims = Reader().read_text(text, published="2025-05-06").claims
    assert [c.text for c in claims] == ["its losses had been heavy", "Six tanks were burned", "Two guns were lost"]
    assert {c.speaker.name for c in claims if c.speaker} == {"army"}
