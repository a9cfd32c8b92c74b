"""What the English encoder says of a text, kept on disk by the text's hash: the second encoder's teacher.

usage: teaching.py --claims spans.jsonl --data DATA --cache FOLDER   (fills the cache beforehand)
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from counterclaim.reader.canonical import canonical
from counterclaim.reader.encoder import Encoder, EncoderOutput


class Taught(NamedTuple):
    """Tokens of the English encoder as offsets into the text's own words, and their scores (tokens, outputs)."""

    starts: np.ndarray
    ends: np.ndarray
    scores: np.ndarray


class Teacher:
    """The shipped English encoder, shown texts as the reader shows them: with their names made alike."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.encoder = Encoder()
        cache.mkdir(parents=True, exist_ok=True)

    def output(self, text: str) -> EncoderOutput:
        """Scores with offsets into the text as given; a token of a replaced name takes the whole name."""
        found = self.scores(text)
        columns, labels = self.encoder._columns, self.encoder.labels
        return EncoderOutput(found.starts, found.ends, found.scores, columns, labels)

    def scores(self, text: str) -> Taught:
        """The same as plain arrays."""
        path = self.cache / (hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24] + ".npz")
        if path.exists():
            with np.load(path) as kept:
                return Taught(kept["starts"], kept["ends"], kept["scores"])
        shown = canonical(text)
        out = self.encoder.scores(shown.text)
        starts, ends = shown.to_own(out.starts, out.ends)
        # The first token of a replaced name speaks for the name.
        first = np.concatenate(([True], (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])))[: len(starts)]
        found = Taught(starts[first].astype(np.int32), ends[first].astype(np.int32), out.scores[first])
        temporary = path.with_suffix(".part.npz")
        np.savez(temporary, **found._asdict())
        temporary.replace(path)
        return found


def main() -> None:
    """Fill the cache with the training part of both sets."""
    from claims import load_claims
    from claims_split import development
    from documents import rows

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("claims", "data", "cache"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    teacher = Teacher(args.cache)
    texts = [r["text"] for r in rows(args.data / "parallel" / "free-en.jsonl")]
    labelled = [doc.own for doc in load_claims(args.claims) if not development(doc.id)]
    gold = [r["text"] for r in rows(args.data / "attribution" / "polnear-train.jsonl")]
    for k, text in enumerate(texts + [t for both in zip(labelled, gold, strict=False) for t in both] + labelled + gold):
        teacher.scores(text)
        if k % 100 == 0:
            print(k, flush=True)


if __name__ == "__main__":
    main()
