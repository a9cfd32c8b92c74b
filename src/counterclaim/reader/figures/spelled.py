"""Numbers in words: "twenty-five", "half a million", "dozens", "several hundred", "one in three"."""

from msgspec.structs import replace

from counterclaim import vocabulary
from counterclaim.reader.figures import lexicon
from counterclaim.reader.figures.num import Num, Number, parse_digits, tidy
from counterclaim.reader.figures.tokens import Tokens

ONES = {word: n for n, word in enumerate(vocabulary.listed("figures.up_to_nineteen"))}
TENS = {word: 10 * n for n, word in enumerate(vocabulary.listed("times.tens"), 2)} | {"fourty": 40}
SCALES = {word: int(value) for word, value in vocabulary.pairs("figures.scales").items()}
# From "at least a dozen of them" to where the next word would be used; NewsQuant's convention for the upper ends.
VAGUE = {
    "tens": (10, 100), "dozens": (12, 120), "scores": (20, 200), "hundreds": (100, 1000), "thousands": (1000, 10000),
    "lakhs": (10**5, 10**6), "crores": (10**7, 10**8), "millions": (10**6, 10**7),
    "billions": (10**9, 10**10), "trillions": (10**12, 10**13),
}  # fmt: skip
FEW = {"several": (3, 9), "few": (2, 9), "handful": (2, 9)}
_MULTIPLES = vocabulary.words("figures.multiples")
_PARTS = {word: int(value) for word, value in vocabulary.pairs("figures.fractions").items()}
_AFTER_A = vocabulary.words("figures.after_a")
_TIMES = vocabulary.words("figures.times")


_MOST_WORDS = 24  # in one number; the longest that is ever written out has some twenty
_BEYOND = 10**30  # spot.py leaves out what no report can mean


def cardinal(tokens: Tokens, i: int) -> Num | None:
    """The number of number words that begins at token i ("two thousand and five")."""
    total, part, j, seen, scaled, last_scale = 0, 0, i, False, 1, 1
    last_kind, broken = "", False
    while j < len(tokens) and (j - i < _MOST_WORDS or broken):
        low = tokens.low(j)
        if low in ONES:
            if last_kind in ("one",):
                break
            if last_kind == "ten" and (ONES[low] > 9 or ONES[low] == 0):
                break
            part += ONES[low]
            last_kind = "one"
        elif low in TENS:
            if last_kind in ("one", "ten"):
                break
            part += TENS[low]
            last_kind = "ten"
        elif low in SCALES and low not in ("mln", "mn", "bn", "mil"):
            if low == "hundred" or low == "dozen":
                broken = broken or part > 99
                part = (part or 1) * SCALES[low]
            elif last_kind == "scale" and not part:
                # "A thousand million" is one; "million million" and "million thousand" are none.
                broken = broken or total >= SCALES[low]
                total *= SCALES[low]
            else:
                total, part = total + (part or 1) * SCALES[low], 0
            scaled, last_scale = min(scaled * SCALES[low], _BEYOND), SCALES[low]
            total = min(total, _BEYOND)
            last_kind = "scale"
        elif low == "score" and last_kind == "one" and lexicon.is_plural(tokens.word(j + 1)):
            part, last_kind = 20 * part, "scale"  # "three score men"
        elif low == "," and last_kind == "scale" and last_scale > 100 and tokens.low(j + 1) in ONES:
            if tokens.low(j + 2) != "hundred":
                break
            j += 1  # "forty-two thousand, six hundred tents"
            continue
        elif low == "and" and last_kind == "scale" and (tokens.low(j + 1) in TENS or tokens.low(j + 1) in ONES):
            if tokens.low(j - 1) == "dozen" or _ends_number(tokens, j + 1) or _and_part(tokens, j) is not None:
                break
            j += 1
            continue
        elif low == "-" and seen and (tokens.low(j + 1) in ONES or tokens.low(j + 1) in SCALES) and last_kind == "ten":
            j += 1
            continue
        else:
            break
        seen = True
        j += 1
    if not seen:
        return None
    if broken:
        # Taken whole, so that no part of it is read as a number of its own; too large for any count, it is left out.
        return Num(i, j, _BEYOND, None, None, form="words", scale=scaled)
    value: Number = total + part
    if (part_of_one := _and_part(tokens, j)) is not None:
        j = part_of_one[1]
        value += part_of_one[0] * (last_scale if last_kind == "scale" else 1)
        while tokens.low(j) in _MULTIPLES and last_kind != "scale":
            value, scaled, j = value * SCALES[tokens.low(j)], SCALES[tokens.low(j)], j + 1
        return Num(i, j, tidy(value), None, None, form="words", scale=scaled)
    found = share(tokens, i, j, value)
    return found or Num(i, j, value, None, None, form="words", scale=scaled if scaled > 1 else 1)


def _and_part(tokens: Tokens, j: int) -> tuple[float, int] | None:
    """The part of one that "and a half", "and three-quarters" at token j adds ("two and a half million", "a million and
    a quarter") and the token after it; None where none is there or it is a part of something else."""
    j += tokens.low(j) == "-"
    if tokens.low(j) != "and":
        return None
    j += 1 + (tokens.low(j + 1) == "-")
    many, low = 1 if tokens.low(j) == "a" else ONES.get(tokens.low(j), 0), tokens.low(j)
    j += 1 + (tokens.low(j + 1) == "-")
    size = 2 if tokens.low(j) == "half" else _PARTS.get(tokens.low(j), 0)
    if not 0 < many < size or (size == 2 and low != "a"):
        return None
    k = j + 1
    k += tokens.low(k) == "-" and tokens.low(k + 1) in _MULTIPLES
    if tokens.low(k) == "of":
        if tokens.low(k + 1) in ("a", "one") and tokens.low(k + 2) in _MULTIPLES:
            return many / size, k + 2  # "one and three-quarters of a million"
        return (0.5, k) if size == 2 else None
    # "Two and a third were hurt" is no number; nor is "two and a fifth man".
    if size in (2, 4) or tokens.low(k) in _MULTIPLES or (many > 1 and lexicon.is_plural(tokens.word(k))):
        return many / size, k
    return None


def of_a_million(tokens: Tokens, num: Num) -> Num:
    """ "Three-quarters of a million" as the number it is; any other as it was."""
    j = num.last
    scale = SCALES.get(tokens.low(j + 2), 0)
    if num.kind != "fraction" or num.value is None or tokens.low(j) != "of" or tokens.low(j + 1) not in ("a", "one"):
        return num
    if scale < 1000:
        return num
    return Num(num.first, j + 3, tidy(num.value * scale), None, None, form="words", scale=scale)


def _ends_number(tokens: Tokens, j: int) -> bool:
    """ "two thousand and three tanks": is 3 the rest of the number or a second figure? A larger scale tells."""
    return tokens.low(j + 1) in SCALES


def share(tokens: Tokens, i: int, j: int, value: Number) -> Num | None:
    """ "two-thirds", "three quarters", "one in three", "nine out of ten"."""
    k = j + 1 if tokens.low(j) == "-" else j
    if tokens.low(k) in _PARTS and value < 20 and tokens.word(i)[:1].isalpha():
        plural = tokens.low(k).endswith("s") or value == 1
        if plural and value < _PARTS[tokens.low(k)] and value > 0:
            return Num(i, k + 1, value / _PARTS[tokens.low(k)], None, None, "fraction", form="words")
    out_of = tokens.low(j) == "out" and tokens.low(j + 1) == "of"
    if tokens.low(j) != "in" and not out_of:
        return None
    k = j + 2 if out_of else j + 1
    whole = ONES.get(tokens.low(k)) or (parse_digits(tokens.word(k)) if tokens.word(k).isdecimal() else None)
    if not isinstance(whole, int) or not 0 < value < whole:
        return None
    # "71 out of 86 drones" and "three out of four missiles" are counts; "nine out of ten" is a share.
    if whole not in ((10, 100) if out_of else (3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)):
        return None
    if not out_of and (tokens.low(k + 1) in _TIMES or value > 9):
        return None
    return Num(i, k + 1, value / whole, None, None, "fraction", form="words")


def vague(tokens: Tokens, i: int) -> Num | None:
    """ "dozens", "tens of thousands": an interval; None for "the scores"."""
    low, high = VAGUE[tokens.low(i)]
    j = i + 1
    while tokens.low(j) == "of" and tokens.low(j + 1) in ("hundreds", "thousands", "millions", "billions"):
        scale = VAGUE[tokens.low(j + 1)][0]
        low, high, j = low * scale, high * scale, j + 2
    if tokens.low(i) == "tens" and j == i + 1:
        return None
    if tokens.low(i) == "scores" and tokens.low(i - 1) in ("the", "test", "their", "his"):
        return None
    return Num(i, j, None, low, high, "vague", "words")


def with_article(tokens: Tokens, i: int) -> Num | None:
    """ "a dozen", "half a million", "a third of", "several hundred", "a pair of", "no"."""
    low, j = tokens.low(i), i
    if low in ("a", "an"):
        j += 1
        nxt = tokens.low(j)
        if nxt in _MULTIPLES:
            words = cardinal(tokens, j)
            return replace(words, first=i) if words and words.kind == "exact" else None
        if nxt == "score" and tokens.low(j + 1) == "of" and lexicon.is_plural(tokens.word(j + 2)):
            return Num(i, j + 1, 20, None, None, "exact", "words")
        if nxt not in _AFTER_A:
            return None
        if nxt in ("third", "quarter"):
            if tokens.low(j + 1) not in ("of", "-"):
                return None
            return Num(i, j + 1, 1 / _PARTS[nxt], None, None, "fraction", "words")
        low = nxt
    elif low in ("third", "quarter", "handful", "couple", "pair"):
        return None
    if low in FEW:
        if low == "few" and tokens.low(i) != "a" and tokens.low(j + 1) not in _MULTIPLES:
            return None
        lo, hi = FEW[low]
        k = j + 1
        if tokens.low(k) in _MULTIPLES:
            return Num(i, k + 1, None, lo * SCALES[tokens.low(k)], hi * SCALES[tokens.low(k)], "vague", "words")
        return Num(i, k, None, lo, hi, "vague", "words")
    if low in ("couple", "pair"):
        k = j + 1
        if low == "couple" and tokens.low(k) == "of" and tokens.low(k + 1) in _MULTIPLES:
            return Num(i, k + 2, 2 * SCALES[tokens.low(k + 1)], None, None, "exact", "words")
        return Num(i, k, 2, None, None, "exact", "words") if tokens.low(k) == "of" else None
    if low == "half":
        k = j + 1
        if tokens.low(k) == "-":
            k += 1
        if tokens.low(k) in ("a", "an") and tokens.low(k + 1) in _MULTIPLES:
            return Num(i, k + 2, tidy(0.5 * SCALES[tokens.low(k + 1)]), None, None, "exact", "words")
        if tokens.low(k) in _MULTIPLES:
            return Num(i, k + 1, tidy(0.5 * SCALES[tokens.low(k)]), None, None, "exact", "words")
        return Num(i, j + 1, 0.5, None, None, "fraction", "words")
    if low in ("no", "none"):
        return Num(i, i + 1, 0, 0, 0, "none", "words")
    return None
