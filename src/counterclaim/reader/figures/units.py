"""Physical units and currencies as reports write them, from units.csv; static, so that no unit library is imported.

tests/reader/figures/test_units.py holds every factor against pint.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterclaim.reader.figures.tokens import Tokens, words

_LONGEST = 4  # tokens in the longest form ("united states dollars per")
_PER = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month",
    "year": "year", "night": "night", "century": "century", "decade": "decade", "share": "share", "barrel": "barrel",
    "head": "head", "person": "person", "gallon": "gallon", "litre": "litre", "liter": "litre", "gram": "gram",
    "ounce": "ounce", "tonne": "t", "ton": "ton", "kilogram": "kg", "annum": "year", "capita": "person",
}  # fmt: skip
_PER_ARTICLE = words("second minute hour day week month year night barrel head share")
_SQUARE_PER = {
    ("square", "foot"): "square_foot",
    ("square", "metre"): "square_metre",
    ("square", "meter"): "square_metre",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of units.csv. SI value = value * factor + offset, where si_unit is not None."""

    name: str
    kind: str
    si_unit: str | None
    factor: float
    offset: float

    def to_si(self, value: float) -> float | None:
        """The value in SI units; None where the unit is not physical or not of one size ("ton")."""
        return round(value * self.factor + self.offset, 9) if self.si_unit else None


@cache
def table() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    """Units by name, by symbol (case matters) and by words (lower case)."""
    by_name: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    with Path(__file__).with_name("units.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unit = Unit(
                row["unit"], row["kind"], row["si_unit"] or None, float(row["factor"] or 0), float(row["offset"] or 0)
            )
            by_name[unit.name] = unit
            symbols.update((_key(form), unit) for form in row["symbols"].split("|") if form)
            words.update((_key(form), unit) for form in row["words"].split("|") if form)
    return by_name, symbols, words


def _key(form: str) -> str:
    """The form as its tokens joined by blanks, full stops left out: "sq. km" and "sq km" are one."""
    t = Tokens(form, 0, len(form), frozenset())
    return " ".join(word for word in t.words if word != ".")


def after(tokens: Tokens, j: int, *, glued: bool = False) -> tuple[Unit, int] | None:
    """The unit whose form begins at token j and the token after it; None where none does.

    glued: the form stands directly after the digits ("500km"): one-letter symbols are only read there or
    where they can't be words.
    """
    _, symbols, words = table()
    for n in range(_LONGEST, 0, -1):
        k = j
        parts: list[str] = []
        low: list[str] = []
        while len(parts) < n and k < len(tokens):
            if tokens.words[k] == "." and parts and tokens.joined(k):
                k += 1
                continue
            parts.append(tokens.words[k])
            low.append(tokens.lower[k])
            k += 1
        if len(parts) < n:
            continue
        form = " ".join(parts)
        unit = symbols.get(form)
        if unit is not None and (len(form) > 1 or glued or not form.isalpha() or form in ("t", "m", "W", "h")):
            if form in ("in.", "in", "pp", "min", "sec") and not glued:
                pass
            else:
                return unit, _abbreviation_stop(tokens, k, form)
        unit = words.get(" ".join(low))
        if unit is not None:
            return unit, k
    return None


def _abbreviation_stop(tokens: Tokens, k: int, form: str) -> int:
    """Takes in the full stop of "km." only where the sentence goes on after it."""
    if tokens.word(k) == "." and tokens.joined(k) and k + 1 < len(tokens) and form.isalpha():
        return k + 1 if tokens.word(k + 1)[:1].islower() or tokens.word(k + 1) == ")" else k
    return k


def before(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code that ends right before token i and the token it begins at."""
    _, symbols, _ = table()
    for n in (4, 3, 2, 1):
        k = i - n
        if k < 0:
            continue
        form = "".join(tokens.words[k:i])
        unit = symbols.get(form) or symbols.get(_key(form))
        if unit is None or unit.kind != "currency":
            continue
        if form.isalpha() and len(form) < 3 and form not in ("RM", "Rs"):
            continue
        if any(not tokens.joined(m) and tokens.words[m] != "$" for m in range(k + 1, i)):
            continue
        if form[0].isalpha() and k > 0 and tokens.joined(k) and tokens.words[k - 1][-1:].isalpha():
            continue
        return unit, k
    return None


def per(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """ "per day", "a month", "an hour", "/day" at token j: the unit's name after "_per_" and the token after it."""
    low = tokens.low(j)
    if low == "per" or (low == "/" and tokens.joined(j)):
        pair = _SQUARE_PER.get((tokens.low(j + 1), tokens.low(j + 2)))
        if pair:
            return pair, j + 3
        name = _PER.get(tokens.low(j + 1))
        return (name, j + 2) if name else None
    if low in ("a", "an", "each", "every") and tokens.low(j + 1) in _PER_ARTICLE:
        return _PER[tokens.low(j + 1)], j + 2
    return None
