"""Number expressions: digits and words to a value or an interval. Knows nothing of what is counted."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.reader.figures.tokens import Tokens, words

Number = int | float
Form = Literal["digits", "words"]

_ONES = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "mn": 10**6, "bn": 10**9, "dozen": 12, "mil": 10**6,
}  # fmt: skip
# Letters written directly after the digits. "m" is metres as well: the caller decides with what follows.
_SUFFIXES = {
    "k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "bn": 10**9, "b": 10**9,
    "B": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# From "at least a dozen of them" to where the next word would be used; NewsQuant's convention for the upper ends.
_VAGUE = {
    "tens": (10, 100), "dozens": (12, 120), "scores": (20, 200), "hundreds": (100, 1000), "thousands": (1000, 10000),
    "millions": (10**6, 10**7), "billions": (10**9, 10**10), "trillions": (10**12, 10**13),
}  # fmt: skip
_FEW = {"several": (3, 9), "few": (2, 9), "handful": (2, 9)}
_MULTIPLES = {"hundred", "thousand", "million", "billion", "dozen"}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
          "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10}  # fmt: skip
COMPOUNDS = frozenset(_ONES) | frozenset(_TENS) | frozenset(_SCALES) | frozenset(_VAGUE) | frozenset(["half"])
"""Word parts at which a hyphened word is split ("three-hour", "mid-twenty")."""

_OPENERS = (
    frozenset(_ONES)
    | frozenset(_TENS)
    | frozenset(_VAGUE)
    | frozenset(_FEW)
    | frozenset(
        (
            "a",
            "an",
            "half",
            "couple",
            "pair",
            "dozen",
            "no",
            "none",
            "hundred",
            "thousand",
            "million",
            "third",
            "quarter",
        )
    )
)
HINT = re.compile(r"\d|[½¼¾⅓⅔⅛⅕]|\b(?:" + "|".join(sorted(_OPENERS - {"a", "an", "no"})) + r"|no|none|billion)\b", re.I)
"""A sentence in which this finds nothing holds no number."""

# Longer runs of digits are identifiers, not counts of anything; Python also refuses to convert past 4,300.
_LONGEST = 18
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u00a0\u202f\u2009٬]\d{3})+")


@dataclass(frozen=True, slots=True)
class Num:
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
    bare = re.sub(r"[,\u00a0\u202f\u2009٬]", "", word) if _GROUPS.fullmatch(word) else word.replace("٫", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", bare) or len(bare) > _LONGEST:
        return None
    return float(bare) if "." in bare else int(bare)


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
    if low in _VAGUE:
        return _vague(tokens, i)
    if low in ("a", "an", "half", "couple", "pair", "several", "few", "handful", "third", "quarter", "no", "none"):
        return _article(tokens, i)
    return _words(tokens, i)


def _tidy(value: Number) -> Number:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    # 1.1 * 10**6 is 1100000.0000000001: twelve digits are more than any report writes.
    return round(value, 12 - len(str(int(abs(value))))) if isinstance(value, float) and abs(value) < 1e11 else value


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
    while tokens.low(j) in _SCALES and j - i < 6:
        scale *= _SCALES[tokens.low(j)]
        j += 1
    value = _tidy(value * scale) if scale != 1 else value
    parts = _share(tokens, i, j, value)
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
        return replace(num, last=num.last + 1, value=_tidy(num.value * scale), scale=scale, plain=False)
    return num


def _words(tokens: Tokens, i: int) -> Num | None:
    total, part, j, seen, scaled = 0, 0, i, False, 1
    last_kind = ""
    while j < len(tokens) and j - i < 24:
        low = tokens.low(j)
        if low in _ONES:
            if last_kind in ("one",):
                break
            if last_kind == "ten" and (_ONES[low] > 9 or _ONES[low] == 0):
                break
            part += _ONES[low]
            last_kind = "one"
        elif low in _TENS:
            if last_kind in ("one", "ten"):
                break
            part += _TENS[low]
            last_kind = "ten"
        elif low in _SCALES and low not in ("mln", "mn", "bn", "mil"):
            if low == "hundred" or low == "dozen":
                part = (part or 1) * _SCALES[low]
            else:
                total, part = total + (part or 1) * _SCALES[low], 0
            scaled *= _SCALES[low]
            last_kind = "scale"
        elif low == "and" and last_kind == "scale" and (tokens.low(j + 1) in _TENS or tokens.low(j + 1) in _ONES):
            if tokens.low(j - 1) == "dozen" or _ends_number(tokens, j + 1):
                break
            j += 1
            continue
        elif (
            low == "-" and seen and (tokens.low(j + 1) in _ONES or tokens.low(j + 1) in _SCALES) and last_kind == "ten"
        ):
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    if not seen:
        return None
    value = total + part
    share = _share(tokens, i, j, value)
    return share or Num(i, j, value, None, None, form="words", scale=scaled if scaled > 1 else 1)


def _ends_number(tokens: Tokens, j: int) -> bool:
    """ "two thousand and three tanks": is 3 the rest of the number or a second figure? A larger scale tells."""
    return tokens.low(j + 1) in _SCALES


def _share(tokens: Tokens, i: int, j: int, value: Number) -> Num | None:
    """ "two-thirds", "three quarters", "one in three", "nine out of ten"."""
    k = j + 1 if tokens.low(j) == "-" else j
    if tokens.low(k) in _PARTS and value < 20 and tokens.word(i)[:1].isalpha():
        plural = tokens.low(k).endswith("s") or value == 1
        if plural and value < _PARTS[tokens.low(k)] and value > 0:
            return Num(i, k + 1, value / _PARTS[tokens.low(k)], None, None, "fraction", form="words")
    if tokens.low(j) == "in" or (tokens.low(j) == "out" and tokens.low(j + 1) == "of"):
        k = j + 1 if tokens.low(j) == "in" else j + 2
        whole = _ONES.get(tokens.low(k)) or (parse_digits(tokens.word(k)) if tokens.word(k).isdecimal() else None)
        if (
            isinstance(whole, int)
            and 0 < value < whole
            and (tokens.low(j) == "out" or whole in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
        ):
            after = tokens.low(k + 1)
            if tokens.low(j) == "in" and (after in _TIMES or value > 9):
                return None
            return Num(i, k + 1, value / whole, None, None, "fraction", form="words")
    return None


_TIMES = words(
    "second seconds minute minutes hour hours day days week weeks month months year years decades km kilometres "
    "kilometers miles metres meters separate different other villages towns cities districts provinces regions "
    "attacks strikes raids incidents explosions"
)


def _vague(tokens: Tokens, i: int) -> Num | None:
    low, high = _VAGUE[tokens.low(i)]
    j = i + 1
    while tokens.low(j) == "of" and tokens.low(j + 1) in ("hundreds", "thousands", "millions", "billions"):
        scale = _VAGUE[tokens.low(j + 1)][0]
        low, high, j = low * scale, high * scale, j + 2
    if tokens.low(i) == "tens" and j == i + 1:
        return None
    if tokens.low(i) == "scores" and tokens.low(i - 1) in ("the", "test", "their", "his"):
        return None
    return Num(i, j, None, low, high, "vague", "words")


def _article(tokens: Tokens, i: int) -> Num | None:
    low, j = tokens.low(i), i
    if low in ("a", "an"):
        j += 1
        nxt = tokens.low(j)
        if nxt in _MULTIPLES:
            words = _words(tokens, j)
            return replace(words, first=i) if words and words.kind == "exact" else None
        if nxt not in ("half", "couple", "pair", "few", "handful", "third", "quarter", "good"):
            return None
        if nxt in ("third", "quarter"):
            if tokens.low(j + 1) not in ("of", "-"):
                return None
            return Num(i, j + 1, 1 / _PARTS[nxt], None, None, "fraction", "words")
        low = nxt
    elif low in ("third", "quarter", "handful", "couple", "pair"):
        return None
    if low in _FEW:
        if low == "few" and tokens.low(i) != "a" and tokens.low(j + 1) not in _MULTIPLES:
            return None
        lo, hi = _FEW[low]
        k = j + 1
        if tokens.low(k) in _MULTIPLES:
            return Num(i, k + 1, None, lo * _SCALES[tokens.low(k)], hi * _SCALES[tokens.low(k)], "vague", "words")
        return Num(i, k, None, lo, hi, "vague", "words")
    if low in ("couple", "pair"):
        k = j + 1
        if low == "couple" and tokens.low(k) == "of" and tokens.low(k + 1) in _MULTIPLES:
            return Num(i, k + 2, 2 * _SCALES[tokens.low(k + 1)], None, None, "exact", "words")
        return Num(i, k, 2, None, None, "exact", "words") if tokens.low(k) == "of" else None
    if low == "half":
        k = j + 1
        if tokens.low(k) == "-":
            k += 1
        if tokens.low(k) in ("a", "an") and tokens.low(k + 1) in _MULTIPLES:
            return Num(i, k + 2, _tidy(0.5 * _SCALES[tokens.low(k + 1)]), None, None, "exact", "words")
        if tokens.low(k) in _MULTIPLES:
            return Num(i, k + 1, _tidy(0.5 * _SCALES[tokens.low(k)]), None, None, "exact", "words")
        return Num(i, j + 1, 0.5, None, None, "fraction", "words")
    if low in ("no", "none"):
        return Num(i, i + 1, 0, 0, 0, "none", "words")
    return None
