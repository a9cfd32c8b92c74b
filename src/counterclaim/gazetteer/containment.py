"""What a place lies in: its divisions, its country, and the regions that are made of whole divisions or countries."""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from counterclaim.gazetteer.entry import Entry

# In the order of width. A region of one country stands before that country, one of several countries after it.
_WIDTH = {"facility": 0, "town": 0, "water": 0, "ADM2": 1, "ADM1": 2, "region": 3, "country": 5, "continent": 7}
_ACROSS = 6


@cache
def regions_by_part() -> dict[str, tuple[str, ...]]:
    """Ids of the regions that each place is a part of, from data/region-parts.csv."""
    out: dict[str, tuple[str, ...]] = {}
    with (Path(__file__).with_name("data") / "region-parts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for part in row["parts"].split("|"):
                out[part] = (*out.get(part, ()), row["region"])
    return out


@cache
def _parts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for regions in regions_by_part().values():
        for region in regions:
            counts[region] = counts.get(region, 0) + 1
    return counts


def ascend(entry: Entry, above: Callable[[Entry], Iterable[Entry]]) -> tuple[str, ...]:
    """Ids of all that holds the entry, from narrow to wide, each once.

    above: the places an entry lies in directly.
    """
    found: dict[str, Entry] = {}
    new = [entry]
    while new:
        new = [e for one in new for e in above(one) if e.id != entry.id and found.setdefault(e.id, e) is e]
    return tuple(e.id for e in sorted(found.values(), key=_width))


def _width(entry: Entry) -> tuple[int, int, str]:
    width = _WIDTH[entry.kind]
    if entry.kind == "region" and entry.country is None:
        width = _ACROSS
    return (width, _parts().get(entry.id, 0), entry.id)
