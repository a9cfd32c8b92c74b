"""When a name, a unit or a run of words counts as the gold's: forgiving of spelling, not of meaning."""

import re
import unicodedata
from collections.abc import Iterable

from counterclaim.names import same_name as spelled_alike
from counterclaim.reader.figures import lexicon, units
from counterclaim.registry import Registry

FOUND = 0.8  # token F1 at which a claim's words count as the gold row's (the gold tables' own convention)

_UNITS = {
    "km2": "km2", "square kilometre": "km2", "square kilometer": "km2", "km^2": "km2", "km²": "km2",
    "mi2": "mi2", "square mile": "mi2", "mi^2": "mi2", "mi²": "mi2", "people": "person", "persons": "person",
    "settlements": "settlement", "days": "day",
}  # fmt: skip
_TIMES = {"time": "count", "times": "count"}  # "three times"
_SEASONS = {"21": "05", "22": "08", "23": "11", "24": "02"}  # of the northern half, as reports on wars have them
_SMALL = frozenset({"the", "of", "s"})  # "the region's governor", "governor of the region"
_GOVERNMENT = " government"
_PEOPLE = frozenset({"", "person", "soldier", "fighter", "prisoner"})


def fold(text: object) -> str:
    """Small letters without accents or typographers' marks, one ending for the -ky/-kyi/-kii family of names."""
    letters = unicodedata.normalize("NFKD", str(text))
    plain = "".join(c for c in letters if c.isascii() or c.isalnum()).lower()
    return re.sub(r"yy\b|yi\b|iy\b|ii\b|y\b|i\b", "y", plain)


def words(text: object) -> list[str]:
    """The folded words of a text."""
    return re.findall(r"\w+", fold(text))


def token_f1(a: str, b: str) -> float:
    """F1 over the words of two texts, each word counted as often as it stands; 0 where one is empty."""
    left, right = words(a), words(b)
    if not left or not right:
        return 0.0
    rest = list(right)
    hits = 0
    for word in left:
        if word in rest:
            rest.remove(word)
            hits += 1
    return 2 * hits / (len(left) + len(right))


def same_name(a: str, b: str) -> bool:
    """True where one name holds the other's words, in the same letters or others, or both end in one and share it."""
    left, right = set(words(a)) - _SMALL, set(words(b)) - _SMALL
    if left & right:
        return left <= right or right <= left or words(a)[-1] == words(b)[-1]
    few, many = sorted((a.split(), b.split()), key=len)
    foreign = a.isascii() != b.isascii() and bool(few)
    return foreign and all(any(spelled_alike(one, word) for word in many) for one in few)


def same_side(a: str, b: str) -> bool:
    """True where two names of sides are one: alike, or names that the registry has for one state or group ("SDF")."""
    return same_name(a, b) or (_registered(a) is not None and _registered(a) == _registered(b))


def _registered(side: str) -> str | None:
    """The registry's name of a state, or of a group that speaks for itself; None where it has none."""
    registry, name = Registry.load(), side.removesuffix(_GOVERNMENT)
    state, group = registry.by_name(name), registry.party(name)
    if state is not None:
        return state.name
    return group.side if group is not None and group.side == group.name else None


def unit(name: str | None) -> str:
    """A unit's canonical form, singular."""
    plain = (name or "").lower().strip()
    return _UNITS.get(plain, _UNITS.get(plain.rstrip("s"), plain.rstrip("s")))


def same_measure(gold_unit: str | None, got_unit: str | None, counted: str | None, told: str | None = None) -> bool:
    """True where the unit is the same, or the gold's unit is named by what is counted.

    told: what the gold says is counted where the text is not in English, in which the gold names its units: there the
    reader's tables tell units that are one, and the same counted words are the same unit.
    """
    want, have = unit(gold_unit), unit(got_unit)
    named = " ".join(words(counted or "")) + " " + have
    if want == have or want in named or (want == "person" and have in _PEOPLE):
        return True
    if told is None:
        return False
    return _tabled(gold_unit) == _tabled(got_unit) or bool(set(words(told)) & set(words(counted or "")))


def _tabled(name: str | None) -> str:
    """The unit as the reader's own tables name it: "kilometre" is km, "dollar" USD, "guided bomb" a bomb."""
    plain = (name or "").lower().replace("_", " ").strip()
    measure = units.table()[0].get(name or "") or units.table()[2].get(plain)
    if measure is not None:
        return measure.name
    nouns = lexicon.nouns()
    return _TIMES.get(plain) or nouns.get(plain) or nouns.get(plain.rpartition(" ")[2]) or plain


def last_day(text: str) -> str | None:
    """The last date in an EDTF value, as written; of a season its last month."""
    found: Iterable[str] = re.findall(r"\d{4}(?:-\d\d)?(?:-\d\d)?", text)
    last = list(found)[-1] if found else None
    year, _, season = (last or "").partition("-")
    if season not in _SEASONS:
        return last
    return f"{int(year) + (season == '24')}-{_SEASONS[season]}"
