"""Labelled spans of a text under every head: the best valid BIO path through the encoder's scores."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

import msgspec
import numpy as np
import numpy.typing as npt

from counterclaim.reader.encoder import Encoder, EncoderOutput, FloatArray
from counterclaim.reader.words import APOSTROPHES, NAME_WITH_APOSTROPHE

SPAN_HEADS = ("attribution", "places", "times", "names", "claim", "speech", "role", "figure", "where", "when")
_SURE = np.log(np.float32(0.95))  # an O this sure separates what is decoded apart

# Marks inside words of other scripts; in Latin an apostrophe may part two words.
_INNER_MARKS = frozenset("'’ʼ\"״׳")
_INNER = (("Ѐ", "ӿ", "'’ʼ"), ("א", "ת", "\"״'׳’"))  # first and last letter of a script, and its marks

Path = npt.NDArray[np.int64]


class TaggedSpan(msgspec.Struct, frozen=True):
    """A stretch of text under one label; score is the mean probability of its tokens' labels."""

    label: str
    start: int
    end: int
    score: float


class Tags(msgspec.Struct, frozen=True):
    """The spans of every head in reading order, and the encoder's output they were read from."""

    spans: Mapping[str, tuple[TaggedSpan, ...]]
    output: EncoderOutput

    def of(self, head: str, label: str | None = None) -> list[TaggedSpan]:
        """The spans of a head, or of one of its labels."""
        return [s for s in self.spans.get(head, ()) if label is None or s.label == label]


def tag(encoder: Encoder, text: str, heads: Iterable[str] = SPAN_HEADS) -> Tags:
    """Read the text once and decode the heads asked for."""
    output = encoder.scores(text)
    return Tags({head: tuple(spans_of(text, output, head)) for head in heads if head in output.labels}, output)


def spans_of(text: str, output: EncoderOutput, head: str, *, begin: float = 0.0) -> list[TaggedSpan]:
    """The spans of one BIO head, in reading order, widened to whole words.

    begin: added to the log-probability of every label that begins a span; below 0, fewer spans are cut in two.
    """
    if not len(output):
        return []
    log_probs = output.log_probs(head)
    if begin:
        log_probs = log_probs.copy()
        log_probs[:, 1::2] += begin
    path = best_path(log_probs)
    labels = output.labels[head]
    found: list[TaggedSpan] = []
    tagged = np.flatnonzero(path)
    if not len(tagged):
        return found
    surest = np.concatenate(([0.0], np.cumsum(np.exp(log_probs[np.arange(len(path)), path]))))
    # A span begins at every B (odd numbers); the constraints leave no I without its B.
    begins = tagged[path[tagged] % 2 == 1]
    outside = path == 0
    for i, first in enumerate(begins):
        limit = begins[i + 1] if i + 1 < len(begins) else len(path)
        gap = int(outside[first:limit].argmax())
        last = first + gap if gap else limit
        floor = found[-1].end if found else 0
        start, end = _whole_words(text, int(output.starts[first]), int(output.ends[last - 1]), floor)
        label = labels[path[first]][2:]
        if found and label == found[-1].label == "source" and start == found[-1].end:
            start, found = found[-1].start, found[:-1]  # a name cut at its hyphen: "Mbeki-" and "Luba"
        if start < end:
            score = float(surest[last] - surest[first]) / int(last - first)
            found.append(TaggedSpan(label, start, end, score))
    return found


def best_path(log_probs: FloatArray) -> Path:
    """The best sequence of labels in which every I follows a B or I of its own class.

    Where the labels that are best token by token break no rule they are the best path, so only the stretches
    (from one sure O to the next) that hold a breach are worked through.
    """
    path: Path = log_probs.argmax(axis=1)
    previous = np.concatenate(([0], path[:-1]))
    inside = (path > 0) & (path % 2 == 0)
    broken = np.flatnonzero(inside & (previous != path) & (previous != path - 1))
    if len(broken) == 0:
        return path
    sure = np.concatenate(([-1], np.flatnonzero(log_probs[:, 0] > _SURE), [len(path)]))
    done = -1
    for at in broken:
        if at < done:
            continue
        right = int(np.searchsorted(sure, at))
        start, done = int(sure[right - 1]) + 1, int(sure[right])
        path[start:done] = _viterbi(log_probs[start:done])
    return path


def _viterbi(log_probs: FloatArray) -> list[int]:
    """The best valid path by dynamic programming; the stretch follows an O. Plain lists: stretches are short."""
    table: list[list[float]] = log_probs.tolist()
    insides = range(2, log_probs.shape[1], 2)
    score = table[0]
    for k in insides:
        score[k] = -math.inf
    came_from: list[list[int]] = []
    for row in table[1:]:
        best = max(score)
        back = [score.index(best)] * len(row)
        reached = [best + x for x in row]
        for k in insides:
            back[k] = k if score[k] >= score[k - 1] else k - 1
            reached[k] = score[back[k]] + row[k]
        came_from.append(back)
        score = reached
    path = [score.index(max(score))]
    for back in reversed(came_from):
        path.append(back[path[-1]])
    return path[::-1]


def _whole_words(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The span with words that a word piece cut through taken whole; it never reaches back over `floor`."""
    start = max(start, floor)
    while start > floor and _in_word(text, start):
        start -= 1
    while 0 < end < len(text) and _in_word(text, end):
        end += 1
    if not APOSTROPHES.isdisjoint(text[max(0, start - 1) : start + 1]):
        start = next((s for s, e in _names(text, floor, start) if s < start < e), start)
    if not APOSTROPHES.isdisjoint(text[max(0, end - 1) : end + 1]):
        end = next((e for s, e in _names(text, start, end) if s < end < e), end)
    return start, end


def _in_word(text: str, at: int) -> bool:
    """True where a cut would part a word or a number, or a word of its mark: об'єкт, צה"ל."""
    if (text[at - 1].isalnum() and text[at].isalnum()) or _in_number(text, at):
        return True
    mark = at - 1 if text[at - 1 : at] in _INNER_MARKS else at
    if mark < 1 or text[mark : mark + 1] not in _INNER_MARKS:
        return False
    before, after = text[mark - 1], text[mark + 1 : mark + 2]
    return any(a <= before <= z and a <= after <= z and text[mark] in marks for a, z, marks in _INNER)


def _in_number(text: str, at: int) -> bool:
    """True where a cut would part "4,100" or "2.5" beside its mark."""
    mark = at if text[at : at + 1] in (",", ".") else at - 1
    around = text[mark - 1 : mark], text[mark : mark + 1], text[mark + 1 : mark + 2]
    return mark > 0 and around[1] in (",", ".") and around[0].isdigit() and around[2].isdigit()


def _names(text: str, floor: int, at: int) -> Iterator[tuple[int, int]]:
    """Names with an apostrophe inside ("O'Casey") about a place in the text."""
    return (m.span() for m in NAME_WITH_APOSTROPHE.finditer(text, max(floor, at - 40), at + 40))
