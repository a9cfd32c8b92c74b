"""Choice: what a name was resolved to, and how one mention's container overrules the rest of the report."""

from collections.abc import Sequence

import msgspec

from counterclaim.gazetteer import Entry
from counterclaim.reader.places.geography import km, lies_in

_BESIDE_KM = 120.0  # nobody tells where a place lies by one further off


class Choice(msgspec.Struct, frozen=True):
    """What a name was resolved to: entry None where several fit alike, or none. ranked: candidates, best first."""

    entry: Entry | None
    ranked: tuple[Entry, ...]
    confidence: float


def inside_of(choice: Choice, outer: Entry | None, options: Sequence[Entry]) -> Choice:
    """The choice for one mention that the text puts into `outer`: "Tripoli, Lebanon" in a report on Libya."""
    if outer is None or choice.entry is None or choice.entry.id == outer.id or lies_in(choice.entry, outer):
        return choice
    fitting = [e for e in options if lies_in(e, outer)]
    return Choice(fitting[0], choice.ranked, 0.8) if fitting else choice


def around(choice: Choice, inner: Entry | None, options: Sequence[Entry]) -> Choice:
    """The choice for one mention that the text says holds `inner`: "Atlanta, Georgia" beside Georgia's Tbilisi."""
    if inner is None or choice.entry is None or lies_in(inner, choice.entry):
        return choice
    fitting = [e for e in options if e.kind in ("country", "ADM1", "ADM2") and lies_in(inner, e)]
    return Choice(fitting[0], choice.ranked, 0.8) if fitting else choice


def only_inside(choice: Choice, outer: Entry | None) -> Choice:
    """The choice for a town that the text says beyond doubt to lie in `outer`: open where the gazetteer knows it
    elsewhere only."""
    wrong = outer is not None and outer.kind in ("country", "ADM1") and choice.entry is not None
    if not wrong or choice.entry is None or outer is None or choice.entry.kind not in ("town", "ADM2"):
        return choice
    return choice if lies_in(choice.entry, outer) else Choice(None, choice.ranked, 0.0)


def beside(choice: Choice, anchor: Entry | None, options: Sequence[Entry]) -> Choice:
    """The choice for a place that the text puts beside `anchor`: the nearest of its name, open where none is near."""
    near = _BESIDE_KM if anchor is not None and anchor.kind in ("town", "facility") else 0.0
    if anchor is None or not near or choice.entry is None or km(choice.entry, anchor) <= near:
        return choice
    found = min(options, key=lambda e: (km(e, anchor), e.id), default=None)
    if found is None or km(found, anchor) > near:
        return Choice(None, choice.ranked, 0.0)
    return Choice(found, choice.ranked, 0.8)
