"""`counterclaim demo`: the eight reports that come with the program, read into a ledger, and three disputes in them."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledger_option import side_signs
from counterclaim.cli.program import command, say, write_file
from counterclaim.cli.read import page_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.ledger.ledger import Ledger
    from counterclaim.model import Reading

LEDGER = "counterclaim-demo.db"
CARDS = 3  # disputes shown: with the lines around them they fit on a screen of 25 lines


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("demo", short_help="Read the eight demo reports into a ledger; show three disputes.")(demo)


def demo(
    html: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write one page a report there; print no cards.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Print every claim and every matter as tables.")] = False,
    ledger: Annotated[str, typer.Option("--ledger", metavar="PATH", help="The demo's own ledger, a file.")] = LEDGER,
) -> None:
    """Read the eight demo reports (Kursk region, August 2024 to April 2025) into a ledger of their own.

    Prints what was read and three disputes: who says what, and where they differ. Run again, it reads nothing anew.

    \b
    Examples:
      counterclaim demo
      counterclaim demo --all
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
        if every:
            from counterclaim.cli.terminal import console, show

            screen = console()
            for reading in readings:
                show(reading, screen)
        _show_matters(opened, readings, every=every)
    place = quote(ledger)
    say(f"In a browser: {command()} serve {place}")
    if not every:
        say(f"As tables, all of it: {command()} demo --all --ledger {place}")


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


def _show_matters(ledger: "Ledger", readings: "Sequence[Reading]", *, every: bool) -> None:
    """Print how much was read, and the matters: the first three as cards, or all as tables."""
    from rich.rule import Rule
    from rich.text import Text

    from counterclaim.cli.matter_card import matter_card
    from counterclaim.cli.matter_table import matter_view
    from counterclaim.cli.terminal import console
    from counterclaim.ledger.queries.excerpts import sentences
    from counterclaim.ledger.queries.matter_page import matter_page
    from counterclaim.ledger.queries.matters import matters
    from counterclaim.show.words import many

    screen = console()
    with ledger.reading() as db:
        rows = matters(db, least=2, limit=100, once=not every).rows
        claims = sum(len(reading.claims) for reading in readings)
        contested = sum(row.contested for row in rows)
        told = f"Read {many(len(readings), 'report')}: {many(claims, 'claim')}"
        screen.print(Text(f"{told}, {many(len(rows), 'matter')} told more than once, {contested} of them contested."))
        signs = side_signs(db)
        for number, row in enumerate(rows if every else rows[:CARDS], 1):
            page = matter_page(db, row.id)
            whole = sentences(db, {one.claim.id: one.claim.text for one in page.members})
            if every:
                screen.print(Rule(style="dim"))
                screen.print(matter_view(page, "all", signs, whole))
            else:
                screen.print(*matter_card(number, page, signs, screen.width, whole), sep="\n", soft_wrap=True)
