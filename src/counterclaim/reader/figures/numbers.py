"""Number expressions: digits and words to a value or an interval. Knows nothing of what is counted."""

import re

from msgspec.structs import replace

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.reader.figures import states
from counterclaim.reader.figures.num import Num, Number, parse_digits, tidy
from counterclaim.reader.figures.spelled import (
    FEW,
    ONES,
    SCALES,
    TENS,
    VAGUE,
    cardinal,
    of_a_million,
    share,
    vague,
    with_article,
)
from counterclaim.reader.figures.tokens import Tokens

# Letters written directly after the digits. "m" is metres as well: the caller decides with what follows.
_SUFFIXES = {
    "k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "bn": 10**9, "b": 10**9,
    "B": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}
_WITH_ARTICLE = vocabulary.words("figures.with_article")
COMPOUNDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | frozenset(["half"])
"""Word parts at which a hyphened word is split ("three-hour", "mid-twenty")."""

_OPENERS = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(VAGUE)
    | frozenset(FEW)
    | vocabulary.words("figures.openers")
)
HINT = compiled(
    r"\d|[½¼¾⅓⅔⅛⅕]|\b(?:"
    + "|".join((*sorted(_OPENERS - {"a", "an", "no"}), "no", "none", "billion", "lost", *states.forms(states.HARM)))
    + r")\b",
    re.I,
)
"""A sentence in which this finds nothing holds no number, nor the "a" of one victim ("hanged a trader")."""


def may_begin(low: str) -> bool:
    """False for words (in lower case) that begin no number; cheap, for the many that don't."""
    return low in _OPENERS or low[0].isdecimal() or low in _GLYPHS


def read(tokens: Tokens, i: int) -> Num | None:
    """The longest single number (no range) that begins at token i; None where none does."""
    word, low = tokens.word(i), tokens.low(i)
    if word[:1].isdecimal():
        return _digits(tokens, i)
    if word in _GLYPHS:
        return Num(i, i + 1, _GLYPHS[word], None, None, "fraction", plain=False)
    if low not in _OPENERS:
        return None
    if low in VAGUE:
        return vague(tokens, i)
    found = with_article(tokens, i) if low in _WITH_ARTICLE else cardinal(tokens, i)
    return of_a_million(tokens, found) if found else None


def _digits(tokens: Tokens, i: int) -> Num | None:
    value = parse_digits(tokens.word(i))
    j = i + 1
    plain = tokens.word(i).isdecimal()
    if value is None:
        return None
    # "1 100": a blank as grouping mark, only where nothing but one number can be meant.
    if plain and len(tokens.word(i)) <= 3:
        k, text = j, tokens.word(i)
        while (
            len(tokens.word(k)) == 3
            and tokens.word(k).isdecimal()
            and tokens.starts[k] == tokens.ends[k - 1] + 1
            and k - i < 4
        ):
            text += tokens.word(k)
            k += 1
        glued = tokens.joined(k) and tokens.word(k)[:1].isalnum()  # "12 155mm shells"
        if k > j and not glued and not tokens.word(k)[:1].isdecimal() and not text.startswith("0"):
            value, j, plain = int(text), k, False
    if tokens.joined(j) and tokens.word(j) in _GLYPHS:
        value, j, plain = value + _GLYPHS[tokens.word(j)], j + 1, False
    elif tokens.word(j) == "/" and tokens.joined(j) and tokens.joined(j + 1) and tokens.word(j + 1) in ("2", "3", "4"):
        if value in (1, 2, 3) and value < int(tokens.word(j + 1)) and tokens.word(j + 2) != "/":
            return Num(i, j + 2, value / int(tokens.word(j + 1)), None, None, "fraction")
        return None
    elif tokens.word(j) == "×" and tokens.word(j + 1) == "10":
        return _power(tokens, i, j, value)
    scale = 1
    if tokens.joined(j) and tokens.word(j) in _SUFFIXES and tokens.word(j) not in ("m", "b"):
        scale = _SUFFIXES[tokens.word(j)]
        j += 1
    if tokens.low(j) == "-" and tokens.joined(j) and tokens.joined(j + 1) and tokens.low(j + 1) in SCALES:
        j += 1  # "1.5-million-strong"
    while tokens.low(j) in SCALES and j - i < 6:
        scale *= SCALES[tokens.low(j)]
        j += 1
    value = tidy(value * scale) if scale != 1 else value
    parts = share(tokens, i, j, value)
    if parts is not None:
        return parts
    return Num(i, j, value, None, None, plain=plain and scale == 1, scale=scale)


def _power(tokens: Tokens, i: int, j: int, value: Number) -> Num | None:
    """ "2.5×10^6", "3×10−8": a power of ten, its exponent within what a float holds exactly enough."""
    k, sign = j + 2, 1
    if tokens.word(k) == "^":
        k += 1
    if tokens.word(k) in ("-", "−", "–"):
        k, sign = k + 1, -1
    if not (tokens.word(k).isdecimal() and tokens.joined(k)) or len(tokens.word(k)) > 2 or int(tokens.word(k)) > 17:
        return None
    return Num(i, k + 1, float(value) * 10.0 ** (sign * int(tokens.word(k))), None, None)


def million_suffix(tokens: Tokens, num: Num) -> Num:
    """The number with a directly joined "m" or "b" read as million or billion."""
    if tokens.joined(num.last) and tokens.word(num.last) in ("m", "b") and num.value is not None:
        scale = _SUFFIXES[tokens.word(num.last)]
        return replace(num, last=num.last + 1, value=tidy(num.value * scale), scale=scale, plain=False)
    return num
