"""Places that the encoder marks, and in these languages also those that it half sees."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.span import Span
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.unmarked import AND
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


def apart(text: str, span: Span, language: Language, gazetteer: Gazetteer) -> list[Span]:
    """The names of a tagged span that "and" joins in a script without capitals: "in-Jericho | and-in-Gaza"."""
    words, lang = text[slice(*span)], language.code
    at = words.rfind(f" {AND.get(lang, chr(0))}") + 1
    if not at or gazetteer.named(words, lang, loose=False) or not gazetteer.named(words[at + 1 :], lang, loose=False):
        return [span]
    return [*apart(text, (span[0], span[0] + at - 1), language, gazetteer), (span[0] + at, span[1])]
