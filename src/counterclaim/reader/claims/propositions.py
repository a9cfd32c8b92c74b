"""Where each proposition begins and ends, as the encoder's claim head marks it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, Spans
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words

OPENING = "\"“”„«»‘'‹›"
CLOSING = "\"“”«»’'‹›"
_PAIRED = (("“", "”"), ("«", "»"), ('"', '"'))
# Added to the log-probability that a token begins a proposition. The head was trained token by token and opens too
# many: from -1 to -2 the development fifth has as many found (88.1 %; 87.1 at 0), and 82 to 84 % of these are right
# for 77; the mildest of them was taken.
BEGIN = -1.0
SHORT = 3  # words without a verb that say nothing alone
_NONE = ("no", "none")
_SAID = vocabulary.words("figures.tell")
_UNNAMED = vocabulary.words("claims.unnamed")
_CLAIMS = vocabulary.words("claims.told_as")
_AT_THE_ENDS = " \t\n\r\u00a0,،;؛:-–—"
_ENDS = _AT_THE_ENDS + "."


class Proposition(NamedTuple):
    """One proposition in running-text offsets; score: the mean probability of its tokens' labels.

    lead: the words before a list that it says something with ("its crews had: | - opened two bridges"). inner: the
    clause in it that is a proposition of its own (clauses.py). aside: who says it, put into it (interrupted.py).
    rejected: its sentence tells it only to call it false (rejected.py). town: one of several towns, with its number
    (towns.py).
    """

    span: Span
    score: float
    lead: Span | None = None
    inner: Span | None = None
    aside: Span | None = None
    rejected: bool = False
    town: bool = False

    @property
    def spans(self) -> Spans:
        """All its words."""
        start, end = self.span
        own = ((start, end),) if self.aside is None else ((start, self.aside[0]), (self.aside[1], end))
        return own if self.lead is None else (self.lead, *own)


def propositions(
    text: str,
    words: Words,
    sentences: SentenceIndex,
    tagged: Sequence[TaggedSpan],
    attributions: Sequence[Attribution] = (),
    longest: int | None = None,
) -> list[Proposition]:
    """The propositions of a text in reading order: each lies in one paragraph, without the marks that frame it.

    One may go on in the next sentence ("They are no soldiers. Not heroes."), as far as the head marks no new beginning.
    What has no verb is joined to the neighbour that it touches ("In June, | the army ..."); alone it counts only where
    it is more than SHORT words, what an attribution reports ("denied | a raid"), or a sentence that counts something
    ("Two dead."), which never goes on with the one before. The last words of a sentence go with the claim before them
    where they name no speaker and no act of speaking ("The port | is open").
    longest: words of what is joined, where a language says without a verb what others say with one.
    """
    contents = [s for a in attributions if not a.attitude for s in a.content]
    speaking = [s for a in attributions for s in (*a.source, *a.cue)]
    pieces = [
        Proposition(span, one.score)
        for one in tagged
        for line in paragraphs(text, (one.start, one.end))
        for span in _sentences_apart(words, sentences, line)
        if _said(text, span)
    ]
    joined: list[Proposition] = []
    for one in pieces:
        listed = joined and _listed(text, words, joined[-1].span, one.span)
        if joined and not listed and _one_clause(words, sentences, joined[-1].span, one.span, longest):
            before = joined.pop()
            one = Proposition((before.span[0], one.span[1]), (before.score + one.score) / 2)
        joined.append(one)
    out = []
    for one, after in zip_longest(joined, joined[1:]):
        whole = _to_the_end(words, sentences, one.span, None if after is None else after.span, speaking)
        span = trim(text, _before_speaker(_before_tag(whole, words), attributions))
        reported = any(s <= span[0] and span[1] <= e for s, e in contents)
        if _broken_off(words, sentences, span) or _only_whose(words, sentences, span) or _namelessly(words, span):
            continue
        told = _has_verb(words, span) or len(words.slice(span)) > SHORT or _counts(words, sentences, span)
        if _said(text, span) and (reported or told):
            out.append(Proposition(span, one.score))
    return out


def _sentences_apart(words: Words, sentences: SentenceIndex, span: Span) -> list[Span]:
    """The span cut where a sentence in it says who did what, after one that does, or counts something without a verb:
    "Clinic hit at 4 a.m. | Gunmen then came. | No injuries."."""
    inside = range(sentences.at(span[0]), sentences.at(span[1] - 1) + 1)
    starts = [max(span[0], sentences.sentences[n][0]) for n in inside if n >= 0]
    cuts: list[int] = []
    for before, start in pairwise(starts):
        first, end = (cuts[-1] if cuts else span[0]), min(span[1], sentences.end(start))
        alone = _has_verb(words, (first, start)) or len(words.slice((first, start))) > SHORT
        whole = _whole(words, (before, start)) and _whole(words, (start, end))
        if whole or (alone and _counts(words, sentences, (start, end))):
            cuts.append(start)
    return list(pairwise([span[0], *cuts, span[1]]))


def _whole(words: Words, span: Span) -> bool:
    inside = words.slice(span)
    return any(w.dep in SUBJECTS for w in inside) and any(w.tag in FINITE for w in inside)


def _counts(words: Words, sentences: SentenceIndex, span: Span) -> bool:
    """True for a whole sentence of a number, or none, and what it counts: "Two dead.", "No injuries."."""
    first, end = sentences.sentences[sentences.at(span[0])] if sentences.at(span[0]) >= 0 else span
    inside = [w for w in words.slice(span) if any(c.isalnum() for c in w.text)]
    whole = span[0] <= first + 1 and span[1] >= end - 1
    return whole and len(inside) > 1 and not _has_verb(words, span) and _is_count(inside[0]) != _is_count(inside[-1])


def _is_count(word: Word) -> bool:
    return word.tag == "CD" or word.lower in _NONE


def paragraphs(text: str, span: Span) -> list[Span]:
    """The span cut where lines end."""
    breaks = [i for i in range(*span) if text[i] == "\n"]
    return list(pairwise([span[0], *breaks, span[1]]))


def _to_the_end(
    words: Words, sentences: SentenceIndex, span: Span, after: Span | None, speaking: Sequence[Span]
) -> Span:
    end = sentences.end(span[0])
    rest = (span[1], end)
    if (after is not None and after[0] < end) or any(s < rest[1] and rest[0] < e for s, e in speaking):
        return span
    left = [w for w in words.slice(rest) if any(c.isalnum() for c in w.text)]
    return (span[0], end) if 0 < len(left) <= SHORT else span


def _before_speaker(span: Span, attributions: Sequence[Attribution]) -> Span:
    """The span without the beginning of who says it behind it: "the ford is lost, | the head of the guild"."""
    ends = (
        a.content[-1][1] for a in attributions
        if a.source and a.cue and a.content and a.content[-1][1] <= a.source[0][0] < span[1] <= a.source[-1][1] + 1
        and span[0] < a.content[-1][1] and a.source[0] < a.cue[0]
    )  # fmt: skip
    return span[0], min(ends, default=span[1])


def _before_tag(span: Span, words: Words) -> Span:
    """The span without who says it behind a comma at its end, where no attribution has that: "..., the guild said"."""
    held = words.slice(span)
    while held and held[-1].text in _ENDS:
        held = held[:-1]
    at = next((n for n in range(len(held) - 1, 1, -1) if held[n].text == ","), None)
    tag = held[at + 1 :] if at is not None else ()
    said = tag[-1:] and tag[-1].tag in FINITE and tag[-1].lower in _SAID
    if at is None or not said or len(tag) < 2 or any(w.verb for w in tag[:-1]) or not any(w.noun for w in tag):
        return span
    return span[0], held[at - 1].end


def _broken_off(words: Words, sentences: SentenceIndex, span: Span) -> bool:
    """True for what ends in an auxiliary with more words after it ("The witness was | told by ..."), its only verb."""
    inside = words.slice(span)
    if not inside or inside[-1].dep not in ("aux", "auxpass") or any(w.verb for w in inside[:-1]):
        return False
    after = words.slice((span[1], sentences.end(span[0])))
    return bool(after) and after[0].text[:1].isalpha()


def _only_whose(words: Words, sentences: SentenceIndex, span: Span) -> bool:
    """True for what only tells whose claim is meant: "denied | a rebel | claim that its men had fled"."""
    after = words.slice((span[1], sentences.end(span[0])))[:2]
    return not _has_verb(words, span) and len(after) == 2 and after[0].lower in _CLAIMS and after[1].lower == "that"


def _namelessly(words: Words, span: Span) -> bool:
    """True for what only says that a speaker's name is kept back: "asked | not to be named"."""
    inside = [w.lower for w in words.slice(span) if w.text.isalpha()]
    return bool(inside) and _UNNAMED.issuperset(inside)


def _said(text: str, span: Span) -> bool:
    return any(c.isalpha() for c in text[span[0] : span[1]])


def _count(words: Words, span: Span) -> int:
    return sum(any(c.isalnum() for c in w.text) for w in words.slice(span))


def _has_verb(words: Words, span: Span) -> bool:
    return any(w.verb for w in words.slice(span))


def _one_clause(words: Words, sentences: SentenceIndex, a: Span, b: Span, longest: int | None) -> bool:
    """Two pieces of one sentence with marks or "and" between them, of which one has no verb."""
    if longest is not None and min(_count(words, a), _count(words, b)) > longest:
        return False
    between = [w.lower for w in words.slice((a[1], b[0])) if any(c.isalnum() for c in w.text)]
    apart = (bool(between) and between != ["and"]) or sentences.at(a[0]) != sentences.at(b[0])
    return not apart and not (_has_verb(words, a) and _has_verb(words, b))


def _listed(text: str, words: Words, a: Span, b: Span) -> bool:
    """True for items of a list, in lines of their own or each with its count: "12 drums filled; | 4 houses burnt"."""
    between = text[a[1] : b[0]] or text[b[0] : b[0] + 1]
    counts = all(any(w.tag == "CD" for w in words.slice(span)) for span in (a, b))
    return counts and ("\n" in between or ";" in between)


def trim(text: str, span: Span) -> Span:
    """The span without blanks, stops, and the quotation marks that frame it.

    A mark that is closed or opened inside the span stays: 'the war is "over"' keeps its last mark.
    """
    start, end = span
    while True:
        before = (start, end)
        while start < end and text[start] in _AT_THE_ENDS:
            start += 1
        while start < end and text[end - 1] in _ENDS and not _abbreviation(text, start, end):
            end -= 1
        if start < end and text[start] in OPENING and not _any(text, start + 1, end - 1, CLOSING):
            start += 1
        if (
            start < end
            and text[end - 1] in CLOSING
            and not _possessive(text, end)
            and not _any(text, start, end - 1, OPENING)
        ):
            end -= 1
        if (start, end) == before:
            return _with_marks(text, start, end)


def _with_marks(text: str, start: int, end: int) -> Span:
    """The span with the mark right beside it that opens or closes a quotation of which it has the other: 'it
    | "an orderly retreat|"'."""
    for opening, closing in _PAIRED:
        opened, closed = text.count(opening, start, end), text.count(closing, start, end)
        if opened > closed or (opening == closing and opened % 2):
            end += text[end : end + 1] == closing
        if (closed > opened or (opening == closing and text.count(opening, start, end) % 2)) and start:
            start -= text[start - 1] == opening
    return start, end


def _abbreviation(text: str, start: int, end: int) -> bool:
    """True for "U.S." at the end: its stop belongs to it."""
    return end - start >= 4 and text[end - 1] == "." and text[end - 3] == "." and text[end - 2].isalpha()


def _possessive(text: str, end: int) -> bool:
    return text[end - 1] in "'’" and text[end - 2 : end - 1] == "s"


def _any(text: str, start: int, end: int, marks: str) -> bool:
    for i in range(start, end):
        if text[i] in marks and not (text[i] in "'’" and text[i - 1 : i].isalnum() and text[i + 1 : i + 2].isalnum()):
            return True
    return False
