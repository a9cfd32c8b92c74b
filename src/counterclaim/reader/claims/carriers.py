"""Who may be the voice of a proposition, and who most likely is: a linear scorer over the candidates within reach.

Candidates are the narrator, somebody whom nothing in reach names, and every mention of a speaker near by: sources of
attributions, mentions that the speech head marks, labels of turns, people whom a heading names, and whose text it is.
The weights (weights/carriers.json) are fitted on labelled documents by training/fit_carriers.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from counterclaim.errors import ModelError
from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.carrying import TOUCHES, words_around
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
NARRATOR, NOBODY, LABEL = "narrator", "nobody", "label"
CASES = 8192  # of names written out that are kept


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
    whom it names). spoken: the share of words that the voice head gives to actors, in quarters. masthead: where the
    text begins with the name of its body. titled: who speaks by its title. table: the weights that choose, or those of
    English. own: a speech of nobody named is the text's own. entered, labels: what heads of entries name.
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
    own: bool = False
    entered: Sequence[TaggedSpan] = ()
    labels: Sequence[Attribution] = ()

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

    @cached_property
    def _near(self) -> dict[int, dict[Span, list[Attribution]]]:
        return {}

    def sources_near(self, sentence: int) -> dict[Span, list[Attribution]]:
        """Sources that stand, or whose words stand, within reach of a sentence, in order, with what they say."""
        if sentence not in self._near:
            found = {
                one.id: one
                for n in range(sentence - BACK, sentence + AHEAD + 1)
                for one in self._attributions_at.get(n, ())
                if n == sentence or sentence - BACK <= self.sentences.at(one.source[0][0]) <= sentence + AHEAD
            }
            out: dict[Span, list[Attribution]] = {}
            for one in sorted(found.values(), key=lambda one: one.source[0]):
                out.setdefault(one.source[0], []).append(one)
            self._near[sentence] = out
        return self._near[sentence]

    def speech_near(self, sentence: int) -> list[TaggedSpan]:
        """What the speech head marks within reach of a sentence."""
        return [s for n in range(sentence - BACK, sentence + AHEAD + 1) for s in self._speech_at.get(n, ())]

    def cues(self, sentence: int) -> list[Span]:
        """Cues that the speech head marks in a sentence."""
        return [(s.start, s.end) for s in self._speech_at.get(sentence, ()) if s.label == "cue"]

    @cached_property
    def _forms(self) -> dict[Span, tuple[str, str]]:
        return {}

    def form(self, span: Span) -> tuple[str, str]:
        """What a mention is, "he", "it", "we" or "other", and whether it names somebody."""
        known = self._forms.get(span)
        if known is None:
            words = self.words.slice(span)
            alone = words[0].lower if len(words) == 1 else ""
            form = (
                "he" if alone in PERSON_PRONOUNS
                else "it" if alone in GROUP_PRONOUNS
                else "we" if alone in SELF_PRONOUNS
                else "other"
            )  # fmt: skip
            person, proper = any(w.name.endswith("PERSON") for w in words), any(w.tag.startswith("NNP") for w in words)
            known = self._forms[span] = form, f"named {person} {proper}"
        return known

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
    for span, same in around.sources_near(here).items():
        seen.add(span)
        best = same[0] if len(same) == 1 else max(same, key=lambda a: (_held(one.span, a), a.confidence))
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
    told = told or (below is not None and around.quotation(one.span) is not None) or around.doc.in_row(one.span[0])
    return out + [Candidate(NARRATOR)] * (turn is None) + [Candidate(NOBODY)] * (not told)


def is_self(around: Around, span: Span) -> bool:
    """True for "I" or "we" outside quotation marks: whose turn or text it is."""
    words = around.words.slice(span)
    return len(words) == 1 and words[0].lower in SELF_PRONOUNS and around.quotation(span) is None


def features(one: Proposition, fields: Fields, around: Around, offered: Sequence[Candidate]) -> list[list[str]]:
    """The names of the features of every candidate."""
    context = _context(one, fields, around, offered)
    told = words_around(one.span, around, offered, context.shares, context.voice, context.state)
    return [_of(one, around, n, candidate, context) + told[n] for n, candidate in enumerate(offered)]


class _Context(NamedTuple):
    voice: int  # how likely the voice head finds an actor, in steps of its log-odds
    quote: Span | None
    state: str  # whether it is quoted, and whether "we" or "our" is in it
    holds: bool  # an attribution with a source holds it
    dialogue: bool
    issued: str  # of what kind the issuer is, "" where none is told
    stance: str
    evidence: str  # how the speaker knows, as that head finds it
    here: int  # its sentence
    several: bool  # more candidates than the narrator and nobody
    shares: list[float]  # by candidate: how much of it the attribution holds
    sizes: list[int]  # how long the contents are that hold most of it
    nearest: int  # how far the nearest mention is
    last: int  # where the last mention before it stands, and the last that is a source
    last_source: int


def _context(one: Proposition, fields: Fields, around: Around, offered: Sequence[Candidate]) -> _Context:
    odds = fields.distribution("voice", (one.span,))
    logit = math.log((odds["actor"] + 1e-4) / (odds["narrator"] + 1e-4))
    quote = around.quotation(one.span)
    first = any(w.lower in SELF_PRONOUNS for w in around.words.slice(one.span))
    shares = [_held(one.span, c.attribution) if c.attribution is not None else 0.0 for c in offered]
    sizes = [_size(c.attribution) for c, share in zip(offered, shares, strict=True) if c.attribution and share > 0.5]
    mentions = [(c.span, c.attribution) for c in offered if c.span and c.kind in ("source", "mention")]
    before = [(span[0], attribution) for span, attribution in mentions if span[0] < one.span[0]]
    return _Context(
        max(-4, min(4, round(logit))), quote, f"{'quoted' if quote else 'plain'} {'we' if first else '-'}", bool(sizes),
        any(c.kind == LABEL for c in offered), around.issuer[0] if around.issuer is not None else "",
        fields.likeliest("stance", (one.span,)), fields.likeliest("evidentiality", (one.span,)),
        around.sentences.at(one.span[0]), len(offered) > 2, shares, sizes,
        min((_gap(one.span, span) for span, _ in mentions), default=0),
        max((at for at, _ in before), default=0),
        max((at for at, attribution in before if attribution is not None), default=0),
    )  # fmt: skip


def _size(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.content)


def _of(one: Proposition, around: Around, number: int, c: Candidate, k: _Context) -> list[str]:
    kind, state, voice = c.kind, k.state, k.voice
    out = [*_names_of_all(kind, state, voice, k.evidence, around.spoken)]
    if c.span is None:
        return [*out, *_names_without_mention(kind, state, voice, k.holds, k.dialogue, k.issued, k.stance, k.several)]
    start, end = one.span
    if kind.startswith("issuer"):
        out += (f"issuer, stance {k.stance}", f"issuer, voice {voice}", f"issuer, {state}", f"issuer, held {k.holds}")
    if kind == "heading":
        out.append(f"heading, paragraphs {min(4, around.doc.text.count(chr(10) * 2, c.span[1], start))}")
    form, named = around.form(c.span)
    out.append(f"{kind}, {form}")
    if kind not in ("source", "mention"):
        return [*out, f"{kind}, held {k.holds}", f"{kind}, held {k.holds}, {state}"]
    if form == "other":
        out.append(named)
    at = c.span[0]
    apart = k.here - around.sentences.at(at)
    side = "inside" if start <= at < end else "before" if at < start else "after"
    sure = min(9, int(c.score * 10))
    breaks = min(3, around.doc.text.count("\n\n", min(c.span[1], start), max(start, at))) if side != "inside" else 0
    out += _names_of_place(kind, state, voice, apart, side, sure, breaks)
    in_quote = k.quote is not None and k.quote[0] <= at and c.span[1] <= k.quote[1]
    if in_quote:
        out.append(f"in one quotation with it, {kind}")
    elif around.quotation(c.span) is not None:
        out.append(f"in another quotation, {kind}")
    share = k.shares[number]
    hold = "all" if share > 0.95 else "most" if share > 0.5 else "some" if share > TOUCHES else "none"
    out += _names_of_hold(hold, state, voice, min(apart, 2))
    if c.attribution is not None and share > TOUCHES:
        inner = all(_size(c.attribution) <= size for size in k.sizes)
        others = min(2, len(k.sizes) - (share > 0.5))
        out += (
            f"holds {hold}, sureness {sure}",
            f"holds {hold}, attitude {c.attribution.attitude}",
            f"holds {hold}, innermost {inner}, others {others}",
        )
    else:
        out.append(f"held by another {k.holds}, sentences {min(apart, 2)}")
        out.append(f"held by another {k.holds}, sentences {min(apart, 2)}, {state}")
    if apart == 0:
        out.append(f"nearest in its sentence {_gap(one.span, c.span) <= k.nearest}")
        near = min((_gap(c.span, cue) for cue in around.cues(k.here)), default=999)
        out.append(f"cue {0 if near < 3 else 1 if near < 25 else 2}, {side}, holds {hold}")
    elif apart > 0:
        spoken = c.attribution is not None and any(
            around.sentences.at(max(s, e - 1)) == k.here - 1 for s, e in c.attribution.content
        )
        speaks = c.attribution is not None and at >= k.last_source
        out += _names_of_turn(state, voice, at >= k.last, speaks, spoken)
    return out


# A few thousand cases cover most candidates; writing their names out anew was most of the scorer's time.
@lru_cache(maxsize=CASES)
def _names_of_all(kind: str, state: str, voice: int, evidence: str, spoken: int) -> tuple[str, ...]:
    return (
        kind,
        f"{kind}, voice {voice}",
        f"{kind}, {state}",
        f"{kind}, {state}, voice {voice}",
        f"{kind}, {evidence}",
        f"{kind}, {evidence}, voice {voice}",
        f"{kind}, spoken {spoken}",
        f"{kind}, spoken {spoken}, voice {voice}",
    )


@lru_cache(maxsize=CASES)
def _names_without_mention(
    kind: str, state: str, voice: int, held: bool, dialogue: bool, issued: str, stance: str, several: bool
) -> tuple[str, ...]:
    return (
        f"{kind}, {'held' if held else 'free'}, voice {voice}",
        f"{kind}, {'held' if held else 'free'}, {state}",
        f"{kind}, {'dialogue' if dialogue else 'prose'}",
        f"{kind}, dialogue {dialogue}, held {held}",
        f"{kind}, issuer {issued}, stance {stance}",
        f"{kind}, issuer {issued}",
        f"{kind}, issuer {issued}, voice {voice}",
        f"{kind}, {several}",
    )


@lru_cache(maxsize=CASES)
def _names_of_place(
    kind: str, state: str, voice: int, apart: int, side: str, sure: int, breaks: int
) -> tuple[str, ...]:
    return (
        f"{kind}, sentences {apart}",
        f"{kind}, sentences {apart}, {side}",
        f"{kind}, sentences {apart}, voice {voice}",
        f"{kind}, sentences {apart}, {state}",
        f"{kind}, sureness {sure}",
        f"paragraphs {breaks}, {side}",
        f"paragraphs {breaks}, sentences {min(apart, 2)}, {state}",
    )


@lru_cache(maxsize=CASES)
def _names_of_hold(hold: str, state: str, voice: int, apart: int) -> tuple[str, ...]:
    return (
        f"holds {hold}",
        f"holds {hold}, {state}",
        f"holds {hold}, voice {voice}",
        f"holds {hold}, sentences {apart}",
    )


@lru_cache(maxsize=CASES)
def _names_of_turn(state: str, voice: int, last: bool, speaks: bool, spoken: bool) -> tuple[str, ...]:
    return (
        f"last named {last}, {state}",
        f"last named {last}, voice {voice}",
        f"last to speak {speaks}, {state}",
        f"last to speak {speaks}, voice {voice}",
        f"spoke in the sentence before {spoken}, {state}, voice {voice}",
    )


def choose(
    one: Proposition, fields: Fields, around: Around, table: Mapping[str, float] | None = None
) -> tuple[Candidate, float]:
    """The likeliest candidate and its probability."""
    offered, weight = candidates(one, around), (table or around.table or weights()).get
    totals = [sum([weight(name, 0.0) for name in names]) for names in features(one, fields, around, offered)]
    best = max(range(len(totals)), key=totals.__getitem__)
    return offered[best], 1.0 / sum(math.exp(t - totals[best]) for t in totals)


def _held(span: Span, attribution: Attribution) -> float:
    """Which share of a span the attribution's content holds."""
    shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in attribution.content)
    return shared / max(1, span[1] - span[0])


def _gap(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
