"""What leaves it open whether two counts that exclude each other clash: a part, a floor, a range, a voice of no weight.

A reader takes "eight dead" and "31 dead" of two who take no sides for a part and its whole; what has been counted "so
far" for what will grow; a hospital's count for those who were brought to it. Such pairs differ and do not contradict.
"""

import re

from counterclaim.events.words import kinds
from counterclaim.matters.context import around
from counterclaim.matters.facets import Facet
from counterclaim.matters.happening import NO_RIVAL, civil, own_voice
from counterclaim.matters.topics import counts_people
from counterclaim.reader import comparing

TWICE = 2.0  # how many times the other a count may be where the two speak for no opposed sides; set by eye

_SO_FAR = re.compile(r"\b(?:so far|thus far|until now|up to now|to date)\b", re.I)
_RANGE_BEFORE = re.compile(r"\b(?:between|from)(?: about| some| around)? $", re.I)
_RANGE_AFTER = re.compile(r"^ (?:to|or)\b", re.I)
_LIST_AFTER = re.compile(r"^,? and an? ", re.I)
_EARLIER = re.compile(r"\bearlier\b", re.I)
_WIDE = frozenset({"ADM1", "region", "country"})
ALIKE = 2  # stems that two counts of things share beside the things, where they are no one's dead or ground; by eye


def leaves_open(a: Facet, b: Facet) -> bool:
    """True where something of the two figures' words or speakers lets both hold, though their values exclude each
    other."""
    low, high = sorted((a, b), key=_size)
    times = _size(high) / _size(low) if _size(low) else NO_RIVAL
    if times >= NO_RIVAL or (times > TWICE and not opposed(a, b) and not _beside(a, b)):
        return True
    if any(own_voice(f) or _of_several(f) or _EARLIER.search(f.entry.read.text) for f in (a, b)):
        return True  # what an outlet says by its own name may be anybody's count
    if _SO_FAR.search(low.entry.read.text) or _of_one_site(low) or _wider(high, low):
        return True
    return not _of_one_thing(a, b)


def opposed(a: Facet, b: Facet) -> bool:
    """True where the two speak for two sides, or in one report one for people ("organisers") and one for an
    authority."""
    if a.side is not None and b.side is not None:
        return a.side != b.side
    return a.entry.report == b.entry.report and civil(a) != civil(b)


def _beside(a: Facet, b: Facet) -> bool:
    """True where a report tells one right after the other."""
    return a.entry.report == b.entry.report and abs(a.entry.order - b.entry.order) == 1


def _size(facet: Facet) -> float:
    figure = facet.figure
    if figure is None:
        return 0.0
    low, high = comparing.interval(figure)
    return float(figure.value if figure.value is not None else low if low is not None else high or 0.0)


def _of_several(facet: Facet) -> bool:
    """True for one end of "from 500 to 1,300", and for one of a list ("two men and a woman")."""
    if facet.figure is None:
        return False
    before, after = around(facet.entry.read, facet.figure)
    return bool(_RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after) or _LIST_AFTER.match(after))


def floors(a: Facet, b: Facet) -> bool:
    """True for "at least 12" and "more than 40"."""
    return all(f.figure is not None and f.figure.bound in ("at_least", "more_than") for f in (a, b))


def less_by(a: Facet, b: Facet, times: float) -> bool:
    """True where neither value is more than so many times the other."""
    values = [f.figure.value for f in (a, b) if f.figure is not None and f.figure.value is not None]
    return len(values) == 2 and max(values) <= times * min(values)


def _wider(high: Facet, low: Facet) -> bool:
    """True where the higher count of an event is of a whole province, and the lower one's words do not name it."""
    named = [p for p in high.entry.read.places if not p.anaphor]
    if high.running or not named or any(p.kind not in _WIDE for p in named):
        return False
    return not {p.id for p in named} & {p.id for p in low.entry.read.places}


def _of_one_thing(a: Facet, b: Facet) -> bool:
    """True for counts of what was done to people, of ground, and of things told in like words ("75 cases")."""
    told = a.group == "land" or counts_people(a.topic)
    thing = comparing.stems(a.topic)
    ours, theirs = (comparing.stems(f.entry.read.text) - thing for f in (a, b))
    return told or len(ours & theirs) >= ALIKE


def _of_one_site(facet: Facet) -> bool:
    """True where a hospital or the like counts: perhaps only those who were brought to it."""
    speaker = facet.entry.speaker
    told = "" if speaker is None else f"{speaker.name} {speaker.role or ''}"
    return bool(kinds(comparing.stems(told), "site"))
