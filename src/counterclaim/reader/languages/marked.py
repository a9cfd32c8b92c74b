"""Places that the encoder marks, and in these languages also those that it half sees."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.span import Span
from counterclaim.reader.tag import TaggedSpan, Tags, spans_of

LIFT = 1.0  # added to the log-probability of every label that begins where a claim happens


def where(text: str, tags: Tags) -> list[TaggedSpan]:
    """Where claims happen: the head's spans and those that it nearly marks."""
    return spans_of(text, tags.output, "where", begin=LIFT)


def named(text: str, tags: Tags, known: Callable[[str], bool]) -> list[Span]:
    """Spans of places under any of the heads that mark them, none overlapping another; what is nearly marked is one
    where it is a known name.
    """
    marked = [*tags.of("places"), *tags.of("where"), *tags.of("names", "GPE")]
    marked += [one for one in where(text, tags) if known(text[one.start : one.end])]
    spans = sorted({(one.start, one.end) for one in marked})
    return [s for n, s in enumerate(spans) if not any(s[0] < e and b < s[1] for b, e in spans[:n])]
