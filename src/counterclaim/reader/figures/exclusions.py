"""Numbers that are no figures: dates, clock times, ages, calibres, names of units, weapons, laws and roads."""

import re

from counterclaim.reader.figures import lexicon
from counterclaim.reader.figures.numbers import Num
from counterclaim.reader.figures.tokens import Tokens, words

_TIME_ZONES = words("gmt utc bst est edt cet msk et pt")
# Nouns whose number is a name: "Article 5", "Route 60", "Unit 8200", "Resolution 1701".
_NUMBERED = words(
    "article articles section sections chapter clause paragraph annex resolution resolutions protocol law bill act "
    "directive decree order unit route highway road motorway interstate checkpoint gate terminal platform flight channel "
    "page pages row room apartment flat suite floor building block school hospital camp sector zone area district ward "
    "phase stage level category grade tier type model version mark mk number no nos nr # brigade battalion division "
    "regiment squadron group corps platoon company direction colony prison penal detention point station reactor block "
    "line track lane exit runway pier berth quarter week day game season episode part volume vol issue case docket room "
    "kilometer kilometre mile hill height position post pier borehole well title figure fig table photo slide step covid "
    "class series formula euro windows iphone boeing airbus mach gen magnum calibre caliber channel radio studio "
    "world-cup ps size base pavilion box lot"
)
_INDEXES = words("ftse nasdaq stoxx s&p dax cac dow nikkei sp russell fortune euro500 topix")
_STREETS = words("street avenue road lane boulevard drive square place st ave rd blvd way court terrace highway")
# Words before a bare four-digit number that make it a year.
_YEAR_BEFORE = words(
    "in since of by until till from before after during early late mid the for between through to year spring summer "
    "autumn fall winter around throughout and or was ( – - — its their his a"
)
_WEAPON = words(
    "shell shells round rounds gun guns mortar mortars howitzer howitzers artillery cannon ammunition ammo rocket rockets "
    "calibre caliber cartridge cartridges rifle rifles pistol pistols machine bullet bullets grenade grenades projectile "
    "projectiles self-propelled autocannon munitions handgun grad gun-howitzer tank anti-aircraft"
)
_IDIOMS = words(
    "sided way off time faced wheel dimensional fold handed man-band stop liner on eyed legged party state star ply track "
    "tier pronged piece size night-stand by in to armed step thirds child term tone part edged seater"
)
# "one" that counts nothing.
_ONE_BEFORE = words(
    "the this that no any every each another which only such big new old good bad next last first latest same right wrong "
    "someone everyone anyone loved day number square"
)
_ONE_AFTER = words(
    "of another 's by thing way hand can could should would must might may has who that which is was in day reason or to "
    "where when at for on side more and said says being after such final as with from"
)


def excluded(tokens: Tokens, num: Num, *, has_unit: bool, has_noun: bool) -> str | None:
    """Why the number is no figure; None where it may be one. has_unit, has_noun: a unit or counted noun follows."""
    first, last = num.first, num.last
    if num.form == "words":
        return _words(tokens, num)
    before, after = tokens.low(first - 1), tokens.low(last)
    glued_before = tokens.joined(first)
    if tokens.joined(last) and after in ("st", "nd", "rd", "th"):
        return "ordinal"
    if glued_before and before not in (
        "(",
        "$",
        "£",
        "€",
        "¥",
        "~",
        "≈",
        '"',
        "“",
        "'",
        "‘",
        "[",
        "+",
        "<",
        ">",
        "—",
        "–",
        "≥",
        "≤",
        "₽",
        "₴",
        "₪",
        "₹",
    ):
        reason = _glued(tokens, num, has_unit)
        if reason:
            return reason
    if tokens.joined(last) and not has_unit and (after[:1].isalpha() or after in ("_", "@")):
        return "part of a name"
    return (
        _date(tokens, num)
        or _clock(tokens, num, has_unit)
        or _age(tokens, num)
        or _year(tokens, num, has_unit, has_noun)
        or _named(tokens, num, has_unit, has_noun)
        or _shape(tokens, num, has_unit, has_noun)
    )


def calibre(tokens: Tokens, num: Num, unit: str | None, after: int) -> bool:
    """True for "155mm shells", "7.62 mm": the unit belongs to a weapon."""
    if unit != "millimetre":
        return False
    words = {tokens.low(k) for k in range(after, after + 4)}
    return bool(words & _WEAPON) or (num.value in (5.45, 5.56, 7.62, 9, 12.7, 14.5, 20, 23, 25, 30, 35, 40, 57, 60, 73,
                                                   81, 82, 100, 105, 115, 120, 122, 125, 130, 150, 152, 155, 203, 220, 240, 300)
                                     and bool(words & {"-", "calibre", "caliber"}))  # fmt: skip


def _words(tokens: Tokens, num: Num) -> str | None:
    first, last = num.first, num.last
    before, after, low = tokens.low(first - 1), tokens.low(last), tokens.low(first)
    if tokens.joined(last) and after == "-":
        follower = tokens.low(last + 1)
        if follower in _IDIOMS or (follower == "year" and tokens.low(last + 3) == "old"):
            return "compound"
        if follower in ("year", "years") and tokens.low(last + 2) == "-":
            return "age"
    if tokens.joined(first) and before in ("-", "–") and tokens.low(first - 2).isalpha() and low != "to":
        return "compound"
    if num.kind == "fraction" and low in ("half", "a") and not _half(tokens, num):
        return "half"
    if num.kind == "none":
        return None
    if low == "one" and last == first + 1:
        if before in _ONE_BEFORE or (after in _ONE_AFTER and not _one_counts(tokens, num)):
            return "pronoun"
        if before in ("at", "on", "in") and after in ("point", "stage", "time", "place", "go", "hand", "day", "step"):
            return "idiom"
    if low == "zero" and (after in ("tolerance", "sum", "-") or before == "ground"):
        return "idiom"
    if (
        before in _NUMBERED
        and before not in ("of", "day", "week", "quarter", "case", "building")
        and after not in lexicon.nouns()
    ):
        return "number as name"
    if (
        before in ("war", "top", "big", "of", "group")
        and tokens.word(first)[:1].isupper()
        and first > 0
        and tokens.word(first - 1)[:1].isupper()
    ):
        return "name"
    if low in ("million", "thousand", "hundred", "dozen") and before not in ("the", "per", "") and tokens.joined(first):
        return "compound"
    if after in ("o'clock", "oclock") or (after == "years" and tokens.low(last + 1) == "old"):
        return "clock or age"
    return _age(tokens, num)


def _half(tokens: Tokens, num: Num) -> bool:
    before, after = tokens.low(num.first - 1), tokens.low(num.last)
    if before in (
        "second",
        "first",
        "latter",
        "other",
        "last",
        "next",
        "past",
        "and",
        "the",
        "-",
        "better",
        "northern",
        "southern",
        "eastern",
        "western",
    ):
        return (before == "the" and after == "of") or (before == "and" and after in ("of", "the", "a", "an"))
    return (
        after in ("of", "the", "a", "an", "its", "their", "his", "our", "all", "that", "those", "-")
        or not after[:1].isalpha()
    )


def _one_counts(tokens: Tokens, num: Num) -> bool:
    """ "one was killed", "one of them was wounded": the number stands for a person or thing that is told of."""
    from counterclaim.reader.figures import states

    after = tokens.low(num.last)
    if after in ("was", "is", "has") and states.participle_follows(tokens, num.last + 1):
        return True
    return (
        after == "of"
        and tokens.low(num.last + 1) in ("them", "whom", "which")
        and states.participle_near(tokens, num.last + 2)
    )


def _glued(tokens: Tokens, num: Num, has_unit: bool) -> str | None:
    first = num.first
    before, before2 = tokens.word(first - 1), tokens.word(first - 2)
    if before[-1:].isalpha() or before in ("_", "@", "#", "№", "."):
        return "part of a name"
    if before in ("-", "–", "‑", "−") and tokens.joined(first - 1):
        if before2[-1:].isalpha():
            return None if before2.lower() in ("sub", "minus") else "model name"
        if before2 == "." or before2[-1:].isdigit():
            return None if before2[-1:].isdigit() else "number run"
    if before == "/" and before2[-1:].isdigit():
        return None if has_unit else "number run"
    if before == ":" and before2[-1:].isdigit():
        return "clock"
    if before == "°":
        return "coordinates"
    if before == "+" and len(tokens.word(first)) >= 2 and tokens.word(first + 1)[:1].isdigit():
        return "phone number"
    return None


def _date(tokens: Tokens, num: Num) -> str | None:
    first, last = num.first, num.last
    value = num.value
    if not num.plain or not isinstance(value, int):
        return None
    before = tokens.low(first - 1)
    month_before = before if before != "." else tokens.low(first - 2)
    month_after = tokens.low(last)
    if 1 <= value <= 31 or 1000 <= value <= 2999:
        if month_before in lexicon.MONTHS and _capital(tokens, first - (2 if before == "." else 1)):
            return "date"
        if (
            (month_after in lexicon.MONTHS
            and _capital(tokens, last)
            and tokens.low(last) != "may")
            or (month_after == "may" and _capital(tokens, last))
        ):
            return "date"
    # "August 6 and 7", "March 7-12", "6 to 8 August", "Aug. 6, 2024"
    if before in ("-", "–", "—", "and", "to", ",", "or", "/") and tokens.word(first - 2).isdecimal():
        back = tokens.low(first - 3) if tokens.low(first - 3) != "." else tokens.low(first - 4)
        if back in lexicon.MONTHS and (value <= 31 or 1000 <= value <= 2999):
            return "date"
    if month_after in ("-", "–", "—", "and", "to", "or", "/") and tokens.word(last + 1).isdecimal() and value <= 31:
        if tokens.low(last + 2) in lexicon.MONTHS and _capital(tokens, last + 2):
            return "date"
    if (
        month_after in (".", "/", "-")
        and tokens.joined(last)
        and tokens.joined(last + 1)
        and tokens.word(last + 1).isdecimal()
    ) and tokens.word(last + 2) == tokens.word(last) and tokens.word(last + 3).isdecimal():
        return "date"
    return None


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.word(i)[:1].isupper()


def _clock(tokens: Tokens, num: Num, has_unit: bool) -> str | None:
    first, last = num.first, num.last
    after, before = tokens.low(last), tokens.low(first - 1)
    if after == ":" and tokens.joined(last) and tokens.joined(last + 1) and tokens.word(last + 1).isdecimal():
        return "clock"
    if after in ("am", "pm", "a.m", "p.m", "o'clock", "hrs", "noon", "midnight") or (
        after in ("a", "p") and tokens.low(last + 1) == "." and tokens.low(last + 2) == "m"
    ):
        return "clock"
    if after in _TIME_ZONES or (after == "hours" and len(tokens.word(first)) == 4 and tokens.word(first)[0] in "012"):
        return "clock"
    if before in ("at", "around", "by") and num.plain and len(tokens.word(first)) == 4 and tokens.word(first)[0] == "0":
        return "clock"
    if isinstance(num.value, float) and re.match(
        r"\s*(?:[ap]\.?m\b)", tokens.text[tokens.ends[last - 1] : tokens.ends[last - 1] + 6]
    ):
        return "clock"
    if num.value == 24 and after == "/":
        return "idiom"
    return None


def _age(tokens: Tokens, num: Num) -> str | None:
    first, last = num.first, num.last
    before, after = tokens.low(first - 1), tokens.low(last)
    value = num.value if num.value is not None else num.high
    k = last + 1 if after == "-" else last
    if tokens.low(k) in ("year", "years", "month", "months", "week", "weeks", "day", "days", "yr", "yrs"):
        k2 = k + 2 if tokens.low(k + 1) == "-" else k + 1
        if tokens.low(k2) in ("old", "olds") or (tokens.low(k2) == "of" and tokens.low(k2 + 1) == "age"):
            return "age"
    if tokens.low(k) in ("year-old", "year-olds", "month-old", "years-old", "day-old", "week-old", "month-olds"):
        return "age"
    if before in ("aged", "age", "ages") or (
        before in ("between", "under", "over") and tokens.low(first - 2) in ("aged", "ages", "age")
    ):
        return "age"
    if before in ("of", "to", "and", "-", "–", "under", "over", "from") and tokens.low(first - 2) in (
        "age",
        "ages",
        "aged",
    ):
        return "age"
    if (
        before in ("and", "to", "-", "–", "or")
        and tokens.word(first - 2)[:1].isdigit()
        and (
            tokens.low(first - 3) in ("aged", "ages", "age")
            or (tokens.low(first - 3) in ("between", "from") and tokens.low(first - 4) in ("aged", "ages", "age"))
        )
    ):
        return "age"
    # "Ivan Petrenko, 34, said": a name, a comma, a number that could be an age, and a comma.
    if (
        before == ","
        and after in (",", ".", ")")
        and isinstance(value, int)
        and 0 < value < 120
        and num.plain
        and tokens.word(first - 2)[:1].isupper()
        and tokens.low(first - 2) not in lexicon.MONTHS
        and not _listed(tokens, num)
    ):
        return "age"
    if before == "(" and after == ")" and num.plain and isinstance(value, int) and 0 < value < 120:
        return "age" if tokens.word(first - 2)[:1].isupper() else None
    return None


def _listed(tokens: Tokens, num: Num) -> bool:
    """ "Apollo 11, 12, 13" and the like: numbers on both sides of the commas."""
    return tokens.word(num.last + 1)[:1].isdigit() or tokens.word(num.first - 2)[:1].isdigit()


def _year(tokens: Tokens, num: Num, has_unit: bool, has_noun: bool) -> str | None:
    word = tokens.word(num.first)
    if has_unit or not num.plain or len(word) != 4 or not isinstance(num.value, int) or not 1500 <= num.value <= 2100:
        return None
    before, after = tokens.low(num.first - 1), tokens.low(num.last)
    if after == "s" and tokens.joined(num.last):
        return "decade"
    if (
        before in ("in", "since", "of", "until", "mid", "early", "late", "year", "during", "throughout")
        or before in lexicon.MONTHS
    ):
        noun = tokens.low(num.last)
        if not (has_noun and noun in lexicon.nouns() and 1500 <= num.value < 1900):
            return "year"
    if before in (
        "than",
        "least",
        "most",
        "about",
        "some",
        "nearly",
        "almost",
        "approximately",
        "roughly",
        "over",
        "estimated",
    ):
        return None
    if has_noun and tokens.low(num.last) in lexicon.nouns() and before not in ("the", "its", "their", "'s"):
        return None
    if has_noun and lexicon.is_plural(tokens.word(num.last)) and before not in _YEAR_BEFORE and num.first > 0:
        return None
    return "year" if num.value >= 1800 else None


def _named(tokens: Tokens, num: Num, has_unit: bool, has_noun: bool) -> str | None:
    first, last = num.first, num.last
    before, word = tokens.low(first - 1), tokens.word(first - 1)
    after = tokens.low(last)
    if not num.plain:
        return None
    if before in ("#", "№") or (before == "." and tokens.low(first - 2) in ("no", "nos", "nr", "op")):
        return "number as name"
    if before in _INDEXES or (before in ("p", "500") and tokens.low(first - 2) == "&"):
        return "index"
    if before == "(" and after == ")":
        return "list mark"
    if before == "top" and not has_unit:
        return "ranking"
    if before in _NUMBERED and not has_unit and (word[:1].isupper() or not has_noun):
        return "number as name"
    if tokens.word(last)[:1].isupper() and not has_noun and any(_street(tokens, k) for k in (last, last + 1, last + 2)):
        return "address"
    if (
        word[:1].isupper()
        and first > 1
        and not has_unit
        and not has_noun
        and before not in lexicon.MONTHS
        and before not in lexicon.DAYS
        and before not in lexicon.STOPS
        and not _verb_next(tokens, last)
        and tokens.low(first - 2) not in ("in", "at", "near", "on")
    ):
        return "name with a number"
    return None


def _street(tokens: Tokens, k: int) -> bool:
    return tokens.low(k) in _STREETS and tokens.word(k)[:1].isupper()


def _verb_next(tokens: Tokens, j: int) -> bool:
    from counterclaim.reader.figures import states

    return tokens.low(j) in lexicon.AUXILIARIES or states.form_at(tokens, j) is not None


def _shape(tokens: Tokens, num: Num, has_unit: bool, has_noun: bool) -> str | None:
    first, last = num.first, num.last
    word = tokens.word(first)
    after, before = tokens.word(last), tokens.word(first - 1)
    if has_unit:
        return None
    # "(044) 123-45-67", "380-44-123", "5-4-3": three runs of digits are a telephone number or a code.
    if (
        after in ("-", "–", "/", ".")
        and tokens.joined(last)
        and tokens.joined(last + 1)
        and tokens.word(last + 1).isdecimal()
    ):
        if (
            tokens.word(last + 2) in ("-", "–", "/", ".")
            and tokens.joined(last + 2)
            and tokens.word(last + 3)[:1].isdigit()
        ):
            return "number run"
        if after == "/":
            return "number run"
    if (
        before in ("-", "–", "/")
        and tokens.joined(first)
        and tokens.word(first - 2).isdecimal()
        and tokens.joined(first - 1)
    ) and tokens.word(first - 3) in ("-", "–", "/") and tokens.joined(first - 2):
        return "number run"
    if num.plain and len(word) > 1 and word[0] == "0":
        return "code"
    if num.plain and len(word) >= 7 and not has_noun:
        return "code"
    if first == 0 and after in (".", ")") and num.plain and last < len(tokens) - 1:
        return "list mark"
    if after == "°" or after == "×":
        return "coordinates"
    return None
