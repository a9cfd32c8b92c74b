"""Sentences of a text in a language beside English, and what is said in direct speech without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.languages.language import Language, fold
from counterclaim.reader.sentences import split_span

_LAST = re.compile(r"(?:^|[\s(«„“\"—–-])([^\W\d_]+)\.$")
# "— Words, — said he. — Words.": a dash that begins a paragraph opens speech, one after a mark closes or reopens it.
_OPENS = re.compile(r"[—–-]\s")
_TURNS = re.compile(r"[,.!?…]\s*[—–]\s")


def split(doc: RunningText, language_of: Callable[[str], Language]) -> tuple[Span, ...]:
    """Sentence spans in order, none crossing a paragraph; a stop after an abbreviation or an initial ends none.

    language_of: the language of a paragraph's words.
    """
    out: list[Span] = []
    for paragraph in doc.paragraphs:
        language = language_of(doc.text[paragraph.start : paragraph.end])
        kept: list[Span] = []
        for span in split_span(doc.text, paragraph.start, paragraph.end):
            if kept and _goes_on(doc.text, kept[-1], language):
                kept[-1] = (kept[-1][0], span[1])
            else:
                kept.append(span)
        out += kept
    return tuple(out)


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(e.words[0] for found in language.first.values() for e in found if e.kind == "abbreviation")


def _goes_on(text: str, before: Span, language: Language) -> bool:
    found = _LAST.search(text, max(before[0], before[1] - 16), before[1])
    if found is None:
        return False
    word = found.group(1)
    return (len(word) == 1 and word.isupper()) or fold(word) in _abbreviations(language)


def spoken(doc: RunningText) -> list[Span]:
    """What dashes mark as spoken: in each paragraph that begins with one, up to the dash before who says it."""
    out: list[Span] = []
    for paragraph in doc.paragraphs:
        opened = _OPENS.match(doc.text, paragraph.start, paragraph.end)
        if opened is None:
            continue
        begin: int | None = opened.end()
        for turn in _TURNS.finditer(doc.text, opened.end(), paragraph.end):
            if begin is None:
                begin = turn.end()
            else:
                out.append((begin, turn.start() + 1))
                begin = None
        if begin is not None and begin < paragraph.end:
            out.append((begin, paragraph.end))
    return out
