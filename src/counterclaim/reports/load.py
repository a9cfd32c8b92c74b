"""The way in: a path, an address, standard input, bytes or a text to a Report."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import ReportError
from counterclaim.model.report import Report
from counterclaim.patterns import compiled
from counterclaim.reports.build import build
from counterclaim.reports.child import KINDS
from counterclaim.reports.dates import to_iso
from counterclaim.reports.decode import decode
from counterclaim.reports.kinds import MANY, SEPARATED, kind_of
from counterclaim.reports.language import reading_language
from counterclaim.reports.limits import LIMITS, Limits, refuse_above, too_large
from counterclaim.reports.lines import tidy
from counterclaim.reports.metadata import Known

_ADDRESS = compiled(r"[A-Za-z][A-Za-z0-9+.-]{1,40}://")
_HEAD = 4_096


def load(source: str | os.PathLike[str], *, limits: Limits = LIMITS) -> Report:
    """The Report of a file, an http(s) address or "-" (standard input), whatever kind it is by its first bytes.

    Raises ReportError for a source that can't be read, LanguageError for one in a language not read.
    """
    if isinstance(source, str) and source == "-":
        report = from_bytes(_read(sys.stdin.buffer, limits, "standard input"), source="standard input", limits=limits)
    elif isinstance(source, str) and _ADDRESS.match(source):
        from counterclaim.reports.fetch import fetch

        page = fetch(source, limits=limits)
        report = from_bytes(page.data, source=source, url=page.url, charset=page.charset, limits=limits)
    else:
        report = from_bytes(_file(source, limits), source=os.fspath(source), limits=limits)
    reading_language(report)
    return report


def from_bytes(
    data: bytes,
    *,
    source: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    limits: Limits = LIMITS,
) -> Report:
    """The Report of a text file's, HTML page's, PDF's or document's bytes, told apart by content; in any language.

    source: named in errors; url: where it was fetched; charset: as the server named it (HTML only).
    """
    if not data.strip():
        raise ReportError("empty.", where=source, next_step="Give a file with a report in it.")
    kind = kind_of(data)
    if kind == "mhtml":
        from counterclaim.reports.mhtml import read_mhtml

        text, known = read_mhtml(data, limits=limits, where=source, url=url)
    elif kind == "html":
        from counterclaim.reports.html import read_html

        text, known = read_html(data, limits=limits, where=source, url=url, charset=charset)
    elif kind == "pdf":
        from counterclaim.reports.pdf import read_pdf

        text, known = read_pdf(data, limits=limits, where=source)
        known = known._replace(url=url)
    elif kind in KINDS:
        from counterclaim.reports.documents import read_document

        text, known = read_document(kind, data, limits=limits, where=source)
        known = known._replace(url=url)
    elif kind == "text" and not (source or "").lower().endswith(SEPARATED):
        refuse_above(len(data), limits.text, name="text", unit="bytes of text", where=source)
        text, known = decode(data, where=source), Known(url=url)
    else:
        if kind in (*MANY, "text"):
            raise _many(kind, source)
        raise ReportError(
            f"not a report but {kind}.",
            where=source,
            next_step="Give a text file, a saved HTML page, a PDF or a document (DOCX, ODT, RTF, EPUB, EML).",
        )
    if not tidy(text[:_HEAD]) and not tidy(text):
        raise ReportError("nothing but blanks in it.", where=source, next_step="Give a file with a report in it.")
    refuse_above(len(text), limits.text, name="text", unit="characters of text", where=source)
    return build(text, known, source=source)


def from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    source: str | None = None,
    speaker: str | None = None,
    side: str | None = None,
    kind: str | None = None,
) -> Report:
    """The Report of a text, its furniture marked; Report.text is the text unchanged.

    speaker, side, kind: as in Report, for what the text does not say.
    published: a date or date-time, best ISO; relative dates in the text then rest on it. Any Unicode text is
    taken, the empty one too. Raises ReportError for a `published` that is no date; the language is told, not judged.
    """
    day = None
    if published is not None:
        day = to_iso(published)
        if day is None:
            raise ReportError(
                f'"published" is "{published[:40]}", not a date.',
                where=source,
                next_step="Give it as YYYY-MM-DD, or leave it out: relative dates then stay unresolved.",
            )
    known = Known(
        title=title, publisher=publisher, published=day, published_basis="input" if day else None, url=url,
        speaker=speaker, side=side, kind=kind,
    )  # fmt: skip
    return build(text, known, id=id, source=source)


def _many(kind: str, source: str | None) -> ReportError:
    many = "an export of a channel; each post" if kind == "telegram" else "a sheet; each row"
    return ReportError(
        f"{many} is a report.", where=source, next_step=f"Add them to a ledger: counterclaim add {source or 'FILE'}"
    )


def _file(source: str | os.PathLike[str], limits: Limits) -> bytes:
    path = Path(source)
    where = os.fspath(source)
    try:
        if path.is_dir():
            raise ReportError(
                "a directory, not a report.",
                where=where,
                next_step="Give one of its files, or many reports as JSON Lines.",
            )
        with path.open("rb") as file:
            return _read(file, limits, where)
    except FileNotFoundError:
        raise ReportError(
            "no such file.", where=where, next_step="Check the path, or give an http(s) address."
        ) from None
    except PermissionError:
        raise ReportError("may not be read.", where=where, next_step="Change its permissions, or copy it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(f"can't be read ({reason}).", where=where[:200], next_step="Check the path.") from None


def _read(file: BinaryIO, limits: Limits, where: str) -> bytes:
    """The bytes of an open file, one more than the limit of its kind at most."""
    head = file.read(_HEAD)
    kind = kind_of(head)
    limit = {"html": limits.html, "mhtml": limits.mhtml, "pdf": limits.pdf}.get(kind, limits.text)
    if kind in (*KINDS, *MANY) or head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        kind, limit = "document", limits.document
    rest = file.read(limit + 1 - len(head)) if len(head) == _HEAD else b""
    if len(head) + len(rest) > limit:
        name = kind if kind in ("html", "mhtml", "pdf", "document") else "text"
        raise too_large(limit, name=name, unit="bytes", where=where)
    return head + rest
