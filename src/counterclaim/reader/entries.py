"""Heads of entries in notes: the day and the place before a colon, "3 May, Kaya: ...", "Kaya: ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words
from counterclaim.registry.tables import first_names

_PARTS = 3  # "Tuesday, 3 May, Kaya"
_WORDS = 4  # of a place's name and of a day


class Head(NamedTuple):
    """What stands before the colon of a sentence; name: the part of it without a number, if any; dated: another part
    has a number."""

    span: Span
    name: Span | None
    dated: bool


def heads(text: str, sentences: Sequence[Span]) -> Iterator[Head]:
    """Heads of sentences: a name, a day, or both with a comma between."""
    for start, end in sentences:
        colon = text.find(": ", start, end)
        line = text.rfind("\n", start, max(start, colon)) + 1 or start
        parts = text[line:colon].split(", ") if colon > line else []
        if not 0 < len(parts) <= _PARTS:
            continue
        dated = any(c.isdigit() for part in parts for c in part)
        names: list[Span] = []
        at = line
        for part in parts:
            if _is_name(part):
                names.append((at, at + len(part)))
            elif not any(c.isdigit() for c in part) or len(part.split()) > _WORDS:
                break
            at += len(part) + len(", ")
        else:
            if names or dated:
                yield Head((line, colon), names[-1] if len(names) == 1 or (names and dated) else None, dated)


def placed(
    report: Report, text: str, sentences: SentenceIndex, words: Words, gazetteer: Gazetteer
) -> Iterator[TaggedSpan]:
    """The places that such heads of notes name: names of towns, and, without a day, no person's."""
    for _, name, dated in heads(text, sentences.sentences) if report.kind == "notes" else ():
        if name is None or not all(w.tag.startswith("NNP") for w in words.slice(name) if w.lower[:1].isalpha()):
            continue
        called = text[slice(*name)]
        towns = any(e.kind in ("town", "ADM2") for e in gazetteer.find(called, loose=False))
        if towns and (dated or called.split()[0] not in first_names()):
            yield TaggedSpan("place", *name, 1.0)


def _is_name(part: str) -> bool:
    words = part.split()
    proper = 0 < len(words) <= _WORDS and words[0][:1].isupper() and words[-1][-1:].isalpha()
    return proper and any(c.isupper() for c in words[-1]) and not any(c.isdigit() for c in part)
