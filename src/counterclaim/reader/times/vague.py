"""Rules for times of which only the direction is told: "recently", "now", "soon"."""

from counterclaim import vocabulary
from counterclaim.reader.times.forms import Form, Vague
from counterclaim.reader.times.rule import Found, Rule, rule

_AFTER_PAST = vocabulary.words("times.after_the_past")  # behind "the past" as a noun


def past(_: Found) -> Form | None:
    """ "recently", "previously", "the past"."""
    return Vague("PAST_REF")


def present(_: Found) -> Form | None:
    """ "now", "currently", "at present"."""
    return Vague("PRESENT_REF")


def future(_: Found) -> Form | None:
    """ "soon", "in the near future"."""
    return Vague("FUTURE_REF")


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
    rule("more? PASTWORD", past),
    rule("recent", past),
    rule("FORMERLY", previously),
    rule("the (not HYPHEN? far)? past", the_past),
    rule("right? NOW", present),
    rule("the? present (time|day)", present),
    rule("these days", present),
    rule("at (this|the current|the present) (time|moment)", present),
    rule("the time being", present),
    rule("current", current),
    rule("(as soon as possible|SOONWORD|soon)", soon),
    rule("the (near|short|long) (future|term)", future),
    rule("(the? near future|the future)", future),
)
