"""Every parser stands its corpus, and bytes made from it by chance; the long runs are `make fuzz`."""

import random
from collections.abc import Iterator

import pytest

from tests.fuzz.targets import CORPUS, LONGEST, TARGETS, Target

MADE = 40  # inputs made by chance for each target


def _corpus(target: Target) -> list[bytes]:
    return [path.read_bytes() for path in sorted((CORPUS / target.name).iterdir())]


def _made(seeds: list[bytes]) -> Iterator[bytes]:
    """Inputs cut, joined, doubled and changed; the same ones every time."""
    chance = random.Random(20240813)
    for _ in range(MADE):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(data) + 1)
            other = chance.choice(seeds)
            cut = chance.randrange(len(other) + 1)
            match chance.randrange(4):
                case 0:
                    data[at : at + chance.randrange(12)] = other[cut : cut + chance.randrange(40)]
                case 1:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
                case 2:
                    data[at:at] = data[at : at + 30] * chance.randrange(9)
                case _:
                    data[at : at + chance.randrange(60)] = b""
        yield bytes(data[:LONGEST])


def test_every_target_has_a_corpus_of_its_own() -> None:
    assert {path.name for path in CORPUS.iterdir()} == {target.name for target in TARGETS}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_corpus_and_what_chance_makes_of_it(target: Target) -> None:
    seeds = _corpus(target)
    for data in (b"", *seeds, *_made(seeds)):
        target.run(data)
