"""Contents cut into propositions: one claim each, with all its evidence spans."""

import re
from collections.abc import Sequence

from counterclaim.model.span import Span, Spans
from counterclaim.patterns import compiled
from counterclaim.reader.clauses import Clause, clauses, strip
from counterclaim.reader.lists import hangs, is_lead, marker
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Words, is_clause

HANGING = 6  # last words of a list's lead that are looked at; set by eye
SHORTEST = 3  # words; a shorter piece joins its neighbour. set by eye
_LEAD = compiled(r"(?:(?:for )?the (?:first|second|third|last) time that|that|whether|and|but)\s+", re.I)
OPENING = "\"“”„«»‘'‹›"
CLOSING = "\"“”«»’'‹›"


def attributed(
    text: str, words: Words, sentences: SentenceIndex, content: Spans, quoted: Sequence[Span]
) -> list[Spans]:
    """The propositions in one attribution's content, each as spans into the running text.

    Sentences are propositions of their own; in indirect speech a clause with its own subject after "and",
    "but", "while" or a semicolon is one too. Quoted sentences are left whole: they are the speaker's. The items of
    a list are propositions of their own, each with its lead before it where the lead says nothing alone.
    """
    by_sentence: dict[int, list[Span]] = {}
    for span in content:
        for piece in _by_sentence(span, sentences):
            by_sentence.setdefault(sentences.at(piece[0]), []).append(piece)
    out: list[Spans] = []
    items: list[Spans] = []
    lead: Spans = ()
    for number, pieces in by_sentence.items():
        mark = marker(text, sentences.sentences[max(0, number)])
        if mark:
            first = sentences.sentences[max(0, number)][0] + mark
            pieces = [(max(s, first), e) for s, e in pieces if e > first]
        else:
            lead = ()
        trimmed = [t for t in (trim(text, p) for p in pieces) if t[0] < t[1]]
        if not trimmed:
            continue
        last = [w.lower for t in trimmed for w in words.slice(t)][-HANGING:]
        if not mark and is_lead(text, pieces[-1]) and hangs(last):
            lead = tuple(trimmed)
            continue
        for group in _split(text, words, trimmed, quoted):
            if _size(words, group) >= 1:
                (items if mark else out).append((*lead, *group))
    return sorted([*_absorb(words, out), *items])


def _by_sentence(span: Span, sentences: SentenceIndex) -> list[Span]:
    first, last = max(0, sentences.at(span[0])), sentences.at(max(span[0], span[1] - 1))
    out = []
    for number in range(first, last + 1):
        s, e = sentences.sentences[number]
        start, end = max(span[0], s), min(span[1], e)
        if start < end:
            out.append((start, end))
    return out


def trim(text: str, span: Span) -> Span:
    """The span without "that", blanks, and the quotation marks and stops that frame it.

    A mark that is closed or opened inside the span stays: 'the war is "over"' keeps its last mark.
    """
    start, end = strip(text, span)
    while True:
        before = (start, end)
        lead = _LEAD.match(text, start, end)
        if lead and text.count(" ", lead.end(), end) >= 2:
            start = lead.end()
        if start < end and text[start] in OPENING and not _paired(text, start + 1, end, CLOSING):
            start += 1
        if (
            start < end
            and text[end - 1] in CLOSING
            and not _apostrophe(text, end - 1)
            and not _paired(text, start, end - 1, OPENING)
        ):
            end -= 1
        if (
            end - start >= 2
            and text[start] in OPENING
            and text[end - 1] in CLOSING
            and not _paired(text, start + 1, end - 1, OPENING + CLOSING)
        ):
            start, end = start + 1, end - 1
        start, end = strip(text, (start, end))
        if (start, end) == before:
            return (start, end)


def _apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and at > 0 and text[at - 1].isalpha() and text[at - 1] == "s"


def _paired(text: str, start: int, end: int, marks: str) -> bool:
    for i in range(start, end):
        if text[i] in marks:
            inner = text[i] in "'’" and 0 < i < len(text) - 1 and text[i - 1].isalpha() and text[i + 1].isalpha()
            if not inner:
                return True
    return False


def _split(text: str, words: Words, pieces: list[Span], quoted: Sequence[Span]) -> list[Spans]:
    if len(pieces) > 1:
        if not any(_stands_alone(words, p) for p in pieces[1:]):
            return [tuple(pieces)]  # "Some units, he said, had crossed": one statement, interrupted
        return [group for p in pieces for group in _split(text, words, [p], quoted)]
    piece = pieces[0]
    inside = words.slice(piece)
    groups: list[Span] = []
    for clause in clauses(inside, piece[1]):
        if groups and not _opens_proposition(clause, quoted):
            groups[-1] = (groups[-1][0], clause.end)
            continue
        groups.append((clause.content_start if groups else clause.start, clause.end))
    return [(trim(text, g),) for g in groups]


def _stands_alone(words: Words, piece: Span) -> bool:
    """A piece after the attribution that is a statement of its own: a clause, or "but cannot ..."."""
    inside = words.slice(piece)
    if not inside:
        return False
    return _has_clause(words, (piece,)) or (inside[0].tag == "CC" and any(w.verb for w in inside[1:4]))


def _opens_proposition(clause: Clause, quoted: Sequence[Span]) -> bool:
    if any(s < clause.start < e for s, e in quoted):
        return False
    if clause.kind == "concessive":
        return clause.opener in ("while", "although", "though", "whereas", "but")
    if clause.kind == "temporal":
        return clause.apart
    return clause.kind in ("coordinate", "participle")


def _size(words: Words, spans: Spans) -> int:
    return sum(any(c.isalnum() for c in w.text) for s in spans for w in words.slice(s))


def _absorb(words: Words, groups: list[Spans]) -> list[Spans]:
    """Join pieces too short to say anything to the piece before (or after) in the same content."""
    out: list[Spans] = []
    for group in groups:
        if (out and _size(words, group) < SHORTEST and not _has_clause(words, group)) or (
            out and _size(words, out[-1]) < SHORTEST and not _has_clause(words, out[-1])
        ):
            out[-1] = (*out[-1], *group)
        else:
            out.append(group)
    return out


def _has_clause(words: Words, spans: Spans) -> bool:
    inside = [w for s in spans for w in words.slice(s)]
    return is_clause(inside)
