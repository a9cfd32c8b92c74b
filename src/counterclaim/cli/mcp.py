"""`counterclaim mcp`: a ledger as tools that an assistant may ask, read-only, over standard input and output."""

from importlib.util import find_spec
from typing import Annotated

import typer

from counterclaim.cli.ledger_option import DEFAULT, ENVIRONMENT, opened
from counterclaim.errors import CounterclaimError


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("mcp", short_help="Let an assistant ask a ledger (MCP).")(mcp)


def mcp(
    ledger: Annotated[
        str, typer.Argument(help="The ledger: a file, or postgresql://...", envvar=ENVIRONMENT, show_envvar=False)
    ] = DEFAULT,
) -> None:
    """Let an assistant ask a ledger: a server of the Model Context Protocol over standard input and output, to be
    started by the assistant's program. It only reads. Every answer has the words as printed, where they stand, who says
    so, and who says otherwise. Needs: pip install 'counterclaim[agents]'

    \b
    Example:
      counterclaim mcp counterclaim.db < /dev/null
    """  # fmt: skip
    if find_spec("mcp") is None:
        raise CounterclaimError(
            "the protocol's SDK is not installed.", next_step="Install it: pip install 'counterclaim[agents]'"
        )
    opened(ledger, read_only=True).close()
    from counterclaim.agents.server import run

    run(ledger)
