"""An event as a sentence that a person would write: "Air strike in Maarzita, 22 July 2019: 23 to 41 killed".

What the accounts leave open is left out of the sentence or said to be open; nothing of a report's wording is used.
"""

from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry
from counterclaim.show.words import MONTHS, day, number

_KINDS = {
    "air": "Air strike", "shelling": "Shelling", "bomb": "Bombing", "ground": "Fighting", "shooting": "Shooting",
    "execution": "Killings", "gas": "Chemical attack", "crash": "Crash", "protest": "Protest", "visit": "Visit",
    "talks": "Talks",
}  # fmt: skip
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def spelled(count: int, noun: str) -> str:
    """A small count in words: "one account", "five accounts", "12 accounts"."""
    told = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"
    return f"{told} {noun}" if count == 1 else f"{told} {noun}s"


def heading(event: EventFacts, name: str | None = None) -> str:
    """The sentence that names the event. name: what a person called it."""
    what = name or ", ".join(part for part in (_what_and_where(event), days(event)) if part)
    toll = in_all(event)
    if not toll:
        return what
    return f"{what}: {toll}, according to {spelled(event.tellers, 'account')}"


def _what_and_where(event: EventFacts) -> str:
    kind, where = _KINDS.get(event.kind or ""), place(event)
    if kind is None:
        return (where[:1].upper() + where[1:]) or "Place not clear"
    if not where:
        return f"{kind}, place not clear"
    return f"{kind} {where}" if event.precision == "near" else f"{kind} in {where}"


def place(event: EventFacts) -> str:
    """The place with its state: "Quetta, Pakistan", "near Manbij, Syria"; "" where it is not clear."""
    state = Registry.load().by_iso(event.country or "")
    country = state.name if state is not None else event.country
    name = event.place_name or country
    told = ", ".join(one for one in (name, country if country != name else None) if one)
    return f"near {told}" if told and event.precision == "near" else told


def days(event: EventFacts) -> str:
    """When it happened: "22 July 2019", "in May 2021", "reported on 23 July 2019" where no report tells."""
    if event.first is None or event.last is None:
        return f"reported on {day(event.reported)}" if event.reported else "day not known"
    if event.first == event.last:
        return day(event.first)
    (y, m, d), (year, month, last) = (tuple(map(int, one.split("-"))) for one in (event.first, event.last))
    if (y, m) == (year, month):
        if d == 1 and last >= 28:
            return f"in {MONTHS[m - 1]} {y}"
        return f"{d} to {day(event.last)}"
    return f"{day(event.first)} to {day(event.last)}"


def in_all(event: EventFacts) -> str:
    """The toll: "23 to 41 killed", "at least 12 killed", "20 injured"; "" where nobody gives one."""
    if event.killed_low is not None and event.killed_high is not None:
        return f"{span(event.killed_low, event.killed_high, bounded=event.bounded)} killed"
    if event.injured_low is not None and event.injured_high is not None:
        return f"{span(event.injured_low, event.injured_high, bounded=event.bounded)} injured"
    return ""


def span(low: float, high: float, *, bounded: bool = True) -> str:
    """Two ends: "23 to 41", "12", "at least 12"."""
    if low == high:
        return number(low) if bounded else f"at least {number(low)}"
    return f"{number(low)} to {number(high)}"
