"""`counterclaim export` on a ledger of demo reports."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli.main import app
from counterclaim.export.formats import FORMATS
from counterclaim.ledger.ledger import Ledger

DEMO = Path(counterclaim.__file__).parent / "demo" / "reports"
run = CliRunner()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "demo.db"
    reader = counterclaim.Reader()
    with Ledger(path) as made:
        for report in sorted(DEMO.glob("k[56]*.txt")):
            made.add_reading(reader.read(str(report)), source=report.name, match=False)
        made.match_all()
    return path


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_form_is_written(form: str, ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = run.invoke(app, ["export", form, "-o", str(out), "--ledger", str(ledger)])
    assert told.exit_code == 0, told.output
    assert out.is_dir() if form == "package" else out.stat().st_size > 0
    assert str(out) in told.output


def test_filters_choose_what_is_handed_on(ledger: Path) -> None:
    told = run.invoke(app, ["export", "csv", "--side", "Ukraine", "--ledger", str(ledger)])
    rows = list(csv.DictReader(io.StringIO(told.stdout, newline="")))
    assert rows
    assert {row["side"] for row in rows} == {"Ukraine"}


def test_offsets_lead_back_to_the_words(ledger: Path) -> None:
    told = run.invoke(app, ["export", "csv", "--ledger", str(ledger)])
    for row in csv.DictReader(io.StringIO(told.stdout, newline="")):
        text = (DEMO / row["source"]).read_text(encoding="utf-8")
        spans = [tuple(map(int, part.split("-"))) for part in row["content"].split(";")]
        assert " ".join(text[start:end] for start, end in spans) == row["text"].removeprefix("'")


def test_geojson_of_the_demo_has_its_places(ledger: Path) -> None:
    told = run.invoke(app, ["export", "geojson", "--ledger", str(ledger)])
    names = {feature["properties"]["name"] for feature in json.loads(told.stdout)["features"]}
    assert "Kursk Oblast" in names


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "xml"], 'no form "xml"'),
        (["export", "csv", "--table", "facts"], 'no table "facts"'),
        (["export", "package"], "a package is a folder"),
        (["export", "csv", "-o", "nowhere/at/all.csv"], "can't be written"),
    ],
)
def test_errors_are_words_and_exit_code_2(arguments: list[str], words: str, ledger: Path) -> None:
    told = run.invoke(app, [*arguments, "--ledger", str(ledger)])
    assert told.exit_code == 2
    assert words in told.output
    assert "Traceback" not in told.output
