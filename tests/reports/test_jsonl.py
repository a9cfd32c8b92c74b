"""JSON Lines: each line an item or a reason, never an end of the run."""

import json
from pathlib import Path

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports.jsonl import BadLine, Item, parse_line, read_lines
from counterclaim.reports.limits import Limits

LINES = [
    ('{"id": "a", "text": "One."}', None),
    (
        '{"text": "Two.", "title": "T", "published": "3 May 2024", "publisher": "P", "url": "https://example.org/a"}',
        None,
    ),
    ("", "blank"),
    ('{"id": 7, "text": "Three.", "title": null}', None),
    ('{"id": "b", "text": ', "not JSON"),
    ("[1, 2]", "not an object"),
    ('"text"', "not an object"),
    ('{"id": "c"}', 'no "text"'),
    ('{"id": "d", "text": null}', 'no "text"'),
    ('{"id": "e", "text": 5}', '"text" is not a string'),
    ('{"id": "f", "text": "  "}', '"text" is empty'),
    ('{"id": "g", "text": "x", "published": "31.02.2026"}', None),
    ('{"id": "h", "text": "x", "title": 5}', '"title" is not a string'),
    ('{"id": ["i"], "text": "x"}', '"id" is neither'),
    ("[" * 100_000, "not JSON"),
    ('{"id": "k", "text": "' + "x" * 300 + '"}', "above the limit"),
    ('{"id": "l", "text": "\\ud800 lone"}', None),
]


def test_every_line_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        "\n".join(line for line, _ in LINES).encode() + b'\n{"id": "m", "text": "\xff"}\n{"id": "n", "text": "Last."}'
    )
    found = {item.line: item for item in read_lines(path, limits=Limits(text=200))}
    for number, (_, expected) in enumerate(LINES, start=1):
        if expected == "blank":
            assert number not in found
        elif expected is None:
            assert isinstance(found[number], Item), found[number]
        else:
            bad = found[number]
            assert isinstance(bad, BadLine)
            assert expected in bad.reason
    assert "not UTF-8 (byte 21" in getattr(found[len(LINES) + 1], "reason", "")
    assert found[len(LINES) + 2].id == "n"


def test_fields_and_ids(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(line for line, _ in LINES), encoding="utf-8")
    items = {item.line: item for item in read_lines(path) if isinstance(item, Item)}
    assert items[1].id == "a"
    assert items[2].id == "line-2"
    assert items[4].id == "7"
    report = items[2].report()
    assert (report.id, report.title, report.published, report.published_basis) == ("line-2", "T", "2024-05-03", "input")
    assert (report.publisher, report.url) == ("P", "https://example.org/a")


def test_bad_lines_keep_their_id(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "c"}\nrubbish\n', encoding="utf-8")
    assert [item.id for item in read_lines(path)] == ["c", "line-2"]


def test_a_line_beyond_every_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("x" * 400_000 + "\n" + json.dumps({"id": "a", "text": "One."}) + "\n", encoding="utf-8")
    first, second = read_lines(path, limits=Limits(text=100))
    assert isinstance(first, BadLine)
    assert "longer than the limit" in first.reason
    assert (second.line, second.id) == (2, "a")


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    for path, message in ((tmp_path, "a directory"), (tmp_path / "missing", "no such file")):
        with pytest.raises(ReportError, match=message):
            list(read_lines(path))


@pytest.mark.parametrize("printed", ["31.02.2026", "10:20 PM GMT", "03/04/2025", "lately", "", "“May” \ud83d"])
def test_a_published_that_is_no_date_leaves_the_report_without_one(printed: str) -> None:
    item = parse_line(json.dumps({"id": "a", "text": "Residents fled.", "published": printed}).encode(), 1)
    assert isinstance(item, Item)
    assert (item.published, item.report().published) == (None, None)
    assert len(item.warnings) == 1
    assert "not a date: relative dates stay unresolved" in item.warnings[0]


def test_a_date_that_is_one_brings_no_warning() -> None:
    item = parse_line(b'{"text": "Residents fled.", "published": "3 May 2024"}', 1)
    assert isinstance(item, Item)
    assert (item.published, item.warnings) == ("2024-05-03", ())
