"""Whose strikes or shelling a claim tells of, where its words say it by an adjective alone."""

from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.claim import Claim
from counterclaim.registry import Registry

_STRIKES = vocabulary.words("accounts.strikes")
_LOSING = vocabulary.words("claims.losing")
_BEHOLDING = vocabulary.words("claims.beholding")
_OF_DEAD = frozenset({"casualties", "attack_on_civilians"})
_AUXILIARIES = vocabulary.words("figures.auxiliaries") | {"also", "then"}


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


def suffers(name: str, text: str, type: str) -> bool:
    """True for who does nothing of what a claim tells, though its verb is active: he lost it ("it had lost three men"),
    or saw, found or buried the dead. name: as it stands in text; type: of the claim."""
    _, found, rest = text.partition(name)
    words = [word.strip(".,;:").lower() for word in rest.split()]
    verb = next((word for word in words if word not in _AUXILIARIES), "") if found else ""
    return verb in _LOSING or (type in _OF_DEAD and verb in _BEHOLDING)
