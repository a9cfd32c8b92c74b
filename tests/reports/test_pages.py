"""Whole pages, block by block: of pages/*.page the rows that report are read, and no other row claims anything."""

import textwrap
from pathlib import Path

import pytest

from counterclaim import Reader
from counterclaim.reports import from_text, running

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))


def rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(kind.strip(), text.strip()) for kind, _, text in (line.partition(" | ") for line in lines)]


def page(path: Path, between: str = "\n\n") -> tuple[str, list[tuple[str, int, int]]]:
    """The page's text, and each row's kind and place."""
    text = ""
    placed = []
    for kind, words in rows(path):
        # A dateline opens the paragraph in the row after it, on the same line.
        glue = " " if text.endswith(("-", "—", "LANHAM:")) else between
        start = len(text) + (len(glue) if text else 0)
        text += (glue if text else "") + words
        placed.append((kind, start, len(text)))
    return text, placed


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["one line end", "two line ends"])
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_page(path: Path, between: str) -> None:
    text, placed = page(path, between)
    report = from_text(text)
    kinds = {(f.start, f.end): f.kind for f in report.furniture}
    found = [next((k for (a, b), k in kinds.items() if a <= s and e <= b), "body") for _, s, e in placed]
    body = [f for (kind, _, _), f in zip(placed, found, strict=True) if kind == "body"]
    assert set(body) <= {"body", "dateline"}
    assert "headline" in found
    paragraphs = [running(report).text[p.start : p.end] for p in running(report).paragraphs]
    assert [words for kind, words in rows(path) if kind == "body" and words not in paragraphs] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_what_stands_around_the_text_claims_nothing(path: Path) -> None:
    text, placed = page(path)
    read = Reader().read_report(from_text(text))
    around = [(start, end) for kind, start, end in placed if kind not in ("body", "headline", "dateline")]
    said = [(start, end) for claim in read.claims for start, end in claim.content]
    assert [text[a:b] for a, b in around if any(a < end and start < b for start, end in said)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_page_broken_at_72_columns(path: Path) -> None:
    blocks: list[str] = []
    for _, words in rows(path):
        if blocks and blocks[-1].endswith(("-", "—", "LANHAM:")):
            blocks[-1] += " " + words
        else:
            blocks.append(words)
    broken = ("\n".join(textwrap.wrap(b, 72, break_long_words=False, break_on_hyphens=False)) for b in blocks)
    doc = running(from_text("\n\n".join(broken)))
    paragraphs = [doc.text[p.start : p.end] for p in doc.paragraphs]
    assert [words for kind, words in rows(path) if kind == "body" and words not in paragraphs] == []
