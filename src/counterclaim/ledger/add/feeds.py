"""Addresses, feeds and lists of feeds to items; what is fetched goes through the checked client (reports/fetch.py)."""

from collections.abc import Callable, Iterator

from counterclaim.errors import CounterclaimError, ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.paged import next_page
from counterclaim.ledger.feed import Feed, addresses_in_opml, looks_like_feed, looks_like_opml, parse
from counterclaim.reports.fetch import Page, fetch
from counterclaim.reports.limits import Limits
from counterclaim.reports.polite import Polite

MOST_PAGES = 10  # of one article
MOST = 500  # entries of one feed, the newest first; a feed that lists more is an archive


def address(
    url: str, known: Callable[[str], bool], limits: Limits, guest: Polite, feed: Callable[[str], None] = lambda _: None
) -> Iterator[Item | Bad]:
    """A page, or the pages that a feed or a list of feeds at this address names; one that was read is not fetched.
    guest: asks for what the address names. feed: told of an address that is one of the two. The pages that an article
    goes on with come behind it.
    """
    if known(url):
        return
    page = fetch(url, limits=limits)
    for asked in (url, page.url):
        guest.note(asked)
    if is_list_or_feed(page.data):
        feed(url)
        yield from of_bytes(page.data, url, known, guest)
    else:
        yield Item(source=url, data=page.data, url=page.url, charset=page.charset)
        yield from _going_on(page, guest)


def _going_on(page: Page, guest: Polite) -> Iterator[Item | Bad]:
    """The further pages of an article, asked for as those that come back to a host are."""
    for _ in range(MOST_PAGES - 1):
        url = next_page(page.data, page.url)
        if url is None:
            return
        try:
            page = guest.fetch(url)
        except ReportError as error:
            yield Bad(source=url, url=url, reason=error.what)
            return
        yield Item(source=url, data=page.data, url=page.url, charset=page.charset)


def is_list_or_feed(data: bytes) -> bool:
    """True for RSS, Atom and OPML, by the first bytes."""
    return looks_like_opml(data) or looks_like_feed(data)


def of_bytes(data: bytes, source: str, known: Callable[[str], bool], guest: Polite) -> Iterator[Item | Bad]:
    """The pages that a feed names, or those of all feeds in a list."""
    if looks_like_opml(data):
        for url in addresses_in_opml(data):
            try:
                page = guest.fetch(url)
                yield from pages(parse(page.data, page.url), known, guest)
            except CounterclaimError as error:
                yield Bad(source=url, url=url, reason=str(error))
        return
    yield from pages(parse(data, source), known, guest)


def pages(feed: Feed, known: Callable[[str], bool], guest: Polite) -> Iterator[Item | Bad]:
    """The pages of a feed's entries that the ledger has not read, fetched with a pause between two of one host."""
    for entry in feed.entries[:MOST]:
        if known(entry.address):
            continue
        try:
            page = guest.fetch(entry.address)
            yield Item(
                source=entry.address, data=page.data, url=page.url, charset=page.charset, published=entry.published
            )  # fmt: skip
        except ReportError as error:
            yield Bad(source=entry.address, url=entry.address, reason=error.what)
