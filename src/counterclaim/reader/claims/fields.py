"""What the encoder's claim heads say of one claim: the mean over its words' tokens."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import NamedTuple

import numpy as np

from counterclaim.model.span import Spans
from counterclaim.reader.encoder import EncoderOutput, FloatArray

LEAST = 1e-6  # a label that the head rules out can still be voted for


class Field(NamedTuple):
    """The likeliest label of a claim under one head, and its probability."""

    label: str
    score: float


class Fields:
    """The claim heads of one text, asked claim by claim.

    A label's score is the geometric mean of its tokens' probabilities, made to sum to one over the labels.
    """

    def __init__(self, output: EncoderOutput) -> None:
        self._output = output
        self._log_probs: dict[str, FloatArray] = {}

    def distribution(self, head: str, spans: Spans) -> dict[str, float]:
        """The probability of every label of `head` over the tokens in `spans` (running-text offsets)."""
        if head not in self._log_probs:
            self._log_probs[head] = self._output.log_probs(head)
        starts, ends = self._output.starts, self._output.ends
        inside = np.zeros(len(starts), dtype=bool)
        for start, end in spans:
            first, last = np.searchsorted(ends, start, side="right"), np.searchsorted(starts, end, side="left")
            inside[first:last] = True
        labels = self._output.labels[head]
        if not inside.any():
            return dict.fromkeys(labels, 0.0)
        mean = self._log_probs[head][inside].mean(axis=0)
        odds = np.exp(mean - mean.max())
        return dict(zip(labels, (odds / odds.sum()).tolist(), strict=True))

    def of(self, head: str, spans: Spans, *votes: tuple[Mapping[str, float], float]) -> Field:
        """The likeliest label of `head` over the tokens in `spans`.

        votes: what else tells the label, as log-odds by label (0 for those left out), each with its weight.
        """
        scores = self.distribution(head, spans)
        if votes:
            odds = {label: log(score + LEAST) for label, score in scores.items()}
            for told, weight in votes:
                for label in odds:
                    odds[label] += weight * told.get(label, 0.0)
            most = max(odds.values())
            scores = {label: exp(one - most) for label, one in odds.items()}
            total = sum(scores.values())
            scores = {label: score / total for label, score in scores.items()}
        label = max(scores, key=scores.__getitem__)
        return Field(label, scores[label])
