"""`counterclaim doctor`: what is installed, where the model and the gazetteer lie, and what to do if they don't."""

from dataclasses import asdict
from typing import Annotated

import typer

from counterclaim.cli.program import FAILED, put


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("doctor", short_help="Say what is installed and whether it is whole.")(doctor)


def doctor(json: Annotated[bool, typer.Option("--json", help="Print the same as JSON.")] = False) -> None:
    """Say what is installed and whether the model and the gazetteer are whole; exit code 2 if something is amiss.

    \b
    Examples:
      counterclaim doctor
      counterclaim doctor --json
    """
    from counterclaim.cli.health import look

    found = look()
    if json:
        from json import dumps

        put(dumps({**asdict(found), "ok": found.ok}, indent=2) + "\n")
    else:
        put("\n".join(found.lines()) + "\n")
    if not found.ok:
        raise typer.Exit(FAILED)
