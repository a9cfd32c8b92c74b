"""From a text and what is known about it to a Report."""

import hashlib
from typing import get_args

from counterclaim.model.report import Furniture, Kind, Report
from counterclaim.reports.furniture import mark
from counterclaim.reports.headers import read_header
from counterclaim.reports.language import language_of
from counterclaim.reports.metadata import Known, read_metadata


def build(text: str, known: Known, *, id: str | None = None, source: str | None = None) -> Report:
    """The Report of a decoded text; any Unicode text makes one."""
    header = read_header(text)
    values = header.values if header else {}
    title = known.title or values.get("title") or values.get("headline")
    kind = kind_named(known.kind or values.get("kind"))
    marked = mark(text, header.end if header else 0, title)
    if header:
        marked = (Furniture("header", header.start, header.end), *marked)
    fields = read_metadata(text, marked, values, known)
    return Report(
        id=id or report_id(text, fields.url, fields.publisher),
        text=text,
        title=fields.title,
        byline=fields.byline,
        agency=fields.agency,
        publisher=fields.publisher,
        published=fields.published,
        published_basis=fields.published_basis,
        url=fields.url,
        language=known.language or language_of(text[header.end if header else 0 :]),
        source=source,
        speaker=known.speaker or values.get("speaker") or None,
        side=known.side or values.get("side") or None,
        kind=kind,
        furniture=marked,
    )


def kind_named(name: str | None) -> Kind | None:
    """The kind of that name; None for a word that is none, which a header may hold for reasons of its own."""
    return next((kind for kind in get_args(Kind) if kind == (name or "").strip().lower()), None)


def report_id(text: str, url: str | None, publisher: str | None = None) -> str:
    """The same text at the same address has the same id: 16 hex digits. Without an address, the publisher's counts."""
    where = url or (f"\n{publisher}" if publisher else "")
    return hashlib.sha256(f"{text}\n{where}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
