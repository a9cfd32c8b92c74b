"""What every scorer gives back: right, read and marked counts of a measure, and precision, recall and F1 of them."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec


class Ratio(msgspec.Struct, frozen=True):
    """How many were read, how many are in the gold, and how many of them agree.

    of_nothing: F1 where nothing is marked and nothing was read; conventions differ between the tasks.
    """

    right: int = 0
    read: int = 0
    gold: int = 0
    of_nothing: float = 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.right + other.right, self.read + other.read, self.gold + other.gold, self.of_nothing)

    @property
    def precision(self) -> float:
        """Share of what was read that is right, 0 to 1; 0 where nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was read right, 0 to 1; 0 where nothing is marked."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0 to 1."""
        both = self.read + self.gold
        return 2 * self.right / both if both else self.of_nothing


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The score of one stage on one corpus.

    measures:  counts by name of the measure. shares: other figures by name, 0 to 1 or as the name says; None: none.
    intervals: 95 % bootstrap intervals of F1 by measure, 0 to 1.
    kinds:     recall by kind of gold row (attributions only): name -> measure -> counts.
    missing:   ids of gold texts without a reading; they count as read empty.
    """

    corpus: str
    documents: int
    gold: int
    read: int
    measures: dict[str, Ratio]
    shares: dict[str, float | None] = {}
    intervals: dict[str, tuple[float, float]] = {}
    kinds: dict[str, dict[str, Ratio]] = {}
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values: percentages with two decimals, counts as they are."""
        out: dict[str, Any] = {
            "corpus": self.corpus,
            "documents": self.documents,
            "missing": list(self.missing),
            "gold": self.gold,
            "read": self.read,
        }
        for name, ratio in self.measures.items():
            out[name] = {"P": percent(ratio.precision), "R": percent(ratio.recall), "F1": percent(ratio.f1)}
            if name in self.intervals:
                out[name]["CI95"] = [percent(end) for end in self.intervals[name]]
        for name, share in self.shares.items():
            if share is None:
                out[name] = None
            else:
                out[name] = round(share, 1) if name.endswith("_km") else percent(share)
        if self.kinds:
            out["by_kind"] = {
                kind: {"gold": next(iter(recalls.values())).gold}
                | {name: round(100 * ratio.recall, 1) for name, ratio in recalls.items()}
                for kind, recalls in self.kinds.items()
            }
        return out


def percent(share: float) -> float:
    """A share of 1 as a percentage with two decimals."""
    return round(100 * share, 2)


def total(parts: Iterable[Mapping[str, Ratio]]) -> dict[str, Ratio]:
    """The sum of several counts, measure by measure."""
    out: dict[str, Ratio] = {}
    for part in parts:
        for name, ratio in part.items():
            out[name] = out[name] + ratio if name in out else ratio
    return out
