"""The newest claims of a page as an Atom or a JSON feed, and one claim as a citation that reference managers read."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from counterclaim.ledger.queries.labels import denial
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.show.safe import one_line
from counterclaim.web.look.values import cut, speaker

FEEDS = {"atom": "application/atom+xml", "jsonfeed": "application/feed+json"}
CITATIONS = {
    "ris": "application/x-research-info-systems",
    "bibtex": "application/x-bibtex",
    "csl": "application/vnd.citationstyles.csl+json",
}
NEWEST = 50  # claims in a feed
_ATOM = "http://www.w3.org/2005/Atom"
_TEX = {c: "\\" + c for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def feed(kind: str, title: str, address: str, site: str, claims: Iterable[ClaimRow]) -> bytes:
    """A feed. kind: of FEEDS; address: of the page it follows; site: of the server, without a slash at its end."""
    rows = list(claims)
    return _atom(title, address, site, rows) if kind == "atom" else _json(title, address, site, rows)


def _json(title: str, address: str, site: str, rows: list[ClaimRow]) -> bytes:
    items = [
        {
            "id": f"urn:counterclaim:{one.id}", "url": _address(site, one), "title": _title(one),
            "content_text": denial(one) + one_line(one.text), "date_published": _moment(one),
            "authors": [{"name": speaker(one)}],
        }
        for one in rows
    ]  # fmt: skip
    told = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": address, "items": items}
    return _bytes(json.dumps(told, ensure_ascii=False, indent=1))


def _atom(title: str, address: str, site: str, rows: list[ClaimRow]) -> bytes:
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")

    def put(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        made.text = text
        return made

    put(root, "id", address)
    put(root, "title", one_line(title))
    put(root, "updated", max((_moment(one) for one in rows), default="1970-01-01T00:00:00Z"))
    put(root, "link", href=address)
    for one in rows:
        entry = put(root, "entry")
        put(entry, "id", f"urn:counterclaim:{one.id}")
        put(entry, "title", _title(one))
        put(entry, "updated", _moment(one))
        put(entry, "link", href=_address(site, one))
        put(put(entry, "author"), "name", speaker(one))
        put(entry, "content", denial(one) + one_line(one.text), type="text")
    return _bytes('<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode"))


def citation(kind: str, claim: ClaimRow) -> bytes:
    """The report that carries a claim, with the claim's words as a note. kind: of CITATIONS."""
    report = claim.report
    title = one_line(report.title or "") or "A report without a title"
    outlet = one_line(report.publisher or report.agency or "")
    day = (report.published or "")[:10]
    web = report.url if (report.url or "").startswith(("http://", "https://")) else ""
    note = f"{speaker(claim)}: {denial(claim)}“{one_line(claim.text)}” (claim {claim.id}, report {report.id})"
    if kind == "csl":
        parts = [int(part) for part in day.split("-") if part.isdigit()]
        told: dict[str, Any] = {"id": claim.id, "type": "article-newspaper", "title": title, "note": note}
        told |= {"container-title": outlet} if outlet else {}
        told |= {"URL": web} if web else {}
        told |= {"issued": {"date-parts": [parts]}} if parts else {}
        return _bytes(json.dumps([told], ensure_ascii=False, indent=1))
    if kind == "ris":
        fields = {"TY": "NEWS", "TI": title, "T2": outlet, "DA": day.replace("-", "/"), "UR": web, "N1": note}
        lines = [f"{name}  - {value}" for name, value in fields.items() if value]
        return _bytes("\r\n".join([*lines, "ER  - ", ""]))
    entry = {"title": title, "journal": outlet, "date": day, "note": note}
    body = "".join(f"  {name} = {{{_tex(value)}}},\n" for name, value in entry.items() if value)
    body += f"  url = {{{quote(web, safe=_SAFE)}}},\n" if web else ""
    return _bytes(f"@article{{counterclaim-{''.join(c for c in claim.id if c.isalnum())},\n{body}}}\n")


_SAFE = ":/?#[]@!$&'()*+,;=%~-._"


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in text)


def _title(claim: ClaimRow) -> str:
    return f"{speaker(claim)}: {denial(claim)}{cut(claim.text, 120)}"


def _address(site: str, claim: ClaimRow) -> str:
    return f"{site}/claims/{quote(claim.id, safe='')}"


def _moment(claim: ClaimRow) -> str:
    """When its report came into the ledger, which is when the claim was new to a reader; as RFC 3339."""
    return claim.report.added_at[:19] + "Z" if len(claim.report.added_at) >= 19 else "1970-01-01T00:00:00Z"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
