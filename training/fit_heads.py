"""Fits the scorer that finds whose text a report beside English is: a multinomial logistic regression over names.

usage: fit_heads.py --tongue ru=RU.jsonl ... --out src/counterclaim/reader/weights/tongues/heads.json [--check]

The files are what `standoff.py join` or `labels.py spans` writes. A candidate is right where its words begin as those
of the publisher's name in the labels do; nobody is, where the labels have none. A text whose publisher no candidate
names teaches nothing. Nothing is drawn by chance: the same data and the same encoder give the same weights.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from choosing import Choice, names_of, reported, run
from counterclaim.reader.languages.heads import about, headed
from counterclaim.reader.languages.language import language
from counterclaim.reader.reader import Reader

LEAST = 4  # documents in which a feature must stand
RIDGE = 5.0
STEM = 4  # letters by which two forms of a word are alike
MEETS = 0.6  # share of the words of a name that a candidate has


def choices(reader: Reader, row: dict[str, Any]) -> list[Choice]:
    """One question a document: which name is its publisher's."""
    report = reported(row)
    found = reader.of(report).found(report)
    tongue = language(report.language or "")
    told = about(found.doc, found.fields, found.attributions, tongue)
    heads, features = headed(found.doc, found.tags, found.words, found.registry, tongue, told)
    names = names_of(row, row["publisher"]) if row.get("publisher") else []
    right = [any(_meets(found.doc.text[slice(*one.span)], name) for name in names) for one in heads]
    if names and not any(right):
        return []
    return [Choice(features, [*right, not names])]


def _stems(words: str) -> set[str]:
    return {w[:STEM] for w in re.findall(r"\w+", words.casefold()) if len(w) > 1}


def _meets(words: str, name: str) -> bool:
    """True where the words are those of the name, in whatever case, with an office beside it or without."""
    of, has = _stems(name), _stems(words)
    return bool(of) and len(of & has) >= MEETS * len(of)


if __name__ == "__main__":
    run(__doc__ or "", partial(choices, Reader()), RIDGE, LEAST)
