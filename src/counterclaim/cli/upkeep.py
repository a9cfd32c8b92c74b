"""`counterclaim reread`, `backup`, `forget`: what keeps a ledger up to date, safe, and free of what must go."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption
from counterclaim.cli.program import as_json, put, say
from counterclaim.cli.progress import Progress

WhoOption = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who does it, for the audit log; else the account's name.")
]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("reread", short_help="Read all kept reports again with this version's reader.")(reread)
    app.command("backup", no_args_is_help=True, short_help="Copy a ledger while it is in use.")(backup)
    app.command("forget", no_args_is_help=True, short_help="Remove a report and all that was taken from it.")(forget)


def reread(
    ledger: LedgerOption = DEFAULT,
    every: Annotated[bool, typer.Option("--all", help="Also reports that this very version read.")] = False,
    who: WhoOption = None,
    json: JsonOption = False,
) -> None:
    """Read all kept reports again with this version's reader. Corrections stay with the claims they are about; claims
    that people corrected and that are not read any more are listed.

    \b
    Example:
      counterclaim reread --ledger war.db
    """
    from counterclaim.ledger.ledger import Ledger, account
    from counterclaim.ledger.reread import count
    from counterclaim.ledger.reread import reread as run
    from counterclaim.reader.reader import Reader
    from counterclaim.version import __version__

    with Ledger(ledger, create=False) as opened, Progress(
        "Reading again", count(opened, None if every else __version__)
    ) as progress:
        done = run(
            opened, Reader().read_report, __version__, who=who or account(), every=every, done=progress.advance
        )
    if json:
        from msgspec import to_builtins

        put(as_json(to_builtins(done)) + "\n")
        return
    say(f"Read {done.reports:,} reports again; the claims of {done.changed:,} changed.")
    for claim in done.lost:
        say(f"{claim}: was corrected, and is not read any more; its corrections are kept.")


def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file that is not there yet.", show_default=False)],
    ledger: LedgerOption = DEFAULT,
    who: WhoOption = None,
) -> None:
    """Copy a ledger and its raw bytes while it is in use. A copy of an SQLite ledger is a ledger; one of PostgreSQL is
    what pg_restore reads.

    \b
    Examples:
      counterclaim backup monday.db --ledger war.db
      counterclaim backup monday.dump --ledger postgresql://me@host/claims
    """
    from counterclaim.ledger.backup import backup as run
    from counterclaim.ledger.ledger import Ledger, account

    with Ledger(ledger, create=False) as opened:
        for path in run(opened, out, who=who or account()):
            say(f"Wrote {path}.")


def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    ledger: LedgerOption = DEFAULT,
    why: Annotated[str | None, typer.Option("--why", metavar="WORDS", help="For the audit log.")] = None,
    who: WhoOption = None,
    json: JsonOption = False,
) -> None:
    """Remove a report, its claims, its raw bytes, its words in the index and in corrections. The audit log keeps that
    it was forgotten, when and by whom, and stays valid.

    \b
    Example:
      counterclaim forget 8f14e45fceea167a --ledger war.db --why "the source asked for it"
    """
    from counterclaim.ledger.forget import forget as run
    from counterclaim.ledger.ledger import Ledger, account

    with Ledger(ledger, create=False) as opened:
        done = run(opened, report, who=who or account(), why=why)
    if json:
        from msgspec import to_builtins

        put(as_json(to_builtins(done)) + "\n")
        return
    say(f"Forgot {done.report}: {done.claims:,} claims, raw bytes of {done.captures:,} captures.")
    for path in done.backups:
        say(f"{path}: a backup made before; it may still hold the report. Delete it, or restore it and forget again.")
