"""A reading's codes as plain words: the one place where "declines_to_confirm" becomes "declines to confirm"."""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from counterclaim import language
from counterclaim.language import _, known, mark, n_
from counterclaim.model import Actor, Claim, ClaimRelation, Figure, Place, When
from counterclaim.plurals import plural
from counterclaim.registry import Registry
from counterclaim.show import counts, relations
from counterclaim.show.safe import one_line

_BOUNDS = {
    "about": mark("about %(figure)s"),
    "at_least": mark("at least %(figure)s"),
    "more_than": mark("more than %(figure)s"),
    "at_most": mark("at most %(figure)s"),
    "fewer_than": mark("fewer than %(figure)s"),
    "up": mark("up by %(figure)s"),
    "down": mark("down by %(figure)s"),
}
_DAYS = re.compile(r"'(?:[^']|(?<=\w)'(?=\w))*'|(?<![\d-])\d{4}-\d{2}(?:-\d{2})?(?![\dT-])")
_LOWER = frozenset({"at_least", "more_than"})
_UPPER = frozenset({"at_most", "fewer_than"})
_NUMBERS = "no one two three four five six seven eight nine ten".split()
_UNITS = {"km2": "km²", "m2": "m²", "percent": "%", "mi2": "sq mi"}
_SYMBOLS = frozenset({"km", "m", "kg", "t", "mi", "km²", "m²", "%", "sq mi", "hertz"})
_SIDE_BASES = {
    "text": mark("the report's own wording"),
    "registry": mark("from the registry of offices"),
    "report": mark("taken from what the report speaks of"),
}
_PRECISIONS = {
    "exact": mark("this very spot"),
    "town": mark("the town as a whole"),
    "ADM2": mark("somewhere in this district"),
    "ADM1": mark("somewhere in this region"),
    "region": mark("somewhere in this area"),
    "country": mark("somewhere in this country"),
    "near": mark("near this place"),
    "unresolved": mark("not resolved"),
}
_KINDS = {"ADM1": "region", "ADM2": "district", "town": "", "unknown": "", "country": ""}
_TIME_BASES = {
    "text": mark("the words alone"),
    "publication": mark("the publication date"),
    "other_date": mark("another date in the text"),
    "unresolved": mark("not resolved"),
}
_DURATION = re.compile(r"P(?P<time>T)?(?P<count>X|\d+(?:\.\d+)?)(?P<unit>[YMWDHS])")
_DURATIONS = {
    "PY": "year", "PM": "month", "PW": "week", "PD": "day", "PTH": "hour", "PTM": "minute", "PTS": "second",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
_DIRECTIONS = {
    "PAST_REF": mark("in the past, no date given"), "FUTURE_REF": mark("in future, no date given"),
    "PRESENT_REF": mark("now"),
}  # fmt: skip


def days_written(text: str) -> str:
    """ISO days in a sentence as people write them; what it quotes stays as it is."""
    return _DAYS.sub(lambda found: found[0] if found[0].startswith("'") else day(found[0]), text)


def plain(code: str) -> str:
    """A code as words: "territory_gain" -> "territory gain", in the language that holds where its file has it."""
    told = code.replace("_", " ")
    return _types().get(code, told) if language.english() else known("code", told) or told


@cache
def _types() -> dict[str, str]:
    """Types of claims whose codes are no English, as they are shown."""
    with files("counterclaim.data").joinpath("claim-types.csv").open(encoding="utf-8") as lines:
        return {row["type"]: row["shown"] for row in csv.DictReader(lines) if row["shown"]}


def speaker_name(claim: Claim) -> str:
    """Who speaks, or that the report does, or that the speaker was not resolved."""
    if claim.voice == "narrator":
        return _("The report itself")
    return _("speaker not resolved") if claim.speaker is None else claim.speaker.name


def number(value: float | int) -> str:
    """A number with thousands set apart by commas, without a trailing ".0"."""
    return language.number(value)


def party(name: str, side: str | None, kind: str | None) -> str:
    """Who acts or is acted on: "fuel depot (Norland, infrastructure)"; what is not known is left out."""
    known_kind = plain(kind) if kind and kind != "other" else None
    notes = ", ".join(one for one in (side if side != name else None, known_kind) if one)
    return f"{name} ({notes})" if notes else name


def many(count: int, noun: str) -> str:
    """ "1 claim", "2 claims". The nouns are found where this is called, so they are written there."""
    return n_(f"%(count)s {noun}", f"%(count)s {plural(noun)}", count)


def amount(figure: Figure) -> str:
    """A figure as it is shown: "at least 40 people"; vague words as they were said ("dozens"), never as a range."""
    said = one_line(figure.text)
    if said and (figure.bound == "vague" or figure.unit == "share"):
        return said[:1].lower() + said[1:]
    return _reckoned(figure)


def read_as(figure: Figure) -> str:
    """A figure with what a vague word is compared as: "dozens (compared as 12 to 120 people)"."""
    said = amount(figure)
    if figure.bound != "vague":
        return said
    return _("%(words)s (compared as %(figure)s)", words=said, figure=_reckoned(figure))


def _reckoned(figure: Figure) -> str:
    """The figure's numbers with its bound and unit; "not resolved" where nothing is known."""
    low, high = figure.low, figure.high
    if figure.value is not None and figure.bound not in ("range", "vague"):
        said = number(figure.value)
    elif low is not None and high is not None:
        said = number(low) if low == high else _("%(low)s to %(high)s", low=number(low), high=number(high))
    elif low is not None:
        said = number(low) if figure.bound in _LOWER else _("%(figure)s or more", figure=number(low))
    elif high is not None:
        said = number(high) if figure.bound in _UPPER else _("up to %(figure)s", figure=number(high))
    elif figure.value is not None:
        said = number(figure.value)
    else:
        return _("not resolved")
    most = next((one for one in (figure.value, high, low) if one is not None), 0)
    one = figure.value == 1 and figure.bound == "exact"
    told = _with_unit(said, figure.unit, one=one) if language.english() else counts.with_unit(said, figure.unit, most)
    return _(_BOUNDS[figure.bound], figure=told) if figure.bound in _BOUNDS else told


def quantity(value: float | int, unit: str | None) -> str:
    """A number with its unit: "1,100 km²", "1 person", "12 settlements"."""
    if not language.english():
        return counts.with_unit(number(value), unit, value)
    return _with_unit(number(value), unit, one=value == 1)


def unit_name(unit: str) -> str:
    """A unit by itself, as above a column of figures: "km²", "people", "settlements"."""
    if not language.english():
        return counts.name(unit)
    return _unit(unit, one=False)


def _with_unit(said: str, unit: str | None, *, one: bool) -> str:
    name = _unit(unit or "", one=one)
    return said + ("%" if name == "%" else f" {name}" if name else "")


def _unit(unit: str, *, one: bool) -> str:
    """A canonical unit's name beside a number: "km²", "people", "miles per hour"."""
    if unit == "people":
        return "person" if one else unit
    name = _UNITS.get(unit, cased(plain(unit)))
    first, per, rest = name.partition(" per ")
    if one or not name or name in _SYMBOLS or (len(first) == 3 and first.isupper()):
        return name
    return plural(first) + per + rest


@lru_cache(2_000)
def cased(name: str) -> str:
    """A unit's words with the capitals of whose they are: "Libyan camp" for "libyan camp"."""
    *before, last = name.split(" ")
    known_side = Registry.load().side_of
    return " ".join([*(one.title() if known_side(one.title()) is not None else one for one in before), last])


def counted(figure: Figure) -> str:
    """What was counted, whose, what happened to it and by whom, as far as known."""
    parts = [counts.name(figure.counted or ""), plain(figure.state or "")]
    if figure.side:
        parts.append(_("of %(side)s", side=figure.side))
    if figure.by:
        parts.append(_("by %(side)s", side=figure.by))
    return ", ".join(part for part in parts if part)


def where(place: Place) -> str:
    """A place's name with its kind, or the words as written with "not resolved"."""
    if place.id is None or place.name is None:
        return _("%(words)s (not resolved)", words=place.text)
    kind = _KINDS.get(place.kind, place.kind)
    named = place.name if not kind or kind in place.name.lower() else f"{place.name} ({plain(kind)})"
    return _("near %(place)s", place=named) if place.precision == "near" else named


def precision(place: Place) -> str:
    """How much ground the point stands for."""
    return _(_PRECISIONS[place.precision])


def date(value: str) -> str:
    """An EDTF value as read aloud: an open end as "from" or "until", a span with "to"."""
    if value in _DIRECTIONS:
        return _(_DIRECTIONS[value])
    if "/" not in value:
        return _duration(value) or value
    first, last = value.split("/", 1)
    if last in ("..", ""):
        return _("from %(day)s", day=first)
    return _("until %(day)s", day=last) if first in ("..", "") else _("%(first)s to %(last)s", first=first, last=last)


def dates(day: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO day."""
    year, month, of_month = map(int, day.split("-"))
    return year, month, of_month


def whole_of(first: str, last: str) -> Literal["year", "month"] | None:
    """What two ISO days take in from end to end; None where they begin or end inside it."""
    (y, m, d), (year, month, end) = dates(first), dates(last)
    if (m, d, year, month, end) == (1, 1, y, 12, 31):
        return "year"
    return "month" if (y, m, d) == (year, month, 1) and end >= 28 else None


def day(value: str | None) -> str:
    """An ISO day, month or year as "13 August 2024"; anything else as it is, nothing as "day not known"."""
    if not value:
        return _("day not known")
    parts = value[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(value) < 4:
        return date(value)
    if len(parts) == 1 or (len(value) > 10 and value[10] not in "T "):
        return date(value)
    month = int(parts[1])
    if not 1 <= month <= 12:
        return value
    if not language.english():
        return language.month_day(int(parts[0]), month, int(parts[2]) if len(parts) > 2 else None)
    return " ".join([*([str(int(parts[2]))] if len(parts) > 2 else []), MONTHS[month - 1], parts[0]])


def _duration(value: str) -> str | None:
    """An ISO 8601 duration of one unit in words ("P30D": "30 days"), None for anything else."""
    found = _DURATION.fullmatch(value)
    if found is None:
        return None
    count = found["count"]
    unit = _DURATIONS.get(f"P{found['time'] or ''}{found['unit']}")
    if unit is None:
        return None
    if language.english():
        return f"{count} {unit}" if count == "1" else f"{'some' if count == 'X' else count} {unit}s"
    return counts.with_unit("–" if count == "X" else count, unit, 5 if count == "X" else float(count))


def when(time: When) -> str:
    """A time's date, or the words as written with "not resolved"."""
    return _("%(words)s (not resolved)", words=time.text) if time.value is None else date(time.value)


def time_basis(time: When) -> str:
    """What a date rests on."""
    basis = _(_TIME_BASES[time.basis])
    return f"{basis} ({time.anchor})" if time.anchor else basis


def firmness(claim: Claim) -> str:
    """How firmly a claim is put forward: its stance, what limits it, and in what manner it was said."""
    parts = [plain(claim.stance)]
    if claim.factuality != "asserted":
        parts.append(plain(claim.factuality))
    if claim.evidentiality != "narrator":
        parts.append(plain(claim.evidentiality))
    return ", ".join(parts)


def relation(link: ClaimRelation, numbers: Mapping[str, int]) -> str:
    """A relation as a sentence about the claims' numbers, with its reason."""
    first, second = (_("claim %(number)s", number=numbers[one]) for one in (link.a, link.b))
    told = relations.sentence(link.relation, first, second)
    return f"{told} ({link.reason})" if link.reason else told


def side(actor: Actor | None) -> str:
    """The side an actor speaks for and what that rests on."""
    if actor is None or not actor.side:
        return _("not known")
    return f"{actor.side} ({_(_SIDE_BASES[actor.side_basis])})" if actor.side_basis else actor.side


def actor_kind(actor: Actor) -> str:
    """What sort of source an actor is."""
    named = {"unnamed": _("unnamed source"), "collective": _("collective source"), "report": _("the report")}
    return named.get(actor.kind) or plain(actor.kind)


def spelled(count: int, noun: str) -> str:
    """A small count in words: "one account", "five accounts", "12 accounts"."""
    told = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"
    return f"{told} {noun}" if count == 1 else f"{told} {noun}s"


def spelled_out(toll: str) -> str:
    """The words of a toll that opens a sentence, its numbers under ten spelled: "two to four killed"; "8 to 12 killed"
    as it is."""
    words = toll.split()
    numbers = [word for word in words if word[0].isdigit()]
    if any(len(word) > 1 for word in numbers):
        return toll
    return " ".join(_NUMBERS[int(word)] if word in numbers else word for word in words)
