"""`counterclaim publish`: a ledger, or some of its matters, as a folder of pages that nobody can change."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, LedgerOption
from counterclaim.cli.program import say


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("publish", short_help="Write a ledger's pages into a folder for any web server.")(publish)


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; a new or empty folder, or one of ours.")],
    ledger: LedgerOption = DEFAULT,
    matter: Annotated[
        list[str] | None, typer.Option("--matter", metavar="ID", help="Only this matter; may be repeated.")
    ] = None,
    texts: Annotated[
        bool, typer.Option("--whole-texts", help="Publish whole reports. Check that you may: most are under copyright.")
    ] = False,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of the pages: en, uk, ru, ar or fr.")] = "en",
) -> None:
    """Write the pages of a ledger, or of some matters, as files: to read, not to change.

    Of each report the pages show the claims with a few words around them, of a long one no more than half. Paths on
    this machine, account names and reviewers' reasons are left out.

    \b
    Examples:
      counterclaim publish site
      counterclaim publish site --ledger kursk.db --matter m146505206f7eef20
    """
    from counterclaim.cli.progress import Progress
    from counterclaim.language import required, speaking
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.web.publish import publish as write

    with (
        speaking(required(language)),
        Ledger(ledger, create=False) as opened,
        Progress("Writing pages", None) as progress,
    ):
        chosen = tuple(matter or ())
        found = write(opened, folder, chosen=chosen, texts=texts, tell=lambda _done, _total: progress.advance())
    say(
        f"Wrote {folder}: {found.files} files, {found.matters} matters, {found.claims} claims."
        f" Open {folder / 'index.html'}"
    )
