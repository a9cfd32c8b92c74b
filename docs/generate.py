"""Writes the pages that are made from the program itself; `--check` says which of them are out of date.

usage: python docs/generate.py [--check]
"""

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))  # run as a script or from a test

import measured

from counterclaim.cli.main import app
from counterclaim.schema import schema_json

DOCS = Path(__file__).parent
CLAIM_TYPES = DOCS.parent / "src" / "counterclaim" / "data" / "claim-types.csv"
WIDTH = "80"


def command_names() -> Iterator[tuple[str, ...]]:
    """The program itself and each command and subcommand, as one types them after "counterclaim"."""
    yield ()
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        yield (name,)
        for inner in getattr(command, "commands", ()):
            yield (name, inner)


def cli_page() -> str:
    """docs/cli.md: every command's help as the program prints it."""
    lines = [
        "# The commands",
        "",
        "What `counterclaim COMMAND --help` prints. This page is made from the program (`make docs`).",
        "",
        "Data goes to standard output, words for people to standard error. Exit codes: 0 done, 2 something was wrong",
        "with what was given (one or two lines say what and what to do), 130 interrupted. A closed pipe is no error.",
        "Colours appear on a terminal only, and never where `NO_COLOR` is set.",
        "`counterclaim --install-completion` teaches the shell to complete commands and options.",
        "",
    ]
    for names in command_names():
        result = CliRunner(env={"COLUMNS": WIDTH}).invoke(app, [*names, "--help"], prog_name="counterclaim")
        lines += [f"## {' '.join(('counterclaim', *names))}", "", "```text", result.output.strip("\n"), "```", ""]
    return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n"))


def claim_types_page() -> str:
    """docs/claim-types.md: the 30 types and their counterparts in PLOVER and ACLED."""
    lines = [
        "# The types of claims",
        "",
        "Every claim has one of these types. They are kept in `src/counterclaim/data/claim-types.csv`; this page is",
        "made from it (`make docs`). The counterparts in PLOVER and ACLED are for those who code in these schemes: a",
        "claim is what somebody said, an event there is what coders hold to have happened.",
        "",
        "| type | meaning | PLOVER | ACLED | roles | what is counted |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    with CLAIM_TYPES.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            cells = [
                f"`{row['type']}`",
                *(row[key] for key in ("definition", "plover", "acled", "roles", "quantity_kinds")),
            ]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated page and what should stand in it."""
    yield DOCS / "cli.md", cli_page()
    yield DOCS / "claim-types.md", claim_types_page()
    yield DOCS / "schema" / "reading-1.json", schema_json()
    for name in measured.PAGES:
        path = DOCS.parent / name
        yield path, measured.filled(path.read_text(encoding="utf-8"))


def main() -> int:
    """Write or check; 1 where a page is out of date."""
    os.environ.pop("FORCE_COLOR", None)
    stale = 0
    for path, text in generated():
        now = path.read_text(encoding="utf-8") if path.exists() else None
        if now == text:
            continue
        if "--check" in sys.argv[1:]:
            print(f"{path.relative_to(DOCS.parent)} is out of date: run `make docs`")
            stale = 1
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(DOCS.parent)}")
    return stale


if __name__ == "__main__":
    sys.exit(main())
