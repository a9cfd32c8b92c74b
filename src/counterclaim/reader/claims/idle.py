"""Claims that tell of no act though an act is named beside them: nobody owns up to it, or a truce begins."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.reader import cues
from counterclaim.reader.words import Word

_AGREED = vocabulary.words("places.agreed")
_BE = vocabulary.words("figures.be")
_BEGINS = vocabulary.words("claims.begins")
_CLAIMS = vocabulary.words("claims.claims")
_CONDEMNED = vocabulary.words("claims.condemned")
_NEXT = 3  # words in which what is claimed is named
_FORCE = ("force", "effect")


def nobody_owns_up(words: Sequence[Word]) -> bool:
    """True for "no group has claimed responsibility" and "nobody claimed the bombing"; what is negated is no attack."""
    lower = [w.lower for w in words]
    verbs = [n for n, w in enumerate(words) if w.tag[:1] == "V" or w.lower in _BE]
    owns_up = cues.tells_of_none(lower) and any(_owns_up(lower[n:]) for n in verbs)
    return owns_up and cues.tells_of_none(lower[: verbs[0]])


def _owns_up(words: Sequence[str]) -> bool:
    named = words[0] in _CLAIMS and "responsibility" in words[1:_NEXT]
    return named or (words[0].startswith("claim") and not _CONDEMNED.isdisjoint(words[1:_NEXT]))


def comes_into_force(words: Sequence[Word]) -> bool:
    """True for a truce or treaty that begins: "the truce | took effect at dawn"."""
    agreed = next((n for n, w in enumerate(words) if w.lower in _AGREED), None)
    if agreed is None or cues.negated([w.lower for w in words]):
        return False
    begins = [n for n, w in enumerate(words) if w.lower in _BEGINS]
    return any(w.lower in _FORCE and any(n - _NEXT < b < n for b in begins) for n, w in enumerate(words) if n > agreed)
