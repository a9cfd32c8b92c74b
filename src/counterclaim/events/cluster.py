"""Which tellings are of one event: each in its turn joins the event before it that fits best, or begins one."""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from math import log
from types import MappingProxyType

from counterclaim.events.pair import days_apart, likeness, look
from counterclaim.events.recall import COMPARED, REACH, SAME, Chance, Named, order, recalled
from counterclaim.events.scorer import scorer
from counterclaim.events.telling import Telling, tellings
from counterclaim.model.entry import Entry

NEVER = 0.005  # probability under which one member keeps a telling out of an event
MEAN, OF_TWO = 0.4, 0.3  # mean probability of those of an event that are near, and of two: more and a telling may join
LIKEST = 1  # members of an event, those likest to a telling, whose probabilities decide


def event_id(first: Telling) -> str:
    """The id of the event that this telling begins."""
    return "e" + hashlib.sha256(first.id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def assigned(
    tellings: Iterable[Telling], known: Mapping[str, str] = MappingProxyType({}), chance: Chance | None = None,
    later: Iterable[Telling] = (),
) -> dict[str, str]:  # fmt: skip
    """The event of each telling by its id, the same in whatever order they come.

    A telling is held against those of the REACH days before it only: what lies further off changes nothing. known:
    events of tellings that stand in one already and are not moved; they are among the tellings. later: of the REACH
    days after them, which other reports' tellings are not held against.
    """
    ask = chance or scorer().chance
    home: dict[str, str] = {}
    latest: dict[tuple[str, str], int] = {}  # by event and report the last day of what the one tells of the other
    near, named = _Near(), Named()
    ordered = sorted({t.id: t for t in tellings}.values(), key=lambda t: (t.recalled, *order(t)))
    beside: dict[str, list[Telling]] = defaultdict(list)
    for one in (*ordered, *later):
        if one.id not in known and not one.recalled:
            beside[one.report].append(one)
    for one in ordered:
        event = known.get(one.id)
        if event is None and one.recalled:
            event = recalled(one, ((other, home[other.id]) for other in named.of(one)), ask)
        elif event is None:
            rivals = (t for t in beside[one.report] if t.last <= one.last + REACH and t.id not in home and t is not one)
            event = _home(one, rivals, near, home, latest, ask)
        home[one.id] = event or event_id(one)
        if not one.recalled:
            told = (home[one.id], one.report)
            latest[told] = max(one.last, latest.get(told, one.last))
            near.add(one)
        named.add(one)
    return home


def _home(
    one: Telling, beside: Iterable[Telling], near: "_Near", home: Mapping[str, str],
    latest: Mapping[tuple[str, str], int], chance: Chance,
) -> str | None:  # fmt: skip
    """The event that the telling joins; None where it begins one. beside: what else its report tells of that day or of
    the REACH days after it: of two incidents of one report that both fit an event, the likelier joins it."""
    found = _fitting(one, near.of(one), home, latest, chance)
    if not found:
        return None
    rivals = [_fitting(t, near.of(t), home, latest, chance) for t in beside]
    for event in sorted(found, key=lambda e: (-found[e], e)):
        if all(found[event] >= other.get(event, found[event]) for other in rivals):
            return event
    return None


def _fitting(
    one: Telling, near: Iterable[Telling], home: Mapping[str, str], latest: Mapping[tuple[str, str], int],
    chance: Chance,
) -> dict[str, float]:  # fmt: skip
    """The events that the telling may join, each with how much speaks for it: a logit, and how many told it."""
    found: dict[str, list[float]] = defaultdict(list)
    for other in near:
        found[home[other.id]].append(chance(one, other))
    out: dict[str, float] = {}
    for event, chances in sorted(found.items()):
        # Two incidents of one report are never one event.
        if min(chances) < NEVER or one.last - latest.get((event, one.report), one.last - REACH - 1) <= REACH:
            continue
        if sum(chances) < (MEAN if len(chances) > 2 else OF_TWO) * len(chances):
            continue
        top = sorted(chances, reverse=True)[:LIKEST]
        logit = sum(log((p + 1e-6) / (1 - p + 1e-6)) for p in top) / len(top)
        if logit >= log(SAME / (1 - SAME)):
            # The more reports told an event, the likelier the next is of that one: what one report parts of it, and all
            # others tell as one, draws nobody.
            out[event] = logit + log(len(chances))
    return out


class _Near:
    """The tellings so far by country, day and look: of a day with thousands, most look like others of it."""

    def __init__(self) -> None:
        self._by_country: dict[str, dict[int, dict[Hashable, list[Telling]]]] = defaultdict(dict)

    def add(self, one: Telling) -> None:
        seen = look(one)
        for country in one.countries or ("",):
            self._by_country[country].setdefault(one.last, {}).setdefault(seen, []).append(one)

    def of(self, one: Telling) -> list[Telling]:
        """The COMPARED tellings near it that are likest to it."""
        by_likeness: dict[float, list[Telling]] = defaultdict(list)
        for country in (*one.countries, "") if one.countries else tuple(self._by_country):
            days = self._by_country.get(country, {})
            for day in reversed(days):
                if one.last - day > REACH:
                    break
                for alike in days[day].values():
                    if days_apart(one, alike[0]) <= REACH:
                        by_likeness[likeness(one, alike[0])] += alike
        found: dict[str, Telling] = {}
        for _, alike in sorted(by_likeness.items(), reverse=True):
            found |= {other.id: other for other in sorted(alike, key=lambda other: other.id)}
            if len(found) >= COMPARED:
                break
        return list(found.values())[:COMPARED]


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
