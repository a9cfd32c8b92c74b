"""A web page to its article: text and metadata by trafilatura, in a child process, no network."""

import codecs
import re
from html import unescape
from typing import Any

from counterclaim.errors import ReportError
from counterclaim.reports.dates import to_iso
from counterclaim.reports.decode import decode
from counterclaim.reports.limits import Limits, refuse_above
from counterclaim.reports.linked_data import linked_article
from counterclaim.reports.metadata import Known
from counterclaim.reports.page_layout import in_order
from counterclaim.reports.stamps import date_line, dates

# The day on which a word processor's file or its template was made, which is no day of publication.
_MADE = re.compile(r"<meta name=\"(?:created|changed)\"[^>]{0,200}>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gbk"}
# Fewer words than this are a headline or a cookie notice.
_LEAST_WORDS = 20
_TEASER = 0.6  # a page that shows less than this share of what its JSON-LD holds shows a teaser
_CONSENT = re.compile(
    r"\bcookies?\b|\bprivacy (?:policy|choices|settings)\b|\bpersonal data\b|\bstore and (?:/or )?access information\b|"
    r"\b(?:our|\d+) (?:\d+ )?partners\b|\b(?:accept|reject|manage) (?:all|preferences|choices)\b",
    re.IGNORECASE,
)
# Tags inside a line of words.
_INLINE = re.compile(r"</?(?:time|span|strong|small|abbr|em|b|i|a)\b[^<>]*>", re.IGNORECASE)
# Share of zero bytes from which on a page is no text: a stray one is damage, in a binary every tenth is zero.
_ZEROS = 0.01


def read_html(
    data: bytes, *, limits: Limits, where: str | None = None, url: str | None = None, charset: str | None = None
) -> tuple[str, Known]:
    """The article's text, a paragraph a line, and what the page tells about it.

    charset: as the server named it; the page's own mark and the detector come after. Raises ReportError where
    the page is above its limit, takes too long or has no article in it.
    """
    from counterclaim.reports.child import Job
    from counterclaim.reports.parsing import take_apart

    refuse_above(len(data), limits.html, name="html", unit="bytes of HTML", where=where)
    return take_apart(Job(kind="html", data=data, limits=limits, where=where, url=url, charset=charset))


def parse_html(
    data: bytes, *, limits: Limits, where: str | None = None, url: str | None = None, charset: str | None = None
) -> tuple[str, Known]:
    """The same in this process, without a bound on time or memory: what the child runs."""
    page = _MADE.sub("", _decode(data, charset, where))
    linked = linked_article(page)
    found = _extract(in_order(page, linked.locked if linked else ()), url)
    text = (found.text or "").strip() if found is not None else ""
    if linked and len(text.split()) < _TEASER * len(linked.text.split()):
        text = linked.text
    if len(text.split()) < _LEAST_WORDS:
        raise ReportError(
            "no article found in this page.",
            where=where,
            next_step="Give the page of one report (not a list of reports), or its text.",
        )
    if _asks_consent(text):
        raise ReportError(
            "a page that asks for consent (cookies), no report.",
            where=where,
            next_step="Open it in a browser, answer the question, and save the page behind it.",
        )
    told = {name: getattr(found, name, None) for name in ("title", "author", "sitename", "date", "url")}
    if linked and (linked.live or not told["title"]):
        told["title"] = linked.title
    printed = told["date"] or (linked.published if linked else None)
    published = _first_published(page, to_iso(printed)) if printed else None
    return text, Known(
        title=_clean(told["title"]),
        byline=_clean(told["author"]),
        publisher=_clean(told["sitename"]),
        published=published,
        published_basis="metadata" if published else None,
        url=url or _web(told["url"]),
    )


def _first_published(page: str, found: str | None) -> str | None:
    """The day found, or where the page prints it as that of an update, the earlier one that it prints as that of
    publication ("Updated 9 May 2023 - First published 7 May 2023")."""
    named: dict[int, set[str]] = {0: set(), 1: set(), 2: set()}
    for words in re.split(r"<[^<>]*>|\n", _INLINE.sub(" ", page)):
        line = " ".join(unescape(words).split())
        if date_line(line):
            for one in dates(line):
                named[one.rank].add(one.date.iso() or "")
    day = (found or "")[:10]
    earlier = [one for one in named[0] if one and one < day]
    return min(earlier) if earlier and day in named[2] - named[0] else found


def _asks_consent(text: str) -> bool:
    """True for a page that begins with cookies and consent, and has hardly a sentence about anything else."""
    sentences = re.split(r"[.!?\n]+\s*", text.strip(" .!?\n"))
    rest = sum(len(one.split()) for one in sentences if not _CONSENT.search(one))
    return bool(_CONSENT.search(sentences[0])) and rest < _LEAST_WORDS


def _extract(page: Any, url: str | None) -> Any:
    import logging

    # Its warnings on broken pages are for its own makers; ours say what was found or not.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    return bare_extraction(
        page,
        url=url,
        favor_precision=True,  # a sentence of page chrome that becomes a claim costs more than a lost caption
        include_comments=False,
        with_metadata=True,
        # The date as the page marks it up, never a year found somewhere in its text.
        date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
    )


def _decode(data: bytes, charset: str | None, where: str | None) -> str:
    marked = _CHARSET.search(data[:4_096])
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        told = (charset, marked.group(1).decode("ascii") if marked else None)
        # Bytes that are sound UTF-8 are UTF-8, whatever the page says: other encodings hardly ever come out so.
        for name in ("utf-8", *(_meant(name) for name in told if name)):
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
    try:
        return decode(data, where=where)
    except ReportError:
        if data.count(b"\x00") > _ZEROS * len(data):
            raise
        # Browsers show a page with a bad byte in it, and so is it read; \ufffd stands in the byte's place.
        return data.decode("utf-8", "replace")


def _meant(name: str) -> str:
    """The encoding that a page means by a name (encoding.spec.whatwg.org): Latin-1 and ASCII stand for
    Windows-1252."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return name
    return _MEANT.get(found, found)


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _web(url: str | None) -> str | None:
    return url if url and re.match(r"https?://", url) else None
