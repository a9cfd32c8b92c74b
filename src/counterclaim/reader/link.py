"""Joins source, cue and content spans into attributions.

A small linear scorer (weights/link.json, fitted on PolNeAR train) chooses a cue for every content and a source for
every cue among the spans near by; "none" is one of the choices. Quotations that go on over paragraphs and speakers
named in the sentence beside stay with their cue; quoted text without any cue is kept with the speaker it has, if any.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from counterclaim.errors import ModelError
from counterclaim.model.span import overlaps
from counterclaim.reader.link_features import (
    FeatureMaker,
    Layout,
    Piece,
    content_features,
    kind_of,
    none_features,
    source_features,
)
from counterclaim.reader.parallel import clauses
from counterclaim.reader.sentences import split_span
from counterclaim.reader.signed import Signed, signed_attributions
from counterclaim.reader.speakers.phrase import RELATIVES
from counterclaim.reader.tag import TaggedSpan

WEIGHTS = Path(__file__).parent / "weights" / "link.json"
SIGNED_SCORE = 0.95  # layout is right in 26 of the 27 signed quotations of PolNeAR train and dev

Spans = tuple[tuple[int, int], ...]


class Link(msgspec.Struct, frozen=True):
    """One attribution: who (source), by which words (cue), said what (content); score is a probability."""

    source: Spans
    cue: Spans
    content: Spans
    score: float


@cache
def _weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "the linker's weights can't be read.", where=str(path), next_step="Install the package again."
        ) from error
    return found


def link(text: str, spans: Iterable[TaggedSpan], kind_of: Callable[[str], str] = kind_of) -> list[Link]:
    """The attributions of a text, in the order of their contents.

    kind_of: what sort of cue some words are ("according", "saying" or "other"), as its language has it.
    """
    signed = signed_attributions(text)
    free = _with_clauses(text, [s for s in spans if not _covered(s, signed)])
    apart = list(clauses(text, split_span(text, 0, len(text)), free, kind_of)) if ";" in text else []
    free = [s for s in free if not any(overlaps((s.start, s.end), one.span) for one in apart)]
    layout = Layout(text, [(s.label, s.start, s.end, s.score) for s in free], kind_of)
    weights = _weights()
    held: dict[int, list[Piece]] = {}
    sureness: dict[int, float] = {}
    for content in layout.of("content"):
        cue, chance = choose(layout, content, layout.near(content, "cue"), weights, content_features)
        if cue is not None:
            held.setdefault(cue.number, []).append(content)
            sureness[cue.number] = min(sureness.get(cue.number, 1.0), chance)
    links = [(one.content[0], Link((one.source,), (one.cue,), (one.content,), SIGNED_SCORE)) for one in signed]
    links += [(one.content[0], Link((one.source,), (one.cue,), (one.content,), one.score)) for one in apart]
    for cue in layout.of("cue"):
        contents = held.get(cue.number)
        if not contents:
            continue
        source, chance = choose(layout, cue, layout.near(cue, "source"), weights, source_features)
        sources: Spans = ((source.start, source.end),) if source else ()
        pieces = tuple((c.start, c.end) for c in contents)
        marked = min([cue.score, *(c.score for c in contents), *([source.score] if source else [])])
        score = sureness[cue.number] * (chance if source else 1.0) * marked
        links.append((pieces[0][0], Link(sources, ((cue.start, cue.end),), pieces, score)))
    return [one for _, one in sorted(links, key=lambda pair: pair[0])]


def _with_clauses(text: str, spans: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """The spans; a speaker and the clause that goes on about him are one: "a nurse, | who asked not to be named,"."""
    out: list[TaggedSpan] = []
    for one in sorted(spans, key=lambda s: (s.start, s.end)):
        last = out[-1] if out else None
        goes_on = one.label == "source" and text[one.start : one.end].split(" ", 1)[0] in RELATIVES
        if last is not None and goes_on and last.label == "source" and not text[last.end : one.start].strip(" ,"):
            out[-1] = msgspec.structs.replace(last, end=one.end)
        else:
            out.append(one)
    return out


def _covered(span: TaggedSpan, signed: Sequence[Signed]) -> bool:
    return any(span.start < one.last and one.first < span.end for one in signed)


def choose(
    layout: Layout,
    one: Piece,
    candidates: Sequence[Piece],
    weights: Mapping[str, float],
    features: FeatureMaker,
) -> tuple[Piece | None, float]:
    """The likeliest candidate, or None, with its probability."""
    weight = weights.get
    totals = [sum([weight(f, 0.0) for f in none_features(layout, one, candidates)])]
    totals += [sum([weight(f, 0.0) for f in features(layout, one, c)]) for c in candidates]
    best = max(range(len(totals)), key=totals.__getitem__)
    chance = 1.0 / sum(math.exp(t - totals[best]) for t in totals)
    return (candidates[best - 1] if best else None), chance
