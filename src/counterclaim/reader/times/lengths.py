"""Rules for lengths of time, windows that reach to the publication day, and what comes again and again."""

from counterclaim import vocabulary
from counterclaim.reader.times.events import EVENTS
from counterclaim.reader.times.forms import Form, Length, Nothing, Repeat, Vague, Window
from counterclaim.reader.times.numbers import count
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
_BEFORE_VERB = vocabulary.words("figures.auxiliaries") | {"to", "not"}


def _number(found: Found) -> tuple[bool, float | None]:
    """(whether the count is one that can be read, its value or None for "several")."""
    if found["v"]:
        return True, 2.0 if found["v"] in _COUPLE else None
    number = count(found["n"])
    return number is not None, number


def lasting(found: Found) -> Form | None:
    """ "three months", "30-day", "half an hour", "several years", "two and a half years"; "two to three weeks": the
    first, as TIMEX has it."""
    name = unit(found["u"])
    if found["h"]:
        return Length((_SMALLER[name],)) if name in _SMALLER else None
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


def some(found: Found) -> Form | None:
    """ "weeks", "years", "days or weeks" alone: some of them; "a day-long siege"."""
    name = unit(found["u"])
    if found["u"] == name:
        return Length(((1.0, name),))
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


def window(found: Found) -> Form | None:
    """ "the last five days", "the past year", "the next two weeks", "recent weeks"."""
    name = unit(found["u"])
    if found["r"]:
        return recent(name, found["r"])
    sign = 1 if found["k"] in ("next", "coming", "following", "upcoming") else -1
    if found["n"] or found["v"]:
        known, number = _number(found)
        if not known:
            return None
    else:
        number = None if (found["u"] != name and name + "s" == found["u"]) or found["u"] in ("centuries",) else 1.0
    if found.word(found.start) == "last" and found.word(found.start - 1) in _BEFORE_VERB:
        return Length(((number, name),))  # "would | last six weeks"
    if (found["k"] == "following" and found["n"]) or ((found["n"] or found["v"]) and found.word(found.end) == "of"):
        return Length(((number, name),))
    return Window(number, name, sign)


def recent(name: str, which: str) -> Form | None:
    """ "recent weeks", "past years", "the coming months": the singular of the unit, the word before it."""
    if which in ("coming", "next", "upcoming", "following"):
        return Vague("FUTURE_REF") if name in ("year", "month", "decade") else Window(None, name, 1)
    if which == "previous":
        return None
    return Vague("PAST_REF") if name in ("year", "decade", "century", "quarter") else Window(None, name, -1)


def first_of(found: Found) -> Form | None:
    """ "the first nine months", "the final hours": a length, its place in time is told elsewhere."""
    if found["n"] or found["v"]:
        known, number = _number(found)
        return Length(((number, unit(found["u"])),)) if known else None
    return Length(((None, unit(found["u"])),))


def each(found: Found) -> Form | None:
    """ "every day", "each month", "every two weeks", "every Monday", "each July", "on Mondays", "daily"."""
    if found["x"]:
        return Repeat(SETS[found["x"]])
    if found["w"]:
        return Repeat(f"XXXX-WXX-{WEEKDAY_NUMBER[found['w'].split()[0]] + 1}")
    if found["m"]:
        return Repeat(f"XXXX-{MONTH_NUMBER[found['m'].split()[0]]:02d}")
    if found["p"]:
        return Repeat(f"XXXX-XX-XXT{PARTS[found['p']]}")
    number = count(found["n"]) if found["n"] else 1.0
    return Repeat(length(((number, unit(found["u"])),))) if number is not None else None


_LEAD = "(APPROX|about|around|some|more than|less than|at least|up to|only|over)?"
_MANY = "(n=(COUNT|a|an) ((to|or|HYPHEN) (COUNT|few))?|v=(the? VAGUE|a few|a? couple of))"
_KIND = "(more|additional|straight|consecutive|trading|working|business|full|entire|whole|long|further)?"

RULES: tuple[Rule, ...] = (
    rule(
        f"(the {_MANY} {_KIND} u=UNITSET|{_LEAD} h=half (a|an) HYPHEN? u=UNIT1"
        f"|{_LEAD} {_MANY} f=(FRACTION|and a half)? HYPHEN? {_KIND} u=(UNIT1|UNITSET) (HYPHEN? (old|long))?)",
        lasting,
    ),
    rule("(the? u=UNITSET ((or|to|and) UNITSET|HYPHEN long)?|u=UNIT1 HYPHEN long)", some),
    rule(
        "((over|during|for|within|in|throughout) the k=last u=UNIT1"
        f"|(at least|APPROX|over)? the? k=(LAST|NEXT) (n=COUNT|v=(VAGUE|a? couple of)) {_KIND} u=(UNITSET|UNIT1)"
        " (or so)?|the? k=past u=(UNIT1|WEEKEND) (or so)?|the? r=(recent|LAST|NEXT) u=UNITSET)",
        window,
    ),
    rule(f"the (first|final|last|opening|PHASE|latest|closing) {_MANY}? u=UNITSET", first_of),
    rule("(EVERY (other|single)? (n=COUNT? u=(UNIT1|UNITSET)|w=AWEEKDAY|m=AMONTH|p=PART)|w=WEEKDAYS|x=SETWORD)", each),
)
