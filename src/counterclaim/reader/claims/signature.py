"""Letters: who signs a text that speaks as "I", below its closing words."""

from __future__ import annotations

import re

from counterclaim import vocabulary
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.forms import speaks_of_itself
from counterclaim.reader.claims.letterhead import running_span

_CLOSINGS = vocabulary.words("claims.closings")
_LINE = re.compile(r"\S[^\n]*")
_NAME = compiled(
    r"(?:[+✝†*–—-]|/s/|\(?(?:signed|sgd)\.?\)?:?)?[ \t]*"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: (?:(?:de|del|der|van|von|al|bin|of|the|and)|[^\W\d_a-z][\w.’'-]*)){1,5})"
    r"(?=[,(–—]|[ \t]*$)"
)
_FOOT = 12  # lines in which a letter closes
_MOST = 14  # words of its closing


def signer(doc: RunningText, text: str) -> Span | None:
    """Where a letter in the first person is signed (running-text offsets); None for what is no letter.

    text: the report's own, with all its lines.
    """
    lines = list(_LINE.finditer(text))[-_FOOT:]
    if not speaks_of_itself(doc.text):
        return None
    for closing, below in zip(lines, lines[1:], strict=False):
        words = [word.strip(",.").casefold() for word in closing[0].split()]
        name = _NAME.match(below[0]) if len(words) <= _MOST and not _CLOSINGS.isdisjoint(words) else None
        if name is not None:
            return running_span(doc, (below.start() + name.start("name"), below.start() + name.end("name")))
    return None
