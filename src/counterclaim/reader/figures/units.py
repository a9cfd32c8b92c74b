"""Physical units and currencies as reports write them, from units.csv; static, so that no unit library is imported.

tests/reader/figures/test_units.py holds every factor against pint.
"""

import csv
from functools import cache
from pathlib import Path

import msgspec

from counterclaim import vocabulary
from counterclaim.reader.figures import counted, numbers
from counterclaim.reader.figures.num import Num
from counterclaim.reader.figures.tokens import Tokens

_LONGEST = 4  # tokens in the longest form ("united states dollars per")
_PER = vocabulary.pairs("figures.per")
_PER_ARTICLE = vocabulary.words("figures.per_article")
_OF_WORDS = vocabulary.words("figures.of_words")
_SQUARE_PER = {
    ("square", "foot"): "square_foot",
    ("square", "metre"): "square_metre",
    ("square", "meter"): "square_metre",
}


class Unit(msgspec.Struct, frozen=True):
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
    return " ".join(word for word in Tokens(form, 0, len(form), frozenset()).words if word != ".")


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


@cache
def _money() -> tuple[dict[str, Unit], frozenset[str]]:
    """Currency signs and codes without blanks and stops, and the tokens they can end with."""
    signs = {form.replace(" ", ""): unit for form, unit in table()[1].items() if unit.kind == "currency"}
    return signs, frozenset(form.split()[-1] for form, unit in table()[1].items() if unit.kind == "currency")


def before(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code that ends right before token i and the token it begins at."""
    signs, ends = _money()
    if not 0 < i <= len(tokens) or tokens.words[i - 1] not in ends:
        return None
    for n in (4, 3, 2, 1):
        k = i - n
        if k < 0:
            continue
        form = "".join(word for word in tokens.words[k:i] if word != ".")
        unit = signs.get(form)
        if unit is None or (form.isalpha() and len(form) < 3 and form not in ("RM", "Rs")):
            continue
        # "US $89" and "C $6" are one sign, "A $61bn package" an article and a sign.
        apart = len(tokens.words[k]) < 2 and tokens.words[k] != "C"
        if any(not tokens.joined(m) and (tokens.words[m] != "$" or apart) for m in range(k + 1, i)):
            continue
        if form[0].isalpha() and tokens.joined(k) and tokens.words[k - 1][-1:].isalpha():
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
        if tokens.low(j + 2) in ("ago", "earlier", "later", "before", "after", "on"):
            return None
        return _PER[tokens.low(j + 1)], j + 2
    return None


def attached(tokens: Tokens, j: int, money: tuple[Unit, int] | None) -> tuple[Unit | None, bool, int]:
    """The unit of a number that ends before token j, whether it is hyphened on, and the token after it.

    money: the currency sign found before the number, which then is the unit.
    """
    if money is not None:
        # "$75 U.S.": the country after the sum adds nothing that is kept.
        return money[0], False, j + 1 if tokens.word(j) in ("U.S.", "US") else j
    glued = tokens.joined(j)
    if tokens.low(j) in ("-", "–", "‑") and glued and tokens.joined(j + 1):
        found = after(tokens, j + 1)
        return (found[0], True, found[1]) if found else (None, False, j)
    if tokens.low(j) == "-" and glued and tokens.low(j + 1) in ("to", "or", "and", ","):
        # "a 10- to 15-year sentence": the unit stands with the last number only.
        other = numbers.read(tokens, j + 2)
        unit, hyphen, _ = attached(tokens, other.last, None) if other is not None else (None, False, j)
        return (unit, True, j + 1) if unit is not None and hyphen else (None, False, j)
    k = j
    if tokens.low(k) == "of" and tokens.low(k - 1) in _OF_WORDS:
        k += 1
    while tokens.low(k) in ("more", "additional", "further", "extra"):
        k += 1
    if tokens.low(k) in ("long", "straight", "consecutive", "full"):
        k += 1
    found = after(tokens, k, glued=glued)
    if found is None:
        return None, False, j
    unit, end = found
    if unit.name == "pound-mass" and tokens.low(end) == "sterling":
        return table()[0]["GBP"], False, end + 1
    # "155mm", "500kg bomb": written on, the unit qualifies the noun that follows as with a hyphen.
    hyphen = unit.kind != "currency" and glued and tokens.words[j][:1].isalpha() and len(tokens.words[j]) > 3
    return unit, hyphen, end


def million(tokens: Tokens, num: Num, *, money: bool) -> Num:
    """ "$1.5m" and "1.5m people" are millions, "1.5m deep" is metres."""
    if not (tokens.joined(num.last) and tokens.word(num.last) in ("m", "b") and num.form == "digits"):
        return num
    if money or counted.phrase(tokens, num.last + 1, plural=True) is not None or after(tokens, num.last + 1):
        return numbers.million_suffix(tokens, num)
    return num
