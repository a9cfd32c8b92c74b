"""Propositions that tell of an end or of nobody: "a pause in the shelling", "nobody was armed"."""

from __future__ import annotations

from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.reader import comparing
from counterclaim.reader.speakers.phrase import SELF_PRONOUNS
from counterclaim.reader.words import FINITE, Words

_CEASING = vocabulary.words("claims.ceasing")


def ceases(words: Words, first: int, span: Span) -> bool:
    """True for what tells of an end of fighting and not of it: "brokered | a pause in the shelling", and for a clause
    that tells of that end: "| which began on Monday |". first: where its sentence begins."""
    told = words.slice((first, span[1]))
    ends = (n for n, (a, b) in enumerate(pairwise(told)) if b.tag in ("IN", "TO") and a.lower in _CEASING)
    at = max((n for n in ends if not any(w.tag in ("IN", "TO") for w in told[max(0, n - 2) : n])), default=None)
    if at is None or told[at].start >= span[0]:
        return at is not None  # "at the end of the road" is none
    clause = words.slice(span)[:1]
    between = (w for w in told[at:] if w.end <= span[0])
    return bool(clause) and clause[0].tag == "WDT" and not any(w.tag in FINITE for w in between)


def tells_of_nobody(text: str) -> bool:
    """True for what tells of others that none of them did or was something, which is no denial of one's own:
    "| Nobody was armed there |"."""
    words = comparing.words(text)
    nobody = words[:1] in (["nobody"], ["no-one"]) or words[:2] == ["no", "one"]
    return nobody and SELF_PRONOUNS.isdisjoint(words)
