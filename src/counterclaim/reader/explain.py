"""What decided each field of a claim: which head with which score, which verb, which mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Claim
from counterclaim.model.span import Spans
from counterclaim.reader import cues
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.wording import Nameless, wording

SHOWN = 3  # labels of a head that are shown


class Reason(NamedTuple):
    """One field of a claim, what was decided, and why, in words."""

    field: str
    value: str
    why: str


def explain(
    claim: Claim, attribution: Attribution | None, fields: Fields, text: str, nameless: Nameless
) -> list[Reason]:
    """The reasons for a claim's fields. claim and attribution in running-text offsets into `text`.

    nameless: the text with its names blanked out.
    """
    spans: Spans = claim.content
    speaker = claim.speaker
    out = [Reason("words", claim.text, f"claim head, mean over its tokens; confidence {claim.confidence:.2f}")]
    voice = _odds(fields, "voice", spans)
    if attribution is None:
        out.append(Reason("speaker", "the report itself", f"voice head: {voice}{_sure(claim, 'speaker')}"))
    else:
        named = " ".join(text[s:e] for s, e in attribution.source) or "no words name a speaker"
        cue = " ".join(text[s:e] for s, e in attribution.cue)
        verb = f', by "{cue}"' if cue else ""
        name = speaker.name if speaker is not None else "not resolved"
        why = f'"{named}"{verb} ({attribution.id}); voice head: {voice}'
        out.append(Reason("speaker", name, why + _sure(claim, "speaker")))
        side = speaker.side if speaker is not None else None
        basis = {
            "text": "the speaker's own words",
            "registry": "the registry of offices",
            "report": "the report around",
        }
        why = basis.get(
            (speaker.side_basis if speaker is not None else None) or "", "nothing tells whom they speak for"
        )
        out.append(Reason("side", side or "open", why + _sure(claim, "side")))
    cue = " ".join(text[s:e] for s, e in attribution.cue) if attribution is not None else ""
    model = nameless.model
    told = model.log_probs([wording(nameless.text, spans[-1], cue, actor=attribution is not None)])
    verb = cues.stance(cue, claim.text) if cue else cues.narrator_stance(claim.text)
    for head in ("type", "stance", "factuality", "evidentiality"):
        words = _best(dict(zip(model.labels[head], map(exp, told[head][0]), strict=True)))
        also = f"; the reporting verb: {verb}" if head == "stance" else ""
        why = f"{head} head: {_odds(fields, head, spans)}; the words alone: {words}{also}{_sure(claim, head)}"
        out.append(Reason(head, getattr(claim, head), why))
    for figure in claim.figures:
        at = ((figure.number_start, figure.number_end),)
        heads = f"unit head: {_odds(fields, 'unit', at)}; scope head: {_odds(fields, 'scope', at)}"
        why = f"{figure.bound} {figure.value} {figure.unit or ''}; {heads}"
        out.append(Reason("figure", figure.text, why + _sure(claim, "figures")))
    for place in claim.places:
        known = f"{place.id}, {place.precision}" if place.id else "not in the gazetteer, or several fit; left open"
        why = f"{known}; confidence {place.confidence:.2f}"
        out.append(Reason("place", place.text, why + _sure(claim, "places")))
    for when in claim.times:
        why = f"{when.value}, resting on: {when.basis}; {when.role}"
        out.append(Reason("time", when.text, why + _sure(claim, "times")))
    return out


def _sure(claim: Claim, field: str) -> str:
    """How many such values were right, in words to end a reason with; "" where that was not measured."""
    share: float | None = getattr(claim.sure, field)
    if share is None:
        return ""
    rights = "were all right" if field in ("figures", "places", "times") else "was right"
    return f"; in {int(100 * share)} of 100 such claims the {field} {rights}"


def _odds(fields: Fields, head: str, spans: Spans) -> str:
    return _best(fields.distribution(head, spans))


def _best(found: Mapping[str, float]) -> str:
    best = sorted(found, key=lambda label: -found[label])[:SHOWN]
    return ", ".join(f"{label} {found[label]:.2f}" for label in best)


def by_id(attributions: Sequence[Attribution], ident: str | None) -> Attribution | None:
    """The attribution with this id; None where there is none."""
    return next((a for a in attributions if a.id == ident), None)
