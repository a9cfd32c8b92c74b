"""Kinds of targets and actors: the head noun decides, an armed owner turns it, and two kinds leave it open."""

import csv
from importlib.resources import files

import pytest

from counterclaim.registry import tables
from counterclaim.registry.kinds import nature

CASES = {
    "two wounded soldiers of the 9th brigade": ("military", "MIL"),
    "members of the armed wing": ("military", "REB"),
    "the rebels' leader": ("military", None),
    "a rebel leader": ("military", None),
    "the leader of the guerrillas": ("military", None),
    "the leader of the union": ("civilian", None),
    "a police officer": ("military", "COP"),
    "Colonel Tomas Vel": ("military", "MIL"),
    "an ammunition depot": ("military", None),
    "a fuel depot": ("infrastructure", None),
    "military vehicles": ("military", "MIL"),
    "vehicles": ("infrastructure", None),
    "dozens of houses": ("infrastructure", None),
    "more than a thousand houses": ("infrastructure", None),
    "the power station near the front": ("infrastructure", None),
    "the vessel Halcyon": ("infrastructure", None),
    "at least 12 people": ("civilian", None),
    "three children": ("civilian", "CVL"),
    "a journalist": ("civilian", "JRN"),
    "refugees fleeing the fighting": ("civilian", "REF"),
    "journalists and doctors": ("civilian", None),
    "the government of Norland": ("other", "GOV"),
    "the peace talks": ("other", None),
    "France": ("other", None),
    # Two kinds, or words that tell none.
    "soldiers and civilians": (None, None),
    "16 others": (None, None),
    "them": (None, None),
    "Kessel": (None, None),
    "": (None, None),
    "of the": (None, None),
}


@pytest.mark.parametrize(("phrase", "told"), CASES.items())
def test_the_kind_of_a_phrase(phrase: str, told: tuple[str | None, str | None]) -> None:
    assert nature(phrase) == told


def test_every_word_has_one_kind_and_every_role_and_party_of_the_tables_is_known() -> None:
    lines = files("counterclaim.data").joinpath("party-kinds.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    seen = [(row["what"], word) for row in rows for word in row["words"].split("|")]
    assert len(seen) == len(set(seen)), sorted(one for one in seen if seen.count(one) > 1)
    assert all(row["source"] for row in rows)
    told: dict[str, set[str]] = {row["what"]: set() for row in rows}
    for what, word in seen:
        told[what].add(word)
    assert {role.role_class for role in tables.roles()} == told["role"]
    assert told["party"] <= {party.kind for party in tables.parties()}
