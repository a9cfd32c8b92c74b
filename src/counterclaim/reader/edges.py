"""Edges of contents at days: "said on Friday 14 soldiers ...", where 14 counts, and "... entered Gaza on Tuesday"."""

from collections.abc import Sequence

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span, Spans
from counterclaim.patterns import compiled
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.times.vocabulary import WEEKDAYS

_DAY = f"(?:{'|'.join(WEEKDAYS)})"
# A weekday's number has its month beside it ("Friday 14 March"); what comes before something counted is its count.
_COUNT = compiled(
    rf"\b{_DAY} (?:(?:at least|more than|about|some|nearly|over|up to) )?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) $"
)
_BEFORE = 40  # characters that a day and a count before it take at most
_LED = compiled(rf"(?:on |late |early ){{0,2}}{_DAY} ")
_THEN = compiled(
    rf"\s(?:on |late |early |overnight ){{0,2}}{_DAY}(?: (?:morning|afternoon|evening|night))?(?=[.;]|\s*$)"
)


def with_count(span: Span, text: str) -> Span:
    """The span with the count of its first words, which the day before it ran into: "on Friday | 14 | soldiers"."""
    found = _COUNT.search(text[max(0, span[0] - _BEFORE) : span[0]])
    if found is None or not text[span[0]].isalpha():
        return span
    return (span[0] - (found.end() - found.start("number")), span[1])


def without_day(span: Span, text: str, contents: Sequence[Span]) -> Span:
    """The span without the day of the saying, where what was said begins after it: "said | on Thursday | 25 people"."""
    opened = _LED.match(text, *span)
    if opened is None or not any(start == opened.end() and start < span[1] <= end for start, end in contents):
        return span
    return (opened.end(), span[1])


def at_days(one: Attribution, text: str, sentences: SentenceIndex) -> Attribution:
    """The attribution with a count that its cue's day ran into, and with the day that ends the sentence."""
    if not one.content:
        return one
    content, cue = list(one.content), one.cue
    first = content[0]
    start = with_count(first, text)[0]
    if start < first[0]:
        content[0] = (start, first[1])
        cue = tuple(part for part in (_until(span, start, first[0]) for span in cue) if part)
    last = content[-1]
    number = sentences.at(last[0])
    if number >= 0 and cue and all(e <= content[0][0] for _, e in cue):
        after = _THEN.match(text, last[1], max(last[1], sentences.sentences[number][1]))
        if after is not None:
            content[-1] = (last[0], after.end())
    if tuple(content) == one.content:
        return one
    return msgspec.structs.replace(one, content=tuple(content), cue=cue)


def _until(span: Span, start: int, end: int) -> Span | None:
    """The part of a cue before the count."""
    if span[1] <= start or span[0] >= end:
        return span
    return (span[0], start - 1) if span[0] < start - 1 else None


def at_all_days(found: list[Attribution], text: str, sentences: SentenceIndex) -> list[Attribution]:
    """The attributions, none reaching into words that another one has."""
    out = []
    taken: Spans = tuple(s for a in found for s in (*a.source, *a.cue, *a.content))
    for one in found:
        new = at_days(one, text, sentences)
        own = {*one.source, *one.cue, *one.content}
        grown = [s for s in new.content if s not in own]
        out.append(one if any(s < e and b < t for s, e in grown for b, t in taken if (b, t) not in own) else new)
    return out


def headline_apart(doc: RunningText, span: TaggedSpan) -> list[TaggedSpan]:
    """A headline has no full stop, so a span may run on from it into the first sentence: that is two spans."""
    for paragraph in doc.paragraphs:
        if paragraph.start > span.start:
            break
        if paragraph.kind == "headline" and span.start < paragraph.end < span.end:
            following = next((p.start for p in doc.paragraphs if p.start >= paragraph.end), span.end)
            parts = (span.start, paragraph.end), (following, span.end)
            return [msgspec.structs.replace(span, start=s, end=e) for s, e in parts if s < e]
    return [span]
