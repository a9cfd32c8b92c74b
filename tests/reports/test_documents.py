"""Office documents, books and mails: files that users' programs wrote, broken ones, and ones made to choke a reader."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.style import Header, MasterPage, PageLayout
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, P

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, load
from counterclaim.reports.limits import Limits

FOLDER = Path(__file__).parent / "documents"  # one Markdown source, written in four forms by pandoc 2.17
KEPT = (
    "troops had taken the bridge at Lanham after two days of fighting. Surria’s defence ministry denied this.",
    " 13 tanks;\n",
    "| Region | Killed | Injured |\n| North | 12 | 40 |\n| South | 7 | 9 |\n\nThe governor said that 40 people",
)


@pytest.mark.parametrize("ending", ["docx", "odt", "epub", "rtf"])
def test_a_document_keeps_its_paragraphs_lists_and_tables(ending: str) -> None:
    report = load(FOLDER / f"report.{ending}")
    assert [part for part in KEPT if part not in report.text] == []
    assert report.published == "2024-05-03"
    assert report.title == "Daily report 14"


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_footnotes_stand_at_the_end_of_the_document_or_chapter(ending: str) -> None:
    text = load(FOLDER / f"report.{ending}").text
    chapter = text.partition("\n\nLosses\n\n")[0] if ending == "epub" else text
    assert chapter.rstrip("↩︎ \n").endswith("The army first named another bridge.")
    assert "fighting.1" not in text


def word(*lines: str, head: str = "") -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = head
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, old: str, new: str, name: str = "word/document.xml") -> bytes:
    """A package with something of a part put in another's place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in package.infolist():
            part = package.read(info)
            if info.filename == name:
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            made.writestr(info.filename, part)
    return out.getvalue()


def test_word_gives_the_letterhead_once_and_no_words_that_were_struck_out() -> None:
    data = word("The army lost AAA tanks on Friday.", head="Ministry of Defence of Norland")
    tracked = "<w:t>The army lost </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>"
    tracked += "<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> tanks on Friday.</w:t>"
    data = changed(data, "<w:t>The army lost AAA tanks on Friday.</w:t>", tracked)
    text = from_bytes(data).text
    assert text == "Ministry of Defence of Norland\n\nThe army lost twelve tanks on Friday."


def test_opendocument_gives_its_letterhead_first() -> None:
    document, layout = OpenDocumentText(), PageLayout(name="page")
    document.automaticstyles.addElement(layout)
    master, header = MasterPage(name="Standard", pagelayoutname=layout), Header()
    header.addElement(P(text="Ministry of Defence of Norland"))
    master.addElement(header)
    document.masterstyles.addElement(master)
    document.text.addElement(P(text="The army lost twelve tanks on Friday."))
    out = io.BytesIO()
    document.write(out)
    text = from_bytes(out.getvalue()).text
    assert text == "Ministry of Defence of Norland\n\nThe army lost twelve tanks on Friday."


def test_lists_of_word_and_opendocument() -> None:
    document = docx.Document()
    document.add_paragraph("The forces also destroyed:")
    for line in ("13 tanks;", "7 drones."):
        document.add_paragraph(line, style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    assert from_bytes(out.getvalue()).text == "The forces also destroyed:\n\n- 13 tanks;\n- 7 drones."

    sheet = OpenDocumentText()
    sheet.text.addElement(H(outlinelevel=1, text="Losses"))
    items, table = List(), Table(name="t")
    for line in ("13 tanks;", "7 drones."):
        item = ListItem()
        item.addElement(P(text=line))
        items.addElement(item)
    for cells in (("Region", "Killed"), ("North", "12")):
        row = TableRow()
        for cell in cells:
            made = TableCell()
            made.addElement(P(text=cell))
            row.addElement(made)
        table.addElement(row)
    sheet.text.addElement(items)
    sheet.text.addElement(table)
    out = io.BytesIO()
    sheet.write(out)
    text = from_bytes(out.getvalue()).text
    assert text == "Losses\n\n- 13 tanks;\n- 7 drones.\n\n| Region | Killed |\n| North | 12 |"


def mail(text: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "Press office Ñ <press@norland.example>"
    message["Subject"] = "Statement on Lanham – bridge"
    message["Date"] = "Fri, 03 May 2024 10:00:00 +0200"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return bytes(message)


def test_a_mail_gives_its_own_words_and_not_what_it_quotes() -> None:
    report = from_bytes(mail("The army has the bridge.\n\nOn 2 May 2024, A. Roe wrote:\n> The bridge was lost.\n"))
    assert report.text == "The army has the bridge."
    assert (report.title, report.byline) == ("Statement on Lanham – bridge", "Press office Ñ")
    assert report.published == "2024-05-03T10:00:00+02:00"
    only = EmailMessage()
    only["From"], only["Subject"] = "a@norland.example", "x"
    only.set_content("<p>The army has the bridge.</p><ul><li>13 tanks</li></ul>", subtype="html")
    assert from_bytes(bytes(only)).text == "The army has the bridge.\n\n- 13 tanks"


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
PARAGRAPH = b"<w:p><w:r><w:t>The army took the bridge.</w:t></w:r></w:p>"
ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "' + b"the army " * 100 + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 50) for n in range(6)) + b"]>"
)  # fmt: skip
BROKEN = {
    "cut off": (word("The army took the bridge.")[:-200], "damaged or not whole"),
    "no XML": (package(**{"word/document.xml": b"nothing"}), "damaged or not whole"),
    "bomb": (package(**{"word/document.xml": b" " * 60_000_000}), "above the limit for one report (unpacked"),
    "no text": (word(), "no text in this Word document"),
    "no container": (package(mimetype=b"application/epub+zip", **{"META-INF/container.xml": b"<a/>"}), "not whole"),
    "rtf cut off": (rb"{\rtf1\ansi The army took the bridge", "damaged or not whole"),
    "rtf cut off behind a group": (rb"{\rtf1{\b The army} took the {\b bridge}", "damaged or not whole"),
    "mail with an attachment": (
        b"From: a@b.example\nSubject: Report\nMIME-Version: 1.0\nContent-Type: application/zip\n\nUEsDBA==",
        "save the attachment and give that file",
    ),
    "rtf of pictures": (rb"{\rtf1\ansi }", "no text in this RTF"),
    "entities": (package(**{"word/document.xml": ENTITIES + BODY % b"<w:p><w:t>&f;</w:t></w:p>"}), "damaged"),
    "deep": (package(**{"word/document.xml": BODY % (b"<w:p>" * 5_000)}), "damaged or not whole"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_in_words(name: str) -> None:
    data, reason = BROKEN[name]
    with pytest.raises(ReportError) as told:
        from_bytes(data)
    assert reason in str(told.value)


def test_entities_are_not_expanded() -> None:
    entity = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "twice">]>'
    data = package(**{"word/document.xml": entity + BODY % (PARAGRAPH + b"<w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p>")})
    assert from_bytes(data).text == "The army took the bridge."


def test_a_part_may_not_claim_to_be_small() -> None:
    with pytest.raises(ReportError, match="unpacked"):
        from_bytes(word("The army took the bridge. " * 50), limits=Limits(unpacked=2_000))
