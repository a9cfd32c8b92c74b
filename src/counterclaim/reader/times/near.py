"""Rules for what counts from a reference day: today, weekdays, "last week", "two days ago", times of day."""

from counterclaim import vocabulary
from counterclaim.reader.times.dates import NAMED_AFTER, STEPS
from counterclaim.reader.times.forms import Apart, Clock, Day, Form, Length, Overnight, Shift, Then, Vague, Weekday
from counterclaim.reader.times.numbers import count
from counterclaim.reader.times.rule import Found, Rule, rule
from counterclaim.reader.times.units import unit
from counterclaim.reader.times.vocabulary import MONTH_NUMBER, PARTS, WEEKDAY_NUMBER

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_OPENING = frozenset("\" “ ‘ ' `".split())
_AT = vocabulary.words("times.at")
_ZULU = frozenset(("gmt", "utc"))
_NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_EDGES = frozenset(("dawn", "dusk", "nightfall"))


def named_day(found: Found) -> Form | None:
    """ "today", "late yesterday", "the day before yesterday", "tonight"."""
    away = _DAYS[found["x"]]
    if found["x"] == "tonight":
        return Clock("NI", Shift("day", 0))
    if found["b"]:
        away += -1 if found["b"] == "before" else 1
    return Shift("day", away)


def weekday(found: Found) -> Form | None:
    """ "Wednesday", "last Wednesday"."""
    if found.raw(found.end) in NAMED_AFTER:
        return None
    beside = found.word(found.start - 2) == "," or not found.word(found.end).isalnum()
    if beside and found.word(found.start - 1) == "a":
        return None  # which day a date was: "on 3 May, a Sunday"
    number = WEEKDAY_NUMBER[found["w"].split()[0]]
    step = None if not found["k"] else STEPS.get(found["k"], 1)
    return Weekday(number, step)


def period(found: Found) -> Form | None:
    """ "last week", "the previous month", "next year", "this century"; "that day", "the same month": the stretch of
    that size that holds the last date named."""
    name, which = unit(found["u"]), found["k"]
    if found["s"]:
        return Shift(name, 0, "text") if name not in ("hour", "minute") else None
    if found.raw(found.start - 1) in _OPENING and found.raw(found.end - 1)[0].isupper():
        return None  # the name of a programme: "This Week"
    if name in ("hour", "minute"):
        return None
    step = STEPS.get(which, 1)
    if which in ("previous", "preceding"):
        return Shift(name, step, "near")
    if which == "following":
        return Shift(name, step, "text")
    return Shift(name, step)


def next_to(found: Found) -> Form | None:
    """ "the next day", "the following morning", "the day before": beside the last date named; "since then": it."""
    if found["t"]:
        return Then() if found.word(found.start - 1) == "since" else None
    if found["k"] == "before" and found.word(found.end).isalnum():
        return None  # "the day before the attack" is told by the attack
    beside = Shift("day", -1 if found["k"] in ("previous", "preceding", "before") else 1, "text")
    return Clock(PARTS[found["p"]], beside) if found["p"] else beside


def edge(found: Found) -> Form | None:
    """ "the start of the year", "earlier in the day", "year-end": the stretch itself, as in TIMEX values."""
    name = unit(found["u"])
    if name in ("hour", "minute", "decade", "century", "quarter"):
        return None
    if name == "year" and found.word(found.end) in ("ended", "ending", "to", "since"):
        return Length(((1.0, "year"),))
    following = found.word(found.end)
    if name == "year" and (
        following in ("before", "after", "of", "that", "when") or (following.isdigit() and len(following) > 3)
    ):
        return None
    return Shift(name, 0, "either" if name == "day" else "published")


def ago(found: Found) -> Form | None:
    """ "two weeks ago", "three days later", "a year earlier"."""
    which = found["k"]
    name = unit(found["u"])
    if found["v"] or found["n"] in ("a few", "some", "few"):
        return Vague("PAST_REF", name) if which == "ago" else None
    number = count(found["n"])
    if not number:
        return None
    if number != int(number) or name in ("second", "minute", "hour"):
        return Shift("day", 0, "published") if which == "ago" and number <= 6 and name != "hour" else None
    away = int(number) * (1 if which == "later" else -1)
    return Apart(name, away, {"ago": "published", "earlier": "either"}.get(which, "text"))


def unit_ago(found: Found) -> Form | None:
    """ "the year-ago quarter", "a year earlier": a year before the quarter the text is about; "the same month a year
    earlier", "the same period last year": a year before the stretch just named."""
    if found["u"]:
        return Apart("year", -1, "text", found["u"])
    return Apart(
        "year",
        -1,
        "published"
        if found.word(found.end - 1) == "ago" and found.word(found.start) in ("a", "an", "one")
        else "either",
    )


def part_of_day(found: Found) -> Form | None:
    """ "Monday evening", "last night", "this morning", "early Thursday morning"; "that evening", "the same night": of
    the last day named; "since dawn", "by mid-afternoon": of the day just named, else of the publication day."""
    part = PARTS[found["p"]]
    if found["t"]:
        return Clock(part, Shift("day", 0, "text"))
    if found["q"]:
        lead = found.word(found.start - 1)
        cued = lead in _AT or (lead == "the" and found.word(found.start - 2) in ("in", "by"))
        return Clock(part) if cued else None
    if not found["l"]:
        return Clock(part) if found["p"] in _EDGES and found.word(found.start - 1) in _AT else None
    lead = found["l"].split()[0]
    if lead in _DAYS:
        return Clock(part, Shift("day", _DAYS[lead]))
    if lead in ("this",):
        return Clock(part, Shift("day", 0))
    if lead == "last":
        return Clock(part, Shift("day", -1))
    return Clock(part, Weekday(WEEKDAY_NUMBER[lead], STEPS.get(found["k"], 1) if found["k"] else None))


def part_of(found: Found) -> Form | None:
    """ "the night of March 3", "dawn on Friday", "the early hours of Monday"."""
    if found["u"] not in ("", "hours"):
        return None
    return Clock(PARTS[found["p"]] if found["p"] else "MO", _beside(found))


def overnight(found: Found) -> Form | None:
    """ "overnight", "overnight on Monday", "overnight into Friday": the night that ends on the day named."""
    return Overnight(Weekday(WEEKDAY_NUMBER[found["w"].split()[0]]) if found["w"] else None)


def clock(found: Found) -> Form | None:
    """ "6 a.m.", "14:32 GMT", "noon Saturday", "1430 UTC", "9 o'clock on Monday"; not the film "High Noon"."""
    if found["h"] in _NAMED_HOURS:
        return Clock(_NAMED_HOURS[found["h"]], _beside(found)) if found.word(found.start - 1) != "high" else None
    digits = found["h"].replace(".", ":").split(":")
    if found["u"] and (found["u"] != "hours" or len(digits[0]) != 4):
        return None
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    half = found["p"].replace(".", "")
    if not all(part.isdigit() for part in digits):
        return None  # "10:7,15" is no time of day
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    return Clock(f"{hour:02d}:{minute:02d}", _beside(found), "Z" if found["z"] in _ZULU else "")


def _beside(found: Found) -> Form | None:
    if found["m"]:
        number = int("".join(c for c in found["d"] if c.isdigit()))
        year = int(found["y"] or 0) or None
        return Day(year, MONTH_NUMBER[found["m"].split()[0]], number) if 1 <= number <= 31 else None
    if found["w"]:
        return Weekday(WEEKDAY_NUMBER[found["w"].split()[0]])
    return Shift("day", _DAYS[found["x"]]) if found["x"] in _DAYS else None


_TAIL = "(COMMA? (on|EARLYLATE)? DATED)?"
_ZONED = "((LOCAL time|z=ZONE)? OPEN (CLOCK|NUMBER|YEAR) ZONE CLOSE|OPEN? (LOCAL time|z=ZONE) CLOSE?)?"

RULES: tuple[Rule, ...] = (
    rule("(EARLYLATE (in the day)?|the day b=(before|after))? x=(today|yesterday|tomorrow|tonight)", named_day),
    rule("EARLYLATE? k=(LAST|NEXT|THIS)? w=WEEKDAY", weekday),
    rule("(the k=(next|COMING|PREVIOUS)|k=next) (day|p=PART)|the day k=before|t=then", next_to),
    rule(
        "(EARLYLATE in?|the? EDGE of)? (the? k=(last|PREVIOUS|NEXT|THIS) (full|fiscal)?|s=(that (same|very)?|the same))"
        " u=(UNIT1|WEEKEND)",
        period,
    ),
    rule(
        "((EARLYLATE in|the? EDGE of|by the end of) the (full|fiscal|current)? u=(UNIT1|WEEKEND)"
        "|(the|around)? u=year (HYPHEN|POSSESSIVE)? end|the (full|fiscal|entire|whole)? u=(year|WEEKEND))",
        edge,
    ),
    rule(
        "(APPROX|ABOUT|more than|at least|only)? (n=(COUNT|a|an|a? few|half a|half an)|v=(a? couple of|VAGUE))"
        " (trading|working|business|full)? HYPHEN? u=(UNIT1|UNITSET|second) (or so)? HYPHEN? k=(ago|earlier|later)",
        ago,
    ),
    rule(
        "(the same u=(UNIT1|period) ((of|in)? (last|PREVIOUS|that) year|(a|one) year (ago|earlier))"
        "|the u=(UNIT|period) a year (ago|earlier)|(a|the|one)? year HYPHEN? (ago|earlier) (UNIT|period)?)",
        unit_ago,
    ),
    rule(
        "(EARLYLATE? (l=(this|last|today|yesterday|tomorrow)|t=(that|the same)|(k=(LAST|NEXT|THIS))? l=WEEKDAY"
        " EARLYLATE?)|q=PHASE HYPHEN?)? p=PART",
        part_of_day,
    ),
    rule("((the|PHASE)? p=PART (of|on)?|the PHASE u=UNITS (of|on)) (DATED)", part_of),
    rule("(w=WEEKDAY overnight|overnight ((on|into|to|from)? w=WEEKDAY)?)", overnight),
    rule(
        f"((h=(CLOCK|DAYNUM) p=AMPM|h=CLOCK|h=DAYNUM OCLOCK|h=(noon|midday|midnight)) {_ZONED}"
        f"|h=(YEAR|NUMBER) (z=ZONE|LOCAL time)|at h=(YEAR|NUMBER) u=UNITS (LOCAL time)?) {_TAIL}",
        clock,
    ),
)
