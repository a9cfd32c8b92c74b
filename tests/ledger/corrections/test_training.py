"""Corrected reports as gold: what was rejected is gone, what was moved is where it was moved to."""

import json
from pathlib import Path

from counterclaim.evaluation.attributions import Marked
from counterclaim.evaluation.gold import load_gold
from counterclaim.ledger.corrections.judge import accept, edit, reject
from counterclaim.ledger.corrections.training import attribution_gold, line, report_gold, reviewed
from tests.conftest import span
from tests.ledger.corrections.conftest import Desk


def test_a_report_is_handed_on_when_every_claim_was_judged(desk: Desk) -> None:
    for inner in ("c1", "c2", "c4", "c5", "c6"):
        accept(desk.db, desk.id(inner), **desk.by("ada"))
    reject(desk.db, desk.id("c7"), **desk.by("ben"))
    assert list(reviewed(desk.db)) == []
    (part,) = reviewed(desk.db, incomplete=True)
    assert attribution_gold(part)["primary"] is False
    accept(desk.db, desk.id("c3"), **desk.by("ben"))
    (whole,) = reviewed(desk.db)
    assert whole.complete
    assert whole.who == ("ada", "ben")


def test_attribution_gold_can_be_read_by_the_scorer(desk: Desk, tmp_path: Path) -> None:
    bridge = span("the bridge at Lanham (لانهم)")
    edit(desk.db, desk.id("c2"), {"content": [list(bridge)]}, **desk.by("ada"))
    reject(desk.db, desk.id("c3"), **desk.by("ada"))
    (one,) = reviewed(desk.db, incomplete=True)
    path = tmp_path / "gold.jsonl"
    path.write_text(line(attribution_gold(one)) + "\n", encoding="utf-8")
    (text,) = load_gold([path], "attributions", Marked)
    assert text.text == one.reading.report.text
    assert [row.content for row in text.rows] == [(bridge,)]
    reject(desk.db, desk.id("c2"), **desk.by("ada"))
    (one,) = reviewed(desk.db, incomplete=True)
    assert attribution_gold(one)["attributions"] == []


def test_report_gold_points_at_the_words(desk: Desk) -> None:
    edit(desk.db, desk.id("c3"), {"type": "casualties", "stance": "admits"}, **desk.by("ada"))
    reject(desk.db, desk.id("c1"), **desk.by("ada"))
    (one,) = reviewed(desk.db, incomplete=True)
    gold = json.loads(line(report_gold(one)))
    text = one.reading.report.text
    rows = {row["id"]: row for row in gold["claims"]}
    assert "c1" not in rows
    assert (rows["c3"]["event_type"], rows["c3"]["stance"], rows["c3"]["required"]) == ("casualties", "admits", True)
    assert rows["c2"]["required"] is False
    for row in rows.values():
        assert text[row["content_start"] : row["content_end"]] == row["content_text"]
        for part in (*row["figures"], *row["places"], *row["times"], *row["quotes"]):
            assert text[part["start"] : part["end"]] == part["text"]
    for part in gold["document"]["noise"]:
        assert text[part["start"] : part["end"]] == part["text"]
