"""The upper end of a range: "one to three kilometres", "between 40 and 50", "10,000–12,000", "$3bn to $5bn"."""

import msgspec

from counterclaim import vocabulary
from counterclaim.reader.figures import numbers, units
from counterclaim.reader.figures.bounds import changes
from counterclaim.reader.figures.num import Num, Number
from counterclaim.reader.figures.tokens import Tokens
from counterclaim.reader.figures.units import Unit

DASHES = ("-", "–", "—", "‑", "−", "~")
_NOT_AN_END = vocabulary.words("figures.not_an_end")
_SMALL = 20  # "two or three": above it "or" names alternatives


class UpperEnd(msgspec.Struct, frozen=True):
    """The second number of a range with its unit, whether it is hyphened on ("15-22-km"), and the token after it."""

    num: Num
    low: Number
    high: Number
    unit: Unit | None
    hyphen: bool
    stop: int


def upper_end(tokens: Tokens, num: Num, unit: Unit | None, stop: int, *, money: bool) -> UpperEnd | None:
    """The upper end of a range that `num` begins, its unit ending before token `stop`; None where there is none."""
    if num.kind != "exact" or num.value is None:
        return None
    k, link = stop, tokens.low(stop)
    between = "between" in (tokens.low(num.first - 1), tokens.low(num.first - 2), tokens.low(num.first - 3))
    if link in DASHES and tokens.low(k + 1) == "to" and tokens.low(k + 2) in DASHES:
        k, link = k + 2, "to"  # "0-to-60"
    if link not in (*DASHES, "to", "or") and not (link == "and" and between):
        return None
    if (link == "or" and (num.value > _SMALL or unit is not None)) or tokens.low(k + 1) in _NOT_AN_END:
        return None
    found = _number_after(tokens, k + 1)
    if found is None:
        return None
    other, sign = found
    if other.kind != "exact" or other.value is None or (other.form != num.form and link in DASHES):
        return None
    other = units.million(tokens, other, money=money or sign is not None)
    spelled = num.form == other.form == "words" and unit is None
    lost = spelled and tokens.low(num.first - 1) != "from"  # "hired six to eight hundred clerks"
    if link == "to" and not lost and _from_to(tokens, num.first, measured=unit is not None):
        return None
    low, high = _scaled(num, other, dashed=link in DASHES)
    if not low < high or _years(num, other, unit, between):
        return None
    end_unit, hyphen, end = units.attached(tokens, other.last, sign)
    if not _same_measure(unit, end_unit, link, money):
        return None
    return UpperEnd(other, low, high, end_unit, hyphen, end)


def _number_after(tokens: Tokens, k: int) -> tuple[Num, tuple[Unit, int] | None] | None:
    """The number that begins at token k, or after a currency sign that begins there."""
    for width in range(4):
        sign = units.before(tokens, k + width) if width else None
        if width and (sign is None or sign[1] != k):
            continue
        num = numbers.read(tokens, k + width)
        if num is not None:
            return num, sign
    return None


def _from_to(tokens: Tokens, i: int, *, measured: bool) -> bool:
    """ "rose from 28 to 31", "fell 60 points to 4,577": two figures, an old one or a change and a new one.

    measured: the first number has a unit of its own; "by one to three kilometres" is a range.
    """
    lead = tokens.low(i - 1) if tokens.words[i - 1] not in ("$", "€", "£") else tokens.low(i - 2)
    if lead == "from" or (lead == "by" and measured):
        return any(changes(tokens.low(k)) for k in range(max(0, i - 7), i))
    return changes(lead) is not None or (lead in ("about", "nearly") and changes(tokens.low(i - 2)) is not None)


def _years(a: Num, b: Num, unit: Unit | None, between: bool) -> bool:
    if not (a.plain and b.plain) or unit is not None or between:
        return False
    return all(1500 <= (num.value or 0) <= 2100 for num in (a, b))


def _same_measure(unit: Unit | None, end: Unit | None, link: str, money: bool) -> bool:
    if unit is not None and end is None:
        return money  # "6.5% to 164": the second number measures something else
    if unit is not None and end is not None and unit.name != end.name:
        return False
    return not (link == "or" and end is not None and end.kind == "currency")


def _scaled(a: Num, b: Num, *, dashed: bool) -> tuple[Number, Number]:
    """Both ends, with "3 to 5 million" read as three million to five million and "2-300" as 200 to 300."""
    low, high = a.value or 0, b.value or 0
    thousands = b.form == "digits" and b.scale == 1 and not b.plain and high % 1000 == 0
    if a.plain and thousands and low * 1000 < high <= 10_000 * low:
        return low * 1000, high  # "2-3,000", "30 to 40,000"
    if a.plain and b.plain and dashed and 1 < low < 10 and high % 100 == 0 and low * 100 < high < 1000:
        return low * 100, high
    if a.scale == 1 and b.scale > 1 and low * b.scale < high:
        low = low * b.scale
        if isinstance(low, float) and low.is_integer():
            low = int(low)
    return low, high
