"""What a source's first bytes say it is, whatever its name ends in."""

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
    """ "text", "html", "mhtml" or "pdf" by the first bytes, or what else it is in words ("a PNG picture")."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for mark, name in _OTHERS:
        if head.startswith(mark):
            return name
    if _MHTML.match(head):
        return "mhtml"
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "ignore")
    text = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff")
    if _HTML_START.match(text) or (text.lstrip().startswith("<") and len(_HTML_TAGS.findall(text)) >= 3):
        return "html"
    if _JSON.match(text):
        return "JSON (reports, one a line, are read with --jsonl)"
    return "text"
