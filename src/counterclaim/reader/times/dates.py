"""Rules for what the calendar names: days, months, years, decades, centuries, seasons, quarters."""

from counterclaim import vocabulary
from counterclaim.reader.times.forms import (
    Day,
    Days,
    Form,
    Listed,
    Month,
    Nothing,
    NumberedDay,
    Season,
    Unsure,
    WeekOf,
    Year,
)
from counterclaim.reader.times.numbers import short_decade, spoken_year
from counterclaim.reader.times.rule import Found, Rule, rule
from counterclaim.reader.times.vocabulary import HOLIDAYS, MONTH_NUMBER, SEASON_WORDS, WEEKDAY_NUMBER

# Years that stand without "in" or "since" before them; numbers outside are counts more often than years.
LIKELY_YEARS = range(1900, 2050)
_BEFORE_YEAR = vocabulary.words("times.before_year")
_COUNTED = vocabulary.words("times.counted")
# Beside a number that is no year: sums and numbered things, lengths, words that join other numbers; whose age it is.
_SUMS, _MEASURED = vocabulary.words("times.sums"), vocabulary.words("times.measured")
_UNCERTAIN_YEAR, _OWNERS = vocabulary.words("times.uncertain_year"), vocabulary.words("times.owners")
_GOES_ON = vocabulary.words("times.goes_on")  # after "on the 3rd"
# "last", "this", "next": how many stretches from the one that holds the publication day.
STEPS = {word: int(step) for word, step in vocabulary.pairs("times.steps").items()}
_PERSON_VERBS = vocabulary.words("times.person_verbs")
# Words after which "May" or "March" is the month.
_MONTH_CUES = vocabulary.words("times.month_cues")
NAMED_AFTER = vocabulary.words("times.named_after")
"""Movements, brigades, streets and papers are named after days: "the March 23 Movement", "the Sunday Times"."""
_WEEKS = {"second": 1, "third": 2, "fourth": 3}  # of a month; the first and the last are weeks of the calendar
_LOOSE_MONTHS = frozenset(("may", "march"))
_NAMES_TOO = vocabulary.words("times.names_too")


def _month_number(words: str) -> int:
    return MONTH_NUMBER[words.split()[0]]


def _day_number(words: str) -> int:
    digits = "".join(c for c in words.split()[0] if c.isdigit())
    return int(digits)


def _two_digits(year: int) -> int:
    return year if year > 99 else 1900 + year if year > 40 else 2000 + year


def day(found: Found) -> Form | None:
    """A month with a day, in either order, with or without year and weekday."""
    number = _day_number(found["d"])
    month = _month_number(found["m"])
    year = _two_digits(int(found["y"])) if found["y"] else None
    if not year and _beyond(found):
        return Nothing()
    if not 1 <= number <= 31 or (not year and (_counts_on(found) or found.raw(found.end) in NAMED_AFTER)):
        return None
    named = found["w"].split()
    back = -STEPS[found["k"]] if not year and found["k"] else None  # "7 October last year"
    return Day(year, month, number, weekday=WEEKDAY_NUMBER[named[0]] if named else None, back=back)


def _beyond(found: Found) -> bool:
    """ "3 March 30000", "March 3, 30000": a year the calendar has not; "on 3 March 30000 people fled" is a number."""
    at = found.end + (found.word(found.end) == ",")
    digits, following = found.word(at), found.word(at + 1)
    return digits.isdecimal() and len(digits) > 4 and not following.isalpha()


def _counts_on(found: Found) -> bool:
    """ "March 12 soldiers": the number belongs to what follows; not so in "on 12 March soldiers came"."""
    following, last = found.word(found.end), found.word(found.end - 1)
    return following in _COUNTED and found["m"].split()[0] in _LOOSE_MONTHS and last[:1].isdigit()


def listed(found: Found) -> Form | None:
    """ "7 and 9 March", "March 7, 9 and 12": days of one month."""
    month, year = _month_number(found["m"]), int(found["y"]) if found["y"] else None
    spans = [found.span(name) for name in ("c", "d", "e") if found[name]]
    numbers = [_day_number(found.word(start)) for start, _ in spans]
    if found.word(found.end) in MONTH_NUMBER and not found["y"] and found.span("m")[0] < spans[0][0]:
        return None  # "between January 28 and 3 | February"
    between = found.word(found.start - 1) == "between" and len(numbers) == 2
    if not all(1 <= number <= 31 for number in numbers) or (
        year is None and not between and found.word(found.end).isalpha()
    ):
        at, _ = found.span("m")
        if at < spans[-1][0] or not all(1 <= number <= 31 for number in numbers):
            return None  # "on March 12 and 13 people fled": thirteen people
    if sorted(set(numbers)) != numbers:
        return None
    if between:
        return Days(year, month, *numbers)
    edges = [found.start, *(start for start, _ in spans[1:])]
    ends = [end for _, end in spans[:-1]] + [found.end]
    return Listed(tuple((a, b, Day(year, month, n)) for a, b, n in zip(edges, ends, numbers, strict=True)))


def numbered_day(found: Found) -> Form | None:
    """ "on the 3rd"; "on the 3rd floor" and "on the 3rd and 4th floors" are none."""
    following = found.word(found.end)
    if following == "and" and found.word(found.end + 1)[:1].isdigit():
        return None
    if following.isalpha() and following not in _GOES_ON:
        return None
    number = _day_number(found["d"])
    return NumberedDay(number) if 1 <= number <= 31 else None


def days(found: Found) -> Form | None:
    """ "August 6 to 8", "5-7 March 2024", "the night of March 4-5"."""
    low, high = _day_number(found["d"]), _day_number(found["e"])
    if not 1 <= low < high <= 31:
        return None
    return Days(int(found["y"]) if found["y"] else None, _month_number(found["m"]), low, high)


def numeric(found: Found) -> Form | None:
    """2024-08-06, a clock time after it left aside; 31.12.2024: the day comes first where dates have stops; 8/6/2024:
    with both numbers below 13 either may be the day."""
    if "-" in found["x"]:
        return Day(*(int(x) for x in found["x"][:10].split("-")))
    if "." in found["x"]:
        number, month, year = (int(x) for x in found["x"].split("."))
        return Day(year, month, number)
    one, two, year = (int(x) for x in found["x"].split("/"))
    if len(found["x"].rsplit("/", 1)[1]) == 2:
        year = _two_digits(year)
    if one > 12:
        return Day(year, two, one)
    if two > 12 or one == two:
        return Day(year, one, two)
    return Unsure(year, one, two)


def month(found: Found) -> Form | None:
    """ "August 2024", "August of last year" through `back`, "last August", a month alone; names of people and the verbs
    "may" and "march" are left out."""
    name = found["m"].split()[0]
    if found["y"] or found["k"]:
        back = -STEPS[found["k"]] if found["k"] else None
        return Month(int(found["y"]) if found["y"] else None, _month_number(name), back=back)
    if found["s"]:
        return Month(None, _month_number(name), step=STEPS[found["s"]])
    before, after = found.word(found.start - 1), found.raw(found.end)
    if _beyond(found):
        return Nothing()
    if found["q"]:
        return Month(None, _month_number(name))
    if len(name) <= 4 and not found["m"].endswith(".") and name not in ("june", "july", "may"):
        return None  # "Jan" or "Mar" without a stop or a day is a name as often
    if before == "black" and found.raw(found.start - 1) == "Black":
        return None
    if name in _LOOSE_MONTHS and before not in _MONTH_CUES and not (before == "the" and after.islower()):
        return None
    if name in _NAMES_TOO and before not in _MONTH_CUES and (after[:1].isupper() or after in _PERSON_VERBS):
        return None
    if (
        found.raw(found.start - 1)[:1].isupper()
        and name in _NAMES_TOO
        and before not in _MONTH_CUES
        and before != "the"
    ):
        return None  # a surname: "Karl August", "Theresa May"
    return Month(None, _month_number(name))


def year(found: Found) -> Form | None:
    """A year in digits, unless it counts something or is a sum of money."""
    number = int(found["y"])
    before, after = found.word(found.start - 1), found.word(found.end)
    if before in _SUMS or after == "%":
        return None
    cued = before in _BEFORE_YEAR or bool(found["q"]) or bool(found["t"])
    if number not in LIKELY_YEARS and not (cued and before not in _UNCERTAIN_YEAR):
        return None
    if after in _COUNTED and not (found["t"]):
        return None
    if after == "-" and found.word(found.end + 1) in _MEASURED:
        return None
    return Year(number)


def said_year(found: Found) -> Form | None:
    """ "nineteen ninety-four", "January nineteen ninety-four" as speech is written down."""
    number = spoken_year(found["n"])
    if number and found["m"]:
        return Month(number, _month_number(found["m"]))
    return Year(number) if number else None


def decade(found: Found) -> Form | None:
    """ "the 1990s", "the late '80s", "the nineties"; ages ("in his 50s") are none."""
    words = found["x"]
    if any(found.word(found.start - back) in _OWNERS for back in (1, 2)):
        return None
    if words[:4].isdigit():
        first = int(words[:4])
        if first % 10:
            return None
        return Year(first, 100 if first % 100 == 0 and first < 2000 else 10)
    first_year = short_decade(words.strip("'’"))
    if first_year is None or (words[0].isdigit() and not found["t"]):
        return None
    return Year(first_year, 10)


def season(found: Found) -> Form | None:
    """ "summer 2023", "the spring of last year", "last winter"; "the summer" alone is read in the news sense."""
    name = SEASON_WORDS[found["s"]]
    if found["y"]:
        return Season(name, int(found["y"]))
    if found["k"]:
        return Season(name, step=STEPS[found["k"]])
    if found["s"] == "spring" and found.word(found.end) in ("to", "into", "up", "from"):
        return None
    return Season(name)


def holiday(found: Found) -> Form | None:
    """ "Christmas", "last Thanksgiving", "Christmas 2023", "New Year's Eve"."""
    step = {"last": -1, "this": 0, "next": 1}.get(found["k"])
    year_ = int(found["y"]) if found["y"] else None
    eve = found["e"] == "eve"
    if found["h"].startswith("new"):
        return Day(year_, 12, 31, step) if eve else Day(year_, 1, 1, step)
    if found.word(found.start - 1) in ("orthodox", "coptic"):
        return Day(year_, 1, 7 - eve, step)
    fixed = HOLIDAYS[found["h"]]
    if fixed is None:
        return Day(year_, 11, 0, step)  # reckoned by `resolve`
    return Day(year_, fixed[0], fixed[1] - eve, step)


def week_of(found: Found) -> Form | None:
    """ "the week of March 9", "the last week of March", "the third week of March"."""
    month_ = _month_number(found["m"])
    if found["n"] in _WEEKS:
        first = 7 * _WEEKS[found["n"]] + 1
        return Days(int(found["y"]) if found["y"] else None, month_, first, first + 6)
    if found["d"]:
        number = _day_number(found["d"])
        return WeekOf(Day(None, month_, number)) if 1 <= number <= 31 else None
    return WeekOf(
        Month(int(found["y"]) if found["y"] else None, month_), {"first": 1, "opening": 1}.get(found["n"], -1)
    )


RULES: tuple[Rule, ...] = (
    rule(
        "(d=DAY HYPHEN m=ABBREV HYPHEN y=(YEAR|DAYNUM)|y=YEAR HYPHEN m=ABBREV HYPHEN d=DAY"
        "|(w=AWEEKDAY COMMA? the?)? (m=AMONTH d=DAY|the? d=DAY of? m=AMONTH) (COMMA? y=YEAR|(of|COMMA)? k=STEP year)?)",
        day,
    ),
    rule(
        "(the? PART (of|on))? (m=AMONTH d=DAY (HYPHEN|to|through|until) e=DAY"
        "|d=DAY (HYPHEN|to|through|until) e=DAY of? m=AMONTH) (COMMA? y=YEAR)?",
        days,
    ),
    rule(
        "(m=AMONTH (c=DAY COMMA)? d=DAY COMMA? and e=DAY|(c=DAY COMMA)? d=DAY COMMA? and e=DAY of? m=AMONTH)"
        " (COMMA? y=YEAR)?",
        listed,
    ),
    rule("on the d=ORDNUM", numbered_day),
    rule("x=NUMERIC", numeric),
    rule("(q=EARLYLATE HYPHEN?|the? q=EDGE of)? s=STEP? m=AMONTH ((COMMA|of)? (y=YEAR|k=STEP year))?", month),
    rule("(q=EARLYLATE HYPHEN?|the? EDGE of|by? year HYPHEN? end)? (the t=year)? y=YEAR", year),
    rule(
        "(m=AMONTH|the year)? n=((SMALL|TENS) HYPHEN? TENS (HYPHEN? (SMALL|one))?|SMALL hundred"
        "|SMALL thousand (and? NUMWORD)?|TENS HYPHEN? (one|SMALL))",
        said_year,
    ),
    rule("t=the? (EARLYLATE HYPHEN?|EDGE of the)? x=(DECADE|DECADE2|DECADES)", decade),
    rule(
        "(the? EARLYLATE? s=ANYSEASON (of|COMMA)? y=YEAR|EARLYLATE? the? k=STEP s=ANYSEASON"
        "|(over? the|EARLYLATE) s=SEASON)",
        season,
    ),
    rule(
        "k=(last|this|next)? (h=CHRISTMAS e=(day|eve)?|h=(new year) POSSESSIVE e=(day|eve)) y=YEAR?",
        holiday,
    ),
    rule("the (week of m=AMONTH d=DAY|n=(ORD|last|final) week (of|in) m=AMONTH y=YEAR?)", week_of),
)
