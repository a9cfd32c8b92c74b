"""Briefs: every figure with its words, report, day and address; both sides alike; nothing of this machine in them."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.events import event_page
from counterclaim.web import brief as briefs
from counterclaim.web.brief import content
from counterclaim.web.brief.content import Brief, Quote, Section, Source, brief_of
from counterclaim.web.brief.write import written
from counterclaim.web.look.signs import Signs
from tests.ledger.made import Said, added, reading
from tests.web.hostile import BIDI, CONTROL, SCRIPT
from tests.web.test_events import pages  # noqa: F401  # a fixture


def _docx(body: bytes) -> str:
    document = Document(BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def _pdf(body: bytes) -> str:
    read = pypdfium2.PdfDocument(body)
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in read))


READ: dict[str, Any] = {"docx": _docx, "pdf": _pdf}


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_brief_says_who_gave_which_figure_with_words_report_day_and_address(
    told: Ledger, pages: TestClient, tmp_path: Path, ending: str  # noqa: F811
) -> None:
    event = told.events().rows[0].id
    assert f'href="/events/{event}/brief.{ending}"' in pages.get(f"/events/{event}").text
    answer = pages.get(f"/events/{event}/brief.{ending}")
    assert answer.headers["content-type"] == briefs.MEDIA[ending]
    file = tmp_path / f"b.{ending}"
    done = CliRunner().invoke(app, ["brief", event[:8], "-o", str(file), "--ledger", str(tmp_path / "told.db")])
    assert done.exit_code == 0, done.output
    for text in (READ[ending](answer.content), READ[ending](file.read_bytes())):
        for words in (
            "12 to 29 people killed in Lanham", "“12 soldiers of Surria were killed at Lanham” [1]", "Norland army",
            "“29 soldiers of Surria were killed at Lanham” [2]", "3 May 2024", "[1] Report 1. Paper 1",
            "[2] Report 2. Paper 2",
        ):  # fmt: skip
            assert words in text
        assert str(tmp_path) not in text
    linked = answer.content
    if ending == "docx":
        linked = ZipFile(BytesIO(answer.content)).read("word/_rels/document.xml.rels")
    assert b"https://paper1.example/1" in linked


def test_every_side_gets_the_same_room(tmp_path: Path) -> None:
    """However much one side says, its opponent's words are not pushed out; names play no part in the order."""
    many = [Said("Norland", n) for n in range(1, 10)]
    with Ledger(tmp_path / "l.db") as ledger:
        added(ledger, [reading(Said("Surria", 29), number=1), reading(*many, number=2)])
        event = ledger.events().rows[0].id
        with ledger.reading() as db:
            page = event_page(db, event)
    for names in (("Norland", "Surria"), ("Surria", "Norland")):
        made = brief_of(page, None, Signs(names), "2024-05-05")
        groups = dict(next(one for one in made.sections if one.heading == "What each side says").groups)
        assert [name.split()[1] for name in groups] == list(names)
        assert sorted(len(rows) for rows in groups.values()) == [1, content.EACH]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_words_of_reports_are_text_in_a_brief(ending: str) -> None:
    acting = f'{SCRIPT} #panic("x") *b* ] $x$ \\'
    quotes = (Quote(acting, "3 May", acting, acting, 1, "c"), Quote("x", "", "", "قال الجيش", 1, "d", rtl=True))
    source = Source(1, acting, acting, "https://paper.example/?a=1&b=%22", "r")
    parts = (Section(acting, acting, quotes), Section("b", groups=((acting, quotes),)))
    body = written(Brief(acting, "2024-05-05", (acting,), parts, (source,), None), Signs(()), ending)
    text = READ[ending](body)
    assert text.count("#panic") >= 10
    assert BIDI[0] not in text
    if ending == "docx":
        markup = ZipFile(BytesIO(body)).read("word/document.xml").decode()
        assert markup.count("<w:bidi/>") == 2
        assert "<script" not in markup


def test_acting_characters_of_reports_are_shown_in_a_brief(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.db") as ledger:
        added(ledger, [reading(Said("Norland", 12), number=1, outlet=f"A{CONTROL}{BIDI}"), reading(Said("Surria", 29))])
        with ledger.reading() as db:
            made = brief_of(event_page(db, ledger.events().rows[0].id), None, Signs(()), "2024-05-05")
    assert "⟨U+202E⟩" in _docx(written(made, Signs(()), "docx"))


def test_without_typst_the_page_offers_word_only(
    pages: TestClient, told: Ledger, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    event = told.events().rows[0].id
    monkeypatch.setattr("counterclaim.web.brief.write.find_spec", lambda _: None)
    assert "brief.pdf" not in pages.get(f"/events/{event}").text
    answer = pages.get(f"/events/{event}/brief.pdf")
    assert answer.status_code == 400
    assert "counterclaim[pdf]" in answer.text
    assert pages.get(f"/events/{event}/brief.txt").status_code == 400
