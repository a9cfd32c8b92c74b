"""Lists: a lead that ends with a colon and the items under it, which are all said by whoever says the lead."""

from collections.abc import Sequence

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words
from counterclaim.registry.tables import first_names
from counterclaim.reports.layout import BULLET

_LEADS = "that had has have was were is are be been to of for by with from on in at will would should must include "
_HANGING = frozenset((_LEADS + "includes included including following these follows").split())


_NAME = 3  # words of a place's name


class Listing(msgspec.Struct, frozen=True):
    """A lead and its items, as spans of whole paragraphs."""

    lead: Span
    items: Spans


def listings(doc: RunningText) -> list[Listing]:
    """The lists of a text. Items carry a mark each ("-", "•", "2."), or end with a semicolon each but the last."""
    found: list[Listing] = []
    at = 0
    while at < len(doc.paragraphs):
        lead = doc.paragraphs[at]
        at += 1
        if lead.kind != "body" or not doc.text.endswith(":", lead.start, lead.end):
            continue
        items = _marked(doc.text, doc.paragraphs, at) or _parted(doc.text, doc.paragraphs, at)
        if items:
            found.append(Listing((lead.start, lead.end), tuple(items)))
            at += len(items)
    return found


def _marked(text: str, paragraphs: Sequence[Paragraph], at: int) -> list[Span]:
    items: list[Span] = []
    for p in paragraphs[at:]:
        if p.kind != "body" or not BULLET.match(text, p.start, p.end):
            break
        items.append((p.start, p.end))
    return items


def _parted(text: str, paragraphs: Sequence[Paragraph], at: int) -> list[Span]:
    items: list[Span] = []
    for p in paragraphs[at:]:
        items.append((p.start, p.end))
        if p.kind != "body" or not text[p.start : p.end].endswith(";"):
            break
    return items if len(items) > 1 else []


def whole_lists(doc: RunningText, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each that reaches into a list from its lead with all items that nobody else is named for; none
    to the place that heads an item."""
    found = [one for one in found if not _placed(doc.text, one)]
    lists = listings(doc)
    if not lists:
        return list(found)
    cues = sorted(s for a in found for s, _ in a.cue)
    out = []
    for one in found:
        listing = next((x for x in lists if _led(one, x)), None)
        if listing is not None:
            end = listing.lead[1]
            for start, stop in listing.items:
                if any(start <= cue < stop for cue in cues):
                    break
                end = stop
            *before, (start, stop) = one.content
            one = msgspec.structs.replace(one, content=(*before, (start, max(stop, end))))
        out.append(one)
    return out


def _placed(text: str, one: Attribution) -> bool:
    """True for a name right behind an item's mark, and no person's, before a colon and plain words: "- Osten: a house
    burnt"."""
    if len(one.source) != 1 or [text[s:e] for s, e in one.cue] not in ([":"], []):
        return False
    start, end = one.source[0]
    line = text.rfind("\n", 0, start) + 1
    marked = line < start == line + marker(text, (line, end)) and text[end : end + 2] == ": "
    name = text[start:end]
    named = name.istitle() and len(name.split()) <= _NAME and name.split()[0] not in first_names()
    return marked and named and text[end + 2 : end + 3].islower()


def _led(one: Attribution, listing: Listing) -> bool:
    """Said in the lead, and going on to its colon at least (the mark itself may be left out)."""
    start, end = listing.lead
    return any(start <= s < end for s, _ in one.cue) and bool(one.content) and end - 1 <= one.content[-1][1]


def beside_heads(
    doc: RunningText, words: Words, speech: Sequence[TaggedSpan], entered: Sequence[TaggedSpan]
) -> list[TaggedSpan]:
    """What is marked as speech; not the place that heads an entry, or an item's colon: "- Osten: two houses burnt"."""
    return [s for s in speech if all(s.start != e.start for e in entered) and not _heads(doc.text, words, s)]


def _heads(text: str, words: Words, one: TaggedSpan) -> bool:
    start = text.rfind("\n", 0, one.start) + 1
    marked = start < one.start == start + marker(text, (start, one.end))
    inside = words.slice((one.start, one.end)) if marked and text[one.end : one.end + 1] == ":" else ()
    known = any(w.name.endswith("PERSON") or (w.name.endswith("ORG") and w.text.isupper()) for w in inside)
    return any(inside) and not known and all(w.tag.startswith("NNP") for w in inside)


def marker(text: str, span: Span) -> int:
    """How many characters a list item's mark and the blanks after it take; 0 where the span is no item."""
    if span[0] and text[span[0] - 1] != "\n":
        return 0
    found = BULLET.match(text, *span)
    return found.end() - span[0] if found else 0


def hangs(last_words: Sequence[str]) -> bool:
    """True where a lead says nothing without its items: "its forces had", "the following losses in May"."""
    return bool(last_words) and (
        last_words[-1] in _HANGING or any(w in ("following", "these", "follows") for w in last_words)
    )
