"""Quoted sentences that no attribution took: the last speaker's where the text keeps one, else unresolved.

What stands inside quotation marks is never the report's own voice.
"""

from collections.abc import Sequence

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span, Spans, overlaps
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words, is_clause

CONFIDENCE = 0.6  # of a quotation that goes on without its speaker; not calibrated
LEAST = 3  # words of a quoted sentence that somebody must have said
_ENDS = ".!?…"


def with_unattributed(
    doc: RunningText, words: Words, sentences: SentenceIndex, found: Sequence[Attribution], quoted: Sequence[Span]
) -> list[Attribution]:
    """The attributions and, in reading order, one for each run of quoted sentences that none of them took."""
    out = list(found)
    for quote in quoted:
        for content in _left(doc, words, sentences, out, quote):
            source = _last_speaker(doc, sentences, found, quote, content)
            out.append(
                Attribution(
                    id=f"t{len(out) + 1}", source=source, cue=(), content=(content,), quotation="direct",
                    confidence=CONFIDENCE,
                )
            )  # fmt: skip
    return out


def _left(
    doc: RunningText, words: Words, sentences: SentenceIndex, found: Sequence[Attribution], quote: Span
) -> list[Span]:
    """Whole sentences inside the quotation that no source, cue or content touches, neighbours joined."""
    taken = [s for a in found for s in (*a.source, *a.cue, *a.content) if overlaps(s, quote)]
    out: list[Span] = []
    first, last = sentences.at(quote[0]), sentences.at(quote[1] - 1)
    for start, end in sentences.sentences[max(0, first) : last + 1]:
        span = (max(start, quote[0]), min(end, quote[1]))
        if span[0] >= span[1] or any(overlaps(s, span) for s in taken):
            continue
        opens = not any(c.isalnum() for c in doc.text[start : span[0]])
        closes = doc.text[span[1] - 2 : span[1]].rstrip()[-1:] in _ENDS or "." in doc.text[span[1] : span[1] + 2]
        inside = words.slice(span)
        if not (opens and closes) or sum(w.text.isalnum() for w in inside) < LEAST or not is_clause(inside):
            continue
        if out and not any(c.isalnum() for c in doc.text[out[-1][1] : span[0]]):
            out[-1] = (out[-1][0], span[1])
        else:
            out.append(span)
    return out


def _last_speaker(
    doc: RunningText, sentences: SentenceIndex, found: Sequence[Attribution], quote: Span, content: Span
) -> Spans:
    """The source of the attribution before in the same paragraph, or in the one above where it ends that one.

    A quotation that opens in mid-sentence is whose that sentence says it is, and nobody's whom it does not name.
    """
    start = sentences.sentences[max(0, sentences.at(quote[0]))][0]
    led = any(c.isalnum() for c in doc.text[start : quote[0]])
    at = next((n for n, p in enumerate(doc.paragraphs) if p.start <= content[0] < p.end), None)
    if at is None:
        return ()
    for paragraph in (doc.paragraphs[at], *(doc.paragraphs[at - 1 : at] if at and not led else ())):
        here = [a for a in found if a.source and _last(a) < content[0] and _within(a, paragraph)]
        if led:
            here = [a for a in here if any(start <= s < quote[0] for s, _ in (*a.source, *a.cue))]
        if here:
            return max(here, key=_last).source
    return ()


def _last(one: Attribution) -> int:
    return max(e for _, e in (*one.source, *one.cue, *one.content))


def _within(one: Attribution, paragraph: Paragraph) -> bool:
    return any(paragraph.start <= s < paragraph.end for s, _ in one.content) and not one.attitude
