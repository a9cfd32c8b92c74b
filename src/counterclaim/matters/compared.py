"""Which counts of one question are compared: those that no relation ties to the others are asked about apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from counterclaim.joining import Groups
from counterclaim.matters import figures
from counterclaim.matters.facets import Facet
from counterclaim.matters.figures import Edge
from counterclaim.matters.grouping import APART, Key, number
from counterclaim.matters.rivals import TWICE, less_by

SIDES = 4  # claims before it of each side that a figure is held against; bounds the work, no calibration
MOST = 24  # and of all sides together

ALL = (0, "", "", -1)
"""An order before every facet's."""


def order(facet: Facet) -> tuple[int, str, str, int]:
    return (*facet.order, facet.figure.start if facet.figure is not None else -1)


def related(group: Sequence[Facet], since: tuple[int, str, str, int] | None) -> list[Edge]:
    """The relations of each figure, from one that stands there in the order on, to the last ones before it of every
    side; of none without such a place."""
    last: dict[str | None, list[Facet]] = defaultdict(list)
    out: list[Edge] = []
    for later in group:
        if since is None or order(later) < since:
            last[later.side].append(later)
            continue
        near = sorted((f for side in last.values() for f in side[-SIDES:]), key=order)[-MOST:]
        for earlier in near:
            found = figures.relate(later, earlier)
            if found is None and later.said == earlier.said:
                found = figures.relate(earlier, later)
            if found is not None:
                out.append(found)
        last[later.side].append(later)
        if later.figure is not None and later.figure.inconsistent:
            why = f"the conversion in brackets beside '{later.figure.text}' does not fit it"
            out.append((later, later, "inconsistent", why))
    return out


def compared(groups: Mapping[Key, Sequence[Facet]]) -> dict[Key, list[Facet]]:
    """The groups, each parted into what hangs together: by relations, by one number that two give, or by like numbers
    of like people ("13 civilians" and "20 civilians" of one day). A part of another report's count says nothing of its
    own report's."""
    out: dict[Key, list[Facet]] = {}
    for key, group in groups.items():
        parts = _tied(group) if len({f.entry.report for f in group}) > 1 else [list(group)]
        for at, part in enumerate(sorted(parts, key=lambda p: (-len(p), order(p[0])))):
            kind = " ".join(one for one in (key.kind, f"{APART} {number(part[0])}") if one)
            name = key._replace(kind=kind) if at else key
            out[key._replace(kind=f"{kind} {at}") if at and (name in groups or name in out) else name] = part
    return out


def _tied(group: Sequence[Facet]) -> list[list[Facet]]:
    joined: Groups[Facet] = Groups()
    alike: dict[float, Facet] = {}
    for facet in group:
        joined.find(facet)
        if facet.figure is not None and facet.figure.value:
            joined.join(alike.setdefault(facet.figure.value, facet), facet)
    for a, b, kind, _ in related(group, ALL):
        if kind != "part_of" or a.entry.report == b.entry.report:
            joined.join(a, b)
    for a, b in pairwise(sorted(filter(_whole, group), key=_sort)):
        if (a.counted, a.days) == (b.counted, b.days) and less_by(a, b, TWICE):
            joined.join(a, b)
    return [sorted(found, key=order) for found in joined.groups()]


def _whole(facet: Facet) -> bool:
    """True for a whole number of one sort of people."""
    beside = facet.part or facet.added or facet.running
    return not beside and facet.counted is not None and facet.figure is not None and facet.figure.value is not None


def _sort(facet: Facet) -> tuple[str, str, float]:
    """The sort of people, the days and the number: what is like stands side by side."""
    assert facet.figure is not None
    return facet.counted or "", repr(facet.days), facet.figure.value or 0.0
