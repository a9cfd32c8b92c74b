"""Every source there is, and the one or two lines each bad one gets."""

import io
import sys
from pathlib import Path

import pytest

from counterclaim.errors import LanguageError, ReportError
from counterclaim.reports import from_text, load
from counterclaim.reports.limits import Limits
from tests.reports.make_pdf import make_pdf

BODY = (
    "The army of Norland said on Friday that its troops had taken the bridge at Lanham after two days of "
    "fighting.\r\n\r\n\r\n"
    "Surria's defence ministry denied this and said that three of its soldiers had been wounded near the river.\n"
)
SMALL = Limits(text=1_000, html=2_000, pdf=1_500, pages=2)


def test_text_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(BODY.encode())
    report = load(path)
    assert report.text == BODY
    assert report.source == str(path)
    assert load(str(path)) == report


def test_kind_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(make_pdf([BODY.split()[:3], ["and more"]]))
    assert load(path).text == "The\narmy\nof\n\nand more"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode("utf-16"))))
    report = load("-")
    assert report.text == BODY
    assert report.source == "standard input"


BAD = {
    "empty.txt": (b"", "empty."),
    "blank.txt": (b" \n\n\t", "empty."),
    "invisible.txt": ("\u200b\ufeff\n\u3000".encode(), "nothing but blanks"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG picture"),
    "reports.jsonl": (b'{"text": "Two people were hurt, the mayor said."}\n{"text": "None."}\n', "JSON"),
    "array.txt": (b'\n[ {"text" : "Two people were hurt, the mayor said."}]', "JSON"),
    "office.txt": (b"PK\x03\x04" + bytes(200), "an office document"),
    "binary.txt": (b"some text\x00\x01\x02", "byte 9 is 0x00"),
    "long.txt": (b"a b " * 300, "above the limit for one report (text: 1,000 bytes)"),
    "long.html": (b"<!doctype html><p>" + b"a b " * 600, "above the limit for one report (html: 2,000 bytes)"),
    "long.pdf": (make_pdf([["a line of text"] * 60]), "above the limit for one report (pdf: 1,500 bytes)"),
    "pages.pdf": (make_pdf([["a"], ["b"], ["c"]]), "above the limit for one report (pages: 2 pages)"),
    "truncated.pdf": (make_pdf([["a line"]])[:400], "truncated PDF"),
    "damaged.pdf": (b"%PDF-1.7\nnothing\n%%EOF\n", "damaged PDF"),
    "encrypted.pdf": (make_pdf([["a line"]], password="secret"), "encrypted PDF"),
    "pictures.pdf": (make_pdf([[], []]), "without text (pages: 2)"),
    "list.html": (
        b"<html><head><title>x</title></head><body><ul><li><a href='/a'>One</a></ul></body></html>",
        "no article",
    ),
    "nothing.html": (b"<!DOCTYPE html>", "no article"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files(name: str, tmp_path: Path) -> None:
    data, message = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReportError) as refused:
        load(path, limits=SMALL)
    error = refused.value
    assert message in str(error)
    assert error.where == str(path)
    assert error.next_step
    assert "\n" not in str(error)
    assert len(str(error)) - len(str(path)) < 240


def test_bad_paths(tmp_path: Path) -> None:
    for source, message in (
        (tmp_path, "a directory"),
        (tmp_path / "missing.txt", "no such file"),
        ("a\0b", "can't be read"),
        ("x" * 5_000, "can't be read"),
        ("ftp://example.org/a", "not an http(s) address"),
        ("file:///etc/hosts", "not an http(s) address"),
    ):
        with pytest.raises(ReportError, match=message.replace("(", r"\(").replace(")", r"\)")):
            load(source)


def test_a_foreign_report_is_refused_by_load(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Armee teilte am Dienstag mit, dass sie zwölf Dörfer im Norden zurückerobert habe. " * 4, encoding="utf-8"
    )
    with pytest.raises(LanguageError) as refused:
        load(path)
    assert refused.value.language == "de"
    assert refused.value.where == str(path)


def test_published_must_be_a_date() -> None:
    assert from_text("x", published="12 March 2025").published == "2025-03-12"
    assert from_text("x", published="2025-03-12T10:00:00Z").published == "2025-03-12T10:00:00Z"
    with pytest.raises(ReportError, match=r'"published" is "31.02.2026", not a date'):
        from_text("x", published="31.02.2026")


@pytest.mark.parametrize("size", [5_000_000, 10_000_001])
def test_five_megabytes_are_read_and_more_than_ten_refused(size: int, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes((BODY.encode() * (size // len(BODY) + 1))[:size])
    if size <= 10_000_000:
        assert len(load(path).text) == size
    else:
        with pytest.raises(ReportError, match="text: 10 million bytes"):
            load(path)
