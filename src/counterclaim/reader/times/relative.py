"""Dates that count from a reference day: weekdays in the news sense, months without a year, last and next, ago."""

import datetime as dt
import re

from counterclaim.reader.times.calendar import day_in_news, month_in_news, shift, weekday
from counterclaim.reader.times.rule import Context, Meaning, Rule, rule
from counterclaim.reader.times.vocabulary import (
    FULL_MONTH,
    MONTH,
    NUMBER,
    PARTS_OF_DAY,
    SEASONS,
    UNIT,
    WEEKDAY,
    looks_ahead,
    month,
    number,
    unit,
)

_STEP = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0}
_PERIOD = r"(?P<u>day|week|month|quarter|year|decade|century|weekend)"
_MAY = re.compile(r"\b(?:in|last|next|since|by|until|till|late|early|of|from|through|to|and|between|this|mid|during|for)\b[ -]$", re.I)


def _day(context: Context) -> dt.date:
    assert context.day is not None  # rules marked relative are skipped without a day
    return context.day


def _date(value: str | None) -> Meaning | None:
    return Meaning("DATE", value, "publication") if value else None


def _weekday(match: re.Match[str], context: Context) -> Meaning | None:
    day = weekday(match["w"], _day(context), ahead=looks_ahead(context.text, match.start(), match.end()))
    return _date(day.isoformat())


def _named_weekday(match: re.Match[str], context: Context) -> Meaning | None:
    day, which = _day(context), match["k"].lower()
    found = weekday(match["w"], day, ahead=False)
    if which == "next":
        found += dt.timedelta(days=7)
    elif which in ("last", "past") and found == day:
        found -= dt.timedelta(days=7)
    elif which == "this" and looks_ahead(context.text, match.start(), match.end()) and found != day:
        found += dt.timedelta(days=7)
    return _date(found.isoformat())


def _month_day(match: re.Match[str], context: Context) -> Meaning | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    ahead = looks_ahead(context.text, match.start(), match.end())
    return _date(day_in_news(month(match["m"]), day, _day(context), ahead=ahead))


def _month(match: re.Match[str], context: Context) -> Meaning | None:
    name = match["m"]
    if name in ("May", "March") and match.start() and not _MAY.search(context.text[max(0, match.start() - 9) : match.start()]):
        return None
    following = context.text[match.end() : match.end() + 14]
    if re.match(r"(?:['’]s)? (?:[A-Z][a-z]+ )?(?:said|says|told)\b", following) or re.match(r" [A-Z][a-z]+", following) and name in ("May", "April", "June", "August"):
        return None  # a person
    ahead = bool(re.search(r"\b(?:next|coming|will|until|by)\b", context.text[max(0, match.start() - 40) : match.start()], re.I))
    number_ = month(name)
    year = month_in_news(number_, _day(context), ahead=ahead)
    return _date(f"{year:04d}-{number_:02d}")


def _period(match: re.Match[str], context: Context) -> Meaning | None:
    which, word = match["k"].lower(), match["u"].lower()
    day = _day(context)
    if word == "weekend":
        value = shift(day, _STEP[which] if which != "this" else 0, "week")
        return _date(f"{value}-WE")
    if which == "past":
        return Meaning("DURATION", "P1" + {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}.get(word, "DE"), "publication", window=(1, word))
    return _date(shift(day, _STEP[which], word))


def _named_month(match: re.Match[str], context: Context) -> Meaning | None:
    day, which, number_ = _day(context), match["k"].lower(), month(match["m"])
    if which in ("last", "past"):
        year = day.year if number_ < day.month else day.year - 1
    elif which == "next":
        year = day.year if number_ > day.month else day.year + 1
    else:
        year = day.year
    return _date(f"{year:04d}-{number_:02d}")


def _season(match: re.Match[str], context: Context) -> Meaning | None:
    day, season = _day(context), match["s"].lower()
    year = day.year + _STEP[(match["k"] or "this").lower()]
    if (match["k"] or "").lower() == "last" and day.month > 8 and season in ("spring", "summer"):
        year = day.year
    return _date(f"{year}-{SEASONS[season]}")


def _of_day(match: re.Match[str], context: Context) -> Meaning | None:
    day, lead = _day(context), match["l"].lower()
    if lead in ("last", "yesterday"):
        found = day - dt.timedelta(days=1)
    elif lead == "tomorrow":
        found = day + dt.timedelta(days=1)
    elif lead == "this":
        found = day
    else:
        found = weekday(lead, day, ahead=looks_ahead(context.text, match.start(), match.end()))
    return Meaning("TIME", f"{found.isoformat()}T{PARTS_OF_DAY[match['p'].lower()]}", "publication")


def _ago(match: re.Match[str], context: Context) -> Meaning | None:
    word, count_word, kind = unit(match["u"]), match["n"].lower(), match["k"].lower()
    if count_word in ("a few", "several", "a couple of", "some", "many"):
        return Meaning("DATE", "PAST_REF", "text")
    count = 1.0 if count_word in ("a", "an") else number(count_word)
    if count is None:
        return None
    if kind in ("later", "after"):
        return Meaning("DATE", "", "other_date", later=(count, word))
    if word in ("second", "minute", "hour"):
        return Meaning("TIME", _day(context).isoformat(), "publication")
    if kind in ("before", "earlier"):
        return Meaning("DATE", shift(_day(context), -int(count), word) or "PAST_REF", "publication", later=(-count, word))
    return _date(shift(_day(context), -int(count), word))


def _simple(offset: int):  # type: ignore[no-untyped-def]
    def read(match: re.Match[str], context: Context) -> Meaning | None:
        return _date((_day(context) + dt.timedelta(days=offset)).isoformat())

    return read


def _night(match: re.Match[str], context: Context) -> Meaning | None:
    return Meaning("TIME", f"{_day(context).isoformat()}TNI", "publication")


RULES: tuple[Rule, ...] = (
    rule(rf"\b(?:(?:{WEEKDAY}),? )?(?P<m>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![,.]?\d)", _month_day, relative=True),
    rule(rf"\b(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH})\b(?! \d)", _month_day, relative=True),
    rule(rf"\b(?:earlier |later |late |early )?(?:the )?(?P<k>last|next|this|previous|current|coming|past) (?:fiscal )?{_PERIOD}\b(?! before| after)", _period, relative=True),
    rule(rf"\b(?:earlier |later )?(?P<k>last|next|this|past) (?P<w>{WEEKDAY})\b", _named_weekday, relative=True),
    rule(rf"\b(?P<k>last|next|this|past) (?P<m>{MONTH})\b", _named_month, relative=True),
    rule(r"\b(?P<k>last|next|this) (?P<s>spring|summer|fall|autumn|winter)\b", _season, relative=True),
    rule(r"\b(?:the )?(?P<k>last|next|this)?(?P<s>spring|summer|autumn|winter)(?= (?:offensive|campaign))", _season, relative=True),
    rule(rf"\b(?P<l>last|this|tomorrow|yesterday|{WEEKDAY}) (?P<p>morning|afternoon|evening|night)\b", _of_day, relative=True),
    rule(
        rf"\b(?:about |nearly |almost |some |only |just |more than )?(?P<n>{NUMBER}|an?|a few|several|a couple of) (?P<u>{UNIT}s?) (?P<k>ago|earlier|before|later|after)\b",
        _ago,
        relative=True,
    ),
    rule(rf"\b(?P<w>{WEEKDAY})\b", _weekday, relative=True, case=True),
    rule(r"\b(?P<w>Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.(?= [A-Z]|,)", _weekday, relative=True, case=True),
    rule(rf"\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<m>{FULL_MONTH})(?![a-zA-Z])", _month, relative=True, case=True),
    rule(r"\b(?:earlier |later )?today\b", _simple(0), relative=True),
    rule(r"\byesterday\b", _simple(-1), relative=True),
    rule(r"\btomorrow\b", _simple(1), relative=True),
    rule(r"\b(?:tonight|overnight)\b", _night, relative=True),
    rule(r"\b(?:a|the) year[- ](?:earlier|ago)(?! (?:quarter|period))\b", lambda m, c: _date(str(_day(c).year - 1)), relative=True),
    rule(
        r"\b(?:a|the) year[- ](?:earlier|ago) (?:quarter|period)\b",
        lambda m, c: _date(f"{_day(c).year - 1}-Q{(_day(c).month - 1) // 3 + 1}"),
        relative=True,
    ),
    rule(
        r"\b(?:the )?(?:start|beginning|end) of (?:the|this) (?P<u>year|month|week)\b",
        lambda m, c: _date(shift(_day(c), 0, m["u"].lower())),
        relative=True,
    ),
    rule(r"\bthe (?:full |fiscal |latest )?year\b(?! (?:before|after|when|of))", lambda m, c: _date(str(_day(c).year)), relative=True),
    rule(
        r"\bthe (?:latest |recent |just-ended )?(?:quarter|period)\b(?! (?:of|century|mile))",
        lambda m, c: _date(shift(_day(c), -1, "quarter")),
        relative=True,
    ),
)
