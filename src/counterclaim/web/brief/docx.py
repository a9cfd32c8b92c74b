"""A brief as DOCX, in Word's own styles, so that a desk can go on writing in it."""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from counterclaim.errors import CounterclaimError
from counterclaim.web.brief.content import NOTICE, Brief, Quote, foot
from counterclaim.web.look import chart
from counterclaim.web.look.signs import Signs

_QUIET = RGBColor(0x5F, 0x5B, 0x54)
_LINK = RGBColor(0x1F, 0x5A, 0x8C)
_HEADS = ("Who, when", "What, in which words, [report]")


def docx(brief: Brief, signs: Signs) -> bytes:
    """The file: A4, headings as Word's, a table for each section, reports as links."""
    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    page.left_margin = page.right_margin = Cm(2.2)
    core = document.core_properties
    core.title, core.author, core.comments = brief.title[:250], "Counterclaim", ""
    core.created = core.modified = datetime.fromisoformat(brief.made)
    document.add_heading(brief.title, level=1)
    for line in brief.facts:
        document.add_paragraph(line).paragraph_format.space_after = Pt(2)
    _quiet(document.add_paragraph(), NOTICE)
    for section in brief.sections:
        document.add_heading(section.heading, level=2)
        if section.chart and brief.chart is not None:
            _picture(document, brief, signs)
        for line in section.lead.split("\n"):
            if line:
                document.add_paragraph(line)
        _table(document, section.rows)
        for name, rows in section.groups:
            document.add_heading(name, level=3)
            _table(document, rows)
    document.add_heading("Reports", level=2)
    for source in brief.sources:
        paragraph = document.add_paragraph(f"[{source.number}] {source.title}. {source.outlet}. ")
        if source.address:
            _link(paragraph, source.address)
        _quiet(paragraph, f"{' ' if source.address else 'No address on the web. '}Report {source.id}")
    _quiet(document.add_paragraph(), foot(brief))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _picture(document: Any, brief: Brief, signs: Signs) -> None:
    assert brief.chart is not None
    try:
        drawn = chart.made(brief.chart, signs, brief.made, "png")
    except CounterclaimError:
        return  # no font on this machine; the table below has every figure
    shape = document.add_picture(BytesIO(drawn), width=Cm(16.4))
    shape._inline.docPr.set("descr", f"{brief.title}: the figures below on one axis")


def _table(document: Any, rows: tuple[Quote, ...]) -> None:
    if not rows:
        return
    table = document.add_table(rows=1, cols=2, style="Light List")
    for cell, text in zip(table.rows[0].cells, _HEADS, strict=True):
        cell.text = text
    head = OxmlElement("w:tblHeader")  # repeated on each page, and read out as the table's header
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for row in rows:
        who, what = table.add_row().cells
        who.width, what.width = Cm(5), Cm(11.6)
        who.paragraphs[0].add_run(row.who).bold = False
        _quiet(who.add_paragraph(), row.day)
        first = what.paragraphs[0]
        if row.told or row.note:
            first.add_run(row.told or f"{row.note}:").bold = bool(row.told)
            first.add_run(f" ({row.note}). " if row.told and row.note else ". " if row.told else " ")
        words = what.add_paragraph() if row.rtl else first
        run = words.add_run(f"“{row.words}”")
        if row.rtl:
            words._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            run.font.rtl = True
        (what.add_paragraph() if row.rtl else first).add_run(f" [{row.cite}]")


def _quiet(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), _QUIET


def _link(paragraph: Any, address: str) -> None:
    """A link to the web; python-docx has no call for it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.color.rgb, run.font.underline = _LINK, True
    link.append(run._r)
    paragraph._p.append(link)
