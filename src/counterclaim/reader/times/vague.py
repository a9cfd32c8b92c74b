"""Rules for times of which only the direction is told: "recently", "now", "soon"."""

from counterclaim import vocabulary
from counterclaim.reader.times.forms import Form, Vague
from counterclaim.reader.times.rule import Found, Rule, rule

_AFTER_PAST = vocabulary.words("times.after_the_past")  # behind "the past" as a noun


def direction(found: Found) -> Form | None:
    """ "recently", "the past", "now", "at present", "soon", "in the near future"."""
    if found["f"]:
        return previously(found)
    if found["p"]:
        return the_past(found)
    if found["c"]:
        return current(found)
    if found["s"]:
        return soon(found)
    return Vague("PAST_REF" if found["a"] else "PRESENT_REF" if found["n"] else "FUTURE_REF")


def previously(found: Found) -> Form | None:
    """ "has previously prosecuted"; in "previously planned" it is part of a description."""
    return (
        Vague("PAST_REF")
        if found.word(found.start - 1) in ("has", "have", "had", "was", "were", ",", ".", "\n", "")
        else None
    )


_SOON_TELLS = vocabulary.words("times.soon_tells")


def soon(found: Found) -> Form | None:
    """ "soon" and "shortly"; "soon after" and "soon became" tell nearness to an event instead."""
    following = found.word(found.end)
    if following in _SOON_TELLS or following.endswith("ed"):
        return None
    return Vague("FUTURE_REF")


def current(found: Found) -> Form | None:
    """ "current"; not "current affairs"."""
    return None if found.word(found.end) in ("affairs", "events", "account") else Vague("PRESENT_REF")


def the_past(found: Found) -> Form | None:
    """ "the past" as a noun; "the past five days" is a window."""
    following = found.word(found.end)
    if found.word(found.start - 1) == "in":
        return Vague("PAST_REF")
    return Vague("PAST_REF") if not following.isalpha() or following in _AFTER_PAST else None


RULES: tuple[Rule, ...] = (
    rule(
        "(a=(more? PASTWORD|recent)|f=FORMERLY|p=(the (not HYPHEN? far)? past)"
        "|n=(right? NOW|at (this|the current|the present) (time|moment)|the time being|these days)|c=current"
        "|s=(as soon as possible|SOONWORD|soon)|the (near|short|long) (future|term)|the future|near future)",
        direction,
    ),
)
