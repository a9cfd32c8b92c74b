"""What holds for any text at all."""

from contextlib import suppress
from html import unescape
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, from_text, running
from tests.reports.test_furniture_marks import FURNITURE, REPORTING
from tests.reports.test_running import LONG, MORE

ANY = st.text(alphabet=st.characters(blacklist_categories=()), max_size=400)
# Pieces that mean something here, so that chance puts together what it never would letter by letter.
PIECES = st.sampled_from(
    [line for line, _ in FURNITURE]
    + REPORTING
    + [
        LONG,
        MORE,
        LONG[:70],
        MORE[:33],
        "# title: x",
        "# date: 2024-05-03",
        "KYIV, Aug 14 (Reuters) -",
        "chief",
        "of the army said.",
    ]
    + [
        "-",
        "- a",
        "“",
        "”",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\t",
        "😀",
        "‏",
        "1.",
        "٣٤",
        "ﬁ",
        "Mun\u0303oz",
        "a\u0323\u0301\u0301",
        "&ldquo;x&#39;&amp;lt;",
        "\ud800",
        "\x00",
        "(AP)",
        "By ",
        "©",
    ]
)
SEAMS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "", "\n\n\n\n", "\u2028", "\x0c", "-\n", "\u00ad\n", "  "])
PATCHED = st.lists(st.tuples(PIECES, SEAMS), max_size=14).map(lambda parts: "".join(a + b for a, b in parts))


@settings(deadline=None, max_examples=30)
@given(st.one_of(ANY, PATCHED))
def test_any_text(text: str) -> None:
    report = from_text(text)
    assert report.text == text
    last = 0
    for part in report.furniture:
        assert last <= part.start < part.end <= len(text)
        last = part.end
    for doc in (running(report), running(report, furniture=True)):
        assert len(doc.raw) == len(doc.text)
        assert list(doc.raw) == sorted(doc.raw)
        for n, (char, at) in enumerate(zip(doc.text, doc.raw, strict=True)):
            start, end = doc.to_raw((n, n + 1))
            assert start == at < end or char == "\n"
            whole = unescape(text[at:end])
            own = text[at : at + 1]  # in capitals, perhaps
            assert char in (own, own.lower(), " ", "\n", whole) or char in normalize("NFKC", whole)
        last = 0
        for paragraph in doc.paragraphs:
            assert paragraph.start == (last + 2 if last else 0)
            assert doc.text[last : paragraph.start] in ("", "\n\n")
            words = doc.text[paragraph.start : paragraph.end]
            assert words == words.strip(" \n")
            assert "\n" not in words
            last = paragraph.end
        assert last == len(doc.text)
    assert from_text(text) == report


@settings(deadline=None, max_examples=30)
@given(PATCHED)
def test_nothing_but_furniture_is_left_out(text: str) -> None:
    report = from_text(text)
    kept = normalize("NFKC", "".join(running(report).text.split()))
    out = [f for f in report.furniture if f.kind != "headline"]
    rest = "".join(c for i, c in enumerate(text) if not any(f.start <= i < f.end for f in out))
    # A text in capitals is put into both cases.
    letters = [c for c in normalize("NFKC", unescape(rest)).casefold() if c.isalnum()]
    assert [c for c in kept.casefold() if c.isalnum()] == letters


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    with suppress(ReportError):
        from_bytes(data)
