"""What the linker looks at: where two spans stand to each other, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import msgspec

from counterclaim import vocabulary
from counterclaim.reader import comparing
from counterclaim.reader.sentences import split_span
from counterclaim.reader.surface import quoted_spans

NEAR = 3  # candidates looked at on either side: more gain nothing on dev and cost time
_PRONOUNS = vocabulary.words("speakers.plain_pronouns")
_WORD = re.compile(r"\w+")
_SAYING = vocabulary.words("sentences.saying")
_ACCORDING = ("according", "per")


def kind_of(words: str) -> str:
    """What sort of cue the words are: "according", "saying" or "other"."""
    found = comparing.words(words)
    if any(one in found for one in _ACCORDING):
        return "according"
    return "other" if _SAYING.isdisjoint(found) else "saying"


class Piece(msgspec.Struct, frozen=True):
    """One span with its place in the text: number among all spans and of its sentence and paragraph."""

    number: int
    label: str
    start: int
    end: int
    score: float
    sentence: int
    paragraph: int


class Layout:
    """The spans of a text in reading order with the sentences, paragraphs and quotations they stand in."""

    def __init__(
        self, text: str, spans: Iterable[tuple[str, int, int, float]], kind_of: Callable[[str], str] = kind_of
    ) -> None:
        self.text, self._kind_of = text, kind_of
        self.paragraphs = _lines(text)
        self.sentences = [s for start, end in self.paragraphs for s in split_span(text, start, end)]
        self._sentence_starts = [s for s, _ in self.sentences]
        self._paragraph_starts = [s for s, _ in self.paragraphs]
        self._quotes = [(s, e) for s, e, _ in quoted_spans(text)]
        self._quote_starts = [s for s, _ in self._quotes]
        self._words = [m.start() for m in _WORD.finditer(text)]
        ordered = sorted(spans, key=lambda s: (s[1], s[2]))
        self.pieces = [
            Piece(i, label, s, e, score, self.sentence_at(s), bisect_right(self._paragraph_starts, s) - 1)
            for i, (label, s, e, score) in enumerate(ordered)
        ]
        self._of: dict[str, list[Piece]] = {"source": [], "cue": [], "content": []}
        for piece in self.pieces:
            self._of[piece.label].append(piece)
        self._starts = {label: [p.start for p in found] for label, found in self._of.items()}
        self._kinds: dict[int, str] = {}
        self._own_sides: dict[int, str] = {}

    def of(self, label: str) -> list[Piece]:
        """Pieces of one label in reading order."""
        return self._of[label]

    def sentence_at(self, point: int) -> int:
        """Number of the sentence around a point."""
        return bisect_right(self._sentence_starts, point) - 1

    def between(self, a: int, b: int, label: str) -> int:
        """How many pieces of a label begin in [a, b)."""
        starts = self._starts[label]
        return max(0, bisect_left(starts, b) - bisect_left(starts, a))

    def words_between(self, a: int, b: int) -> int:
        """How many words begin in [a, b)."""
        return max(0, bisect_left(self._words, b) - bisect_left(self._words, a))

    def quoted(self, piece: Piece) -> str:
        """How a piece stands to quotation marks: "all", "part" or "none"."""
        i = bisect_right(self._quote_starts, piece.start + 1) - 1
        if i >= 0 and self._quotes[i][1] > piece.start + 1:
            return "all" if self._quotes[i][1] >= piece.end - 1 else "part"
        inside = i + 1 < len(self._quotes) and self._quotes[i + 1][0] < piece.end
        return "part" if inside else "none"

    def kind(self, cue: Piece) -> str:
        """What sort of cue this is: "according", "saying" or "other"."""
        found = self._kinds.get(cue.number)
        if found is None:
            found = self._kinds[cue.number] = self._kind_of(self.text[cue.start : cue.end])
        return found

    def own_source_side(self, cue: Piece) -> str:
        """On which side of a cue the closest source of its sentence stands."""
        found = self._own_sides.get(cue.number)
        if found is None:
            same = [s for s in self.near(cue, "source") if s.sentence == cue.sentence]
            found = "none"
            if same:
                closest = min(same, key=lambda s: max(s.start - cue.end, cue.start - s.end))
                found = "after" if closest.start > cue.start else "before"
            self._own_sides[cue.number] = found
        return found

    def near(self, piece: Piece, label: str) -> list[Piece]:
        """The pieces of a label closest before and after, at most a few paragraphs away."""
        at = bisect_left(self._starts[label], piece.start)
        found = self._of[label][max(0, at - NEAR) : at + NEAR]
        return [p for p in found if abs(p.paragraph - piece.paragraph) <= 3]


def _lines(text: str) -> list[tuple[int, int]]:
    ends = accumulate(len(line) + 1 for line in text.split("\n"))
    spans = ((end - 1 - len(line), end - 1) for end, line in zip(ends, text.split("\n"), strict=True))
    return [(start, end) for start, end in spans if not text[start:end].isspace() and start < end]


_LIMITS = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_BUCKETS = (*(str(limit) for limit in _LIMITS), "more")


def _bucket(n: int) -> str:
    return _BUCKETS[bisect_left(_LIMITS, n)]


def _few(n: int) -> str:
    return "0123"[min(n, 3)]


def _gap(layout: Layout, a: Piece, b: Piece) -> tuple[int, int, str]:
    """The stretch between two pieces and which way b lies from a."""
    if b.start >= a.start:
        return a.end, b.start, "after"
    return b.end, a.start, "before"


class _Between(NamedTuple):
    """What stands between two pieces. side: which way the second lies; sentences, sources, cues, contents: how many."""

    lo: int
    hi: int
    side: str
    words: str
    sentences: int
    sources: str
    cues: str
    contents: str


def _between(layout: Layout, a: Piece, b: Piece) -> _Between:
    lo, hi, side = _gap(layout, a, b)
    count = [_few(layout.between(lo, hi, label)) for label in ("source", "cue", "content")]
    return _Between(lo, hi, side, _bucket(layout.words_between(lo, hi)), min(abs(a.sentence - b.sentence), 3), *count)


def _common(layout: Layout, a: Piece, b: Piece, of: str, found: _Between) -> list[str]:
    """What is looked at for cues and for sources; `of` says for which."""
    lo, hi, side, words, sentences, *counts = found
    text = layout.text
    out = _distances(of, side, words, sentences, min(abs(a.paragraph - b.paragraph), 3), *counts)
    stretch = text[lo : min(hi, lo + 400)]
    marks = "".join([c for c in ",:;.?!—" if c in stretch])
    return [
        *out,
        f"{of} {side} marks {marks}",
        f"{of} {side} first {text[lo : min(hi, lo + 2)].strip()[:1]}",
        f"{of} {side} last {text[max(lo, hi - 2) : hi].strip()[-1:]}",
    ]


@lru_cache(maxsize=8192)  # a few thousand cases cover most pairs; writing them out anew was half of the linker's time
def _distances(
    of: str, side: str, words: str, sentences: int, paragraphs: int, sources: str, cues: str, contents: str
) -> tuple[str, ...]:
    return (
        f"{of} {side}",
        f"{of} {side} words {words}",
        f"{of} {side} sentences {sentences}",
        f"{of} {side} paragraphs {paragraphs}",
        f"{of} {side} sources {sources}",
        f"{of} {side} cues {cues}",
        f"{of} {side} contents {contents}",
        f"{of} {side} sentences {sentences} cues {cues} contents {contents}",
        f"{of} {side} sentences {sentences} cues {cues} sources {sources}",
    )


def content_features(layout: Layout, content: Piece, cue: Piece) -> list[str]:
    """What speaks for a cue being the cue of a content."""
    found = _between(layout, content, cue)
    quoted = layout.quoted(content)
    kind = layout.kind(cue)
    opens = layout.text[content.start : content.start + 1].isupper() or quoted == "all"
    starts = layout.sentences[content.sentence][0] >= content.start - 1
    ends = layout.sentences[cue.sentence][1] <= cue.end + 2
    own = layout.own_source_side(cue)
    out = _common(layout, content, cue, "c", found)
    out += _of_content(found.side, quoted, found.sentences, found.words, kind, starts, opens, ends, own)
    return out


@lru_cache(maxsize=8192)
def _of_content(
    side: str, quoted: str, sentences: int, words: str, kind: str, starts: bool, opens: bool, ends: bool, own: str
) -> tuple[str, ...]:
    return (
        f"c {side} {quoted} sentences {sentences}",
        f"c {side} {quoted} words {words}",
        f"c {side} {quoted} {kind}",
        f"c {side} {kind} sentences {sentences}",
        f"c {side} {kind} words {words}",
        f"c {side} starts {starts} sentences {sentences} quoted {quoted}",
        f"c {side} opens {opens} starts {starts}",
        f"c {side} cue ends sentence {ends}",
        f"c {side} own source {own} sentences {sentences}",
    )


def source_features(layout: Layout, cue: Piece, source: Piece) -> list[str]:
    """What speaks for a source being the source of a cue."""
    found = _between(layout, cue, source)
    pronoun = layout.text[source.start : source.end].lower() in _PRONOUNS
    closer = _closer_cue(layout, cue, source)
    out = _common(layout, cue, source, "s", found)
    out += _of_source(
        found.side, found.sentences, found.words, found.cues, found.contents, layout.kind(cue), pronoun, closer,
        found.hi - found.lo <= 1,
    )  # fmt: skip
    return out


@lru_cache(maxsize=8192)
def _of_source(
    side: str, sentences: int, words: str, cues: str, contents: str, kind: str, pronoun: bool, closer: str,
    touches: bool,
) -> tuple[str, ...]:  # fmt: skip
    return (
        f"s {side} {kind} words {words}",
        f"s {side} {kind} sentences {sentences}",
        f"s {side} sentences {sentences} contents {contents} cues {cues}",
        f"s {side} pronoun {pronoun} words {words}",
        f"s {side} closer cue {closer} sentences {sentences}",
        f"s {side} touches {touches}",
    )


def _closer_cue(layout: Layout, cue: Piece, source: Piece) -> str:
    """Whether another cue of the sentence lies closer to the source, and on which side of it."""

    def distance(c: Piece) -> int:
        return max(c.start - source.end, source.start - c.end)

    own = distance(cue)
    for other in layout.near(source, "cue"):
        if other.number != cue.number and other.sentence == cue.sentence and distance(other) < own:
            return "left" if other.start < source.start else "right"
    return "no"


def none_features(layout: Layout, one: Piece, candidates: Sequence[Piece]) -> list[str]:
    """What speaks for leaving a content without a cue, or a cue without a source."""
    same = _few(sum(c.sentence == one.sentence for c in candidates))
    out = ["none", f"none same sentence {same}", f"none candidates {_few(len(candidates))}"]
    if one.label == "content":
        out += [f"none quoted {layout.quoted(one)}", f"none quoted {layout.quoted(one)} same {same}"]
    else:
        out += [f"none {layout.kind(one)}"]
    return [one.label[:2] + " " + f for f in out]


FeatureMaker = Callable[[Layout, Piece, Piece], list[str]]
