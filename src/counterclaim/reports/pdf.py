"""A PDF to its text by pypdfium2, in a child process: the pages in order, lines as printed."""

import re
from typing import Any

from counterclaim.errors import ReportError
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.metadata import Known
from counterclaim.reports.pdf_pages import Piece, columns, with_tables, without_heads

_MOST_PIECES = 400  # of a page that is looked at for columns: one of two columns has some hundred lines
# PDFium's marks for a hyphen at the end of a line, and what belongs there.
_HYPHEN = re.compile("[\ufffe\x02](?:\r\n|\r|\n)?")


def read_pdf(data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """The text of a PDF, pages joined by a blank line; raises ReportError for one that has none to give."""
    from counterclaim.reports.child import Job
    from counterclaim.reports.parsing import take_apart

    refuse_above(len(data), limits.pdf, name="pdf", unit="bytes of PDF", where=where)
    if b"%%EOF" not in data[-2_048:]:
        raise ReportError(
            f"truncated PDF: it stops after {len(data):,} bytes without an end mark.",
            where=where,
            next_step="Fetch or copy the file again.",
        )
    return take_apart(Job(kind="pdf", data=data, limits=limits, where=where))


def parse_pdf(data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """The same in this process, without a bound on time or memory: what the child runs."""
    pages = without_heads(_pages(data, limits, where))
    text = "\n\n".join(p for p in pages if p.strip())
    if not text.strip():
        raise ReportError(
            f"a PDF without text (pages: {len(pages)}), pictures only.",
            where=where,
            next_step="Run it through text recognition (OCR) first, for example: ocrmypdf scan.pdf text.pdf",
        )
    return text, Known()


def _pages(data: bytes, limits: Limits, where: str | None) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(str(error), where) from None
    try:
        refuse_above(len(document), limits.pages, name="pages", unit="pages", where=where)
        pages = []
        for number in range(len(document)):
            try:
                pages.append(_page(document, number))
            except pypdfium2.PdfiumError:
                raise ReportError(
                    f"damaged PDF: page {number + 1} of {len(document)} can't be read.",
                    where=where,
                    next_step="Fetch or copy the file again, or give its text.",
                ) from None
        return pages
    finally:
        document.close()


def _page(document: Any, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    try:
        pieces = _pieces(textpage)
        text = columns(pieces) or with_tables(str(textpage.get_text_bounded()).replace("\r\n", "\n"), pieces)
    finally:
        textpage.close()
        page.close()
    return _HYPHEN.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _pieces(textpage: Any) -> list[Piece]:
    """What stands on a page, in the order it was drawn; none where it is drawn in more pieces than words."""
    count = textpage.count_rects()
    if not 2 <= count <= _MOST_PIECES:
        return []
    rects = (textpage.get_rect(number) for number in range(count))
    return [
        Piece(left, right, top, str(textpage.get_text_bounded(left, bottom, right, top)))
        for left, bottom, right, top in rects
    ]


def _unreadable(reason: str, where: str | None) -> ReportError:
    if "password" in reason.lower():
        return ReportError(
            "encrypted PDF: it asks for a password.",
            where=where,
            next_step="Remove the password with a PDF tool, or give the text.",
        )
    if "security" in reason.lower():
        return ReportError(
            "encrypted PDF: its kind of encryption is not known here.",
            where=where,
            next_step="Save it unencrypted with a PDF tool, or give the text.",
        )
    return ReportError(
        "damaged PDF: it can't be opened.", where=where, next_step="Fetch or copy the file again, or give its text."
    )
