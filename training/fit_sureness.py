"""Fits how sure each field of a claim is, on labelled documents that nothing was trained on: a logistic regression for
each and, where there are ENOUGH values, a monotone curve over what it says of documents it was not fitted on.

usage: python training/fit_sureness.py FOLDER DOCUMENTS [--results docs/results.json]
                                       [--out src/counterclaim/reader/weights/calibration.json]

FOLDER: gold tables of the development part (NAME.gold.json beside NAME.txt). DOCUMENTS: the same texts as
`read --jsonl` takes them, with what is known of each. Each is read once; what counts as right is what
`counterclaim evaluate calibration` counts. The ridge is one for all fields. Prints, and with --results keeps, what is
told of documents that the weights were not fitted on: FOLDS parts, by document, each by the weights of the others.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import numpy as np

from counterclaim.evaluation import sureness
from counterclaim.evaluation.calibration import Judged
from counterclaim.evaluation.reports import find_reports, text_of
from counterclaim.evaluation.results import keep
from counterclaim.reader.calibration import FILE, Calibration, Line, calibration
from counterclaim.reader.reader import Reader
from counterclaim.reports.load import from_text
from documents import rows
from fit_calibration import isotonic

RIDGE = 8.0  # 3 to 20 compared on the folds: within noise
FOLDS, INNER = 10, 5  # parts of documents: to measure, and inside those to fit a curve
ENOUGH = 2000  # values; with fewer a curve was further off on the folds than the logistic regression alone
RARE = 8  # values that a feature must stand in to get a weight

Example = tuple[dict[str, float], bool]
Documents = list[dict[str, list[Example]]]


class Noting(Calibration, frozen=True):
    """A calibration that notes what it is asked for each field and answers with the note's number."""

    notes: ClassVar[list[dict[str, float]]] = []

    def field(self, name: str, features: Any) -> float:
        """The number of the note."""
        self.notes.append(dict(features))
        return float(len(self.notes) - 1)


def examples(folder: Path, documents: Path) -> Documents:
    """By document, by field, the features of each value that is compared and whether it was right."""
    reader, shipped = Reader(), calibration()
    noting = Noting(shipped.curves, shipped.groups)
    reader.__dict__["calibration"] = noting
    gold = {text_of(one): one.gold for one in find_reports([folder])}
    out = []
    for row in rows(documents):
        known = {name: row[name] for name in ("title", "published", "publisher", "url") if row.get(name)}
        reading = reader.read_report(from_text(row["text"], **known)).to_dict()
        of: dict[str, list[Example]] = defaultdict(list)
        for one in sureness.judge(gold[row["text"].removeprefix("\ufeff")], reading):
            of[one.field].append((noting.notes[int(one.sure)] if one.sure is not None else {}, one.right))
        out.append(of)
        noting.notes.clear()
    return out


def fit(documents: Documents, field: str) -> Line:
    """The weights of a field and, where there are values enough, its curve."""
    line = regression(documents, field)
    judged = []
    for part in range(INNER):
        others = regression([of for n, of in enumerate(documents) if n % INNER != part], field)
        given = [one for of in documents[part::INNER] for one in of.get(field, []) if one[0]]
        judged += [Judged(others.log_odds(features), right, {}) for features, right in given]
    return Line(line.bias, line.weights, isotonic(judged) if len(judged) >= ENOUGH else None)


def regression(documents: Documents, field: str) -> Line:
    """Ridge logistic regression by Newton's method; the bias bears no penalty."""
    given = [one for of in documents for one in of.get(field, []) if one[0]]
    counts: dict[str, int] = defaultdict(int)
    for features, _ in given:
        for name, value in features.items():
            counts[name] += value != 0
    names = sorted(name for name, n in counts.items() if n >= RARE)
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in given]).reshape(len(given), -1)
    y = np.array([float(right) for _, right in given])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.diag([1e-6] + [RIDGE] * len(names))
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, z.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    raw = w[1:] / spread
    return Line(
        round(float(w[0] - raw @ mean), 5), {n: round(float(v), 5) for n, v in zip(names, raw, strict=True)}
    )


def told(model: Calibration, documents: Documents) -> list[sureness.Judged]:
    """What the weights say of these documents."""
    return [
        sureness.Judged(field, model.field(field, features) if features else None, right)
        for of in documents
        for field, found in of.items()
        for features, right in found
    ]


def fitted(documents: Documents) -> dict[str, Line]:
    """The weights of every field."""
    return {field: fit(documents, field) for field in sureness.FIELDS}


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    documents = examples(options.folder, options.documents)
    judged = []
    for fold in range(FOLDS):
        model = Calibration({}, {}, fitted([of for n, of in enumerate(documents) if n % FOLDS != fold]))
        judged += told(model, documents[fold::FOLDS])
    scores = sureness.as_dict(sureness.scores(judged))
    for field, one in scores.items():
        print(field, json.dumps(one))
    if options.results is not None:
        keep(options.results, "calibration", [Path("development")], {"documents": len(documents), "fields": scores})
    kept = json.loads(options.out.read_text(encoding="utf-8"))
    kept["fields"] = msgspec.to_builtins(fitted(documents))
    options.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
