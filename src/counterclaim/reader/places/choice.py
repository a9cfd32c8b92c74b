"""Choice: what a name was resolved to, and how one mention's container overrules the rest of the report."""

from collections.abc import Sequence

import msgspec

from counterclaim.gazetteer import Entry
from counterclaim.reader.places.geography import lies_in


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
