"""Denials of any loss: who "denied losing any men" denies what a rival says to have killed."""

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.reader import comparing
from counterclaim.reader.figures import lexicon

_LOSING = vocabulary.words("claims.losing")


def denies_loss(denial: Claim, claim: Claim, who: Actor | None) -> bool:
    """True where it is denied that anything was lost, and the claim tells that who denies lost something of that kind:
    "lost no jets" of two jets shot down.

    who: who denies.
    """
    words = comparing.words(denial.text)
    if who is None or denial.figures or _LOSING.isdisjoint(words) or claim.factuality != "asserted":
        return False
    harmed = claim.roles.target
    named = comparing.words(harmed.name) if harmed is not None else []
    ours, theirs = _kinds(words), _kinds(named) | {f.unit for f in claim.figures if f.unit}
    if ours and ours.isdisjoint(theirs):
        return False
    sides = {f.side for f in claim.figures} | ({harmed.side} if harmed is not None else set())
    if any(sides):
        return who.side in sides
    return not comparing.stems(" ".join(named)).isdisjoint(comparing.stems(who.name))


def _kinds(words: list[str]) -> set[str]:
    """What kinds of thing the words name, as figures count them: people, aircraft, tanks."""
    return {unit for word in words if (unit := lexicon.nouns().get(word)) is not None}
