"""Rules for what counts from a reference day: today, weekdays, "last week", "two days ago", times of day."""

from counterclaim import vocabulary
from counterclaim.reader.times.dates import NAMED_AFTER, STEPS
from counterclaim.reader.times.forms import Apart, Clock, Day, Form, Length, Overnight, Shift, Vague, Weekday, WeekdayIn
from counterclaim.reader.times.numbers import count
from counterclaim.reader.times.rule import Found, Rule, rule
from counterclaim.reader.times.units import unit
from counterclaim.reader.times.vocabulary import MONTH_NUMBER, PARTS, WEEKDAY_NUMBER

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_OPENING = frozenset("\" “ ‘ ' `".split())
_AT = vocabulary.words("times.at")
_ZULU = frozenset(("gmt", "utc"))


def named_day(found: Found) -> Form | None:
    """ "today", "late yesterday", "the day before yesterday"."""
    away = _DAYS[found["x"]]
    if found["b"]:
        away += -1 if found["b"] == "before" else 1
    return Shift("day", away)


def weekday(found: Found) -> Form | None:
    """ "Wednesday", "last Wednesday", "Wednesday next week"."""
    if found.raw(found.end) in NAMED_AFTER:
        return None
    number = WEEKDAY_NUMBER[found["w"].split()[0]]
    step = None if not found["k"] else STEPS.get(found["k"], 1)
    return Weekday(number, step)


def abbreviated_weekday(found: Found) -> Form | None:
    """ "Fri." in a schedule; "Sun." and "Sat." end sentences as ordinary words."""
    name = found["w"].split()[0]
    return Weekday(WEEKDAY_NUMBER[name]) if name not in ("sun", "sat", "mon", "wed") else None


def weekday_in_week(found: Found) -> Form | None:
    """ "Monday last week", "Friday of this week": the weekday of that week."""
    return WeekdayIn(WEEKDAY_NUMBER[found["w"].split()[0]], {"last": -1, "next": 1}.get(found["k"], 0))


def period(found: Found) -> Form | None:
    """ "last week", "the previous month", "next year", "this century"."""
    name, which = unit(found["u"]), found["k"]
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


def same(found: Found) -> Form | None:
    """ "that day", "the same month": the stretch of that size that holds the last date named."""
    name = unit(found["u"])
    return Shift(name, 0, "text") if name not in ("hour", "minute") else None


def next_to(found: Found) -> Form | None:
    """ "the next day", "the following morning", "the day before": beside the last date named."""
    if found["k"] == "before" and found.word(found.end).isalnum():
        return None  # "the day before the attack" is told by the attack
    return Shift("day", -1 if found["k"] in ("previous", "preceding", "before") else 1, "text")


def next_part(found: Found) -> Form | None:
    """ "the following morning"."""
    return Clock(PARTS[found["p"]], Shift("day", -1 if found["k"] in ("previous", "preceding") else 1, "text"))


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
        return Vague("PAST_REF") if which == "ago" else None
    number = count(found["n"])
    if not number:
        return None
    if number != int(number) or name in ("second", "minute", "hour"):
        return Shift("day", 0, "published") if which == "ago" and number <= 6 and name != "hour" else None
    away = int(number) * (1 if which in ("later", "on", "from now") else -1)
    return Apart(name, away, {"ago": "published", "from now": "published", "earlier": "either"}.get(which, "text"))


def same_last_year(found: Found) -> Form | None:
    """ "the same month a year earlier", "the same period last year": a year before the stretch just named."""
    return Apart("year", -1, "text", found["u"])


def unit_ago(found: Found) -> Form | None:
    """ "the year-ago quarter", "a year earlier": a year before the quarter the text is about."""
    return Apart(
        "year",
        -1,
        "published"
        if found.word(found.end - 1) == "ago" and found.word(found.start) in ("a", "an", "one")
        else "either",
    )


def part_of_day(found: Found) -> Form | None:
    """ "Monday evening", "last night", "this morning", "early Thursday morning"."""
    part = PARTS[found["p"]]
    lead = found["l"].split()[0] if found["l"] else ""
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


def dawn(found: Found) -> Form | None:
    """ "since dawn", "at dawn": of the day just named, else of the publication day."""
    if found["p"] not in ("dawn", "dusk", "nightfall") or found.word(found.start - 1) not in _AT:
        return None
    return Clock(PARTS[found["p"]])


def middle_part(found: Found) -> Form | None:
    """ "by mid-afternoon", "in the early evening": of the day just named, else of the publication day."""
    lead = [found.word(found.start - 1), found.word(found.start - 2)]
    return Clock(PARTS[found["p"]]) if lead[0] in _AT or (lead[0] == "the" and lead[1] in ("in", "by")) else None


def that_part(found: Found) -> Form | None:
    """ "that evening", "the same night": of the last day named."""
    return Clock(PARTS[found["p"]], Shift("day", 0, "text"))


def tonight(found: Found) -> Form | None:
    """ "tonight"."""
    return Clock("NI", Shift("day", 0))


def overnight(found: Found) -> Form | None:
    """ "overnight", "overnight on Monday", "overnight into Friday": the night that ends on the day named."""
    return Overnight(Weekday(WEEKDAY_NUMBER[found["w"].split()[0]]) if found["w"] else None)


def clock(found: Found) -> Form | None:
    """ "6 a.m.", "14:32 GMT", "noon Saturday", "1430 UTC", "9 o'clock on Monday"."""
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


def named_hour(found: Found) -> Form | None:
    """ "noon", "midnight"; not the film."""
    if found.word(found.start - 1) == "high":
        return None
    return Clock("24:00" if found["h"] == "midnight" else "12:00", _beside(found))


def _beside(found: Found) -> Form | None:
    if found["m"]:
        number = int("".join(c for c in found["d"] if c.isdigit()))
        return Day(None, MONTH_NUMBER[found["m"].split()[0]], number) if 1 <= number <= 31 else None
    if found["w"]:
        return Weekday(WEEKDAY_NUMBER[found["w"].split()[0]])
    return Shift("day", _DAYS[found["x"]]) if found["x"] in _DAYS else None


_NAMED = "x=(today|yesterday|tomorrow)"
_TAIL = "(COMMA? (on|EARLYLATE)? DATED)?"
_ZONED = "((LOCAL time|z=ZONE)? OPEN (CLOCK|NUMBER|YEAR) ZONE CLOSE|OPEN? (LOCAL time|z=ZONE) CLOSE?)?"

RULES: tuple[Rule, ...] = (
    rule(f"(EARLYLATE (in the day)?)? {_NAMED}", named_day),
    rule("the day b=(before|after) x=(yesterday|tomorrow)", named_day),
    rule("EARLYLATE? w=WEEKDAY", weekday),
    rule("EARLYLATE? k=(LAST|NEXT|THIS) w=WEEKDAY", weekday),
    rule("w=WDABBREV DOT", abbreviated_weekday),
    rule("w=WEEKDAY of? k=(last|this|next) week", weekday_in_week),
    rule("the k=(next|COMING|PREVIOUS) day", next_to),
    rule("the day k=before", next_to),
    rule("the k=(next|COMING|PREVIOUS) p=PART", next_part),
    rule("(EARLYLATE|the? EDGE of)? the? k=(last|PREVIOUS|next|NEXT|THIS) (full|fiscal)? u=(UNIT1|WEEKEND)", period),
    rule("(EARLYLATE in?|the? EDGE of)? (that (same|very)?|the same) u=(UNIT1|WEEKEND)", same),
    rule("(EARLYLATE in|the? EDGE of|by the end of) the (full|fiscal|current)? u=(UNIT1|WEEKEND)", edge),
    rule("(the|around)? u=year (HYPHEN|POSSESSIVE)? end", edge),
    rule("the (full|fiscal|entire|whole)? u=(year|WEEKEND)", edge),
    rule(
        "(APPROX|ABOUT|more than|at least|only)? (n=(COUNT|a|an|a? few|half a|half an)|v=(a? couple of|VAGUE))"
        " (trading|working|business|full)? HYPHEN? u=(UNIT1|UNITSET|second) (or so)? HYPHEN? k=(ago|earlier|later)",
        ago,
    ),
    rule("(APPROX|ABOUT)? n=(COUNT|a|an) u=(UNIT1|UNITSET) k=(from now)", ago),
    rule("(for|end|ending|ended) the u=day", edge),
    rule("(a|the|one)? year HYPHEN? (ago|earlier) (UNIT|period)?", unit_ago),
    rule("the same u=(UNIT1|period) ((of|in)? (last|PREVIOUS|that) year|(a|one) year (ago|earlier))", same_last_year),
    rule("the u=(UNIT|period) a year (ago|earlier)", same_last_year),
    rule("EARLYLATE? l=(this|last|today|yesterday|tomorrow) p=PART", part_of_day),
    rule("EARLYLATE? HYPHEN? p=PART l=(today|yesterday|tomorrow)", part_of_day),
    rule("EARLYLATE? (k=(LAST|NEXT|THIS))? l=WEEKDAY EARLYLATE? p=PART", part_of_day),
    rule("EARLYLATE? (that|the same) p=PART", that_part),
    rule("((the|PHASE)? p=PART (of|on)?|the PHASE u=UNITS (of|on)) (DATED)", part_of),
    rule("PHASE HYPHEN? p=PART", middle_part),
    rule("p=PART", dawn),
    rule("tonight", tonight),
    rule("(w=WEEKDAY overnight|overnight ((on|into|to|from)? w=WEEKDAY)?)", overnight),
    rule(f"(h=(CLOCK|DAYNUM) p=AMPM|h=CLOCK|h=DAYNUM OCLOCK) {_ZONED} {_TAIL}", clock),
    rule(f"h=(YEAR|NUMBER) (z=ZONE|LOCAL time) {_TAIL}", clock),
    rule(f"h=(noon|midday|midnight) {_ZONED} {_TAIL}", named_hour),
    rule(f"at h=(YEAR|NUMBER) u=UNITS (LOCAL time)? {_TAIL}", clock),
)
