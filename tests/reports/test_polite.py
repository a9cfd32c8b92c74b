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
