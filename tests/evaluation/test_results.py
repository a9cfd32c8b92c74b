"""Scores kept in a file of results, under the command that anybody may give."""

import json
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.results import command, keep


@pytest.mark.parametrize(
    ("part", "gold", "expected"),
    [
        ("claims", ["tests/gold/reports/kept"], "evaluate claims tests/gold/reports/kept"),
        ("times", ["/some/where/b.jsonl", "/some/where/a.jsonl"], "evaluate times a.jsonl b.jsonl"),
        ("places", ["../beside/a.jsonl"], "evaluate places a.jsonl"),
    ],
)
def test_the_command_names_no_path_of_a_machine(part: str, gold: list[str], expected: str) -> None:
    assert command(part, [Path(one) for one in gold]) == expected


def test_a_score_takes_the_place_of_an_older_one_and_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    keep(file, "claims", [Path("a")], {"right": 1, "rows": ["x", "y"]})
    keep(file, "claims", [Path("b")], {"right": 2})
    keep(file, "claims", [Path("a")], {"right": 3, "interval": [1.0, 2.0]})
    found = json.loads(file.read_text(encoding="utf-8"))
    assert {name: one["score"] for name, one in found.items()} == {
        "evaluate claims a": {"right": 3, "interval": [1.0, 2.0]}, "evaluate claims b": {"right": 2},
    }  # fmt: skip
    assert set(found["evaluate claims a"]) == {"measured", "version", "score"}


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text("[1]", encoding="utf-8")
    with pytest.raises(CounterclaimError):
        keep(file, "claims", [Path("a")], {})
    assert file.read_text(encoding="utf-8") == "[1]"
