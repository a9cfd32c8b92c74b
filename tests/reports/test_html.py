"""A page to its article and metadata; the page is our own."""

import base64
import json
import re
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


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ('<p class="date">Updated: May 9, 2023 · First published: May 7, 2023</p>', "2023-05-07"),
        ('<div class="date"><span>Last updated 9 May 2023</span> <span>Posted 7 May 2023</span></div>', "2023-05-07"),
        ('<p>Updated <time datetime="2023-05-09">9 May 2023</time></p><p>Published <time>7 May 2023</time></p>',
         "2023-05-07"),
        ('<p class="date">First published: May 7, 2023 | Updated: May 9, 2023</p>', "2023-05-07"),
        ('<p class="date">Updated: May 9, 2023</p>', "2023-05-09"),
    ],
)  # fmt: skip
def test_where_an_update_is_printed_too_the_day_is_that_of_publication(printed: str, published: str) -> None:
    page = re.sub(r"<meta property=.article:published_time[^>]*>", "", PAGE).replace("LANHAM, May 3", "LANHAM")
    page = page.replace("</h1>", f"</h1>{printed}").replace("{charset}", "utf-8")
    assert from_bytes(page.encode()).published == published


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


FIRST = "The harbour master of Lanham said on Friday that three tugs had been hit by mortar rounds off the mole."
REST = (
    "“We have eleven wounded and the lock is shut to all ships until the spring,” he said, and showed a list of their "
    "names.\\n\\nThe army of Surria said that it had fired at no ships and asked for the pieces to be shown to it."
)
TREES = f"""
    script only      | <div id=root></div> | the lock is shut
    teaser on page   | <article><h1>Tugs hit</h1><p>{FIRST}</p><p>To read on, sign in.</p></article> | the lock is shut
"""


def linked(body: str, **more: object) -> bytes:
    value = {"@type": "NewsArticle", "headline": "Tugs hit", "datePublished": "2024-05-03", **more}
    script = json.dumps({"@graph": [{"@type": "WebSite"}, value]}).replace("\\\\n", "\\n")
    return f'<html><head><script type="application/ld+json">{script}</script></head><body>{body}</body></html>'.encode()


@pytest.mark.parametrize("line", TREES.strip().splitlines())
def test_the_text_that_a_script_would_show_is_read(line: str) -> None:
    _, body, expected = (part.strip() for part in line.split("|"))
    report = from_bytes(linked(body, articleBody=f"{FIRST}\\n\\n{REST}"))
    assert expected in report.text
    assert (report.title, report.published) == ("Tugs hit", "2024-05-03")
    assert report.text.count("\n") == 2


def test_posts_of_a_live_blog() -> None:
    posts = [{"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": REST} for n in (2, 1)]
    report = from_bytes(linked("<h1>Lanham: latest</h1>", **{"@type": "LiveBlogPosting"}, liveBlogUpdate=posts))
    assert report.title == "Tugs hit"
    assert report.text.index("Post 2") < report.text.index("Post 1")


def test_what_asks_to_subscribe_is_left_out_where_the_page_says_so() -> None:
    invite = "<p>Subscribe now to read on. Log in to your account.</p><p>Our 30 reporters stand in nine countries.</p>"
    locked: dict[str, object] = {"hasPart": {"isAccessibleForFree": False, "cssSelector": ".wall"}}
    page = f"<article><h1>Tugs hit</h1><p>{FIRST}</p><p>{FIRST.replace('Friday', 'Sunday')}</p>"
    text = from_bytes(linked(f"{page}<div class='x wall'>{invite}</div></article>", **locked)).text
    assert "Sunday" in text
    assert "30 reporters" not in text
    own = f"<p>The mayor of Lanham said that nine men had been seen at the mole.</p><p>{FIRST}</p>"
    assert "nine men" in from_bytes(linked(f"{page}<div class='wall'>{own}</div></article>", **locked)).text
    for end, left in ((invite, False), (own, True)):  # where nothing but its name says so
        text = from_bytes(f"<html><body>{page}<div class='a-paywall'>{end}</div></article></body></html>".encode()).text
        assert ("reporters" in text or "nine men" in text) == left


def test_a_page_that_asks_for_consent_is_no_report() -> None:
    asks = (
        "<main><h1>Cookies on this site</h1><p>We and our 90 partners store and access information on your device. "
        "You can accept all cookies or manage choices in our privacy policy, and change them at any time.</p></main>"
    )
    with pytest.raises(ReportError, match="asks for consent"):
        from_bytes(f"<html><head><title>Cookies</title></head><body>{asks}</body></html>".encode())


def test_a_table_that_lays_out_the_page_and_q() -> None:
    cells = f"<td class=sidebar><a href=/>Home</a></td><td><h1>Tugs</h1><p>{FIRST}<p>The mayor said <q>no <i>tug</i>"
    later = FIRST.replace("Friday", "Sunday")
    page = f"<html><body><table><tr>{cells} sank</q>.<p>{later}</td></tr></table></body></html>"
    text = from_bytes(page.encode()).text
    assert "Home" not in text
    assert "The mayor said “no tug sank”." in text.splitlines()


def test_the_day_a_word_processor_made_the_file_is_not_that_of_publication() -> None:
    page = PAGE.format(charset="utf-8").replace(
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
        '<meta name="created" content="2013-12-23T23:15:00"/><meta name="changed" content="2013-12-23T23:15:00"/>',
    )
    assert "2013" not in (from_bytes(page.encode()).published or "")
