"""Letters: who signs a text that speaks as "I", below its closing words."""

from __future__ import annotations

from itertools import pairwise

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.forms import speaks_of_itself
from counterclaim.reader.claims.letterhead import running_span
from counterclaim.reports.lines import split_lines

_CLOSINGS = vocabulary.words("claims.closings")
_LINKS = vocabulary.words("claims.name_links")
_MARKS = "+✝†*–—-/ \t"  # before a signature
_SIGNED = ("(signed) ", "(sgd.) ", "signed: ", "/s/ ")
_FOR = vocabulary.words("claims.signed_for")
_FOOT = 12  # lines in which a letter closes
_LAST = 4  # lines in which a statement is signed
_MOST = 14  # words of its closing
_NAME = range(2, 7)  # words of a name


def signer(doc: RunningText, text: str, *, plural: bool = False) -> Span | None:
    """Where a letter in the first person is signed (running-text offsets); None for what is no letter.

    text: the report's own, with all its lines. plural: of one that speaks as "we", also where nothing closes it but
    "Signed: X" or "For the X", above a name.
    """
    if not speaks_of_itself(doc.text, plural=plural, least=2 if plural else 3):
        return None
    foot = split_lines(text)[-_FOOT:]
    for closing, below in pairwise(foot):
        words = [word.strip(",.").casefold() for word in text[closing.start : closing.end].split()]
        if len(words) <= _MOST and not _CLOSINGS.isdisjoint(words):
            name = _name(text, below.start, below.end)
            return running_span(doc, name) if name is not None else None
    for line in foot[-_LAST:] if plural else ():
        told = text[line.start : line.end].lower()
        marks = (*_SIGNED, *(f"{one} the " for one in _FOR))
        start = next((len(one) for one in marks if told.startswith(one)), 0)
        name = _name(text, line.start + start, line.end) if start else None
        if name is not None:
            return running_span(doc, name)
    return None


def _name(text: str, start: int, end: int) -> Span | None:
    """The name that a line is, or begins with, before what its bearer is."""
    line = text[start:end]
    line = next((line[len(mark) :] for mark in _SIGNED if line.lower().startswith(mark)), line).lstrip(_MARKS)
    start = end - len(line)
    name = line[: min((at for mark in ",(–—" if (at := line.find(mark)) > 0), default=len(line))].rstrip()
    words = name.split()
    whole = len(words) in _NAME and words[0][0].isupper() and words[-1][0].isupper()
    return (start, start + len(name)) if whole and all(w[0].isupper() or w in _LINKS for w in words) else None
