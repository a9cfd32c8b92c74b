"""The console that readings are printed on; rich is loaded here and nowhere else, when something is printed."""

import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.model import Reading

WIDEST = 160  # columns; longer lines are hard to follow


def console() -> "Console":
    """A console on stdout: colours only on a terminal and without NO_COLOR; 80 columns where stdout is no terminal."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError  # program.py ends quietly; rich would end with exit code 1

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an old locale shows "?" for a sign it lacks
    made = Output(highlight=False, emoji=False, markup=False)
    made.width = min(made.width, WIDEST)
    return made


def show(reading: "Reading", on: "Console") -> None:
    """Print a reading's claims as a table."""
    from counterclaim.show.table import print_claims

    print_claims(reading, on)
