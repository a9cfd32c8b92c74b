"""`counterclaim proof`: proofs of capture that other tools made, checked and kept beside the reports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption, opened, print_json
from counterclaim.cli.program import FAILED, put, say

if TYPE_CHECKING:
    from counterclaim.proofs.accept import Accepted

MOST_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("proof", no_args_is_help=True, short_help="Check and keep proofs of capture.")(proof)


def proof(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="auto-archiver's output: its sheet (CSV, XLSX), WACZ files, .ots proofs.",
            show_default=False,
        ),
    ],
    block: Annotated[
        list[str] | None,
        typer.Option(
            "--block", metavar="HEIGHT=HEADER", show_default=False,
            help="A Bitcoin block's header, 160 hexadecimal digits, to check a timestamp against.",
        ),
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who adds them; else your account's name.")
    ] = None,
    json: JsonOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Check proofs of capture and keep them beside the reports that they are of: by the hash of their bytes, else by
    their address. Nothing is fetched: hashes inside a WACZ and the path of hashes of a timestamp are checked here. That
    Bitcoin's chain has the block is checked against a header that you give with --block, or left open, and said so.
    The files stay where they are; give those that an .ots proof is of along with it.

    \b
    Examples:
      counterclaim proof sheet.csv archive.wacz archive.wacz.ots
      counterclaim proof page.html.ots --block 358391=HEADER
    """  # fmt: skip
    from counterclaim.ledger.ledger import account
    from counterclaim.proofs.accept import accept
    from counterclaim.proofs.stamps import parse_blocks

    headers = parse_blocks(block or ())
    with opened(ledger, read_only=False) as one:
        found = accept(one, files, headers=headers, who=who or account())
    if json:
        print_json(found)
    else:
        _show(found)
    if found.failed or any(one.proof.state == "broken" for one in found.tied):
        raise typer.Exit(FAILED)


def _show(found: "Accepted") -> None:
    from counterclaim.show.safe import one_line

    kept = [one for one in found.tied if one.rows or not one.proof.part or one.proof.state == "broken"]
    for one in kept[:MOST_SHOWN]:
        of = ", ".join(row.report or "" for row in one.rows[:3]) or "no report of this ledger"
        part = f", {one.proof.part}" if one.proof.part else ""
        put(f"{one.proof.state:7} {one_line(one.proof.name + part)}: of {of}\n")
        for check in one.rows[0].checks if one.rows else one.proof.checks:
            put(f"        {one_line(check)}\n")
    if len(kept) > MOST_SHOWN:
        put(f"        and {len(kept) - MOST_SHOWN:,} more; --json lists all.\n")
    for name, why in found.failed:
        say(f"{name}: {why}")
    rows = sum(len(one.rows) for one in found.tied)
    say(f"{len(found.tied):,} proofs, {rows:,} of them kept beside reports.")
