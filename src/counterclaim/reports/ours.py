"""What counterclaim itself handed on, known by what it writes into it: claims that were read, and no reports."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from counterclaim.errors import ReportError
from counterclaim.patterns import compiled

PAGE = compiled(r"""<meta name=["']generator["'] content=["']counterclaim [^"'<>]{1,40}["']>""")
"""What a page that counterclaim made says of itself."""
_HEAD, _RULE = ["Who", "says", "it", "What"], frozenset("─-")  # of the table that `read` prints


def printed(text: str) -> bool:
    """True for what `read` printed: its table of claims."""
    lines = text.splitlines()
    heads = (n for n, line in enumerate(lines[:-1]) if [word.rstrip(",") for word in line.split()[:4]] == _HEAD)
    return any(len(rule := lines[n + 1].strip()) > 20 and set(rule) <= _RULE for n in heads)


def refuse(headings: Iterable[str], where: str | None = None) -> None:
    """Raise ReportError where a table's headings are those of one that counterclaim wrote."""
    named = {heading.strip() for heading in headings}
    if any(signs <= named for signs in _signs()):
        raise ReportError(
            "a table that counterclaim made, no reports.", where=where, next_step="Add the reports themselves."
        )


@cache
def _signs() -> tuple[frozenset[str], ...]:
    """For each table that is handed on, headings that tell it."""
    with files("counterclaim.reports").joinpath("data/ours.csv").open(encoding="utf-8") as rows:
        return tuple(frozenset(row["signs"].split()) for row in csv.DictReader(rows))
