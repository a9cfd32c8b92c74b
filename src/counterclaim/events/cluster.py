"""Which tellings are of one event: each in its turn joins the event before it that fits best, or begins one."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType

from counterclaim.events.pair import days_apart
from counterclaim.events.scorer import scorer
from counterclaim.events.telling import Telling, tellings
from counterclaim.model.entry import Entry

REACH = 6
"""Days back from a telling to those that it is compared with."""
SAME = 0.4  # probability from which on a telling joins an event
NEVER = 0.005  # probability under which one member keeps a telling out of an event
MEAN = 0.2  # mean probability of those of an event that are near, from which on a telling may join
LIKEST = 1  # members of an event, those likest to a telling, whose probabilities decide
COMPARED = 32  # tellings that one is compared with; bounds the work

Chance = Callable[[Telling, Telling], float]


def order(telling: Telling) -> tuple[int, int, int, str]:
    """By the day it may have happened on; what is told narrowly first, so that what is vague finds what it may mean."""
    return (telling.last, -int(telling.dated), -min(2, len(telling.names)), telling.id)


def event_id(first: Telling) -> str:
    """The id of the event that this telling begins."""
    return "e" + hashlib.sha256(first.id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def assigned(
    tellings: Iterable[Telling], known: Mapping[str, str] = MappingProxyType({}), chance: Chance | None = None
) -> dict[str, str]:
    """The event of each telling by its id, the same in whatever order they come.

    A telling is held against those of the REACH days before it only: what lies further off changes nothing. known:
    events of tellings that stand in one already and are not moved; they are among the tellings.
    """
    ask = chance or scorer().chance
    home: dict[str, str] = {}
    members: dict[str, list[Telling]] = defaultdict(list)
    near = _Near()
    ordered = sorted({t.id: t for t in tellings}.values(), key=order)
    beside: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for one in ordered:
        if one.id not in known:
            beside[one.report, one.last].append(one)
    for one in ordered:
        event = known.get(one.id) or _home(one, beside[one.report, one.last], near, home, members, ask) or event_id(one)
        home[one.id] = event
        members[event].append(one)
        near.add(one)
    return home


def _home(
    one: Telling, beside: Iterable[Telling], near: "_Near", home: Mapping[str, str],
    members: Mapping[str, Sequence[Telling]], chance: Chance,
) -> str | None:  # fmt: skip
    """The event that the telling joins; None where it begins one. beside: what its report tells of that day: of two
    incidents of one report that both fit an event, the likelier joins it."""
    found = _fitting(one, near.of(one), home, members, chance)
    if not found:
        return None
    rivals = [_fitting(t, near.of(t), home, members, chance) for t in beside if t.id not in home and t is not one]
    for event in sorted(found, key=lambda e: (-found[e], e)):
        if all(found[event] >= other.get(event, found[event]) for other in rivals):
            return event
    return None


def _fitting(
    one: Telling, near: Iterable[Telling], home: Mapping[str, str], members: Mapping[str, Sequence[Telling]],
    chance: Chance,
) -> dict[str, float]:  # fmt: skip
    """The events that the telling may join, each with how likely it is, as a logit."""
    found: dict[str, list[float]] = defaultdict(list)
    for other in near:
        found[home[other.id]].append(chance(one, other))
    out: dict[str, float] = {}
    for event, chances in sorted(found.items()):
        # Two incidents of one report are never one event.
        if min(chances) < NEVER or any(m.report == one.report for m in members[event] if one.last - m.last <= REACH):
            continue
        if sum(chances) < MEAN * len(chances):
            continue
        top = sorted(chances, reverse=True)[:LIKEST]
        logit = sum(log((p + 1e-6) / (1 - p + 1e-6)) for p in top) / len(top)
        if logit >= log(SAME / (1 - SAME)):
            out[event] = logit
    return out


class _Near:
    """The tellings so far, found by the days, countries, places and kinds of act that they share with one."""

    def __init__(self) -> None:
        self._by_country: dict[str, list[Telling]] = defaultdict(list)

    def add(self, one: Telling) -> None:
        for country in one.countries or ("",):
            self._by_country[country].append(one)

    def of(self, one: Telling) -> list[Telling]:
        found: dict[str, Telling] = {}
        for country in (*one.countries, "") if one.countries else tuple(self._by_country):
            for other in reversed(self._by_country.get(country, ())):
                if one.last - other.last > REACH:
                    break
                if days_apart(one, other) <= REACH:
                    found[other.id] = other
        return sorted(found.values(), key=lambda other: (-_likeness(one, other), other.id))[:COMPARED]


def _likeness(a: Telling, b: Telling) -> float:
    """A rough measure of how likely it is worth while to compare them."""
    equal = any(x[0] == y[0] and x[1] == y[1] and x[2] == y[2] for x in a.counts for y in b.counts)
    return (
        2.0 * bool(a.names & b.names) + 1.0 * bool(a.regions & b.regions) + 1.0 * equal + 0.5 * bool(a.acts & b.acts)
        + 0.5 * bool(a.sites & b.sites) - 0.3 * days_apart(a, b)
    )  # fmt: skip


def events_of(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The entry ids of each event by its id; all claims of a report are to be given at once."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_report[entry.report].append(entry)
    found = [one for of_report in by_report.values() for one in tellings(of_report)]
    out: dict[str, list[str]] = defaultdict(list)
    home = assigned(found)
    for one in found:
        out[home[one.id]] += one.claims
    return dict(out)
