"""The program: its commands and what they share. Each command only parses, calls the library, and prints."""

from typing import Annotated

import typer

from counterclaim.cli import about, demo, doctor, evaluate, read
from counterclaim.cli.program import Program
from counterclaim.version import __version__

app = typer.Typer(
    cls=Program,
    name="counterclaim",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: the same in a pipe and in docs/cli.md, and without loading rich
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with:  counterclaim demo  --  then:  counterclaim read report.txt",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read news reports on conflicts into claims: who said what, in which words, about where and when.

    Everything runs on this machine; nothing is sent anywhere.
    """


read.add_to(app)
demo.add_to(app)
evaluate.add_to(app)
doctor.add_to(app)
about.add_to(app)


def main() -> None:
    """Entry point of the `counterclaim` command."""
    app(prog_name="counterclaim")
