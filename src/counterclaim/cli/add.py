"""`counterclaim add`: reports from wherever they are, read into a ledger."""

from typing import Annotated

import typer

from counterclaim.cli.given_options import (
    KindOption,
    PublishedOption,
    PublisherOption,
    SideOption,
    SpeakerOption,
)
from counterclaim.cli.ledger_option import DEFAULT, LedgerOption
from counterclaim.cli.program import FAILED, as_json, put, say
from counterclaim.cli.progress import Progress
from counterclaim.errors import CounterclaimError

_WORKERS = "Processes that read, beside the one that writes; 0: the same one, which takes less memory."


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("add", no_args_is_help=True, short_help="Read reports into a ledger.")(add)


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders, http(s) addresses, feeds, OPML, JSON Lines of reports or of readings, WARC, WACZ, "
            "Parquet, sheets (CSV, TSV, XLSX, ODS: a row a report), or - for JSON Lines from standard input.",
            show_default=False,
        ),
    ],
    ledger: LedgerOption = DEFAULT,
    workers: Annotated[int, typer.Option(metavar="N", min=0, max=64, help=_WORKERS)] = 1,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROLE=HEADING,...",
            help="Which columns of a sheet are what, as in text=notes,date=event_date,place=town,source=outlet. "
            "Sheets in a known form need none.",
        ),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the raw bytes of every source.")] = True,
    publisher: PublisherOption = None,
    speaker: SpeakerOption = None,
    side: SideOption = None,
    kind: KindOption = None,
    published: PublishedOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read reports into a ledger, and lay their claims beside those it has.

    What is in the ledger already is passed over, so a run that was stopped, however, is gone on with by running it
    again. A report that can't be read is noted with the reason, and the rest goes on. Ends with 2 where nothing could
    be read, or where matching is not finished.

    \b
    Examples:
      counterclaim add reports/ --ledger war.db --workers 4
      counterclaim add https://example.org/feed.xml
      counterclaim add incidents.xlsx --columns text=remarks,date=day
      counterclaim add briefings/ --kind statement --publisher "Ministry of Defence of Norva"
      counterclaim add crawl.warc.gz readings.jsonl --ledger postgresql://me@host/claims
    """
    from counterclaim.ledger.add.run import Options, Watch
    from counterclaim.ledger.add.run import add as run
    from counterclaim.ledger.add.sources import count
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.reports.columns import parse_columns
    from counterclaim.reports.given import Given

    if ledger in sources:
        raise CounterclaimError("is both source and ledger.", where=ledger, next_step="Name another --ledger.")

    told = parse_columns(columns or [])
    given = Given(
        publisher=publisher, speaker=speaker, side=side, kind=kind.value if kind else None, published=published
    )
    with Ledger(ledger) as opened, Progress("Adding", count(sources)) as progress:

        class Told(Watch):
            def advance(self) -> None:
                progress.advance()

            def tell(self, line: str) -> None:
                progress.tell(line)

        done = run(opened, sources, Options(workers=workers, raw=raw, columns=told, given=given), Told())
    if json:
        from msgspec import to_builtins

        put(as_json({"ledger": opened.address.shown, **to_builtins(done)}) + "\n")
    else:
        say(_summary(done.added, done.claims, done.known + done.again, done.skipped, done.failed, done.seconds))
        if done.undated:
            say(_undated(done.undated))
    if done.unmatched:
        say(f"But {done.unmatched}")
    if done.unmatched or (done.failed and not done.added and not done.known and not done.again):
        raise typer.Exit(FAILED)


def _undated(count: int) -> str:
    some, they = ("1 report gives", "it joins") if count == 1 else (f"{count:,} reports give", "they join")
    return (
        f'{some} no date of publication: days such as "Friday" stay open, and {they} matters only by the dates in the '
        'words. To give one, begin a text with "# date: 2024-05-03", or fill "published" in a sheet or '
        "in JSON Lines."
    )


def _summary(added: int, claims: int, known: int, skipped: int, failed: int, seconds: float) -> str:
    from counterclaim.show.words import many

    line = f"Added {many(added, 'report')} with {many(claims, 'claim')} in {seconds:.1f} s"
    line += f", {added / seconds:.1f} a second" if added and seconds > 0 else ""
    for count, words in ((known, "were there"), (skipped, "skipped"), (failed, "failed")):
        line += f"; {count:,} {words}" if count else ""
    return line + "."
