"""Whose text it is: the voice of what no other voice has, where the text or what came with it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reader.claims.turns import Turn
from counterclaim.registry import Registry
from counterclaim.registry.tokens import tokens
from counterclaim.registry.words import BODY

# "[Communique] [Information Office of the Navy] ...": what it is and whose it is, at the head of a monitored broadcast.
_HEADED = compiled(r"\A(?:[^\[\n]{0,120}--\s*)?\[(?P<what>[^\]\n]{3,60})\]\s*\[(?P<who>[^\]\n]{3,120})\]")
_NAMED_IN = compiled(r"\b(?:with|by) (?P<who>[^,\[\]]{3,80}?)(?:,|\]| by | in | on )")
_WE = compiled(r"(?:\A|[.!?\n]\s*|\d\. )We, (?P<who>the [^,.;\n]{3,90}),")
_STATEMENT = r"(?:joint |press )?(?:statement|communiqu[eé]|declaration|release|appeal)"
# "The foreign ministers of Norva and Ostia issued this joint statement.", "Statement of the general staff".
_ISSUED = compiled(
    r"\A(?P<who>[^.\n]{3,120}?) (?:jointly |today )?(?:issued|released|made|adopted|published) (?:this|the following) "
    + _STATEMENT
    + r"\b"
)
_OF = compiled(rf"\A{_STATEMENT} (?:of|by|from) (?P<who>the [^\n,]{{3,100}})\n", re.I)
LONGEST = 12  # words of a masthead
LINKS = frozenset({"of", "for", "the", "and"})
_OPENING = 600  # characters in which a text says whose it is


def issuer(doc: RunningText, dialogue: Sequence[Turn]) -> tuple[str, Span] | None:
    """What kind of sign tells it, in a word, and where the issuer is named (running-text offsets).

    Who alone answers in a dialogue has also said what stands before the first label.
    """
    opening = doc.text[:_OPENING]
    headed = _HEADED.match(opening)
    if headed is not None and len(re.findall(r"[A-Z]\w", headed["who"])) > 1:
        return headed["what"].split()[0].lower(), headed.span("who")
    named = _WE.search(opening) or _ISSUED.match(opening) or _OF.match(opening)
    if named is not None:
        return "we", named.span("who")
    answering = {doc.text[slice(*t.label)].casefold(): t.label for t in dialogue if not t.asks}
    if len(answering) == 1:
        return "answers", next(iter(answering.values()))
    return None


def masthead(doc: RunningText, registry: Registry) -> Span | None:
    """Where the first line is the name of a body that speaks for a party, and nothing else: what no other voice has in
    the text is that body's (running-text offsets).
    """
    line = doc.text[: doc.text.find("\n")] if "\n" in doc.text else ""
    words = tokens(line)
    if not 0 < len(words) <= LONGEST or not all(t.text[:1].isupper() or t.key in LINKS for t in words):
        return None
    of = next((n for n, t in enumerate(words) if t.key in LINKS), len(words))
    if registry.party(line) is None and words[of - 1].key not in BODY:
        return None
    return (0, len(line)) if registry.standing(line).side is not None else None
