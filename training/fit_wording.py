"""Fits the linear model of a claim's words (counterclaim.reader.claims.wording) on the labelled claims.

usage: fit_wording.py --claims SPANS.jsonl [--own FOLDER ...] --out FILE.msgpack
       fit_wording.py --tongue ru=RU.jsonl ... --out FILE.msgpack

SPANS.jsonl is what labels/standoff.py join writes; --tongue: those of other languages, all in one model, which counts
parts of words, too, since they change within. The development part trains nothing; how often the model alone is
right on it is printed. One logistic regression for each label against the rest over weighted counts of words, by
stochastic gradient descent (scikit-learn), weights in 8 bits; seeds are fixed.
"""

import argparse
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from choosing import mover, reported
from claims import reports_of_ours
from claims_split import development
from counterclaim.reader.canonical import canonical
from counterclaim.reader.claims.wording import Head, Weights, Wording, features, hidden, wording
from counterclaim.reader.languages.nameless import nameless
from counterclaim.reader.reader import Reader
from counterclaim.reports.running import running
from documents import rows

OURS = 4  # how often our own reports count: they are news of today, which the corpus has little of
FAINT = 2  # of 127: weights no larger tell nothing (rows right: 1,796 without them, 1,793 with), and pack badly
SEEN = 2  # claims in which a feature must stand
PARTS_SEEN = 6  # the same where parts of words are counted, too
HEADS = ("type", "stance", "factuality", "evidentiality", "question")


def bare_of(text: str) -> str:
    """An English text with its names hidden."""
    return hidden(text, canonical(text).names)


def read(path: Path, tongue: str = "en") -> list[tuple[str, Wording, dict[str, tuple[str, ...]]]]:
    """Of each claim its document's id, its words, and the labels that are right for each head, best first."""
    out = []
    reader = Reader()
    for row in rows(path):
        report = reported({**row, "language": tongue})
        if tongue == "en":
            doc = running(report)
            bare = bare_of(doc.text)
        else:
            found = reader.of(report).found(report)
            doc, bare = found.doc, nameless(found).text
        moved = mover(doc)
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
        text = bare_of(doc.own)
        for _, start, end in own["claim"].spans:
            fields = {name: (of[name][start, end],) for name in ("stance", "factuality")}
            fields["type"] = (of["type"][start, end], of["type2"][start, end])
            actor = of["voice"][start, end] == "actor"
            out.append((doc.id, wording(text, (start, end), "", actor=actor), fields))
    return out


def matrix(words: list[Counter[str]], numbers: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    """A row a claim: 1 + log of each feature's count times its rarity, of length 1."""
    at, column, value = [0], [], []
    for one in words:
        known = [(numbers[k], n) for k, n in one.items() if k in numbers]
        some = np.array([(1 + np.log(n)) * rarity[i] for i, n in known])
        column += [i for i, _ in known]
        value += (some / (np.linalg.norm(some) or 1.0)).tolist()
        at.append(len(column))
    return csr_matrix((value, column, at), shape=(len(words), len(numbers)))


def main() -> None:
    """Fit, print how it does on the development part, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--tongue", action="append", default=[], metavar="LANG=FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our own reports with their gold")
    args = parser.parse_args()
    parts = args.claims is None
    every = read(args.claims) if args.claims else []
    for tongue, file in (one.split("=", 1) for one in args.tongue):
        every += read(Path(file), tongue)
    train = [one for one in every if not development(one[0])]
    train += [one for folder in args.own for one in read_ours(folder)] * OURS
    held = [one for one in every if development(one[0])]
    told, asked = ([features(words, parts=parts) for _, words, _ in some] for some in (train, held))
    seen = Counter(name for one in told for name in one)
    names = sorted(name for name, count in seen.items() if count >= (PARTS_SEEN if parts else SEEN))
    numbers = {name: i for i, name in enumerate(names)}
    rarity = np.array([np.log((1 + len(train)) / (1 + seen[name])) + 1 for name in names], dtype=np.float16)
    x, z = (matrix(some, numbers, rarity.astype(float)) for some in (told, asked))
    heads = {}
    for head in HEADS:
        fitted = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=15, tol=None, random_state=0)
        known = [i for i, (_, _, fields) in enumerate(train) if head in fields]
        fitted.fit(x[known], [train[i][2][head][0] for i in known])
        scale = np.maximum(np.abs(fitted.coef_).max(axis=1) / 127, 1e-9)
        weights = np.rint(fitted.coef_ / scale[:, None]).astype(np.int8).T
        told_by = np.where(np.abs(weights) > FAINT, weights, 0).astype(np.int8).tobytes()
        heads[head] = Head(tuple(map(str, fitted.classes_)), told_by, tuple(scale), tuple(fitted.intercept_))
        right = [one in fields[head] for one, (_, _, fields) in zip(fitted.predict(z), held, strict=True)]
        print(f"{head}: {np.mean(right):.3f} of {len(held)} claims held out, by the words alone")
    packed = msgspec.msgpack.encode(Weights(tuple(names), rarity.tobytes(), heads, parts), enc_hook=float)
    args.out.write_bytes(packed)
    print(f"{len(train)} claims, {len(names)} features, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
