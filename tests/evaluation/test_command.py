"""`counterclaim evaluate`: tables, JSON, errors; the reader itself on two small gold files."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app

TEXT = "Norland's army shelled Hart on Friday, Olaf Brandt said. At least 40 people were killed in 2023."


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def pair(words: str) -> list[list[int]]:
    return [list(span(words).values())]


GOLD: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "attributions": (
        "attributions",
        [{"source": pair("Olaf Brandt"), "cue": pair("said"), "content": pair(TEXT.split(", Olaf")[0])}],
    ),
    "places": ("toponyms", [{**span("Hart"), "lat": 50.0, "lon": 30.0}]),
    "times": ("timexes", [{**span("Friday"), "type": "DATE", "value": "2024-05-03"}]),
    "figures": (
        "quantities",
        [{**span("40"), "values": [40], "unit_norm": "person", "bound": "more", "counted": ["people", "killed"]}],
    ),
}
READ: dict[str, list[dict[str, Any]]] = {
    "attributions": GOLD["attributions"][1],
    "places": [{**span("Hart"), "lat": 50.1, "lon": 30.1}],
    "times": [{**span("Friday"), "timex": {"type": "DATE", "value": "2024-05-03"}}],
    "figures": [{**span("40"), "value": 40, "unit": "person", "bound": "at_least", "counted": "people"}],
}
HEADLINE = {"attributions": "attribution", "places": "e2e", "times": "value", "figures": "all"}


def run(*arguments: object) -> Any:
    return CliRunner(env={"COLUMNS": "80"}).invoke(app, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    field, rows = GOLD[request.param]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "dct": "2024-05-04", field: rows}), encoding="utf-8")
    (tmp_path / "read.jsonl").write_text(json.dumps({"id": "a", request.param: READ[request.param]}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("gold", "part"), [(part, part) for part in GOLD], indirect=["gold"])
def test_given_readings(gold: Path, part: str) -> None:
    readings = gold.with_name("read.jsonl")
    told = json.loads(run(part, gold, "--readings", readings, "--json").stdout)
    assert next(iter(told.values()))[HEADLINE[part]]["F1"] == 100
    table = run(part, gold, "--readings", readings)
    assert table.exit_code == 0
    assert "100.00" in table.stdout
    assert max(map(len, table.stdout.splitlines())) <= 80


@pytest.mark.parametrize("gold", ["attributions"], indirect=True)
def test_attributions_in_detail(gold: Path) -> None:
    given = ("attributions", gold, "--readings", gold.with_name("read.jsonl"))
    table = run(*given, "--by-kind", "--bootstrap", 5).stdout
    assert "speech cue" in table
    assert "100.00-100.00" in table
    told = json.loads(run(*given, "--by-kind", "--bootstrap", 5, "--json").stdout)["ALL"]
    assert told["attribution"]["CI95"] == [100, 100]
    assert told["by_kind"]["indirect"] == {"gold": 1, "partial_R": 100, "attribution_R": 100}
    assert run("attributions", gold, "--agreement").exit_code == 0


@pytest.mark.parametrize(("gold", "part"), [("figures", "quantities")], indirect=["gold"])
def test_quantities_is_another_name(gold: Path, part: str) -> None:
    assert run(part, gold, "--readings", gold.with_name("read.jsonl")).exit_code == 0


@pytest.mark.parametrize("gold", ["times"], indirect=True)
def test_errors_have_two_lines_and_exit_code_2(gold: Path) -> None:
    for arguments in [
        ("times", gold.with_name("none.jsonl")),
        ("times", gold, "--conflict-only"),
        ("places", gold),
        ("claims", gold),
        ("times", gold, "--readings", gold),
    ]:
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert 1 <= len(result.stderr.splitlines()) <= 2
        assert result.stdout == ""


@pytest.mark.parametrize(("gold", "part"), [(part, part) for part in GOLD], indirect=["gold"])
def test_the_reader_is_run(gold: Path, part: str) -> None:
    told = json.loads(run(part, gold, "--json").stdout)
    assert next(iter(told.values()))["documents"] == 1
    assert next(iter(told.values()))["missing"] == []


def test_claims_of_a_folder(tmp_path: Path) -> None:
    row = {
        "id": "c1", "required": True, "speaker": "Olaf Brandt", "side": None, "event_type": "strike",
        "content_text": "Norland's army shelled Hart on Friday", "factuality": "asserted",
        "figures": [], "places": [], "times": [],
    }  # fmt: skip
    (tmp_path / "hart.gold.json").write_text(json.dumps({"document": {"noise": []}, "claims": [row]}), encoding="utf-8")
    (tmp_path / "hart.txt").write_text(TEXT, encoding="utf-8")
    told = json.loads(run("claims", tmp_path, "--json", "--rows").stdout)
    assert told["reports"]["hart"]["rows"] == told["all"]["rows"] == 1
    table = run("claims", tmp_path, "--rows")
    assert table.exit_code == 0
    assert "right voice" in table.stdout


def test_every_help_has_an_example() -> None:
    for part in ("", *GOLD, "claims"):
        help_text = run(*([part] if part else []), "--help").stdout.split("Usage:", 1)[1]
        assert "counterclaim evaluate" in help_text.split("\n", 1)[1]
