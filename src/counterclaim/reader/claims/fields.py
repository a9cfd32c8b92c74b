"""What the encoder's claim heads say of one claim: the mean over its words' tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from counterclaim.model.span import Span, Spans
from counterclaim.reader.encoder import EncoderOutput, FloatArray

Votes = npt.NDArray[np.float64]

# The heads that are asked claim by claim.
HEADS = (
    "voice", "type", "stance", "factuality", "evidentiality", "question", "event_role", "side",
    "figure", "unit", "scope", "state", "where", "when",
)  # fmt: skip
LEAST = 1e-6  # a label that the head rules out can still be voted for


class Field(NamedTuple):
    """The likeliest label of a claim under one head, and its probability.

    own: the head's own probability of it, before any votes. lead: by how much log-odds the next one trails. words: the
    log-probability that the words alone give it (wording.py), 0 where they are not asked.
    """

    label: str
    score: float
    own: float = 0.0
    lead: float = 0.0
    words: float = 0.0


class Fields:
    """The claim heads of one text, asked claim by claim.

    A label's score is the geometric mean of its tokens' probabilities, made to sum to one over the labels.
    """

    def __init__(self, output: EncoderOutput) -> None:
        self._output = output
        self._starts, self._ends = output.starts.tolist(), output.ends.tolist()
        self._marked: dict[str, FloatArray] = {}
        self._known: dict[Spans, list[float]] = {}
        self._columns: dict[str, slice] = {}
        at = 0
        for head in HEADS:
            if head in output.labels:
                self._columns[head] = slice(at, at + len(output.labels[head]))
                at = self._columns[head].stop

    @cached_property
    def _log_probs(self) -> FloatArray:
        """Of every token, those of all labels of all heads, side by side."""
        return np.hstack([self._output.log_probs(head) for head in self._columns])

    def labels(self, head: str) -> tuple[str, ...]:
        """The labels of a head."""
        return self._output.labels[head]

    def ahead(self, many: Iterable[Spans]) -> None:
        """Reckon what will be asked of these spans: together it costs little more than one of them."""
        new = [spans for spans in dict.fromkeys(many) if spans not in self._known]
        if not new:
            return
        sizes = [one.stop - one.start for one in self._columns.values()]
        firsts = [one.start for one in self._columns.values()]
        mean = np.array([self._mean(spans) for spans in new])
        odds = np.exp(mean - np.repeat(np.maximum.reduceat(mean, firsts, axis=1), sizes, axis=1))
        odds /= np.repeat(np.add.reduceat(odds, firsts, axis=1), sizes, axis=1)
        odds[np.isnan(odds)] = 0.0  # no token in them
        self._known.update(zip(new, odds.tolist(), strict=True))

    def _mean(self, spans: Spans) -> FloatArray:
        inside = [slice(*self._tokens(span)) for span in spans]
        rows = self._log_probs
        if len(inside) == 1:
            rows = rows[inside[0]]
        else:
            chosen = np.zeros(len(rows), dtype=bool)
            for one in inside:
                chosen[one] = True
            rows = rows[chosen]
        if not len(rows):
            return np.full(rows.shape[1], np.nan, dtype=np.float32)
        found: FloatArray = np.add.reduce(rows, axis=0) / len(rows)
        return found

    def distribution(self, head: str, spans: Spans) -> Mapping[str, float]:
        """The probability of every label of `head` over the tokens in `spans` (running-text offsets)."""
        return dict(zip(self._output.labels[head], self.shares(head, spans), strict=True))

    def shares(self, head: str, spans: Spans) -> list[float]:
        """The probabilities alone, in the order of the head's labels."""
        if spans not in self._known:
            self.ahead([spans])
        return self._known[spans][self._columns[head]]

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
        return bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1])

    def likeliest(self, head: str, spans: Spans) -> str:
        """The likeliest label of `head` over the tokens in `spans`."""
        shares = self.shares(head, spans)
        return self._output.labels[head][shares.index(max(shares))]

    def of(self, head: str, spans: Spans) -> Field:
        """The likeliest label of `head` over the tokens in `spans`."""
        return self.of_many(head, [spans])[0]

    def of_many(self, head: str, many: Sequence[Spans], *votes: tuple[Votes, float]) -> list[Field]:
        """The likeliest label of `head` over the tokens in each of `many`.

        votes: what else tells the labels, as log-odds (spans, labels), each with its weight.
        """
        labels, heard, scores = self._output.labels[head], self.scores(head, many), self.scores(head, many, *votes)
        best = scores.argmax(axis=1)
        line = np.arange(len(many))
        score, own = scores[line, best], heard[line, best]
        others = scores.copy()
        others[line, best] = 0.0
        lead = np.log((score + LEAST) / (others.max(axis=1, initial=0.0) + LEAST))
        rows = zip(best.tolist(), score.tolist(), own.tolist(), lead.tolist(), strict=True)
        return [Field(labels[i], *rest) for i, *rest in rows]

    def scores(self, head: str, many: Sequence[Spans], *votes: tuple[Votes, float]) -> Votes:
        """Probabilities (spans, labels) of the labels of `head` over the tokens in each of `many`; votes: as above."""
        self.ahead(many)
        labels, columns = self._output.labels[head], self._columns[head]
        heard = np.array([self._known[spans][columns] for spans in many]).reshape(-1, len(labels))
        if not votes:
            return heard
        odds = np.log(heard + LEAST)
        for told, weight in votes:
            odds += weight * told
        scores: Votes = np.exp(odds - odds.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        return scores
