"""`counterclaim gazetteer`: look-ups as table and JSON, and the build with its messages."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.gazetteer import ATTRIBUTION
from tests.gazetteer.test_full import row


def run(*arguments: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, ["gazetteer", *arguments])


def test_find_as_table() -> None:
    result = run("find", "Kursk")
    assert result.exit_code == 0
    assert "Kursk Oblast" in result.stdout.replace("\n", " ")
    for word in ("kind", "country", "division", "people", "precision", "geonames:538560", "CC BY 4.0"):
        assert word in result.stdout


def test_find_as_json() -> None:
    told = json.loads(run("find", "Tripoli", "--json", "--limit", "2").stdout)
    assert told["attribution"] == ATTRIBUTION
    assert told["licence"] == "CC BY 4.0"
    assert len(told["candidates"]) == 2 < told["found"]
    first = told["candidates"][1]
    assert (first["name"], first["kind"], first["country"], first["precision"]) == ("Tripoli", "town", "LY", "town")
    assert first["population"] > 1_000_000


@pytest.mark.parametrize("name", ["Nosuchplaceatall", "\x1b[31mx", "", "\U0001f642"])
def test_nothing_found_is_said_without_acting_characters(name: str) -> None:
    result = run("find", name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Nothing is called" in result.stderr
    assert "\x1b" not in result.stderr


def test_build_tells_what_it_did(tmp_path: Path) -> None:
    source = tmp_path / "XX.txt"
    source.write_text(row(90000001, "Novozelenka", "P.PPL") + "\nbroken\n", encoding="utf-8")
    out = tmp_path / "g.sqlite"
    result = run("build", "--geonames", str(source), "--out", str(out))
    assert result.exit_code == 0
    assert "line 2: 1 columns" in result.stderr
    assert "1 of them new" in result.stderr
    assert "1 bad rows left out" in result.stderr
    assert json.loads(run("find", "Novozelenka", "--json", "--gazetteer", str(out)).stdout)["found"] == 1


def test_build_from_what_is_not_there(tmp_path: Path) -> None:
    result = run("build", "--geonames", str(tmp_path / "none.txt"), "--out", str(tmp_path / "g.sqlite"))
    assert result.exit_code == 2
    assert "can't be read" in result.stderr
    assert len(result.stderr.strip().splitlines()) <= 2
