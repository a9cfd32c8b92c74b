"""`counterclaim demo`: the six reports that come with the program, read into a ledger, claims and matters shown."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledger_option import LedgerOption
from counterclaim.cli.program import say, write_file
from counterclaim.cli.read import page_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.ledger.ledger import Ledger
    from counterclaim.model import Reading

LEDGER = "counterclaim-demo.db"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("demo", short_help="Read the six demo reports into a ledger; show claims and matters.")(demo)


def demo(
    html: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write one page a report there instead of the tables.")
    ] = None,
    ledger: LedgerOption = LEDGER,
) -> None:
    """Read the six demo reports (Kursk region, August 2024 to April 2025) into a ledger of their own.

    Shows the claims of each, then the matters that several of them speak of, with each side's versions.
    Run again, it finds the reports there and shows them again.

    \b
    Examples:
      counterclaim demo
      counterclaim demo --html demo-out
    """
    from counterclaim.demo import paths
    from counterclaim.ledger.ledger import Ledger

    reports = paths()
    with Ledger(ledger) as opened:
        readings = _read(opened, reports)
        if html is not None:
            _write_pages(html, reports, readings)
            return
        from counterclaim.cli.terminal import console, show

        screen = console()
        for reading in readings:
            show(reading, screen)
        matters = _show_matters(opened)
    total = sum(len(reading.claims) for reading in readings)
    say(f"{total} claims in {len(readings)} reports, {matters} matters that several of them speak of, in {ledger}.")
    say(f"Look at it in a browser: counterclaim serve {ledger}")


def _read(ledger: "Ledger", reports: "Sequence[Path]") -> "list[Reading]":
    """Add what is not there yet; the readings in the order of the reports."""
    from sqlalchemy import select

    from counterclaim.cli.progress import Progress
    from counterclaim.ledger.add.run import Watch, add
    from counterclaim.ledger.queries.machine import machine_reading
    from counterclaim.ledger.tables import capture

    with Progress("Reading the demo reports", len(reports)) as progress:

        class Told(Watch):
            def advance(self) -> None:
                progress.advance()

            def tell(self, line: str) -> None:
                progress.tell(line)

        add(ledger, [str(path) for path in reports], watch=Told())
    with ledger.reading() as db:
        read = select(capture.c.source, capture.c.report).where(capture.c.outcome == "read")
        ids = {row.source: row.report for row in db.execute(read)}
        return [machine_reading(db, ids[str(path)]) for path in reports]


def _write_pages(folder: Path, reports: "Sequence[Path]", readings: "Sequence[Reading]") -> None:
    from counterclaim.show.page import html_page

    for path, reading in zip(reports, readings, strict=True):
        out = page_path(folder, str(path), many=True)
        write_file(out, html_page(reading))
        say(f"Wrote {out}: {len(reading.claims)} claims.")


def _show_matters(ledger: "Ledger") -> int:
    """Print every matter of two or more claims in full, the contested ones first; returns how many."""
    from rich.rule import Rule

    from counterclaim.cli.matter_table import matter_view
    from counterclaim.cli.terminal import console
    from counterclaim.ledger.queries.matter_page import matter_page
    from counterclaim.ledger.queries.matters import matters

    screen = console()
    with ledger.reading() as db:
        rows = matters(db, least=2, limit=100).rows
        for row in rows:
            screen.print(Rule(style="dim"))
            screen.print(matter_view(matter_page(db, row.id), "all", screen.width))
    return len(rows)
