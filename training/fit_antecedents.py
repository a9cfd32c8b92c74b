"""Fits the scorer that tells whom a phrase means that is no name ("he", "the rebels", "the source").

usage: fit_antecedents.py --claims SPANS --out src/counterclaim/reader/weights/antecedents.json [--check]

SPANS is what `standoff.py join` or `labels.py spans` writes; the development part is left out, --check says how often
the choice is right on it. The reader is led by the labels from mention to mention: somebody is right who has the name
of the label's speaker, or whom an earlier mention of that speaker named; else whom the phrase itself brings in, else
nobody. Nothing is drawn by chance: the same data and the same encoder give the same weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from choosing import Choice, alike, mover, names_of, run
from counterclaim.reader.reader import Found, Reader
from counterclaim.reader.speakers import name_speakers
from counterclaim.reader.speakers.antecedents import Option
from counterclaim.reports.load import from_text

RIDGE = 8.0


class Led:
    """Answers as the labels do, and keeps what there was to choose from."""

    def __init__(self, row: dict[str, Any], voices: Mapping[int, str]) -> None:
        self.row = row
        self.voices = voices  # by where the mention begins
        self.known: dict[int, str] = {}
        self.met: list[object] = []  # members, kept so that no other takes their place in memory
        self.choices: list[Choice] = []

    def __call__(self, at: int, options: Sequence[Option], named: Sequence[Sequence[str]]) -> int:
        voice = self.voices[at]
        names = names_of(self.row, voice)
        right = [
            o.member is not None
            and (self.known.get(id(o.member)) == voice or any(alike(o.member.name, n) for n in names))
            for o in options
        ]
        if any(ok and not o.fresh for ok, o in zip(right, options, strict=True)):
            right = [ok and not o.fresh for ok, o in zip(right, options, strict=True)]
        elif not any(right):
            right = [o.fresh or o.member is None for o in options]
        if not any(right):
            return next(n for n, o in enumerate(options) if o.rules)
        self.choices.append(Choice([list(f) for f in named], right))
        chosen = right.index(True)
        self.met.append(options[chosen].member)
        self.known.setdefault(id(options[chosen].member), voice)
        return chosen


def choices(reader: Reader, row: dict[str, Any]) -> list[Choice]:
    """Every mention of a labelled speaker whom its own words do not name."""
    found = reader.found(from_text(row["text"], id=row["id"], published=row["published"] or None))
    return of_found(row, found)


def of_found(row: dict[str, Any], found: Found) -> list[Choice]:
    """The same from what the reader found."""
    moved = mover(found.doc)
    mentions = {
        spans[0]: claim["voice"]
        for claim in row["claims"]
        if claim["voice"] != "N" and (spans := moved((claim["mention"] or [])[:1]))
    }
    led = Led(row, {span[0]: voice for span, voice in mentions.items()})
    name_speakers(
        found.doc, found.words, found.sentences, [(span,) for span in sorted(mentions)], registry=found.registry,
        published=found.published, contents=[a.content for a in found.attributions], ranker=led,
    )  # fmt: skip
    return led.choices


if __name__ == "__main__":
    run(__doc__ or "", partial(choices, Reader()), RIDGE)
