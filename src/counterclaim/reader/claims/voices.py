"""Whose claim each proposition is: the narrator's, or that of the attribution or mention that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, Spans
from counterclaim.reader import cues
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.propositions import Proposition, trim
from counterclaim.reader.claims.turns import Turn
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan

BACK = 4  # sentences back for a speaker who goes on
COVERED = 0.5  # share of a proposition's letters that an attribution's content must hold to carry it


class Voiced(NamedTuple):
    """A proposition and what carries it; None is the narrator.

    score: the probability of the voice (narrator or actor).
    """

    proposition: Proposition
    attribution: Attribution | None
    score: float


def voices(
    text: str,
    found: Sequence[Proposition],
    fields: Fields,
    attributions: Sequence[Attribution],
    speech: Sequence[TaggedSpan],
    sentences: SentenceIndex,
    quoted: Sequence[Span],
    dialogue: Sequence[Turn],
    nobodys: Sequence[Attribution] = (),
) -> tuple[list[Voiced], list[Attribution]]:
    """Every proposition with the attribution that carries it, and the attributions made for that.

    speech: mentions of speakers and cues, as the encoder's speech head marks them beside the attributions. A
    proposition of an actor that nothing in reach carries gets an attribution without a source: it stays unresolved.
    dialogue: the turns of a transcript; what stands in one without a speaker of its own is its speaker's, and what an
    interviewer asks is left out. nobodys: attributions whose source names nobody ("no group has claimed"): what they
    hold is the narrator's.
    """
    numbers = (f"v{n}" for n in count(1))
    made: list[Attribution] = []
    out: list[Voiced] = []
    spoken: dict[Turn, Attribution] = {}
    for one in found:
        turn = next((t for t in dialogue if t.start <= one.span[0] < t.end), None)
        if turn is not None and turn.asks:
            continue
        odds = fields.distribution("voice", (one.span,))
        act = _act(one.span, attributions, text)
        if act is not None:  # "The council has yet to confirm the fall": what is denied or not confirmed is the claim
            one = one._replace(span=trim(text, (act.content[0][0], act.content[-1][1])))
            out.append(Voiced(one, act, act.confidence))
            continue
        quote = any(s <= one.span[0] and one.span[1] <= e for s, e in quoted)
        if turn is not None and (odds["actor"] < odds["narrator"] or _covering(one.span, attributions) is None):
            if turn not in spoken:
                spoken[turn] = Attribution(
                    id=next(numbers), source=(turn.label,), content=((turn.start, turn.end),), confidence=one.score
                )
                made.append(spoken[turn])
            out.append(Voiced(one, spoken[turn], max(odds.values())))
            continue
        above = _covering(one.span, attributions)
        led = above is not None and above.cue and sentences.at(above.cue[0][0]) < sentences.at(one.span[0])
        nobody = _covering(one.span, nobodys)
        if nobody is not None:  # "No group has claimed the raid" says that nobody has, and nothing of the raid
            whole = (*nobody.source, *nobody.cue, *nobody.content)
            one = one._replace(span=trim(text, (min(s for s, _ in whole), max(e for _, e in whole))))
        if nobody is not None or (odds["actor"] < odds["narrator"] and not quote and not led):
            out.append(Voiced(one, None, odds["narrator"]))
            continue
        carrier = above
        if carrier is None:
            carrier = _mentioned(one, speech, sentences, next(numbers))
            if carrier is None:
                carrier = _carried_on(one, out, sentences)
            if carrier is None:
                carrier = Attribution(id=next(numbers), source=(), cue=(), content=(one.span,), confidence=one.score)
            if carrier not in attributions and carrier not in made:
                made.append(carrier)
        out.append(Voiced(one, carrier, max(odds["actor"], odds["narrator"] if quote else 0.0)))
    return out, made


def _act(span: Span, attributions: Sequence[Attribution], text: str) -> Attribution | None:
    """The attribution inside the span whose verb is more than saying: it denies, accuses, confirms, demands."""
    for one in attributions:
        held = all(span[0] <= s and e <= span[1] for s, e in (*one.source, *one.cue, *one.content))
        if held and one.source and one.cue and one.content and not one.attitude:
            cue = " ".join(text[s:e] for s, e in one.cue)
            if cues.stance(cue, text[one.content[0][0] : one.content[-1][1]]) != "asserts":
                return one
    return None


def _covering(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    best, most = None, 0.0
    for one in attributions:
        shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in one.content)
        # Of two that hold all of it the narrower one is nearer to it: "the mayor said that villagers said ...".
        size = sum(e - s for s, e in one.content)
        share = shared / (span[1] - span[0]) - size * 1e-7 - (0.25 if not one.source else 0.0)
        if share > most:
            best, most = one, share
    return best if most >= COVERED - 0.25 else None


def _mentioned(
    one: Proposition, speech: Sequence[TaggedSpan], sentences: SentenceIndex, ident: str
) -> Attribution | None:
    """The speaker whom the speech head marks in the proposition's own sentence, outside its words."""
    start, end = one.span
    sentence = sentences.at(start)
    near = [s for s in speech if sentences.at(s.start) == sentence and not (s.start < end and start < s.end)]
    mentions = [s for s in near if s.label == "mention"]
    if not mentions:
        return None
    mention = min(mentions, key=lambda s: (s.start - end if s.start >= end else start - s.end, s.start))
    cues = [s for s in near if s.label == "cue"]
    cue = min(cues, key=lambda s: abs(s.start - mention.end), default=None)
    spans: Spans = ((cue.start, cue.end),) if cue is not None else ()
    return Attribution(
        id=ident, source=((mention.start, mention.end),), cue=spans, content=(one.span,),
        confidence=round(mention.score, 3),
    )  # fmt: skip


def _carried_on(one: Proposition, before: Sequence[Voiced], sentences: SentenceIndex) -> Attribution | None:
    """The speaker who spoke last, at most BACK sentences before."""
    here = sentences.at(one.span[0])
    for other in reversed(before):
        if here - sentences.at(other.proposition.span[0]) > BACK:
            return None
        if other.attribution is not None and other.attribution.source:
            return other.attribution
    return None
