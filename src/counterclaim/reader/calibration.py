"""How sure is meant by a confidence: scores turned into shares of right answers, as measured on gold annotations.

The map lies in weights/calibration.json, made by training/fit_calibration.py: points of a monotone curve for scores
(attributions, places), a share for each kind of answer where the rules give no score (times, the narrator's claims).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path

import msgspec

from counterclaim.errors import ModelError
from counterclaim.model.when import When

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


class Calibration(msgspec.Struct, frozen=True):
    """curves: by part. groups: by part, kind of answer to its share; the share under "" is for any other kind."""

    curves: dict[str, Curve]
    groups: dict[str, dict[str, float]]

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


