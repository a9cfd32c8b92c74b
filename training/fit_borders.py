"""Fits the scorer that decides where one proposition ends and the next begins: a logistic regression over features.

usage: fit_borders.py --claims SPANS --out src/counterclaim/reader/weights/borders.json [--check]

SPANS is what `standoff.py join` or `labels.py spans` writes. The development part is left out; --check says how often
the decision is right on it. At a border the labels differ where most of the letters beside it on the left are of
another claim than those on the right; what is of none is left out. Nothing is drawn by chance: the same data and the
same encoder give the same weights. Fit it anew after every change of the encoder.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from choosing import Choice, mover, run
from counterclaim.model.span import Span
from counterclaim.reader.claims.borders import borders, features
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.propositions import BEGIN
from counterclaim.reader.reader import Reader
from counterclaim.reader.tag import spans_of
from counterclaim.reports.load import from_text

LEAST = 8  # documents in which a feature must stand: words are among them
RIDGE = 10.0
NEAR = 40  # letters beside a border that tell whose it is
MOST = 0.6  # share of them that has to be of one claim


def choices(reader: Reader, row: dict[str, Any]) -> list[Choice]:
    """Every border of a labelled document with claims on both sides; the first of two candidates is to cut."""
    found = reader.found(from_text(row["text"], id=row["id"], published=row["published"] or None))
    output, fields = found.tags.output, Fields(found.tags.output)
    moved = mover(found.doc)
    owner = {i: n for n, claim in enumerate(row["claims"]) for s, e in moved(claim["spans"]) for i in range(s, e)}

    def claim_of(span: Span) -> int | None:
        number, letters = Counter(owner.get(i) for i in range(*span)).most_common(1)[0]
        return number if letters > MOST * (span[1] - span[0]) else None

    contents = [a.content for a in found.attributions]
    marked = spans_of(found.doc.text, output, "claim", begin=BEGIN)
    out = []
    for one in borders(marked, output, found.doc, found.words, found.sentences):
        left = claim_of((max(one.left[0], one.left[1] - NEAR), one.left[1]))
        right = claim_of((one.right[0], min(one.right[1], one.right[0] + NEAR)))
        if left is not None and right is not None:
            names = list(features(one, found.words, fields, contents, found.around.quoted))
            out.append(Choice([names, []], [left != right, left == right]))
    return out


if __name__ == "__main__":
    run(__doc__ or "", partial(choices, Reader()), RIDGE, LEAST)
