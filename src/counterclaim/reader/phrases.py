"""Whole phrases of what the encoder marks: nothing that hangs over at their ends, no name broken off."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.span import Span
from counterclaim.reader.words import Word, Words

# Penn Treebank classes of words that end no phrase ("two tribes and", "ports of"), and of those that begin none.
_NO_END = frozenset({"IN", "CC", "DT", "TO", "PRP$", "POS", "WDT", "PDT"})
_NO_BEGIN = frozenset({"IN", "CC", "TO", "POS"})
_NAMING = frozenset({"PRP", "CD", "EX"})  # beside nouns
_ALONE = frozenset({"RB", "JJ"})  # "there", "the dead"
REACH = 3  # words after a mention in which its noun is looked for


def phrase(words: Words, span: Span, limit: int) -> Span | None:
    """The span of the phrase that `span` marks, to its noun and to the end of its name; None where there is no word in
    it that could name anything.

    All running-text offsets; limit: how far a phrase may go on.
    """
    inside = list(words.slice(span))
    if not any(w.noun or w.tag in ("PRP", "EX") for w in inside) and not (len(inside) == 1 and inside[0].tag == "RB"):
        inside += _to_noun(words.slice((span[1], limit)), span[1])
    while inside and (_mark(inside[-1]) or inside[-1].tag in _NO_END):
        inside.pop()
    while inside and (_mark(inside[0]) or inside[0].tag in _NO_BEGIN) and not _bounds(inside):
        inside.pop(0)
    if not any(w.noun or w.tag in _NAMING for w in inside) and not (len(inside) == 1 and inside[0].tag in _ALONE):
        return None
    end = inside[-1].end
    if inside[-1].name != "O":
        for word in words.slice((end, limit)):
            if word.start < end:
                continue
            if not word.name.startswith("I-"):
                break
            end = word.end
    return inside[0].start, end


def _to_noun(after: Sequence[Word], at: int) -> list[Word]:
    """The words up to the next noun, where it is near and no verb or preposition stands between."""
    found: list[Word] = []
    for word in [w for w in after[: REACH + 1] if w.start >= at][:REACH]:
        if word.verb or _mark(word) or word.tag in _NO_BEGIN:
            break
        found.append(word)
        if word.noun:
            return found
    return found if any(w.tag == "CD" for w in found) else []


def _bounds(inside: Sequence[Word]) -> bool:
    """ "At least", "at most": the beginning of a number."""
    return len(inside) > 1 and inside[1].tag in ("JJS", "RBS")


def _mark(word: Word) -> bool:
    return not any(c.isalnum() for c in word.text)
