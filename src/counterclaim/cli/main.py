"""The program: its commands and what they share. Each command only parses, calls the library, and prints."""

import gc
import os
import sys
from functools import cache
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer

from counterclaim.cli.program import FAILED, Program
from counterclaim.version import __version__

# Which module of this folder has which commands, in the order of the help. A command that is named on the command line
# loads its own module only: the others and their options take a tenth of a cold start.
MODULES = {
    "read": ("read",),
    "demo": ("demo",),
    "add": ("add",),
    "watch": ("watch",),
    "lists": ("claims", "speakers", "search", "timeline"),
    "events": ("events", "event"),
    "brief": ("brief",),
    "matters": ("matters", "matter"),
    "review": ("review",),
    "corrections": ("corrections",),
    "verify": ("verify",),
    "proof": ("proof",),
    "export": ("export",),
    "check": ("check",),
    "evaluate": ("evaluate",),
    "gazetteer": ("gazetteer",),
    "serve": ("serve",),
    "users": ("users",),
    "hooks": ("hooks",),
    "publish": ("publish",),
    "mcp": ("mcp",),
    "doctor": ("doctor",),
    "batch": ("batch",),
    "upkeep": ("reread", "backup", "forget"),
    "about": ("schema", "claim-types", "version"),
}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read news reports on conflicts into claims: who said what, in which words, about where and when.

    Everything runs on this machine. Nothing is sent anywhere, except to webhooks that you set up.
    """


@cache
def program_of(modules: tuple[str, ...]) -> typer.Typer:
    """The program with the commands of these modules."""
    made = _empty()
    for name in modules:
        import_module(f"counterclaim.cli.{name}").add_to(made)
    return made


def outline() -> typer.Typer:
    """The program with its commands' names and lines of help only: all that its own help shows, at half the time."""
    whole, made = program_of(tuple(MODULES)), _empty()
    for command in whole.registered_commands:
        made.command(command.name, short_help=command.short_help)(_nothing)
    for group in whole.registered_groups:
        made.command(group.name, short_help=group.short_help)(_nothing)
    return made


def _nothing() -> None:
    """A command that is listed and not run."""


def _empty() -> typer.Typer:
    made = typer.Typer(
        cls=Program,
        name="counterclaim",
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help: the same in a pipe and in docs/cli.md, and without loading rich
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Without a command it opens the pages in the browser, where reports can be added.\n\n"
        "Start with:  counterclaim demo  --  then:  counterclaim read report.txt",
    )
    made.callback()(program)
    return made


def __getattr__(name: str) -> Any:
    if name == "app":  # the whole program
        return program_of(tuple(MODULES))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _asked_for(arguments: list[str]) -> typer.Typer:
    """The program with the command that comes first; the outline for its own help; all else for anything other."""
    if "_COUNTERCLAIM_COMPLETE" not in os.environ:
        if arguments in ([], ["--help"], ["-h"]):
            return outline()
        for module, commands in MODULES.items():
            if arguments[0] in commands:
                return program_of((module,))
    return program_of(tuple(MODULES))


# New objects between two collections. Python's own 700 spend a tenth of a cold start on collecting patterns, tables
# and modules that all stay. Reading one page makes some 100,000: with 200,000 nothing is collected then, where a
# single collection took 20 to 60 ms of 600. A bulk run's peak memory (40 articles) is as with 50,000.
COLLECT_EVERY = 200_000


def main() -> None:
    """Entry point of the `counterclaim` command."""
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    arguments = sys.argv[1:] or without_command()
    try:
        _asked_for(arguments)(args=arguments, prog_name="counterclaim")
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        _leave(end.code or 0)


def without_command() -> list[str]:
    """What is done where no command is given: the pages in the browser; its help, where nobody could look at them."""
    interactive = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    return ["serve", "--new", "--open"] if interactive and _has_browser() else []


def _has_browser() -> bool:
    """True where a browser with windows can be opened; those that run in the terminal would fill it."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in SCREENS):
        return False
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER")


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
