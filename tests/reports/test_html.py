"""A page to its article and metadata; the page is our own."""

import base64
from contextlib import suppress

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, running

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Bridge at Lanham falls | The Evening Star</title>
<meta property="og:site_name" content="The Evening Star"><meta property="og:title" content="Bridge at Lanham falls">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="Ada Quill">
<link rel="canonical" href="https://star.example/news/bridge"></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Bridge at Lanham falls</h1>
<p>LANHAM, May 3 (Reuters) - The army of Norland said on Friday that it had taken the bridge at Lanham – the last \
one over the river – and that 40 enemy soldiers had surrendered.</p>
<p>Surria’s defence ministry denied this. “The bridge is ours,” Colonel Mira Sant said in a statement, and \
added that three of her soldiers had been wounded in the past 24 hours.</p>
<p>Related article: The war in pictures</p>
<p>More than 2,000 people have fled the town since the fighting began, said the mayor, who spoke by telephone.</p>
</article>
<footer>© 2024 The Evening Star. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize(
    ("charset", "encoding", "told"),
    [
        ("utf-8", "utf-8", None),
        ("windows-1252", "cp1252", None),
        ("", "utf-8", None),
        ("nonsense", "utf-8", None),
        ("utf-16", "utf-16", None),
        ("", "cp1252", "windows-1252"),
    ],
)
def test_article_and_metadata(charset: str, encoding: str, told: str | None) -> None:
    report = from_bytes(PAGE.replace("{charset}", charset).encode(encoding), charset=told)
    assert report.title == "Bridge at Lanham falls"
    assert report.byline == "Ada Quill"
    assert report.publisher == "The Evening Star"
    assert report.agency == "Reuters"
    assert (report.published, report.published_basis) == ("2024-05-03", "metadata")
    assert report.url == "https://star.example/news/bridge"
    assert "Home" not in report.text
    assert "rights reserved" not in report.text
    kinds = {f.kind: report.text[f.start : f.end] for f in report.furniture}
    assert kinds["dateline"] == "LANHAM, May 3 (Reuters) -"
    assert kinds["teaser"] == "Related article: The war in pictures"
    doc = running(report)
    body = [doc.text[p.start : p.end] for p in doc.paragraphs if p.kind == "body"]
    assert body[0].startswith("The army of Norland said on Friday")
    assert body[1].startswith("Surria’s defence ministry")
    assert len(body) == 3


def test_the_address_it_came_from_is_the_reports() -> None:
    report = from_bytes(PAGE.encode(), url="https://www.bbc.com/news/1")
    assert report.url == "https://www.bbc.com/news/1"


def test_broken_markup_is_read() -> None:
    report = from_bytes(PAGE.replace("</p>", "").replace("</article>", "").encode()[:-40])
    assert "2,000 people" in report.text


def test_a_bad_byte_does_not_hide_the_article() -> None:
    data = PAGE.replace("{charset}", "utf-8").encode().replace("–".encode(), b"\xff", 1)
    assert "40 enemy soldiers" in from_bytes(data).text


def test_a_page_saved_in_one_file() -> None:
    part = base64.encodebytes(PAGE.replace("{charset}", "utf-8").encode())
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.bbc.com/news/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n------B\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + part
        + b"\r\n------B--\r\n"
    )
    report = from_bytes(data)
    assert report.title == "Bridge at Lanham falls"
    assert report.url == "https://www.bbc.com/news/1"
    with pytest.raises(ReportError, match="without its HTML part"):
        from_bytes(data.replace(b"text/html; charset", b"text/css; charset"))


@pytest.mark.parametrize(
    "changed",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE,
        PAGE.replace("army", "ar\x00my"),
        PAGE.replace("army", "&#xD800; &#0; &bogus; &#1114112;"),
        PAGE.replace("<article>", "<div>" * 3_000 + "<article>"),
        PAGE.replace("</article>", "<p>" + "<b><i>" * 5_000 + "x</p></article>"),
    ],
    ids=["xml", "zero", "entities", "deep", "tags left open"],
)
def test_odd_pages_are_read_or_refused_in_words(changed: str) -> None:
    with suppress(ReportError):
        assert "2,000 people" in from_bytes(changed.replace("{charset}", "utf-8").encode()).text
