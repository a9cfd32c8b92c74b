"""Our scorers give the shared scorers' numbers to the last digit, on the dev data and readings disturbed from it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.evaluation import attributions, claims, figures, places, times
from counterclaim.evaluation.gold import load_gold
from counterclaim.evaluation.readings import Readings
from tests.evaluation.shared import SHARED, Disturb, gold, tool

REPORTS = Path(__file__).parents[1] / "gold" / "reports" / "open"


def _rows(paths: list[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


def _same(ours: dict[str, Any], theirs: dict[str, Any], *, scale: float) -> None:
    """Every number of theirs that is in ours; scale: 100 where theirs are shares of 1."""
    compared = 0
    for name, value in theirs.items():
        if isinstance(value, dict) and name in ours:
            for key in ("P", "R", "F1"):
                assert ours[name][key] == pytest.approx(scale * value[key], abs=1e-6), (name, key)
                compared += 1
    assert compared >= 3


@pytest.mark.parametrize("seed", [2])
def test_attributions(seed: int) -> None:
    theirs, paths = tool("score_attribution"), gold("attribution", "polnear-dev.jsonl")
    disturb = Disturb(seed)
    rows = _rows(paths)
    read = {}
    for row in rows[: len(rows) - 2]:  # two texts stay without a reading
        found = [
            {label: disturb.spans(one[label]) for label in ("source", "cue", "content")}
            for one in disturb.rows(row["attributions"])
        ]
        read[row["id"]] = found
    expected, per, missing = theirs.evaluate(rows, [{"id": k, "attributions": v} for k, v in read.items()])
    expected = theirs.summary(expected)
    texts = load_gold(paths, "attributions", attributions.Marked)
    score = attributions.score_attributions(texts, Readings(read, {}), by_kind=True, resamples=20)
    ours = score.to_dict()
    _same(ours, expected, scale=1)
    for name in ("source_right_of_partial", "source_right_of_partial_named", "gold"):
        assert ours[name] == expected[name]
    assert ours["read"] == expected["predicted"]
    assert list(score.missing) == missing
    for name in attributions.RESAMPLED:
        assert ours[name]["CI95"] == theirs.bootstrap(per, 20, name)
    kinds = theirs.by_kind(rows, [{"id": k, "attributions": v} for k, v in read.items()])
    assert ours["by_kind"] == kinds
    assert {"direct", "mixed", "indirect", "pronoun source", "speech cue", "other cue"} <= set(kinds)


def test_agreement_of_annotators() -> None:
    theirs, paths = tool("score_attribution"), gold("attribution", "polnear-annotator-training.jsonl")
    expected, _, _, documents = theirs.agreement(_rows(paths))
    score = attributions.agreement(load_gold(paths, "attributions", attributions.Marked))
    assert score.documents == documents > 0
    _same(score.to_dict(), expected, scale=1)


@pytest.mark.parametrize("seed", [2])
def test_places(seed: int) -> None:
    theirs = tool("score_places")
    paths = gold("places", *(f"{corpus}.dev.jsonl" for corpus in ("geovirus", "gwn", "lgl", "trnews")))
    disturb = Disturb(seed)
    rows = _rows(paths)
    read = {row["id"]: [_place(one, disturb) for one in disturb.rows(row["toponyms"])] for row in rows}
    scores = places.score_places(load_gold(paths, "toponyms", places.Marked), Readings(read, {}))
    assert [score.corpus for score in scores] == ["geovirus", "gwn", "lgl", "trnews", "ALL"]
    for score in scores:
        group = [row for row in rows if score.corpus in ("ALL", row["corpus"])]
        expected, ours = theirs.score(group, read, {"toponym", "metonym", "modifier"}), score.to_dict()
        _same(ours, expected, scale=100)
        assert ours["gold"] == expected["gold"]
        for name, value in expected["resolution"].items():
            want = value if name.endswith("_km") or value is None else 100 * value
            assert ours[name] == pytest.approx(want, abs=1e-6), name


def _place(one: dict[str, Any], disturb: Disturb) -> dict[str, Any]:
    start, end = disturb.span(one["start"], one["end"])
    lat, lon = one["lat"], one["lon"]
    if lat is not None:
        lat, lon = disturb.one_of((lat, lon), (lat + 1.0, lon), (-lat, lon), (None, None))
    else:
        lat, lon = disturb.one_of((None, None), (10.0, 10.0))
    return {"start": start, "end": end, "lat": lat, "lon": lon}


@pytest.mark.parametrize("seed", [2])
def test_times(seed: int) -> None:
    theirs = tool("score_times")
    paths = gold("times", *(f"{corpus}.dev.jsonl" for corpus in ("timebank", "aquaint", "meantime", "wikiwarsua")))
    disturb = Disturb(seed)
    rows = _rows(paths)
    read, plain = {}, {}
    for row in rows:
        found = [(*disturb.span(t["start"], t["end"]), *_timex(t, disturb)) for t in disturb.rows(row["timexes"])]
        plain[row["id"]] = [dict(zip(("start", "end", "type", "value"), one, strict=True)) for one in found]
        read[row["id"]] = [{"start": s, "end": e, "timex": {"type": t, "value": v}} for s, e, t, v in found]
    for score in times.score_times(load_gold(paths, "timexes", times.Marked), Readings(read, {})):
        group = [row for row in rows if score.corpus in ("ALL", row["corpus"])]
        expected, ours = theirs.score(group, plain), score.to_dict()
        _same(ours, expected, scale=100)
        assert (ours["gold"], ours["read"]) == (expected["gold"], expected["pred"])
        assert ours["value_acc_given_relaxed"] == pytest.approx(100 * expected["value_acc_given_relaxed"])


def _timex(one: dict[str, Any], disturb: Disturb) -> tuple[str, str]:
    value = disturb.one_of(one["value"], one["value"][:7], one["value"].lower(), "2001-W11", "P2W", "1998-Q4", "199X")
    return disturb.one_of(one["type"], "DATE"), value


QUANTITIES = ("conflict_figures", "measeval", "newsquant", "recog_age", "recog_currency", "recog_dimension")


@pytest.mark.parametrize("seed", [2])
def test_figures(seed: int) -> None:
    theirs, convert = tool("score_quantities"), _to_gold()
    paths = gold("quantities", *(f"{corpus}.dev.jsonl" for corpus in QUANTITIES))
    disturb = Disturb(seed)
    rows = _rows(paths)
    read = {row["id"]: [_figure(one, disturb) for one in disturb.rows(row["quantities"])] for row in rows}
    quantities = {name: [convert(one) for one in found] for name, found in read.items()}
    for score in figures.score_figures(load_gold(paths, "quantities", figures.Marked), Readings(read, {})):
        group = [row for row in rows if score.corpus in ("ALL", row["corpus"])]
        expected, ours = theirs.score(group, quantities), score.to_dict()
        _same(ours, expected, scale=100)
        assert (ours["gold"], ours["read"]) == (expected["gold"], expected["pred"])


def _to_gold() -> Any:
    """The function of to_gold.py that turns a figure into a quantity; the script itself runs on import."""
    path = SHARED / "tools" / "to_gold.py"
    if not path.is_file():
        pytest.skip("no shared tools beside the checkout")
    names: dict[str, Any] = {}
    exec(compile(path.read_text(encoding="utf-8").rsplit("\nmain()", 1)[0], path.name, "exec"), names)
    return names["quantity"]


def _figure(one: dict[str, Any], disturb: Disturb) -> dict[str, Any]:
    values = [float(v) for v in one["values"] or [7.0]]
    start, end = disturb.span(one["start"] or 0, one["end"] or 4)
    bound = {"more": "at_least", "less": "at_most", "approx": "about"}.get(one["bound"] or "", one["bound"] or "exact")
    counted = " ".join(one["counted"] or ()) or None
    return {
        "start": max(0, start - 3),
        "end": end + 9,
        "number_start": start,
        "number_end": end,
        "value": values[0] + disturb.one_of(0, 0, 0, 1) if len(values) == 1 else None,
        "low": values[0],
        "high": values[-1],
        "bound": "range" if len(values) > 1 else disturb.one_of(bound, bound, "exact", "at_least"),
        "unit": disturb.one_of(one["unit_norm"], one["unit_norm"], "km2", None),
        "counted": disturb.one_of(counted, counted, "people", None),
        "state": disturb.one_of(None, "killed"),
    }


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.gold.json")), ids=lambda path: path.stem)
def test_claims(path: Path, tmp_path: Path) -> None:
    theirs = SHARED / "tools" / "score_reading.py"
    if not theirs.is_file():
        pytest.skip("no shared scorer (score_reading) beside the checkout")
    marked = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    reading = _reading_of(marked, text, Disturb(5))
    (tmp_path / "reading.json").write_text(json.dumps(reading), encoding="utf-8")
    command = [sys.executable, str(theirs), str(path), str(tmp_path / "reading.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    score = claims.score_claims(marked, reading)
    lines = [f"found {score.found}/{len(score.rows)}"]
    lines += [f"{field} {right}/{filled}" for field, (right, filled) in score.tally().items()]
    lines += [f"problem: {problem}" for problem in score.problems]
    lines.append(f"{score.right}/{len(score.rows)} rows right, {len(score.problems)} problems")
    printed = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert sorted(printed) == sorted(" ".join(line.split()) for line in lines)
    assert 0 < score.right < len(score.rows)


def _reading_of(marked: dict[str, Any], text: str, disturb: Disturb) -> dict[str, Any]:
    """A reading made of the gold rows, with errors of every kind."""
    actors, read = [], []
    for n, row in enumerate(disturb.rows(marked["claims"])):
        start, end = row["content_start"], row["content_end"]
        actors.append({"id": f"a{n}", "name": row["speaker"], "side": disturb.one_of(row["side"], row["side"], None)})
        figures_ = [f for f in row["figures"] if f.get("start") is not None and disturb.random.random() > 0.1]
        read.append(
            {
                "id": f"c{n}",
                "voice": "narrator" if row["speaker"] == "narrator" else "actor",
                "actor": f"a{n}" if disturb.random.random() > 0.1 else None,
                "content": [[start, end + disturb.one_of(0, 0, 0, 60)]],
                "text": text[start : end + disturb.one_of(0, 0, 0, 60)],
                "type": disturb.one_of(row["event_type"], row["event_type"], row["event_type"], "other"),
                "factuality": row["factuality"],
                "figures": [{**f, "counted": f.get("what")} for f in figures_],
                "places": [
                    {"text": p["text"], "start": p["start"], "end": p["end"], "name": p["normalised"], "kind": "ADM1"}
                    for p in row["places"]
                ],
                "times": [
                    {"text": t["text"], "start": t["start"], "end": t["end"], "value": t["normalised"]}
                    for t in row["times"]
                    if disturb.random.random() > 0.2
                ],
                "said": None,
            }
        )
    return {"report": {"text": text}, "actors": actors, "claims": read}
