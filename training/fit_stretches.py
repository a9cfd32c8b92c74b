"""Fits the network that tells which stretches of a text in a language beside English are one claim (stretches.py).

usage: fit_stretches.py --tongue LANG=SPANS ... --unseen DIR=LABELS ... --out stretches.msgpack

SPANS is what `standoff.py join` writes. The documents with an id in the file LABELS are read by the encoder in DIR, one
that was not trained on them: of its own it is surer than it will be of any other. The others teach nothing, nor does
the development part. A candidate is one claim where a gold table's row would be found by it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from choosing import mover, reported
from claims_split import development
from counterclaim.evaluation.match import FOUND, token_f1
from counterclaim.reader.encoder import Encoder
from counterclaim.reader.languages.stretches import Layer, candidates
from counterclaim.reader.reader import Reader
from documents import rows

WHOLE = 0.99  # share of the words from which on a claim is met word for word
LONGEST = 7000  # letters of a document
HIDDEN, RIDGE, ROUNDS = (48, 24), 1.0, 11  # chosen on a fifth of the documents


def learned(reader: Reader, row: dict[str, Any]) -> Iterator[tuple[Any, tuple[bool, bool]]]:
    """The features of each candidate of a labelled document, whether it is one claim, and whether word for word."""
    found = reader.found(reported(row))
    offered = candidates(
        found.doc, found.tags.output, found.words, found.sentences, found.around.quoted, found.attributions,
        row["language"],
    )  # fmt: skip
    moved = mover(found.doc)
    claims = [" ".join(found.doc.text[s:e] for s, e in moved(one["spans"])) for one in row["claims"]]
    claims += [words for one in row["claims"] for words in one.get("alternatives", ())]
    for span, features in zip(offered.spans, offered.features, strict=True):
        words = found.doc.text[slice(*span)]
        best = max((token_f1(words, one) for one in claims), default=0.0)
        yield features, (best >= FOUND, best >= WHOLE)


def layers(scaler: StandardScaler, network: MLPClassifier) -> list[Layer]:
    """The network as the reader loads it, what the scaler does put into its first layer."""
    out = []
    for n, (weights, bias) in enumerate(zip(network.coefs_, network.intercepts_, strict=True)):
        if n == 0:
            weights = weights / scaler.scale_[:, None]
            bias = bias - scaler.mean_ @ weights
        out.append(Layer(weights.astype(np.float16).tobytes(), tuple(map(float, bias.astype(np.float32)))))
    return out


def fit(features: Any, right: Any) -> list[Layer]:
    """The network that tells the two answers from the features."""
    scaler = StandardScaler().fit(features)
    network = MLPClassifier(HIDDEN, alpha=RIDGE, max_iter=ROUNDS, batch_size=512, random_state=0)
    return layers(scaler, network.fit(scaler.transform(features), right))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tongue", action="append", required=True, metavar="LANG=FILE")
    parser.add_argument("--unseen", action="append", required=True, metavar="DIR=LABELS")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    reader = Reader().others
    files = [one.split("=", 1) for one in given.tongue]
    documents = [{**row, "language": lang} for lang, file in files for row in rows(Path(file))]
    taught: list[tuple[Any, tuple[bool, bool]]] = []
    for folder, labels in (one.split("=", 1) for one in given.unseen):
        reader.encoder = Encoder(weights=Path(folder))
        unseen = {row["id"] for row in rows(Path(labels)) if not development(row["id"])}
        for row in documents:
            if row["id"] in unseen and len(row["text"]) < LONGEST:
                taught += learned(reader, row)
    right = np.array([ok for _, ok in taught])
    given.out.write_bytes(msgspec.msgpack.encode(fit(np.array([one for one, _ in taught]), right)))
    print(f"{len(right):,} candidates, {right.mean(axis=0).round(3)} of them claims")


if __name__ == "__main__":
    main()
