"""Learning to choose one of several candidates: a multinomial logistic regression over named features."""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from claims_split import development
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reports.load import from_text
from documents import rows

LEAST = 4  # documents in which a feature must stand, unless a scorer asks for more
STEPS = 400


class Choice(NamedTuple):
    """The features of every candidate of one question, and which candidates are right."""

    offered: list[list[str]]
    right: list[bool]


def reported(row: dict[str, Any]) -> Report:
    """A labelled row as a report in its language."""
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"] or "")  # "2018/2019" is no day
    report = from_text(row["text"], id=row["id"], title=row.get("title"), published=day[0] if day else None)
    return msgspec.structs.replace(report, language=row.get("language", "en"))


def mover(doc: RunningText) -> Callable[[Iterable[Sequence[int]] | None], list[Span]]:
    """Takes spans of the report's own text to spans of the running text; what is furniture falls away."""
    at = {raw: i for i, raw in enumerate(doc.raw) if doc.text[i] != "\n"}

    def moved(spans: Iterable[Sequence[int]] | None) -> list[Span]:
        inside = [[at[i] for i in range(s, e) if i in at] for s, e in spans or ()]
        return [(one[0], one[-1] + 1) for one in inside if one]

    return moved


def names_of(row: dict[str, Any], voice: str) -> list[str]:
    """The names of the actor that a label's voice stands for."""
    actor = row["actors"].get(voice) or {}
    others = actor.get("al") or []
    return [n for n in (actor.get("n"), *(others if isinstance(others, list) else [others])) if n]


def alike(a: str, b: str) -> bool:
    """True where one name has all words of the other, or both have one last word."""
    one, two = _words(a), _words(b)
    shared = set(one) & set(two)
    return bool(shared) and (set(one) <= set(two) or set(two) <= set(one) or one[-1] == two[-1])


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return [w for w in re.findall(r"\w+", plain.casefold()) if w not in ("the", "of")]


def fit(
    documents: Sequence[Sequence[Choice]], ridge: float, base: Mapping[str, float] | None = None, least: int = LEAST
) -> dict[str, float]:
    """The weights of features that stand in `least` documents or more, and those of `base`, from which they start."""
    base = base or {}
    seen = Counter(name for doc in documents for name in {n for c in doc for names in c.offered for n in names})
    known_names = base.keys() | {n for n, times in seen.items() if times >= least}
    number = {name: i for i, name in enumerate(sorted(known_names))}
    items = [c for doc in documents for c in doc if any(c.right)]
    row_of, column, group, right = [], [], [], []
    row = 0
    for g, one in enumerate(items):
        for names, ok in zip(one.offered, one.right, strict=True):
            known = [number[n] for n in names if n in number]
            row_of += [row] * len(known)
            column += known
            group.append(g)
            right.append(ok)
            row += 1
    rows_, columns = np.array(row_of), np.array(column)
    groups, good = np.array(group), np.array(right)
    start = np.array([base.get(name, 0.0) for name in number])
    weights, first, second = start.copy(), np.zeros(len(number)), np.zeros(len(number))
    for step in range(1, STEPS + 1):
        totals = np.bincount(rows_, weights[columns], len(groups))
        top = np.full(len(items), -np.inf)
        np.maximum.at(top, groups, totals)
        raised = np.exp(totals - top[groups])
        every = np.bincount(groups, raised, len(items))[groups]
        of_right = np.bincount(groups, raised * good, len(items))[groups]
        slope = raised / every - np.where(good, raised / of_right, 0.0)
        gradient = np.bincount(columns, slope[rows_], len(number)) + ridge * (weights - start)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[i]), 3) for name, i in number.items() if abs(weights[i]) >= 0.0005}


def share_right(documents: Sequence[Sequence[Choice]], weights: dict[str, float]) -> tuple[int, int]:
    """(right, all) of the choices."""
    hits = total = 0
    for one in (c for doc in documents for c in doc):
        scores = [sum(weights.get(n, 0.0) for n in names) for names in one.offered]
        hits += one.right[max(range(len(scores)), key=scores.__getitem__)]
        total += 1
    return hits, total


def write(path: Path, weights: dict[str, float]) -> None:
    """Weights as the reader loads them."""
    path.write_text(json.dumps({"weights": weights}, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def run(
    about: str, choices: Callable[[dict[str, Any]], list[Choice]], ridge: float, least: int = LEAST
) -> None:
    """The command of a script that fits one of these: read the labelled documents, fit, write, and say how it does.

    about: the script's docstring. choices: the questions of one document. least: in how many documents a feature must
    stand.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--tongue", action="append", default=[], metavar="LANG=FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ridge", type=float, default=ridge)
    parser.add_argument("--start", type=Path, help="weights to start from, those of another language")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    taught, held = [], []
    files = [("en", given.claims)] if given.claims else [tuple(one.split("=", 1)) for one in given.tongue]
    for row in ({**row, "language": lang} for lang, file in files for row in rows(Path(file))):
        if not development(row["id"]):
            taught.append(choices(row))
        elif given.check:
            held.append(choices(row))
    base = json.loads(given.start.read_text(encoding="utf-8"))["weights"] if given.start else None
    weights = fit(taught, given.ridge, base, least)
    write(given.out, weights)
    if given.check:
        print("right, of all (development part):", *share_right(held, weights))
