"""Who may be the voice of a proposition, and who most likely is: a linear scorer over the candidates within reach.

Candidates are the narrator, somebody whom nothing in reach names, and every mention of a speaker near by: sources of
attributions, mentions that the speech head marks, labels of turns, people whom a heading names, and whose text it is.
The weights (weights/carriers.json) are fitted on labelled documents by training/fit_carriers.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from counterclaim.errors import ModelError
from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.propositions import Proposition
from counterclaim.reader.claims.titled import Titled
from counterclaim.reader.claims.turns import Turn
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.phrase import GROUP_PRONOUNS, PERSON_PRONOUNS, SELF_PRONOUNS
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words

WEIGHTS = Path(__file__).parent.parent / "weights" / "carriers.json"
BACK, AHEAD = 6, 1  # sentences before and after a proposition in which its speaker is looked for
TOUCHES = 0.05  # share of a proposition that an attribution must hold to be among those that hold it
NARRATOR, NOBODY, LABEL = "narrator", "nobody", "label"


class Candidate(NamedTuple):
    """What may carry a proposition.

    kind: narrator, nobody (an actor whom nothing names), source, mention, label, heading or issuer. span: where the
    speaker is named. attribution: the one that the span is the source of, if any. score: how sure the mention is.
    """

    kind: str
    span: Span | None = None
    attribution: Attribution | None = None
    score: float = 1.0


@dataclass(frozen=True)
class Around:
    """What one report offers all its propositions, in running-text offsets.

    issuer: by what sign the text tells whose it is, and where; told: that was told from outside. headings: (paragraph,
    whom it names). spoken: the share of the report's words that the voice head gives to actors, in quarters. masthead:
    where the text begins with the name of the body whose it is. titled: who speaks by its title. table: the weights
    that choose, those of English where none are given.
    """

    doc: RunningText
    words: Words
    sentences: SentenceIndex
    quoted: Sequence[Span]
    attributions: Sequence[Attribution]
    speech: Sequence[TaggedSpan]
    dialogue: Sequence[Turn]
    issuer: tuple[str, Span] | None
    told: bool
    headings: Sequence[tuple[Span, Span]]
    spoken: int
    masthead: Span | None = None
    titled: Sequence[Titled] = ()
    table: Mapping[str, float] | None = None

    @cached_property
    def _attributions_at(self) -> dict[int, list[Attribution]]:
        """Attributions with a source by the sentences of their sources and contents."""
        out: dict[int, list[Attribution]] = {}
        for one in self.attributions:
            if not one.source:
                continue
            at = {self.sentences.at(one.source[0][0])}
            for start, end in one.content:
                at.update(range(self.sentences.at(start), self.sentences.at(max(start, end - 1)) + 1))
            for sentence in at:
                out.setdefault(sentence, []).append(one)
        return out

    @cached_property
    def _speech_at(self) -> dict[int, list[TaggedSpan]]:
        out: dict[int, list[TaggedSpan]] = {}
        for one in self.speech:
            out.setdefault(self.sentences.at(one.start), []).append(one)
        return out

    def attributions_near(self, sentence: int) -> list[Attribution]:
        """Those with a source that stand or hold words within reach of a sentence, in the order of their sources."""
        found = {
            one.id: one
            for n in range(sentence - BACK, sentence + AHEAD + 1)
            for one in self._attributions_at.get(n, ())
            if n == sentence or sentence - BACK <= self.sentences.at(one.source[0][0]) <= sentence + AHEAD
        }
        return sorted(found.values(), key=lambda one: one.source[0])

    def speech_near(self, sentence: int) -> list[TaggedSpan]:
        """What the speech head marks within reach of a sentence."""
        return [s for n in range(sentence - BACK, sentence + AHEAD + 1) for s in self._speech_at.get(n, ())]

    def cues(self, sentence: int) -> list[Span]:
        """Cues that the speech head marks in a sentence."""
        return [(s.start, s.end) for s in self._speech_at.get(sentence, ()) if s.label == "cue"]

    def quotation(self, span: Span) -> Span | None:
        """The quotation that a span lies in."""
        return next((q for q in self.quoted if q[0] <= span[0] and span[1] <= q[1]), None)


@cache
def weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """The weight of every feature."""
    try:
        found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "the weights that choose speakers can't be read.", where=str(path), next_step="Install the package again."
        ) from error
    return found


def headings(doc: RunningText, words: Words) -> list[tuple[Span, Span]]:
    """Lines without a full stop that name one person: what is quoted below may be that person's."""
    out = []
    for paragraph in doc.paragraphs:
        span = (paragraph.start, paragraph.end)
        if doc.text[span[1] - 1 : span[1]] in (".", "!", "?", "”", '"', ",") or span[1] - span[0] > 90:
            continue
        inside = words.slice(span)
        named = [i for i, w in enumerate(inside) if w.name.endswith("PERSON")]
        if named and named[-1] - named[0] == len(named) - 1:
            out.append((span, (inside[named[0]].start, inside[named[-1]].end)))
    return out


def candidates(one: Proposition, around: Around) -> list[Candidate]:
    """Every speaker named within reach, the narrator, and nobody; a mention that is a source stands once."""
    here = around.sentences.at(one.span[0])
    turn = next((t for t in around.dialogue if t.start <= one.span[0] < t.end), None)
    told = turn is not None or around.issuer is not None or around.told
    out: list[Candidate] = []
    seen: set[Span] = set()
    near = around.attributions_near(here)
    for given in near:
        span = given.source[0]
        if span in seen:
            continue
        seen.add(span)
        same = [a for a in near if a.source[0] == span]
        best = max(same, key=lambda a: (_held(one.span, a), a.confidence))
        out.append(Candidate("source", span, best, best.confidence))
    for mention in around.speech_near(here):
        span = (mention.start, mention.end)
        if mention.label != "mention" or any(span[0] < e and s < span[1] for s, e in seen):
            continue
        seen.add(span)
        out.append(Candidate("mention", span, None, mention.score))
    if turn is not None:
        out.append(Candidate(LABEL, turn.label))
    below = next((h for h in reversed(around.headings) if h[0][1] <= one.span[0]), None)
    if below is not None and below[1] not in seen:
        out.append(Candidate("heading", below[1]))
    if around.issuer is not None and turn is None:
        out.append(Candidate(f"issuer {around.issuer[0]}", around.issuer[1]))
    # In a turn the narrator is silent; and whom the text names for such words is who else speaks them.
    told = told or (below is not None and around.quotation(one.span) is not None)
    return out + [Candidate(NARRATOR)] * (turn is None) + [Candidate(NOBODY)] * (not told)


def is_self(around: Around, span: Span) -> bool:
    """True for "I" or "we" outside quotation marks: whose turn or text it is."""
    words = around.words.slice(span)
    return len(words) == 1 and words[0].lower in SELF_PRONOUNS and around.quotation(span) is None


def features(one: Proposition, fields: Fields, around: Around, offered: Sequence[Candidate]) -> list[list[str]]:
    """The names of the features of every candidate."""
    context = _context(one, fields, around, offered)
    return [list(_of(one, around, offered, candidate, context)) for candidate in offered]


class _Context(NamedTuple):
    voice: int  # how likely the voice head finds an actor, in steps of its log-odds
    quote: Span | None
    first: bool  # "we", "our" in it
    holds: bool  # an attribution with a source holds it
    dialogue: bool
    issued: str  # of what kind the issuer is, "" where none is told
    stance: str
    evidence: str  # how the speaker knows, as that head finds it


def _context(one: Proposition, fields: Fields, around: Around, offered: Sequence[Candidate]) -> _Context:
    odds = fields.distribution("voice", (one.span,))
    logit = math.log((odds["actor"] + 1e-4) / (odds["narrator"] + 1e-4))
    quote = around.quotation(one.span)
    words = {w.lower for w in around.words.slice(one.span)}
    stance = fields.of("stance", (one.span,)).label
    held = any(c.attribution is not None and _held(one.span, c.attribution) > 0.5 for c in offered)
    return _Context(
        max(-4, min(4, round(logit))), quote, not words.isdisjoint(SELF_PRONOUNS), held,
        any(c.kind == LABEL for c in offered), around.issuer[0] if around.issuer is not None else "", stance,
        fields.of("evidentiality", (one.span,)).label,
    )  # fmt: skip


def _of(one: Proposition, around: Around, offered: Sequence[Candidate], c: Candidate, k: _Context) -> Iterator[str]:
    kind = c.kind
    state = f"{'quoted' if k.quote else 'plain'} {'we' if k.first else '-'}"
    yield kind
    yield f"{kind}, voice {k.voice}"
    yield f"{kind}, {state}"
    yield f"{kind}, {state}, voice {k.voice}"
    yield f"{kind}, {k.evidence}"
    yield f"{kind}, {k.evidence}, voice {k.voice}"
    yield f"{kind}, spoken {around.spoken}"
    yield f"{kind}, spoken {around.spoken}, voice {k.voice}"
    if c.span is None:
        yield f"{kind}, {'held' if k.holds else 'free'}, voice {k.voice}"
        yield f"{kind}, {'held' if k.holds else 'free'}, {state}"
        yield f"{kind}, {'dialogue' if k.dialogue else 'prose'}"
        yield f"{kind}, dialogue {k.dialogue}, held {k.holds}"
        yield f"{kind}, issuer {k.issued}, stance {k.stance}"
        yield f"{kind}, issuer {k.issued}"
        yield f"{kind}, issuer {k.issued}, voice {k.voice}"
        yield f"{kind}, {len(offered) > 2}"
        return
    start, end = one.span
    if kind.startswith("issuer"):
        yield f"issuer, stance {k.stance}"
        yield f"issuer, voice {k.voice}"
        yield f"issuer, {state}"
        yield f"issuer, held {k.holds}"
    if kind == "heading":
        yield f"heading, paragraphs {min(4, around.doc.text.count(chr(10) * 2, c.span[1], start))}"
    here, at = around.sentences.at(start), around.sentences.at(c.span[0])
    apart = here - at if kind not in (LABEL, "heading") and not kind.startswith("issuer") else 0
    words = [w.lower for w in around.words.slice(c.span)]
    head = words[-1] if words else ""
    form = (
        "he" if head in PERSON_PRONOUNS and len(words) == 1
        else "it" if head in GROUP_PRONOUNS and len(words) == 1
        else "we" if head in SELF_PRONOUNS and len(words) == 1
        else "other"
    )  # fmt: skip
    yield f"{kind}, {form}"
    if form == "other" and kind in ("source", "mention"):
        names = around.words.slice(c.span)
        yield f"named {any(w.name.endswith('PERSON') for w in names)} {any(w.tag.startswith('NNP') for w in names)}"
    if kind not in ("source", "mention"):
        yield f"{kind}, held {k.holds}"
        yield f"{kind}, held {k.holds}, {state}"
        return
    side = "inside" if start <= c.span[0] < end else "before" if c.span[0] < start else "after"
    yield f"{kind}, sentences {apart}"
    yield f"{kind}, sentences {apart}, {side}"
    yield f"{kind}, sentences {apart}, voice {k.voice}"
    yield f"{kind}, sentences {apart}, {state}"
    yield f"{kind}, sureness {min(9, int(c.score * 10))}"
    between = around.doc.text[min(c.span[1], start) : max(start, c.span[0])] if side != "inside" else ""
    breaks = min(3, between.count("\n\n"))
    yield f"paragraphs {breaks}, {side}"
    yield f"paragraphs {breaks}, sentences {min(apart, 2)}, {state}"
    in_quote = k.quote is not None and k.quote[0] <= c.span[0] and c.span[1] <= k.quote[1]
    if in_quote:
        yield f"in one quotation with it, {kind}"
    elif around.quotation(c.span) is not None:
        yield f"in another quotation, {kind}"
    share = _held(one.span, c.attribution) if c.attribution is not None else 0.0
    hold = "all" if share > 0.95 else "most" if share > 0.5 else "some" if share > TOUCHES else "none"
    yield f"holds {hold}"
    yield f"holds {hold}, {state}"
    yield f"holds {hold}, voice {k.voice}"
    yield f"holds {hold}, sentences {min(apart, 2)}"
    if c.attribution is not None and share > TOUCHES:
        yield f"holds {hold}, sureness {min(9, int(c.score * 10))}"
        yield f"holds {hold}, attitude {c.attribution.attitude}"
        size = sum(e - s for s, e in c.attribution.content)
        others = [o.attribution for o in offered if o.attribution is not None and o is not c]
        others = [o for o in others if _held(one.span, o) > 0.5]
        inner = all(size <= sum(e - s for s, e in o.content) for o in others)
        yield f"holds {hold}, innermost {inner}, others {min(2, len(others))}"
    else:
        yield f"held by another {k.holds}, sentences {min(apart, 2)}"
        yield f"held by another {k.holds}, sentences {min(apart, 2)}, {state}"
    rivals = [o for o in offered if o.span is not None and o.kind in ("source", "mention") and o is not c]
    if apart == 0:
        gap = _gap(one.span, c.span)
        yield f"nearest in its sentence {all(gap <= _gap(one.span, o.span) for o in rivals if o.span)}"
        near = min((_gap(c.span, cue) for cue in around.cues(here)), default=999)
        yield f"cue {0 if near < 3 else 1 if near < 25 else 2}, {side}, holds {hold}"
    elif apart > 0:
        last = not any(c.span[0] < o.span[0] < start for o in rivals if o.span)
        yield f"last named {last}, {state}"
        yield f"last named {last}, voice {k.voice}"
        of_speech = [o for o in rivals if o.attribution is not None and o.span and c.span[0] < o.span[0] < start]
        yield f"last to speak {c.attribution is not None and not of_speech}, {state}"
        yield f"last to speak {c.attribution is not None and not of_speech}, voice {k.voice}"
        spoken = c.attribution is not None and any(
            around.sentences.at(max(s, e - 1)) == here - 1 for s, e in c.attribution.content
        )
        yield f"spoke in the sentence before {spoken}, {state}, voice {k.voice}"


def choose(
    one: Proposition, fields: Fields, around: Around, table: Mapping[str, float] | None = None
) -> tuple[Candidate, float]:
    """The likeliest candidate and its probability."""
    table = table or around.table or weights()
    offered = candidates(one, around)
    totals = [sum(table.get(name, 0.0) for name in names) for names in features(one, fields, around, offered)]
    best = max(range(len(totals)), key=totals.__getitem__)
    return offered[best], 1.0 / sum(math.exp(t - totals[best]) for t in totals)


def _held(span: Span, attribution: Attribution) -> float:
    """Which share of a span the attribution's content holds."""
    shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in attribution.content)
    return shared / max(1, span[1] - span[0])


def _gap(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
