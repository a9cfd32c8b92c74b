"""Which stretches of a text in a language beside English are one claim each: every likely one is weighed whole.

The claim head marks word by word where a proposition begins, goes on and ends. Here the stretches between places where
it half thinks so are candidates; a small network (weights/tongues/stretches.msgpack) tells of each how likely a reader
by the guideline takes it for one claim, from what the heads say at its ends, inside and beside it. It is asked neither
words nor names. Those that do not overlap and are likeliest together are taken. training/fit_stretches.py fits it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.propositions import CLOSING, OPENING, Proposition, trim
from counterclaim.reader.encoder import EncoderOutput, encoder_folder
from counterclaim.reader.languages.language import CODES
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, SUBJECTS, Words

Floats = npt.NDArray[Any]
Numbers = npt.NDArray[np.int64]

WEIGHTS = encoder_folder(CODES[0]) / "stretches.msgpack"
COST = 0.25  # how likely one claim a stretch must be, to be taken where nothing else may be
# By language: how much it counts that a stretch is a claim word for word, beside that it has most of its words, and how
# much surer another must be than one that the head marks. In the last three, of which it learned few real documents,
# it finds 25 fewer of 1,438 claims of real ones than the head at the first two's values, as many at theirs; of 2,616
# claims of written ones 75 and 77 more.
WEIGHT = {"ru": (0.4, 0.15), "fr": (0.4, 0.15), "uk": (0.8, 0.25), "ar": (0.8, 0.25), "he": (0.8, 0.25)}
MARKED = 0.5  # how likely one claim is what the head marks and no candidate is: of 63 such in documents left out, 36
BEGINS = 0.01  # how likely a word begins a proposition, from which on it may
EDGE = 0.15  # how much likelier a word is of a claim than the one beside it, from which on a claim may end between them
OUTSIDE = 0.75  # how likely the words of a candidate are of no claim, in the mean
INNER, LONGEST = 7, 90  # places inside a candidate where one may begin, and its words
NEAR = 8  # words on both sides of a border that are compared
_COMPARED = ("type", "factuality", "question", "stance", "voice")
_CLASSES = ("N", "V", "J", "R", "IN", "CC", "CD", "W", "P", "D", "M")
_MARKS = (",", ";", ":", "—–-", OPENING + CLOSING, "()", ".!?…", "\n")


class Candidates(NamedTuple):
    """Stretches (running-text offsets) and the features of each."""

    spans: list[Span]
    features: Floats


class Layer(msgspec.Struct, frozen=True):
    """One layer of the network: weights (inputs x outputs, float16, row by row) and bias."""

    weights: bytes
    bias: tuple[float, ...]


@cache
def network(path: Path = WEIGHTS) -> tuple[tuple[Floats, Floats], ...]:
    """The layers as they are reckoned with."""
    layers = msgspec.msgpack.decode(path.read_bytes(), type=tuple[Layer, ...])
    return tuple(
        (np.frombuffer(one.weights, np.float16).astype(np.float32).reshape(-1, len(one.bias)), np.array(one.bias))
        for one in layers
    )


def weighed(
    doc: RunningText, output: EncoderOutput, words: Words, sentences: SentenceIndex, quoted: Sequence[Span],
    attributions: Sequence[Attribution], before: Sequence[Proposition], code: str,
) -> list[Proposition]:  # fmt: skip
    """The propositions of a text in reading order, as sure as weighed; before: what the head alone marks."""
    whole, kept = WEIGHT[code]
    found = candidates(doc, output, words, sentences, quoted, attributions, code)
    sure = likely(found.features, whole).tolist() if found.spans else []
    marked, offered = {p.span for p in before}, set(found.spans)
    worth = [one + kept * (span in marked) for one, span in zip(sure, found.spans, strict=True)]
    others = [p.span for p in before if p.span not in offered]
    spans, sure, worth = [*found.spans, *others], sure + [MARKED] * len(others), worth + [MARKED] * len(others)
    return [Proposition(spans[i], round(sure[i], 3)) for i in apart(spans, worth)]


def likely(features: Floats, whole: float) -> Floats:
    """How likely each candidate is one claim; whole: how much it counts that it is one word for word."""
    *hidden, (last, bias) = network()
    for weights, shift in hidden:
        features = np.maximum(0.0, features @ weights + shift)
    odds = 1 / (1 + np.exp(-(features @ last + bias)))
    sure: Floats = odds @ np.array([1 - whole, whole])
    return sure


def apart(spans: Sequence[Span], sure: Sequence[float]) -> list[int]:
    """Which stretches to take: those without common words that are surest together, each of them for its COST."""
    order = sorted(range(len(spans)), key=lambda i: spans[i][1])
    ends = [spans[i][1] for i in order]
    best, taken = [0.0], [-1]  # up to each candidate: what is won, and how many stand before it where it is taken
    for n, i in enumerate(order):
        room = bisect_right(ends, spans[i][0], 0, n)
        won = best[room] + sure[i] - COST
        taken.append(room if won > best[-1] else -1)
        best.append(max(won, best[-1]))
    out, n = [], len(order)
    while n:
        if taken[n] >= 0:
            out.append(order[n - 1])
        n = taken[n] if taken[n] >= 0 else n - 1
    return out[::-1]


def candidates(
    doc: RunningText, output: EncoderOutput, words: Words, sentences: SentenceIndex, quoted: Sequence[Span],
    attributions: Sequence[Attribution], code: str,
) -> Candidates:  # fmt: skip
    """Every stretch that may be one claim, in reading order."""
    said = [w for w in words if any(c.isalnum() for c in w.text)]
    if not said or not len(output):
        return Candidates([], np.zeros((0, 1), np.float32))
    starts, ends = [w.start for w in said], [w.end for w in said]
    scores = _scored(output, np.minimum(np.searchsorted(output.starts, starts), len(output) - 1))
    sentence = [max(0, sentences.at(at)) for at in starts]
    paragraphs = [p.start for p in doc.paragraphs]
    paragraph = [bisect_right(paragraphs, at) for at in starts]
    told = [s for a in attributions for s in a.content]
    opens = {bisect_right(ends, s) for s, _ in told}
    closes = {bisect_left(starts, e) - 1 for _, e in told}
    size, outside = len(said), scores.claim[:-1, 0].tolist()
    rises = [b - a for a, b in pairwise([outside[0], *outside, outside[-1]])]
    fresh = [a != b for a, b in pairwise([-1, *sentence, -1])]
    likely = (scores.claim[:-1, 1] > BEGINS).tolist()
    begins = [fresh[i] or rises[i] < -EDGE or likely[i] or i in opens for i in range(size)]
    finishes = [fresh[i + 1] or begins[i + 1] or rises[i + 1] > EDGE or i in closes for i in range(size)]
    spans: list[Span] = []
    rows: list[tuple[int, int, int, int]] = []  # first word, behind the last, likeliest inner beginning, how many
    odds, sure = scores.begins.tolist(), np.concatenate(([0.0], np.cumsum(outside))).tolist()
    for b in (i for i in range(size) if begins[i]):
        inner, where = 0, b
        for e in range(b, min(size, b + LONGEST)):
            if e > b:
                inner += begins[e]
                if inner > INNER or paragraph[e] != paragraph[b] or sentence[e] - sentence[b] > 1:
                    break
                where = e if where == b or odds[e] > odds[where] else where
            if finishes[e] and sure[e + 1] - sure[b] < OUTSIDE * (e + 1 - b):
                span = trim(doc.text, (starts[b], _with_mark(doc.text, ends[e])))
                if span[0] < span[1]:
                    spans.append(span)
                    rows.append((b, e + 1, where, inner))
    if not rows:
        return Candidates([], np.zeros((0, 1), np.float32))
    inside = [any(s <= at < e for s, e in quoted) for at in starts]
    marks = np.array([_between(doc.text, a, b) for a, b in zip([0, *ends], [*starts, len(doc.text)], strict=True)])
    tags = np.array([*([w.tag.startswith(c) for c in _CLASSES] for w in said), [False] * len(_CLASSES)])
    kinds = _sums(np.array([(w.tag in FINITE, w.verb, w.dep in SUBJECTS, w.tag == "CD") for w in said], np.float32))
    b, e, where, inner_ = np.array(rows).T
    length = e - b
    near_b, near_e = np.maximum(0, b - NEAR), np.minimum(size, e + NEAR)
    quote = np.array([*inside, False, False])
    edge = np.array(fresh)
    crossing = _sums(marks)
    counts = np.bincount(sentence)
    long = np.log(counts[np.array(sentence)[b]]), np.full(len(rows), np.log(size / np.count_nonzero(counts)))
    features = [
        *(scores.table[i] for i in (b, b - 1, np.minimum(b + 1, size), e - 1, e)),
        (scores.sums[e] - scores.sums[b]) / length[:, None],
        np.where(where > b, scores.begins[where], -8.0)[:, None] / 4,
        ((where - b) / length)[:, None],
        scores.alike(b, where, where, e), scores.alike(near_b, b, b, np.minimum(e, b + NEAR)),
        scores.alike(np.maximum(b, e - NEAR), e, e, near_e),
        np.array([np.log(length), length == 1, inner_ / 3, *long]).T,
        np.minimum(3, kinds[e] - kinds[b]) / 3, np.minimum(2, crossing[e] - crossing[b + 1]) / 2, marks[b], marks[e],
        *(tags[i] for i in (b, e - 1, b - 1, e)), *(quote[i][:, None] for i in (b, e - 1, b - 1, e)),
        np.array([edge[b], edge[e], edge[b] & edge[e]]).T,
        _against(spans, told), np.tile([code == one for one in CODES], (len(rows), 1)),
    ]  # fmt: skip
    return Candidates(spans, np.hstack(features).astype(np.float32))


def _against(spans: Sequence[Span], others: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Whether a stretch is one of the others, begins as one, ends as one; one other begins or ends inside."""
    whole, starts, ends = set(others), {s for s, _ in others}, {e for _, e in others}
    first, last = sorted(starts), sorted(ends)
    return np.array(
        [
            (
                (s, e) in whole, s in starts, e in ends,
                bisect_left(first, e) > bisect_right(first, s), bisect_left(last, e) > bisect_right(last, s),
            )
            for s, e in spans
        ]
    ).reshape(-1, 5)  # fmt: skip


class _Scores(NamedTuple):
    """Of every word with letters or figures, and of none (the last row), what the heads make of it; running sums."""

    claim: Floats
    begins: Floats
    table: Floats
    sums: Floats
    heads: list[Floats]

    def alike(self, a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
        """How much the words [a, b) and [c, d) share of what each compared head makes of them; 1 where one has none."""
        some = (a < b) & (c < d)
        left, right = np.maximum(1, b - a)[:, None], np.maximum(1, d - c)[:, None]
        shared = [np.minimum((one[b] - one[a]) / left, (one[d] - one[c]) / right).sum(axis=1) for one in self.heads]
        return np.where(some[:, None], np.array(shared).T, 1.0)


def _scored(output: EncoderOutput, first: Numbers) -> _Scores:
    logs = output.log_probs("claim")[first]
    claim, begins = np.exp(logs), np.clip(logs[:, 1] - logs[:, 2], -8, 8)
    attribution = np.exp(output.log_probs("attribution")[first])
    speaking = attribution[:, 1::2] + attribution[:, 2::2]
    heads = [np.exp(output.log_probs(head)[first]) for head in _COMPARED]
    table = np.hstack([claim, begins[:, None] / 4, speaking])
    more = np.hstack([table, np.clip(logs[:, 2:], -8, 0), np.exp(output.log_probs("voice")[first][:, :1])])
    none = np.zeros((1, table.shape[1]), np.float32)
    none[0, 0] = 1.0
    return _Scores(
        np.vstack([claim, none[:, :3]]), np.append(begins, 0.0), np.vstack([table, none]), _sums(more),
        [_sums(one) for one in heads],
    )  # fmt: skip


def _sums(table: npt.NDArray[Any]) -> Floats:
    return np.vstack([np.zeros((1, table.shape[1])), np.cumsum(table, axis=0)])


def _between(text: str, start: int, end: int) -> list[float]:
    """Which marks stand between two words."""
    gap = text[max(start, end - 40) : end]
    return [float(any(c in gap for c in marks)) for marks in _MARKS]


def _with_mark(text: str, end: int) -> int:
    """Where words end with the mark that closes a quotation or a bracket behind them."""
    while end < len(text) and text[end] in CLOSING + ")%":
        end += 1
    return end
