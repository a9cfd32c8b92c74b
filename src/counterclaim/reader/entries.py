"""Heads of entries in notes: the day and the place before a colon, "3 May, Kaya: ...", "Kaya: ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.propositions import Proposition
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import Words
from counterclaim.registry.tables import first_names

_AFTER_DAY = ("] ", ") ", " | ", " - ", " – ", " — ", ", ")
_AFTER_NAME = (" | ", " - ", " – ", " — ", ". ")
_DAY = 26  # letters of a day with its brackets
_LONGEST = 60  # letters of a head
_SEVERAL = 2  # lines that begin so
_PARTS = 3  # "Tuesday, 3 May, Kaya"
_WORDS = 4  # of a place's name and of a day


class Head(NamedTuple):
    """What stands before the colon of a sentence; name: the part of it without a number, if any; dated: another part
    has a number."""

    span: Span
    name: Span | None
    dated: bool


def heads(text: str, sentences: Sequence[Span]) -> Iterator[Head]:
    """Heads of sentences: a name, a day, or both with a comma between; of lines where several begin with a day and a
    place between other marks: "2/5/2025 - Kaya - ...", "[2 May] Kaya. ..."."""
    yield from _before_colons(text, sentences)
    marked = [head for line in _lines(text) if (head := _marked(text, *line)) is not None]
    if len(marked) >= _SEVERAL:
        yield from marked


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _marked(text: str, start: int, end: int) -> Head | None:
    """A day and the name behind it at the start of a line, parted by a dash, a bar, brackets or a full stop."""
    if not text[start : start + 1].isdigit() and not (text[start] in "[(" and text[start + 1 : start + 2].isdigit()):
        return None
    first, mark = min(((at, m) for m in _AFTER_DAY if (at := text.find(m, start, start + _DAY)) > 0), default=(0, ""))
    begin = first + len(mark)
    stops = (at for m in _AFTER_NAME if (at := text.find(m, begin, min(end, begin + _LONGEST))) > 0)
    stop = min(stops, default=0)
    if not mark or not _is_name(text[begin:stop]):
        return None
    return Head((start, stop), (begin, stop), True)


def _before_colons(text: str, sentences: Sequence[Span]) -> Iterator[Head]:
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
    report: Report, doc: RunningText, sentences: SentenceIndex, words: Words, gazetteer: Gazetteer
) -> Iterator[TaggedSpan]:
    """The places that such heads name: behind a day any name but a person's, without one names of towns, in notes."""
    for _, name, dated in heads(doc.text, sentences.sentences):
        if name is None or not (dated or report.kind == "notes") or doc.in_row(name[0]):
            continue
        if not all(w.tag.startswith("NNP") for w in words.slice(name) if w.lower[:1].isalpha()):
            continue
        called = doc.text[slice(*name)]
        town = any(e.kind in ("town", "ADM2") for e in gazetteer.find(called, loose=False))
        if (town and dated) or ((town or dated) and called.split()[0] not in first_names()):
            yield TaggedSpan("place", *name, 1.0)


def without_heads(found: Sequence[Proposition], entered: Sequence[TaggedSpan], text: str) -> list[Proposition]:
    """The propositions without the day and the place that head their entry: "Kaya - | shelling hit the market"."""
    out = []
    for one in found:
        start = max((e.end for e in entered if one.span[0] <= e.start and e.end < one.span[1]), default=one.span[0])
        if start > one.span[0] and "\n" not in text[one.span[0] : start] and start - one.span[0] <= _LONGEST:
            start += next((n for n, c in enumerate(text[start : one.span[1]]) if c.isalnum() or c in "\"“'"), 0)
            one = one._replace(span=(start, one.span[1]))
        out.append(one)
    return out


def _is_name(part: str) -> bool:
    words = part.split()
    proper = 0 < len(words) <= _WORDS and words[0][:1].isupper() and words[-1][-1:].isalpha()
    return proper and any(c.isupper() for c in words[-1]) and not any(c.isdigit() for c in part)
