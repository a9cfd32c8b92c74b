"""A PDF to text: pages in order, lines joined by the running text; the PDFs are made in make_pdf.py."""

import random
from contextlib import suppress

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, running
from tests.reports.make_pdf import make_pdf

FIRST = [
    "Bridge at Lanham falls, army says",
    "By Jane Doe",
    "May 3, 2024",
    "The army of Norland said on Friday that its troops had crossed the river near the",
    "town of Lanham and taken two villages on the far bank, a claim the govern-",
    "ment in the capital denied within hours of the announcement.",
    "Officials in the region put the number of dead at 14, among them three children, and",
    "said that 40 people were missing after the attack on the",
]
SECOND = ["market on Thursday. The figures could not be checked."]


def test_two_pages() -> None:
    report = from_bytes(make_pdf([FIRST, SECOND]))
    assert report.title == "Bridge at Lanham falls, army says"
    assert report.byline == "Jane Doe"
    assert report.published == "2024-05-03"
    doc = running(report)
    text = " ".join(doc.text[p.start : p.end] for p in doc.paragraphs if p.kind == "body")
    assert "a claim the government in the capital denied" in text
    assert "after the attack on the market on Thursday." in text
    for at, char in zip(doc.raw, doc.text, strict=True):
        assert char in (report.text[at], " ", "\n")


def test_an_empty_password_opens() -> None:
    assert "Bridge at Lanham falls" in from_bytes(make_pdf([FIRST], password="")).text


def test_a_password_is_asked_for() -> None:
    with pytest.raises(ReportError, match="Remove the password"):
        from_bytes(make_pdf([FIRST], password="secret"))


def test_every_truncation_is_an_error() -> None:
    data = make_pdf([FIRST])
    for end in range(9, len(data) - 6, 97):
        with pytest.raises(ReportError):
            from_bytes(data[:end])


def test_damage_anywhere_is_an_error_or_harmless() -> None:
    data = make_pdf([FIRST, SECOND])
    chance = random.Random(7)
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 9)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ReportError):
            assert from_bytes(bytes(changed)).text
