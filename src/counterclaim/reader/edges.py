"""A headline ends where its paragraph ends, whatever the tagger marks across it; a table's row says nothing."""

from collections.abc import Iterable

import msgspec

from counterclaim.model.running import RunningText
from counterclaim.reader.tag import TaggedSpan


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


def outside_rows(doc: RunningText, spans: Iterable[TaggedSpan]) -> list[TaggedSpan]:
    """The spans that are in no row of a table: what a row names says nothing."""
    return [one for one in spans if not doc.in_row(one.start)]
