"""The exchange of two parties in a report in a language beside English, whose names have cases, articles and particles.

Both states are told by names of others that take no endings (elsewhere.csv), once so and once exchanged.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from counterclaim.evaluation.fairness.cast import forms as names_of
from counterclaim.evaluation.fairness.changes import Kind
from counterclaim.evaluation.fairness.rows import Neutral
from counterclaim.reader.standins import Standin, renamed, states_named
from counterclaim.registry.tables import countries
from counterclaim.registry.tongues import Tongue


class Pair(NamedTuple):
    """Two texts that must be read alike, and how names are told by one key in the reading of each."""

    one: str
    other: str
    neutral_one: Neutral
    neutral_other: Neutral


def pairs(text: str, lang: str) -> dict[Kind, Pair]:
    """By kind of change: the report with its own names beside others, and both orders of the others.

    {} where the text names fewer than two states.
    """
    named = Counter(str(one.side) for one in states_named(text, lang))
    sides = [side for side, _ in named.most_common(2)]
    free = [row for row in _elsewhere(lang) if _side(row, lang) not in named]
    if len(sides) < 2 or len(free) < 2:
        return {}
    straight, crossed = dict(zip(sides, free, strict=False)), dict(zip(sides, free[1::-1], strict=True))
    texts = [renamed(text, lang, way.get).text for way in (straight, crossed)]
    keys = {side: f"state:{n}" for n, side in enumerate(sides, 1)}
    neutral = [
        _neutral({**keys, **{_side(row, lang): keys[side] for side, row in way.items()}}, lang)
        for way in (straight, crossed)
    ]
    return {
        "other names": Pair(text, texts[0], _neutral(keys, lang), neutral[0]),
        "exchange": Pair(texts[0], texts[1], neutral[0], neutral[1]),
    }


def _neutral(keys: Mapping[str, str], lang: str) -> Neutral:
    forms = {name: keys[state.name] for state in countries() if state.name in keys for name in names_of(state)}
    english = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")\b")

    def told(words: str | None) -> str | None:
        if words is None:
            return None
        if words.isascii() and lang != "fr":
            return english.sub(lambda found: "{" + forms[found[0]] + "}", words).lower()  # a side: "Norvan opposition"
        if words in keys:
            return "{" + keys[words] + "}"
        out, at = [], 0
        own = renamed(words, lang, lambda side: _KEPT if side in keys else None)
        sides = {one.end: str(one.side) for one in states_named(words, lang)}
        for start, end in own.names:
            out += [words[at:start], "{", keys[sides[end]], "}"]
            at = end
        return "".join([*out, words[at:]]).lower()

    return told


_KEPT = Standin("x", "x", "x", "x")


@cache
def _elsewhere(lang: str) -> tuple[Standin, ...]:
    lines = files("counterclaim.evaluation.fairness").joinpath("elsewhere.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(lines.splitlines()) if row["lang"] == lang]
    return tuple(Standin(row["state"], row["adjective"], row["people"], row["capital"]) for row in rows)


def _side(row: Standin, lang: str) -> str:
    found = Tongue.load(lang).by_name(row.state)
    return found.name if found is not None else row.state
