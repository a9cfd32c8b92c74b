"""Several voices in one sentence, each in a clause of its own: "Dead in Orsk: according to Norva, six; according to
Ostia, 40" gives six to Norva and 40 to Ostia, and both are the dead in Orsk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, overlaps
from counterclaim.reader.claims.propositions import Proposition, trim
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.tag import TaggedSpan
from counterclaim.reader.words import FINITE, Words

LEAST = 2  # clauses that name their own speaker, from which a sentence is read so
_MARKS = (",", ":")


class Clause(NamedTuple):
    """A clause that names its own speaker, between semicolons; score: of what names him."""

    span: Span
    source: Span
    cue: Span
    content: Span
    score: float


def clauses(
    text: str, sentences: Sequence[Span], spans: Sequence[TaggedSpan], kind_of: Callable[[str], str]
) -> Iterator[Clause]:
    """The clauses of sentences in which two and more are "according to" somebody, before or behind what he says."""
    for start, end in sentences:
        if text.count(";", start, end) < LEAST - 1:
            continue
        marks = [start - 1, *(i for i in range(start, end) if text[i] == ";"), end]
        parts = [(a + 1, b) for a, b in pairwise(marks)]
        found = [one for part in parts if (one := _clause(text, part, spans, kind_of)) is not None]
        yield from found if len(found) >= LEAST else ()


def _clause(text: str, part: Span, spans: Sequence[TaggedSpan], kind_of: Callable[[str], str]) -> Clause | None:
    inside = [s for s in spans if part[0] <= s.start < part[1]]
    cues, sources = ([s for s in inside if s.label == label] for label in ("cue", "source"))
    if len(cues) != 1 or len(sources) != 1 or kind_of(text[cues[0].start : cues[0].end]) != "according":
        return None
    cue, source = cues[0], sources[0]
    start = text.rfind(":", part[0], cue.start) + 1 or part[0]
    before, after = text[start : cue.start].strip(), text[source.end : part[1]].strip(" .")
    leads = not before and after[:1] in _MARKS
    if text[cue.end : source.start].strip() or not (leads or (before.endswith(",") and not after)):
        return None
    first, last = (source.end, part[1]) if leads else (start, cue.start)
    first += len(text[first:last]) - len(text[first:last].lstrip(" ,:"))
    content = first, first + len(text[first:last].rstrip(" ,."))
    score = min(cue.score, source.score)
    said = any(map(str.isalnum, text[slice(*content)]))
    return Clause(part, (source.start, source.end), (cue.start, cue.end), content, score) if said else None


def runs(
    text: str, sentences: SentenceIndex, attributions: Sequence[Attribution]
) -> Iterator[tuple[Span | None, list[Attribution]]]:
    """What two and more say in clauses of one sentence, side by side, with what stands before them and their colon."""
    run: list[Attribution] = []
    last = 0
    for one in (*attributions, None) if ";" in text else ():
        start, end = _reach(one) if one is not None else (len(text), len(text))
        if run and text[last:start].strip() == ";":
            run, last = [*run, *filter(None, [one])], end
            continue
        if len(run) >= LEAST:
            first = _reach(run[0])[0]
            before = text[:first].rstrip()
            lead = trim(text, (sentences.sentences[sentences.at(first)][0], len(before)))
            yield lead if before.endswith(":") and lead[0] < lead[1] else None, run
        run, last = [one] if one is not None and one.source and one.cue and one.content else [], end


def _reach(one: Attribution) -> Span:
    parts = (*one.source, *one.cue, *one.content)
    return min(s for s, _ in parts), max(e for _, e in parts)


def with_leads(
    text: str, words: Words, sentences: SentenceIndex, found: Sequence[Proposition], attributions: Sequence[Attribution]
) -> list[Proposition]:
    """The propositions; what stands without a verb before such clauses and their colon is told with each."""
    out = list(found)
    for lead, run in runs(text, sentences, attributions):
        if lead is None or any(w.tag in FINITE for w in words.slice(lead)):
            continue
        out = [p for p in out if not overlaps(p.span, lead)]
        for one in run:
            start, end = one.content[0]
            mine = [p for p in out if start <= p.span[0] and p.span[1] <= end]
            out = [p for p in out if p not in mine]
            out += [p._replace(lead=lead) for p in mine] or [Proposition((start, end), one.confidence, lead)]
    return sorted(out, key=lambda p: p.span)
