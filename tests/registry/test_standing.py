"""For whom a source phrase speaks, and the same for the parties exchanged."""

import pytest

from counterclaim.registry import Registry
from tests.registry.standing_cases import TABLES

CASES = [tuple(line.split(" | ")) for table in TABLES.values() for line in table.strip().split("\n")]
REGISTRY = Registry.load()
EXCHANGED = {"Norwegian": "Israeli", "Kenyan": "Iranian", "Kenya": "Iran", "Chilean": "Russian", "Oslo": "Kyiv"}


def _told(phrase: str) -> str:
    found = REGISTRY.standing(phrase, "2024-09-01")
    return found.side or ("-" if found.settled else "?")


@pytest.mark.parametrize(("phrase", "side"), CASES)
def test_for_whom_a_phrase_speaks(phrase: str, side: str) -> None:
    assert _told(phrase) == side


@pytest.mark.parametrize("phrase", [phrase for phrase, side in CASES if side == "-"])
def test_nobody_gets_a_side_whoever_stands_beside_him(phrase: str) -> None:
    for name, other in EXCHANGED.items():
        phrase = phrase.replace(name, other)
    assert _told(phrase) == "-"
