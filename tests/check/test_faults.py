"""Faults planted in rows of a generated ledger are found, sound rows left alone (benchmarks/check_faults.py)."""

import sys
from pathlib import Path

import pytest

from counterclaim.check.run import check
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.ledger.ledger import Ledger
from tests.check.planted import NOTHING, even, exported, score, sown, towns_of

STRANGE = ["x: A bridge over the lower river was closed to lorries after the flood, the roads office said on its page."]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two made worlds: in one alone a few rows that happen to be alike decide."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    try:
        from ledger_generator import fill
        from ledger_world import World
    finally:
        sys.path.pop(0)
    files = [tmp_path_factory.mktemp("world") / f"{seed}.db" for seed in (31, 32)]
    for file in files:
        fill(str(file), World(int(file.stem)).readings(70, 800), 70)
    return files


def test_planted_faults_are_found_and_sound_rows_are_not_blamed(worlds: list[Path]) -> None:
    total = NOTHING
    for world in worlds:
        with Ledger(world, read_only=True) as ledger, ledger.reading() as db, Gazetteer.open() as gazetteer:
            for number, profile in enumerate(("ACLED", "UCDP")):
                rows = exported(db, profile)
                given = sown(rows, profile, even(16), towns_of(rows, gazetteer), 71 + number, STRANGE)
                total += score(check(db, given.rows), given)
    faults = sum(total.of.values())
    assert faults >= 16
    assert sum(total.any.values()) / faults >= 0.85
    assert total.blamed / total.sound <= 0.05
    assert total.tied / total.events >= 0.9
