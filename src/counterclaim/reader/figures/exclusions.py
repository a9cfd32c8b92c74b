"""Numbers that are no figures: names of units, weapons, laws, roads; calibres, idioms, codes. Dates: timelike.py."""

from counterclaim import vocabulary
from counterclaim.reader.figures import lexicon, states, timelike
from counterclaim.reader.figures.num import Num
from counterclaim.reader.figures.tokens import Tokens, words

# Nouns whose number is a name: "Article 5", "Route 60", "Unit 8200", "Resolution 1701".
_NUMBERED = vocabulary.words("figures.numbered")
# Spelled out, these take a number as a count rather than a name ("of two", "case two" is rare).
_NOT_BEFORE_WORDS = vocabulary.words("figures.not_before_words")
_INDEXES = vocabulary.words("figures.indexes")
_STREETS = vocabulary.words("figures.streets")
_WEAPON = vocabulary.words("figures.weapon")
# In millimetres: the bores in service with the world's armies (small arms to heavy rockets).
_BORES = frozenset(
    (5.45, 5.56, 7.62, 9, 12.7, 14.5, 20, 23, 25, 30, 35, 40, 57, 60, 73, 76, 81, 82, 90, 100, 105, 107, 115, 120, 122,
     125, 130, 150, 152, 155, 160, 170, 203, 220, 227, 240, 300)
)  # fmt: skip
_IDIOMS = vocabulary.words("figures.idioms")
# "one" that counts nothing.
_ONE_BEFORE = vocabulary.words("figures.one_before")
_ONE_AFTER = vocabulary.words("figures.one_after")
_HALF_BEFORE = vocabulary.words("figures.half_before")
_HALF_AFTER = vocabulary.words("figures.half_after")
_PARTIES = vocabulary.words("figures.parties")
_BODIES = vocabulary.words("parties.body")
# Marks that may touch a number without making it part of a name.
_OPENING = words("( [ $ £ € ¥ ₽ ₴ ₪ ₹ ₩ ₺ ₦ ₱ ~ ≈ \" “ ' ‘ ’ « + < > ≥ ≤ — – - ‑ − / : . , * •")
_POSITION = 4  # decimals of a position in degrees; no report counts so exactly
_RUN = ("-", "–", "/", ".")
_ORDINALS = ("st", "nd", "rd", "th")


def points_back(tokens: Tokens, first: int, value: float | None, head: str) -> bool:
    """True for what names those who were named before and counts nothing: "the first one", "the two armies"."""
    before = tokens.low(first - 1)
    if tokens.low(first) == "one":
        return before in _ONE_BEFORE and head not in lexicon.nouns()
    known = head in _PARTIES or lexicon.singular(head) in _BODIES
    return before == "the" and value in (2, 3) and known


def excluded(tokens: Tokens, num: Num, *, has_unit: bool, has_noun: bool) -> str | None:
    """Why the number is no figure; None where it may be one. has_unit, has_noun: a unit or counted noun follows."""
    if num.form == "words":
        return _words(tokens, num)
    first, last = num.first, num.last
    after = tokens.low(last)
    if tokens.joined(last) and after in _ORDINALS:
        return "ordinal"
    reason = _glued(tokens, num, has_unit) if tokens.joined(first) else None
    if reason is not None:
        return reason
    if tokens.joined(last) and not has_unit and (after[:1].isalpha() or after in ("_", "@")):
        return "part of a name"
    if timelike.date(tokens, num):
        return "date"
    if timelike.clock(tokens, num):
        return "clock"
    if timelike.age(tokens, num):
        return "age"
    if has_unit:
        if after in ("°", "º") and tokens.word(last + 1)[:1] in ("N", "S", "E", "W", *"0123456789"):
            return "coordinates"
        return _named(tokens, num, has_unit=True, has_noun=has_noun)
    if timelike.year(tokens, num, has_noun=has_noun):
        return "year"
    return _named(tokens, num, has_unit=False, has_noun=has_noun) or _shape(tokens, num, has_noun)


def calibre(tokens: Tokens, num: Num, unit: str | None, after: int) -> bool:
    """True for "155mm shells", "7.62 mm rounds": the unit belongs to a weapon."""
    if unit != "millimetre":
        return False
    near = {tokens.low(k) for k in range(after, after + 4)}
    return bool(near & _WEAPON) or num.value in _BORES


def _words(tokens: Tokens, num: Num) -> str | None:
    first, last = num.first, num.last
    before, after, low = tokens.low(first - 1), tokens.low(last), tokens.low(first)
    if tokens.joined(last) and after == "-":
        follower = tokens.low(last + 1)
        if follower in _IDIOMS:
            return "compound"
        if follower in ("year", "years", "month", "week", "day") and tokens.low(last + 2) == "-":
            return "age"
    if tokens.joined(first) and before in ("-", "–") and tokens.low(first - 2).isalpha():
        return "compound"
    if num.kind == "fraction" and low in ("half", "a") and not _half(tokens, num):
        return "half"
    if num.kind == "none":
        return None
    if (
        low == "one"
        and last == first + 1
        and (after not in lexicon.nouns() or before in ("no", "any", "every", "each"))
    ):
        if before in _ONE_BEFORE or (after in _ONE_AFTER and not _one_counts(tokens, num)):
            return "pronoun"
        if before in ("at", "on", "in") and after in ("point", "stage", "time", "place", "go", "hand", "step"):
            return "idiom"
    if low == "five" and after == "eyes":
        return "name"
    if low == "zero" and (after in ("tolerance", "sum", "-") or before == "ground"):
        return "idiom"
    if before in _NUMBERED and before not in _NOT_BEFORE_WORDS and after not in lexicon.nouns():
        return "number as name"
    if (
        first > 0
        and tokens.word(first)[:1].isupper()
        and tokens.word(first - 1)[:1].isupper()
        and before in ("war", "big", "group")
    ):
        return "name"
    if after in ("o'clock", "oclock"):
        return "clock"
    return "age" if timelike.age(tokens, num) else None


def _half(tokens: Tokens, num: Num) -> bool:
    before, after = tokens.low(num.first - 1), tokens.low(num.last)
    if before in _HALF_BEFORE:
        return (before == "the" and after == "of") or (before == "and" and after in ("of", "the", "a", "an"))
    return after in _HALF_AFTER or not after[:1].isalpha()


def _one_counts(tokens: Tokens, num: Num) -> bool:
    """ "one was killed", "one of them was wounded": the number stands for a person or thing that is told of."""
    after = tokens.low(num.last)
    if after in ("was", "is", "has"):
        return states.participle_follows(tokens, num.last + 1)
    if after != "of":
        return False
    whole = tokens.low(num.last + 1)
    if whole in lexicon.NUMBER_WORDS or whole.isdecimal():
        return states.form_ends(tokens, num.first - 1)
    return whole in ("them", "whom", "which") and states.participle_near(tokens, num.last + 2)


def _glued(tokens: Tokens, num: Num, has_unit: bool) -> str | None:
    first = num.first
    before, before2 = tokens.word(first - 1), tokens.word(first - 2)
    if before not in _OPENING or before == ".":
        return "part of a name"
    if before in ("-", "–", "‑", "−") and tokens.joined(first - 1):
        if before2[-1:].isalpha():
            return None if before2.lower() in ("sub", "minus") else "model name"
        return "number run" if before2 == "." else None
    if before == "/" and before2[-1:].isdigit():
        return None if has_unit else "number run"
    if before == ":" and before2[-1:].isdigit():
        return "clock"
    if before == "+" and tokens.joined(first - 1) and before2[-1:].isdigit():
        return "part of a name"  # "P5+1"
    if before == "+" and len(tokens.word(first)) >= 2 and tokens.word(first + 1)[:1].isdigit():
        return "phone number"
    return None


def _named(tokens: Tokens, num: Num, *, has_unit: bool, has_noun: bool) -> str | None:
    first, last = num.first, num.last
    before, word = tokens.low(first - 1), tokens.word(first - 1)
    if not num.plain:
        return "number as name" if before in _NUMBERED and not (has_unit or has_noun) else None
    if before in ("#", "№") or (before == "." and tokens.low(first - 2) in ("no", "nos", "nr", "op")):
        return "number as name"
    if before in _INDEXES or (before == "p" and tokens.low(first - 2) == "&"):
        return "index"
    if before == "(" and tokens.low(last) == ")":
        return "list mark"
    if has_unit:
        return None
    if before == "top":
        return "ranking"
    if before in _NUMBERED and (word != before or not has_noun):
        return "number as name"
    if has_noun:
        return None
    if tokens.word(last)[:1].isupper() and any(_street(tokens, k) for k in (last, last + 1, last + 2)):
        return "address"
    return "name with a number" if first > 1 and _after_a_name(tokens, first, last) else None


def _street(tokens: Tokens, k: int) -> bool:
    return tokens.low(k) in _STREETS and tokens.word(k)[:1].isupper()


def _after_a_name(tokens: Tokens, first: int, last: int) -> bool:
    """ "Apollo 11", "Storm Shadow 2": a capitalised word and a number nothing is said of."""
    before = tokens.low(first - 1)
    if not tokens.word(first - 1)[:1].isupper():
        return False
    if before in lexicon.MONTHS or before in lexicon.DAYS or before in lexicon.STOPS:
        return False
    told = tokens.low(last) in lexicon.AUXILIARIES or states.form_at(tokens, last) is not None
    return not told and tokens.low(first - 2) not in ("in", "at", "near", "on")


def _shape(tokens: Tokens, num: Num, has_noun: bool) -> str | None:
    """Telephone numbers, codes, list marks, coordinates: told by their digits and marks alone."""
    first, last = num.first, num.last
    word, after = tokens.word(first), tokens.word(last)
    ahead = after in _RUN and tokens.joined(last) and tokens.joined(last + 1) and tokens.word(last + 1).isdecimal()
    if ahead and (after == "/" or _run_mark(tokens, last + 2, last + 3)):
        return "number run"
    if (
        _run_mark(tokens, first - 1, first)
        and tokens.word(first - 2).isdecimal()
        and _run_mark(tokens, first - 3, first - 2)
    ):
        return "number run"
    if not has_noun and len(word.partition(".")[2]) >= _POSITION:
        return "coordinates"
    if num.plain and len(word) > 1 and (word[0] == "0" or (len(word) >= 7 and not has_noun)):
        return "code"
    if first == 0 and after in (".", ")") and num.plain and last < len(tokens) - 1:
        return "list mark"
    return "coordinates" if after in ("°", "×") else None


def _run_mark(tokens: Tokens, mark: int, follower: int) -> bool:
    """True where token `mark` joins two runs of digits, `follower` being the second."""
    joins = tokens.word(mark) in _RUN and tokens.joined(mark) and tokens.joined(follower)
    return joins and tokens.word(follower)[:1].isdigit()
