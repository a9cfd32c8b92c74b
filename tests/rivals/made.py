"""Pairs of short reports of our own wording that look like rivals and are none, and pairs that are; made from a seed.

Nobody said any of it. Each scene is an attack on a town with one account of its dead; beside it stand accounts that a
careless reader would take for its rivals (another scope, window, part, side of the counted, unit, a later count, a town
near by, a second raid on the day) and accounts that are: the other side's count of the same dead. The two stand in two
reports, or one after the other in one.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.gazetteer import Gazetteer
from counterclaim.registry import Country, Registry, tables

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BODIES = ("army", "defence ministry", "government", "military", "foreign ministry")
ACTS = ("an air raid", "a rocket attack", "shelling", "a drone strike", "an air strike", "a missile strike")
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine")

# What may stand beside the base account, by kind; {b}: who says it. Words in braces are filled in by `_words`.
NEAR: dict[str, tuple[str, ...]] = {
    "scope": (
        "{B} said the town's hospital had received the bodies of {less} people after {act} on {town} on {day}.",
        "{B} said {less} bodies had been pulled from one house in {town} on {day}.",
        "{B} said at least {more} people had been killed across the whole of {region} on {day}.",
    ),
    "window": (
        "{B} said {more} people had been killed in {town} in the past week.",
        "{B} said {more} people had been killed in {town} since January.",
        "{B} said on {day} that {more} people had died in {town} since the war began.",
    ),
    "part": (
        "{B} said {few} of the people killed in {town} on {day} were children.",
        "{B} said {few} children were killed in {act} on {town} on {day}.",
        "{B} said people including {few} women were killed in {town} on {day}.",
    ),
    "side": (
        "{B} said {more} civilians were killed in {town} on {day}.",
        "{B} said on {day} that it had killed {more} {a_people} troops in {town}.",
        "{B} said {more} {a_people} soldiers were killed in {town} on {day}.",
    ),
    "unit": (
        "{B} said {more} people were wounded in {town} on {day}.",
        "{B} said {more} houses were destroyed in {town} on {day}.",
        "{B} said {more} people had been killed or wounded in {town} on {day}.",
        "{B} said {more} people fled {town} on {day}.",
    ),
    "update": (
        "{A} said on {next} that the death toll from {day}'s attack on {town} had risen to {more}.",
        "{A} said on {next} that {more} people had been killed in {town} on {day}.",
        "{B} said on {after} that {more} people had been killed in {town} on {day}.",
    ),
    "place": (
        "{B} said {more} people were killed in {act} on {near} on {day}.",
        "{B} said {less} people had been killed in {near} on {day}.",
    ),
    "raid": (
        "{B} said {more} people were killed in a separate raid on {town} on {day}.",
        "{B} said another attack on {town} hours later on {day} killed {less} people.",
        "{B} said {more} people were killed in {town} on {before}.",
    ),
}  # fmt: skip
TRUE = (
    "{B} said {clash} people were killed in {act} on {town} on {day}.",
    "{B} put the number of people killed in {town} on {day} at {clash}.",
    "{B} said {clash} people had been killed in {town} on {day}, no more.",
    "{B} said only {clash} people had died in {act} on {town} on {day}.",
    "According to {B}, {clash} people were killed in {town} on {day}.",
    "{clash} people died in {act} on {town} on {day}, {B} said.",
    "{B} gave a toll of {clash} dead in {town} on {day}.",
)
SOLDIERS = (
    "{A} said {n} {b_people} soldiers were killed in {town} on {day}.",
    "{A} said on {day} that {n} {b_people} soldiers had been killed in {act} on {town}.",
)
TOGETHER = 0.3  # share of pairs told in one report
BASE = (
    "{A} said {n} people were killed in {act} on {town} on {day}.",
    "{A} said on {day} that {n} people had been killed in {town} on {day}.",
    "{A} put the death toll from {act} on {town} on {day} at {n}.",
    "According to {A}, {n} people died in {act} on {town} on {day}.",
    "{n} people were killed in {act} on {town} on {day}, {A} said.",
    "{n} people died in {town} on {day}, {A} said.",
)


class Pair(NamedTuple):
    """kind: of near-rival, "true" for a rival. a, b: texts, b empty where both accounts stand in a; published: ISO."""

    kind: str
    a: str
    a_published: str
    b: str
    b_published: str


def pairs(seed: int, scenes: int) -> Iterator[Pair]:
    """For each scene one pair of each kind of near-rival and one of true rivals; the same for the same seed."""
    rng = random.Random(seed)
    registry = Registry.load()
    with Gazetteer.open() as gazetteer:
        states = [one for one in tables.countries() if one.iso2 and gazetteer.neighbours(one.iso2)]
        for _ in range(scenes):
            words = None
            while words is None:
                words = _words(rng, gazetteer, registry, rng.choice(states))
            people, soldiers = (rng.choice(texts).format(**words) for texts in (BASE, SOLDIERS))
            day = words["published"]
            for kind, texts in (*NEAR.items(), ("true", TRUE)):
                base, told = (soldiers if kind == "side" else people), rng.choice(texts).format(**words)
                if kind != "update" and rng.random() < TOGETHER:
                    yield Pair(kind, f"{base} {told}", day, "", "")
                else:
                    yield Pair(kind, base, day, told, words["late"] if kind == "update" else day)


def _words(rng: random.Random, gazetteer: Gazetteer, registry: Registry, state: Country) -> dict[str, str] | None:
    """What a scene puts in the braces; None where the state has too few towns or no neighbour that the registry has."""
    # Towns that no other place is called by: which of two is meant is another test's matter.
    towns = [t for t in gazetteer.largest(state.iso2, "town", 40) if t.admin1_name and len(gazetteer.find(t.name)) == 1]
    near = [(a, b) for a in towns for b in towns if a.name != b.name and a.admin1 == b.admin1]
    others = [c for code in gazetteer.neighbours(state.iso2) if (c := registry.by_iso(code)) is not None and c.demonyms]
    if not near or not others or not state.demonyms:
        return None
    town, other = rng.choice(near)
    rival = rng.choice(others)
    day = date(2024, 1, 8) + timedelta(rng.randrange(700))
    n = rng.randrange(12, 90)
    first, second = rng.sample((state, rival), 2)
    name = [f"{c.name}'s {rng.choice(BODIES)}" for c in (first, second)]
    return {
        "A": name[0], "B": name[1], "town": town.name, "near": other.name, "region": f"{town.admin1_name} province",
        "a_people": first.demonyms[0], "b_people": second.demonyms[0], "act": rng.choice(ACTS),
        "day": DAYS[day.weekday()], "before": DAYS[(day - timedelta(2)).weekday()],
        "next": DAYS[(day + timedelta(1)).weekday()], "after": DAYS[(day + timedelta(2)).weekday()],
        "published": day.isoformat(), "late": (day + timedelta(2)).isoformat(),
        "n": str(n), "less": str(rng.randrange(3, n * 2 // 3)), "more": str(rng.randrange(n * 3 // 2, n * 4)),
        "few": rng.choice(SMALL),
        "clash": str(rng.choice([rng.randrange(3, n * 2 // 3), rng.randrange(n * 3 // 2, n * 4)])),
    }  # fmt: skip
