"""Where things stand: addresses of live pages, and of files in a published folder. Templates ask only here."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


class Links:
    """Addresses of a ledger that is served. A method returns "" where there is nothing to go to."""

    published = False

    def page(self, name: str, asked: Mapping[str, Any] | None = None, **more: Any) -> str:
        """A page without an id: "overview", "matters", "claims", "map", ...; with filters as its query."""
        return ("/" if name == "overview" else f"/{name}") + query({**(asked or {}), **more})

    def one(self, kind: str, id: str | None, **more: Any) -> str:
        """The page of one thing: kind "matters", "reports", "claims", "speakers"."""
        return f"/{kind}/{quote(id, safe='')}{query(more)}" if id else ""

    def chart(self, kind: str, id: str, name: str, ending: str) -> str:
        """A drawing of one thing's page to take away: ending "svg", "png" or "html"."""
        return f"{self.one(kind, id)}/{name}.{ending}"

    def words(self, report: str, claim: str) -> str:
        """A claim's words in its report."""
        return f"{self.one('reports', report, claim=inner(claim))}#words-{slug(inner(claim))}"

    def compare(self, a: str, b: str) -> str:
        """Two reports side by side."""
        return f"/compare{query({'a': a, 'b': b})}"

    def file(self, name: str) -> str:
        """A file of our own: the sheet of styles, a script, the borders."""
        return f"/{name}"


class FileLinks(Links):
    """Addresses inside a published folder, relative to a page `depth` folders down; only what is in it is linked."""

    published = True

    def __init__(self, known: Mapping[str, frozenset[str]], pages: frozenset[str], depth: int) -> None:
        self.known = known
        self.pages = pages
        self.up = "../" * depth

    def page(self, name: str, asked: Mapping[str, Any] | None = None, **more: Any) -> str:
        """A page, without any filter: a file answers no question."""
        if name not in self.pages or asked or more:
            return ""
        return f"{self.up}{'index' if name == 'overview' else name}.html"

    def one(self, kind: str, id: str | None, **more: Any) -> str:
        """One thing's file; "" where it was not published."""
        return f"{self.up}{kind}/{slug(id)}.html" if id and id in self.known.get(kind, ()) else ""

    def chart(self, kind: str, id: str, name: str, ending: str) -> str:
        """The drawing beside the page; a publication has SVG only."""
        found = self.one(kind, id) if ending == "svg" else ""
        return f"{found.removesuffix('.html')}-{name}.svg" if found else ""

    def words(self, report: str, claim: str) -> str:
        """A claim's words in its report; "" where they were left out."""
        found = self.one("reports", report) if claim in self.known["claims"] else ""
        return f"{found}#words-{slug(inner(claim))}" if found else ""

    def compare(self, a: str, b: str) -> str:
        """Two versions side by side are not published."""
        return ""

    def file(self, name: str) -> str:
        """A file beside the pages."""
        return f"{self.up}{name}"


def query(values: Mapping[str, Any]) -> str:
    """A query string of what is set: sequences repeat their name, True is "1"; "" where nothing is."""
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            if one is not None and one is not False:
                pairs.append((name, "1" if one is True else str(one)))
    return "?" + urlencode(pairs, errors="replace") if pairs else ""


def slug(id: str) -> str:
    """A file name for an id: itself where it is plain, else its hash."""
    if _PLAIN.fullmatch(id):
        return id
    return sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def inner(claim: str) -> str:
    """A claim's id inside its report."""
    return claim.rpartition(":")[2]
