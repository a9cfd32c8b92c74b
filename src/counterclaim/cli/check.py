"""`counterclaim check`: rows of a data set against the reports of a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption, opened, print_json, unmatched
from counterclaim.cli.program import say
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.check.results import Check
    from counterclaim.ledger.ledger import Ledger


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("check", no_args_is_help=True, short_help="Check rows of a data set against the reports.")(check)


def check(
    rows: Annotated[
        str,
        typer.Argument(
            metavar="ROWS", help="A sheet (CSV, TSV, XLSX, XLS, ODS), or the name of one that was checked before.",
            show_default=False,
        ),
    ],
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns", metavar="ROLE=HEADING,...",
            help="Which column is what, where it is not known: date=When,place=Where,killed=Dead.", show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="OUT", help="Write the rows with their findings as CSV here.")
    ] = None,
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help="Independent reports that an event without a row needs.")
    ] = 1,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What the sheet is called; else its file's name.")
    ] = None,
    drop: Annotated[
        bool, typer.Option("--drop", help="Take the sheet of that name out of the ledger; decisions stay on record.")
    ] = False,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who checks; else your account's name.")
    ] = None,
    json: JsonOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Check the rows of a data set: which event of the ledger each is of, who says what of it, which number its
    convention would give, and what does not fit. ACLED's, UCDP GED's and Airwars' columns are known; --columns names
    others. The rows are never changed; what is found is kept, to be worked through on the page "Checks" of
    `counterclaim serve`.

    \b
    Examples:
      counterclaim check rows.csv -o checked.csv
      counterclaim check sheet.xlsx --columns date=When,place=Where,killed=Dead
      counterclaim check rows.csv --json
    """  # fmt: skip
    from counterclaim.check.given import ROLES
    from counterclaim.check.kept import check_again, check_and_keep
    from counterclaim.ledger.checks import drop as drop_sheet
    from counterclaim.ledger.ledger import account
    from counterclaim.ledger.queries.checks import find_sheet
    from counterclaim.reports.columns import parse_columns

    told = parse_columns(columns or (), ROLES)
    by = who or account()
    with opened(ledger, read_only=False) as one:
        with one.reading() as db:
            if waits := unmatched(db):
                say(waits)
        if drop:
            one.write(lambda db: drop_sheet(db, name or rows, who=by))
            say(f"{name or rows}: taken out of the ledger; decisions stay on record.")
            return
        path = Path(rows)
        if path.exists():
            try:
                data = path.read_bytes()
            except OSError as error:
                raise CounterclaimError(f"can't be read ({error.strerror or error}).", where=rows) from error
            sheet, found = check_and_keep(one, data, name=name or path.name, told=told, least=least, who=by)
        else:
            with one.reading() as db:
                sheet = find_sheet(db, rows).id
            found = check_again(one, sheet, who=by)
        _show(one, sheet, found, out, json)


def _show(ledger: "Ledger", sheet: str, found: "Check", out: Path | None, json: bool) -> None:
    from counterclaim.check.output import names, table
    from counterclaim.ledger.queries.checks import decisions_of, find_sheet

    with ledger.reading() as db:
        decided = decisions_of(db, sheet)
        if out is not None:
            from counterclaim.export.delimited import write_rows
            from counterclaim.export.files import whole

            try:
                with whole(out) as file:
                    file.write("\ufeff".encode())
                    write_rows(names(found.headings), table(db, found.headings, found.rows, decided), file)
            except OSError as error:
                raise CounterclaimError(
                    f"can't be written ({error.strerror or error}).", where=str(out), next_step="Check the path."
                ) from error
        if json:
            print_json({"sheet": find_sheet(db, sheet), "rows": found.rows, "decisions": decided})
            return
        summary = find_sheet(db, sheet)
        if out is None:
            from counterclaim.cli.check_table import findings_table
            from counterclaim.cli.terminal import console

            console().print(findings_table(found))
        for line in _told(found):
            say(line)
        say(f"{summary.rows:,} rows, {summary.found:,} with findings; {summary.missing:,} events without a row; "
            f"{summary.open:,} left to decide on.")  # fmt: skip
        say(f"{out}: written." if out is not None else "To work through them: counterclaim serve, page “Checks”.")


def _told(found: "Check") -> list[str]:
    """What of the sheet was not looked at, and what could not be read."""
    lines = []
    if found.profile:
        lines.append(f"Columns as {found.profile} names them.")
    if found.unused:
        shown = ", ".join(found.unused[:20]) + (" ..." if len(found.unused) > 20 else "")
        lines.append(f"Columns that were not looked at: {shown}.")
    missing = [role for role in ("place", "killed") if not any(one.startswith(role) for one in found.used)]
    if missing:
        lines.append(f"No column holds: {', '.join(missing)}. --columns ROLE=HEADING names one.")
    unread = [(one.row.number, w) for one in found.rows if one.row is not None for w in one.row.warnings]
    lines += [f"Row {number}: {warning}." for number, warning in unread[:5]]
    if len(unread) > 5:
        lines.append(f"and {len(unread) - 5:,} more cells that can't be read.")
    return lines
