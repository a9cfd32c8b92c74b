"""What a source's first bytes say it is, whatever its name ends in."""

import csv
import io
import re
from typing import Literal, get_args

from counterclaim.patterns import compiled
from counterclaim.reports import ours

Kind = Literal["text", "html", "mhtml", "pdf", "docx", "odt", "epub", "rtf", "eml", "sheet", "telegram"]
MANY = ("sheet", "telegram")
"""Kinds that hold many reports."""
SEPARATED = (".csv", ".tsv", ".tab")
"""Endings of sheets that nothing but their name may tell from prose."""

# First bytes of files people give by mistake, with what they are called.
_OTHERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK\x03\x04", "a ZIP archive or an office document of an unknown kind"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .msg)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
# Kinds of packages, by what their lists of contents name; ODF and EPUB begin with their type (OASIS ODF 1.3, 3.3).
_PACKAGES: tuple[tuple[bytes, Kind], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"mimetypeapplication/epub+zip", "epub"),
)
_MEMBERS: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document.xml", "docx"), (b"xl/workbook.", "sheet"), (b"xl/worksheets/", "sheet"),
    (b"META-INF/container.xml", "epub"),
)  # fmt: skip
_WORKBOOK = "Workbook".encode("utf-16-le")  # the stream of an .xls in its OLE file
_TELEGRAM = compiled(r'"type"\s*:\s*"(?:public|private|personal|saved|bot)_')
_TELEGRAM_PAGE = ('<div class="page_wrap', '<div class="page_header')
_MAIL_LINE = compiled(r"([A-Za-z][A-Za-z-]{1,39}):")
_MAIL_NEEDED = frozenset(("date", "subject", "message-id", "mime-version", "received"))  # one of these beside From
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
_HTML_TAGS = compiled(r"<(?:html|head|body|article|div|p|meta|title|script)\b[^<>]*>", re.I)


def kind_of(data: bytes) -> Kind | str:
    """The kind by what the bytes hold (of a package also by its list of contents, at the end), or what else it is in
    words ("a PNG picture")."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for mark, name in _OTHERS:
        if head.startswith(mark):
            return _package(data, head) or name
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _MHTML.match(head):
        return "mhtml"
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if ours.printed(head.decode("utf-16" if wide else "utf-8", "ignore")):
        return "a table that counterclaim printed"
    text = head.decode("utf-16" if wide else "latin-1", "ignore")
    text = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff")
    if ours.PAGE.search(text):
        return "a page that counterclaim made"
    if (text.lstrip().startswith("{") and _telegram(data, text)) or all(mark in text for mark in _TELEGRAM_PAGE):
        return "telegram"
    if _HTML_START.match(text) or (text.lstrip().startswith("<") and len(_HTML_TAGS.findall(text)) >= 3):
        return "html"
    if _JSON.match(text):
        return "JSON (reports, one a line, are read with --jsonl)"
    if _mail(text):
        return "eml"
    return "sheet" if _is_table(text, whole=len(data) <= _HEAD) else "text"


def _package(data: bytes, head: bytes) -> Kind | None:
    """The kind of a ZIP or OLE file that is one of ours."""
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "sheet" if _WORKBOOK in data else None
    found = next((kind for mark, kind in _PACKAGES if head[30:].startswith(mark)), None)
    return found or next((kind for name, kind in _MEMBERS if name in data), None)


def _telegram(data: bytes, text: str) -> bool:
    """True for an export of one chat, or of an account with its chats."""
    return bool(_TELEGRAM.search(text) and b'"messages"' in data) or (b'"chats"' in data and b'"messages"' in data)


def _mail(text: str) -> bool:
    """True for an e-mail with its headers: From: and another one that programs write, before the first blank line."""
    keys = set()
    for line in text.splitlines():
        found = _MAIL_LINE.match(line)
        if found:
            keys.add(found.group(1).lower())
        elif not line or not line[0].isspace():
            return not line and "from" in keys and bool(keys & _MAIL_NEEDED)
    return "from" in keys and len(keys & _MAIL_NEEDED) > 1


def other_than_report(data: bytes) -> str | None:
    """What a source is that holds no report, in words; None for one that may."""
    kind = kind_of(data)
    return None if kind in get_args(Kind) else kind


def _is_table(text: str, *, whole: bool) -> bool:
    """True for a table: a row of short heads, each another one, and under it rows of as many cells."""
    lines = text.splitlines()
    if not whole:
        lines = lines[:-1]  # broken off
    if len(lines) < _LEAST_ROWS:
        return False
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
            return True
    return False


def _is_head(cell: str) -> bool:
    return 0 < len(cell) <= 40 and cell.count(" ") < 5 and not cell.endswith((".", "!", "?", ":")) and '"' not in cell
