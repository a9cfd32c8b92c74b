"""Polite polling: what robots.txt allows, not more often than a host bears, and later when it asks for that.

For programs that come back to the same hosts (a watched feed); a single address that a person names is fetched at once.
"""

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from counterclaim.errors import ReportError
from counterclaim.reports.fetch import Page, fetch
from counterclaim.reports.limits import LIMITS, Limits

AGENT = "counterclaim"
GAP = 10.0  # seconds between two requests to one host; a host's own Crawl-delay counts where it is longer
ROBOTS_DAY = 86_400.0  # seconds that a robots.txt is kept (RFC 9309, 2.4)
LONGEST = 500_000  # bytes of a robots.txt that are read (RFC 9309, 2.5)
MOST_BACK_OFF = 3_600.0  # seconds; after failures in a row the gap doubles up to this


class Polite:
    """Fetches addresses host by host. clock and sleep are given so that tests need not wait."""

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        get: Callable[..., Page] = fetch,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._get, self._clock, self._sleep = limits, get, clock, sleep
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}
        self._next: dict[str, float] = {}
        self._failures: dict[str, int] = {}

    def fetch(self, url: str) -> Page:
        """The page, after as long a wait as its host is owed.

        Raises ReportError for what robots.txt forbids and for everything that `fetch` raises.
        """
        host = _host(url)
        if not self.allowed(url):
            raise ReportError(
                "robots.txt of its site forbids polling it.", where=url, next_step="Open it in a browser and save it."
            )
        self._wait(host)
        try:
            page = self._get(url, limits=self._limits)
        except ReportError:
            self._failures[host] = self._failures.get(host, 0) + 1
            self._owe(host)
            raise
        self._failures.pop(host, None)
        self._owe(host)
        return page

    def allowed(self, url: str) -> bool:
        """What robots.txt says of the address; a site without one allows all, one that can't answer allows nothing."""
        host = _host(url)
        known = self._robots.get(host)
        if known is None or self._clock() - known[0] > ROBOTS_DAY:
            known = self._robots[host] = (self._clock(), self._read_robots(host))
        return known[1].can_fetch(AGENT, url)

    def _read_robots(self, host: str) -> RobotFileParser:
        rules = RobotFileParser()
        self._wait(host)
        try:
            page = self._get(f"{host}/robots.txt", limits=self._limits)
            rules.parse(page.data[:LONGEST].decode("utf-8", "replace").splitlines())
        except ReportError as error:
            # RFC 9309, 2.3.1: "unavailable" (4xx) allows all, "unreachable" forbids all.
            rules.parse([])
            rules.disallow_all = not error.what.startswith("the server answered 4")  # type: ignore[attr-defined]
        self._owe(host)
        return rules

    def _wait(self, host: str) -> None:
        left = self._next.get(host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)

    def _owe(self, host: str) -> None:
        known = self._robots.get(host)
        delay = known[1].crawl_delay(AGENT) if known else None
        gap = max(GAP, min(float(delay or 0), MOST_BACK_OFF))
        self._next[host] = self._clock() + min(gap * 2 ** self._failures.get(host, 0), MOST_BACK_OFF)


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
