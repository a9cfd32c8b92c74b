"""Whose text it is: the voice of what no other voice has, where the text or what came with it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.turns import Turn

# "[Communique] [Information Office of the Navy] ...": what it is and whose it is, at the head of a monitored broadcast.
_HEADED = compiled(r"\A(?:[^\[\n]{0,120}--\s*)?\[(?P<what>[^\]\n]{3,60})\]\s*\[(?P<who>[^\]\n]{3,120})\]")
_NAMED_IN = compiled(r"\b(?:with|by) (?P<who>[^,\[\]]{3,80}?)(?:,|\]| by | in | on )")
_WE = compiled(r"(?:\A|[.!?\n]\s*|\d\. )We, (?P<who>the [^,.;\n]{3,90}),")
_OPENING = 600  # characters in which a text says whose it is


def issuer(doc: RunningText, dialogue: Sequence[Turn]) -> tuple[str, Span] | None:
    """What kind of sign tells it, in a word, and where the issuer is named (running-text offsets).

    Who alone answers in a dialogue has also said what stands before the first label.
    """
    opening = doc.text[:_OPENING]
    headed = _HEADED.match(opening)
    if headed is not None and len(re.findall(r"[A-Z]\w", headed["who"])) > 1:
        return headed["what"].split()[0].lower(), headed.span("who")
    named = _WE.search(opening)
    if named is not None:
        return "we", named.span("who")
    answering = {doc.text[slice(*t.label)].casefold(): t.label for t in dialogue if not t.asks}
    if len(answering) == 1:
        return "answers", next(iter(answering.values()))
    return None
