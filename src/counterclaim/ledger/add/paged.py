"""Saved or fetched pages of one article to one item: "Page 2 of 3", or links to the next and the one before.

A link alone is no sign, since pages link to the next article too: it has to end in a number, and the pages have to have
one title. Such pages are held until their folder or host ends.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.sheets import line
from counterclaim.model.report import Report
from counterclaim.patterns import compiled
from counterclaim.reports.kinds import kind_of
from counterclaim.reports.limits import Limits
from counterclaim.reports.lines import tidy
from counterclaim.reports.load import from_bytes

MOST = 200  # pages that are held; a folder with more is a site's, and what is held is given on
MOST_BYTES = 50_000_000  # or so much of them
_HEAD = 200_000  # bytes in which a page says that there is another
_LINK = compiled(r"<(?:link|a)\b[^<>]{0,300}?\brel\s*=\s*[\"']?(?P<rel>next|prev)\b[^<>]{0,600}", 2)  # re.IGNORECASE
_HREF = compiled(r"\bhref\s*=\s*[\"']?(?P<to>[^\"'\s<>]{1,500})", 2)
_OF = compiled(r"[|(–—-]?\s?\bpage\s(?P<n>\d{1,2})(?:\s?(?:of|/)\s?(?P<all>\d{1,2}))?\b\)?", 2)
_NUMBER = compiled(r"(?<![A-Za-z0-9])(?:page|p)?[-_=]?(?P<n>[1-9]\d?)(?:\.[a-z]{3,5})?/?$", 2)


class _Page(NamedTuple):
    """An item that may be a page of several. number: which, MOST where only a link back tells that it is the last."""

    item: Item
    number: int
    last: bool


def joined(found: Iterable[Item | Bad], limits: Limits) -> Iterator[Item | Bad]:
    """The same items; in place of the pages of one article first each of them, kept and not read, then all as one."""
    held: list[_Page] = []
    at = ""
    for one in found:
        page = _page(one) if isinstance(one, Item) and one.kind == "page" else None
        here = _home(one.source) if page is not None else at
        if held and (here != at or len(held) >= MOST or sum(len(one.item.data) for one in held) > MOST_BYTES):
            yield from _together(held, limits)
            held = []
        if page is None:
            yield one
        else:
            held.append(page)
            at = here
    yield from _together(held, limits)


def next_page(data: bytes, url: str) -> str | None:
    """The address of an article's next page, on the same host and the same but for its number; None without one."""
    to = _links(data).get("next")
    if to is None:
        return None
    address = urljoin(url, to)
    number, own = _number(address), _number(url) or 1
    same = urlsplit(address).netloc == urlsplit(url).netloc and _stem(address) == _stem(url)
    same = same and urlsplit(_stem(url)).path.strip("/") != ""  # a site's first page is no article
    return address if same and number == own + 1 else None


def _stem(url: str) -> str:
    """An address without the number at its end, and what leads to it."""
    stem = _NUMBER.sub("", url.partition("#")[0])
    return stem.rstrip("/?&-_=").removesuffix("/page").removesuffix(".html").removesuffix(".htm")


def _home(source: str) -> str:
    return urlsplit(source).netloc if "://" in source else source.replace("\\", "/").rpartition("/")[0]


def _page(item: Item) -> _Page | None:
    if kind_of(item.data) != "html":
        return None
    links = _links(item.data)
    ahead, back = (_number(links.get(one, "")) for one in ("next", "prev"))
    told = _OF.search(item.data[:_HEAD].decode("utf-8", "replace"))
    if told is not None and told["all"]:
        return _Page(item, int(told["n"]), told["n"] == told["all"])
    if ahead is not None and ahead > 1:
        return _Page(item, ahead - 1, last=False)
    return _Page(item, MOST, last=True) if "prev" in links and (back is not None or "next" not in links) else None


def _links(data: bytes) -> dict[str, str]:
    out: dict[str, str] = {}
    for link in _LINK.finditer(data[:_HEAD].decode("utf-8", "replace")):
        to = _HREF.search(link[0])
        if to is not None:
            out.setdefault(link["rel"].lower(), to["to"].replace("&amp;", "&"))
    return out


def _number(url: str) -> int | None:
    found = _NUMBER.search(url.partition("#")[0])
    return int(found["n"]) if found is not None else None


def _together(held: list[_Page], limits: Limits) -> Iterator[Item]:
    """Pages of one title as one item, where each has another number; the others as they are."""
    read: list[tuple[str, _Page, Report]] = []
    for page in held:
        item = page.item
        try:
            report = from_bytes(item.data, source=item.source, url=item.url, charset=item.charset, limits=limits)
        except CounterclaimError:
            yield item  # told where it is read
            continue
        read.append((tidy(_OF.sub("", report.title or "")).casefold(), page, report))
    for title, some in groupby(sorted(read, key=lambda one: one[0]), key=lambda one: one[0]):
        pages = sorted(((page, report) for _, page, report in some), key=lambda one: one[0].number)
        numbers = [page.number for page, _ in pages]
        if not title or len(pages) < 2 or len(set(numbers)) < len(numbers) or numbers[0] != 1:
            yield from (page.item for page, _ in pages)
        else:
            yield from _one(pages)


def _one(pages: list[tuple[_Page, Report]]) -> Iterator[Item]:
    first, report = pages[0][0].item, pages[0][1]
    for page, _ in pages:
        yield msgspec.structs.replace(page.item, kind="leaf")
    at = [number for number, (page, _) in enumerate(pages, 1) if page.number in (number, MOST)]
    gap = len(at) < len(pages) or not pages[-1][0].last
    head = (
        ("title", tidy(_OF.sub("", report.title or ""))), ("author", report.byline), ("publisher", report.publisher),
        ("date", report.published or first.published), ("url", first.url or report.url),
    )  # fmt: skip
    above = [f"# {key}: {tidy(value)[:300]}" for key, value in head if value]
    text = "\n\n".join(_body(one.text, report.text if number else "") for number, (_, one) in enumerate(pages))
    yield msgspec.structs.replace(
        first, kind="line", data=line("\n".join([*above, "", text])), url=None, charset=None, published=None,
        warnings=(*first.warnings, *(("pages of it are missing.",) if gap else ())),
    )  # fmt: skip


def _body(text: str, first: str) -> str:
    """A page's text without its number, and without what it repeats at its head from the first page."""
    lines = [one for one in text.splitlines() if not _OF.fullmatch(tidy(one))]
    top = {tidy(one) for one in first.splitlines()}
    while lines and (not lines[0].strip() or tidy(lines[0]) in top):
        lines.pop(0)
    return "\n".join(lines)
