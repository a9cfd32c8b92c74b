"""How rare a stem or a name is among the reports that the events were developed with (scorer.json)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Rarity(NamedTuple):
    """of: how many times rarer than every report's, as a logarithm; rarest: of those it doesn't know."""

    of: dict[str, float]
    rarest: float


@cache
def weights() -> dict[str, Any]:
    """What scorer.json holds."""
    found: dict[str, Any] = json.loads(files("counterclaim.events").joinpath("scorer.json").read_text(encoding="utf-8"))
    return found


@cache
def rarity() -> Rarity:
    """The shipped one."""
    return Rarity(weights()["rarity"], weights()["rarest"])
