"""Fits the scorer of pairs of tellings: a logistic regression over the features of counterclaim.events.pair, drawn to
the weights that are set there by hand.

usage: fit_events.py --gold REAL-EVENTS --out src/counterclaim/events/scorer.json [--readings FOLDER] [--check]

REAL-EVENTS holds fakes-dev.jsonl with fakes-events.json (tolls marked by event) and gva.jsonl with gva-lookalikes.json.
Pairs of tellings of one event, pairs of two events, and made rivals: a telling moved to other days or to another place,
with other tolls. --readings keeps what was read between runs. --check prints how each fifth of the events comes out by
weights fitted on the others; events are parted by a hash of their names, so that no event stands on both sides.
Seeds are fixed: the same data give the same weights.
"""

import argparse
import collections
import hashlib
import itertools
import json
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from counterclaim.events.cluster import assigned
from counterclaim.events.pair import BIAS, FEATURES, days_apart, features
from counterclaim.events.recall import REACH
from counterclaim.events.telling import Telling, tellings
from counterclaim.matters import entries
from counterclaim.model.entry import Entry
from counterclaim.model.reading import Reading
from counterclaim.reader.reader import Reader
from counterclaim.reports.jsonl import Item, read_lines

SEED = 3
DAYS = 12  # days apart from which on a pair of two events teaches nothing
OF_GVA = 0.1  # weight of a pair of the shootings beside one of the war
MADE = 0.1  # weight of a made rival beside a real pair
RIDGE = 300.0  # few events are marked, so what is set by hand moves little; 3 and 30 came out worse on fifths held back
STEPS = 500
PARTS = 5
STEMS = 4_000  # of the commonest stems their rarity is kept


class Pair(NamedTuple):
    """same: 1 for one event. parts: of their events; () where none is held back. weight: less for each pair of an event
    that many reports tell."""

    a: Telling
    b: Telling
    same: int
    parts: tuple[int, ...]
    weight: float


def read(path: Path, kept: Path | None) -> dict[str, tuple[Entry, ...]]:
    """The entries of every report of a JSON Lines file by its id."""
    cache = kept / f"{path.stem}.readings.jsonl" if kept else None
    if cache and cache.exists():
        found = {r.report.id: r for line in cache.open(encoding="utf-8") for r in [Reading.from_json(line)]}
    else:
        reader = Reader()
        found = {one.id: reader.read_report(one.report()) for one in read_lines(path) if isinstance(one, Item)}
        if cache:
            cache.write_text("".join(r.to_json() + "\n" for r in found.values()), encoding="utf-8")
    return {id: entries(reading, id) for id, reading in found.items()}


def part_of(event: str) -> int:
    """The fifth of the events that it falls into, by its name."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % PARTS


def of_events(gold: Mapping[str, Mapping[str, Sequence[Mapping[str, object]]]], told: Mapping[str, tuple[Entry, ...]],
              by_claim: Mapping[str, Telling]) -> dict[str, dict[str, set[str]]]:  # fmt: skip
    """{event: {report: tellings}} of the marked tolls of whole events."""
    out: dict[str, dict[str, set[str]]] = {}
    for event, reports in gold.items():
        for report, spans in reports.items():
            for span in spans:
                start, end = int(str(span["start"])), int(str(span["end"]))
                if span.get("scope", "event") != "event":
                    continue
                found = out.setdefault(event, {}).setdefault(report, set())
                for entry in told.get(report, ()):
                    if entry.id in by_claim and any(
                        min(end, e) - max(start, s) >= 0.5 * min(end - start, e - s) for s, e in entry.claim.content
                    ):
                        found.add(by_claim[entry.id].id)
    return out


def marked(events: Mapping[str, Mapping[str, set[str]]], by_id: Mapping[str, Telling]) -> list[Pair]:
    of: dict[str, set[str]] = collections.defaultdict(set)
    for event, reports in events.items():
        for ids in reports.values():
            for id in ids:
                of[id].add(event)
    sure = {id: next(iter(found)) for id, found in sorted(of.items()) if len(found) == 1}
    out = []
    for one, other in itertools.combinations(sure, 2):
        a, b, x, y = by_id[one], by_id[other], sure[one], sure[other]
        if a.report != b.report and days_apart(a, b) <= DAYS:
            out.append((a, b, x, y))
    told = collections.Counter(x for _, _, x, y in out if x == y)
    return [Pair(a, b, int(x == y), (part_of(x), part_of(y)), told[x] ** -0.5 if x == y else 0.5) for a, b, x, y in out]


def shootings(path: Path, told: Mapping[str, tuple[Entry, ...]], rng: random.Random) -> list[Pair]:
    incident = {
        (row := json.loads(line))["id"]: row["incident"] for line in (path / "gva.jsonl").open(encoding="utf-8")
    }
    mains = {id: next((t for t in tellings(found) if t.main), None) for id, found in sorted(told.items())}
    by_incident: dict[str, list[Telling]] = collections.defaultdict(list)
    for id, one in mains.items():
        if one is not None:
            by_incident[incident[id]].append(one)
    out = []
    for found in by_incident.values():
        pairs = list(itertools.combinations(found, 2))
        rng.shuffle(pairs)
        out += [Pair(a, b, 1, (), OF_GVA) for a, b in pairs[:12] if days_apart(a, b) <= DAYS]
    ordered = sorted((t.first, t.id, t, name) for name, found in by_incident.items() for t in found)
    for at, (_, _, a, mine) in enumerate(ordered):
        for _, _, b, theirs in ordered[at + 1 : at + 60]:
            if mine != theirs and days_apart(a, b) <= REACH + 1 and rng.random() < 0.05:
                out.append(Pair(a, b, 0, (), OF_GVA))
    for row in json.loads((path / "gva-lookalikes.json").read_text(encoding="utf-8")):
        found = itertools.product(by_incident.get(row["a"], [])[:5], by_incident.get(row["b"], [])[:5])
        out += [Pair(a, b, 0, (), OF_GVA) for a, b in found]
    return out


def rivals(pairs: Iterable[Pair], rng: random.Random) -> list[Pair]:
    """Of pairs of one event, the second moved to another day or another place, with other tolls: no pair any more."""
    same = [p for p in pairs if p.same]
    pool = [t for p in same for t in (p.a, p.b)]
    replace = msgspec.structs.replace
    out = []
    for a, b, _, of, weight in same:
        weight = MADE if of else MADE * OF_GVA
        if a.dated and b.dated and days_apart(a, b) == 0:
            for by in rng.sample([1, 1, 2, 3, 4, -1, -1, -2, -3], 2):
                days = {"first": b.first + by, "last": b.last + by, "published": b.published + by}
                out.append(Pair(a, replace(b, **days, counts=_other(b, rng)), 0, of, weight))
        there = rng.choice(pool)
        if there.countries & a.countries and there.names and not there.names & a.names:
            moved = replace(b, names=there.names, points=there.points, counts=_other(b, rng))
            out.append(Pair(a, replace(moved, regions=there.regions), 0, of, weight))
            if a.regions:
                out.append(Pair(a, replace(moved, regions=a.regions), 0, of, weight))
    return out


def _other(one: Telling, rng: random.Random) -> tuple[tuple[str, float, float, bool], ...]:
    out = []
    for state, low, high, exact in one.counts:
        times, more = rng.choice([0.3, 0.5, 0.7, 1, 1.4, 1.8, 2.5]), rng.choice([-3, -2, -1, 1, 2, 3, 5])
        least = float(max(1, round(low * times) + more)) if low else low
        out.append((state, least, least if low == high else float(max(least, round(high * times) + more)), exact))
    return tuple(out)


def rarity(found: Iterable[Telling]) -> tuple[dict[str, float], float]:
    counts: collections.Counter[str] = collections.Counter()
    n = 0
    for one in found:
        n += 1
        counts.update(one.words)
        counts.update(one.names)
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:STEMS]
    return {stem: round(math.log((n + 1) / (c + 1)) + 0.2, 2) for stem, c in sorted(common)}, round(
        math.log((n + 1) / 2) + 0.2, 3
    )


def fitted(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Weights and bias, as near to those set by hand as the pairs allow; each keeps its sign. Adam on all pairs at
    once, no chance in it."""
    scale = np.r_[x.std(axis=0) + 1e-6, 1.0]
    start = np.array([*FEATURES.values(), BIAS]) * scale
    signs = np.r_[np.sign(start[:-1]), 0]
    z = np.c_[x, np.ones(len(x))] / scale
    b, first, second = start.copy(), np.zeros(len(start)), np.zeros(len(start))
    for n in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-z @ b))
        slope = (z.T @ (w * (p - y)) + RIDGE * (b - start)) / w.sum()
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        b = b - 0.03 * (first / (1 - 0.9**n)) / (np.sqrt(second / (1 - 0.99**n)) + 1e-8)
        b = np.where((signs != 0) & (b * signs < 0), 0, b)
    found: np.ndarray = b / scale
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    rng = random.Random(SEED)
    war = read(given.gold / "fakes-dev.jsonl", given.readings)
    crime = read(given.gold / "gva.jsonl", given.readings)
    told = [t for found in war.values() for t in tellings(found)]
    other = [t for found in crime.values() for t in tellings(found)]
    by_claim = {claim: t for t in told for claim in t.claims}
    gold = json.loads((given.gold / "fakes-events.json").read_text(encoding="utf-8"))
    events = of_events(gold, war, by_claim)
    pairs = marked(events, {t.id: t for t in told})
    pairs += shootings(given.gold, crime, rng)
    pairs += rivals(pairs, rng)
    rare, rarest = rarity([*told, *other])
    x = np.array([features(p.a, p.b, rare, rarest) for p in pairs])
    y = np.array([p.same for p in pairs], dtype=float)
    w = np.array([p.weight for p in pairs])
    print(len(pairs), "pairs,", int(y.sum()), "of one event")
    if given.check:
        negatives = json.loads((given.gold / "fakes-negatives.json").read_text(encoding="utf-8"))
        print(checked(x, y, w, [p.parts for p in pairs], events, told, negatives, rare, rarest))
    if given.out:
        b = fitted(x, y, w)
        weights = {name: round(float(v), 4) for name, v in zip(FEATURES, b, strict=False)}
        made = {"weights": weights, "bias": round(float(b[-1]), 4), "rarest": rarest, "rarity": rare}
        given.out.write_text(json.dumps(made, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def checked(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, parts: Sequence[tuple[int, ...]],
    events: Mapping[str, Mapping[str, set[str]]],
    told: Sequence[Telling], negatives: Sequence[Mapping[str, str]], rare: dict[str, float], rarest: float,
) -> str:  # fmt: skip
    """Pairs of reports whose tolls meet, and look-alikes mixed, of each fifth by weights of the others."""
    met = pairs = mixed = alike = 0
    for part in range(PARTS):
        keep = np.array([part not in found for found in parts])
        b = fitted(x[keep], y[keep], w[keep])

        def chance(one: Telling, two: Telling, b: np.ndarray = b) -> float:
            logit = float(np.dot(features(one, two, rare, rarest), b[:-1]) + b[-1])
            return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

        home = assigned(told, chance=chance)
        at = {event: {r: {home[i] for i in ids} for r, ids in reports.items()} for event, reports in events.items()}
        for event, reports in at.items():
            if part_of(event) == part:
                found = [bool(reports[r] & reports[q]) for r, q in itertools.combinations(sorted(reports), 2)]
                met, pairs = met + sum(found), pairs + len(found)
        for row in negatives:
            if row["a"] in at and row["b"] in at and part_of(row["a"]) == part:
                alike += 1
                mixed += bool(set().union(*at[row["a"]].values()) & set().union(*at[row["b"]].values()))
    return (
        f"each fifth by weights of the others: met {met}/{pairs} = {met / pairs:.3f}, look-alikes mixed {mixed}/{alike}"
    )


if __name__ == "__main__":
    main()
