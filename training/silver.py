"""Word classes, dependency labels and names of the attribution texts as a parser sees them: silver labels.

usage: silver.py --data DATA --out silver.jsonl [--model en_core_web_sm] [--limit 420]     needs: spacy

The encoder learns them beside its main task, so that the reader needs no parser at run time.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import spacy

from documents import rows


def words(nlp: Any, text: str) -> list[list[Any]]:
    """[start, end, tag, dependency, head, name] per word; every line is parsed apart, so no parse crosses lines."""
    found: list[list[Any]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            tokens = [t for t in nlp(line) if not t.is_space]
            number = {t.i: len(found) + k for k, t in enumerate(tokens)}
            for t in tokens:
                name = f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"
                start = at + t.idx
                found.append([start, start + len(t.text), t.tag_, t.dep_, number.get(t.head.i, -1), name])
        at += len(line) + 1
    return found


def main() -> None:
    """Write one line per text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--limit", type=int, default=420)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    done: set[str] = set()
    with args.out.open("w", encoding="utf-8") as out:
        for row in rows(args.data / "attribution" / "polnear-train.jsonl"):
            if len(done) == args.limit:
                break
            if row["primary"] and row["text"] not in done:
                done.add(row["text"])
                line = {"id": row["id"], "text": row["text"], "words": words(nlp, row["text"])}
                out.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
