"""`counterclaim claims`, `speakers`, `search` and `timeline`: what is in a ledger, as a table, JSON or CSV."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.asking import hints, with_filters
from counterclaim.cli.ledger_option import (
    AFTER,
    DEFAULT,
    CsvOption,
    JsonOption,
    LedgerOption,
    LimitOption,
    how_many,
    print_json,
    print_rows,
    reading,
    side_signs,
)
from counterclaim.cli.program import say

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from counterclaim.ledger.queries.filters import Filters, Sort
    from counterclaim.ledger.queries.rows import ClaimRow

AT_ONCE = 500  # rows read at a time for JSON and CSV


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("claims", short_help="List claims of a ledger, by any of their fields.")(with_filters(claims))
    app.command("speakers", short_help="List who speaks in a ledger.")(with_filters(speakers, "speaker"))
    app.command("search", no_args_is_help=True, short_help="Search the words of claims or reports.")(
        with_filters(search, "text")
    )
    app.command("timeline", short_help="Show what was said against when it happened.")(with_filters(timeline))


def claims(
    asked: "Filters",
    sort: Annotated[
        str,
        typer.Option(metavar="ORDER", help="newest, oldest, happened, confidence, uncertain, figure, added or report."),
    ] = "newest",
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List claims: who says what, in which words, about when and where.

    \b
    Examples:
      counterclaim claims --speaker Zelensky --type territory_held
      counterclaim claims --place "Kursk region" --said-from 2024-08 --sort oldest
      counterclaim claims --min 40 --unit people --state captured --csv > captured.csv
    """
    with reading(ledger) as db:
        if json:
            print_json(list(every_claim(db, asked, sort, limit)))
            return
        if csv:
            print_claims_csv(every_claim(db, asked, sort, limit))
            return
        from counterclaim.cli.ledger_tables import claims_table
        from counterclaim.cli.terminal import console
        from counterclaim.ledger.queries.claims import claims as ask
        from counterclaim.ledger.queries.excerpts import sentences

        page = ask(db, asked, sort=_sort(sort), limit=min(limit or AFTER, 1_000))
        if page.rows:
            out = console()
            whole = sentences(db, {row.id: row.text for row in page.rows})
            out.print(claims_table(page.rows, out.width, side_signs(db), whole))
        say(how_many(len(page.rows), page.total, "claim", more=page.more))
        _say_hints(db, asked, found=bool(page.rows))


def speakers(
    asked: "Filters",
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Words of the name.", show_default=False)] = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="person, organisation, state, unnamed or collective.", show_default=False),
    ] = None,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List speakers: how many claims, in how many reports, from when to when, how many contested.

    Those with most claims come first; with NAME or --kind, and as JSON or CSV, they are in the order of their names.

    \b
    Examples:
      counterclaim speakers --side Ukraine
      counterclaim speakers Syrsky --json
    """
    from counterclaim.ledger.queries.speakers import most_heard
    from counterclaim.ledger.queries.speakers import speakers as ask

    def part(db: "Connection", size: int, cursor: str | None) -> Any:
        return ask(db, asked, name=name, kind=kind, limit=size, cursor=cursor)

    with reading(ledger) as db:
        if json or csv:
            import msgspec

            rows = _every(db, part, limit)
            if json:
                print_json(list(rows))
            else:
                names = ["id", "name", "kind", "side", "claims", "reports", "contested", "first", "last"]
                print_rows(names, (msgspec.structs.asdict(row) for row in rows))
            return
        from counterclaim.cli.ledger_tables import speakers_table
        from counterclaim.cli.terminal import console

        most = min(limit or AFTER, 1_000)
        page = part(db, most, None)
        if page.rows:
            heard = page.rows if name or kind else most_heard(db, asked, limit=most)[0] or page.rows
            told = sorted(heard, key=lambda row: (0 if name or kind else -row.claims))
            console().print(speakers_table(told, side_signs(db)))
        say(how_many(len(page.rows), page.total, "speaker", more=page.more))
        _say_hints(db, asked, found=bool(page.rows))


def search(
    asked: "Filters",
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, or "a phrase".', show_default=False)],
    reports: Annotated[bool, typer.Option("--reports", help="Search whole reports instead of claims.")] = False,
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Search the words of claims, best match first. Nothing in WORDS is an operator; several words must all be there.

    \b
    Examples:
      counterclaim search settlements Kursk
      counterclaim search '"laid down arms"' --side Russia
      counterclaim search ceasefire --reports
    """
    from counterclaim.ledger.queries.search import search as ask

    said = " ".join(f'"{one}"' if " " in one and '"' not in one else one for one in words)

    def part(db: "Connection", size: int, cursor: str | None) -> Any:
        return ask(db, said, asked, within="reports" if reports else "claims", limit=size, cursor=cursor)

    with reading(ledger) as db:
        if json:
            print_json(list(_every(db, part, limit or AFTER)))
            return
        if csv:
            from counterclaim.ledger.queries.labels import source_name

            rows = ({"report": hit.report.id, "source": source_name(hit.report), "title": hit.report.title,
                     "published": hit.report.published, "claim": hit.claim.id if hit.claim else None,
                     "words": hit.snippet} for hit in _every(db, part, limit or AFTER))  # fmt: skip
            print_rows(["report", "source", "title", "published", "claim", "words"], rows)
            return
        from counterclaim.cli.ledger_tables import hits_table
        from counterclaim.cli.terminal import console

        page = part(db, min(limit or AFTER, 1_000), None)
        if page.rows:
            out = console()
            out.print(hits_table(page.rows, out.width, side_signs(db)))
        say(how_many(len(page.rows), page.total, "report" if reports else "claim", more=page.more))
        _say_hints(db, asked, found=bool(page.rows))


def timeline(
    asked: "Filters",
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Show claims in the order in which they were said, each beside when it says it happened, and counts by side.

    \b
    Examples:
      counterclaim timeline --place "Kursk region" --type territory_held
      counterclaim timeline --from 2024-08 --to 2024-08 --json
    """
    from counterclaim.ledger.queries.timeline import timeline as ask

    def part(db: "Connection", size: int, cursor: str | None) -> Any:
        return ask(db, asked, limit=size, cursor=cursor).points

    with reading(ledger) as db:
        if csv:
            names = ["said", "happened_first", "happened_last", "side", "speaker", "type", "words", "claim", "matter"]
            rows = ({"said": one.said_first, "happened_first": one.happened_first, "side": one.side,
                     "happened_last": one.happened_last, "speaker": one.speaker_name, "type": one.type,
                     "words": one.text, "claim": one.claim, "matter": one.matter}
                    for one in _every(db, part, limit))  # fmt: skip
            print_rows(names, rows)
            return
        found = ask(db, asked, limit=min(limit or (1_000 if json else AFTER), 1_000))
        if json:
            points = tuple(_every(db, part, limit))
            told = {"basis": found.basis, "silent": found.silent, "points": points}
            print_json({"step": found.step, "bins": found.bins, "sampled": found.sampled, **told})
            return
        from counterclaim.cli.ledger_tables import basis_table, timeline_table
        from counterclaim.cli.terminal import console

        if found.points.rows:
            out = console()
            out.print(timeline_table(found, out.width, side_signs(db)))
            out.print(basis_table(found))
        for one in found.silent:
            say(f"Warning: {one.words}")
        say(how_many(len(found.points.rows), found.points.total, "claim", more=found.points.more))
        _say_hints(db, asked, found=bool(found.points.rows))


def every_claim(db: "Connection", asked: "Filters", sort: str, limit: int | None) -> "Iterator[ClaimRow]":
    """The claims one after the other, read a part at a time."""
    from counterclaim.ledger.queries.claims import claims as ask

    def part(db: "Connection", size: int, cursor: str | None) -> Any:
        return ask(db, asked, sort=_sort(sort), limit=size, cursor=cursor)

    return _every(db, part, limit)


def print_claims_csv(rows: "Iterator[ClaimRow]") -> None:
    """Claims as CSV, in the columns of the exports (docs/exports.md)."""
    from counterclaim.export.tables import TABLES

    class Given:
        """A source of these claims alone."""

        def claims(self) -> "Iterator[ClaimRow]":
            return rows

    table = TABLES["claims"]
    print_rows([field.name for field in table.fields], table.rows(Given()))  # type: ignore[arg-type]


def _sort(given: str) -> "Sort":
    return given  # type: ignore[return-value]  # the query refuses what is no order


def _every(db: "Connection", part: Any, limit: int | None) -> Iterator[Any]:
    from counterclaim.ledger.queries.paging import every

    return every(lambda size, cursor: part(db, size, cursor), limit, AT_ONCE)


def _say_hints(db: "Connection", asked: "Filters", *, found: bool) -> None:
    if not found:
        for line in hints(db, asked):
            say(line)
