"""`counterclaim read` on files of every kind, through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.demo import paths
from counterclaim.model import Reading

STORY = """VARNA, March 12 - The army of Norland said on Tuesday it had taken three villages near the border, \
capturing at least 40 soldiers. Surria's defence ministry denied losing any ground.

"We hold every position," Colonel Mira Sant, a spokeswoman for the ministry, told reporters in the capital.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*arguments: object, **settings: object):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, [str(one) for one in arguments], **settings)


def test_table(story: Path) -> None:
    result = run("read", story)
    assert result.exit_code == 0, result.output
    assert "claims:" in result.stdout
    assert "Mira Sant" in result.stdout
    assert "\x1b[" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_json_is_the_reading_and_nothing_else(story: Path) -> None:
    result = run("read", story, "--json")
    reading = Reading.from_json(result.stdout)
    assert reading.report.text == STORY
    assert reading.claims
    assert result.stderr == ""


def test_what_a_text_does_not_say_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two boats sank on Monday. Our men held the bridge.\n", encoding="utf-8")
    told = {"published": "2024-05-08", "publisher": "Radio Lan", "speaker": "Norland Navy", "side": "Norland"}
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    reading = json.loads(run("read", tmp_path / "a.txt", *options, "--kind", "statement", "--json").stdout)
    assert (reading["report"]["published"], reading["report"]["publisher"]) == ("2024-05-08", "Radio Lan")
    assert [(one["name"], one["side"]) for one in reading["actors"]] == [("Norland Navy", "Norland")]
    assert {one["voice"] for one in reading["claims"]} == {"actor"}
    assert reading["claims"][0]["times"][0]["value"] == "2024-05-06"


def test_several_as_json_are_lines(story: Path) -> None:
    result = run("read", story, paths()[0], "--json")
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == ["counterclaim.reading/1"] * 2


def test_standard_input(story: Path) -> None:
    result = run("read", "-", "--json", input=STORY)
    assert Reading.from_json(result.stdout).report.text == STORY


def test_html_page(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    result = run("read", story, "--html", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Wrote" in result.stderr
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_html_pages_of_several_go_to_a_folder(story: Path, tmp_path: Path) -> None:
    result = run("read", story, paths()[0], "--html", tmp_path / "pages")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [f"{paths()[0].stem}.html", "story.html"]


@pytest.mark.parametrize("part", ["tags", "attributions", "places", "figures", "times", "claims"])
def test_only(story: Path, part: str) -> None:
    result = run("read", story, "--only", part)
    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    assert set(value) == {"id", part}
    assert isinstance(value[part], list)


def test_min_confidence(story: Path) -> None:
    assert len(Reading.from_json(run("read", story, "--json", "--min-confidence", "1").stdout).claims) == 0


def test_one_bad_source_does_not_stop_the_rest(story: Path, tmp_path: Path) -> None:
    result = run("read", tmp_path / "missing.txt", story)
    assert result.exit_code == 2
    assert "claims:" in result.stdout
    assert "missing.txt" in result.stderr


def test_a_page_that_cant_be_written_is_told(story: Path, tmp_path: Path) -> None:
    result = run("read", story, "--html", tmp_path / "no" / "such" / "folder.html")
    assert result.exit_code == 2
    assert "folder.html" in result.stderr


def _bad(folder: Path, name: str) -> str:
    path = folder / name
    contents = {
        "empty.txt": b"",
        "blank.txt": b" \n\n\t ",
        "binary.bin": bytes(range(256)) * 40,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "truncated.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        "no-article.html": b"<html><head><title>Menu</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        "invalid.txt": b"The army said \xff\xfe\xfa\x81 it had \x8d\x8f taken.",
        "turkish.txt": (
            "Savunma Bakanlığı salı günü birliklerin sınır yakınında üç köyü ele geçirdiğini bildirdi. " * 5
        ).encode(),
    }
    if name in contents:
        path.write_bytes(contents[name])
    elif name == "folder":
        path.mkdir()
    elif name == "huge.txt":
        path.write_bytes(b"The army said it had taken a village.\n" * 2_800_000)
    return str(path)


@pytest.mark.parametrize(
    "name",
    [
        "missing.txt", "folder", "empty.txt", "blank.txt", "binary.bin", "picture.png", "truncated.pdf",
        "no-article.html", "huge.txt", "turkish.txt",
    ],
)  # fmt: skip
def test_bad_input_gets_two_lines_and_exit_code_2(tmp_path: Path, name: str) -> None:
    result = run("read", _bad(tmp_path, name), "--json")
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert 1 <= len(lines) <= 2
    assert name in lines[0]
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/report", "http://localhost:1/", "http://[::1]/", "ftp://example.org/report", "http://"],
)
def test_bad_addresses(address: str) -> None:
    result = run("read", address)
    assert result.exit_code == 2
    assert 1 <= len(result.stderr.splitlines()) <= 2


def test_nothing_to_read_is_told() -> None:
    assert run("read", "--json").exit_code == 2
    assert run("read", "--only", "verbs", "x.txt").exit_code == 2
    assert run("read", "x.txt", "--jsonl", "y.jsonl").exit_code == 2


def test_a_name_with_control_characters_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in run("read", tmp_path / "\x1b[2J.txt").stderr


def test_a_closed_pipe_is_no_error() -> None:
    program = f"{sys.executable} -m counterclaim"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{program} claim-types | head -1; {program} schema | true"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_closed_pipe_in_the_middle_of_tables_is_no_error(story: Path) -> None:
    many = " ".join([str(story)] * 3)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m counterclaim read {many} | head -1"],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
