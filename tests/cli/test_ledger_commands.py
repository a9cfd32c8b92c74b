"""The commands that ask and correct a ledger, as a person types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.cli.main import app
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader
from tests.ledger import sample


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "sample.db"
    with Ledger(path) as ledger:
        ledger.write(sample.fill)
    return path


@pytest.fixture
def run(kept: Path) -> object:
    def call(*words: str) -> Result:
        return CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1"}).invoke(app, [*words, "--ledger", str(kept)])

    return call


def test_every_list_is_a_table_of_80_columns(run) -> None:  # type: ignore[no-untyped-def]
    for words in ("claims", "matters", "matter m-p", "matter m-p --view ucdp", "speakers", "search captured",
                  "search captured --reports", "timeline", "review next", "corrections"):  # fmt: skip
        found = run(*words.split())
        assert found.exit_code == 0, found.output
        assert max(map(len, found.stdout.splitlines()), default=0) <= 80, words


def test_json_and_csv(run) -> None:  # type: ignore[no-untyped-def]
    rows = json.loads(run("claims", "--side", "Norland", "--json").stdout)
    assert {row["id"] for row in rows} == {"r1:c1", "r1:c2", "r2:c1", "r4:c1"}
    assert len(json.loads(run("claims", "--limit", "2", "--json").stdout)) == 2
    matters = json.loads(run("matters", "--json").stdout)
    assert {"id", "question", "type", "place", "members", "versions", "relations"} <= set(matters[0])
    table = list(csv.DictReader(io.StringIO(run("claims", "--csv", "--report", "r4").stdout)))
    assert [row["title"] for row in table] == ['A month on, 100 % "quoted"'] * 2
    for words in ("matters", "speakers", "search captured", "timeline", "matter m-s"):
        assert len(list(csv.reader(io.StringIO(run(*words.split(), "--csv").stdout)))) > 1, words


MISTAKES = [
    ("claims --type strikes", "Did you mean strike"),
    ("claims --said-from 2024-13", "Give it as YYYY-MM-DD"),
    ("claims --box 1,2", "west,south,east,north"),
    ("claims --sort random", "Orders are"),
    ("matter nothing", "no such matter"),
    ("matter m-p --view nato", "Views are"),
    ("review accept r9:c9", "no such claim"),
    ("review edit r1:c1", "nothing to change"),
    ("review edit r1:c1 --set type", "FIELD=VALUE"),
    ("review edit r1:c1 --set figures.9.value=1", "has 1 figures"),
    ("review edit r1:c1 --patch [1]", "not a JSON object"),
    ("review relate r1:c1 likes r2:c1", "no relation"),
    ("review undo 99", "no such correction"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_mistakes_are_told_in_two_lines(run, words: str, told: str) -> None:  # type: ignore[no-untyped-def]
    found = run(*words.split())
    assert found.exit_code == 2
    assert told in found.stderr
    assert len(found.stderr.strip().splitlines()) <= 2


def test_names_that_are_not_there_are_told(run) -> None:  # type: ignore[no-untyped-def]
    assert "Olaf Brändt" in run("claims", "--speaker", "Brant").stderr
    assert "Surria" in run("claims", "--side", "Suria").stderr


def test_no_ledger(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["claims", "--ledger", str(tmp_path / "none.db")])
    assert found.exit_code == 2
    assert "there is no ledger" in found.stderr
    assert not (tmp_path / "none.db").exists()


def test_correcting_from_the_shell(tmp_path: Path, hand_made) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "own.db"
    with Ledger(path) as ledger:
        ledger.add_reading(hand_made, source="in/lanham.txt")
        ids = [row.id for row in ledger.claims(sort="report").rows]

    def call(words: str) -> Result:
        return CliRunner(env={"COLUMNS": "80"}).invoke(app, [*words.split(), "--ledger", str(path)])

    assert "now edited" in call(f"review edit {ids[2]} --set figures.1.value=41 --who ada --why read").stderr
    assert json.loads(call("claims --min 41 --json").stdout)[0]["figures"][0]["value"] == 41
    assert call(f"review accept {ids[2]} --who ben --based-on 0").exit_code == 2
    assert call(f"review reject {ids[0]} --who ben").exit_code == 0
    assert call(f"review relate {ids[3]} contradicts {ids[2]} --who ben").exit_code == 0
    assert "value: 40 → 41" in call("corrections").stdout
    assert call("review undo 2").exit_code == 0
    assert "1 report" in call(f"corrections --export {tmp_path / 'gold'} --incomplete").stderr
    assert json.loads(call("verify --json").stdout)["whole"] is True
    assert [row["action"] for row in json.loads(call("corrections --json").stdout)] == [
        "undo", "relate", "reject", "edit",
    ]  # fmt: skip


def test_an_empty_list_of_matters_says_why(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "# published: 2024-05-04\n\nNorland's army said on Friday that it had taken 12 villages near Lvov.\n", "utf-8"
    )
    path = tmp_path / "own.db"
    with Ledger(path) as ledger:
        ledger.add_reading(Reader().read(tmp_path / "one.txt"), source="one.txt")
    result = CliRunner(env={"COLUMNS": "80"}).invoke(app, ["matters", "--ledger", str(path)])
    assert "0 matters." in result.stderr
    assert "No two claims here answer the same question yet." in result.stderr


def test_a_matter_shows_nobody_with_the_number_of_another(tmp_path: Path) -> None:
    said = {"one": "Norland's army said 340", "two": "Rights Watch said hundreds of"}
    path = tmp_path / "own.db"
    with Ledger(path) as ledger:
        for name, words in said.items():
            text = f"# published: 2024-05-04\n\n{words} people were killed in the air strike on Rivne on Friday.\n"
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
            ledger.add_reading(Reader().read(tmp_path / f"{name}.txt"), source=f"{name}.txt")
        (matter,) = ledger.matters().rows
    assert matter.versions == 1  # both can hold
    shown = CliRunner(env={"COLUMNS": "100"}).invoke(app, ["matter", matter.id, "--ledger", str(path)]).stdout
    columns = shown.split("\n\n")
    assert ["340 people killed" in one for one in columns[1:3]] == [True, False]
    assert ["hundreds of people killed" in one for one in columns[1:3]] == [False, True]


def test_a_missed_claim_is_added_by_its_words(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    text = "The ministry said that 12 people died. Nobody counted 9 more graves."
    report.write_text(f"# date: 2024-05-03\n\n{text}\n", encoding="utf-8")

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "one.db")])

    assert call("add", str(report)).exit_code == 0
    id = json.loads(call("claims", "--json").stdout)[0]["report"]["id"]
    done = call("review", "add", id, "counted 9 more graves", "--who", "ada")
    assert (done.exit_code, done.stderr) == (0, f"Added {id}:p1 (correction 1 by ada).\n")
    assert "9 more graves" in call("claims", "--status", "added").stdout
    assert call("review", "add", id, "no such words").exit_code == 2


def test_no_list_tells_the_folders_of_a_report(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    report.write_text("Kenya denied on 2 May 2024 that its navy had shelled Lamu. Six men died, the mayor said.")
    runner, ledger = CliRunner(), str(tmp_path / "l.db")
    assert runner.invoke(app, ["add", str(report), "--ledger", ledger]).exit_code == 0
    lists = ("claims", "matters", "search men", "events", "speakers")
    asked = [[*words.split(), "--ledger", ledger] for words in lists]
    for words in (["read", str(report)], *asked):
        found = runner.invoke(app, [*words, "--json"])
        assert found.exit_code == 0, found.output
        assert str(tmp_path) not in found.stdout, words
