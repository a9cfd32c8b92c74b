"""A paragraph that ends with who said something and a colon, and the paragraph under it, which is what was said."""

from collections.abc import Sequence

import msgspec

from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span
from counterclaim.reader import cues
from counterclaim.reader.link import Link
from counterclaim.reader.lists import listings
from counterclaim.reader.tag import TaggedSpan

FURTHEST = 60  # characters between the cue and the colon: "wrote | in a message to the families of the crew:"
CONFIDENCE = 0.7  # of what stands under a colon and was tagged otherwise or not at all; not calibrated


def led(doc: RunningText, spans: Sequence[TaggedSpan], links: Sequence[Link]) -> list[Link]:
    """The links, each whose cue ends its paragraph with a colon with the whole paragraph below as its content.

    Paragraphs that somebody else is named for, and lists (lists.py), are left as they are.
    """
    if ":\n" not in doc.text:
        return list(links)
    listed = {one.lead for one in listings(doc)}
    out = list(links)
    for lead, below in zip(doc.paragraphs, doc.paragraphs[1:], strict=False):
        if lead.kind != "body" or below.kind != "body" or (lead.start, lead.end) in listed:
            continue
        cue = _last_cue(doc.text, lead, spans)
        if cue is None or _others(below, spans) or any(_within(s, below) for one in out for s in one.cue):
            continue
        whole = (below.start, below.end)
        mine = next((one for one in out if any(_meets(s, cue) for s in one.cue)), None)
        source = mine.source if mine is not None and mine.source else _source(doc.text, lead, cue, spans)
        if not source or any(lead.start <= s < lead.end for s, _ in (mine.content if mine else ())):
            continue
        rest = tuple(s for s in mine.content if s[0] >= below.end) if mine is not None else ()
        made = Link(source, mine.cue if mine else (cue,), (whole, *rest), mine.score if mine else CONFIDENCE)
        # What was taken for another's words, or nobody's, is this speaker's.
        out = [one for one in (_without(one, below) for one in out if one is not mine) if one is not None]
        out.append(made)
    return sorted(out, key=lambda one: one.content[0][0] if one.content else 0)


def _last_cue(text: str, lead: Paragraph, spans: Sequence[TaggedSpan]) -> Span | None:
    """The cue of saying that leads on to the colon at the paragraph's end, with nothing said in between."""
    if not text.endswith(":", lead.start, lead.end):
        return None
    here = [s for s in spans if _within((s.start, s.end), lead)]
    last = max((s for s in here if s.label == "cue"), key=lambda s: s.start, default=None)
    if last is None or any(s.label == "content" and s.start > last.start for s in here):
        return None
    between = text[last.end : lead.end]
    if len(between) > FURTHEST or any(mark in between for mark in ".!?;"):
        return None
    words = text[last.start : last.end]
    found = cues.read_cue(words)
    return (last.start, last.end) if found is not None and found.kind != "attitude" else None


def _source(text: str, lead: Paragraph, cue: Span, spans: Sequence[TaggedSpan]) -> tuple[Span, ...]:
    """The source nearest to the cue in its paragraph, with the tagged parts that it goes on in."""
    here = [(s.start, s.end) for s in spans if s.label == "source" and _within((s.start, s.end), lead)]
    before = [s for s in here if s[1] <= cue[0] and not any(mark in text[s[1] : cue[0]] for mark in ".!?;")]
    if not before:
        return tuple(s for s in here if s[0] >= cue[1])[:1]
    out = [before.pop()]
    while before and not text[before[-1][1] : out[0][0]].strip(" ,"):
        out.insert(0, before.pop())
    return ((out[0][0], out[-1][1]),)


def _others(below: Paragraph, spans: Sequence[TaggedSpan]) -> bool:
    """Somebody is named in the paragraph itself for what it says."""
    labels = {s.label for s in spans if _within((s.start, s.end), below)}
    return "source" in labels and "cue" in labels


def _within(span: Span, paragraph: Paragraph) -> bool:
    return paragraph.start <= span[0] < paragraph.end


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _without(one: Link, paragraph: Paragraph) -> Link | None:
    content = tuple(s for s in one.content if not _within(s, paragraph))
    if len(content) == len(one.content):
        return one
    return msgspec.structs.replace(one, content=content) if content else None
