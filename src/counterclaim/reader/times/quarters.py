"""Rules for quarters and halves of the year."""

from counterclaim.reader.times.dates import STEPS
from counterclaim.reader.times.forms import Form, Part
from counterclaim.reader.times.numbers import ordinal
from counterclaim.reader.times.rule import Found, Rule, rule


def part(found: Found) -> Form | None:
    """ "the third quarter of 2024", "the first half of last year", "third-quarter"."""
    number = (
        4
        if found["n"] in ("final", "last") and found["u"] == "quarter"
        else 2
        if found["n"] in ("final", "last")
        else ordinal(found["n"])
    )
    size = 4 if found["u"].startswith("quarter") else 2
    if not number or number > size:
        return None
    if found["y"]:
        return Part(size, number, int(found["y"]))
    return Part(size, number, back=-STEPS[found["k"]] if found["k"] else None)


def _quarterly(found: Found) -> Form | None:
    """Only "quarter" and "half" split a year; "half" only with a year beside it."""
    if found["u"] == "quarter" or (found["u"] == "half" and (found["y"] or found["k"])):
        return part(found)
    return None


def year_ago_quarter(found: Found) -> Form | None:
    """ "the year-earlier third quarter"."""
    number = ordinal(found["n"])
    return Part(4, number, ago=1) if found["u"] == "quarter" and number and number <= 4 else None


def this_quarter(found: Found) -> Form | None:
    """ "the quarter", "the latest period": the one last named, else the last one ended."""
    if found["u"] == "quarter" or (found["u"] == "period" and (found["n"] or found["y"])):
        return None if found.word(found.end) == "of" else Part(4, 0, int(found["y"]) if found["y"] else None)
    return None


def short_quarter(found: Found) -> Form | None:
    """ "Q3 2024", "H1", "Q4 last year"."""
    name = found["x"]
    size, number = (4 if name[0] == "q" else 2), int(name[1])
    if number > size:
        return None
    if found["y"]:
        return Part(size, number, int(found["y"]))
    return Part(size, number, back=-STEPS[found["k"]] if found["k"] else None)


RULES: tuple[Rule, ...] = (
    rule("x=QUARTER ((of|COMMA)? y=YEAR|of? k=STEP year)?", short_quarter),
    rule(
        "the? fiscal? n=(ORD|final|last) HYPHEN? fiscal? u=(UNIT|half) ((HYPHEN|of|in)? y=YEAR|of? k=STEP year)",
        _quarterly,
    ),
    rule("(k=STEP year|the? y=YEAR) POSSESSIVE? fiscal? n=(ORD|final) HYPHEN? u=(UNIT|half)", _quarterly),
    rule("the? (fiscal|latest|current)? n=(ORD|final) HYPHEN? fiscal? u=(UNIT|half)", _quarterly),
    rule("(the|a)? year HYPHEN (ago|earlier) n=ORD HYPHEN? u=UNIT", year_ago_quarter),
    rule("the n=(latest|full|recent)? u=(UNIT|period)", this_quarter),
    rule("(the|same)? y=YEAR u=(UNIT|period)", this_quarter),
)
