"""Amounts with what they count, in languages other than English: "12 drones" in the plural form of the language.

English makes its own (show/words, plurals); here only nouns of nouns.csv are known. Any other is the report's, and
stays as the ledger has it.
"""

import csv
from functools import cache
from importlib.resources import files

from counterclaim.language import _, english, known, n_
from counterclaim.plurals import plural

SYMBOLS = {
    "km2": "km²", "m2": "m²", "km": "km", "m": "m", "kg": "kg", "t": "t", "mi2": "sq mi", "percent": "%",
    "hertz": "Hz", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
}  # fmt: skip


@cache
def nouns() -> dict[str, str]:
    """The plural of each noun that the files of messages have."""
    with files("counterclaim.show").joinpath("nouns.csv").open(encoding="utf-8") as lines:
        return {row["noun"]: plural(row["noun"]) for row in csv.DictReader(lines)}


def with_unit(said: str, unit: str | None, most: float) -> str:
    """An amount with its unit. said: the amount as written; most: the number that tells the plural form."""
    if not unit:
        return said
    if unit in SYMBOLS:
        return _("%(number)s %(symbol)s", number=said, symbol=_symbol(unit))
    noun = "person" if unit == "people" else unit.replace("_", " ")
    if noun in nouns():
        return n_(f"%(count)s {noun}", f"%(count)s {nouns()[noun]}", most, count=said)
    return f"{said} {plural(noun)}"


def name(unit: str) -> str:
    """What is counted, by itself: "settlements", "km²"; a group or a thing that is not known stays as it is."""
    if english():
        return unit
    if unit in SYMBOLS:
        return _symbol(unit)
    several = nouns().get(unit.replace("_", " "), unit.replace("_", " "))
    return known("counted", several) or known("code", several) or several


def _symbol(unit: str) -> str:
    return known("symbol", SYMBOLS[unit]) or SYMBOLS[unit]
