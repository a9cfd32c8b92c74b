"""Which event each row is of: record linkage after Fellegi and Sunter, one row to an event.

Day, place, toll, parties and kind are each compared on a few levels. A level tells by how much commoner it is between
a row and its own event (AGREES) than between the row and any other event of this ledger, which is counted anew for each
row: where a hundred events share a day, the day tells little. Fellegi, Sunter: A Theory for Record Linkage, JASA 64
(1969), 1183-1210.
"""

import heapq
import math
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.check.given import Given, window
from counterclaim.check.parties import parties_of, same
from counterclaim.check.places import Spot
from counterclaim.check.portraits import SPREAD, Numbers, Portraits
from counterclaim.check.words import Words, words_of
from counterclaim.gazetteer.fold import fold

# How often a row and its own event stand so to each other, from the best level to the worst: coders' errors and theirs
# are the exception, so most mass lies on the first. BEFORE: how often two that have nothing to do with each other do,
# before this ledger is looked at; it counts as much as BEFORE_WEIGHT events.
AGREES = {
    "day": (0.85, 0.05, 0.04, 0.03, 0.03),
    "place": (0.85, 0.08, 0.04, 0.03),
    "toll": (0.80, 0.06, 0.05, 0.05, 0.04),
    "parties": (0.70, 0.20, 0.10),
    "kind": (0.90, 0.10),
    "words": (0.30, 0.25, 0.20, 0.15, 0.10),
}
BEFORE = {
    "day": (0.02, 0.03, 0.10, 0.20, 0.65),
    "place": (0.02, 0.08, 0.40, 0.50),
    "toll": (0.08, 0.12, 0.10, 0.30, 0.40),
    "parties": (0.10, 0.30, 0.60),
    "kind": (0.30, 0.70),
    "words": (0.005, 0.015, 0.05, 0.20, 0.73),
}
BEFORE_WEIGHT = 20.0
HAS_EVENT = 0.9  # of rows, before looking: that the ledger has their event
TIED = 0.5  # from this probability on a row is tied
CANDIDATES = 40  # events whose words are looked at, and that are looked at again when others were taken
AS_GOOD = 0.1  # of the best one's weight: a row that fits several events so is of one of them, and the best free one's
SHARES = (0.8, 0.6, 0.4, 0.2)  # of the row's words, each by how rare it is, that the event's claims have
TWIN = 0.9  # so sure must be that a row is of a taken event to say that both rows are
OTHER = 60.0  # weight against an event that is surely another; none weighs more
NEAR_DAYS = (0, 1, 7, 31)  # at most so many days apart, level by level


class Tie(msgspec.Struct, frozen=True):
    """A row's event. event: its number, None where none fits; chance: that it is this one, 0 to 1; near: the event that
    comes nearest, where more speaks for it than against; twin: the number (from 0) of the row that is tied to the same
    event with more reason, and tells of the same day and place.
    """

    event: int | None
    chance: float
    near: int | None = None
    twin: int | None = None


class _Scored(msgspec.Struct):
    """A row's likeliest events, the best first, and what all of the ledger's weigh, with "none of them"."""

    events: list[int]
    weights: list[float]
    rest: float

    def best(self, taken: set[int]) -> tuple[int | None, float]:
        """The likeliest event that is free, and the probability that the row is of it or of one as good."""
        free = [(w, e) for w, e in zip(self.weights, self.events, strict=True) if e not in taken]
        if not free:
            return None, 0.0
        total = self.rest + sum(w for w, _ in free)
        weight, event = max(free, key=lambda one: (one[0], -one[1]))
        return event, sum(w for w, _ in free if w >= AS_GOOD * weight) / total


    def twin(self, event: int, taken: set[int]) -> bool:
        """True where the row is surely of this event, though another row has it, and no free one is nearly as good."""
        free = max((w for w, e in zip(self.weights, self.events, strict=True) if e not in taken), default=0.0)
        first, chance = self.best(set())
        return first == event and chance >= TWIN and free < AS_GOOD * max(self.weights)


def ties(rows: Sequence[Given], spots: Sequence[Spot], events: Portraits, words: Words) -> list[Tie]:
    """A tie for each row. The surest go first and take their event; who comes later to a taken one is its twin."""
    scored = [_score(row, spot, events, words) for row, spot in zip(rows, spots, strict=True)]
    owner: dict[int, int] = {}
    found: dict[int, Tie] = {}
    queue = []
    for number, one in enumerate(scored):
        event, chance = one.best(set())
        queue.append((-chance, number, event))
    heapq.heapify(queue)
    taken: set[int] = set()

    def alike(one: int, other: int) -> bool:
        """Whether the two rows tell of one day and place: an event of the ledger may hold what two rows rightly tell.
        """
        mine, theirs = window(rows[one]), window(rows[other])
        days = mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])
        return days and spots[one].meets(spots[other]) and _agree(rows[one], rows[other])

    while queue:
        chance, number, event = heapq.heappop(queue)
        one = scored[number]
        if event is None or -chance < TIED:
            found[number] = _shared(one, taken)
        elif event not in taken:
            taken.add(event)
            owner[event] = number
            found[number] = Tie(event, -chance, event)
        elif one.twin(event, taken):
            found[number] = Tie(event, -chance, event, owner[event] if alike(number, owner[event]) else None)
        else:
            again, now = one.best(taken)
            heapq.heappush(queue, (-now, number, again))
    return [found[number] for number in range(len(rows))]


def _agree(one: Given, other: Given) -> bool:
    """Whether the two rows may have the same kind and parties, in either order."""
    if one.kind and other.kind and fold(one.kind) != fold(other.kind):
        return False
    named = ([p for cell in (row.actor, row.target) for p in parties_of(cell, row.first)] for row in (one, other))
    few, many = sorted(named, key=len)
    return all(any(same(a, b) for b in many) for a in few)


def _shared(one: _Scored, taken: set[int]) -> Tie:
    """Of a row that no free event fits: of a taken one, where that is likelier than not, else of none."""
    first, chance = one.best(set())
    if first in taken and chance >= TIED:
        return Tie(first, chance, first)
    return Tie(None, chance, first if max(one.weights, default=0.0) > 1 else None)


def _score(row: Given, spot: Spot, events: Portraits, words: Words) -> _Scored:
    if not len(events):
        return _Scored([], [], 1.0)
    days, places = _days(row, events), spot.levels(events)
    weights = _weights("day", days) + _weights("place", places)
    weights += _weights("toll", _toll(row, events)) + _weights("parties", _parties(row, events))
    weights += _weights("kind", _kinds(row, events))
    # Kind, parties and words tell what sort of event it is. Which one it is, only its day or its place can tell.
    there = (places == 0) | ((places == 1) & (events.spread < SPREAD["region"]))
    weights = np.where((days == len(NEAR_DAYS)) & ~there, -OTHER, weights)
    order = np.argsort(-weights, kind="stable")[:CANDIDATES]
    mine = words_of(row.text)
    if mine:
        ids = [events.ids[int(n)] for n in order]
        words.learn(ids)
        shares = [words.share(mine, id) for id in ids]
        levels = np.array([sum(share < least for least in SHARES) for share in shares], dtype=np.int64)
        weights += math.log(AGREES["words"][-1] / BEFORE["words"][-1])
        weights[order] += _weights("words", levels) - math.log(AGREES["words"][-1] / BEFORE["words"][-1])
    likelihood = np.exp(np.clip(weights, -OTHER, OTHER))
    order = order[np.argsort(-likelihood[order], kind="stable")]
    rest = float(likelihood.sum() - likelihood[order].sum()) + len(events) * (1 - HAS_EVENT) / HAS_EVENT
    return _Scored([int(n) for n in order], [float(likelihood[n]) for n in order], max(rest, 1e-9))


def _weights(name: str, levels: NDArray[np.int64]) -> Numbers:
    """What each event's level weighs: the logarithm of how much likelier it is of the row's own event. -1: unknown."""
    agrees, before = np.array(AGREES[name]), np.array(BEFORE[name])
    counts = np.bincount(levels[levels >= 0], minlength=len(agrees)).astype(float)
    # The event itself is no other: one of its level is left out.
    others = np.maximum(counts - 1, 0) + BEFORE_WEIGHT * before
    share = others / (max(float(counts.sum()) - 1, 0.0) + BEFORE_WEIGHT)
    table = np.log(agrees / share)
    return np.where(levels >= 0, table[np.maximum(levels, 0)], 0.0)


def _days(row: Given, events: Portraits) -> NDArray[np.int64]:
    mine = window(row)
    if mine is None:
        return np.full(len(events), -1)
    gap = np.maximum(np.maximum(events.first - mine[1], mine[0] - events.last), 0)
    levels = np.searchsorted(np.array(NEAR_DAYS), np.nan_to_num(gap, nan=0.0), side="left").astype(np.int64)
    levels = np.where(~events.told & (levels == 0), 1, levels)  # a week before its first report is no day told
    return np.where(np.isnan(gap), -1, levels)


def _toll(row: Given, events: Portraits) -> NDArray[np.int64]:
    """0: the row's ends are the event's, or its number is one of them; 1: inside; 2: near; 3: other; 4: one has none.
    """
    least, most = ends(row, "killed")
    low, high = events.low, events.high
    if least is None and most is None:
        least, most = ends(row, "injured")
        low, high = events.injured_low, events.injured_high
    none = np.isnan(high)
    if least is None or most is None or most == 0:
        return np.where(none, 0, 4).astype(np.int64)
    # A convention's one number is the least (ACLED's) or its best, which is one of the ends or between them.
    hit = (low == least) & (high == most) if least != most else (low == least) | (high == most)
    inside = (least >= low) & (most <= high)
    near = (least <= high * 1.25 + 1) & (most >= low / 1.25 - 1)
    return np.where(none, 4, np.where(hit, 0, np.where(inside, 1, np.where(near, 2, 3)))).astype(np.int64)


def ends(row: Given, group: str) -> tuple[float | None, float | None]:
    """Least and most of a group that the row counts, its one number for both where it gives no more."""
    one = row.counts.get(group)
    least, most = row.counts.get(f"{group}_least", one), row.counts.get(f"{group}_most", one)
    if least is None or most is None:
        return (least if least is not None else most,) * 2
    return min(least, most), max(least, most)


def _parties(row: Given, events: Portraits) -> NDArray[np.int64]:
    """0: both parties of the row are the event's; 1: one of them; 2: none. A party stands on either side here."""
    mine = [parties_of(cell, row.first) for cell in (row.actor, row.target)]
    mine = [one for one in mine if one]
    if not mine:
        return np.full(len(events), -1)
    table = []
    for found in events.parties:
        theirs = found.actors + found.targets
        hits = sum(any(same(a, b) for a in one for b in theirs) for one in mine)
        table.append(-1 if not theirs else 0 if hits == len(mine) else 1 if hits else 2)
    return np.array(table, dtype=np.int64)[events.party]


def _kinds(row: Given, events: Portraits) -> NDArray[np.int64]:
    mine = fold(row.kind)
    if not any(mine in one.kinds for one in events.parties):  # another convention's words
        return np.full(len(events), -1)
    table = [-1 if not one.kinds else 0 if mine in one.kinds else 1 for one in events.parties]
    return np.array(table, dtype=np.int64)[events.party]
