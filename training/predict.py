"""Spans of some training texts as a given encoder tags them, for the linker to learn from its errors.

usage: predict.py --data DATA --weights DIR --out predicted.jsonl [--limit 260]

Take an encoder after its first epoch: later ones know the training texts too well to err as they will on new ones.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from counterclaim.reader.encoder import Encoder
from counterclaim.reader.tag import spans_of
from documents import rows


def main() -> None:
    """Write texts, gold and predicted spans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=260)
    args = parser.parse_args()
    gold = [r for r in rows(args.data / "attribution/polnear-train.jsonl") if r["primary"]]
    random.Random(3).shuffle(gold)
    encoder = Encoder(args.weights)
    with args.out.open("w", encoding="utf-8") as out:
        for row in gold[: args.limit]:
            spans = spans_of(row["text"], encoder.scores(row["text"]), "attribution")
            line = {k: row[k] for k in ("id", "text", "attributions")}
            line["predicted"] = [[s.label, s.start, s.end, round(s.score, 3)] for s in spans]
            out.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
