"""`counterclaim demo`: the six reports that come with the program, read and shown."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.program import say, write_file
from counterclaim.cli.read import page_path


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("demo", short_help="Read the six demo reports and show their claims.")(demo)


def demo(
    html: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write one page a report there instead of the tables.")
    ] = None,
) -> None:
    """Read the six demo reports (Kursk region, August 2024 to April 2025) and show their claims.

    \b
    Examples:
      counterclaim demo
      counterclaim demo --html demo-out
    """
    from counterclaim.cli.progress import Progress
    from counterclaim.demo import paths
    from counterclaim.reader.reader import Reader

    reader = Reader()
    readings = []
    reports = paths()
    with Progress("Reading the demo reports", len(reports)) as progress:
        for path in reports:
            readings.append(reader.read(path))
            progress.advance()
    if html is not None:
        from counterclaim.show.page import html_page

        for path, reading in zip(reports, readings, strict=True):
            out = page_path(html, str(path), many=True)
            write_file(out, html_page(reading))
            say(f"Wrote {out}: {len(reading.claims)} claims.")
        return
    from counterclaim.cli.terminal import console, show

    screen = console()
    for reading in readings:
        show(reading, screen)
    total = sum(len(reading.claims) for reading in readings)
    say(f"{total} claims in {len(readings)} reports. As pages: counterclaim demo --html demo-out")
