"""Numbers of a language beside English: digits with their marks, number words in all cases, duals, vague words."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reader.figures.num import Number, parse_digits, tidy
from counterclaim.reader.languages.language import Meaning
from counterclaim.reader.languages.tokens import Tokens

# Whether a comma before exactly three digits groups them; in the others it begins the decimals.
_COMMA_GROUPS = ("ar", "he")
_BLANK_GROUPS = ("ru", "uk", "fr")
_JOINED_AND = ("ar", "he", "fr")  # "five and twenty": the units and tens of one number have "and" between them
_BLANKS = (" ", "\u00a0", "\u202f", "\u2009")
_DASHES = ("-", "–", "—", "‑")
_MOST = 10**15
_HUNDRED = ("сотни", "сотні")  # the genitive of one, the plural of more
_UNIT_SUFFIX = ("ти", "и", "ми", "мя", "ох", "ома")  # of number words written as digits: "5-ти"


class Num(NamedTuple):
    """A number expression: tokens first up to and without last.

    value: None where only low and high are known. plain: a bare run of digits. scaled: has a word such as "thousand".
    noun: the unit of a noun in the dual, which says two of it by itself ("" where it is of no known unit).
    particle: what is written as one with its first word ("from", "about").
    """

    first: int
    last: int
    value: Number | None
    low: Number | None
    high: Number | None
    plain: bool = False
    scaled: bool = False
    noun: str | None = None
    particle: str = ""
    digits: bool = False


def read(tokens: Tokens, i: int) -> Num | None:
    """The longest number that begins at token i, a range among them; None where none does."""
    one = _single(tokens, i)
    if one is None or one.value is None:
        return one
    return _range(tokens, one) or one


def _range(tokens: Tokens, one: Num) -> Num | None:
    """ "10-15", "from 10 to 15", "10 or 15 thousand": two numbers that are one figure."""
    j = one.last
    dash = tokens.word(j) in _DASHES and not (one.digits and tokens.joined(j) != tokens.joined(j + 1))
    word = tokens.before(one.first, "from") is not None or _from_joined(tokens, one)
    to = tokens.of(j, "to")
    if not word and (to is None or to.particle or not one.digits or tokens.of(j, "and") is not None):
        to = None
    if not dash and to is None:
        return None
    if dash and not one.digits and tokens.joined(j):
        return None
    step = 1 if dash or to is None else to.size
    k = j + step
    if tokens.word(k) in _DASHES and tokens.joined(k):
        k += 1
    other = _single(tokens, k)
    if other is None or other.value is None or other.noun is not None:
        return None
    low, high = one.value, other.value
    assert low is not None
    if other.scaled and not one.scaled and low < high / 100:
        bare = _single(tokens, k, scales=False)
        if bare is not None and bare.value:
            low = tidy(low * (high / bare.value))
    if low >= high:
        return None
    return Num(one.first, other.last, None, low, high, scaled=one.scaled or other.scaled, digits=one.digits)


def _from_joined(tokens: Tokens, one: Num) -> bool:
    return bool(one.particle) and any(
        m.value == "" and m.kind == "from" for m in tokens.language.meanings([one.particle])
    )


def _single(tokens: Tokens, i: int, *, scales: bool = True) -> Num | None:
    word = tokens.word(i)
    if not word:
        return None
    if word[0].isdecimal():
        return _and_half(tokens, _with_rest(tokens, _digits(tokens, i, scales)), scales)
    dual = tokens.of(i, "dual") or _dual(tokens, i)
    if dual is None and not tokens.meanings(i):
        return None
    if dual is not None:
        return Num(i, i + dual.size, 2, None, None, noun=dual.value, particle=dual.particle)
    return _and_half(tokens, _with_rest(tokens, _words(tokens, i, scales)), scales)


def _and_half(tokens: Tokens, num: Num | None, scales: bool) -> Num | None:
    """ "Seven and a half million", "seven million and a half": half of one, or of the last scale before it."""
    half = tokens.of(num.last, "half") if num is not None else None
    if num is None or half is None or not num.value or num.value % 1:
        return num
    j = num.last + half.size
    if num.value >= 1000:
        size = 1000
        while num.value % (size * 1000) == 0:
            size *= 1000
        again = tokens.of(j, "scale")
        j += again.size if again is not None and again.particle and float(again.value) == size else 0
        return num._replace(last=j, value=tidy(num.value + size / 2), plain=False) if num.value % size == 0 else num
    scale = tokens.of(j, "scale") if scales else None
    if scale is not None:
        value = (num.value + 0.5) * float(scale.value)
        return num._replace(last=j + scale.size, value=tidy(value), plain=False, scaled=True)
    return num if tokens.language.right_to_left else num._replace(last=j, value=num.value + 0.5, plain=False)


def _dual(tokens: Tokens, i: int) -> Meaning | None:
    """The dual of an Arabic noun of the table that is no person, whose dual and plural are written alike; "the two" of
    them only point back.
    """
    if tokens.language.code != "ar" or tokens.of(i, "noun") is not None:
        return None
    for word, particle in tokens.language.forms(tokens.low[i]):
        if particle.endswith(("ال", "لل")) or not word.endswith(("ان", "ين")):
            continue
        stem = word[:-2]
        single = stem[:-1] + "ه" if stem.endswith("ت") else stem
        found = [m for m in tokens.language.meanings([single]) if m.kind == "noun" and not m.particle]
        plain = word.endswith("ان") or stem.endswith("ت")  # of people, "ين" may be the plural
        if len(stem) > 2 and found and (plain or found[0].value != "people"):
            return Meaning("dual", found[0].value, 1, particle)
    return None


def _with_rest(tokens: Tokens, num: Num | None) -> Num | None:
    """ "Three thousand and-200": digits joined to what the words of thousands left open."""
    if num is None or num.value is None or not num.scaled or tokens.language.code not in ("ar", "he"):
        return num
    j = num.last
    joint = tokens.of(j, "and")
    if joint is None or joint.particle or not tokens.joined(j + 1) or not tokens.word(j + 1).isdecimal():
        return num
    rest = _digits(tokens, j + 1, False)
    if rest is None or rest.value is None or not 0 < rest.value < 1000 or num.value % 1000:
        return num
    return num._replace(last=rest.last, value=num.value + rest.value)


def _digits(tokens: Tokens, i: int, scales: bool) -> Num | None:
    code = tokens.language.code
    word = "".join(str(int(c)) if c.isdecimal() else c for c in tokens.word(i))
    value = _value(word, code)
    if value is None:
        return None
    j = i + 1
    plain = word.isdecimal()
    if plain and len(word) <= 3 and code in _BLANK_GROUPS and not word.startswith("0"):
        while (
            len(tokens.word(j)) == 3
            and tokens.word(j).isdecimal()
            and tokens.text[tokens.ends[j - 1] : tokens.starts[j]] in _BLANKS
            and j - i < 4
        ):
            word += tokens.word(j)
            j += 1
        if j > i + 1:
            if tokens.joined(j) and tokens.word(j)[:1].isalnum():
                return None
            value, plain = int(word), False
    if tokens.word(j) in _DASHES and tokens.joined(j) and tokens.joined(j + 1) and tokens.word(j + 1) in _UNIT_SUFFIX:
        return Num(i, j + 2, value, None, None, digits=True)
    scaled = False
    while scales and j - i < 7:
        found = tokens.of(j, "scale")
        if found is None:
            break
        value, j, scaled, plain = value * int(found.value), j + found.size, True, False
        rest = tokens.word(j)
        thousands = found.value == "1000" and value % 1000 == 0 and code in _BLANK_GROUPS
        if thousands and len(rest) == 3 and rest.isdecimal():
            value, j = value + int(rest), j + 1  # "142 thousand 711"
            break
    return Num(i, j, tidy(value), None, None, plain=plain, scaled=scaled, digits=True) if value < _MOST else None


def _value(word: str, code: str) -> Number | None:
    """The value of a run of digits by the marks of the language; None for a date, a version or the like."""
    word = word.replace("٬", ",").replace("٫", "." if code in _COMMA_GROUPS else ",")
    if code not in _COMMA_GROUPS:
        if word.count(",") == 1 and word.count(".") == 0:
            word = word.replace(",", ".")
            return parse_digits(word)
        parts = word.split(".")
        if len(parts) > 1 and all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3:
            return int("".join(parts))
        return parse_digits(word) if word.count(".") <= 1 else None
    whole, _, rest = word.partition(".")
    if code == "ar" and rest.isdecimal() and len(rest) == 3 and 0 < len(whole) <= 3 and whole.strip("0"):
        return int(whole + rest)  # "12.500"
    return parse_digits(word)


def _words(tokens: Tokens, i: int, scales: bool) -> Num | None:
    total: Number = 0
    part: Number = 0
    room: float = float("inf")  # what is added to `part` must be less
    j, seen, scaled, particle, last_scale = i, False, False, "", float("inf")
    joins = tokens.language.code in _JOINED_AND
    while j < len(tokens) and j - i < 16:
        at = j
        if seen and joins:
            conjunction = tokens.of(j, "and")
            if conjunction is not None and not conjunction.particle:
                at = j + conjunction.size
            elif tokens.word(j) in _DASHES and tokens.joined(j):
                at = j + 1
        found = tokens.of(at, "number", "hundred") or (tokens.of(at, "unitone") if seen and part else None)
        scale = tokens.of(at, "scale") if scales else None
        times = tokens.of(at, "times") if 1 < part < 10 else None
        if times is not None:  # "two | dozens", "three | hundreds"
            part, room, j = part * float(times.value), 0, at + times.size
            continue
        over = found is not None and scale is not None and part > 0 and float(found.value) >= room
        if found is not None and not over and (scale is None or found.size >= scale.size):
            value = float(found.value)
            plus = bool(found.particle) or at > j
            if found.kind == "hundred" and 1 < part < 10:
                part, room = part * 100, 100
            elif part == 0 or value < room or (plus and joins and (part < 10 <= value < 100 or _sixty(part, value))):
                part, room = part + value, _place(value)
            else:
                break
            particle = particle if seen else found.particle
            j, seen = at + found.size, True
            continue
        if scale is None or float(scale.value) >= last_scale:
            break
        if not part and not seen and (tokens.of(j, "one") is None):
            break
        total, part, room = total + (part or 1) * float(scale.value), 0, float("inf")
        last_scale, scaled = float(scale.value), True
        particle = particle if seen else scale.particle
        j, seen = at + scale.size, True
    if seen and total + part < _MOST:
        return Num(i, j, tidy(float(total + part)), None, None, scaled=scaled, particle=particle)
    return _vague(tokens, i, scales)


def _sixty(part: float, value: float) -> bool:
    """Sixty and fourscore are counted on to nineteen: "soixante-douze", "quatre-vingt-treize"."""
    return part % 100 in (60, 80) and 10 <= value < 20


def _place(value: float) -> float:
    """What may follow a number word in the same number: units after tens, both after hundreds."""
    size = 1.0
    while value % (size * 10) == 0 and value >= size * 10:
        size *= 10
    return size


def _vague(tokens: Tokens, i: int, scales: bool) -> Num | None:
    group = tokens.of(i, "group", "part", "none")
    if group is not None:
        value = tidy(float(group.value))
        j, scaled = i + group.size, False
        scale = tokens.of(j, "scale") if scales and group.kind != "none" else None
        if scale is not None:
            value, j, scaled = tidy(value * float(scale.value)), j + scale.size, True
        return Num(i, j, value, None, None, scaled=scaled or group.kind == "group", particle=group.particle)
    vague = tokens.of(i, "vague")
    if vague is None:
        scale = tokens.of(i, "scale")
        if scale is None or "." in scale.value or not scales:
            return None
        low = float(scale.value)
        return Num(i, i + scale.size, None, tidy(low), tidy(10 * low), scaled=True, particle=scale.particle)
    low, high = (float(n) for n in vague.value.split())
    j = i + vague.size
    if tokens.word(i) in _HUNDRED and tokens.before(i, "before") is not None:
        return Num(i, j, 100, None, None, scaled=True)  # "more than a hundred", in the singular
    noun = tokens.word(j)
    if tokens.language.code == "he" and high < 10 and (not noun.endswith(("ים", "ות")) or noun.startswith("ה")):
        return None  # "number", "how much"
    tens = tokens.of(j, "vague") if high < 10 else None
    if tens is not None:  # "several dozens"
        times = float(tens.value.split()[0])
        low, high, j = low * times, high * times, j + tens.size
    scale = tokens.of(j, "scale") if scales else None
    if scale is not None:  # "several thousand", "dozens of thousands"
        low, high, j = low * float(scale.value), high * float(scale.value), j + scale.size
    return Num(i, j, None, tidy(low), tidy(high), scaled=True, particle=vague.particle)
