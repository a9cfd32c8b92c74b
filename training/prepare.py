"""Turns the gold data folder into windows of token numbers, surface features and labels, one file per epoch.

usage: prepare.py --data DATA --tokenizer tokenizer.json --out WORK [--silver FILE] [--epochs 7] [--window 256]
"""

from __future__ import annotations

import argparse
import bisect
import random
import time
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from augment import augmented
from counterclaim.reader.encoder import paragraphs_of, plan_windows, token_arrays
from counterclaim.reader.surface import surface_features
from documents import Document, load
from heads import HEADS

CLS, SEP = 101, 102
OVERLAP = 16
# A label column a head, and one for the second type that an annotator would also accept.
COLUMNS = [(head.name, head) for head in HEADS] + [("type2", next(h for h in HEADS if h.name == "type"))]
Window = tuple[np.ndarray, np.ndarray, np.ndarray]  # token numbers, features, labels (tokens, COLUMNS)


def whole_texts(path: Path) -> Tokenizer:
    """The tokenizer of a tokenizer.json, which neither cuts nor fills up texts."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encoded(doc: Document, tokenizer: Tokenizer) -> Window:
    """Token numbers, features and labels of a whole document, without [CLS] and [SEP]."""
    ids, starts, ends = token_arrays(tokenizer, doc.text)
    shown = starts, ends
    if doc.shown is not None:
        starts, ends = doc.shown.to_own(starts, ends)
    labels = np.full((len(ids), len(COLUMNS)), -1, dtype=np.int16)
    for column, (name, head) in enumerate(COLUMNS):
        layer = doc.layers.get(name)
        if layer is None:
            continue
        number = {label: i for i, label in enumerate(head.labels)}
        y = labels[:, column]
        if head.bio:
            y[:] = 0
        for label, s, t in layer.spans:
            i = bisect.bisect_left(starts, s)
            if i and ends[i - 1] > s:
                i -= 1
            j = bisect.bisect_left(starts, t)
            if j <= i:
                continue
            if head.bio:
                y[i:j] = number["I-" + label]
                y[i] = number["B-" + label]
            else:
                y[i : j if head.whole else i + 1] = number.get(label, -1)
        for s, t in layer.masked:
            y[bisect.bisect_left(starts, s) : bisect.bisect_left(starts, t)] = -1
    return ids.astype(np.int32), surface_features(doc.text, *shown).astype(np.int8), labels


def windows(one: Window, size: int, pack: int = 0) -> list[Window]:
    """The paragraphs, as the reader reads them: each by itself, a long one in overlapping parts.

    pack: paragraphs that follow each other are one window as long as they have no more tokens than this.
    """
    out = []
    paragraphs = paragraphs_of(one[1])
    if pack:
        joined: list[tuple[int, int]] = []
        for first, last in paragraphs:
            if joined and last - joined[-1][0] <= pack:
                joined[-1] = (joined[-1][0], last)
            else:
                joined.append((first, last))
        paragraphs = joined
    for first, last in paragraphs:
        for start, end in plan_windows(last - first, size - 2, OVERLAP):
            a, b = first + start, first + end
            out.append(tuple(column[a:b] for column in one))
    return out


def epoch_arrays(docs: list[Document], tokenizer: Tokenizer, size: int, seed: int) -> dict[str, np.ndarray]:
    """All windows of one epoch, shuffled, padded to `size`."""
    rng = random.Random(seed)
    pieces: list[Window] = []
    for doc in docs:
        pieces += windows(encoded(augmented(doc, rng), tokenizer), size)
    ready = [piece for piece in pieces if (piece[2] >= 0).any()]
    rng.shuffle(ready)
    ids = np.zeros((len(ready), size), dtype=np.int32)
    features = np.zeros((len(ready), size), dtype=np.int8)
    labels = np.full((len(ready), size, len(COLUMNS)), -1, dtype=np.int16)
    for row, (i, f, y) in enumerate(ready):
        n = len(i)
        ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = CLS, i, SEP
        features[row, 1 : n + 1] = f
        labels[row, 1 : n + 1] = y
    return {"ids": ids, "features": features, "labels": labels}


def main() -> None:
    """Write WORK/epoch-N.npz for every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--window", type=int, default=256)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    tokenizer = whole_texts(args.tokenizer)
    args.out.mkdir(parents=True, exist_ok=True)
    docs = load(args.data, args.silver)
    for epoch in range(args.epochs):
        began = time.time()
        arrays = epoch_arrays(docs, tokenizer, args.window, args.seed + epoch)
        np.savez(args.out / f"epoch-{epoch}.npz", **arrays)
        counts = {h.name: int((arrays["labels"][..., i] > 0).sum()) for i, h in enumerate(HEADS)}
        real = int((arrays["ids"] > 0).sum())
        print(f"epoch {epoch}: {len(docs)} documents, {len(arrays['ids'])} windows, {real} tokens, {counts}, "
              f"{time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
