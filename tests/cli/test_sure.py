"""`read --sure`: what is less sure is left out, and told."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app

TEXT = "Two men were killed near Kharkiv on Friday, Ukraine's army said. Prices rose, it said."


@pytest.mark.parametrize("many", [False, True])
def test_claims_without_a_figure_are_left_out_and_counted(tmp_path: Path, many: bool) -> None:
    file = tmp_path / "in.txt"
    file.write_text(json.dumps({"id": "1", "text": TEXT}) if many else TEXT, encoding="utf-8")
    command = ["read", "--jsonl", str(file)] if many else ["read", str(file), "--json"]
    every = CliRunner().invoke(app, command)
    told = CliRunner().invoke(app, [*command, "--sure", "figures=0.01"])
    before, after = (json.loads(result.stdout)["claims"] for result in (every, told))
    assert [c for c in before if c["figures"]] == after
    assert 0 < len(after) < len(before)
    assert f"{len(before) - len(after)} of {len(before)} claims left out (--sure)" in told.stderr


@pytest.mark.parametrize("given", ["speaker", "speaker=2", "place=.9", "type=x"])
def test_what_is_no_field_or_share_is_told(given: str) -> None:
    result = CliRunner().invoke(app, ["read", "x.txt", "--sure", given])
    assert result.exit_code == 2
    assert "Give one of speaker, side" in result.stderr.replace("\n", " ")
