"""How likely two tellings are of one event: a logistic regression over named features, its weights in scorer.json."""

from functools import cache
from math import exp

import msgspec

from counterclaim.events.pair import (
    APART,
    FEATURES,
    apart,
    days_apart,
    features,
    shared_names,
    two_counts,
    two_happenings,
    two_places,
    two_sides,
)
from counterclaim.events.rarity import rarity, weights
from counterclaim.events.telling import Telling

LATER = 3
"""Days between two days that both tellings give from which on they are of two events; set by eye."""


def probability(logit: float) -> float:
    """What log-odds are as a probability, from 0 to 1."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


class Scorer(msgspec.Struct, frozen=True):
    """weights: of the features, in their order. rarity: of stems and names; rarest: of those not among them."""

    weights: tuple[float, ...]
    bias: float
    rarity: dict[str, float]
    rarest: float

    def chance(self, a: Telling, b: Telling) -> float:
        """The probability, from 0 to 1, calibrated on pairs that the weights were not fitted on."""
        if a.exact and b.exact and days_apart(a, b) >= LATER:
            return 0.0
        if (apart(a, b) > APART or two_places(a, b)) and not shared_names(a, b):
            return 0.0
        if a.course != b.course or two_sides(a, b) or two_happenings(a, b) or two_counts(a, b):
            return 0.0
        found = features(a, b, self.rarity, self.rarest)
        logit = self.bias + sum(w * f for w, f in zip(self.weights, found, strict=True))
        return probability(logit)


@cache
def scorer() -> Scorer:
    """The shipped one."""
    found = weights()
    return Scorer(tuple(found["weights"][name] for name in FEATURES), found["bias"], *rarity())
