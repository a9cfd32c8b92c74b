"""Fits the linear model of a claim's words (counterclaim.reader.claims.wording) on the labelled claims.

usage: fit_wording.py --claims SPANS.jsonl [--own FOLDER ...] --out FILE.msgpack

SPANS.jsonl is what labels/standoff.py join writes. The development part trains nothing; how often the model alone is
right on it is printed. One logistic regression for each label against the rest over weighted counts of words, by
stochastic gradient descent (scikit-learn), weights in 8 bits; seeds are fixed.
"""

import argparse
import collections
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from choosing import mover
from claims import reports_of_ours
from claims_split import development
from counterclaim.reader.canonical import canonical
from counterclaim.reader.claims.wording import Head, Weights, Wording, features, nameless, wording
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running
from documents import rows

OURS = 4  # how often our own reports count: they are news of today, which the corpus has little of
SEEN = 2  # claims in which a feature must stand
HEADS = ("type", "stance", "factuality", "evidentiality", "question")


def read(path: Path) -> list[tuple[str, Wording, dict[str, tuple[str, ...]]]]:
    """Of each claim its document's id, its words, and the labels that are right for each head, best first."""
    out = []
    for row in rows(path):
        doc = running(from_text(row["text"], id=row["id"], published=row["published"] or None))
        moved = mover(doc)
        bare = nameless(doc.text, canonical(doc.text))
        for claim in row["claims"]:
            inside = moved(claim["spans"])
            if not inside:
                continue
            span = (min(s for s, _ in inside), max(e for _, e in inside))
            cue = " ".join(row["text"][s:e] for s, e in claim["cue"] or [])
            words = wording(bare, span, cue, actor=claim["voice"] != "N")
            fields = {h: (claim[h],) for h in ("stance", "factuality", "evidentiality")}
            fields |= {"type": tuple(claim["types"]), "question": tuple(claim["questions"])}
            out.append((row["id"], words, fields))
    return out


def read_ours(folder: Path) -> list[tuple[str, Wording, dict[str, tuple[str, ...]]]]:
    """The same of our own reports with their gold; what stands in a claim's cue is not told there."""
    out = []
    for doc in reports_of_ours(folder):
        own = doc.layers
        of = {name: {(s, e): label for label, s, e in own[name].spans} for name in own}
        text = nameless(doc.own, canonical(doc.own))
        for _, start, end in own["claim"].spans:
            fields = {name: (of[name][start, end],) for name in ("stance", "factuality")}
            fields["type"] = (of["type"][start, end], of["type2"][start, end])
            actor = of["voice"][start, end] == "actor"
            out.append((doc.id, wording(text, (start, end), "", actor=actor), fields))
    return out


def matrix(words: list[Wording], numbers: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    """A row a claim: 1 + log of each feature's count times its rarity, of length 1."""
    at, column, value = [0], [], []
    for one in words:
        known = [(numbers[k], n) for k, n in features(one).items() if k in numbers]
        some = np.array([(1 + np.log(n)) * rarity[i] for i, n in known])
        column += [i for i, _ in known]
        value += (some / (np.linalg.norm(some) or 1.0)).tolist()
        at.append(len(column))
    return csr_matrix((value, column, at), shape=(len(words), len(numbers)))


def main() -> None:
    """Fit, print how it does on the development part, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our own reports with their gold")
    args = parser.parse_args()
    every = read(args.claims)
    train = [one for one in every if not development(one[0])]
    train += [one for folder in args.own for one in read_ours(folder)] * OURS
    held = [one for one in every if development(one[0])]
    seen = collections.Counter(name for _, words, _ in train for name in features(words))
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    numbers = {name: i for i, name in enumerate(names)}
    rarity = np.array([np.log((1 + len(train)) / (1 + seen[name])) + 1 for name in names], dtype=np.float16)
    x = matrix([words for _, words, _ in train], numbers, rarity.astype(float))
    z = matrix([words for _, words, _ in held], numbers, rarity.astype(float))
    heads = {}
    for head in HEADS:
        fitted = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=15, tol=None, random_state=0)
        told = [i for i, (_, _, fields) in enumerate(train) if head in fields]
        fitted.fit(x[told], [train[i][2][head][0] for i in told])
        scale = np.maximum(np.abs(fitted.coef_).max(axis=1) / 127, 1e-9)
        weights = np.rint(fitted.coef_ / scale[:, None]).astype(np.int8).T.tobytes()
        heads[head] = Head(tuple(map(str, fitted.classes_)), weights, tuple(scale), tuple(fitted.intercept_))
        right = [one in fields[head] for one, (_, _, fields) in zip(fitted.predict(z), held, strict=True)]
        print(f"{head}: {np.mean(right):.3f} of {len(held)} claims held out, by the words alone")
    packed = msgspec.msgpack.encode(Weights(tuple(names), rarity.tobytes(), heads), enc_hook=float)
    args.out.write_bytes(packed)
    print(f"{len(train)} claims, {len(names)} features, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
