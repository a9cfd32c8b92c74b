"""Office documents, books and mails (DOCX, ODT, RTF, EPUB, EML) to their text, in a child process."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any
from urllib.parse import unquote

from counterclaim.errors import ReportError
from counterclaim.reports.dates import to_iso
from counterclaim.reports.decode import decode
from counterclaim.reports.flow import HTML, ODF, WORD, text_of
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.metadata import Known

_NAMES = {"docx": "Word document", "odt": "OpenDocument text", "rtf": "RTF document", "epub": "EPUB", "eml": "e-mail"}
_WROTE = re.compile(r"^On .{6,200} wrote:$|^-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}$")

_PICTURES = "If its pages are pictures, run them through text recognition (OCR) first."
_ATTACHED = "If the report is attached to it, save the attachment and give that file."
_CELL = re.compile(r"[ \t]{0,40}\n\|")  # the end of a cell that ends with a paragraph of its own


def read_document(kind: str, data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """The text of a document and what it tells about itself. kind: one of child.KINDS.

    Raises ReportError for one that is damaged, has a password or no text, or is above a limit.
    """
    from counterclaim.reports.child import Job
    from counterclaim.reports.parsing import take_apart

    refuse_above(len(data), limits.document, name="document", unit="bytes", where=where)
    return take_apart(Job(kind=kind, data=data, limits=limits, where=where))


def parse_document(kind: str, data: bytes, *, limits: Limits, where: str | None = None) -> tuple[str, Known]:
    """The same in this process, without a bound on time or memory: what the child runs."""
    try:
        text, known = _PARSERS[kind](data, limits, where)
    except ReportError as error:
        raise ReportError(error.what, where=error.where or where, next_step=error.next_step) from None
    except MemoryError:
        raise
    except Exception as error:  # others' parsers over others' bytes: any error is possible
        locked = isinstance(error, RuntimeError) and "password" in str(error)
        why = "it has a password" if locked else "it is damaged or not whole"
        raise ReportError(
            f"this {_NAMES[kind]} can't be opened: {why}.", where=where,
            next_step="Open it in its own program and save it again, or save it as a text file or PDF.",
        ) from None  # fmt: skip
    if not text.strip():
        raise ReportError(
            f"no text in this {_NAMES[kind]}.", where=where, next_step=_ATTACHED if kind == "eml" else _PICTURES,
        )  # fmt: skip
    return text, known


def _docx(data: bytes, limits: Limits, where: str | None) -> tuple[str, Known]:
    """The letterhead once, the text, the footnotes; what was struck out in tracked changes is left out."""
    with _Package(data, limits, where) as package:
        document = text_of(package.tree("word/document.xml"), WORD)
        heads = (text_of(package.tree(name), WORD) for name in package.like(r"word/header\d*\.xml"))
        notes = (text_of(package.tree(name), WORD) for name in package.like(r"word/(?:foot|end)notes\.xml"))
        head = max(heads, key=len, default="")
        parts = [head if head not in document else "", document, *notes]
        return "\n\n".join(part for part in parts if part.strip()), Known()


def _odt(data: bytes, limits: Limits, where: str | None) -> tuple[str, Known]:
    with _Package(data, limits, where) as package:
        if any(b"encryption-data" in package.read(name) for name in package.like(r"META-INF/manifest\.xml")):
            raise RuntimeError("password")
        body = next((one for one in package.tree("content.xml").iter("{*}body")), None)
        document = "" if body is None else text_of(body, ODF)
        styles = [package.tree(name) for name in package.like(r"styles\.xml")]
        heads = (text_of(one, ODF) for tree in styles for one in tree.iter("{*}header", "{*}header-first"))
        head = max(heads, key=len, default="")
        return "\n\n".join(part for part in (head if head not in document else "", document) if part.strip()), Known()


def _epub(data: bytes, limits: Limits, where: str | None) -> tuple[str, Known]:
    """The chapters in the order of the spine, the table of contents left out."""
    with _Package(data, limits, where) as package:
        root = next(package.tree("META-INF/container.xml").iter("{*}rootfile"), None)
        name = root.get("full-path") if root is not None else None
        book = package.tree(name or "")
        items = {one.get("id"): one for one in book.iter("{*}item")}
        texts = []
        for one in book.iter("{*}itemref"):
            item = items.get(one.get("idref"))
            if item is None or "nav" in (item.get("properties") or "").split():
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name or ""), unquote(item.get("href") or "")))
            texts.append(text_of(_page(package.read(path)), HTML))
        told = {key: _first(book, key) for key in ("title", "creator", "publisher", "date")}
        published = to_iso(told["date"] or "")
        return "\n\n".join(text for text in texts if text.strip()), Known(
            title=told["title"], byline=told["creator"], publisher=told["publisher"], published=published,
            published_basis="metadata" if published else None,
        )  # fmt: skip


def _rtf(data: bytes, limits: Limits, where: str | None) -> tuple[str, Known]:
    from striprtf.striprtf import rtf_to_text

    groups = data.replace(b"\\\\", b"").replace(b"\\{", b"").replace(b"\\}", b"")
    if data.rstrip(b"\x00 \r\n\t")[-1:] != b"}" or groups.count(b"{") > groups.count(b"}"):
        raise EOFError
    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    lines = (" ".join(line.split()) for line in _CELL.sub("|", text.replace("\x00", "")).split("\n"))
    return "\n".join(_barred(line) for line in lines).strip(), Known()


def _barred(line: str) -> str:
    """A table's row as other documents give it: "| North | 12 |"."""
    if "|" not in line:
        return line
    return "| " + " | ".join(cell.strip() for cell in line.strip("| ").split("|")) + " |"


def _eml(data: bytes, limits: Limits, where: str | None) -> tuple[str, Known]:
    """The words of who sent it, without what they quote below; attachments are not read."""
    message = message_from_bytes(data, policy=compat32)  # the newer policy's grammar is exponential in "(((("
    text = _unquoted(_body(message))
    refuse_above(len(text), limits.unpacked, name="unpacked", unit="characters", where=where)
    name, address = parseaddr(_header(message, "From") or "")
    published: str | None
    try:
        published = parsedate_to_datetime(str(message["Date"])).isoformat()
    except (TypeError, ValueError):
        published = to_iso(_header(message, "Date") or "")
    return text, Known(
        title=_header(message, "Subject"), byline=name or address or None, published=published,
        published_basis="metadata" if published else None,
    )  # fmt: skip


def _body(message: Message) -> str:
    found: dict[str, str] = {}
    for part in message.walk():
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_filename() or kind in found:
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        try:
            text = content.decode(part.get_content_charset() or "utf-8")
        except (LookupError, UnicodeDecodeError):
            text = decode(content)
        found[kind] = text
    if found.get("text/plain", "").strip():
        return found["text/plain"]
    return text_of(_page(found["text/html"].encode()), HTML) if found.get("text/html", "").strip() else ""


def _unquoted(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    own = [line for line in lines if not line.startswith(">") and not _WROTE.match(line)]
    return ("\n".join(own) if any(line.strip() for line in own) else text).strip()


def _header(message: Message, name: str) -> str | None:
    value = message[name]
    if value is None:
        return None
    try:
        shown = str(make_header(decode_header(str(value))))
    except (LookupError, ValueError):
        shown = str(value)
    return " ".join(shown.split()) or None


def _page(data: bytes) -> Any:
    from lxml import html

    return html.fromstring(decode(data).encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))


def _first(tree: Any, key: str) -> str | None:
    found = next(iter(tree.iter("{http://purl.org/dc/elements/1.1/}" + key)), None)
    return " ".join((found.text or "").split()) or None if found is not None else None


class _Package:
    """A ZIP of parts; no more than `limits.unpacked` bytes of it are unpacked."""

    def __init__(self, data: bytes, limits: Limits, where: str | None) -> None:
        self.file = zipfile.ZipFile(io.BytesIO(data))
        self.left, self.limits, self.where = limits.unpacked, limits, where

    def __enter__(self) -> "_Package":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def like(self, pattern: str) -> Iterator[str]:
        """Names of parts, in order."""
        return (name for name in sorted(self.file.namelist()) if re.fullmatch(pattern, name))

    def read(self, name: str) -> bytes:
        """A part's bytes; what its own entry says of its length is not trusted."""
        with self.file.open(name) as member:
            data = member.read(self.left + 1)
        refuse_above(
            self.limits.unpacked - self.left + len(data), self.limits.unpacked, name="unpacked", unit="bytes",
            where=self.where,
        )  # fmt: skip
        self.left -= len(data)
        return data

    def tree(self, name: str) -> Any:
        """A part as XML; entities stay unexpanded, and nothing outside the package is read."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self.read(name), parser)


_PARSERS = {"docx": _docx, "odt": _odt, "rtf": _rtf, "epub": _epub, "eml": _eml}
