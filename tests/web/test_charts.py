"""Charts to take away: drawings that are whole by themselves, and in which nothing acts."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.look import chart
from counterclaim.web.publish import publish
from tests.ledger.made import Said, added, reading
from tests.web.hostile import SCRIPT
from tests.web.test_events import pages  # noqa: F401  # a fixture

SVG = "{http://www.w3.org/2000/svg}"
DRAWS = {"svg", "title", "desc", "rect", "line", "path", "circle", "g", "text", "tspan"}


def _event(client: TestClient) -> str:
    found = re.search(r'href="(/events/e[0-9a-f]+)"', client.get("/events").text)
    assert found is not None
    return found[1]


def _inert(drawing: bytes) -> ElementTree.Element:
    root = ElementTree.fromstring(drawing)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= DRAWS
    given = {name for one in root.iter() for name in one.attrib}
    assert not [name for name in given if name.startswith("on") or name.endswith("href") or name == "style"]
    assert not re.search(rb"url\(|<!|<\?", drawing)
    return root


@pytest.mark.parametrize("name", ["figures", "map"])
def test_a_chart_is_a_drawing_of_its_own(pages: TestClient, name: str) -> None:  # noqa: F811
    event = _event(pages)
    shown = pages.get(event).text
    for ending in chart.MEDIA:
        assert f'href="{event}/{name}.{ending}"' in shown
    answer = pages.get(f"{event}/{name}.svg")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    words = " ".join(_inert(answer.content).itertext())
    assert "12 to 29 people killed in Lanham" in words
    if name == "figures":
        assert "Norland army, 3 May 2024: 12 people killed. " in words, words
        assert "Paper 2, Paper 1" in words
    if not chart._letters_drawn():
        pytest.skip("no font is installed to draw a chart's words with (Debian: fonts-dejavu-core)")
    picture = pages.get(f"{event}/{name}.png").content
    wide, high = struct.unpack(">II", picture[16:24])
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (wide, high > 300) == (1520, True)


def test_what_is_embedded_links_to_reports_and_asks_nobody(pages: TestClient) -> None:  # noqa: F811
    body = pages.get(f"{_event(pages)}/figures.html").text
    assert "default-src &#39;none&#39;" in body or "default-src 'none'" in body
    assert set(re.findall(r'href="([^"]*)"', body)) == {"https://paper1.example/1", "https://paper2.example/2"}
    assert "soldiers of Surria were killed at Lanham" in body
    assert not re.search(r"<(script|style|link|img|iframe)|\sstyle=|\ssrc=", body)


@pytest.mark.parametrize("file", ["figures", "figures.pdf", "..%2fapp.py", "map.svg.py", "x.svg", "figures.svg%00"])
def test_there_is_nothing_else_to_take(pages: TestClient, file: str) -> None:  # noqa: F811
    assert pages.get(f"{_event(pages)}/{file}").status_code == 404


def test_words_of_reports_are_text_in_charts(tmp_path: Path) -> None:
    """Names that try to act, in what is drawn and in what is embedded; the same drawing lies in a publication."""
    with Ledger(tmp_path / "told.db") as ledger:
        said = (Said("Norland", 12), Said("Surria", 29))
        added(ledger, [reading(one, number=one.count, outlet=f"A{SCRIPT}{one.count}") for one in said])
        event = ledger.events().rows[0].id
        ledger.rename_event(event, f"{SCRIPT} \x1b\u202e & raid", who="tester")
        publish(ledger, tmp_path / "site")
    drawing = (tmp_path / "site" / "events" / f"{event}-figures.svg").read_bytes()
    assert SCRIPT in " ".join(_inert(drawing).itertext())
    _inert((tmp_path / "site" / "events" / f"{event}-map.svg").read_bytes())
    assert [_inert(one.read_bytes()) for one in (tmp_path / "site" / "matters").glob("*-figures.svg")]
    page = (tmp_path / "site" / "events" / f"{event}.html").read_text(encoding="utf-8")
    assert f'href="../events/{event}-figures.svg"' in page
    assert ".png" not in page


def test_no_chart_goes_out_without_its_words(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    event = _event(pages)
    monkeypatch.setattr(chart, "_letters_drawn", lambda: False)
    answer = pages.get(f"{event}/figures.png")
    assert answer.status_code == 400
    assert "install a font" in answer.text
