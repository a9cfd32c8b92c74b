"""Lists and tables as they are read: items with the line that leads them, cells with their heads, each at its place."""

import pytest

from counterclaim.reports import from_text, running

TOP = "The army gave its losses of the week on Friday, in a statement to the press."
CASES = {
    "marked items": (
        "The forces also destroyed:\n- 13 tanks;\n- 17 armoured vehicles\n• 7 drones.\n\nIt rained.",
        ["The forces also destroyed: 13 tanks; 17 armoured vehicles; 7 drones.", "It rained."],
    ),
    "items that end with semicolons": (
        "Losses were:\n\npersonnel – about 540;\n\ntanks – 3;\n\nvehicles – 12.\n\nIt rained.",
        ["Losses were: personnel – about 540; tanks – 3; vehicles – 12.", "It rained."],
    ),
    "titled items": ("Losses:\n- Tanks: 13\n- Drones: 7\n\nIt rained.", ["Losses: Tanks: 13; Drones: 7", "It rained."]),
    "items counted in words": (
        "Our pilots destroyed:\n- one tanker;\n- a pontoon bridge;\n- several posts.\n\nIt rained.",
        ["Our pilots destroyed: one tanker; a pontoon bridge; several posts.", "It rained."],
    ),
    "items that are sentences": (
        "The army said:\n- Its troops took the bridge.\n- Two soldiers were hurt.",
        ["The army said:", "- Its troops took the bridge.", "- Two soldiers were hurt."],
    ),
    "one item": ("The forces also destroyed:\n- 13 tanks.", ["The forces also destroyed:", "- 13 tanks."]),
    "table": (
        "| Region | Killed | Number of injured |\n|---|---|---|\n| North | 12 | 40 |\n| South | about 7 | - |\n\nIt "
        "rained.",
        ["North: 12 killed, 40 injured.", "South: about 7 killed.", "It rained."],
    ),
    "two names": (
        "| Day | Town | Tanks destroyed |\n| 3 May 2024 | Lanham | 4 |\n| 4 May 2024 | Orvik | 1 |",
        ["3 May 2024, Lanham: 4 tanks destroyed.", "4 May 2024, Orvik: 1 tanks destroyed."],
    ),
    "table of words": (
        "| Who | What |\n| The army | took the bridge |\n| The navy | left |",
        ["| Who | What |", "| The army | took the bridge |", "| The navy | left |"],
    ),
    "drawn with blanks": (
        "Town    Killed   Wounded\nLanham       4        11\nOrvik        1         3\n\nIt rained.",
        ["Lanham: 4 killed, 11 wounded.", "Orvik: 1 killed, 3 wounded.", "It rained."],
    ),
    "counts without heads": (
        "Killed           14\nHouses burnt     12\nCattle stolen   220\n\nIt rained.",
        ["Killed: 14.", "Houses burnt: 12.", "Cattle stolen: 220.", "It rained."],
    ),
    "counts behind labels": (
        "Released in May: 96\nWhereabouts unknown: 1,230\n\nIt rained.",
        ["Released in May: 96.", "Whereabouts unknown: 1,230.", "It rained."],
    ),
    "one count alone": ("Killed           14\n\nIt rained.", ["Killed 14", "It rained."]),
    "remarks behind": (
        "Town\tKilled\tSource\nLanham\t4\thospital\nOrvik\t1\tpolice",
        ["Lanham: 4 killed, hospital.", "Orvik: 1 killed, police."],
    ),
    "no table": (
        "The  airport  fell.\nTheir  losses  rose.\nNine  men  died.",
        ["The airport fell.", "Their losses rose.", "Nine men died."],
    ),
    "table without heads": ("| 12 | 40 |\n| 7 | 9 |", ["| 12 | 40 |", "| 7 | 9 |"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_hangs_together_is_read_together(name: str) -> None:
    text, expected = CASES[name]
    report = from_text(f"{TOP}\n\n{text}")
    doc = running(report)
    assert [doc.text[p.start : p.end] for p in doc.paragraphs][1:] == expected
    assert all(a <= b for a, b in zip(doc.raw, doc.raw[1:], strict=False)), "spans never turn round"


def test_the_words_of_a_head_point_at_the_cell_under_it() -> None:
    report = from_text(f"{TOP}\n\n{CASES['table'][0]}")
    doc = running(report)
    for words, cell in (("40 injured", "40"), ("North: 12 killed", "North | 12"), ("about 7", "about 7")):
        at = doc.text.index(words)
        assert report.text[slice(*doc.to_raw((at, at + len(words))))] == cell
