"""`counterclaim matters` and `counterclaim matter`: what several claims are about, and who says what of it."""

from typing import TYPE_CHECKING, Annotated

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
    unmatched,
)
from counterclaim.cli.program import say
from counterclaim.errors import FilterError

if TYPE_CHECKING:
    from counterclaim.ledger.queries.filters import Filters

VIEWS = ("all", "latest", "acled", "ucdp", "airwars")
_COLUMNS = (
    "id question type counted state unit whose by place place_name first last running size reports utterances sides "
    "versions contested changed_at also"
).split()


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("matters", short_help="List matters: one question and everybody's versions of it.")(
        with_filters(matters)
    )
    app.command("matter", no_args_is_help=True, short_help="Show one matter, its versions by side and their words.")(
        matter
    )


def matters(
    asked: "Filters",
    question: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of the question.", show_default=False)
    ] = None,
    running: Annotated[
        bool | None,
        typer.Option("--running/--events", help="Totals that grow, or single events.", show_default=False),
    ] = None,
    changed_since: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="Changed since then, UTC, ISO 8601.", show_default=False)
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Also what one claim alone speaks of.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="ORDER", help="contested, changed, newest, oldest, size or question.")
    ] = "contested",
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List matters, the contested ones first, each with the last word of every side.

    --json prints members, versions and relations of each (docs/asking.md), those of one claim alone, too.

    \b
    Examples:
      counterclaim matters --contested --place "Kursk region"
      counterclaim matters --speaker Syrsky --running
      counterclaim matters --json > matters.json
    """
    least = 1 if alone or json else 2
    with reading(ledger) as db:
        if waits := unmatched(db):
            say(waits)
        more = {"question": question, "running": running, "changed_since": changed_since, "least": least}
        if json:
            from counterclaim.ledger.queries.matter_document import document

            print_json(list(document(db, asked, **more, sort=sort, most=limit)))  # type: ignore[arg-type]
            return
        from counterclaim.cli.lists import _every
        from counterclaim.ledger.queries.matters import matters as ask

        if csv:
            import msgspec

            rows = _every(db, lambda db, size, at: ask(db, asked, **more, sort=sort, limit=size, cursor=at), limit)  # type: ignore[arg-type]
            print_rows(_COLUMNS, ({**msgspec.structs.asdict(row), "also": " ".join(row.also)} for row in rows))
            return
        from counterclaim.cli.ledger_tables import matters_table
        from counterclaim.cli.terminal import console

        once = sort == "contested" or bool(asked.contested)
        page = ask(db, asked, **more, sort=sort, limit=min(limit or AFTER, 1_000), once=once)  # type: ignore[arg-type]
        if page.rows:
            out = console()
            out.print(matters_table(page.rows, out.width, side_signs(db)))
        say(how_many(len(page.rows), page.total, "matter", more=page.more))
        if not page.rows:
            for line in hints(db, asked):
                say(line)
            if not alone and ask(db, asked, **{**more, "least": 1}, sort=sort, limit=1).rows:  # type: ignore[arg-type]
                say("No two claims here answer the same question yet. --alone lists what single claims answer.")


def matter(
    id: Annotated[str, typer.Argument(metavar="ID", help="The matter's id, or its first letters.", show_default=False)],
    view: Annotated[
        str, typer.Option(metavar="VIEW", help="all, latest, acled, ucdp or airwars: the versions by that convention.")
    ] = "all",
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Show one matter: the versions of each side with their words, how they stand to each other and why.

    \b
    Examples:
      counterclaim matter m1f3a
      counterclaim matter m1f3a --view ucdp
    """
    if view not in VIEWS:
        raise FilterError(
            f'there is no view "{view[:40]}".', where="--view", next_step=f"Views are {', '.join(VIEWS)}."
        )
    from counterclaim.ledger.queries.matter_page import find_matter, matter_page

    with reading(ledger) as db:
        if waits := unmatched(db):
            say(waits)
        page = matter_page(db, find_matter(db, id))
        if json:
            chosen = page.views if view == "all" else tuple(one for one in page.views if one.name == view)
            import msgspec

            print_json(msgspec.structs.replace(page, views=chosen))
            return
        if csv:
            from counterclaim.cli.lists import print_claims_csv

            print_claims_csv(one.claim for one in page.members)
            return
        from counterclaim.cli.matter_table import matter_view
        from counterclaim.cli.terminal import console
        from counterclaim.ledger.queries.excerpts import sentences

        out = console()
        whole = sentences(db, {one.claim.id: one.claim.text for one in page.members})
        out.print(matter_view(page, view, side_signs(db), whole))
