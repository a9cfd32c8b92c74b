"""Fetching as a guest: what robots.txt allows, not more often than a host bears, and later after failures.

For what comes back to the same hosts (a watched feed, the pages that a feed names); a single address that a person
names is fetched at once. One host is one name: http and https, any port and any spelling of it wait for one another.
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
LONGEST_WAIT = 60.0  # seconds that are waited for one host, while others wait, too; who is owed more is asked later
ROBOTS_DAY = 86_400.0  # seconds that a robots.txt is kept (RFC 9309, 2.4)
LONGEST = 500_000  # bytes of a robots.txt that are read (RFC 9309, 2.5)
MOST_BACK_OFF = 3_600.0  # seconds; after failures in a row the gap doubles up to this
_MOST_HOSTS = 2_000  # that are remembered


class Polite:
    """Fetches addresses host by host. gap: in seconds; get, clock and sleep are given so that tests need not wait."""

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        gap: float = GAP,
        get: Callable[..., Page] = fetch,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._gap, self._get, self._clock, self._sleep = limits, gap, get, clock, sleep
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}  # by scheme, host and port, as RFC 9309 has it
        self._next: dict[str, float] = {}  # by the host's name alone, as are the next two
        self._failures: dict[str, int] = {}
        self._delays: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page, after as long a wait as its host is owed. etag, modified: what it sent the last time.

        Raises ReportError for what robots.txt forbids, for a host that is owed more than LONGEST_WAIT, and for
        everything that `fetch` raises.
        """
        if not self.allowed(url):
            raise ReportError(
                "robots.txt of its site asks to keep away.", where=url, next_step="Open it in a browser and save it."
            )
        sent = {"If-None-Match": etag, "If-Modified-Since": modified}
        page = self._asked(url, {name: value for name, value in sent.items() if value})
        if page.unchanged:
            return page._replace(etag=page.etag or etag, modified=page.modified or modified)
        return page

    def note(self, url: str) -> None:
        """The address has just been asked for by somebody else: its host is owed a gap."""
        self._owe(host_of(url))

    def allowed(self, url: str) -> bool:
        """What robots.txt says of the address; a site without one allows all, one that can't answer allows nothing."""
        site = _site(url)
        known = self._robots.get(site)
        if known is None or self._clock() - known[0] > ROBOTS_DAY:
            if len(self._robots) > _MOST_HOSTS:
                self._robots.clear()
            known = self._robots[site] = (self._clock(), self._read_robots(site))
        return known[1].can_fetch(AGENT, url)

    def _read_robots(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        host = host_of(site)
        failures = self._failures.get(host, 0)
        try:
            page = self._asked(f"{site}/robots.txt", {})
        except ReportError as error:
            # RFC 9309, 2.3.1: "unavailable" (4xx) allows all, "unreachable" forbids all, until it is asked again.
            if not error.what.startswith("the server answered 4"):
                raise
            self._failures[host] = failures
            self._owe(host)
            rules.parse([])
        else:
            rules.parse(page.data[:LONGEST].decode("utf-8", "replace").splitlines())
            if len(self._delays) > _MOST_HOSTS:
                self._delays.clear()
            self._delays[host] = max(float(rules.crawl_delay(AGENT) or 0), self._delays.get(host, 0.0))
            self._owe(host)
        return rules

    def _asked(self, url: str, headers: dict[str, str]) -> Page:
        host = host_of(url)
        left = self._next.get(host, 0.0) - self._clock()
        if left > LONGEST_WAIT:
            raise ReportError(f"its host is not to be asked for another {left:.0f} seconds.", where=url)
        if left > 0:
            self._sleep(left)
        try:
            page = self._get(url, limits=self._limits, headers=headers)
        except ReportError:
            self._failures[host] = self._failures.get(host, 0) + 1
            raise
        else:
            self._failures.pop(host, None)
            self._owe(host_of(page.url))  # where it was redirected to
            return page
        finally:
            self._owe(host)

    def _owe(self, host: str) -> None:
        gap = max(self._gap, min(self._delays.get(host, 0.0), MOST_BACK_OFF))
        if len(self._next) > _MOST_HOSTS:
            now = self._clock()
            self._next = {name: at for name, at in self._next.items() if at > now}
        self._next[host] = self._clock() + min(gap * 2 ** min(self._failures.get(host, 0), 20), MOST_BACK_OFF)


def host_of(url: str) -> str:
    """The name of an address's host: small letters, no port, no dot at its end, other letters as a name server has
    them ("xn--..."). "www." before it is another host."""
    name = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _site(url: str) -> str:
    parts = urlsplit(url)
    host = host_of(url)
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port is not None and parts.port != usual else ""
    return f"{parts.scheme}://{host}{port}"
