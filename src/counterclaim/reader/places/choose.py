"""Which entry a name means, from its kind, its containers, the report's other places and how near they lie."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from counterclaim.gazetteer.entry import Entry

ROUNDS = 3  # provisional choices vote for each other; a fourth round changes nothing on places train
COUNTRY, ADM1, ADM2, NOTED = 4.0, 0.6, -1.2, 1.0  # added to log10(population); the prototype's weights, NOTED by hand
VOTE, DIVISION_VOTE, NEAR, NEAR_KM = 1.6, 1.2, 1.2, 150.0
CONTAINED, IN_COUNTRY = 5.0, 4.0


def choose(
    names: Mapping[str, Sequence[Entry]], containers: Mapping[str, Sequence[Entry]], counts: Counter[str]
) -> dict[str, tuple[Entry, float]]:
    """The best entry of each name with its margin over the next one of another place (in score points).

    names: candidates a name; containers: what a comma or "in" puts it inside of; counts: mentions a name.
    """
    chosen: dict[str, tuple[Entry, float]] = {}
    for _ in range(ROUNDS):
        countries, divisions = _votes(chosen, counts)
        points = {
            name: entry
            for name, (entry, _) in chosen.items()
            if entry.kind in ("town", "ADM1", "ADM2", "facility", "region")
        }
        new: dict[str, tuple[Entry, float]] = {}
        for name, candidates in names.items():
            if not candidates:
                continue
            own = chosen.get(name)
            scored = sorted(
                (
                    (_score(e, own, countries, divisions, points, name, containers.get(name, ())), i, e)
                    for i, e in enumerate(candidates)
                ),
                key=lambda s: (-s[0], s[1]),
            )
            best = scored[0]
            rival = next((s for s in scored[1:] if _apart(s[2], best[2]) > 50), None)
            new[name] = (best[2], best[0] - rival[0] if rival else 9.0)
        if {n: e.id for n, (e, _) in new.items()} == {n: e.id for n, (e, _) in chosen.items()}:
            return new
        chosen = new
    return chosen


def _votes(
    chosen: Mapping[str, tuple[Entry, float]], counts: Counter[str]
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for name, (entry, _) in chosen.items():
        weight = 1 + math.log(max(1, counts[name]))
        if entry.country:
            countries[entry.country] += weight * (2 if entry.kind == "country" else 1)
            if entry.admin1 and entry.kind != "country":
                divisions[entry.country, entry.admin1] += weight
    return countries, divisions


def _score(
    entry: Entry, own: tuple[Entry, float] | None, countries: Counter[str], divisions: Counter[tuple[str, str]],
    points: Mapping[str, Entry], name: str, containers: Sequence[Entry],
) -> float:  # fmt: skip
    score = math.log10(max(entry.population, 1) + 10)
    score += {"country": COUNTRY, "continent": COUNTRY, "ADM1": ADM1, "ADM2": ADM2, "region": 2.0, "water": 1.0}.get(
        entry.kind, 0.0
    )
    score += NOTED if entry.noted else 0.0
    score += 0.3 if entry.official else 0.0
    total = sum(countries.values()) or 1.0
    if entry.country:
        mine = countries[entry.country] - (1 if own and own[0].country == entry.country else 0)
        score += VOTE * min(1.0, 1.6 * mine / total)
        if entry.kind != "country" and entry.admin1:
            key = (entry.country, entry.admin1)
            mine = divisions[key] - (1 if own and (own[0].country, own[0].admin1) == key else 0)
            score += DIVISION_VOTE * min(1.0, 2.5 * mine / (sum(divisions.values()) or 1.0))
    for container in containers:
        if container.kind == "country" and container.country == entry.country and entry.kind != "country":
            score += IN_COUNTRY
        elif container.kind in ("ADM1", "region") and (container.country, container.admin1) == (
            entry.country,
            entry.admin1,
        ):
            score += CONTAINED
    if entry.kind != "country" and points:
        gap = min((_apart(entry, other) for other_name, other in points.items() if other_name != name), default=None)
        if gap is not None:
            score += NEAR * math.exp(-gap / NEAR_KM)
    return score


def _apart(a: Entry, b: Entry) -> float:
    """Kilometres between two points."""
    la, lo, lb, lp = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
