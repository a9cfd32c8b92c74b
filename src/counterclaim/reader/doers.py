"""Whose strikes or shelling a claim tells of, where its words say it by an adjective alone."""

from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.claim import Claim
from counterclaim.registry import Registry

_STRIKES = vocabulary.words("accounts.strikes")


def struck_by(text: str, published: str | None) -> str | None:
    """The side of "Surrian strikes", "killed by Surrian shelling"; None where a state's own name stands there, which
    may tell where it was."""
    words = text.replace(",", " ").split()
    for word, act in pairwise(words):
        if word[:1].isupper() and act.strip(".;:").lower() in _STRIKES:
            hit = Registry.load().side_of(word, published)
            if hit is not None and hit.side != word:
                return hit.side
    return None


def doer(claim: Claim, published: str | None = None) -> str | None:
    """The side that a claim says did it: its actor's, else by its words."""
    actor = claim.roles.actor
    return actor.side if actor is not None and actor.side is not None else struck_by(claim.text, published)
