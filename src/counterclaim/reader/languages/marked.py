"""Places that the encoder marks, and in these languages also those that it half sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.unmarked import AND
from counterclaim.reader.tag import TaggedSpan, Tags, spans_of

_LEAST = 4  # letters of a name with "and"
_LED = ("بال", "وال", "وبال", "فال")  # particles and the article behind them
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


def unled(places: Sequence[Place], text: str, language_at: Callable[[int], Language]) -> tuple[Place, ...]:
    """The places; one that no table has loses what is written as one with it in Arabic: a particle before an article
    ("in | the-city"), and "and" behind another place ("Ana | and | Bela").
    """
    out: list[Place] = []
    for one in places:
        if one.id is None and language_at(one.start).code == "ar":
            led = next((p for p in _LED if one.text.startswith(p)), None)
            cut = len(led) - 2 if led is not None else 0
            listed = out and not text[out[-1].end : one.start].strip(" ،,") and len(one.text) > _LEAST
            cut = cut or int(bool(listed) and one.text[0] == AND["ar"])
            one = msgspec.structs.replace(one, text=one.text[cut:], start=one.start + cut)
        out.append(one)
    return tuple(out)
