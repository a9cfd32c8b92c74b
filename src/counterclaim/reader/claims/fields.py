"""What the encoder's claim heads say of one claim: the mean over its words' tokens."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import NamedTuple

import numpy as np

from counterclaim.model.span import Span, Spans
from counterclaim.reader.encoder import EncoderOutput, FloatArray

LEAST = 1e-6  # a label that the head rules out can still be voted for


class Field(NamedTuple):
    """The likeliest label of a claim under one head, and its probability.

    own: the head's own probability of it, before any votes. lead: by how much log-odds the next one trails.
    """

    label: str
    score: float
    own: float = 0.0
    lead: float = 0.0


class Fields:
    """The claim heads of one text, asked claim by claim.

    A label's score is the geometric mean of its tokens' probabilities, made to sum to one over the labels.
    """

    def __init__(self, output: EncoderOutput) -> None:
        self._output = output
        self._log_probs: dict[str, FloatArray] = {}
        self._marked: dict[str, FloatArray] = {}
        self._known: dict[tuple[str, Spans], dict[str, float]] = {}

    def distribution(self, head: str, spans: Spans) -> Mapping[str, float]:
        """The probability of every label of `head` over the tokens in `spans` (running-text offsets)."""
        known = self._known.get((head, spans))
        if known is None:
            known = self._known[head, spans] = self._distribution(head, spans)
        return known

    def _distribution(self, head: str, spans: Spans) -> dict[str, float]:
        if head not in self._log_probs:
            self._log_probs[head] = self._output.log_probs(head)
        inside = [slice(*self._tokens(span)) for span in spans]
        rows = self._log_probs[head]
        if len(inside) == 1:
            rows = rows[inside[0]]
        else:
            chosen = np.zeros(len(rows), dtype=bool)
            for one in inside:
                chosen[one] = True
            rows = rows[chosen]
        labels = self._output.labels[head]
        if not len(rows):
            return dict.fromkeys(labels, 0.0)
        mean = rows.mean(axis=0)
        odds = np.exp(mean - mean.max())
        return dict(zip(labels, (odds / odds.sum()).tolist(), strict=True))

    def beside(self, head: str, span: Span, taken: Spans) -> float:
        """How likely `head` marks the likeliest token in `span` that lies in none of `taken`; 0 where there is none."""
        if head not in self._marked:
            self._marked[head] = 1 - np.exp(self._output.log_probs(head)[:, 0])
        first, last = self._tokens(span)
        marked = self._marked[head][first:last].copy()
        for one in taken:
            start, end = self._tokens(one)
            marked[max(0, start - first) : max(0, end - first)] = 0
        return float(marked.max(initial=0.0))

    def _tokens(self, span: Span) -> tuple[int, int]:
        """The numbers of the first token in a span and of the first one after it."""
        first = int(self._output.ends.searchsorted(span[0], side="right"))
        return first, int(self._output.starts.searchsorted(span[1], side="left"))

    def likeliest(self, head: str, spans: Spans) -> str:
        """The likeliest label of `head` over the tokens in `spans`."""
        scores = self.distribution(head, spans)
        return max(scores, key=scores.__getitem__)

    def of(self, head: str, spans: Spans, *votes: tuple[Mapping[str, float], float]) -> Field:
        """The likeliest label of `head` over the tokens in `spans`.

        votes: what else tells the label, as log-odds by label (0 for those left out), each with its weight.
        """
        heard = scores = self.distribution(head, spans)
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
        second = max((one for other, one in scores.items() if other != label), default=0.0)
        lead = log((scores[label] + LEAST) / (second + LEAST))
        return Field(label, scores[label], heard[label], lead)
