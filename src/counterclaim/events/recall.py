"""Which event a report recalls ("in the 2013 attack that killed 1,400"), of those that were told when it was news."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from counterclaim.events.pair import likeness
from counterclaim.events.telling import Telling

REACH = 6
"""Days back from a telling to those that it is compared with."""
SAME = 0.4  # probability from which on a telling joins an event
COMPARED = 32  # tellings that one is compared with; bounds the work
_TOLL = 10  # dead from which on a figure is telling enough to look for others who have it; bounds the work

Chance = Callable[[Telling, Telling], float]


def order(telling: Telling) -> tuple[int, int, int, str]:
    """By the day it may have happened on; what is told narrowly first, so that what is vague finds what it may mean."""
    return (telling.last, -int(telling.dated), -min(2, len(telling.names)), telling.id)


def keys(one: Telling) -> tuple[str, ...]:
    """By what it is found again where another report recalls its event: the places that it names, and its tolls."""
    tolls = {str(int(least)) for state, least, _, exact in one.counts if state == "killed" and exact and least >= _TOLL}
    return tuple(sorted(one.names | tolls))


def reaches(one: Telling, other: Telling) -> bool:
    """True where a telling that recalls an event may recall that of another one: told of its days, or recalled as of
    the same or some of them, and before it in order. What counts over a year up to now recalls none."""
    if one.window or other.window:
        return False
    if other.recalled:
        return one.first <= other.first and one.last - REACH <= other.last and order(other) < order(one)
    return other.last >= one.first and other.first <= one.last


def recalled(one: Telling, told: Iterable[tuple[Telling, str]], chance: Chance) -> str | None:
    """The event that a telling recalls: the likeliest of those of other reports, where it is likelier than not to be
    that one, and not another or none of them.

    told: tellings that share a key with it, each with its event.
    """
    near = {other.id: (other, event) for other, event in told if reaches(one, other)}
    likest = sorted(near.values(), key=lambda found: (-likeness(one, found[0]), found[0].id))[:COMPARED]
    own = {event for other, event in likest if other.report == one.report}
    odds: dict[str, float] = {}
    for other, event in likest:
        p = chance(one, other)
        odds[event] = max(odds.get(event, 0.0), p / (1 - p + 1e-9))
    best = min(odds, key=lambda event: (-odds[event], event), default=None)
    if best is None or best in own or odds[best] < SAME * (1 + sum(odds.values())):
        return None
    return best


class Named:
    """Tellings by their keys."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], list[Telling]] = defaultdict(list)

    def add(self, one: Telling) -> None:
        for key in keys(one):
            self._by_key[one.block, key].append(one)

    def of(self, one: Telling) -> list[Telling]:
        """Those that share a key with it; one that shares several comes several times."""
        return [other for key in keys(one) for other in self._by_key[one.block, key]]
