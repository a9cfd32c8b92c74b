"""Rules for lengths of time, windows that reach to the publication day, and what comes again and again."""

from counterclaim import vocabulary
from counterclaim.reader.times.events import EVENTS
from counterclaim.reader.times.forms import Form, Length, Nothing, Ordinal, Repeat, Shift, Vague, Window
from counterclaim.reader.times.numbers import count, ordinal
from counterclaim.reader.times.rule import Found, Rule, rule
from counterclaim.reader.times.units import length, unit
from counterclaim.reader.times.vocabulary import MONTH_NUMBER, PARTS, SETS, WEEKDAY_NUMBER

# Before "a day": so many each day. Other plurals do as well, these do not.
_RATED = vocabulary.words("times.rated")
_NOT_PLURAL = vocabulary.words("times.not_plural")
# Before "one day" that is some day to come: "hoped to one day return", "she would one day rule".
_ONE_DAY = vocabulary.words("times.one_day")
# "Office hours", "school days": no length of time.
_HOURS_NAMED, _DAYS_NAMED = vocabulary.words("times.hours_named"), vocabulary.words("times.days_named")
_COUPLE = ("a couple of", "couple of")
_SMALLER = {
    "year": (6, "month"),
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "decade": (5, "year"),
    "minute": (30, "second"),
    "month": (15, "day"),
}


def _number(found: Found) -> tuple[bool, float | None]:
    """(whether the count is one that can be read, its value or None for "several")."""
    if found["v"]:
        return True, 2.0 if found["v"] in _COUPLE else None
    number = count(found["n"])
    return number is not None, number


def lasting(found: Found) -> Form | None:
    """ "three months", "30-day", "half an hour", "several years", "at least 72 hours"."""
    name = unit(found["u"])
    known, number = _number(found)
    if not known or (name == "second" and found["n"] in ("a", "an")):
        return None
    if (found["v"] == "many" and found.word(found.start - 1) == "as") or found.raw(found.end) == "War":
        return Nothing()  # "in as many days", "the Six-Day War"
    last = found.word(found.end - 1)
    if (name == "quarter" and (found["u"] == name or found["n"] in ("three", "3"))) or (
        last == "old" and name == "year" and found.word(found.end) not in EVENTS
    ):
        return Nothing()
    if (
        found["n"] == "one"
        and name == "day"
        and found.word(found.start - 1) in _ONE_DAY
    ):
        return Vague("FUTURE_REF")
    if found["n"] in ("a", "an") and name != "second":
        before = found.word(found.start - 1)
        if before in _RATED or (before.endswith("s") and len(before) > 3 and before not in _NOT_PLURAL):
            return Repeat(length(((1.0, name),)))
    if found["f"] and number is not None:
        part = _SMALLER.get(name)
        number = int(number) if number == int(number) else number
        return (
            Length(((number, name), part))
            if part and found["f"] in ("1/2", "and a half", "½")
            else Length(((number, name),))
        )
    return Length(((number, name),))


def spoken(found: Found) -> Form | None:
    """ "two and a half years"."""
    number, name = count(found["n"]), unit(found["u"])
    part = _SMALLER.get(name)
    return Length(((number, name), part)) if number is not None and part else None


def half(found: Found) -> Form | None:
    """ "half an hour", "half a year"."""
    part = _SMALLER.get(unit(found["u"]))
    return Length((part,)) if part else None


def either(found: Found) -> Form | None:
    """ "two to three weeks", "12 or 14 months", "days or weeks": the first, as TIMEX has it."""
    number = count(found["n"]) if found["n"] else None
    return Length(((number, unit(found["u"])),))


def some(found: Found) -> Form | None:
    """ "weeks", "years" alone: some of them."""
    name = unit(found["u"])
    before, after = found.word(found.start - 1), found.word(found.end)
    if (name == "second" and before != "within") or after == "apart":
        return None  # "minutes apart" dates nothing
    if name == "quarter" or (name == "hour" and before in _HOURS_NAMED):
        return None
    if name == "minute" and after in ("of", "from"):
        return None  # the minutes of a meeting
    if name == "day" and before in _DAYS_NAMED:
        return None
    return Length(((None, name),))


def unit_long(found: Found) -> Form | None:
    """ "a day-long siege"."""
    return Length(((1.0, unit(found["u"])),))


def window(found: Found) -> Form | None:
    """ "the last five days", "the past year", "the next two weeks"."""
    name = unit(found["u"])
    sign = 1 if found["k"] in ("next", "coming", "following", "upcoming") else -1
    if found["n"] or found["v"]:
        known, number = _number(found)
        if not known:
            return None
    else:
        number = None if (found["u"] != name and name + "s" == found["u"]) or found["u"] in ("centuries",) else 1.0
    if (found["k"] == "following" and found["n"]) or ((found["n"] or found["v"]) and found.word(found.end) == "of"):
        return Length(((number, name),))
    return Window(number, name, sign)


def recent(found: Found) -> Form | None:
    """ "recent weeks", "past years", "the coming months"."""
    name = unit(found["u"])
    if found["k"] in ("coming", "next", "upcoming", "following"):
        return Vague("FUTURE_REF") if name in ("year", "month", "decade") else Window(None, name, 1)
    if found["k"] == "previous":
        return None
    return Vague("PAST_REF") if name in ("year", "decade", "century", "quarter") else Window(None, name, -1)


def first_of(found: Found) -> Form | None:
    """ "the first nine months", "the final hours": a length, its place in time is told elsewhere."""
    if found["n"] or found["v"]:
        known, number = _number(found)
        return Length(((number, unit(found["u"])),)) if known else None
    return Length(((None, unit(found["u"])),))


def each(found: Found) -> Form | None:
    """ "every day", "each month", "every two weeks", "every Monday", "each July"."""
    if found["w"]:
        return Repeat(f"XXXX-WXX-{WEEKDAY_NUMBER[found['w'].split()[0]] + 1}")
    if found["m"]:
        return Repeat(f"XXXX-{MONTH_NUMBER[found['m'].split()[0]]:02d}")
    if found["p"]:
        return Repeat(f"XXXX-XX-XXT{PARTS[found['p']]}")
    number = count(found["n"]) if found["n"] else 1.0
    return Repeat(length(((number, unit(found["u"])),))) if number is not None else None


def adverb(found: Found) -> Form | None:
    """ "daily", "annually"; "annual" where it tells how often, not "annual report"."""
    return Repeat(SETS[found["x"]])


def weekdays(found: Found) -> Form | None:
    """ "on Mondays"."""
    number = WEEKDAY_NUMBER[found["w"]]
    return Repeat(f"XXXX-WXX-{number + 1}" + (f"T{PARTS[found['p'].removesuffix('s')]}" if found["p"] else ""))


def nth(found: Found) -> Form | None:
    """ "the third day of fighting", "a second consecutive night", "the third year of the war"."""
    number, name = ordinal(found["n"]), unit(found["u"])
    if number and name == "day" and found["c"]:
        return Shift("day", 0)  # the last of them is the day of the report
    return (
        Ordinal(number, name)
        if number and found.word(found.end) == "of" and name not in ("quarter", "minute", "hour")
        else None
    )


def ahead(found: Found) -> Form | None:
    """ "the weeks ahead"."""
    return Window(None, unit(found["u"]), 1)


_LEAD = "(APPROX|about|around|some|more than|less than|at least|up to|only|over)?"
_MANY = "(n=(COUNT|a|an)|v=(the? VAGUE|a few|a? couple of))"
_KIND = "(more|additional|straight|consecutive|trading|working|business|full|entire|whole|long|further)?"

RULES: tuple[Rule, ...] = (
    rule(f"{_LEAD} {_MANY} f=FRACTION? HYPHEN? {_KIND} u=(UNIT1|UNITSET) (HYPHEN? (old|long))?", lasting),
    rule(f"the {_MANY} {_KIND} u=UNITSET", lasting),
    rule(f"{_LEAD} n=(DIGITS) HYPHEN? u=second", lasting),
    rule(f"{_LEAD} {_MANY} and a half u=UNITSET", spoken),
    rule(f"{_LEAD} half (a|an) HYPHEN? u=UNIT1", half),
    rule(f"{_LEAD} n=(COUNT|a) (to|or|HYPHEN) (COUNT|few) u=(UNITSET|UNIT1)", either),
    rule("u=UNITSET (or|to|and) UNITSET", either),
    rule("the? u=UNITSET (HYPHEN long)?", some),
    rule("u=UNIT1 HYPHEN long", unit_long),
    rule(
        f"(at least|APPROX|over)? the? k=(LAST|NEXT) (n=(COUNT)|v=(VAGUE|a? couple of)) {_KIND} "
        "u=(UNITSET|UNIT1) (or so)?",
        window,
    ),
    rule("the? k=past u=(UNIT1|WEEKEND) (or so)?", window),
    rule("(over|during|for|within|in|throughout) the k=last u=(UNIT1)", window),
    rule("the? k=(recent|LAST|NEXT) u=UNITSET", recent),
    rule(f"the (first|final|last|opening|PHASE|latest|closing) {_MANY}? u=UNITSET", first_of),
    rule("EVERY (other|single)? n=COUNT? u=(UNIT1|UNITSET)", each),
    rule("EVERY (w=AWEEKDAY|m=AMONTH|p=PART)", each),
    rule("x=SETWORD", adverb),
    rule("w=WEEKDAYS", weekdays),
    rule("the? n=(ORD) full? u=UNIT1", nth),
    rule("(a|an|the)? n=ORD c=(straight|consecutive) u=UNIT1", nth),
    rule("the u=UNITSET ahead", ahead),
)
