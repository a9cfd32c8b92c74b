"""What happened to the counted, as words beside a number tell it in a language beside English."""

from __future__ import annotations

from counterclaim.model.figure import Figure
from counterclaim.reader.figures.lexicon import PEOPLE
from counterclaim.reader.languages.tokens import Tokens

# What a word beside a count says happened to the counted, by its English key word (the table's "gloss" rows).
STATES = {
    "killed": "killed", "died": "died", "wounded": "wounded", "missing": "missing", "captured": "captured",
    "released": "released", "exchange": "exchanged", "abducted": "abducted", "detained": "arrested",
    "downed": "shot_down", "intercepted": "shot_down", "launched": "launched", "destroyed": "destroyed",
    "damaged": "damaged", "displaced": "displaced", "evacuated": "evacuated",
}  # fmt: skip
THINGS_ONLY = frozenset(("shot_down", "launched", "destroyed", "damaged"))
PEOPLE_ONLY = frozenset(
    ("killed", "died", "wounded", "missing", "released", "exchanged", "abducted", "arrested", "displaced")
)
_FAR = 9  # words between a count and what tells of the counted
_BESIDE = 3  # words by which what stands behind a count must be nearer, where the verb comes first


def state(tokens: Tokens, figure: Figure) -> str | None:
    """What happened to the counted: the counted word itself, else the nearest word that tells it."""
    if (figure.unit is None and figure.counted is None) or figure.si_unit is not None or figure.state is not None:
        return figure.state
    people = figure.unit in (PEOPLE, None)
    first = next((k for k, end in enumerate(tokens.ends) if end > figure.number_start), 0)
    last = next((k for k, end in enumerate(tokens.ends) if end >= figure.end), len(tokens) - 1)
    best: tuple[int, str] | None = None
    for k in range(max(0, first - _FAR), min(len(tokens), last + _FAR)):
        found = tokens.of(k, "gloss")
        fate = STATES.get(found.value) if found is not None else None
        if fate is None or fate in (THINGS_ONLY if people else PEOPLE_ONLY):
            if fate != "destroyed" or not people:
                continue
            fate = "killed"  # "40 servicemen were destroyed"
        if fate == "captured" and not people:
            fate = "seized"
        away = 0 if first <= k <= last else first - k if k < first else k - last
        away += _BESIDE * (k > last and tokens.language.code == "ar")
        if any(mark in tokens.low[min(k, first) : max(k, last)] for mark in (".", ";")):
            continue
        if best is None or away < best[0]:
            best = away, fate
    return best[1] if best is not None else None
