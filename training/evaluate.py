"""Scores the shipped encoder on the dev parts of the data folder and writes one JSON file.

usage: evaluate.py --data DATA --tools TOOLS --weights DIR --out scores.json [--limit N] [--bias O_BIAS]

TOOLS holds the project's scorers (score_attribution.py). Times and places are scored here: times by exact span,
places by overlap, both micro-averaged; optional kinds of place count neither way.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from counterclaim.reader.encoder import Encoder
from counterclaim.reader.link import link
from counterclaim.reader.tag import spans_of
from documents import entities, quantities, rows

Pairs = list[tuple[int, int]]


def f1(hit_gold: int, hit_found: int, gold: int, found: int) -> dict[str, float]:
    """Precision, recall and F1 in per cent."""
    p, r = hit_found / max(1, found), hit_gold / max(1, gold)
    return {"P": round(100 * p, 2), "R": round(100 * r, 2), "F1": round(200 * p * r / max(1e-9, p + r), 2)}


def overlaps(a: tuple[int, int], many: Pairs) -> bool:
    """Whether a span shares a character with one of many."""
    return any(a[0] < e and s < a[1] for s, e in many)


def span_scores(encoder: Encoder, files: list[Path], head: str, gold_of: Any) -> dict[str, Any]:
    """Exact and overlap scores of one head over files; gold_of gives (required, optional) labelled spans."""
    exact, loose = [0, 0, 0], [0, 0, 0, 0]
    for path in files:
        for row in rows(path):
            required, optional = gold_of(row)
            found = {(s.label, s.start, s.end) for s in spans_of(row["text"], encoder.scores(row["text"]), head)}
            free = [(s, e) for _, s, e in optional]
            found = {f for f in found if f in required or not overlaps(f[1:], free)}
            exact[0] += len(found & required)
            exact[1] += len(required)
            exact[2] += len(found)
            for label in {f[0] for f in found | required}:
                g = [f[1:] for f in required if f[0] == label]
                p = [f[1:] for f in found if f[0] == label]
                loose[0] += sum(overlaps(x, p) for x in g)
                loose[1] += sum(overlaps(x, g) for x in p)
                loose[2] += len(g)
                loose[3] += len(p)
    return {"exact": f1(exact[0], exact[0], exact[1], exact[2]), "overlap": f1(*loose), "gold": exact[1]}


def gold_places(row: dict[str, Any]) -> tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]:
    """Required and optional places."""
    kinds = ("toponym", "metonym", "modifier")
    required = {("place", t["start"], t["end"]) for t in row["toponyms"] if t.get("kind", "toponym") in kinds}
    optional = {("place", t["start"], t["end"]) for t in row["toponyms"] if t.get("kind", "toponym") not in kinds}
    return required, optional


def gold_numbers(row: dict[str, Any]) -> tuple[set[tuple[str, int, int]], set[tuple[str, int, int]]]:
    """Numbers; unit and counted words count neither way, for little of the gold marks them as spans."""
    spans = set(quantities(row).spans)
    numbers = {s for s in spans if s[0] == "number"}
    return numbers, spans - numbers


def attributions(encoder: Encoder, path: Path, tools: Any, *, primary: bool, limit: int | None) -> dict[str, Any]:
    """The project scorer's summary, with kinds, intervals and speed."""
    gold = [r for r in rows(path) if r.get("primary", True) or not primary][:limit]
    began = time.process_time()
    found = []
    for row in gold:
        output = encoder.scores(row["text"])
        links = link(row["text"], spans_of(row["text"], output, "attribution"))
        atts = [{"source": x.source, "cue": x.cue, "content": x.content} for x in links]
        found.append({"id": row["id"], "attributions": atts})
    spent = time.process_time() - began
    # Row by row: a text may stand there once for each of its annotators.
    counted = sum((tools.evaluate([g], [p])[0] for g, p in zip(gold, found, strict=True)), Counter())
    summary = tools.summary(counted)
    print(tools.show(summary), flush=True)
    return {"summary": summary, "articles_per_cpu_second": round(len(gold) / spent, 2), "found": found, "gold": gold}


def main() -> None:
    """Score every head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    sys.path.insert(0, str(args.tools))
    tools = importlib.import_module("score_attribution")
    encoder = Encoder(args.weights)
    data = args.data
    result: dict[str, Any] = {}
    for name, path in (("dev", "polnear-dev"), ("world_news", "polnear-annotator-training")):
        one = attributions(encoder, data / f"attribution/{path}.jsonl", tools, primary=name == "dev", limit=args.limit)
        predictions = "\n".join(json.dumps(r) for r in one["found"]) + "\n"
        args.out.with_name(f"{args.out.stem}.{name}.jsonl").write_text(predictions, encoding="utf-8")
        result[name] = {k: one[k] for k in ("summary", "articles_per_cpu_second")}
    sets = {
        "places": [data / f"places/{n}.dev.jsonl" for n in ("lgl", "trnews", "gwn", "geovirus")],
        "times": [data / f"times/{n}.dev.jsonl" for n in ("timebank", "aquaint", "meantime")],
        "quantities": [data / f"quantities/{n}.dev.jsonl" for n in ("newsquant", "conflict_figures", "measeval")],
        "entities": [data / "events/re3d.dev.jsonl"],
    }
    gold_of: dict[str, Any] = {
        "places": gold_places,
        "times": lambda r: ({("time", t["start"], t["end"]) for t in r["timexes"]}, set()),
        "quantities": gold_numbers,
        "entities": lambda r: (set(entities(r).spans), set()),
    }
    for head, files in sets.items():
        result[head] = span_scores(encoder, files, head, gold_of[head])
        result[head]["files"] = {f.stem: span_scores(encoder, [f], head, gold_of[head])["overlap"]["F1"] for f in files}
        print(head, json.dumps(result[head]), flush=True)
    args.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
