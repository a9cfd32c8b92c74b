"""`counterclaim brief`: one event as a document to hand on, PDF or DOCX."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, LedgerOption, reading
from counterclaim.cli.program import say


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("brief", no_args_is_help=True, short_help="Write a brief of an event with citations: PDF or DOCX.")(
        brief
    )


def brief(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its first letters.", show_default=False)],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write: .docx or .pdf.", show_default=False)
    ],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write a brief of one event: the least and the most, who gave which figure when, who is said to have done it,
    denials, what each side says, what is missing, and the reports cited. Every figure has its words, report, day and
    address. PDF needs: pip install 'counterclaim[pdf]'.

    \b
    Examples:
      counterclaim brief e1f3a -o brief.docx
      counterclaim brief e1f3a -o brief.pdf
    """
    from datetime import UTC, datetime

    from counterclaim.errors import CounterclaimError
    from counterclaim.ledger.queries.events import find_event
    from counterclaim.ledger.queries.sides import sides
    from counterclaim.web.look.signs import Signs
    from counterclaim.web.pages.events import brief as make

    today = datetime.now(UTC).date().isoformat()
    with reading(ledger) as db:
        body = make(db, find_event(db, id), Signs(sides(db)), today, out.suffix.lower().removeprefix("."))
    try:
        out.write_bytes(body)
    except OSError as error:
        raise CounterclaimError(
            f"can't be written ({error.strerror or error}).", where=str(out), next_step="Name another folder."
        ) from error
    say(f"Wrote {out}.")
