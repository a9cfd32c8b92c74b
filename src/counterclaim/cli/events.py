"""`counterclaim events` and `counterclaim event`: what happened, and every account of it."""

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

if TYPE_CHECKING:
    from counterclaim.ledger.queries.filters import EventSort, Filters


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("events", short_help="List events: what happened, and how the accounts of it differ.")(
        with_filters(events)
    )
    app.command("event", no_args_is_help=True, short_help="Show one event with every account of it.")(event)


def events(
    asked: "Filters",
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words of the place or of the event's name.", show_default=False)
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="Also events that only one report tells of.")] = False,
    toll: Annotated[bool, typer.Option("--toll", help="Only events with people killed or injured.")] = False,
    sort: Annotated[str, typer.Option(metavar="ORDER", help="rank, weight, newest, oldest, changed or toll.")] = "rank",
    limit: LimitOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """List events. The first are those with most to compare: several sides, independent reports, tolls far apart;
    "rank" puts recent ones first among them.

    \b
    Examples:
      counterclaim events
      counterclaim events --place Idlib --from 2017-04 --to 2017-04 --sort oldest
      counterclaim events --contested --json
    """
    from counterclaim.ledger.queries.events import events as ask
    from counterclaim.ledger.queries.paging import every
    from counterclaim.ledger.queries.rows import EventRow

    order: EventSort = sort  # type: ignore[assignment]  # the query refuses what is no order
    least = 1 if alone else 2
    with reading(ledger) as db:
        if waits := unmatched(db):
            say(waits)

        def part(size: int, cursor: str | None):  # type: ignore[no-untyped-def]
            return ask(db, asked, words=words, least=least, toll=toll, sort=order, limit=size, cursor=cursor)

        if json:
            print_json(list(every(part, limit)))
            return
        if csv:
            import msgspec

            names = list(EventRow.__struct_fields__)
            print_rows(names, (msgspec.structs.asdict(row) for row in every(part, limit)))
            return
        from counterclaim.cli.event_table import events_table
        from counterclaim.cli.terminal import console

        page = part(min(limit or AFTER, 1_000), None)
        if page.rows:
            console().print(events_table(page.rows))
        say(how_many(len(page.rows), page.total, "event", more=page.more))
        if not page.rows:
            for line in hints(db, asked):
                say(line)
            if not alone and ask(db, asked, words=words, toll=toll, sort=order, limit=1).rows:
                say("No event here is told by two independent reports. --alone lists what single reports tell.")


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id, or its first letters.", show_default=False)],
    json: JsonOption = False,
    csv: CsvOption = False,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Show one event: the least and most killed and injured, who gave which figure when, who is said to have done it,
    what is denied, and the questions that its claims answer. --csv prints its claims.

    \b
    Examples:
      counterclaim event e1f3a
      counterclaim event e1f3a --json
    """
    from counterclaim.ledger.queries.events import event_page, find_event

    with reading(ledger) as db:
        if waits := unmatched(db):
            say(waits)
        page = event_page(db, find_event(db, id))
        if json:
            print_json(page)
            return
        if csv:
            from counterclaim.cli.lists import print_claims_csv

            print_claims_csv(one.claim for one in page.claims)
            return
        from counterclaim.cli.event_table import event_view
        from counterclaim.cli.terminal import console
        from counterclaim.ledger.queries.excerpts import sentences

        whole = sentences(db, {one.claim.id: one.claim.text for one in page.claims if one.claim.id in page.denials})
        console().print(event_view(page, side_signs(db), whole))
