"""Whole pages, block by block: every row of pages/*.page is marked as the row says, and nothing else is."""

import textwrap
from pathlib import Path

import pytest

from counterclaim.reports import from_text, running

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))


def rows(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(kind.strip(), text.strip()) for kind, _, text in (line.partition(" | ") for line in lines)]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["one line end", "two line ends"])
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_page(path: Path, between: str) -> None:
    text = ""
    expected = []
    for kind, words in rows(path):
        # A dateline opens the paragraph in the row after it, on the same line.
        glue = " " if text.endswith(("-", "—", "LANHAM:")) else between
        start = len(text) + (len(glue) if text else 0)
        text += (glue if text else "") + words
        expected.append((kind, start, len(text)))
    report = from_text(text)
    kinds = {(f.start, f.end): f.kind for f in report.furniture}
    found = [(next((k for (a, b), k in kinds.items() if a <= s and e <= b), "body"), text[s:e]) for _, s, e in expected]
    # A section's name above the headline is read as part of it: nothing is claimed by "World".
    wanted = [(("headline" if k == "tags" and i == 0 else k), text[s:e]) for i, (k, s, e) in enumerate(expected)]
    wrong = [(w, f[0]) for w, f in zip(wanted, found, strict=True) if w != f]
    assert wrong == []
    doc = running(report)
    body = [doc.text[p.start : p.end] for p in doc.paragraphs if p.kind == "body"]
    assert body == [words for kind, words in rows(path) if kind == "body"]


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
    body = [doc.text[p.start : p.end] for p in doc.paragraphs if p.kind == "body"]
    assert body == [words for kind, words in rows(path) if kind == "body"]
