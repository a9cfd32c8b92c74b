"""The pure function of every engine: a result for any record, and the reason where there is no reading."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.batch import sketches
from counterclaim.batch.extract import Read, extract
from counterclaim.batch.inputs.record import LIMITS, Lost, Record
from counterclaim.model import Reading
from counterclaim.reader.reader import Reader
from tests.batch.made import GERMAN, page, text


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def line(**fields: object) -> Record:
    return Record(7, json.dumps(fields).encode())


@pytest.mark.parametrize(
    ("record", "outcome", "reason"),
    [
        (Record(0, b"{"), "failed", "bad_record"),
        (Record(0, b'"text"'), "failed", "bad_record"),
        (line(id="a"), "failed", "bad_record"),
        (line(text="  "), "skipped", "empty"),
        (line(text="x" * (LIMITS.text + 1)), "skipped", "too_large"),
        (line(text=GERMAN), "skipped", "not_english"),
        (Record(0, b"", "page"), "skipped", "empty"),
        (Record(0, b"  \n ", "page"), "skipped", "empty"),
        (Record(0, b"<html><body><a href='/'>Home</a></body></html>", "page"), "skipped", "no_article"),
        (Record(0, b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "page"), "skipped", "not_a_page"),
        (Record(0, page(1, least=LIMITS.html), "page"), "skipped", "too_large"),
        (Record(0, b"%PDF-1.4\nnot really", "page"), "failed", "unreadable"),
    ],
)
def test_reasons(reader: Reader, record: Record, outcome: str, reason: str) -> None:
    found = extract(reader, record, "f", bands=True)
    assert isinstance(found, Lost)
    assert (found.outcome, found.reason, found.at) == (outcome, reason, record.at)
    assert found.words


def test_a_report_and_a_page_are_read(reader: Reader) -> None:
    for record in (line(id="a", text=text(1)), Record(3, page(1), "page", "https://news.example/1")):
        found = extract(reader, record, "f", bands=True)
        assert isinstance(found, Read)
        assert found.reading.claims
        assert Reading.from_json(found.json) == found.reading
        assert found.bands["reports"]


def test_a_report_without_an_id_is_named_by_its_text(reader: Reader) -> None:
    same = [extract(reader, Record(at, json.dumps({"text": text(1)}).encode()), "f", bands=False) for at in (0, 90)]
    assert isinstance(same[0], Read)
    assert isinstance(same[1], Read)
    assert same[0].reading.report.id == same[1].reading.report.id


def test_a_fault_is_told_and_costs_itself(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "read_report", lambda self, report: 1 // 0)
    found = extract(reader, line(text=text(1)), "f", bands=True)
    assert isinstance(found, Lost)
    assert found.reason == "fault"
    assert "ZeroDivisionError" in found.words


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: json.dumps({"text": t}).encode())))
def test_any_bytes_give_an_answer(reader: Reader, raw: bytes) -> None:
    for form in ("line", "page"):
        assert isinstance(extract(reader, Record(0, raw, form), "f", bands=True), Read | Lost)  # type: ignore[arg-type]


def test_what_finds_copies_does_not_cost_the_reading(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sketches.BANDS, "utterances", lambda source, at, reading: 1 // 0)
    found = extract(reader, line(text=text(1)), "f", bands=True)
    assert isinstance(found, Read)
    assert found.fault is not None
    assert found.fault.count == 0
