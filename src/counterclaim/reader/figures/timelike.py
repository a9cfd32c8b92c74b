"""Numbers that tell when or how old: dates, clock times, years, ages. None of them is a figure."""

from counterclaim import vocabulary
from counterclaim.reader.figures import lexicon, states
from counterclaim.reader.figures.num import Num
from counterclaim.reader.figures.tokens import Tokens

_TIME_ZONES = vocabulary.words("figures.time_zones")
_CLOCK = vocabulary.words("figures.clock")
_JOINERS = ("-", "–", "—", "and", "to", ",", "or", "/")
# Before a bare four-digit number they make it a year ("in 2014", "the 2014 clashes").
_YEAR_AT = vocabulary.words("figures.year_at")
_YEAR_BEFORE = vocabulary.words("figures.year_before")
_COUNT_BEFORE = vocabulary.words("figures.count_before")
_AGE_UNITS = vocabulary.words("figures.age_units")
_AGED_COMPOUND = vocabulary.words("figures.aged_compound")
_AGED = frozenset(("aged", "age", "ages"))
_OLDEST = 120
_ONE = frozenset(("a", "an", "one", "the"))


def date(tokens: Tokens, num: Num) -> bool:
    """True for "August 6", "7-12 March", "6 and 7 May", "Aug. 6, 2024", "31.02.2026"."""
    first, last, value = num.first, num.last, num.value
    if not num.plain or not isinstance(value, int):
        return False
    day_or_year = 1 <= value <= 31 or 1000 <= value <= 2999
    dot = tokens.low(first - 1) == "."
    if day_or_year and (_month(tokens, first - 2 if dot else first - 1) or _month(tokens, last)):
        return True
    before, after = tokens.low(first - 1), tokens.low(last)
    if before in _JOINERS and tokens.word(first - 2).isdecimal() and day_or_year:
        back = first - 4 if tokens.low(first - 3) == "." else first - 3
        if _month(tokens, back):
            return True
    if after in _JOINERS and tokens.word(last + 1).isdecimal() and value <= 31 and _month(tokens, last + 2):
        return True
    if (
        after in (".", "/", "-")
        and tokens.joined(last)
        and tokens.joined(last + 1)
        and tokens.word(last + 1).isdecimal()
    ):
        return tokens.word(last + 2) == tokens.word(last) and tokens.word(last + 3).isdecimal()
    return False


def _month(tokens: Tokens, k: int) -> bool:
    return tokens.low(k) in lexicon.MONTHS and tokens.word(k)[:1].isupper()


def clock(tokens: Tokens, num: Num) -> bool:
    """True for "5:25", "11 a.m.", "0401 GMT", "1.05am", and the 24 of "24/7"."""
    first, last = num.first, num.last
    after, word = tokens.low(last), tokens.word(first)
    if after == ":" and tokens.joined(last) and tokens.joined(last + 1) and tokens.word(last + 1).isdecimal():
        return True
    if after in _CLOCK or (after in ("a", "p") and tokens.low(last + 1) == "." and tokens.low(last + 2) == "m"):
        return True
    if after in _TIME_ZONES or (after == "hours" and len(word) == 4 and word[0] in "012"):
        return True
    if tokens.low(first - 1) in ("at", "around", "by") and num.plain and len(word) == 4 and word[0] == "0":
        return True
    return num.value == 24 and after == "/"


def age(tokens: Tokens, num: Num) -> bool:
    """True for "a 34-year-old", "aged 12 to 15", "18 years of age", "Ivan Petrenko, 34, said"."""
    first, last = num.first, num.last
    before, after = tokens.low(first - 1), tokens.low(last)
    k = last + 1 if after == "-" else last
    if tokens.low(k) in _AGED_COMPOUND:
        return True
    if tokens.low(k) in _AGE_UNITS:
        k2 = k + 2 if tokens.low(k + 1) == "-" else k + 1
        if tokens.low(k2) in ("old", "olds") or (tokens.low(k2) == "of" and tokens.low(k2 + 1) == "age"):
            return True
    if before in _AGED or (
        before in ("between", "under", "over", "of", "to", "and", "from") and tokens.low(first - 2) in _AGED
    ):
        return True
    if before in ("and", "to", "-", "–", "or") and tokens.word(first - 2)[:1].isdigit():
        back = first - 4 if tokens.low(first - 3) in ("between", "from") else first - 3
        if tokens.low(back) in _AGED:
            return True
    young = before in ("under", "over") and lexicon.nouns().get(tokens.low(first - 2)) == lexicon.PEOPLE
    if young and num.plain and num.value is not None and num.value < 100 and _nothing_follows(tokens, last):
        return True  # "children under 15"
    someone = tokens.low(first - 3) in _ONE and lexicon.nouns().get(tokens.low(first - 2)) == lexicon.PEOPLE
    years = isinstance(num.value, int) and num.value < _OLDEST and not _counts_next(tokens, last)
    if before == "of" and someone and years:
        return True  # "a man of 69 had died"
    return _after_name(tokens, num)


def _counts_next(tokens: Tokens, last: int) -> bool:
    """True where a noun of people follows: "a crowd of 69 people"."""
    return lexicon.nouns().get(tokens.low(last)) == lexicon.PEOPLE


def _nothing_follows(tokens: Tokens, last: int) -> bool:
    after = tokens.low(last)
    return not after[:1].isalnum() or after in lexicon.STOPS


def _after_name(tokens: Tokens, num: Num) -> bool:
    first, last, value = num.first, num.last, num.value
    before, after, name = tokens.low(first - 1), tokens.low(last), tokens.word(first - 2)
    if not (num.plain and isinstance(value, int) and 0 < value < _OLDEST and name[:1].isupper()):
        return False
    if before == "(" and after == ")":
        return True
    listed = tokens.word(last + 1)[:1].isdigit() or name[:1].isdigit()
    return before == "," and after in (",", ".", ")") and name.lower() not in lexicon.MONTHS and not listed


def _qualifies(tokens: Tokens, k: int) -> bool:
    """Whether the word at token k only qualifies a noun in the singular after it ("military coup")."""
    word = tokens.word(k + 1)
    plain = word[:1].isalpha() and word.islower() and not lexicon.stops(word) and not lexicon.is_plural(word)
    told = word in lexicon.AUXILIARIES or word.endswith(("ed", "ing", "ly")) or states.form_at(tokens, k + 1)
    return plain and not told and not tokens.low(k).endswith("s")


def year(tokens: Tokens, num: Num, *, has_noun: bool) -> bool:
    """True for a bare four-digit number that names a year; has_noun: a plural noun follows ("2000 soldiers")."""
    word, last = tokens.word(num.first), num.last
    if not num.plain or len(word) != 4 or not isinstance(num.value, int) or not 1500 <= num.value <= 2100:
        return False
    if tokens.low(last) == "s" and tokens.joined(last):
        return True
    before = tokens.low(num.first - 1)
    noun = tokens.low(last) in lexicon.nouns()
    if before in _YEAR_AT or before in lexicon.MONTHS:
        return not (has_noun and noun and num.value < 1900)
    if before in _COUNT_BEFORE:
        return False
    if (noun or lexicon.is_plural(tokens.word(last))) and _qualifies(tokens, last):
        return num.value >= 1800  # "the lost 2004 island vote"
    if has_noun and noun and before not in ("the", "its", "their", "'s"):
        return False
    if has_noun and lexicon.is_plural(tokens.word(last)) and before not in _YEAR_BEFORE and num.first > 0:
        return False
    return num.value >= 1800
