"""How sure the reader is of each field of a claim: what the heads, linkers and tables know of it, as a share of right
answers.

Each field has a logistic regression on a few features (calibration.py), fitted by training/fit_sureness.py on labelled
documents that nothing else was trained on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Sure
from counterclaim.model.span import Span
from counterclaim.reader.calibration import Calibration
from counterclaim.reader.claims.fields import Field, Fields
from counterclaim.reader.claims.voices import Voiced
from counterclaim.reader.speakers.phrase import GROUP_PRONOUNS, PERSON_PRONOUNS, SELF_PRONOUNS

HEADS = ("type", "stance", "factuality", "evidentiality")
_LEAST = 1e-3  # what a probability is taken to be at least, before its logarithm
_MOST = 9.0  # log-odds beyond which a lead tells nothing more

Features = dict[str, float]
_PRONOUNS = frozenset((*PERSON_PRONOUNS, *GROUP_PRONOUNS, *SELF_PRONOUNS))


def sure_of(
    model: Calibration, claim: Claim, one: Voiced, speaker: Actor | None, named: str, share: float, voice: float,
    labels: Mapping[str, Field],
) -> Sure:  # fmt: skip
    """How sure a claim's speaker, side and labels are.

    named: the words that name the speaker. share: of the odds, that its side holds. voice: the head's probability of
    the claim's voice. labels: as the heads and votes chose them.
    """
    narrator = float(claim.voice == "narrator")
    length = log(1 + len(claim.text)) - 4.5
    around = {"narrator": narrator, "length": length, "marked": one.proposition.score}
    sure: dict[str, float | None] = {}
    for head in HEADS:
        found = labels[head]
        known = {"lead": min(found.lead, _MOST), "head": _log(found.own), "words": found.words}
        known[f"is {found.label}"] = 1.0
        sure[head] = model.field(head, known | around)
    if narrator or speaker is not None:
        sure["speaker"] = model.field("speaker", speaker_features(one, speaker, named, voice))
    if speaker is not None and speaker.side is not None and not narrator:
        known = {"share": _logit(share), "choice": _logit(one.score), "pronoun": _pronoun(named)}
        known["role"] = float(speaker.role is not None)
        rests = {f"rests on {speaker.side_basis}": 1.0, f"kind {speaker.kind}": 1.0}
        sure["side"] = model.field("side", known | rests)
    return Sure(**sure)


def speaker_features(one: Voiced, speaker: Actor | None, named: str, voice: float) -> Features:
    """What tells whether the speaker is right; speaker None: the narrator."""
    out = {"choice": _logit(one.score), "voice": _log(voice), "marked": one.proposition.score}
    carrier = one.attribution
    if carrier is None or speaker is None:
        return {f"narrator, {name}": value for name, value in out.items()} | {"narrator": 1.0}
    out["link"] = carrier.confidence
    out["without cue"] = float(not carrier.cue)
    out["tagged"] = float(carrier.id.startswith("t"))
    out["pronoun"] = _pronoun(named)
    out["as named"] = float(speaker.name in named)
    out[f"kind {speaker.kind}"] = 1.0
    out["mentions"] = log(1 + len(speaker.mentions))
    return out


def parts_of(claim: Claim) -> list[Span]:
    """Where a claim's figures, places and times stand."""
    figures = [(f.number_start, f.number_end) for f in claim.figures]
    placed = [(p.start, p.end) for p in claim.places]
    return figures + placed + [(t.start, t.end) for t in claim.times]


def with_parts(model: Calibration, claim: Claim, fields: Fields) -> Claim:
    """The claim with how sure its figures, places and times are; offsets into the running text."""
    if not (claim.figures or claim.places or claim.times):
        return claim
    sure: dict[str, float | None] = {}
    if claim.figures:
        marks = _marks(fields, "figure", claim, [(f.number_start, f.number_end) for f in claim.figures])
        sure["figures"] = model.field("figures", marks | {
            "uncounted": float(any(f.counted is None for f in claim.figures)),
            "vague": float(any(f.value is None for f in claim.figures)),
            "bound": float(any(f.bound != "exact" for f in claim.figures)),
            "spelled": float(any(f.text.isalpha() for f in claim.figures)),
        } | {f"unit {unit}": 1.0 for unit in {f.unit for f in claim.figures}})  # fmt: skip
    if claim.places:
        marks = _marks(fields, "where", claim, [(p.start, p.end) for p in claim.places])
        sure["places"] = model.field("places", marks | {
            "least": min(p.confidence for p in claim.places), "open": float(any(not p.id for p in claim.places)),
            "anaphor": float(any(p.anaphor for p in claim.places)),
        } | {f"is {kind}": 1.0 for kind in {p.kind for p in claim.places}})  # fmt: skip
    if claim.times:
        marks = _marks(fields, "when", claim, [(t.start, t.end) for t in claim.times])
        kinds = {t.basis for t in claim.times} | {t.role for t in claim.times} | {t.precision for t in claim.times}
        sure["times"] = model.field("times", marks | {
            "least": min(t.confidence for t in claim.times),
            "lengthless": float(any("X" in (t.value or "") for t in claim.times)),
            "year": float(all(t.text[-4:].isdigit() for t in claim.times)),
        } | {f"is {kind}": 1.0 for kind in kinds})  # fmt: skip
    return msgspec.structs.replace(claim, sure=msgspec.structs.replace(claim.sure, **sure))


def _marks(fields: Fields, head: str, claim: Claim, parts: Sequence[Span]) -> Features:
    """How sure the head is of these parts of a claim, and that there is no other."""
    found = [1 - fields.distribution(head, (part,))["O"] for part in parts]
    beside = fields.beside(head, claim.content[-1], tuple(parts))
    return {"head": _log(min(found)), "best head": _log(max(found)), "beside": beside, "several": log(len(found))}


def _pronoun(named: str) -> float:
    return float(named.lower() in _PRONOUNS)


def _log(share: float) -> float:
    return log(share + _LEAST)


def _logit(share: float) -> float:
    return log((share + _LEAST) / (1 - share + _LEAST))
