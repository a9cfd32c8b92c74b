"""Fetching as a guest: robots.txt is heeded, one host is asked once in a while, unchanged pages are not sent again."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import msgspec

from counterclaim.errors import ReportError
from counterclaim.reports.fetch import Page, fetch
from counterclaim.reports.limits import LIMITS, Limits

NAME = "counterclaim"
"""What robots.txt may call us."""
PAUSE = 2.0  # seconds between two requests to one host, unless its robots.txt asks for more
LONGEST_PAUSE = 60.0  # that is waited for at its wish; who wants longer is asked no more in this round
ROBOTS_KEPT = 86_400.0  # seconds; RFC 9309 allows a day
_MOST_ROBOTS = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
_MOST_HOSTS = 2_000

Fetch = Callable[..., Page]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address sent. etag, modified: to be sent back next time. unchanged: nothing is new since then."""

    data: bytes
    url: str
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


class Polite:
    """Gets pages with a pause for each host. fetch: for tests; the checked one else."""

    def __init__(self, *, limits: Limits = LIMITS, pause: float = PAUSE, fetch: Fetch = fetch) -> None:
        self.limits = limits
        self.pause = pause
        self._fetch = fetch
        self._last: dict[str, float] = {}
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}

    def get(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """One page; raises ReportError where there is none, or where the host asks robots to keep away."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        robots = self._rules(host)
        if not robots.can_fetch(NAME, address):
            raise ReportError("its robots.txt asks to keep away.", where=address)
        wish = robots.crawl_delay(NAME)
        self._wait(host, max(self.pause, float(wish or 0)), address)
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        try:
            page = self._fetch(address, limits=self.limits, headers=headers)
        finally:
            self._last[host] = time.monotonic()
        return Answer(
            data=page.data, url=page.url, charset=page.charset, etag=page.etag or (etag if page.unchanged else None),
            modified=page.modified or (modified if page.unchanged else None), unchanged=page.unchanged,
        )  # fmt: skip

    def _wait(self, host: str, pause: float, address: str) -> None:
        if pause > LONGEST_PAUSE and host in self._last:
            raise ReportError(f"its robots.txt asks for {pause:g} seconds between two requests.", where=address)
        if len(self._last) > _MOST_HOSTS:
            self._last.clear()
        if host in self._last:
            time.sleep(max(0.0, self._last[host] + pause - time.monotonic()))

    def _rules(self, host: str) -> RobotFileParser:
        known = self._robots.get(host)
        if known is not None and time.monotonic() - known[0] < ROBOTS_KEPT:
            return known[1]
        rules = RobotFileParser()
        try:
            page = self._fetch(f"{host}/robots.txt", limits=self.limits, headers={})
            rules.parse(page.data[:_MOST_ROBOTS].decode("utf-8", "replace").splitlines())
        except ReportError:  # none there, or no answer: the page itself will tell
            rules.parse([])
        if len(self._robots) > _MOST_HOSTS:
            self._robots.clear()
        self._robots[host] = (time.monotonic(), rules)
        return rules
