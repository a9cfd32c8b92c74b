"""Where one proposition ends and the next begins inside a stretch that the claim head marks: a linear scorer beside it.

The head tells token by token what begins a proposition. At each place where it half thinks so, or where it cut a
sentence, the words on both sides and what the other heads make of them decide. The weights (weights/borders.json) are
fitted on labelled documents by training/fit_borders.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.carriers import weights
from counterclaim.reader.claims.carrying import plain
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.encoder import EncoderOutput
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words

WEIGHTS = Path(__file__).parent.parent / "weights" / "borders.json"
HALF = -2.5  # log-odds that a token begins a proposition, from which it may
BESIDE = 2  # tokens in which only the likeliest may
GAP = 3  # words between two propositions that one may hold
# Log-odds from which a quotation is cut where the head does not cut: the guideline of the labels makes one claim of a
# quotation unless it plainly holds two. Of 20 such places with log-odds of .25 to .75 in 1,121 labelled documents 9 are
# cut, of those outside of quotations 219 of 362; the rows right in every field are as many as at 0 in six sets.
QUOTED = 0.5
_HEADS = ("type", "factuality", "stance", "voice", "question", "event_role")
_PAIRED = ("type", "factuality", "question")
_TOUCH = 3  # letters at a border that an attribution's content may run over


class Border(NamedTuple):
    """A place between two stretches (running-text offsets): cut is whether the head alone cuts there.

    odds: the head's log-odds that the right one begins a proposition; outside: how likely it is none of a claim.
    """

    left: Span
    right: Span
    cut: bool
    odds: float
    outside: float


def bordered(
    marked: Sequence[TaggedSpan], output: EncoderOutput, doc: RunningText, words: Words, sentences: SentenceIndex,
    fields: Fields, attributions: Sequence[Attribution], quoted: Sequence[Span],
) -> list[TaggedSpan]:  # fmt: skip
    """The marked propositions, cut and joined where the scorer decides otherwise than the head."""
    table = weights(WEIGHTS)
    contents = [one.content for one in attributions]
    joined, cuts = set(), set()
    weight = table.get
    found = list(borders(marked, output, doc, words, sentences))
    fields.ahead((span,) for one in found for span in (one.left, one.right))
    for one in found:
        total = sum([weight(name, 0.0) for name in features(one, words, fields, contents, quoted)])
        if one.cut and total < 0:
            joined.add(one.right[0])
        elif not one.cut and total > (QUOTED if _inside((one.left[0], one.right[1]), quoted) else 0.0):
            cuts.add(one.right[0])
    out: list[TaggedSpan] = []
    for piece in marked:
        starts = [piece.start, *sorted(at for at in cuts if piece.start < at < piece.end)]
        for start, end in zip(starts, [*starts[1:], piece.end], strict=True):
            part = TaggedSpan(piece.label, start, _closed(words, doc.text, start, end), piece.score)
            if start in joined and out:
                last = out.pop()
                part = TaggedSpan(piece.label, last.start, part.end, (last.score + piece.score) / 2)
            out.append(part)
    return out


def _closed(words: Words, text: str, start: int, end: int) -> int:
    """Where a piece ends without the word that leads to the next one ("has lost 40 tanks since | Norva came in")."""
    inside = words.slice((start, end))
    leads = len(inside) > 1 and end < len(text) and inside[-1].tag in ("CC", "IN", "WRB") and inside[-1].end >= end - 1
    return start + len(text[start : inside[-1].start if leads else end].rstrip())


def borders(
    marked: Sequence[TaggedSpan], output: EncoderOutput, doc: RunningText, words: Words, sentences: SentenceIndex
) -> Iterator[Border]:
    """Every place to decide on: where the head half thinks that a proposition begins, and where it cut a sentence."""
    scores = output.log_probs("claim")
    odds, outside = scores[:, 1] - scores[:, 2], np.exp(scores[:, 0])
    before: TaggedSpan | None = None
    for one in marked:
        first = int(output.ends.searchsorted(one.start, side="right"))
        last = int(output.starts.searchsorted(one.end, side="left"))
        if before is not None and sentences.at(before.start) == sentences.at(one.start):
            between = doc.text[before.end : one.start]
            held = words.slice((before.end, one.start)) if one.start > before.end else ()
            if "\n" not in between and sum(w.text[0].isalnum() for w in held) <= GAP:
                left, right = (before.start, before.end), (one.start, one.end)
                yield Border(left, right, True, float(odds[first]), float(outside[max(0, first - 1)]))
        before = one
        inside = [int(t) for t in np.flatnonzero(odds[first + 1 : last] > HALF) + first + 1]
        for t in inside:
            if any(abs(other - t) <= BESIDE and odds[other] > odds[t] for other in inside):
                continue
            at = int(output.starts[t])
            left = (one.start, one.start + len(doc.text[one.start : at].rstrip()))
            yield Border(left, (at, one.end), False, float(odds[t]), float(outside[t]))


def features(
    one: Border, words: Words, fields: Fields, contents: Sequence[Sequence[Span]], quoted: Sequence[Span]
) -> Iterator[str]:
    """The names of the features of a border."""
    yield "bias"
    yield f"cut {one.cut}"
    yield f"odds {max(-8, min(8, round(2 * one.odds)))}"
    yield f"cut {one.cut}, odds {max(-8, min(8, round(2 * one.odds)))}"
    yield f"outside {round(4 * one.outside)}"
    left, right = words.slice(one.left), words.slice(one.right)
    gap = words.slice((one.left[1], one.right[0])) if one.right[0] > one.left[1] else ()
    if not left or not right:
        return
    first, second = plain(right[0]), plain(right[1]) if len(right) > 1 else "$"
    before = gap[-1] if gap else left[-1]
    yield f"gap {' '.join(map(plain, gap)) if len(gap) <= GAP else 'long'}"
    yield f"gap of {min(5, len(gap))}"
    yield f"right {first}"
    yield f"right {first} {second}"
    yield f"second {second}"
    yield f"right {right[0].tag} {right[1].tag if len(right) > 1 else '$'}"
    yield f"right is {right[0].tag}"
    yield f"right as {right[0].dep}"
    yield f"left {plain(left[-1])}"
    yield f"left is {left[-1].tag}"
    yield f"from {left[-1].tag} to {right[0].tag}"
    yield f"from {plain(before)} to {right[0].tag}"
    mine, theirs = _clause(left), _clause(right)
    yield f"left clause {mine}"
    yield f"right clause {theirs}"
    yield f"clauses {mine}, {theirs}"
    yield f"clauses {mine}, {theirs}, {plain(before)}"
    sizes = min(5, len(left) // 4), min(5, len(right) // 4)
    yield f"left size {sizes[0]}"
    yield f"right size {sizes[1]}"
    yield f"sizes {sizes}"
    verb = next((w for w in right if w.verb), None)
    yield f"verb {verb.tag if verb else '-'}"
    if verb is not None:
        yield f"verb {plain(verb)}"
    yield f"numbers {any(w.tag == 'CD' for w in left)} {any(w.tag == 'CD' for w in right)}"
    yield f"quoted {_inside(one.left, quoted)} {_inside(one.right, quoted)}"
    near = [some for some in contents if _touches((one.left[0], one.right[1]), some)]
    held = [{n for n, some in enumerate(near) if _touches(span, some)} for span in (one.left, one.right)]
    yield f"held {bool(held[0])} {bool(held[1])}, alike {held[0] == held[1]}"
    for head in _HEADS:
        a, b = fields.shares(head, (one.left,)), fields.shares(head, (one.right,))
        yield f"{head} shared {int(4.99 * sum(map(min, a, b)))}"
        if head in _PAIRED:
            labels = fields.labels(head)
            yield f"{head} {labels[a.index(max(a))]} {labels[b.index(max(b))]}"


def _clause(words: Sequence[Word]) -> str:
    finite = any(w.tag in FINITE for w in words)
    form = "finite" if finite else "verb" if any(w.verb for w in words) else "none"
    return f"{'subject ' if any(w.dep in SUBJECTS for w in words) else ''}{form}"


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in quoted)


def _touches(span: Span, content: Sequence[Span]) -> bool:
    first, last = span[0] + _TOUCH, span[1] - _TOUCH
    return any(s < last and first < e for s, e in content)
