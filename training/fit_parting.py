"""Fits which claims of one report count one thing: a logistic regression over the features of
counterclaim.events.beside, of pairs of claims that both count people.

usage: fit_parting.py --labels FILE... --readings FILE... --out src/counterclaim/events/parting.json [--check]

FILES of labels: JSON Lines of labelled documents (README.md), each claim with its event. FILES of readings: JSON Lines
of the same documents as `counterclaim read` has read them. Documents of the development part are left out. What counts
a part of an event that its words set apart (one attack of a round-up) is taken for a happening of its own. The
bias is moved to where the F1 of pairs is best, each fifth of the documents grouped by weights fitted on the others;
--check prints these figures. No chance in it.
"""

import argparse
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from claims_split import development
from counterclaim.events.beside import beside, told
from counterclaim.events.parting import Parting, parted
from counterclaim.events.rarity import rarity
from counterclaim.events.signs import Sign, home_country, sign_of, wide_names
from counterclaim.matters import entries
from counterclaim.matters.facets import every_facet
from counterclaim.matters.topics import UNARMED
from counterclaim.model.entry import Entry
from counterclaim.model.reading import Reading
from logistic import regression

PARTS = 5
RIDGE = 30.0  # 10 to 100 compared on the fifths: within noise
STEPS = 8
MOVED = (0.0, 0.25, 0.5, 0.75, 1.0)
HALF = 0.5  # of the shorter of a read and a labelled claim that both must share
_PARTS = frozenset({"part", "seen_here"})
_KINDS = UNARMED - {"civilians"}

class Document(NamedTuple):
    """signs: of the claims in order. events: of each what it tells of; None where no labelled claim is the same."""

    signs: list[Sign]
    events: list[object]


class Pairs(NamedTuple):
    """x: features, y: of one count, w: weight, part: of the document."""

    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    part: np.ndarray


def documents(labels: Iterable[Path], readings: Iterable[Path]) -> list[Document]:
    """Those that are labelled and read and not held back, in the order of their ids."""
    gold = {(row := json.loads(line))["id"]: row["claims"] for file in labels for line in file.open(encoding="utf-8")}
    found: dict[str, Document] = {}
    for file in readings:
        for line in file.open(encoding="utf-8"):
            reading = Reading.from_json(line)
            id = reading.report.id
            if id in gold and not development(id):
                found[id] = document(entries(reading, id), gold[id])
    return [found[id] for id in sorted(found)]


def document(read: Sequence[Entry], gold: Sequence[Mapping[str, Any]]) -> Document:
    ordered = sorted(read, key=lambda e: (e.order, e.id))
    home, wide = home_country(ordered), wide_names(ordered)
    return Document([sign_of(e, home, wide) for e in ordered], [event_of(e, gold) for e in ordered])


def event_of(entry: Entry, gold: Sequence[Mapping[str, Any]]) -> object:
    best, claim = 0.0, None
    for one in gold:
        both = sum(max(0, min(t, d) - max(s, b)) for s, t in entry.claim.content for b, d in one["spans"])
        lengths = (sum(t - s for s, t in entry.claim.content), sum(d - b for b, d in one["spans"]))
        share = both / max(1, min(lengths))
        if share >= HALF and share + both / max(1, *lengths) > best:
            best, claim = share + both / max(1, *lengths), one
    if claim is None or claim["event"] is None:
        return None
    counted = [f for f in claim["figures"] if f["unit"] == "person" and f["state"] is not None]
    if counted and all(f["scope"] in _PARTS and f["part_of"] is None for f in counted) and set_apart(entry):
        return claim["event"], tuple(sorted(str(f["value"]) for f in counted))
    return claim["event"]


def set_apart(entry: Entry) -> bool:
    """False for "five of them" and for children among people: widths of one count."""
    facets = [f for f in every_facet(entry) if f.figure is not None]
    return bool(facets) and not any(f.part or f.counted in _KINDS for f in facets)


def pairs(found: Sequence[Document]) -> tuple[Pairs, tuple[str, ...]]:
    """Of claims that both count people, with the names of the features. Each document weighs as the root of its pairs,
    so that long lists do not decide alone."""
    rows: list[list[float]] = []
    marks: list[tuple[bool, float, int]] = []
    names: tuple[str, ...] = ()
    for number, one in enumerate(found):
        claims = told(one.signs, *rarity())
        asked = list(itertools.combinations(known(one), 2))
        for i, j in asked:
            features = beside(claims[i], claims[j], len(claims), *rarity())
            names = names or tuple(features)
            rows.append(list(features.values()))
            marks.append((one.events[i] == one.events[j], len(asked) ** -0.5, number % PARTS))
    y, w, part = (np.array(column, dtype=float) for column in zip(*marks, strict=True))
    return Pairs(np.array(rows, dtype=np.float32), y, w / w.mean(), part), names


def known(one: Document) -> list[int]:
    """Claims that count people and of which it is labelled what they tell of."""
    return [at for at, event in enumerate(one.events) if event is not None and one.signs[at].weighty]


def fitted(data: Pairs, keep: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias."""
    return regression(data.x[keep], data.y[keep], data.w[keep], RIDGE, STEPS)


def model(data: Pairs, names: Sequence[str], keep: np.ndarray) -> Parting:
    weights, bias = fitted(data, keep)
    return Parting(round(bias, 4), {n: round(float(v), 4) for n, v in zip(names, weights, strict=True)})


def compared(found: Sequence[Document], models: Sequence[Parting], by: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs, each document grouped by its part's model, its bias moved by so much."""
    right = wrong = missed = 0
    for number, one in enumerate(found):
        asked, claims = known(one), told(one.signs, *rarity())
        ours = models[number % PARTS]
        moved = msgspec.structs.replace(ours, bias=ours.bias + by)
        groups = parted([claims[at] for at in asked], len(claims), moved)
        home = {asked[at]: n for n, group in enumerate(groups) for at in group}
        for i, j in itertools.combinations(asked, 2):
            same, met = one.events[i] == one.events[j], home[i] == home[j]
            right, wrong, missed = right + (same and met), wrong + (met and not same), missed + (same and not met)
    return right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--readings", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    found = documents(given.labels, given.readings)
    data, names = pairs(found)
    print(len(found), "documents,", len(data.y), "pairs,", int(data.y.sum()), "of one count")
    held = [model(data, names, data.part != part) for part in range(PARTS)]
    scores = {by: compared(found, held, by) for by in MOVED}
    if given.check:
        for by, score in scores.items():
            print(f"bias moved by {by}: precision {score[0]:.3f}, recall {score[1]:.3f}, F1 {score[2]:.3f}")
    if given.out:
        made = model(data, names, data.part >= 0)
        best = max(scores, key=lambda by: scores[by][2])
        made = msgspec.structs.replace(made, bias=round(made.bias + best, 4))
        given.out.write_text(json.dumps(msgspec.structs.asdict(made), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
