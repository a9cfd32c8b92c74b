"""What tells of an end, of a truce that begins, of nobody or of what is to come: "a pause in the shelling", "nobody was
armed", "said that it would rain"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.reader import comparing
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.phrase import SELF_PRONOUNS
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words

_CEASING = vocabulary.words("claims.ceasing")
_BROKEN, _BESIDE = vocabulary.listed("claims.broken"), vocabulary.words("parties.beside")
_DEEDS = vocabulary.words("claims.condemned") | vocabulary.words("claims.fired")
_CONDITIONS = vocabulary.words("claims.conditions")
_ANY = ("a", "an", "any")
_AGREED, _BEGUN = vocabulary.words("places.agreed"), vocabulary.words("claims.begun")


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


def begins(words: Sequence[Word]) -> bool:
    """True where a truce or treaty is what the verb tells of, and it begins: "the truce | took effect at dawn"."""
    first = next((n for n, w in enumerate(words) if w.dep in SUBJECTS and w.noun), None)
    return first is not None and words[first].lower in _AGREED and any(w.lower in _BEGUN for w in words[first + 1 :])


def breaks(word: str) -> bool:
    """True for a word in lower case that may tell of a breach: "broke", never "brokered"."""
    return word.startswith(_BROKEN) and word not in _BESIDE


def keeps_calm(words: Words, sentences: SentenceIndex) -> bool:
    """True for a report in which a truce begins and no word tells of a breach or a deed."""
    begun = any(begins(words.slice(sentence)) for sentence in sentences.sentences)
    return begun and not any(breaks(w.lower) or w.lower in _DEEDS for w in words)


def tells_of_nobody(text: str) -> bool:
    """True for what tells of others that none of them did or was something, which is no denial of one's own:
    "| Nobody was armed there |"."""
    words = comparing.words(text)
    nobody = words[:1] in (["nobody"], ["no-one"]) or words[:2] == ["no", "one"]
    return nobody and SELF_PRONOUNS.isdisjoint(words)


def foretells(words: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """True for what is to come, told of the past, and hangs on nothing: "said that | 45 men would be freed |"; not for
    "if it rained, they would ...", "a raid would ..." and "would have ..."."""
    at = next((n for n, w in enumerate(words) if w.lower == "would"), None)
    if at is None or words[0].lower in _ANY or any(w.lower == "have" for w in words[at + 1 : at + 3]):
        return False
    return _CONDITIONS.isdisjoint(w.lower for w in sentence)
