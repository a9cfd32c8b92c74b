"""Fits the network that tells which stretches of a text in a language beside English are one claim (stretches.py).

usage: fit_stretches.py --tongue LANG=SPANS ... --unseen LABELS ... [--encoder DIR] --out stretches.msgpack

SPANS is what `standoff.py join` writes. Only documents with an id in LABELS are learned from: those that the encoder
(DIR, else the shipped one) was not trained on, since of its own it is surer than it will be of any other. The
development part is left out. A candidate is one claim where a gold table's row would be found by it.
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

HIDDEN, RIDGE, ROUNDS = (48, 24), 1.0, 14  # chosen on a fifth of the documents


def learned(reader: Reader, row: dict[str, Any]) -> Iterator[tuple[Any, bool]]:
    """The features of each candidate of a labelled document, and whether it is one claim."""
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
        yield features, any(token_f1(words, one) >= FOUND for one in claims)


def layers(scaler: StandardScaler, network: MLPClassifier) -> list[Layer]:
    """The network as the reader loads it, what the scaler does put into its first layer."""
    out = []
    for n, (weights, bias) in enumerate(zip(network.coefs_, network.intercepts_, strict=True)):
        if n == 0:
            weights = weights / scaler.scale_[:, None]
            bias = bias - scaler.mean_ @ weights
        out.append(Layer(weights.astype(np.float16).tobytes(), tuple(map(float, bias.astype(np.float32)))))
    return out


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tongue", action="append", required=True, metavar="LANG=FILE")
    parser.add_argument("--unseen", nargs="+", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    reader = Reader().others
    if given.encoder is not None:
        reader.encoder = Encoder(weights=given.encoder)
    unseen = {row["id"] for path in given.unseen for row in rows(path)}
    files = [one.split("=", 1) for one in given.tongue]
    documents = ({**row, "language": lang} for lang, file in files for row in rows(Path(file)))
    taught = [one for row in documents if row["id"] in unseen and not development(row["id"])
              for one in learned(reader, row)]  # fmt: skip
    features, right = np.array([one for one, _ in taught]), np.array([ok for _, ok in taught])
    scaler = StandardScaler().fit(features)
    network = MLPClassifier(HIDDEN, alpha=RIDGE, max_iter=ROUNDS, batch_size=512, random_state=0)
    network.fit(scaler.transform(features), right)
    given.out.write_bytes(msgspec.msgpack.encode(layers(scaler, network)))
    print(f"{len(right):,} candidates, {right.mean():.3f} of them claims, loss {network.loss_:.4f}")


if __name__ == "__main__":
    main()
