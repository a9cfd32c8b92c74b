"""A PDF to text: pages in order, lines joined by the running text; the PDFs are made in make_pdf.py."""

import random
from contextlib import suppress

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, running
from counterclaim.reports.pdf_pages import Piece, columns, without_heads
from tests.reports.make_pdf import make_pdf

FIRST = [
    "Bridge at Lanham falls, army says",
    "By Jane Doe",
    "May 3, 2024",
    "The army of Norland said on Friday that its troops had crossed the river near the",
    "town of Lanham and taken two villages on the far bank, a claim the govern-",
    "ment in the capital denied within hours of the announcement.",
    "Officials in the region put the number of dead at 14, among them three children, and",
    "said that 40 people were missing after the attack on the",
]
SECOND = ["market on Thursday. The figures could not be checked."]


def test_two_pages() -> None:
    report = from_bytes(make_pdf([FIRST, SECOND]))
    assert report.title == "Bridge at Lanham falls, army says"
    assert report.byline == "Jane Doe"
    assert report.published == "2024-05-03"
    doc = running(report)
    text = " ".join(doc.text[p.start : p.end] for p in doc.paragraphs if p.kind == "body")
    assert "a claim the government in the capital denied" in text
    assert "after the attack on the market on Thursday." in text
    for at, char in zip(doc.raw, doc.text, strict=True):
        assert char in (report.text[at], " ", "\n")


def test_an_empty_password_opens() -> None:
    assert "Bridge at Lanham falls" in from_bytes(make_pdf([FIRST], password="")).text


def test_a_password_is_asked_for() -> None:
    with pytest.raises(ReportError, match="Remove the password"):
        from_bytes(make_pdf([FIRST], password="secret"))


def test_every_truncation_is_an_error() -> None:
    data = make_pdf([FIRST])
    for end in range(9, len(data) - 6, 97):
        with pytest.raises(ReportError):
            from_bytes(data[:end])


def test_damage_anywhere_is_an_error_or_harmless() -> None:
    data = make_pdf([FIRST, SECOND])
    chance = random.Random(7)
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 9)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ReportError):
            assert from_bytes(bytes(changed)).text


HEADS = ["THE LANHAM STAR    Friday, May 3, 2024", "Page {} of 3"]


def test_heads_and_feet_of_the_pages_are_no_text() -> None:
    top, foot = HEADS
    pages = [[top, *FIRST, foot.format(1)], [top, *SECOND, foot.format(2)], [top, "He left at noon.", foot.format(3)]]
    text = from_bytes(make_pdf(pages)).text
    assert "Page" not in text
    assert text.count("LANHAM STAR") == 1, "the first page's head tells the day"
    assert "after the attack on the market" in running(from_bytes(make_pdf(pages))).text
    assert without_heads(["One line.\nTwo.", "Three.\nFour."]) == ["One line.\nTwo.", "Three.\nFour."]


def across(rows: list[tuple[str, str]]) -> list[Piece]:
    return [Piece(*edges, 700 - 12 * n, text)
            for n, row in enumerate(rows)
            for edges, text in zip(((60, 260), (300, 500)), row, strict=True)]  # fmt: skip


def test_columns_drawn_across_are_read_one_after_the_other() -> None:
    rows = [(f"left line number {n} goes on", f"right line number {n} goes on") for n in range(6)]
    title = Piece(60, 400, 720, "A headline over both columns")
    text = columns([title, *across(rows)])
    assert text is not None
    assert text.splitlines() == [title.text, *(left for left, _ in rows), *(right for _, right in rows)]
    pieces = across(rows)
    assert columns(pieces[::2] + pieces[1::2]) is None, "drawn column by column: nothing to mend"
    assert columns(across([("Kaya", "14"), ("Dori", "9"), ("Djibo", "2"), ("Titao", "0"), ("Total", "25")])) is None
    assert columns([Piece(60, 500, 700 - 12 * n, "one line of a page in one column") for n in range(9)]) is None


def test_the_cells_of_a_table_are_kept_apart_and_read_with_their_heads() -> None:
    rows = [("Region", "Killed", "Injured"), ("North", "12", "40"), ("South bank", "7", "9")]
    table = [list(zip((56, 200, 300), row, strict=True)) for row in rows]
    lines = [FIRST[3], "town of Lanham on Friday.", *table, "The governor said that 40 people had been hurt."]
    report = from_bytes(make_pdf([lines]))
    assert "\n| Region | Killed | Injured |\n| North | 12 | 40 |\n| South bank | 7 | 9 |\n" in report.text
    doc = running(report)
    assert [doc.text[p.start : p.end] for p in doc.paragraphs][1:3] == [
        "North: 12 killed, 40 injured.", "South bank: 7 killed, 9 injured.",
    ]  # fmt: skip


def test_lines_with_words_placed_apart_are_no_table() -> None:
    placed = [[(56, "The army"), (120, "took the bridge"), (230, "at Lanham on 3 May,")],
              [(56, "and its"), (110, "two battalions"), (200, "were seen there"), (320, "on 4 May.")],
              [(56, "Nobody"), (130, "could say why on 5 May.")]]  # fmt: skip
    assert "|" not in from_bytes(make_pdf([placed])).text


def test_a_mark_set_apart_from_its_item_is_no_cell() -> None:
    items = [[(70, "*"), (90, text)] for text in ("13 tanks", "7 drones", "12 command posts")]
    report = from_bytes(make_pdf([[FIRST[3], "town of Lanham on Friday. It destroyed:", *items]]))
    assert "|" not in report.text
    assert running(report).text.endswith("It destroyed: 13 tanks; 7 drones; 12 command posts")
