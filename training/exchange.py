"""Exchanges the states that a text names, with their adjectives and capitals, in the languages of the second encoder.

`parties.csv` holds stems and endings, case by case: a stem takes the ending of the same case as the one it replaces.
Russian and Ukrainian surnames of the common kinds get a stem that nobody bears and keep their ending.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from augment import Edit
from counterclaim.reader.standins import standins

# Letters that Arabic and Hebrew write together with the word that follows.
BEFORE = {"ar": "[وف]?[بلك]?(?:ال)?|لل", "he": "[והבלמשכ]{0,2}"}
_SURNAME = re.compile(
    r"(?<=[а-яіїєґ,»] )([А-ЯІЇЄҐ][а-яіїєґ]+?)"
    r"((?:[ое]в|[иіы]н)(?:а|у|ым|им|ом|е|і|ой|ою)?|(?:ськ|ск|цьк|цк)(?:ий|ого|ому|им|ом|ая|ой|а|ої)|енко|[чщ]ук[ауе]?)\b"
)
_ONSETS, _VOWELS = "б в г гр д др к кл л м н п пр р с ст т тр х ш".split(), "аеоу"


@dataclass
class Forms:
    """The forms of one kind of word in one language."""

    of: dict[str, tuple[str, int]] = field(default_factory=dict)  # a form to the state and the case
    by: dict[str, list[str]] = field(default_factory=dict)  # a state to its forms by case


@cache
def table(tongue: str) -> tuple[list[Forms], re.Pattern[str] | None]:
    """The forms of each kind, and what finds any of them."""
    kinds: dict[str, Forms] = {}
    adjective: list[str] = []
    with Path(__file__).with_name("parties.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["tongue"] != tongue:
                continue
            forms = kinds.setdefault(row["kind"], Forms())
            endings = ["" if e == "0" else e for e in row["endings"].split()]
            adjective = endings if row["kind"] == "adjective" else adjective
            for pair in row["stems"].split():
                stem, _, state = pair.partition(":")
                forms.by[state] = [stem + e for e in endings]
                for k, form in enumerate(forms.by[state]):
                    forms.of.setdefault(form, (state, k))
    for row in standins(tongue):  # the reader's stand-ins, by turn
        ends = {kind: len(next(iter(forms.by.values()))) for kind, forms in kinds.items()}
        for kind, size in ends.items():
            if kind == "adjective":
                kinds[kind].by[row.state] = [row.adjective + e for e in adjective]
            elif kind != "l'":
                kinds[kind].by[row.state] = [row.capital if kind == "capital" else row.state] * size
    every = sorted({form for forms in kinds.values() for form in forms.of}, key=len, reverse=True)
    if not every:
        return [], None
    words = "|".join(map(re.escape, every))
    return list(kinds.values()), re.compile(rf"\b(?:{BEFORE.get(tongue, '')})({words})\b", re.IGNORECASE)


def exchanged(text: str, tongue: str, rng: random.Random, *, by_turn: bool = False) -> list[Edit]:
    """Replacements that rename the states of a text throughout, each to another or by turn to the stand-ins."""
    kinds, pattern = table(tongue)
    if pattern is None:
        return []
    states = sorted({state for forms in kinds for state, _ in forms.of.values()})
    others = dict(zip(states, rng.sample(states, len(states)), strict=True))
    waiting = [row.state for row in standins(tongue)]
    met: dict[str, str] = {}
    edits: list[Edit] = []
    for m in pattern.finditer(text):
        for forms in kinds:
            word = m[1] if m[1] in forms.of else m[1].lower()
            if word not in forms.of:
                continue
            state, case = forms.of[word]
            if by_turn and state not in met and waiting:
                met[state] = waiting.pop(0)
            new = forms.by.get(met.get(state, state) if by_turn else others[state])
            if new is not None:
                form = new[min(case, len(new) - 1)]
                edits.append((m.start(1), m.end(1), form.capitalize() if m[1][0].isupper() else form))
            break
    return edits


def renamed(text: str, tongue: str, rng: random.Random) -> list[Edit]:
    """Replacements that give each surname of a text another stem, throughout; half of the names stay."""
    stems: dict[str, str] = {}
    edits: list[Edit] = []
    states = table(tongue)[1]
    for m in _SURNAME.finditer(text):
        if states is not None and states.fullmatch(m[0]):
            continue
        if m[1] not in stems:
            syllables = (rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 2))))
            new = "".join(syllables) + rng.choice("лмнрбкт")
            stems[m[1]] = new.capitalize() if rng.random() < 0.5 else ""
        if stems[m[1]]:
            edits.append((m.start(1), m.end(1), stems[m[1]]))
    return edits
