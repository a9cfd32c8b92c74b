"""`counterclaim serve`: the ledger in a browser, on this machine or, with accounts, for a team."""

from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, ENVIRONMENT


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("serve", short_help="Show a ledger in the browser.")(serve)


def serve(
    ledger: Annotated[
        str, typer.Argument(help="The ledger: a file, or postgresql://...", envvar=ENVIRONMENT, show_envvar=False)
    ] = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on; others need accounts.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, show_default="8400, or a free one", help="Port to listen on; 0: a free one."),
    ] = None,
    name: Annotated[list[str] | None, typer.Option("--name", help="Host name the pages are reached under.")] = None,
    https: Annotated[bool, typer.Option("--https", help="The pages are reached over HTTPS, through a proxy.")] = False,
    basemap: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A map style to lie under the map.")] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Language of the pages: en, uk, ru, ar or fr. Readers can change it."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Make the ledger if there is none.")] = False,
) -> None:
    """Show a ledger in the browser: events, matters, reports, map, timeline, review. Reports can be added there, too.

    On this machine alone nobody signs in. Once there are accounts (counterclaim users add), everybody does.

    \b
    Examples:
      counterclaim serve counterclaim.db
      counterclaim serve counterclaim.db --port 9000 --open
      counterclaim serve postgresql://desk@db/claims --host 0.0.0.0 --name claims.example.org --https
    """
    from counterclaim.web.server import PORT, Wanted, run

    wanted = Wanted(
        host=host, port=PORT if port is None else port, names=tuple(name or ()), https=https, basemap=basemap,
        language=language,
        open=open_, create=new, spare=port is None,
    )  # fmt: skip
    run(ledger, wanted)
