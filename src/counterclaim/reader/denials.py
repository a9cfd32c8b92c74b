"""What a denial that only points back ("the claim") denies."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.claim import DENYING, Claim
from counterclaim.patterns import compiled
from counterclaim.reader.sentences import SentenceIndex

BACK = 6  # sentences back for what is denied; a denial further off is not tied to any claim

DENIED = vocabulary.words("claims.denied")
THINGS = vocabulary.words("claims.things")
POINTS_BACK = compiled(
    r"^(?:(?:the|that|this|those|these|any|all|such|its|their|a|both|earlier|previous)\s+)*(?:[\w’'-]+\s+){0,3}?"
    r"(?:claims?|reports?|accounts?|allegations?|accusations?|statements?|charges?|responsibility|"
    r"involvement|it|this|that|them|"
    r"findings?|figures?|numbers?|suggestions?|assertions?|version|wrongdoing)\b[^,;]{0,60}$",
    re.I,
)
_CALLED_FALSE = compiled(
    r"\b(?:propaganda|lies?|lying|false(?:hoods?)?|fakes?|fabricat\w+|baseless|untrue|disinformation|"
    r"misinformation|nonsense|"
    r"fiction|groundless|unfounded|invent(?:ed|ion)|hoax|made[- ]up|not true|absurd|provocation)\b",
    re.I,
)
_REFERS = compiled(
    r"\b(?:claims?|reports?|statements?|allegations?|accusations?|this|it|that|them|figures?|charges?)\b", re.I
)


def calls_false(content: str) -> bool:
    """True where the words call an earlier statement false ("the claims 'baseless'")."""
    return bool(_CALLED_FALSE.search(content) and _REFERS.search(content)) and len(content.split()) <= 14


def settle(claims: Sequence[Claim], actors: Sequence[Actor], sentences: SentenceIndex) -> list[Claim]:
    """Denials that only point back take the type of the claim they deny: the nearest earlier one of another side.

    claims in reading order, running-text offsets. Where nothing fits the denial keeps its own type.
    """
    by_id = {a.id: a for a in actors}
    out: list[Claim] = []
    for claim in claims:
        if claim.stance in DENYING and (
            POINTS_BACK.match(claim.text.strip()) or calls_false(claim.text)
        ):
            denied = _denied(claim, out, by_id, sentences)
            if denied is not None:
                sure = msgspec.structs.replace(claim.sure, type=denied.sure.type)
                places = claim.places or denied.places
                claim = msgspec.structs.replace(claim, type=denied.type, places=places, sure=sure)
        out.append(claim)
    return out


def _denied(
    claim: Claim, earlier: Sequence[Claim], actors: Mapping[str, Actor], sentences: SentenceIndex
) -> Claim | None:
    here = sentences.at(claim.content[0][0])
    speaker = actors.get(claim.actor or "")
    side = speaker.side if speaker else None
    for other in reversed(earlier):
        if here - sentences.at(other.content[0][0]) > BACK:
            return None
        if other.type == "other" or (other.actor == claim.actor and other.voice == claim.voice):
            continue
        rival = actors.get(other.actor or "")
        theirs = rival.side if rival else None
        if side is not None and theirs == side:
            continue
        return other
    return None
