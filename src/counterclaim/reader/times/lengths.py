"""Durations, sets, clock times and vague references."""

import re

from counterclaim.reader.times.calendar import duration
from counterclaim.reader.times.rule import Context, Meaning, Rule, rule
from counterclaim.reader.times.vocabulary import NUMBER, UNIT, VAGUE, WEEKDAY, number, unit

_PER = re.compile(r"\s*(?:share|ton|barrel|pound|ounce|gallon)", re.I)


def _count(text: str) -> float | None:
    low = text.lower()
    if low in ("a", "an"):
        return 1.0
    return None if re.fullmatch(rf"(?:a |the )?{VAGUE}", low) else number(low)


def _length(match: re.Match[str], context: Context) -> Meaning | None:
    word, count_word = unit(match["u"]), match["n"].lower()
    if word == "second" or (count_word in ("a", "an") and _PER.match(context.text, match.end())):
        return None
    if count_word.startswith("half"):
        return Meaning("DURATION", {"year": "P6M", "hour": "PT30M"}.get(word, duration(0.5, word)))
    return Meaning("DURATION", duration(_count(count_word), word))


def _window(match: re.Match[str], context: Context) -> Meaning | None:
    word, count = unit(match["u"]), _count(match["n"])
    if word == "second":
        return None
    backwards = match["k"].lower() in ("past", "last", "previous")
    window = (count, word) if backwards and count is not None else None
    return Meaning("DURATION", duration(count, word), "publication" if window else "text", window=window)


def _clock(match: re.Match[str], context: Context) -> Meaning | None:
    if context.day is None:
        return None
    hour, minute = int(match["h"]), match["mi"] or "00"
    half = match["p"].lower()[0]
    if not 1 <= hour <= 12 or int(minute) > 59:
        return None
    return Meaning("TIME", f"{context.day.isoformat()}T{hour % 12 + (12 if half == 'p' else 0):02d}:{minute}", "publication")


def _clock24(match: re.Match[str], context: Context) -> Meaning | None:
    if context.day is None or int(match["h"]) > 23 or int(match["mi"]) > 59:
        return None
    return Meaning("TIME", f"{context.day.isoformat()}T{int(match['h']):02d}:{match['mi']}", "publication")


def _reference(value: str):  # type: ignore[no-untyped-def]
    return lambda match, context: Meaning("DATE", value)


RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:the )?(?P<k>past|last|next|first|coming|following|previous) (?P<n>{NUMBER}|(?:a )?{VAGUE}) (?P<u>{UNIT}s?)\b", _window
    ),
    rule(
        rf"\b(?:more than |less than |at least |about |nearly |almost |some |up to |only |as (?:many|much) as |as little as |the )?"
        rf"(?P<n>{NUMBER}|an?|half an?|(?:a )?{VAGUE})[- ](?P<u>{UNIT}s?)\b(?:[- ](?:old|long)\b)?",
        _length,
    ),
    rule(
        r"\b(?:the |past |last |recent |coming )?(?P<u>days|weeks|months|years|decades|centuries|hours|minutes)\b",
        lambda m, c: Meaning("DURATION", duration(None, unit(m["u"]))),
    ),
    rule(
        r"\b(?:each|every) (?P<u>day|week|month|quarter|year|hour)\b", lambda m, c: Meaning("SET", duration(1, unit(m["u"])))
    ),
    rule(
        r"\b(?P<x>daily|weekly|monthly|quarterly|annually|yearly)\b",
        lambda m, c: Meaning(
            "SET", {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}.get(m["x"].lower(), "P1Y")
        ),
    ),
    rule(
        rf"\b(?P<h>\d{{1,2}})(?:[:.](?P<mi>\d\d))? ?(?P<p>[ap]\.?m\b\.?)(?: (?:EST|EDT|GMT|UTC|local time))?(?:,? (?:on )?{WEEKDAY})?", _clock
    ),
    rule(r"\b(?P<h>\d{1,2}):(?P<mi>\d\d)(?::\d\d)?\b(?: (?:EST|EDT|GMT|UTC|CET|EET))?", _clock24),
    rule(r"\b(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d) (?:GMT|UTC)\b", _clock24, case=True),
    rule(r"\bnoon\b", lambda m, c: Meaning("TIME", f"{c.day.isoformat()}T12:00", "publication") if c.day else None),
    rule(r"\bmidnight\b", lambda m, c: Meaning("TIME", f"{c.day.isoformat()}T24:00", "publication") if c.day else None),
    rule(r"\bcurrent\b(?! (?:affairs|events))", _reference("PRESENT_REF")),
    rule(r"\b(?:now|currently|at present|the present|these days|at this time|nowadays|right now)\b(?! that)", _reference("PRESENT_REF")),
    rule(r"\b(?:recently|recent|previously|formerly|the past|long ago|at the time|at that time)\b", _reference("PAST_REF")),
    rule(r"\b(?:the (?:near )?future|the near term|the coming (?:days|weeks|months|years)|soon)\b", _reference("FUTURE_REF")),
)
