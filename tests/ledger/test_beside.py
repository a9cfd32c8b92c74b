"""A sheet beside a folder's files tells what their texts do not say; what of it can't be used is told."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.ledger.add import handed
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.prepare import report_of
from counterclaim.ledger.add.run import Options, Watch, add
from counterclaim.ledger.add.sources import items
from counterclaim.ledger.ledger import Ledger
from counterclaim.reports.given import Given
from tests.ledger.made import contents

ONE_STORE = True

TEXT = "Six guns were destroyed near the river on Friday, and two bridges were hit in the night."
ROWS = (
    "File;Published;Publisher;Speaker;Side;Kind;Shelf\n"
    "a.txt;25/04/2024;Norland Navy;Admiral Bo Chen;Norland;Statement;9\n"
    "may\\b.txt;03/05/2024;;;;;\n"
    "readme.txt;;Harbour Gazette;;;;\n"
    "gone.txt;;;;;;\n"
    "../x.txt;;;;;;\n"
    "bad.txt;;;;;speech;\n"
)


def folder(path: Path, rows: str = ROWS) -> Path:
    (path / "may").mkdir(parents=True)
    for name in ("a.txt", "bad.txt", "c.txt", "may/b.txt", "readme.txt"):
        (path / name).write_text(TEXT)
    (path / "counterclaim.csv").write_text(rows)
    return path


def found(*sources: Path) -> list[Item | Bad]:
    return list(items([str(one) for one in sources], known=lambda _: False))


def told(some: list[Item | Bad], below: Path | None = None) -> dict[str, str]:
    """What was said of each source: its reason or its warnings."""
    out = {}
    for one in some:
        words = one.reason if isinstance(one, Bad) else " ".join(one.warnings)
        if words:
            out[str(Path(one.source).relative_to(below) if below else one.source)] = words
    return out


REASONS = {
    "counterclaim.csv": "a column that is not used: Shelf",
    "counterclaim.csv#5": 'no file "gone.txt"',
    "counterclaim.csv#6": 'no file "../x.txt"',
    "bad.txt": 'row 7 of counterclaim.csv: "kind" is "speech". Kinds are report, ',
    "c.txt": "not in counterclaim.csv",
}


def check(some: list[Item | Bad], below: Path | None = None) -> None:
    given = {Path(one.source).name: one.given for one in some if isinstance(one, Item)}
    assert given == {
        "a.txt": Given(
            published="2024-04-25", publisher="Norland Navy", speaker="Admiral Bo Chen", side="Norland",
            kind="statement",
        ),
        "b.txt": Given(published="2024-05-03"), "c.txt": Given(), "readme.txt": Given(publisher="Harbour Gazette"),
    }  # fmt: skip
    reasons = told(some, below)
    assert reasons.keys() == REASONS.keys()
    for source, words in REASONS.items():
        assert words in reasons[source]


def test_a_folder_carries_what_its_texts_do_not_say_and_the_rest_of_the_sheet_is_told(tmp_path: Path) -> None:
    got = found(folder(tmp_path))
    check(got, tmp_path)
    report = report_of(next(one for one in got if isinstance(one, Item) and one.source.endswith("a.txt")))
    assert (report.published, report.published_basis, report.voice) == ("2024-04-25", "input", "Admiral Bo Chen")


def test_a_file_named_itself_has_what_the_sheet_beside_it_says(tmp_path: Path) -> None:
    here = folder(tmp_path)
    got = found(here / "a.txt", here / "counterclaim.csv")
    assert [one.given.publisher for one in got if isinstance(one, Item)] == ["Norland Navy"]
    assert told(got, here).keys() == {"counterclaim.csv", "counterclaim.csv#5", "counterclaim.csv#6"}
    assert next(one for one in found(here / "may" / "b.txt") if isinstance(one, Item)).given == Given(), "from above"


def test_what_a_browser_hands_over_is_the_same(tmp_path: Path) -> None:
    here = folder(tmp_path)
    names = sorted(str(path.relative_to(here)) for path in here.rglob("*.*"))
    some = [handed.File(path=str(here / name), name=f"reports/{name}") for name in names]
    got = list(handed.items(some, known=lambda _: False))
    check(got, Path("reports"))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("", "counterclaim.csv beside it has no column that names the files"),
        ("file,colour\na.txt,red\n", "of them. Its first row should name its columns, of these: file, published"),
        ("file,published\na.txt,03/04/2024\n", 'row 2 of counterclaim.csv: "published" is "03/04/2024", not a date'),
        ("file,kind\na.txt,notes\na.txt,notes\n", "listed more than once in counterclaim.csv"),
    ],
)
def test_a_file_is_not_read_without_what_its_sheet_meant(tmp_path: Path, rows: str, reason: str) -> None:
    got = found(folder(tmp_path, rows) / "a.txt")
    assert [type(one) for one in got] == [Bad]
    assert reason in told(got, tmp_path)["a.txt"]


def test_of_two_sheets_none_is_taken(tmp_path: Path) -> None:
    here = folder(tmp_path)
    (here / "counterclaim.tsv").write_text("file\tkind\na.txt\tnotes\n")
    assert "counterclaim.csv and counterclaim.tsv both tell" in told(found(here / "a.txt"), here)["a.txt"]


def test_a_digest_with_days_of_its_own_keeps_them(ledger: Ledger, tmp_path: Path) -> None:
    text = "Log\n\n" + "\n\n".join(f"{day} May 2024 18:00\nThe army said {day} bridges were hit." for day in (3, 4, 5))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "counterclaim.csv").write_text("file,published,publisher\na.txt,2024-06-01,Norland Navy\n")
    add(ledger, [str(tmp_path)], Options(given=Given(publisher="Harbour Gazette", speaker="Mira Sant")))
    rows = [(row["published"][:10], row["publisher"]) for row in contents(ledger)["report"]]
    assert sorted(rows) == [(f"2024-05-0{day}", "Norland Navy") for day in (3, 4, 5)]


def test_what_is_told_of_a_report_that_is_there_is_not_passed_over_in_silence(ledger: Ledger, tmp_path: Path) -> None:
    lines: list[str] = []

    class Told(Watch):
        def tell(self, line: str) -> None:
            lines.append(line)

    (tmp_path / "a.txt").write_text(TEXT)
    add(ledger, [str(tmp_path)], watch=Told())
    assert lines == []
    (tmp_path / "counterclaim.csv").write_text("file,published\na.txt,2024-05-03\n")
    assert add(ledger, [str(tmp_path)], watch=Told()).known == 1
    assert lines == [
        f"{tmp_path}/a.txt: in the ledger already with another date of publication, which stays. "
        "A new ledger would take what you give now."
    ]


def test_read_takes_a_folder_and_its_sheet(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(folder(tmp_path)), "--json", "--publisher", "Radio Lan"])
    assert result.exit_code == 2
    reports = [json.loads(line)["report"] for line in result.stdout.splitlines()]
    assert [(one["publisher"], one.get("published")) for one in reports] == [
        ("Norland Navy", "2024-04-25"), ("Radio Lan", None), ("Harbour Gazette", None), ("Radio Lan", "2024-05-03"),
    ]  # fmt: skip
    for words in REASONS.values():
        assert words in result.stderr
