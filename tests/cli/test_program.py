"""The program around its commands: help, errors, interruption, imports."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from counterclaim.cli import demo, health
from counterclaim.cli.main import MODULES, app, outline, program_of
from counterclaim.demo import paths as demo_reports
from counterclaim.version import __version__
from tests.children import ended

HEAVY = ("onnxruntime", "tokenizers", "numpy", "rich", "trafilatura", "httpx", "jinja2", "pypdfium2", "lxml")


def run(*arguments: str, **settings: object):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, list(arguments), **settings)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib, io\n"
        "from counterclaim.cli.main import app\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    try:\n"
        "        app(['--help'], prog_name='counterclaim')\n"
        "    except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["", "read", "demo", "doctor", "schema", "claim-types", "version"])
def test_every_help_has_an_example(command: str) -> None:
    result = run(*([command] if command else []), "--help")
    assert result.exit_code == 0
    assert f"counterclaim {command}".strip() in result.stdout.split("Usage:", 1)[1].split("\n", 1)[1]


def test_version() -> None:
    assert run("--version").stdout == run("version").stdout == f"counterclaim {__version__}\n"


def test_schema_and_claim_types() -> None:
    assert json.loads(run("schema").stdout)["title"] == "counterclaim.reading/1"
    names = [line.split()[0] for line in run("claim-types").stdout.splitlines()]
    assert names[0] == "territory_gain"
    assert names[-1] == "other"


@pytest.mark.parametrize("arguments", [["reed"], ["read", "--jsnl", "x"], ["read", "x.txt", "--min-confidence", "2"]])
def test_wrong_use_gets_exit_code_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("counterclaim.demo.paths", interrupted)
    result = run("demo", "--ledger", str(tmp_path / "demo.db"))
    assert result.exit_code == 130
    assert "Interrupted." in result.stderr


def test_completion_can_be_shown() -> None:
    # The shell is told by the parent process: where the tests run under none, there must be one. "exit" keeps it.
    asked = f"{shlex.quote(sys.executable)} -m counterclaim --show-completion; exit $?"
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "_COUNTERCLAIM_COMPLETE" in done.stdout


def test_demo_fits_on_a_screen_and_its_command_works(tmp_path: Path) -> None:
    ledger = tmp_path / "my demo.db"
    program = Path(sys.executable).with_name("counterclaim")
    done = subprocess.run([program, "demo", "--ledger", ledger], capture_output=True, text=True, check=True)
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) <= 25
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert re.search(r"Read 8 reports: \d\d claims", lines[0])
    for card in ("1. ", "2. ", "3. "):
        assert any(line.startswith(card) for line in lines)
    assert "Zelensky" in done.stdout
    assert "cannot both hold" in done.stdout or "Contradiction" in done.stdout
    printed = next(line.partition(": ")[2] for line in lines if line.startswith("As tables"))
    name, *arguments = shlex.split(printed)
    assert Path(name).name == "counterclaim"
    assert "Where they agree and differ" in run(*arguments).stdout


@pytest.fixture(scope="module")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo's ledger is made, by the first that needs it."""
    return tmp_path_factory.mktemp("demo") / "demo.db"


def test_demo_shows_the_eight_reports_and_their_matters(demo_ledger: Path) -> None:
    ledger = demo_ledger
    result = run("demo", "--all", "--ledger", str(ledger))
    assert result.exit_code == 0, result.output
    assert result.stdout.count("claims:") >= 8
    shown = " ".join(result.stdout.split())
    assert "28 settlements" in shown  # the two sides' counts of one day
    assert "74 settlements" in shown
    assert "contradicts" in shown
    assert "28 населенных пунктов" in shown
    assert "1,294" in shown  # the series of square kilometres
    assert run("demo", "--all", "--ledger", str(ledger)).stdout == result.stdout  # a second time it doubles nothing


def test_demo_writes_pages(tmp_path: Path, demo_ledger: Path) -> None:
    result = run("demo", "--html", str(tmp_path / "pages"), "--ledger", str(demo_ledger))
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "pages").glob("k*.html"))) == 8
    assert demo.__doc__


def test_doctor_finds_all_well() -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "All is well." in result.stdout
    found = json.loads(run("doctor", "--json").stdout)
    assert found["ok"]
    assert [file["what"] for file in found["files"]] == ["model", "gazetteer"]
    assert found["dependencies"]["onnxruntime"]


def test_doctor_tells_a_damaged_gazetteer(tmp_path: Path) -> None:
    assert health.gazetteer(tmp_path / "none").problem
    file = tmp_path / "gazetteer.sqlite"
    file.write_bytes(b"not a database" * 100)
    found = health.gazetteer(file)
    assert found.problem
    assert found.cure
    assert found.size == 1400


def test_doctor_tells_an_altered_and_a_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_bytes(b"not these")
    altered = health.check("model", file, "0" * 64)
    missing = health.check("model", tmp_path / "none", "0" * 64)
    assert altered.problem is not None
    assert missing.problem is not None
    sick = health.Health("0", "3", "python", "here", "there", {"numpy": None}, [altered, missing])
    assert not sick.ok
    told = "\n".join(sick.lines())
    assert told.count("NOT OK") == 3
    assert "pip install numpy" in told


DEMO = str(demo_reports()[0])
COMMANDS = [
    ["--help"], ["schema"], ["claim-types"], ["version"], ["doctor"], ["read", DEMO], ["read", DEMO, "--json"],
    ["read", DEMO, "--only", "times"],
]  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, the disk that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": "a", "text": "The army said on Monday it had taken two villages."}\n', encoding="utf-8")
    many = ["read", "--jsonl", str(lines), "--only", "times", "-o", "/dev/full"]
    commands = [*COMMANDS, many]
    for command, (code, errors) in zip(commands, ended(commands, output="/dev/full"), strict=True):
        assert code == 2, (command, errors)
        assert "the output can't be written" in errors, command
        assert "Traceback" not in errors, command
        assert command is many or len(errors.splitlines()) <= 2, (command, errors)


def test_every_command_loads_its_own_module_and_no_other() -> None:
    whole = list(get_command(app).commands)
    assert sorted(whole) == sorted(name for commands in MODULES.values() for name in commands)
    for module, commands in MODULES.items():
        assert sorted(get_command(program_of((module,))).commands) == sorted(commands)


def test_the_quick_help_is_the_whole_help() -> None:
    shown = [CliRunner().invoke(made, ["--help"], prog_name="counterclaim").stdout for made in (app, outline())]
    assert "verify" in shown[0]
    assert shown[0] == shown[1]
