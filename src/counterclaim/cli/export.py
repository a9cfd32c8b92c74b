"""`counterclaim export`: a ledger, or the part of it that filters select, in another form."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import with_filters
from counterclaim.cli.ledger_option import DEFAULT, LedgerOption, reading
from counterclaim.cli.program import say
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.ledger.queries.filters import Filters

Form = Annotated[
    str,
    typer.Argument(
        metavar="FORM",
        help="csv, parquet, geojson, jsonld, acled, ucdp, airwars, register, plover, ftm, timemap or package (all "
        "but the register).",
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("export", no_args_is_help=True, short_help="Export a ledger: tables, maps, linked data.")(
        with_filters(export)
    )


def export(
    asked: "Filters",
    form: Form,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="OUT", help="The file or folder; without it, standard output.")
    ] = None,
    table: Annotated[
        str, typer.Option(metavar="TABLE", help="csv, parquet: claims, figures, places, times, relations or matters.")
    ] = "claims",
    bom: Annotated[
        bool, typer.Option("--bom/--no-bom", help="Begin a CSV file with the mark by which Excel knows UTF-8.")
    ] = True,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Export a ledger, or the part of it that the filters select. docs/exports.md describes each form.

    A file is written whole or not at all; a package never overwrites a folder.

    \b
    Examples:
      counterclaim export package -o exported/
      counterclaim export csv --table figures --state killed -o killed.csv
      counterclaim export register --ledger notes.db -o register.csv
      counterclaim export geojson --place "Kursk region" -o kursk.geojson
    """
    from counterclaim.export.formats import write
    from counterclaim.export.ledger_source import LedgerSource

    with reading(ledger) as db:
        source = LedgerSource(db, asked)
        if out is None:
            _to_stdout(source, form, table)
            return
        try:
            count = write(source, form, out, table=table, bom=bom)
        except OSError as error:
            raise CounterclaimError(
                f"can't be written ({error.strerror or error}).",
                where=str(out),
                next_step="Check the path and the space left; nothing was kept of it.",
            ) from error
    say(f"{out}: {count:,} {'files' if form == 'package' else 'rows'}.")


def _to_stdout(source: object, form: str, table: str) -> None:
    import sys
    from io import BytesIO
    from typing import cast

    from counterclaim.export.formats import write
    from counterclaim.export.source import Source

    given = cast(Source, source)
    stream = getattr(sys.stdout, "buffer", None)
    if stream is not None:
        sys.stdout.flush()
        write(given, form, stream, table=table)
        stream.flush()
        return
    kept = BytesIO()  # a test's or a notebook's stdout
    write(given, form, kept, table=table)
    sys.stdout.write(kept.getvalue().decode())
