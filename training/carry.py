"""Carries the English reading of parallel lines to their translations, by word alignment.

Words are aligned by the cosine of their vectors in a middle layer of multilingual-e5-small, where translations lie
close together (Jalili Sabet et al. 2020, "SimAlign"); a span goes to the stretch of words that holds most of the words
aligned with it and fewest of those aligned elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer

from counterclaim.reader.encoder import token_arrays
from counterclaim.reader.tag import SPAN_HEADS, TaggedSpan, spans_of
from documents import Document, Layer
from heads import HEADS
from network import Network
from teaching import Taught, Teacher

MIDDLE = 7  # of twelve layers
FAR = 0.15  # what a word at the other end of the line loses against one at the same place
LIKE = 0.3  # a pair less alike than this, after the mean is taken away, is none
ENDS = (1, 2)
_MARKS, _QUOTES = frozenset(".,;:-–—،؛…"), frozenset("\"“”„«»'’‘")
_WORD = re.compile(r"\w+|[^\w\s]")
WHOLE_OF = {"claim": ("voice", "type", "stance", "factuality", "evidentiality", "question", "event_role"),
            "speech": ("side",), "figure": ("unit", "scope", "state")}  # fmt: skip


class Words(NamedTuple):
    """The words of a line: their offsets and unit vectors."""

    spans: list[tuple[int, int]]
    vectors: np.ndarray


@torch.no_grad()
def words_of(lines: list[str], net: Network, tokenizer: Tokenizer) -> list[Words]:
    """The words of every line; each one's vector is the mean over its tokens."""
    tokens = [tuple(column[:250] for column in token_arrays(tokenizer, line)) for line in lines]
    out: list[Words] = []
    for at in range(0, len(lines), 8):
        some = tokens[at : at + 8]
        ids = torch.zeros(len(some), 2 + max(len(t[0]) for t in some), dtype=torch.long)
        for row, (numbers, _, _) in enumerate(some):
            ids[row, : len(numbers) + 2] = torch.from_numpy(np.concatenate(([ENDS[0]], numbers, [ENDS[1]])))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = net.hidden(ids, torch.zeros_like(ids))[MIDDLE].float().numpy()
        for row, (_, starts, ends) in enumerate(some):
            spans = [m.span() for m in _WORD.finditer(lines[at + row])]
            found = np.zeros((len(spans), vectors.shape[-1]), dtype=np.float32)
            for k, (s, e) in enumerate(spans):
                inside = (starts < e) & (ends > s)
                if inside.any():
                    found[k] = vectors[row, 1 : 1 + len(starts)][inside].mean(axis=0)
            out.append(Words(spans, found))
    return out


def aligned(a: Words, b: Words) -> list[tuple[int, int]]:
    """Pairs of words that are each other's likest, then once more among those left."""
    if not a.spans or not b.spans:
        return []
    x, y = a.vectors - a.vectors.mean(axis=0), b.vectors - b.vectors.mean(axis=0)
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-6
    y /= np.linalg.norm(y, axis=1, keepdims=True) + 1e-6
    place = np.abs(np.linspace(0, 1, len(x))[:, None] - np.linspace(0, 1, len(y))[None])
    like = x @ y.T - FAR * place
    pairs: list[tuple[int, int]] = []
    for _ in range(2):
        for i, j in enumerate(like.argmax(axis=1)):
            if like[:, j].argmax() == i and like[i, j] > LIKE:
                pairs.append((i, int(j)))
        for i, j in pairs:
            like[i, :], like[:, j] = -1.0, -1.0
    return pairs


def stretch(inside: set[int], elsewhere: set[int], size: int) -> tuple[int, int] | None:
    """[first, last) of the words that gains most: 1 for a word aligned inside, -1 elsewhere, a little for none."""
    best, found = 0.0, None
    total, first = 0.0, 0
    for k in range(size):
        if total <= 0:
            total, first = 0.0, k
        total += 1.0 if k in inside else -1.0 if k in elsewhere else -0.12
        if total > best and k in inside:
            best, found = total, (first, k + 1)
    return found


def trimmed(words: list[str], first: int, marks: frozenset[str]) -> tuple[int, int]:
    """[first, last) of the words without such marks before and after."""
    last = first + len(words)
    while words and words[0] in marks:
        words, first = words[1:], first + 1
    while words and words[-1] in marks:
        words, last = words[:-1], last - 1
    return first, last


def mean_scores(taught: Taught, start: int, end: int) -> np.ndarray:
    """The mean of the teacher's scores over the tokens of a span."""
    inside = (taught.starts < end) & (taught.ends > start)
    return taught.scores[inside].astype(np.float32).mean(axis=0)


class Carrier:
    """Makes documents of a translation out of the teacher's reading of the original."""

    def __init__(self, teacher: Teacher, net: Network, tokenizer: Tokenizer) -> None:
        self.teacher, self.net, self.tokenizer = teacher, net, tokenizer
        del net.layers[MIDDLE + 1 :]
        self.columns = teacher.encoder._columns
        self._words: dict[str, list[Words]] = {}

    def document(self, ident: str, own: str, other: str) -> tuple[Document, Taught]:
        """The translation with the spans carried over, and scores of its words, NaN where none are known."""
        output = self.teacher.output(own)
        taught = Taught(output.starts, output.ends, output.scores)
        spans = {head: spans_of(own, output, head) for head in SPAN_HEADS}
        layers = {head: Layer([], []) for head in SPAN_HEADS}
        rows_: list[tuple[int, int, np.ndarray]] = []
        at = to = 0
        if ident not in self._words:  # the original's words serve all its translations
            self._words = {ident: words_of(own.split("\n"), self.net, self.tokenizer)}
        words = zip(self._words[ident], words_of(other.split("\n"), self.net, self.tokenizer), strict=True)
        for line, same, both in zip(own.split("\n"), other.split("\n"), words, strict=True):
            self._line((at, line), (to, same), both, (taught, spans), layers, rows_)
            at, to = at + len(line) + 1, to + len(same) + 1
        rows_.sort(key=lambda r: r[0])
        starts = np.array([r[0] for r in rows_], dtype=np.int32)
        ends = np.array([r[1] for r in rows_], dtype=np.int32)
        scores = np.array([r[2] for r in rows_], dtype=np.float16).reshape(len(rows_), output.scores.shape[1])
        return Document(ident, other, layers), Taught(starts, ends, scores)

    def _line(
        self,
        mine: tuple[int, str],
        theirs: tuple[int, str],
        words: tuple[Words, Words],
        taught: tuple[Taught, dict[str, list[TaggedSpan]]],
        layers: dict[str, Layer],
        rows_: list[tuple[int, int, np.ndarray]],
    ) -> None:
        (at, line), (to, same), (a, b) = mine, theirs, words
        line_words = [same[s:e] for s, e in b.spans]
        pairs = aligned(a, b)
        met = {j for _, j in pairs}
        width = taught[0].scores.shape[1]
        told = np.full((len(b.spans), width), np.nan, dtype=np.float32)
        for i, j in pairs:
            s, e = a.spans[i]
            value = mean_scores_at(taught[0], at + s, at + e)
            if value is not None:
                for head in ("pos", "dep"):
                    told[j, self.columns[head]] = value[self.columns[head]]
        for head, found in taught[1].items():
            lost = False
            for span in found:
                if not at <= span.start < at + len(line):
                    continue
                own = {i for i, (s, e) in enumerate(a.spans) if s < span.end - at and e > span.start - at}
                inside = {j for i, j in pairs if i in own}
                where = stretch(inside, met - inside, len(b.spans)) if inside else None
                if where is None or len(inside) < 0.4 * sum(line[slice(*a.spans[i])].isalnum() for i in own):
                    lost = True
                    continue
                marks = _MARKS if head == "attribution" else _QUOTES | _MARKS
                first, last = trimmed([line_words[j] for j in range(*where)], where[0], marks)
                if last - first < (2 if span.label in ("claim", "content") else 1):
                    lost = True
                    continue
                layers[head].spans.append((span.label, to + b.spans[first][0], to + b.spans[last - 1][1]))
                if head in WHOLE_OF and span.label != "cue":
                    mean = mean_scores(taught[0], span.start, span.end)
                    for name in WHOLE_OF[head]:
                        told[first:last, self.columns[name]] = mean[self.columns[name]]
            if lost:  # somewhere in this line there is a span nobody could place: words not told otherwise are open
                taken = [(s, e) for _, s, e in layers[head].spans]
                layers[head].masked.extend(
                    (to + s, to + e)
                    for j, (s, e) in enumerate(b.spans)
                    if not any(x < to + e and to + s < y for x, y in taken)
                )
        rows_ += [(to + s, to + e, told[j]) for j, (s, e) in enumerate(b.spans)]


def mean_scores_at(taught: Taught, start: int, end: int) -> np.ndarray | None:
    """The scores of the first token of a word; None where the teacher has none there."""
    inside = np.flatnonzero((taught.starts < end) & (taught.ends > start))
    return taught.scores[inside[0]].astype(np.float32) if len(inside) else None


OUTPUTS = sum(len(head.labels) for head in HEADS)
