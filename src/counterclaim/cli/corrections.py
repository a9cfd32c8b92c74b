"""`counterclaim corrections`: what people said of the readings, how far they agree, and handing it on for training."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledger_option import (
    DEFAULT,
    CsvOption,
    JsonOption,
    LedgerOption,
    how_many,
    print_json,
    print_rows,
    reading,
)
from counterclaim.cli.program import put, say, write_file
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("corrections", short_help="List corrections; agreement of reviewers; export for training.")(corrections)


def corrections(
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="Those of one claim.", show_default=False)
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Those of one person.", show_default=False)] = (
        None
    ),
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="The latest N.")] = 50,
    agreement: Annotated[bool, typer.Option("--agreement", help="How far people agree who judged the same.")] = False,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write training data: FILE.jsonl in the form of attribution gold, or a folder of reports with gold.",
            show_default=False,
        ),
    ] = None,
    incomplete: Annotated[
        bool, typer.Option("--incomplete", help="Export reports, too, of which not every claim was judged.")
    ] = False,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List what people corrected, the latest first; say how far they agree; export corrected reports as gold.

    \b
    Examples:
      counterclaim corrections --by ada
      counterclaim corrections --agreement
      counterclaim corrections --export gold.jsonl
      counterclaim corrections --export gold/
    """
    with reading(ledger) as db:
        if export is not None:
            _export(db, export, incomplete=incomplete)
        elif agreement:
            _agreement(db, json=json)
        else:
            _list(db, claim, by, limit, json=json, csv=csv)


def _list(db: "Connection", claim: str | None, by: str | None, limit: int, *, json: bool, csv: bool) -> None:
    from counterclaim.ledger.queries.history import corrections as ask

    page = ask(db, claim=claim, who=by, limit=limit)
    if json:
        print_json(page.rows)
    elif csv:
        from msgspec import json as encoded
        from msgspec import structs

        names = ["id", "at", "who", "action", "claims", "old", "new", "reason", "undoes", "undone"]
        rows = (structs.asdict(one) for one in page.rows)
        print_rows(
            names,
            ({**row, "claims": " ".join(row["claims"]), "old": encoded.encode(row["old"]).decode(),
              "new": encoded.encode(row["new"]).decode()} for row in rows),
        )  # fmt: skip
    else:
        from counterclaim.cli.review_table import corrections_lines
        from counterclaim.cli.terminal import console

        if page.rows:
            console().print(corrections_lines(page.rows))
        say(how_many(len(page.rows), page.total, "correction", more=page.more))


def _agreement(db: "Connection", *, json: bool) -> None:
    from counterclaim.ledger.corrections.agreement import agreement

    found = agreement(db)
    if json:
        print_json(found)
        return
    if not found.people:
        say("No claim was judged by two people yet. Try: counterclaim review next --second")
        return
    people = ", ".join(f"{who} ({count})" for who, count in found.people.items())
    put(f"Claims judged twice or more, by {people}.\n{'field':15} {'claims':>6}  {'same':>6}  {'alpha':>6}\n")
    for one in found.fields:
        same = "" if one.same is None else f"{one.same:.3f}"
        alpha = "" if one.alpha is None else f"{one.alpha:.3f}"
        put(f"{one.field:15} {one.claims:6}  {same:>6}  {alpha:>6}\n")


def _export(db: "Connection", out: Path, *, incomplete: bool) -> None:
    from counterclaim.ledger.corrections import training

    found = training.reviewed(db, incomplete=incomplete)
    count = 0
    if out.suffix in (".jsonl", ".ndjson"):
        lines = [training.line(training.attribution_gold(one)) + "\n" for one in found]
        count = len(lines)
        write_file(out, "".join(lines))
    else:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CounterclaimError(
                "not a folder.", where=str(out), next_step="Name a folder, or a file that ends in .jsonl."
            ) from error
        for one in found:
            id = one.reading.report.id
            write_file(out / f"{id}.txt", one.reading.report.text)
            write_file(out / f"{id}.gold.json", training.line(training.report_gold(one)) + "\n")
            count += 1
    say(f"Wrote {out}: {count} report{'' if count == 1 else 's'}.")
    if not count:
        say("Only reports whose claims are all reviewed were exported; --incomplete exports the others, too.")
