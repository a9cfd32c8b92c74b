"""What a source's first bytes say it is, whatever its name ends in."""

import csv
import io
import re
from typing import Literal

from counterclaim.patterns import compiled

Kind = Literal["text", "html", "mhtml", "pdf"]

# First bytes of files people give by mistake, with what they are called.
_OTHERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_HEAD = 4_096
_LEAST_ROWS = 3  # with the heads; of two lines nothing can be told
_MHTML = re.compile(
    rb"(?:[A-Za-z-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,20}?content-type:\s*multipart/related", re.IGNORECASE
)
_HTML_START = compiled(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.I | re.S,
)
_JSON = compiled(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:')
_OWN_PAGE = compiled(r"""<meta name=["']generator["'] content=["']counterclaim [^"'<>]{1,40}["']>""")
_HTML_TAGS = compiled(r"<(?:html|head|body|article|div|p|meta|title|script)\b[^<>]*>", re.I)


def kind_of(data: bytes) -> Kind | str:
    """ "text", "html", "mhtml" or "pdf" by the first bytes, or what else it is in words ("a PNG picture")."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for mark, name in _OTHERS:
        if head.startswith(mark):
            return "a spreadsheet (.xlsx)" if mark.startswith(b"PK") and b"xl/" in head else name
    if _MHTML.match(head):
        return "mhtml"
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "ignore")
    text = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff")
    if _OWN_PAGE.search(text):
        return "a page that counterclaim made"
    if _HTML_START.match(text) or (text.lstrip().startswith("<") and len(_HTML_TAGS.findall(text)) >= 3):
        return "html"
    if _JSON.match(text):
        return "JSON (reports, one a line, are read with --jsonl)"
    columns = _columns(text, whole=len(data) <= _HEAD)
    return f"a table (CSV: {columns})" if columns else "text"


def other_than_report(data: bytes) -> str | None:
    """What a source is that no report can be, in words; None for one that may be a report."""
    kind = kind_of(data)
    return None if kind in ("text", "html", "mhtml", "pdf") else kind


def _columns(text: str, *, whole: bool) -> str | None:
    """The heads of a table's columns, in words; None for a text that is no table.

    A table has a row of short heads, each another one, and under it rows of as many cells.
    """
    lines = text.splitlines()
    if not whole:
        lines = lines[:-1]  # broken off
    if len(lines) < _LEAST_ROWS:
        return None
    for mark, least in ((",", 3), ("\t", 2), (";", 3)):
        if lines[0].count(mark) < least - 1:
            continue
        try:
            rows = [row for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=mark, strict=False) if row]
        except csv.Error:
            continue
        if not whole and len(rows) > _LEAST_ROWS:
            rows.pop()  # a cell over several lines may be broken off, too
        heads = [cell.strip() for cell in rows[0]]
        fits = len(rows) >= _LEAST_ROWS and all(len(row) == len(heads) for row in rows)
        if fits and len(set(heads)) == len(heads) >= least and all(_is_head(cell) for cell in heads):
            return ", ".join(heads[:4]) + (" ..." if len(heads) > 4 else "")
    return None


def _is_head(cell: str) -> bool:
    return 0 < len(cell) <= 40 and cell.count(" ") < 5 and not cell.endswith((".", "!", "?", ":")) and '"' not in cell
