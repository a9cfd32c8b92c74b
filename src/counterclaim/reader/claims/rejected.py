"""Clauses that a sentence tells only to call them false: "reports that two nurses were killed | are untrue"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Word, Words

_REFERS = vocabulary.words("claims.told_as")
_FALSE = vocabulary.words("claims.called_false")
_TOLD_OF = vocabulary.words("claims.told_of")
_BE = vocabulary.words("figures.be")
_CALLS = vocabulary.words("claims.calls") | vocabulary.words("claims.denied")
_NONE = ("no", "not", "nothing", "little")
_HEDGES = vocabulary.words("claims.utterly")
_BEFORE = 9  # words from "claims" to "that": "claims | by the command in the east | that"
_QUOTES = frozenset("\"“”'‘’")
_DUMMIES = ("it", "there")
_FAR = 4  # words from the verb to what it says: "are | all simply | untrue"


def called_false(span: Span, words: Words, sentences: SentenceIndex) -> Span | None:
    """The clause that a proposition tells and its sentence calls false, without "the claims that" and "are false"
    (running-text offsets); None where it is not called so."""
    at = sentences.at(span[0])
    if at < 0:
        return None
    first, last = sentences.sentences[at]
    held = words.slice((first, last))
    if (told := _what_is_said(held)) is not None:
        return told if span[0] < told[1] and told[0] < span[1] else None
    that = next(
        (n for n, w in enumerate(held) if w.end + 1 >= span[0] and w.start < span[1] and w.lower == "that"), None
    )
    if that is None or that + 1 == len(held):
        return None
    before, start = [w.lower for w in held[max(0, that - _BEFORE) : that]], held[that + 1].start
    if _opens(before) or _called_before(before):
        return (start, span[1]) if start < span[1] else None
    if _REFERS.isdisjoint(before):
        return None
    called = any(w.lower in _CALLS for w in held[:that])
    for n in range(that + 3, len(held)):
        verb = held[n].lower in _BE and (n + 1 == len(held) or held[n + 1].tag != "VBN" or held[n + 1].lower in _FALSE)
        if (verb or called) and _false(held[n + verb : n + verb + _FAR + 1]):
            end = _end(held, n)
            return (start, end) if span[0] < end and start < span[1] else None
    return None


def _what_is_said(held: Sequence[Word]) -> Span | None:
    """ "A raid on the camp" of "What the guild says about | a raid on the camp | is nonsense"."""
    opens = next((w.lower for w in held if w.lower not in _QUOTES), "")
    tells = (n for n, w in enumerate(held) if w.lower in _TOLD_OF and held[n - 1].tag in FINITE)
    if opens != "what" or (about := next(tells, None)) is None:
        return None
    is_ = next((n for n in range(about + 2, len(held)) if held[n].lower in _BE and _false(held[n + 1 :])), None)
    return (held[about + 1].start, held[is_ - 1].end) if is_ is not None else None


def _called_before(before: Sequence[str]) -> bool:
    """True for "dismissed as invented a report", "called baseless the claim" before "that"."""
    at = max((n for n, w in enumerate(before) if w in _REFERS), default=0)
    calls = next((n for n, w in enumerate(before[:at]) if w == "as" or w in _CALLS), at)
    return _says_false(before[calls:at])


def _opens(before: Sequence[str]) -> bool:
    """True for "it is a lie", "there is no truth in reports" before "that"."""
    at = next((n for n, pair in enumerate(pairwise(before)) if pair[0] in _DUMMIES and pair[1] in _BE), None)
    if at is None:
        return False
    told = before[at + 2 :]
    no_word = told[:1] and told[0] in _NONE and any(w.startswith("tru") for w in told)  # "not a word of truth"
    return bool(no_word) or _says_false(told)


def _says_false(told: Sequence[str]) -> bool:
    return any(w in _FALSE for w in told) or any(" ".join(pair) in _FALSE for pair in pairwise(told))


def _false(held: Sequence[Word]) -> bool:
    """True where words begin with one that calls something false: "a complete | fabrication", not "false flag"."""
    words = [w for w in held if w.lower not in _QUOTES]
    for n, word in enumerate(words):
        pair = f"{word.lower} {words[n + 1].lower}" if n + 1 < len(words) else ""
        if word.lower in _FALSE or pair in _FALSE:
            after = words[n + 1 + (pair in _FALSE) :][:1]
            return not (after and after[0].noun)
        if not (word.lower in _HEDGES or word.lower.endswith("ly")):
            return False
    return False


def _end(held: Sequence[Word], n: int) -> int:
    """Where a clause ends before the verb of its sentence: "300 people had drowned | turned out to be ..."."""
    if held[n].lower == "be":
        while held[n - 1].lower in ("to", "out"):
            n -= 1
        n -= held[n - 1].verb
    while held[n - 1].lower in _QUOTES or held[n - 1].lower in (",", "as"):
        n -= 1
    return held[n - 1].end


def without_rejected(
    attributions: Sequence[Attribution], words: Words, sentences: SentenceIndex
) -> list[Attribution]:
    """The attributions but those by whose sentence somebody else calls false what they tell: "the command's claims |
    that a school was hit | are false"."""
    return [one for one in attributions if not _by_another(one, words, sentences)]


def _by_another(one: Attribution, words: Words, sentences: SentenceIndex) -> bool:
    told = [w.lower for span in one.cue for w in words.slice(span)]
    return (
        bool(one.content) and bool(told) and told[0] in _REFERS
        and called_false(one.content[0], words, sentences) is not None
    )  # fmt: skip
