"""Blocks: where to look for the rivals of a claim, and how far."""

from typing import NamedTuple

from counterclaim.matters.days import iso
from counterclaim.matters.facets import facets
from counterclaim.model.entry import Entry

EVENT_DAYS = 12
"""Days on each side of an event's claim in which its matter is settled: what an undated claim may go back (2), and
twice the longest run of days that is one event (5), by the rules of grouping.py."""
TOTAL_NEAREST = 96
"""Claims on each side, by day and id, with which a running total is compared, and as many that those look at; the
calibration is none: it bounds the work."""


class Neighbourhood(NamedTuple):
    """What of a block must be at hand for a claim's matters and relations to come out as from the whole block.

    first, last: ISO days, both inclusive; every claim of the block whose `day` lies between them. nearest: where not
    None, no more than so many claims on each side of it in the order (day, id), whatever their day.
    """

    first: str | None
    last: str | None
    nearest: int | None


def block(entry: Entry) -> str | None:
    """What the claim is about, without its time; None where it takes part in no matter.

    "<group>|<region>" for events and for claims without a figure, "<group>|total|<region>" for running totals; the
    region is the first-level division, the place itself where there is none, a side where no place is told. Rivals
    have equal blocks: the group takes in every type that two sides use for one event, and a claim of several figures
    stands where its first one does.
    """
    found = facets(entry)
    if not found:
        return None
    if entry.block is not None:
        return entry.block
    main = found[0]
    return f"{main.group}|total|{main.region}" if main.running else f"{main.group}|{main.region}"


def day(entry: Entry) -> str | None:
    """The ISO day that the claim stands at in its block: what it speaks of, else when it was said, else published."""
    found = facets(entry)
    if not found:
        return None
    main = found[0]
    if main.running or main.days.last is None:
        return iso(main.said)
    return iso(main.days.last)


def neighbourhood(entry: Entry) -> Neighbourhood:
    """What to load beside the claim: days for an event, the nearest claims for a running total."""
    found = facets(entry)
    at = day(entry)
    if at is None or not found:
        return Neighbourhood(None, None, 0)
    if found[0].running:
        return Neighbourhood(None, None, 2 * TOTAL_NEAREST)
    from datetime import date, timedelta

    here = date.fromisoformat(at)
    return Neighbourhood((here - timedelta(EVENT_DAYS)).isoformat(), (here + timedelta(EVENT_DAYS)).isoformat(), None)
