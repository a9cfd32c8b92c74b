"""Our scorer of matters gives the shared scorer's numbers, on our own clusters and on matters disturbed from them."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.matters import load_gold, load_matters, reports_of, score_matters
from counterclaim.matters.together import read_matters
from tests.evaluation.shared import SHARED

OPEN = Path(__file__).parents[1] / "gold" / "matters" / "open"
FLOOR = 58  # right sets of the open clusters, of 73; 59 when it was set, for the learned reader


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    return read_matters([str(p) for p in reports_of(load_gold(OPEN), OPEN)])


def test_the_open_clusters_hold_their_floor(found: list[dict[str, Any]]) -> None:
    score = score_matters(load_gold(OPEN), found)
    assert score.right >= FLOOR, [s for s in score.sets if not s.right]
    assert score.false == ()


@pytest.mark.skipif(not (SHARED / "tools" / "score_matters.py").is_file(), reason="../shared/tools is not here")
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_agrees_with_the_shared_scorer(found: list[dict[str, Any]], seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    disturbed = [m for m in found if seed == 0 or chance.random() < 0.8]
    kinds = ["contradicts", "agrees", "updates", "not_comparable", "compatible", "same_utterance"]
    if seed:
        disturbed = [
            m | {"relations": [r | {"relation": chance.choice(kinds)} for r in m["relations"]]} for m in disturbed
        ]
    given = tmp_path / "matters.json"
    given.write_text(json.dumps(disturbed), encoding="utf-8")
    command = [sys.executable, SHARED / "tools" / "score_matters.py", OPEN / "matters.gold.json", given]
    theirs = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    ours = score_matters(load_gold(OPEN), load_matters(given))
    total = len(ours.sets)
    told = f"sets found {ours.found}/{total}, right {ours.right}/{total}, false contradictions {len(ours.false)}"
    assert told == theirs


@pytest.mark.skipif(not (SHARED / "demo" / "matters-gold.json").is_file(), reason="../shared/demo is not here")
def test_the_demo_reports_and_the_seed() -> None:
    reports = [*sorted((SHARED / "demo").glob("k*.txt")), SHARED / "seed" / "report.txt"]
    matters = read_matters([str(p) for p in reports])
    score = score_matters(load_gold(SHARED / "demo" / "matters-gold.json"), matters)
    assert score.right == 9
    assert score.false == ()
    relations = [(r["relation"], {r["a"], r["b"]}, m) for m in matters for r in m["relations"]]
    texts = {x["claim"]: x["text"] for m in matters for x in m["members"]}

    def between(one: str, other: str) -> set[str]:
        return {
            kind
            for kind, pair, _ in relations
            if len(pair) == 2 and all(any(word in texts[claim] for claim in pair) for word in (one, other))
        }

    assert between("430 Ukrainian", "942 Russians") <= {"not_comparable"}  # never rivals
    assert "contradicts" in between("74 settlements", "28")


@pytest.mark.parametrize(
    ("text", "words"), [("{", "not JSON"), ("[]", "no"), ('{"clusters": 3}', "clusters"), ('[{"a": 1}]', "clusters")]
)
def test_bad_gold_says_so(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CounterclaimError, match=words):
        load_gold(path)


def test_bad_matters_say_so(tmp_path: Path) -> None:
    path = tmp_path / "matters.json"
    path.write_text('{"rows": []}', encoding="utf-8")
    with pytest.raises(CounterclaimError, match="no list of matters"):
        load_matters(path)
