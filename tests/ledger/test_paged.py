"""Pages of one article, saved one by one or linked, are one report; pages of other articles stay themselves."""

from pathlib import Path

import pytest

from counterclaim.ledger.add import feeds, sources
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.paged import joined, next_page
from counterclaim.ledger.add.prepare import report_of
from counterclaim.ledger.add.sources import items
from counterclaim.reports.fetch import Page
from counterclaim.reports.limits import LIMITS
from counterclaim.reports.polite import Polite

WORDS = ("The army of Norland said {} bridges were hit in the night. "
         "The mayor of Orvik counted {} houses that had burned in part {} of the town. ")  # fmt: skip


def page(number: int, *, title: str = "The long night of Orvik", links: str = "", printed: str = "") -> str:
    words = "".join(f"<p>{WORDS.format(number, 10 * number + n, n) * 2}</p>" for n in range(2))
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{links}</head><body>"
        f"<article><h1>{title}</h1>{printed}{words}</article></body></html>"
    )


def linked(name: str, number: int, last: int) -> str:
    ahead = f'<link rel="next" href="https://a.example/{name}?page={number + 1}">' if number < last else ""
    back = f'<link rel="prev" href="https://a.example/{name}?page={number - 1}">' if number > 1 else ""
    return ahead + back


def found(folder: Path) -> list[Item | Bad]:
    return list(joined(items([str(folder)], known=lambda _: False), LIMITS))


@pytest.mark.parametrize("form", ["linked", "printed"])
def test_pages_of_one_article_are_one_report_in_order(tmp_path: Path, form: str) -> None:
    for name, number in (("c", 1), ("a", 2), ("b", 3)):
        told = {"links": linked("night", number, 3)} if form == "linked" else {"printed": f"<p>Page {number} of 3</p>"}
        (tmp_path / f"{name}.html").write_text(page(number, **told))
    (tmp_path / "d.html").write_text(page(4, title="A quiet day", links='<link rel="next" href="/other-story">'))
    some = found(tmp_path)
    kinds = sorted((Path(one.source).name, one.kind) for one in some if isinstance(one, Item))
    leaves = [("a.html", "leaf"), ("b.html", "leaf"), ("c.html", "leaf"), ("c.html", "line"), ("d.html", "page")]
    assert kinds == leaves
    (whole,) = (one for one in some if isinstance(one, Item) and one.kind == "line")
    report = report_of(whole)
    assert report.title == "The long night of Orvik"
    assert [report.text.find(f"{n} bridges") >= 0 for n in (1, 2, 3)] == [True] * 3
    assert report.text.find("1 bridges") < report.text.find("2 bridges") < report.text.find("3 bridges")
    assert "Page 2 of 3" not in report.text
    assert not whole.warnings


def test_a_missing_page_is_told_and_other_articles_stay_apart(tmp_path: Path) -> None:
    for number in (1, 3):
        (tmp_path / f"{number}.html").write_text(page(number, printed=f"<p>Page {number} of 4</p>"))
    (whole,) = (one for one in found(tmp_path) if isinstance(one, Item) and one.kind == "line")
    assert whole.warnings == ("pages of it are missing.",)
    (tmp_path / "3.html").write_text(page(3, title="Another night", printed="<p>Page 3 of 4</p>"))
    assert {one.kind for one in found(tmp_path) if isinstance(one, Item)} == {"page"}


@pytest.mark.parametrize(
    ("at", "to", "wanted"),
    [
        ("https://a.example/night", "/night?page=2", "https://a.example/night?page=2"),
        ("https://a.example/night/2/", "/night/3/", "https://a.example/night/3/"),
        ("https://a.example/night.html", "night-2.html", "https://a.example/night-2.html"),
        ("https://a.example/night", "https://b.example/night?page=2", None),
        ("https://a.example/night", "/another-story", None),
        ("https://a.example/night", "/day?page=2", None),
        ("https://a.example/night/2/", "/night/2/", None),
        ("https://a.example/", "/page/2/", None),
    ],
)
def test_the_next_page_is_of_the_same_article(at: str, to: str, wanted: str | None) -> None:
    assert next_page(page(1, links=f'<link href="{to}" rel="next">').encode(), at) == wanted


def test_the_pages_that_an_article_goes_on_with_are_fetched_as_a_guest_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    waited: list[float] = []

    def get(url: str, **_: object) -> Page:
        asked.append(url)
        if url.endswith("robots.txt"):
            return Page(b"User-agent: *\nDisallow: /night?page=3\n", url, None)
        number = int(url.partition("=")[2] or 1)
        return Page(page(number, links=linked("night", number, 4)).encode(), url, "utf-8")

    monkeypatch.setattr(feeds, "fetch", get)
    monkeypatch.setattr(sources, "Polite", lambda limits: Polite(limits=limits, get=get, sleep=waited.append))
    some = list(joined(items(["https://a.example/night"], known=lambda _: False), LIMITS))
    assert asked == [f"https://a.example/{path}" for path in ("night", "robots.txt", "night?page=2")]
    assert all(9 < seconds <= 10 for seconds in waited)
    assert len(waited) == 2, "before its robots.txt and before its next page"
    read = [one for one in some if isinstance(one, Item) and one.kind == "line"]
    assert [(one.source, report_of(one).url) for one in read] == [("https://a.example/night",) * 2]
    assert [one.warnings for one in read] == [("pages of it are missing.",)]
    assert [one.source for one in some if isinstance(one, Bad)] == ["https://a.example/night?page=3"]
