"""How sure is meant by a confidence: scores turned into shares of right answers, as measured on gold annotations.

The map lies in weights/calibration.json. training/fit_calibration.py makes the points of a monotone curve for scores
(attributions, places) and a share for each kind of answer where the rules give no score (times);
training/fit_sureness.py a logistic regression for each field of a claim (claims/sureness.py has its features).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

import msgspec

from counterclaim.errors import ModelError
from counterclaim.model.when import When

MOST = 0.995  # of a field of a claim: no more can be told from the labelled claims that there are
FILE = Path(__file__).parent / "weights" / "calibration.json"


class Curve(msgspec.Struct, frozen=True):
    """Scores, ascending, and the share that was right at each; between two points the line that joins them."""

    scores: tuple[float, ...]
    shares: tuple[float, ...]

    def at(self, score: float) -> float:
        """The share at a score; the ends hold beyond the ends."""
        i = bisect_right(self.scores, score)
        if i == 0:
            return self.shares[0]
        if i == len(self.scores):
            return self.shares[-1]
        low, high = self.scores[i - 1], self.scores[i]
        part = (score - low) / (high - low)
        return self.shares[i - 1] + part * (self.shares[i] - self.shares[i - 1])


class Line(msgspec.Struct, frozen=True):
    """How sure a field is: the log-odds are `bias` and the weighted sum of its features; one without weight adds none.

    curve: which share was right at such log-odds, where there were values enough to count.
    """

    bias: float
    weights: dict[str, float]
    curve: Curve | None = None

    def log_odds(self, features: Mapping[str, float]) -> float:
        """The log-odds of a value with these features."""
        total, weights = self.bias, self.weights
        for name, value in features.items():
            total += weights.get(name, 0.0) * value
        return total

    def at(self, features: Mapping[str, float]) -> float:
        """The share of such values that were right."""
        total = self.log_odds(features)
        return min(MOST, self.curve.at(total) if self.curve is not None else 1 / (1 + exp(-total)))


class Calibration(msgspec.Struct, frozen=True):
    """curves: by part. groups: by part, kind of answer to its share; the share under "" is for any other kind.

    fields: by field of a claim.
    """

    curves: dict[str, Curve]
    groups: dict[str, dict[str, float]]
    fields: dict[str, Line] = {}

    def field(self, name: str, features: Mapping[str, float]) -> float | None:
        """The share of such values of a claim's field that were right; None for one that was not measured."""
        line = self.fields.get(name)
        return None if line is None else round(line.at(features), 3)

    def score(self, part: str, score: float) -> float:
        """The confidence for a score; the score itself for a part without a curve."""
        curve = self.curves.get(part)
        return round(curve.at(score) if curve else score, 3)

    def group(self, part: str, kind: str) -> float:
        """The confidence for a kind of answer; 0 for a part that was not measured."""
        shares = self.groups.get(part, {})
        return shares.get(kind, shares.get("", 0.0))

    def of_time(self, when: When) -> float:
        """The confidence of a time expression: that its value is right."""
        return self.group("times", time_kind(when))


def time_kind(when: When) -> str:
    """What calibration tells times apart by: the TIMEX3 type, and what the value rests on.

    How precise it is made kinds too small to count: the error on dev was .068 with it, .033 without.
    """
    return f"{when.timex.type if when.timex else 'DATE'}/{when.basis}"


@cache
def calibration(file: Path = FILE) -> Calibration:
    """The map in a file, the shipped one by default; raises ModelError where it can't be read."""
    try:
        return msgspec.convert(json.loads(file.read_text(encoding="utf-8")), Calibration, strict=False)
    except (OSError, ValueError) as error:
        raise ModelError(
            "the calibration can't be read.", where=str(file), next_step="Install the package again."
        ) from error


def raw() -> Calibration:
    """Scores as they come: what the map is fitted on."""
    return Calibration({}, {})


