"""The value of a number expression, and of a run of digits."""

from typing import Literal

import msgspec

Number = int | float
Form = Literal["digits", "words"]

# Longer runs of digits are identifiers, not counts of anything; Python also refuses to convert past 4,300.
_LONGEST = 18
_MARKS = str.maketrans("", "", ",\u00a0\u202f\u2009٬")
_BLANKS = "\u00a0\u202f\u2009٬"


class Num(msgspec.Struct, frozen=True):
    """A number expression: tokens first up to and without last.

    value: None where only low and high are known ("dozens", "10 to 12"). kind: "fraction" for shares ("a third",
    "one in three"). plain: a bare run of digits (could be a year or a name's number).
    scale: what a scale word multiplied it by, 1 without one.
    """

    first: int
    last: int
    value: Number | None
    low: Number | None
    high: Number | None
    kind: Literal["exact", "vague", "range", "fraction", "none"] = "exact"
    form: Form = "digits"
    plain: bool = False
    scale: int = 1


def parse_digits(word: str) -> Number | None:
    """The value of a run of digits with grouping marks; None where it is no well-formed number."""
    if len(word) > 2 * _LONGEST:
        return None
    bare = word.translate(_MARKS) if _grouped(word) else word.replace("٫", ".")
    whole, point, rest = bare.partition(".")
    if not whole.isdecimal() or (point and not rest.isdecimal()) or len(bare) > _LONGEST:
        return None
    return float(bare) if "." in bare else int(bare)


def _grouped(word: str) -> bool:
    """True for marks between groups of three digits, or as in "12,34,567"; a point may follow groups with commas."""
    blank = next((mark for mark in _BLANKS if mark in word), "")
    whole, point, rest = (word, "", "") if blank else word.partition(".")
    first, *groups = whole.split(blank or ",")
    sizes = {len(group) for group in groups[:-1]}
    fitting = sizes <= {3} or (sizes == {2} and len(first) < 3 and not blank and not point)
    decimal = all(map(str.isdecimal, (first, *groups))) and (not point or rest.isdecimal())
    return decimal and fitting and bool(groups) and len(first) < 4 and len(groups[-1]) == 3


def tidy(value: Number) -> Number:
    """The value without the noise of binary fractions; whole numbers as int."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    # 1.1 * 10**6 is 1100000.0000000001: twelve digits are more than any report writes.
    return round(value, 12 - len(str(int(abs(value))))) if isinstance(value, float) and abs(value) < 1e11 else value
