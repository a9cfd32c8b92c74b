"""Sentences that the ledger keeps in English, in the language that holds: why two claims are related, which rule chose
a figure, which reports stopped coming.

They were written when reports were compared. Each is known again by its pattern, the words in it stay, and what no
pattern fits is shown as it is. A new sentence there needs a row here (tests/web/test_languages.py looks).
"""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.language import _, english, known, mark, mark_in
from counterclaim.show import abroad
from counterclaim.show.words import day, days_written

PATTERNS = (
    mark_in("reason", "%(who)s denies what %(whose)s says"),
    mark_in("reason", "%(who)s denies %(figure)s, as %(whose)s puts it"),
    mark_in("reason", "%(figure)s counts %(things)s, a part of %(other)s"),
    mark_in("reason", "%(figure)s counts %(side)s's, %(other)s counts %(opponent)s's"),
    mark_in("reason", "%(figure)s counts since %(day)s, %(other)s since %(since)s"),
    mark_in("reason", "%(figure)s counts %(things)s, %(other)s counts %(others)s"),
    mark_in("reason", "%(figure)s is what %(side)s holds or took, %(other)s what %(opponent)s does"),
    mark_in("reason", "%(figure)s is of %(day)s, %(other)s of %(since)s"),
    mark_in("reason", "%(who)s gave %(other)s, and then %(figure)s only: one source, two counts"),
    mark_in("reason", "%(who)s, the same day: %(figure)s and %(other)s are one statement in two reports"),
    mark_in("reason", "%(who)s, the same day, in nearly the same words"),
    mark_in("reason", "both give %(figure)s for %(things)s"),
    mark_in("reason", "%(figure)s and %(other)s are one amount in two units"),
    mark_in("reason", "%(figure)s and %(other)s can both hold for %(things)s"),
    mark_in("reason", "%(who)s gives %(figure)s, %(whose)s %(other)s for %(things)s"),
    mark_in("reason", "both count %(things)s; %(figure)s (%(who)s) and %(other)s (%(whose)s) cannot both hold"),
    mark_in("reason", "%(figure)s (%(day)s) is a later count of %(things)s than %(other)s (%(since)s)"),
    mark_in("reason", "%(figure)s is the later count of what was %(other)s before"),
    mark_in("reason", "the same day; %(figure)s is higher, and a toll grows as it is counted"),
    mark_in("reason", "both have %(place)s %(state)s by %(side)s"),
    mark_in("reason", "both say it: %(words)s"),
    mark_in("reason", "%(place)s: taken by %(side)s by one account, held by %(opponent)s by the other"),
    mark_in("reason", "the conversion in brackets beside %(figure)s does not fit it"),
    mark_in("reason", "%(figure)s and %(other)s are counted in different units"),
    mark_in("reason", "%(figure)s (%(state)s) and %(other)s (%(done)s) count different things"),
    mark_in("reason", "%(figure)s (%(words)s) and %(other)s (%(window)s) count over different times"),
    mark_in("reason", "one of %(figure)s and %(other)s is a running total, the other an increment"),
    mark_in("reason", "both say %(figure)s"),
    mark_in("reason", "%(figure)s was said on %(day)s, %(other)s on %(since)s"),
    mark_in("reason", "%(figure)s (%(who)s) and %(other)s (%(whose)s) cannot both hold"),
    mark_in("reason", "the same said again: %(words)s"),
    mark_in("reason", "%(side)s and %(opponent)s expect different outcomes for the same place"),
    mark_in("reason", "all claims of the matter that agree, as they were made; nothing chosen"),
    mark_in("reason", "the last claim made by %(side)s, by the day it was said, else published"),
    mark_in(
        "reason",
        "the lowest figure reported that its own account has not updated (ACLED's rule where reports differ or are "
        "vague)",
    ),
    mark_in(
        "reason",
        "the lowest figure reported that its own account has not updated (ACLED's rule where reports differ or are "
        "vague; %(words)s)",
    ),
    mark_in("reason", "%(figure)s is read as %(words)s"),
    mark_in("reason", "applied to %(things)s, which ACLED itself does not count"),
    mark_in(
        "reason",
        "low and high: the least and the most reported that its own account has not updated. Best: %(words)s",
    ),
    mark_in(
        "reason",
        "the least and the most reported that its own account has not updated; contested where claims contradict or "
        "deny each other (Airwars' own grade asks who is held responsible)",
    ),
    mark_in("reason", "the figure that speakers of two sides give"),
    mark_in("reason", "the one figure given"),
    mark_in("reason", "left open; which source is the most reliable is for a coder to judge"),
    mark_in("reason", "speakers of two sides give this figure"),
)
_NOBODY = (mark("the report"), mark("an unresolved speaker"), mark("the claim"), mark("speakers of no side"))
_PART = re.compile(r"%\\\((\w+)\\\)s")
_COUNTS = re.compile(
    r"(?P<thing>.+?)(?: of (?P<whose>[A-Z].*?))?(?: (?P<done>[a-z ]+?))?(?: by (?P<by>[A-Z].*))?"
)
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def retold(text: str) -> str:
    """The sentence in the language that holds; the sentence itself where no pattern fits or no file has it."""
    if english() or not text:
        return days_written(text)
    for pattern, shape in _shapes():
        found = shape.fullmatch(text)
        told = known("reason", pattern) if found is not None else None
        if found is not None and told is not None:
            return told % {name: _part(name, part) for name, part in found.groupdict().items()}
    return text


def fits(text: str) -> bool:
    """True where a pattern fits."""
    return any(shape.fullmatch(text) for _, shape in _shapes())


def counts(text: str) -> str:
    """What a count counts, as a reason words it: "soldiers of Norland captured", "area held or taken by Norland"."""
    found = _COUNTS.fullmatch(text)
    if english() or found is None:
        return text
    thing, whose, done, by = (found[name] for name in ("thing", "whose", "done", "by"))
    details = [known("code", done) or done if done else "", whose or "", _("by %(side)s", side=by) if by else ""]
    told = ", ".join(one for one in details if one)
    named = abroad.things(thing)
    return _("%(what)s (%(details)s)", what=named, details=told) if told else named


def _part(name: str, words: str) -> str:
    if name in ("day", "since"):
        return day(words) if _DAY.fullmatch(words) else words
    if name in ("things", "others"):
        return counts(words)
    if name == "words":
        return "; ".join(retold(one) for one in words.split("; "))
    if name in ("state", "done"):
        return known("code", words) or words
    return _(words) if words in _NOBODY else words


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_shaped())


def _shaped() -> Iterator[tuple[str, re.Pattern[str]]]:
    for pattern in PATTERNS:
        yield pattern, re.compile(_PART.sub(r"(?P<\1>.+?)", re.escape(pattern)), re.S)
