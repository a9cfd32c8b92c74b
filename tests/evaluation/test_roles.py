"""Who acts and on whom, scored: what counts as right, as given, as beside the other."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.evaluation.roles import score_roles


def _pair(told: list[dict[str, Any]], read: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    rows = [{"id": f"c{n}", "required": True, "event_type": "strike", **row} for n, row in enumerate(told)]
    claims = [{"id": f"c{n}", **claim} for n, claim in enumerate(read)]
    return {"document": {}, "claims": rows}, {"report": {"text": "t"}, "claims": claims}


TOLD = [
    {"content_text": "the army shelled the old bridge", "actor": "the army", "actor_side": "Norland",
     "target": "the old bridge", "target_side": None, "target_kind": "infrastructure"},
    {"content_text": "three soldiers were wounded there", "target": "three soldiers", "target_side": "Norland"},
    {"content_text": "nobody slept that night"},
    {"content_text": "the mayor left his town in May", "actor": "the mayor"},
]  # fmt: skip
READ = [
    {"text": TOLD[0]["content_text"],
     "roles": {"actor": {"name": "army", "side": "Norland"}, "target": {"name": "bridge", "kind": "infrastructure"}}},
    {"text": TOLD[1]["content_text"], "roles": {"target": {"name": "soldiers", "side": "Lakeland"}}},
    {"text": TOLD[2]["content_text"], "roles": {}},
    {"text": TOLD[3]["content_text"], "roles": {"target": {"name": "town"}}},
]  # fmt: skip


def test_counts() -> None:
    scores = score_roles([_pair(TOLD, READ)])
    on = scores["target"]
    assert (on.labelled, on.given, on.both, on.right, on.neither) == (2, 3, 2, 2, 1)
    assert (on.side, on.kind, on.beside) == ((0, 1, 1), (1, 1, 1), (1, 1))
    assert (round(on.holds, 2), on.found, on.agreed) == (0.67, 1.0, 0.75)
    assert (scores["actor"].labelled, scores["actor"].given, scores["actor"].right) == (2, 1, 1)


def test_the_command_prints_both_roles_and_the_types(tmp_path: Path) -> None:
    gold, reading = _pair(TOLD, READ)
    (tmp_path / "one.txt").write_text("t")
    (tmp_path / "one.gold.json").write_text(json.dumps(gold))
    (tmp_path / "read.json").write_text(json.dumps(reading))
    given = ["evaluate", "roles", str(tmp_path), "--readings", str(tmp_path / "read.json")]
    told = CliRunner(env={"COLUMNS": "80"}).invoke(app, [*given, "--types"])
    assert told.exit_code == 0
    assert "1 of 1" in told.stdout
    assert "strike" in told.stdout
    assert json.loads(CliRunner().invoke(app, [*given, "--json"]).stdout)["target"]["holds"] == 0.6667
