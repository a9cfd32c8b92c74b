"""Speakers that go on: a verb without a subject and a quotation without a name are those of who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.model.attribution import Attribution
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.carriers import Around, is_self
from counterclaim.reader.claims.voices import Voiced
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.phrase import SELF_PRONOUNS
from counterclaim.reader.words import Words

DROPPED = 0.9  # how much of its sureness an attribution keeps whose subject stands in a sentence before

_MARKS, _FAR = '«„“»”"', 1_500  # letters back in which a quotation that is open begins


def with_quoted(
    doc: RunningText, sentences: SentenceIndex, found: Sequence[Attribution], quoted: Sequence[Span]
) -> list[Attribution]:
    """The attributions; a quotation that names nobody goes on with who was quoted right before it."""
    out: list[Attribution] = []
    last: Attribution | None = None
    for one in sorted(found, key=lambda a: min((*a.content, *a.source))[0] if a.content or a.source else 0):
        inside = bool(one.content) and any(s <= one.content[0][0] < e for s, e in quoted)
        if not one.source and inside and last is not None and last.content:
            begin, end = one.content[0][0], last.content[-1][1]
            near = 0 <= sentences.at(begin) - sentences.at(end - 1) <= 1
            if near and doc.text[min(begin, end) : begin].count("\n\n") <= 1:
                one = _of(last, one)
        if one.source:
            last = one
        out.append(one)
    return out


def with_dropped(doc: RunningText, sentences: SentenceIndex, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; one whose verb has no subject ("Said that ...") has that of the one before, if that is near."""
    out: list[Attribution] = []
    last: Attribution | None = None
    for one in found:
        if not one.source and one.cue and last is not None:
            here, there = sentences.at(one.cue[0][0]), sentences.at(last.source[0][0])
            gap = doc.text[min(last.source[0][0], one.cue[0][0]) : one.cue[0][0]].count("\n\n")
            if 0 < here - there <= 3 and gap <= 1:
                one = _of(last, one)
        if one.source:
            last = one
        out.append(one)
    return out


def with_self(found: Sequence[Attribution], words: Words) -> list[Attribution]:
    """The attributions; the verb behind "I" and "we" is no part of who speaks: "I | think | that"."""
    out: list[Attribution] = []
    for one in found:
        inside = words.slice(one.source[0]) if len(one.source) == 1 else ()
        if len(inside) > 1 and inside[0].lower in SELF_PRONOUNS and not any(w.noun for w in inside[1:]):
            verb = () if one.cue or not inside[-1].verb else ((inside[1].start, inside[-1].end),)
            one = msgspec.structs.replace(one, source=((inside[0].start, inside[0].end),), cue=one.cue or verb)
        out.append(one)
    return out


def _of(last: Attribution, one: Attribution) -> Attribution:
    """The attribution with the speaker of the last one, a little less sure."""
    return msgspec.structs.replace(one, source=last.source, confidence=round(one.confidence * DROPPED, 3))


def with_own(voiced: Sequence[Voiced], around: Around) -> list[Voiced]:
    """What is said; what "I" or "we" say outside quotation marks, in a text that nothing tells whose, is its own."""
    text = around.doc.text
    return [
        one._replace(attribution=None)
        if (a := one.attribution) and a.source and is_self(around, a.source[0]) and not _opened(text, a.source[0][0])
        else one
        for one in voiced
    ]


def _opened(text: str, at: int) -> bool:
    """True where the last quotation mark before an offset opens a quotation, which may run on over paragraphs."""
    last = max((text.rfind(mark, max(0, at - _FAR), at) for mark in _MARKS), default=-1)
    if last < 0:
        return False
    return text[last] in "«„“" or (text[last] == '"' and not text[last - 1 : last].strip("([—–-\u00a0 \n"))


def with_own_cues(found: Sequence[Attribution], cues: Sequence[Span]) -> list[Attribution]:
    """The attributions; where verbs come first, a content with a cue of its own before it is parted with that cue.

    "The spokesman denied the raid and said that ...": the linker, which learned on English, gives both to "said".
    """
    free = [c for c in cues if not any(c in one.cue for one in found)]
    out: list[Attribution] = []
    for one in found:
        apart: dict[Span, list[Span]] = {}
        for content in one.content if len(one.content) > 1 and one.cue else ():
            nearest = max((c for c in (*free, *one.cue) if c[1] <= content[0]), default=None)
            if nearest in free and nearest is not None:
                apart.setdefault(nearest, []).append(content)
        taken = [content for group in apart.values() for content in group]
        kept = tuple(c for c in one.content if c not in taken)
        if kept:
            out.append(msgspec.structs.replace(one, content=kept))
        for cue, group in apart.items():
            ident = one.id if not kept and cue == min(apart) else f"{one.id}.{len(out)}"
            out.append(msgspec.structs.replace(one, id=ident, cue=(cue,), content=tuple(group)))
    return out
