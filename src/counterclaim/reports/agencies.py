"""News agencies and how they sign (data/agencies.csv)."""

import csv
import re
from functools import cache
from importlib.resources import files

from counterclaim.patterns import compiled


@cache
def table() -> dict[str, str]:
    """Signature to the agency's name, for every signature in the table."""
    with files("counterclaim.reports").joinpath("data/agencies.csv").open(encoding="utf-8") as rows:
        return {sign: row["name"] for row in csv.DictReader(rows) for sign in row["pattern"].split("|")}


@cache
def _folded() -> dict[str, str]:
    return {sign.casefold(): name for sign, name in table().items()}


def agency(sign: str) -> str | None:
    """The agency that signs so ("The Associated Press", "REUTERS"), None for any other words."""
    sign = sign.strip(" .:/()[]").casefold()
    if sign.startswith("the ") and sign not in _folded():
        sign = sign[4:]
    return _folded().get(sign)


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted(table(), key=len, reverse=True)
    capitals = {s.upper() for s in signs if len(s) > 4}
    return compiled(r"(?<![\w/-])(?:" + "|".join(map(re.escape, [*signs, *sorted(capitals)])) + r")(?![\w-])")


def find_agency(text: str) -> str | None:
    """The first agency named in a byline, dateline or credit."""
    found = _pattern().search(text)
    return agency(found.group()) if found else None
