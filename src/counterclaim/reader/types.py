"""Which of the 30 claim types a proposition is, by weighted cues in its words (data/type-cues.csv)."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from counterclaim.patterns import compiled
from counterclaim.patterns.needed import Needed

EARLY = 0.15  # bonus of a cue that stands in the first half of the words; set by eye
# Verbs that do what they say: the saying is itself the event, whatever the content would be taken alone.
_PERFORMED = (
    (re.compile(r"\bthreaten"), "threat_warning", re.compile("")),
    (
        re.compile(r"\bagreed\b"),
        "agreement",
        re.compile(r"\b(?:cease-?fire|truce|armistice|pause|deal|exchange|swap)\b"),
    ),
)
PERFORMED = 9.0  # outweighs one cue in the content with both bonuses; set by eye
FOCUS = 0.4  # bonus of a cue that holds the proposition's main verb; set by eye


# What a force calls itself tells nothing of what it does: "Liberation" Front, Rapid "Support" Forces.
_FORCE = compiled(
    r"\b(?:[A-Z][\w'’-]{1,30} ){1,3}(?=(?:Front|Army|Movement|Forces|Brigades?|Resistance|Alliance|State|Party)\b)"
)
UNSIFTED = 200  # propositions after which a process sifts the cues; three pages have that many
_asked = 0


class TypeScore(NamedTuple):
    """A claim type with the sum of its cues' weights."""

    type: str
    score: float


@cache
def claim_types() -> tuple[str, ...]:
    """The 30 types in the order of data/claim-types.csv."""
    with files("counterclaim.data").joinpath("claim-types.csv").open(encoding="utf-8") as lines:
        return tuple(row["type"] for row in csv.DictReader(lines))


@cache
def cues() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    with files("counterclaim.data").joinpath("type-cues.csv").open(encoding="utf-8") as lines:
        lines.readline()
        rows = [line.rstrip("\n").split(",", 2) for line in lines if line.strip()]
    return tuple((kind, float(weight), compiled(pattern)) for kind, weight, pattern in rows)


def _worth_trying(lower: str) -> Iterable[int]:
    """Numbers of the cues that may stand in the words; all of them for the first few hundred propositions.

    What each cue needs takes some 30 ms to work out: a page isn't worth that, an archive is.
    """
    global _asked
    _asked += 1
    return range(len(cues())) if _asked <= UNSIFTED else _sieve().among(lower)


@cache
def _sieve() -> Needed:
    return Needed([pattern for _, _, pattern in cues()])


def scores(text: str, *, demanded: bool = False, verb: tuple[int, int] | None = None, cue: str = "") -> list[TypeScore]:
    """Every type with a cue in the text, best first; the weight of a type's second cue counts a third.

    demanded: the words are what somebody is asked to do, so a plain request is `demand_appeal`.
    verb: where the main verb stands in the text, if that is known.
    cue: the words that attribute the text; "threatened" and "agreed" are acts themselves.
    """
    lower = _FORCE.sub(lambda m: "x" * len(m[0]), text).lower()
    half = len(lower) / 2
    found: dict[str, list[float]] = {}
    every = cues()
    for number in _worth_trying(lower):
        kind, weight, pattern = every[number]
        match = pattern.search(lower)
        if match:
            bonus = EARLY if match.start() <= half else 0.0
            if verb is not None and match.start() < verb[1] and verb[0] < match.end():
                bonus += FOCUS
            found.setdefault(kind, []).append(weight * (1 + bonus))
    if demanded:
        found.setdefault("demand_appeal", []).append(2.5)
    for act, kind, about in _PERFORMED:
        if act.search(cue.lower()) and about.search(lower):
            found.setdefault(kind, []).append(PERFORMED)
    out = []
    for kind, hits in found.items():
        hits.sort(reverse=True)
        out.append(TypeScore(kind, hits[0] + sum(hits[1:]) / 3))
    return sorted(out, key=lambda s: (-s.score, claim_types().index(s.type)))


def claim_type(text: str, *, demanded: bool = False, verb: tuple[int, int] | None = None, cue: str = "") -> str:
    """The best type of a proposition; "other" where no cue stands in it. For the rest see `scores`."""
    best = scores(text, demanded=demanded, verb=verb, cue=cue)
    return best[0].type if best and best[0].score >= 2 else "other"
