"""When a claim's figure counts: a day, a window, or a running total; ISO days, compared as ordinals."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.model.claim import Claim
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.model.when import When

EVENT = 2  # days: a window of up to so many is the day of one event ("overnight", "in a day"); by construction
_DAYS = ("minute", "hour", "part_of_day", "day")
AFTER = 10  # characters between a length of time and the day that it ends on ("up to", "ending on"); set by eye
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
# What makes a stretch of time one that is counted over; "in May", "earlier this week" date an event, if vaguely.
COUNTED_OVER = re.compile(r"\b(?:past|the last|previous|preceding|between)\b")
_DAYS_OF = {"D": 1, "W": 7, "M": 30, "Y": 365}


class Span(NamedTuple):
    """The days a claim counts over.

    first, last: ordinals of the days, None where open or unknown; a week or a month where the words tell no more.
    explicit: the words themselves date it, to a day or two.
    since: ordinal of the day a running total began, where told. length: days of a window longer than an event, else
    None. total: the words make it a running total ("since", "so far"); begun: from a day or an event on ("since").
    """

    first: int | None = None
    last: int | None = None
    explicit: bool = False
    since: int | None = None
    length: int | None = None
    total: bool = False
    begun: bool = False


def ordinal(day: str | None) -> int | None:
    """The proleptic ordinal of an ISO date or date-time; None where it is none or cut to a month."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(day).isoformat()


def said_day(entry: Entry) -> int | None:
    """The day the claim was made: when it was said, else when its report was published.

    A claim that nobody dates was not made before the last day its own words give; that day stands for the missing one.
    """
    return ordinal(entry.read.said) or ordinal(entry.published) or _not_before(entry.read)


def _not_before(claim: Claim) -> int | None:
    told = (ordinal(t.last) for t in claim.times if t.role == "event" and t.precision in _DAYS and t.basis == "text")
    return max((day for day in told if day is not None), default=None)


def span(entry: Entry, figure: Figure | None) -> Span:
    """The days that a figure, or a claim without one, speaks of."""
    claim, said = entry.read, said_day(entry)
    window = (figure.window or "").lower() if figure is not None else ""
    when = _when(claim, figure)
    begun = when is not None and (window.startswith("since") or (when.value or "").endswith("/.."))
    if begun and when is not None and when.first:
        since = ordinal(when.first)
        if since is not None and since == said:
            return Span(since, said, explicit=True)
        return Span(since=since, total=True, begun=True)
    if window and when is not None and (COUNTED_OVER.search(window) or (when.value or "").startswith("P")):
        return _windowed(_ending(when, claim.times) or when, said, past=COUNTED_OVER.search(window) is not None)
    if window.startswith(("since", "so far", "to date", "in total", "altogether", "in all", "overall", "until", "up")):
        return Span(total=True, begun=window.startswith("since"))
    if when is None or when.first is None:
        return Span()
    first, last = ordinal(when.first), ordinal(when.last or when.first)
    if first is None or last is None:
        return Span()
    return Span(first, last, explicit=last - first < EVENT)


def _windowed(when: When, said: int | None, *, past: bool) -> Span:
    """past: it ends when the claim is made ("in the past day"); "in one day" does not tell which."""
    first, last = ordinal(when.first), ordinal(when.last)
    if first is None or last is None:
        match = _LENGTH.fullmatch(when.value or "")
        if match is None or said is None:
            return Span()
        last, first = said, said - int(match[1]) * _DAYS_OF[match[2]]
    if last - first < EVENT and not (past or when.first):
        return Span()
    if last - first < EVENT:
        return Span(last, last, explicit=True) if last == first else Span(first, last, explicit=True)
    return Span(first, last, length=last - first)


def _when(claim: Claim, figure: Figure | None) -> When | None:
    """The time the figure's window words resolve to; else the nearest time of what is told, without a figure the first
    that gives a day, before a month or a year."""
    times = [t for t in claim.times if t.role in ("event", "duration") and _inside(claim, t)]
    if figure is None:
        dated = [t for t in times if t.first is not None and t.role == "event"]
        return next((t for t in dated if t.precision in _DAYS), dated[0] if dated else None)
    if figure.window:
        words = figure.window.lower()
        for time in times:
            if time.text.lower() in words or words in time.text.lower():
                return time
    dated = [t for t in times if t.first is not None and t.role == "event"]
    return min(dated, key=lambda t: abs(t.start - figure.start), default=None)


def _ending(length: When, times: Sequence[When]) -> When | None:
    """The days that a length of time right before them is of: "the two weeks | to 5 March"."""
    after = (t for t in times if t.role == "event" and t.first != t.last and 0 <= t.start - length.end <= AFTER)
    return next(after, None) if length.first is None else None


def _inside(claim: Claim, when: When) -> bool:
    return when.precision in _DAYS or when.first is not None or when.role == "duration"
