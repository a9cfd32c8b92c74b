"""The documents can't go stale: generated pages match the program, every example runs, every link leads somewhere."""

import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.main import get_command
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli.main import app
from counterclaim.demo import paths
from counterclaim.export.formats import FORMATS, write
from counterclaim.export.ledger_source import LedgerSource
from counterclaim.export.tables import TABLES
from counterclaim.ledger.add.item import Item
from counterclaim.ledger.add.sources import items
from counterclaim.reports.jsonl import BadLine, parse_line
from counterclaim.schema import schema
from tests import in_r

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


ROWS = """event_id_cnty,event_date,event_type,sub_event_type,actor1,admin1,location,notes,fatalities
RUS1,12 March 2025,Battles,Armed clash,Military Forces of Russia,Kursk,Sudzha,Russian forces took the town.,7
RUS2,25 April 2025,Battles,Armed clash,,Kursk,Gornal,Fighting for the last village,
"""


def _blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            if found[1] == language:
                yield page.name, found[2]


def _python_pages() -> list[tuple[str, str]]:
    """The Python examples of each page, one after the other: later ones use names of earlier ones."""
    pages: dict[str, list[str]] = {}
    for page, code in _blocks("python"):
        pages.setdefault(page, []).append(code)
    return [(page, "\n".join(parts)) for page, parts in pages.items()]


def _commands() -> list[str]:
    """Every line of a shell example that runs the program; what is timed is run without `time`."""
    lines = [
        line.removeprefix("time ").split("  #")[0].strip() for _, code in _blocks("sh") for line in code.splitlines()
    ]
    return list(dict.fromkeys(line for line in lines if re.match(r"counterclaim |.*\| counterclaim ", line)))


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the demo reports."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.reader.reader import Reader

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    reader = Reader()
    with Ledger(path) as ledger:
        for report in paths():
            ledger.add_reading(reader.read(report), source=str(report), match=False)
        ledger.match_all()
    return path


@pytest.fixture(scope="session")
def exports(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's ledger in every form, and each table of those that have several."""
    folder = tmp_path_factory.mktemp("exports")
    with counterclaim.Ledger(demo_ledger) as ledger, ledger.reading() as db:
        source = LedgerSource(db)
        for form in FORMATS:
            if FORMATS[form].tables:
                for table in TABLES:
                    write(source, form, folder / f"{table}.{form}", table=table)
            else:
                write(source, form, folder / f"{form}{FORMATS[form].suffix or ''}")
    return folder


def test_no_export_of_the_demo_names_a_folder_of_this_machine(exports: Path) -> None:
    files = [path for path in exports.rglob("*") if path.is_file()]
    assert len(files) > len(FORMATS) + 2 * len(TABLES)
    folders = [str(one) for one in (paths()[0].parent, ROOT, Path.home()) if len(one.parts) > 1]
    for path in files:
        data = path.read_bytes()
        if data.startswith(b"PAR1"):
            data = repr(parquet.read_table(path).to_pylist()).encode()
        assert [one for one in folders if one.encode() in data] == [], path.name
        if path.name in ("register.csv", "claims.csv"):
            assert paths()[0].name.encode() in data  # the file's name stands instead


def test_nothing_that_counterclaim_wrote_is_added_as_a_report(
    exports: Path, demo_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(exports, folder)
    lists = ("claims", "speakers", "matters", "events", "timeline", "search Kursk", "corrections")
    for line in lists:
        done = CliRunner().invoke(app, [*line.split(), "--csv", "--ledger", str(demo_ledger)])
        assert done.exit_code == 0, done.output
        (folder / f"list-{line[:6]}.csv").write_text(done.stdout, "utf-8")
    for columns in ("80", "160"):
        monkeypatch.setenv("COLUMNS", columns)
        (folder / f"out-{columns}.txt").write_text(CliRunner().invoke(app, ["read", str(paths()[0])]).stdout, "utf-8")
    (folder / "note.txt").write_text("The army said two bridges were hit.", "utf-8")
    found = [one for one in items([str(folder)], known=lambda _: False) if isinstance(one, Item)]
    read = [one for one in found if one.kind != "line" or not isinstance(parse_line(one.data, 1), BadLine)]
    assert [Path(one.source).name for one in read] == ["note.txt"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_ledger: Path) -> Path:
    """A folder with the files that the examples speak of."""
    reports = paths()
    shutil.copy(demo_ledger, tmp_path / "demo.db")
    shutil.copy(reports[0], tmp_path / "report.txt")
    text = reports[2].read_text(encoding="utf-8").partition("\n\n")[2]
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    head = "<html><head><title>A report</title></head><body><article><h1>A report</h1>"
    page = f"{head}{paragraphs}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    lines = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in reports[:2]]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for ledger in ("counterclaim.db", "war.db"):
        shutil.copy(demo_ledger, tmp_path / ledger)
    (tmp_path / "reports").mkdir()
    shutil.copy(reports[0], tmp_path / "reports")
    (tmp_path / "archive").mkdir()
    shutil.copy(tmp_path / "reports.jsonl", tmp_path / "archive")
    for part in ("open", "kept"):  # one report of each: what all of them come to is measured elsewhere
        own = tmp_path / "tests" / "gold" / "reports" / part
        own.mkdir(parents=True)
        for path in sorted((ROOT / "tests" / "gold" / "reports" / part).iterdir())[:2]:
            shutil.copy(path, own)
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    monkeypatch.setattr("counterclaim.batch.run.processors", lambda: 1)  # a second that reads costs more than it reads
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_figures_come_from_the_results_file_the_weightiest_first(tmp_path: Path) -> None:
    docs = runpy.run_path(str(ROOT / "docs" / "measured.py"))
    kept = json.loads((ROOT / "docs" / "results.json").read_text(encoding="utf-8"))
    kept["sealed"]["score"]["every field, reports"] = 61.5
    (tmp_path / "results.json").write_text(json.dumps(kept), encoding="utf-8")
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    made = docs["filled"](page, docs["Results"](tmp_path / "results.json"))
    first = next(line for line in made.splitlines() if re.match(r"\| \**[F\d]", line))
    assert first.startswith("| **61.5 %** | claims right in every field | 12 real reports")
    assert made.count("61.5 %") == 1
    for name in docs["PAGES"]:
        assert "<!-- measured: " in (ROOT / name).read_text(encoding="utf-8"), name
    assert "/" not in "".join(name for command in kept for name in re.findall(r"(?:^|\s)(/\S+)", command))


_SCORE = re.compile(r"\d+(?:\.\d+)? %|\b\d[\d,]* of (?:the )?\d[\d,]*\b|\bF1 \d")
NO_SCORE = """
docs/accuracy.md | 95 % | what the intervals are of
docs/accuracy.md | 13 of the 24 | texts of a public corpus
docs/accuracy.md | 60 of the 197 | documents that a comparison took
docs/accuracy.md | 71.8 % | of other coding schemes, by the script named there, and nowhere else
docs/matters.md | 70 % 85 % 10 % 25 % | thresholds
docs/trust.md | 100 % | what a test demands
docs/trust.md | 11 of 120 | faults made by the script beside it
docs/trust.md | 65 of 100 | before it was mended
"""


def test_pages_of_scores_hold_no_score_that_is_typed() -> None:
    """What stands outside the blocks and looks like a score is listed above, with why it is none of ours."""
    docs = runpy.run_path(str(ROOT / "docs" / "measured.py"))
    block = re.compile(r"<!-- measured: [\w ]+ -->.*?<!-- end -->|^```.*?^```$", re.DOTALL | re.MULTILINE)
    known = [line.split(" | ") for line in NO_SCORE.strip().splitlines()]
    # Networks' scores, and what other scripts timed, stand on these pages, too.
    for name in {*docs["PAGES"], "docs/exports.md"} - {"docs/model-card.md", "docs/speed.md"}:
        text = block.sub("", (ROOT / name).read_text(encoding="utf-8"))
        listed = " ".join(one[1] for one in known if one[0] == name)
        typed = [found[0] for found in _SCORE.finditer(text) if found[0] not in listed]
        assert not typed, (name, typed)


def test_no_page_repeats_a_count_that_a_command_measures() -> None:
    """It stands in the blocks alone; history (docs/corpus.md) says what was counted and when."""
    docs = runpy.run_path(str(ROOT / "docs" / "measured.py"))
    results = docs["Results"]()
    block = re.compile(r"<!-- measured: [\w ]+ -->.*?<!-- end -->", re.DOTALL)
    made = " ".join("\n".join(one(results)) for one in docs["BLOCKS"].values())
    counts = set(re.findall(r"\b\d[\d,]* of \d\d[\d,]*\b", made))
    assert len(counts) > 10
    for page in PAGES:
        if page.name == "corpus.md":
            continue
        text = block.sub("", page.read_text(encoding="utf-8"))
        assert not [one for one in counts if re.search(rf"\b{re.escape(one)}\b", text)], page.name


def test_generated_pages_are_up_to_date(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["generate.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "docs" / "generate.py"), run_name="__main__")
    assert ended.value.code == 0, capsys.readouterr().out


@pytest.mark.parametrize(("page", "code"), _python_pages(), ids=lambda value: value if value.endswith(".md") else "")
@pytest.mark.usefixtures("desk")
def test_python_examples_run(page: str, code: str) -> None:
    exec(compile(code, page, "exec"), {"__name__": "__example__"})


@pytest.mark.parametrize("command", _commands())
@pytest.mark.usefixtures("desk")
def test_shell_examples_run(command: str) -> None:
    words = shlex.split(command)
    if "|" not in words:  # in this process: starting the program thirty times takes longer than all its work
        ended = CliRunner().invoke(app, words[1:])
        assert ended.exit_code == 0, ended.output
        assert "Traceback" not in ended.output
        return
    beside = str(Path(sys.executable).parent)
    path = beside + os.pathsep + os.environ.get("PATH", "")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("packages", [["dplyr", "reticulate"], ["arrow", "dplyr"]], ids=" ".join)
@pytest.mark.usefixtures("desk")
def test_the_recipes_run_in_r(packages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if "arrow" in packages:
        monkeypatch.delenv("COUNTERCLAIM_NEED_R", raising=False)  # no package index that our CI reaches has it
    (recipe,) = (code for _, code in _blocks("r") if all(re.search(rf"\b{name}\b", code) for name in packages))
    assert CliRunner().invoke(app, ["export", "parquet", "-o", "claims.parquet", "--ledger", "demo.db"]).exit_code == 0
    asked = '\nclaims |> filter(voice == "actor") |> count(side, stance) |> print(n = 99)'
    printed = in_r.run(recipe + asked, packages)
    rows = {tuple(line.split()[1:4]) for line in printed.splitlines() if re.match(r" *\d+ \w+ +\w+ +\d+$", line)}
    with counterclaim.Ledger("demo.db") as ledger:
        spoken = Counter((c.side, c.stance) for c in ledger.claims(voice="actor", limit=1_000).rows)
    wanted = {(side, stance, str(n)) for (side, stance), n in spoken.items() if side and " " not in side}
    assert len(wanted) > 5
    assert wanted <= rows


def test_links_inside_the_documents_lead_somewhere() -> None:
    missing = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
            for title in re.findall(r"^#+ (.*)$", text, re.M)
        }
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            file, _, anchor = target.partition("#")
            if "://" in target or (not file and anchor in anchors) or (file and (page.parent / file).exists()):
                continue
            missing.append(f"{page.name}: {target}")
    assert missing == []


def test_every_field_is_described() -> None:
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    missing = [
        f"{name}.{field}"
        for name, definition in schema()["$defs"].items()
        for field in definition["properties"]
        if f"`{field}`" not in sections.get(name, "")
    ]
    assert missing == []


def test_every_value_a_field_can_take_is_described() -> None:
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    found = re.findall(r'"enum": (\[[^\]]*\])', json.dumps(schema()))
    values = {value for enum in found for value in json.loads(enum) if isinstance(value, str)}
    plain = {
        "hour",
        "part_of_day",
        "day",
        "week",
        "month",
        "season",
        "quarter",
        "year",
        "decade",
    }  # "`minute` to `century`"
    assert {value for value in values - plain if f"`{value}`" not in text and f'`"{value}"`' not in text} == set()


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in get_command(app).commands.items():
        assert f"## counterclaim {name}" in text
        assert f"counterclaim {name}" in (command.help or "").replace("\b", ""), f"{name}: no example in its help"


def test_every_page_is_in_the_menu() -> None:
    menu = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    assert menu == {page.name for page in (ROOT / "docs").glob("*.md")}


def test_what_is_public_is_there() -> None:
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name) is not None


def test_the_changelog_knows_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    top = re.search(r"^## (\S+?),? ", text, re.MULTILINE)
    assert top is not None
    assert top[1] == counterclaim.__version__
