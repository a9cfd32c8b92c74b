"""Rules for what is numbered: quarters and halves of the year, centuries, the third day of something."""

from counterclaim.reader.times.dates import STEPS
from counterclaim.reader.times.forms import Form, Ordinal, Part, Shift, Year
from counterclaim.reader.times.numbers import ordinal
from counterclaim.reader.times.rule import Found, Rule, rule
from counterclaim.reader.times.units import unit


def part(found: Found) -> Form | None:
    """ "the third quarter of 2024", "the first half of last year", "third-quarter", "Q3 2024", "H1"."""
    size = 4 if found["u"] == "quarter" or found["x"].startswith("q") else 2
    if found["x"]:
        number: int | None = int(found["x"][1])
    else:
        number = size if found["n"] in ("final", "last") else ordinal(found["n"])
    if not number or number > size:
        return None
    if found["a"]:  # "the year-earlier third quarter"
        return Part(size, number, ago=1)
    if found["y"]:
        return Part(size, number, int(found["y"]))
    return Part(size, number, back=-STEPS[found["k"]] if found["k"] else None)


def numbered(found: Found) -> Form | None:
    """ "the third quarter", "the first half of 2024"; "half" only with a year beside it. "The 20th century": the years
    1900 to 1999, as news counts them. "The third day of fighting", "a second consecutive night"."""
    name, number = unit(found["u"]), ordinal(found["n"])
    if found["x"] or name == "quarter" or (name == "half" and (found["y"] or found["k"])):
        return part(found)
    if name == "century":
        return Year((number - 1) * 100, 100) if number and 2 <= number <= 30 else None
    if not number or name in ("half", "minute", "hour"):
        return None
    if name == "day" and found["c"]:
        return Shift("day", 0)  # the last of them is the day of the report
    return Ordinal(number, name) if found.word(found.end) == "of" else None


def this_quarter(found: Found) -> Form | None:
    """ "the quarter", "the latest period": the one last named, else the last one ended."""
    if found["u"] == "quarter" or (found["u"] == "period" and (found["n"] or found["y"])):
        return None if found.word(found.end) == "of" else Part(4, 0, int(found["y"]) if found["y"] else None)
    return None


RULES: tuple[Rule, ...] = (
    rule(
        "((k=STEP year|the? y=YEAR) POSSESSIVE? fiscal? n=(ORD|final) HYPHEN? u=(UNIT|half)"
        "|the? (EARLYLATE|fiscal|latest|current|a=(year HYPHEN (ago|earlier)))? n=(ORD|TENS HYPHEN ORD|final|last)"
        " (c=(straight|consecutive)|full)?"
        " HYPHEN? fiscal? u=(UNIT1|half) ((HYPHEN|of|in)? y=YEAR|of? k=STEP year)?"
        "|(a|an) n=ORD c=(straight|consecutive) u=UNIT1"
        "|x=QUARTER ((of|COMMA)? y=YEAR|of? k=STEP year)?)",
        numbered,
    ),
    rule("(the n=(latest|full|recent)?|(the|same)? y=YEAR) u=(UNIT|period)", this_quarter),
)
