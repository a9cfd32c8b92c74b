"""Grounds: group and place of what a facet compares; where a ledger looks for the neighbours of a claim."""

from typing import NamedTuple

from counterclaim.matters.days import iso
from counterclaim.matters.facets import Facet, facets
from counterclaim.matters.grouping import of_event
from counterclaim.model.entry import Entry


class Standing(NamedTuple):
    """Where one claim is found: its ground, the ISO days it speaks of or was said on, whether as a running total."""

    ground: str
    days: tuple[str, ...]
    running: bool


def ground(facet: Facet) -> str:
    """ "<group>|<region>": whatever shares a matter, or is denied, has the same; a denial stands where what it denies
    does."""
    if facet.figure is None and facet.entry.block is not None:
        return facet.entry.block.replace("|total|", "|", 1)
    return f"{facet.group}|{facet.region}"


def standings(entry: Entry) -> tuple[Standing, ...]:
    """Every ground that the claim stands on, by its facets; () for one of which only its event asks."""
    days: dict[tuple[str, bool], set[int]] = {}
    for facet in facets(entry):
        if of_event(facet):
            continue
        found = days.setdefault((ground(facet), facet.running), set())
        found.add(facet.said)
        if not facet.running and facet.days.last is not None:
            found.add(facet.days.last)
    return tuple(
        Standing(where, tuple(iso(day) for day in sorted(found)), running)
        for (where, running), found in sorted(days.items())
    )
