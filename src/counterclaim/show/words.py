"""A reading's codes as plain words: the one place where "declines_to_confirm" becomes "declines to confirm"."""

import re
from collections.abc import Mapping
from math import isfinite

from counterclaim.model import Actor, Claim, ClaimRelation, Figure, Place, When
from counterclaim.plurals import plural
from counterclaim.show import relations
from counterclaim.show.safe import one_line

_BOUNDS = {
    "exact": "{}",
    "about": "about {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "at_most": "at most {}",
    "fewer_than": "fewer than {}",
    "range": "{}",
    "vague": "{}",
    "up": "up by {}",
    "down": "down by {}",
}
_LOWER = frozenset({"at_least", "more_than"})
_UPPER = frozenset({"at_most", "fewer_than"})
_UNITS = {"km2": "km²", "m2": "m²", "percent": "%", "mi2": "sq mi"}
_SYMBOLS = frozenset({"km", "m", "kg", "t", "mi", "km²", "m²", "%", "sq mi", "hertz"})
_SIDE_BASES = {
    "text": "the report's own wording",
    "registry": "from the registry of offices",
    "report": "taken from what the report speaks of",
}
_PRECISIONS = {
    "exact": "this very spot",
    "town": "the town as a whole",
    "ADM2": "somewhere in this district",
    "ADM1": "somewhere in this region",
    "region": "somewhere in this area",
    "country": "somewhere in this country",
    "near": "near this place",
    "unresolved": "not resolved",
}
_KINDS = {"ADM1": "region", "ADM2": "district", "town": "", "unknown": "", "country": ""}
_TIME_BASES = {
    "text": "the words alone",
    "publication": "the publication date",
    "other_date": "another date in the text",
    "unresolved": "not resolved",
}
_DURATION = re.compile(r"P(?P<time>T)?(?P<count>X|\d+(?:\.\d+)?)(?P<unit>[YMWDHS])")
_DURATIONS = {
    "PY": "year", "PM": "month", "PW": "week", "PD": "day", "PTH": "hour", "PTM": "minute", "PTS": "second",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
_DIRECTIONS = {"PAST_REF": "in the past, no date given", "FUTURE_REF": "in future, no date given", "PRESENT_REF": "now"}


def plain(code: str) -> str:
    """A code as words: "territory_gain" -> "territory gain"."""
    return code.replace("_", " ")


def speaker_name(claim: Claim) -> str:
    """Who speaks, or that the report does, or that the speaker was not resolved."""
    if claim.voice == "narrator":
        return "The report itself"
    return "speaker not resolved" if claim.speaker is None else claim.speaker.name


def number(value: float | int) -> str:
    """A number with thousands set apart by commas, without a trailing ".0"."""
    return f"{int(value):,}" if isfinite(value) and value == int(value) else f"{value:,}"


def party(name: str, side: str | None, kind: str | None) -> str:
    """Who acts or is acted on: "fuel depot (Norland, infrastructure)"; what is not known is left out."""
    notes = ", ".join(one for one in (side if side != name else None, kind if kind != "other" else None) if one)
    return f"{name} ({notes})" if notes else name


def many(count: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


def amount(figure: Figure) -> str:
    """A figure as it is shown: "at least 40 people"; vague words as they were said ("dozens"), never as a range."""
    said = one_line(figure.text)
    if said and (figure.bound == "vague" or figure.unit == "share"):
        return said[:1].lower() + said[1:]
    return _reckoned(figure)


def read_as(figure: Figure) -> str:
    """A figure with what a vague word is compared as: "dozens (compared as 12 to 120 people)"."""
    said = amount(figure)
    return f"{said} (compared as {_reckoned(figure)})" if figure.bound == "vague" else said


def _reckoned(figure: Figure) -> str:
    """The figure's numbers with its bound and unit; "not resolved" where nothing is known."""
    low, high = figure.low, figure.high
    if figure.value is not None and figure.bound not in ("range", "vague"):
        said = number(figure.value)
    elif low is not None and high is not None:
        said = number(low) if low == high else f"{number(low)} to {number(high)}"
    elif low is not None:
        said = number(low) + ("" if figure.bound in _LOWER else " or more")
    elif high is not None:
        said = ("" if figure.bound in _UPPER else "up to ") + number(high)
    elif figure.value is not None:
        said = number(figure.value)
    else:
        return "not resolved"
    one = figure.value == 1 and figure.bound == "exact"
    return _BOUNDS[figure.bound].format(_with_unit(said, figure.unit, one=one))


def quantity(value: float | int, unit: str | None) -> str:
    """A number with its unit: "1,100 km²", "1 person", "12 settlements"."""
    return _with_unit(number(value), unit, one=value == 1)


def unit_name(unit: str) -> str:
    """A unit by itself, as above a column of figures: "km²", "people", "settlements"."""
    return _unit(unit, one=False)


def _with_unit(said: str, unit: str | None, *, one: bool) -> str:
    name = _unit(unit or "", one=one)
    return said + ("%" if name == "%" else f" {name}" if name else "")


def _unit(unit: str, *, one: bool) -> str:
    """A canonical unit's name beside a number: "km²", "people", "miles per hour"."""
    if unit == "people":
        return "person" if one else unit
    name = _UNITS.get(unit, plain(unit))
    first, per, rest = name.partition(" per ")
    if one or not name or name in _SYMBOLS or (len(first) == 3 and first.isupper()):
        return name
    return plural(first) + per + rest


def counted(figure: Figure) -> str:
    """What was counted, whose, what happened to it and by whom, as far as known."""
    parts = [figure.counted or "", plain(figure.state or "")]
    if figure.side:
        parts.append(f"of {figure.side}")
    if figure.by:
        parts.append(f"by {figure.by}")
    return ", ".join(part for part in parts if part)


def where(place: Place) -> str:
    """A place's name with its kind, or the words as written with "not resolved"."""
    if place.id is None or place.name is None:
        return f"{place.text} (not resolved)"
    kind = _KINDS.get(place.kind, place.kind)
    named = place.name if not kind or kind in place.name.lower() else f"{place.name} ({kind})"
    return f"near {named}" if place.precision == "near" else named


def precision(place: Place) -> str:
    """How much ground the point stands for."""
    return _PRECISIONS[place.precision]


def date(value: str) -> str:
    """An EDTF value as read aloud: an open end as "from" or "until", a span with "to"."""
    if value in _DIRECTIONS:
        return _DIRECTIONS[value]
    if "/" not in value:
        return _duration(value) or value
    first, last = value.split("/", 1)
    if last in ("..", ""):
        return f"from {first}"
    return f"until {last}" if first in ("..", "") else f"{first} to {last}"


def day(value: str | None) -> str:
    """An ISO day, month or year as "13 August 2024"; anything else as it is, nothing as "day not known"."""
    if not value:
        return "day not known"
    parts = value[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(value) < 4:
        return date(value)
    if len(parts) == 1 or (len(value) > 10 and value[10] not in "T "):
        return date(value)
    month = int(parts[1])
    if not 1 <= month <= 12:
        return value
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
    return f"{count} {unit}" if count == "1" else f"{'some' if count == 'X' else count} {unit}s"


def when(time: When) -> str:
    """A time's date, or the words as written with "not resolved"."""
    return f"{time.text} (not resolved)" if time.value is None else date(time.value)


def time_basis(time: When) -> str:
    """What a date rests on."""
    basis = _TIME_BASES[time.basis]
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
    told = relations.sentence(link.relation, f"claim {numbers[link.a]}", f"claim {numbers[link.b]}")
    return f"{told} ({link.reason})" if link.reason else told


def side(actor: Actor | None) -> str:
    """The side an actor speaks for and what that rests on."""
    if actor is None or not actor.side:
        return "not known"
    return f"{actor.side} ({_SIDE_BASES[actor.side_basis]})" if actor.side_basis else actor.side


def actor_kind(actor: Actor) -> str:
    """What sort of source an actor is."""
    return {"unnamed": "unnamed source", "collective": "collective source", "report": "the report"}.get(
        actor.kind, actor.kind
    )
