"""The program: its commands and what they share. Each command only parses, calls the library, and prints."""

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

from counterclaim.cli import (
    about,
    add,
    batch,
    corrections,
    demo,
    doctor,
    evaluate,
    export,
    gazetteer,
    lists,
    matters,
    publish,
    read,
    review,
    serve,
    upkeep,
    users,
    verify,
    watch,
)
from counterclaim.cli.program import FAILED, Program
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
add.add_to(app)
watch.add_to(app)
lists.add_to(app)
matters.add_to(app)
review.add_to(app)
corrections.add_to(app)
verify.add_to(app)
export.add_to(app)
evaluate.add_to(app)
gazetteer.add_to(app)
serve.add_to(app)
users.add_to(app)
publish.add_to(app)
doctor.add_to(app)
batch.add_to(app)
upkeep.add_to(app)
about.add_to(app)


# New objects between two collections. Python's own 700 spend a tenth of a cold start on collecting patterns, tables
# and modules that all stay. Reading one page makes some 100,000: with 200,000 nothing is collected then, where a
# single collection took 20 to 60 ms of 600. A bulk run's peak memory (40 articles) is as with 50,000.
COLLECT_EVERY = 200_000


def main() -> None:
    """Entry point of the `counterclaim` command."""
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    try:
        app(prog_name="counterclaim")
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        _leave(end.code or 0)


def _leave(code: int) -> NoReturn:
    """End at once: taking the model and a hundred modules apart costs a sixth of a cold start and frees what the
    system frees anyway. Everything written is flushed first, and no command leaves work to an exit handler.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):  # a closed pipe, a closed stream: nobody is left to tell
            pass
        except OSError:  # say, a full disk: what was to be written is not all there
            code = code or FAILED
    os._exit(code)
