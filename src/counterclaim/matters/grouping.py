"""Which facets of one block are of one question: by topic, then by day, window or running total."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.matters.facets import Facet

BACK = 2  # days that an undated claim may lie behind the dated event it tells of; set by eye
LONGEST = 5  # days that undated claims of one place may run on and still be taken for one event; set by eye
PAUSE = 2  # days without a claim that part two stretches of claims without a figure; set by eye
STRETCH = 9  # days from which on such a stretch is cut by weeks, so that nothing rests on what lies further off
WEEK = 7


class Key(NamedTuple):
    """A question inside a block. kind: "total", "window", "event" or "stand"; day: ordinal of the event or of the
    window's end; length: of the window in days."""

    kind: str
    topic: str
    place: str
    length: int | None = None
    day: int | None = None


def grouped(facets: Iterable[Facet]) -> dict[Key, list[Facet]]:
    """The facets by question, in whatever order they come; whether two stand together rests on days near them only.

    Running totals of one thing and place are one question. Events are parted by the day the words give; an undated
    claim goes with the last dated event of the two days up to it, else with the undated ones of the days beside it,
    unless those run on for longer than one event is news: then every day is its own. What has no figure is parted by
    the days on which nobody speaks of it, where it is spoken of all the time by the week; stands.py ties the claims of
    such a stretch together.
    """
    out: dict[Key, list[Facet]] = defaultdict(list)
    loose: dict[Key, list[Facet]] = defaultdict(list)
    stands: dict[Key, list[Facet]] = defaultdict(list)
    anchors: dict[Key, set[int]] = defaultdict(set)
    for facet in facets:
        if facet.figure is None:
            stands[Key("stand", facet.topic, facet.place)].append(facet)
            continue
        key = Key("event", facet.topic, facet.place if facet.running else facet.region)
        if facet.running:
            out[key._replace(kind="total")].append(facet)
        elif facet.days.length is not None:
            loose[key._replace(kind="window", length=facet.days.length)].append(facet)
        else:
            if facet.days.explicit and facet.days.first == facet.days.last and facet.days.last is not None:
                anchors[key].add(facet.days.last)
            loose[key].append(facet)
    for key, members in loose.items():
        fixed = anchors[key]
        if key.kind == "window":
            days = [f.days.last or f.said for f in members]
        else:
            nights = {f.days.last for f in members if f.days.explicit and f.days.last is not None}
            days = [_day(f, anchors[key], nights) for f in members]
            fixed = fixed | {day for f, day in zip(members, days, strict=True) if f.days.explicit}
        runs = _runs({d for d in days if d not in fixed})
        for facet, at in zip(members, days, strict=True):
            out[key._replace(day=runs.get(at, at))].append(facet)
    for key, members in stands.items():
        for facet, at in _stretches(members):
            out[key._replace(day=at)].append(facet)
    return {key: group for found, members in out.items() for key, group in _by_place(found, members)}


def _by_place(key: Key, group: list[Facet]) -> list[tuple[Key, list[Facet]]]:
    """An event of one town, with what is told of its region only; apart where the region has several that day."""
    places = {f.place for f in group}
    if key.kind in ("total", "stand") or len(places - {f.region for f in group if f.place == f.region}) <= 1:
        return [(key, group)]
    return [(key._replace(place=place), [f for f in group if f.place == place]) for place in sorted(places)]


def _day(facet: Facet, anchors: set[int], nights: set[int]) -> int:
    if facet.days.explicit and facet.days.first is not None and facet.days.last is not None:
        if facet.days.first != facet.days.last and facet.days.last not in anchors and facet.days.first in anchors:
            return facet.days.first  # "overnight", where others give the first of the two days
        return facet.days.last
    if facet.days.last is not None and facet.days.length is not None:
        return facet.days.last
    for day in range(facet.said, facet.said - BACK - 1, -1):
        if day in anchors or day in nights:
            return day
    return facet.said


def _stretches(members: list[Facet]) -> list[tuple[Facet, int]]:
    """Each claim with the first day of its stretch; of a stretch longer than STRETCH, of its week in it."""
    starts: dict[int, int] = {}
    run: list[int] = []
    for day in [*sorted({f.said for f in members}), None]:
        if day is not None and (not run or day - run[-1] <= PAUSE):
            run.append(day)
            continue
        long = bool(run) and run[-1] - run[0] >= STRETCH
        starts.update({one: one // WEEK * WEEK if long else run[0] for one in run})
        run = [day] if day is not None else []
    return [(f, starts[f.said]) for f in members]


def _runs(days: set[int]) -> dict[int, int]:
    """Each day to the first of its run of days with gaps of one at most; a day of too long a run to itself."""
    out: dict[int, int] = {}
    ordered = sorted(days)
    run: list[int] = []
    for day in [*ordered, None]:
        if day is not None and (not run or day - run[-1] <= 1):
            run.append(day)
            continue
        first = run[0] if run else 0
        for one in run:
            out[one] = first if run[-1] - first < LONGEST else one
        run = [day] if day is not None else []
    return out
