"""`counterclaim verify`: whether a ledger is whole, and whether anybody changed its log."""

from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption, opened, print_json
from counterclaim.cli.program import FAILED, put


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("verify", short_help="Check that a ledger is whole and its log unchanged.")(verify)


def verify(
    ledger: LedgerOption = DEFAULT,
    deep: Annotated[bool, typer.Option("--deep", help="Also hash the raw bytes of every capture.")] = False,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="HASH", help="A hash that verify once printed: the log must still hold it.", show_default=False
        ),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Check the store, what points at what, counts, the full-text index, the audit log's chain and the corrections.

    Prints the hash of the log's last row. Keep it elsewhere: given back with --head, it proves that no row up to it
    was changed or cut off since. Ends with 2 where something is broken.

    \b
    Examples:
      counterclaim verify
      counterclaim verify --deep --ledger war.db
    """
    from counterclaim.ledger import verify as checks
    from counterclaim.ledger.captures import captures_of

    with opened(ledger, read_only=False) as one:
        with one.reading() as db:
            findings = list(checks.verify(db))
            if head is not None:
                findings.append(checks.verify_head(db, head))
            if deep:
                findings.append(checks.verify_bytes(db, captures_of(one.address, one.engine)))
        findings.append(one.write(checks.verify_words))
    if json:
        print_json({"whole": checks.whole(findings), "findings": findings})
    else:
        for found in findings:
            put(f"{found.state:8} {found.what}: {found.detail}\n")
    if not checks.whole(findings):
        raise typer.Exit(FAILED)
