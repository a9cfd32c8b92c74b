"""Feeds polled politely: conditional requests, robots, pauses that grow; bad feeds stop nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import select

from counterclaim.errors import ReportError
from counterclaim.ledger.feed import addresses_in_opml, parse
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.tables import capture, feed
from counterclaim.ledger.watch import Watcher, now
from counterclaim.reports.fetch import Page
from counterclaim.reports.limits import Limits
from counterclaim.reports.polite import GAP, Polite

RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    b"<item><title>A</title><link>https://a.example/1</link></item>"
    b"<item><title>A again</title><link>https://a.example/1#part</link></item>"
    b"<item><title>Private</title><link>https://a.example/private/2</link></item>"
    b"<item><title>No page</title><link>javascript:alert(1)</link></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill</title>'
    b'<entry><title>B</title><link href="/2"/></entry></feed>'
)
UNREAD = "Savunma Bakanlığı salı günü birliklerin sınır yakınında üç köyü ele geçirdiğini bildirdi. ".encode() * 3


class Web:
    """Pages by address, and what was asked for."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, dict[str, str]]] = []

    def __call__(self, url: str, *, limits: Limits, headers: Mapping[str, str]) -> Page:
        self.asked.append((url, dict(headers)))
        if url not in self.pages:
            raise ReportError("the server answered 404 Not Found.", where=url)
        if headers.get("If-None-Match") == '"1"':
            return Page(b"", url, None, unchanged=True)
        return Page(self.pages[url], url, "utf-8", '"1"', None)


def watcher(ledger: Ledger, web: Web) -> Watcher:
    return Watcher(ledger, polite=Polite(gap=0.0, get=web))


def test_a_round_adds_what_is_new_and_asks_for_no_more_than_that(tmp_path: Path) -> None:
    web = Web({
        "https://a.example/feed": RSS, "https://a.example/1": UNREAD,
        "https://a.example/robots.txt": b"User-agent: *\nDisallow: /private/",
    })  # fmt: skip
    with Ledger(tmp_path / "own.db") as ledger:
        mine = watcher(ledger, web)
        mine.put(["https://a.example/feed"])
        first = mine.round()
        assert (first.feeds, first.failed, first.added.skipped, first.added.failed) == (1, 0, 1, 1)
        assert mine.due(now()) == []
        second = mine.round(["https://a.example/feed"])
        assert (second.unchanged, second.added.skipped) == (1, 0)
        assert ("https://a.example/feed", {"If-None-Match": '"1"'}) in web.asked
        assert "https://a.example/private/2" not in [url for url, _ in web.asked]
        with ledger.reading() as db:
            reasons = dict(db.execute(select(capture.c.source, capture.c.reason)).fetchall())  # type: ignore[arg-type]
        assert "keep away" in reasons["https://a.example/private/2"]


def test_a_watched_host_is_given_the_time_that_is_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    web = Web({"https://a.example/feed": RSS, "https://a.example/1": UNREAD})
    monkeypatch.setattr(Polite.__init__, "__kwdefaults__", {**Polite.__init__.__kwdefaults__, "get": web,
                                                            "sleep": waits.append})  # fmt: skip
    with Ledger(tmp_path / "own.db") as ledger:
        mine = Watcher(ledger)
        mine.put(["https://a.example/feed"])
        mine.round()
    assert len(web.asked) == 4
    assert len(waits) == 3
    assert all(wait > GAP - 5 for wait in waits)


@pytest.mark.parametrize("data", [b"", b"<rss><channel><item>", b"<html>none</html>", b"\x00\xff" * 50, b"<feed" * 9])
def test_a_bad_feed_is_noted_and_the_others_are_polled(tmp_path: Path, data: bytes) -> None:
    web = Web({"https://bad.example/": data, "https://b.example/feed": ATOM, "https://b.example/2": UNREAD})
    with Ledger(tmp_path / "own.db") as ledger:
        mine = watcher(ledger, web)
        mine.put(["https://bad.example/", "https://gone.example/", "https://b.example/feed"])
        pauses = []
        for _ in range(2):
            mine.round(["https://bad.example/", "https://gone.example/", "https://b.example/feed"])
            with ledger.reading() as db:
                rows = {row.address: row for row in db.execute(select(feed))}
            pauses.append(rows["https://gone.example/"].next_poll)
        assert rows["https://gone.example/"].failures == 2
        assert "404" in rows["https://gone.example/"].last_error
        assert pauses[0] < pauses[1]
        assert (rows["https://b.example/feed"].title, rows["https://b.example/feed"].failures) == ("Hill", 0)


@pytest.mark.parametrize("comment", ["<html> was here", "x" * 5_000, "<feed>"])
def test_a_comment_before_a_feed_says_nothing(comment: str) -> None:
    data = b"<?xml version='1.0'?><!-- " + comment.encode() + b" -->"
    assert parse(data + RSS.partition(b"?>")[2], "https://a.example/feed").title == "Harbour"
    with pytest.raises(ReportError, match="no feed"):
        parse(data + b"<html><p>None</p></html>", "https://a.example/feed")


def test_links_are_addresses_each_once() -> None:
    assert [one.address for one in parse(RSS, "https://a.example/feed").entries] == [
        "https://a.example/1", "https://a.example/private/2",
    ]  # fmt: skip
    assert [one.address for one in parse(ATOM, "https://b.example/feed").entries] == ["https://b.example/2"]


def test_lists_of_feeds() -> None:
    data = (
        b'<!DOCTYPE opml [<!ENTITY a "x">]><opml><body><outline text="x"><outline xmlUrl="https://a.example/f"/>'
        b'<outline xmlUrl="htTPs://a.example/f"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>'
    )
    assert addresses_in_opml(data) == ["https://a.example/f"]
    with pytest.raises(ReportError):
        addresses_in_opml(b"")
