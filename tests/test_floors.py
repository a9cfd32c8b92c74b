"""The scores on our own open gold don't fall below tests/gold/floors.json.

A floor lies about a point below what was measured when it was set. It is there to notice what breaks: lower one
only in a commit of its own that says why. What is measured but never tuned on (tests/gold/reports/kept) has none.
The sentences of tests/gold/times have a stricter test: every one must be right (tests/reader/times).
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim.evaluation import figures
from counterclaim.evaluation.claims import ClaimsScore
from counterclaim.evaluation.gold import load_gold
from counterclaim.evaluation.readings import read_gold
from counterclaim.evaluation.reports import find_reports, score_reports
from counterclaim.reader.reader import Reader

GOLD = Path(__file__).parent / "gold"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
SCORERS: dict[str, tuple[str, Any, Any]] = {
    "figures": ("quantities", figures.Marked, figures.score_figures),
}


@cache
def _reader() -> Reader:
    return Reader()


@cache
def _claims(folder: str) -> ClaimsScore:
    return ClaimsScore.together(score_reports(find_reports([GOLD / folder]), _reader()).values())


@cache
def _part(part: str, file: str) -> dict[str, Any]:
    field, kind, score = SCORERS[part]
    texts = load_gold([GOLD / file], field, kind)
    told: dict[str, Any] = score(texts, read_gold(_reader(), texts, part))[-1].to_dict()
    return told


CLAIMS = [(folder, measure, floor) for folder, floors in FLOORS["claims"].items() for measure, floor in floors.items()]
PARTS = [
    (part, file, measure, floor)
    for part in SCORERS
    for file, floors in FLOORS[part].items()
    for measure, floor in floors.items()
]


@pytest.mark.parametrize(("folder", "measure", "floor"), CLAIMS)
def test_claims(folder: str, measure: str, floor: float) -> None:
    score = _claims(folder)
    share = 100 * getattr(score, measure) / len(score.rows)
    assert share >= floor, f"{measure}: {share:.1f} % of {len(score.rows)} rows"


@pytest.mark.parametrize("folder", FLOORS["claims"])
def test_nothing_comes_out_of_furniture(folder: str) -> None:
    assert _claims(folder).problems == ()


@pytest.mark.parametrize(("part", "file", "measure", "floor"), PARTS)
def test_parts(part: str, file: str, measure: str, floor: float) -> None:
    f1 = _part(part, file)[measure]["F1"]
    assert f1 >= floor, f"{measure}: F1 {f1:.1f}"
