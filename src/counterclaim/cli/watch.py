"""`counterclaim watch`: feeds polled politely, and what is new in them read into a ledger."""

from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, JsonOption, LedgerOption
from counterclaim.cli.program import as_json, put, say


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("watch", short_help="Poll feeds and read what is new into a ledger.")(watch)


def watch(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED...", help="Feeds, or OPML lists of feeds; none: those watched before.",
                       show_default=False),
    ] = None,
    ledger: LedgerOption = DEFAULT,
    once: Annotated[bool, typer.Option("--once", help="Poll once and end, as from cron.")] = False,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the raw bytes of every page.")] = True,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """Poll feeds and read what is new into a ledger, until Ctrl-C. A feed that fails is asked less and less often; its
    health stands in the table `feed`. robots.txt is heeded.

    \b
    Examples:
      counterclaim watch https://example.org/feed.xml --ledger war.db
      counterclaim watch feeds.opml --once
    """
    from pathlib import Path

    from counterclaim.errors import ReportError
    from counterclaim.ledger.add.run import Options, Watch
    from counterclaim.ledger.feed import addresses_in_opml
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.watch import Polled, Watcher, now, sleep

    class Told(Watch):
        def tell(self, line: str) -> None:
            say("".join(c if c.isprintable() else "?" for c in line))

    def show(done: Polled) -> None:
        if json:
            from msgspec import to_builtins

            put(as_json(to_builtins(done)) + "\n")
        else:
            say(f"Polled {done.feeds:,} feeds ({done.unchanged:,} unchanged, {done.failed:,} failed): "
                f"{done.added.added:,} new reports, {done.added.failed:,} pages failed.")  # fmt: skip

    with Ledger(ledger) as opened:
        watcher = Watcher(opened, Options(raw=raw), Told())
        for one in feeds or []:
            if one.lower().startswith(("http://", "https://")):
                watcher.put([one])
            elif Path(one).is_file():
                watcher.put(addresses_in_opml(Path(one).read_bytes()))
            else:
                raise ReportError("neither an address nor a file.", where=one, next_step="Give https://... or an OPML.")
        while True:
            show(watcher.round())
            if once:
                return
            sleep(watcher.next_due(now()))
