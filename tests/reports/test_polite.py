"""Polling: robots.txt is kept to, hosts are given time, failures make the gap longer."""

from itertools import pairwise

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports.fetch import Page
from counterclaim.reports.polite import GAP, Polite


class _World:
    """A clock that moves only in sleep, and pages by address."""

    def __init__(self, pages: dict[str, bytes | ReportError]) -> None:
        self.now, self.pages, self.asked = 0.0, pages, list[tuple[float, str]]()

    def get(self, url: str, *, limits: object, headers: object) -> Page:
        self.asked.append((self.now, url))
        page = self.pages.get(url, ReportError("the server answered 404 Not Found.", where=url))
        if isinstance(page, ReportError):
            raise page
        return Page(page, url, None)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def polite(self) -> Polite:
        return Polite(get=self.get, clock=lambda: self.now, sleep=self.sleep)


def test_robots_and_gaps() -> None:
    robots = b"User-agent: *\nDisallow: /private\nCrawl-delay: 30\n"
    world = _World({"https://a.example/robots.txt": robots, "https://a.example/feed": b"x"})
    polite = world.polite()
    polite.fetch("https://a.example/feed")
    polite.fetch("https://a.example/feed")
    times = [at for at, _ in world.asked]
    assert times[1] - times[0] >= GAP
    assert times[2] - times[1] >= 30
    with pytest.raises(ReportError, match=r"robots.txt"):
        polite.fetch("https://a.example/private/feed")


def test_no_robots_allows_and_a_silent_site_forbids() -> None:
    world = _World({
        "https://b.example/feed": b"x",
        "https://c.example/robots.txt": ReportError("no answer in time.", where="c"),
    })  # fmt: skip
    assert world.polite().fetch("https://b.example/feed").data == b"x"
    with pytest.raises(ReportError, match="no answer in time"):
        world.polite().fetch("https://c.example/feed")
    assert [url for _, url in world.asked if url.startswith("https://c.")] == ["https://c.example/robots.txt"]


def test_failures_double_the_gap_and_a_host_that_is_owed_much_holds_up_no_other() -> None:
    world = _World({"https://d.example/robots.txt": b"", "https://e.example/": b"x"})
    polite = world.polite()
    for _ in range(3):
        with pytest.raises(ReportError, match="404"):
            polite.fetch("https://d.example/gone")
    times = [at for at, url in world.asked if url.endswith("gone")]
    assert [b - a for a, b in pairwise(times)] == [2 * GAP, 4 * GAP]
    with pytest.raises(ReportError, match="another 80 seconds"):
        polite.fetch("https://d.example/gone")
    assert polite.fetch("https://e.example/").data == b"x"
    assert world.now == times[-1] + GAP, "between its robots.txt and its page"
    world.now += 100
    with pytest.raises(ReportError, match="404"):
        polite.fetch("https://d.example/gone")


ONE_HOST = """
https://a.example/1 | http://a.example/2
https://a.example/1 | https://a.example:443/2
https://a.example/1 | https://a.example:8443/2
http://A.Example./1 | https://a.example/2
https://user@a.example/1 | https://a.example/2
https://zürich.example/1 | https://xn--zrich-kva.example/2
http://[2001:DB8::1]/1 | http://[2001:db8::1]:8080/2
"""
TWO_HOSTS = """
https://a.example/1 | https://www.a.example/2
https://a.example/1 | https://b.a.example/2
https://a.example/1 | https://a.example.org/2
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, _, b in (line.partition(" | ") for line in text.strip().splitlines())]


class _Answering(_World):
    """Answers every address; a site's robots.txt allows all. moved: addresses that redirect, and where to."""

    def __init__(self, moved: dict[str, str] | None = None) -> None:
        super().__init__({})
        self.moved = moved or {}

    def get(self, url: str, *, limits: object, headers: object) -> Page:
        self.asked.append((self.now, url))
        return Page(b"", self.moved.get(url, url), None)


@pytest.mark.parametrize(("first", "second"), _pairs(ONE_HOST))
def test_one_host_by_any_spelling_waits_for_itself(first: str, second: str) -> None:
    world = _Answering()
    polite = world.polite()
    for url in (first, second, first, second):
        polite.fetch(url)
    times = [at for at, _ in world.asked]
    assert all(b - a >= GAP for a, b in pairwise(times)), world.asked


@pytest.mark.parametrize(("first", "second"), _pairs(TWO_HOSTS))
def test_another_host_does_not_wait(first: str, second: str) -> None:
    world = _Answering()
    polite = world.polite()
    polite.fetch(first)
    at = world.now
    polite.fetch(second)
    assert world.now == at + GAP, "between its own robots.txt and its page alone"


def test_failures_on_http_double_the_gap_on_https() -> None:
    world = _World({"https://d.example/robots.txt": b"", "http://d.example/robots.txt": b""})
    polite = world.polite()
    for url in ("http://d.example/1", "https://D.example./2", "http://d.example:80/3"):
        with pytest.raises(ReportError):
            polite.fetch(url)
    gone = [at for at, url in world.asked if not url.endswith("robots.txt")]
    assert gone[1] - gone[0] >= 2 * GAP


def test_where_a_redirect_led_waits_too() -> None:
    world = _Answering({"https://a.example/1": "https://b.example/1"})
    polite = world.polite()
    polite.fetch("https://a.example/1")
    at = world.now
    polite.fetch("https://b.example/2")
    assert world.now == at + 2 * GAP, "before its robots.txt and before its page"


def test_who_was_asked_by_somebody_else_is_owed_a_gap() -> None:
    world = _Answering()
    polite = world.polite()
    polite.note("http://a.example/named")
    polite.fetch("https://a.example/2")
    assert [at for at, _ in world.asked] == [GAP, 2 * GAP]
