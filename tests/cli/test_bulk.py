"""`counterclaim read --jsonl`: a line in, a line out, whatever the line."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.cli.progress import Progress
from counterclaim.schema import schema

GOOD = {
    "id": "a",
    "text": "The army said on Monday it had taken two villages.",
    "published": "2025-03-12",
    "title": "Two",
}
LINES = [
    json.dumps(GOOD),
    "{not json",
    json.dumps({"id": "b"}),
    json.dumps({"id": "c", "text": "Residents fled on Friday, the mayor said.", "published": "31.02.2026"}),
    "",
    json.dumps(
        {"id": "d", "text": "A lone half \ud83d of a pair, the governor said on Tuesday, was seen over the town."}
    ),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def run(*arguments: object, **settings: object):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, ["read", *map(str, arguments)], **settings)


def test_a_line_each_in_order_and_a_summary(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("--jsonl", source, "-o", out)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", "line-2", "b", "c", "d"]
    assert ["error" in row for row in rows] == [False, True, True, False, False]
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr
    assert "Read 3 of 5 reports, 2 failed" in result.stderr
    for row in rows:
        if "error" not in row:
            body = {key: value for key, value in row.items() if key not in ("id", "warnings")}
            assert not list(Draft202012Validator(schema()).iter_errors(body))


@pytest.mark.parametrize("part", [None, "times", "places"])
def test_a_published_that_is_no_date_is_told_and_the_report_read(
    source: Path, tmp_path: Path, part: str | None
) -> None:
    out = tmp_path / "out.jsonl"
    result = run("--jsonl", source, "-o", out, *(["--only", part] if part else []))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows if "warnings" in row] == ["c"]
    assert rows[3]["warnings"] == ['"published" is "31.02.2026", not a date: relative dates stay unresolved.']
    assert "line 4: " + rows[3]["warnings"][0] in result.stderr
    if part == "times":
        assert [(t["text"], t["first"]) for t in rows[3]["times"]] == [("Friday", None)]


def test_metadata_of_a_line_is_used(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("--jsonl", source, "-o", out)
    report = json.loads(out.read_text(encoding="utf-8").splitlines()[0])["report"]
    assert report["published"] == "2025-03-12"
    assert report["title"] == "Two"


def test_only_one_part(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("--jsonl", source, "-o", out, "--only", "figures")
    row = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    assert set(row) == {"id", "figures"}
    assert [figure["value"] for figure in row["figures"]] == [2]


def test_standard_input_to_standard_output() -> None:
    result = run("--jsonl", "-", "--only", "times", input=json.dumps(GOOD) + "\n")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["id"] == "a"


def test_input_and_output_may_not_be_one_file(source: Path) -> None:
    before = source.read_bytes()
    assert run("--jsonl", source, "-o", source).exit_code == 2
    assert source.read_bytes() == before


def test_a_missing_input_leaves_the_output_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("kept", encoding="utf-8")
    result = run("--jsonl", tmp_path / "missing.jsonl", "-o", out)
    assert result.exit_code == 2
    assert out.read_text(encoding="utf-8") == "kept"


def test_an_empty_input_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("", encoding="utf-8")
    result = run("--jsonl", tmp_path / "in.jsonl")
    assert result.exit_code == 0
    assert "Read 0 of 0 reports" in result.stderr


def test_a_fault_in_one_report_is_that_lines_error(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from counterclaim.reader.reader import Reader

    def fail(self: Reader, report: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(Reader, "read_report", fail)
    result = run("--jsonl", source)
    assert result.exit_code == 2, "nothing was read"
    assert "ZeroDivisionError" in json.loads(result.stdout.splitlines()[0])["error"]


def test_progress_in_a_log_is_a_line_now_and_then() -> None:
    progress = Progress("Reading", 4000)
    progress.done = 120
    assert progress.line(15.0) == "Reading: 120 of 4,000, 8.0 a second, about 8 min left"
    progress.total = None
    assert progress.line(15.0) == "Reading: 120, 8.0 a second"


def test_a_run_in_which_every_line_fails_ends_so(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("{not json\n[]\n", encoding="utf-8")
    result = run("--jsonl", path)
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 2)
    path.write_text("", encoding="utf-8")
    assert run("--jsonl", path).exit_code == 0
