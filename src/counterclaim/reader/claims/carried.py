"""A sentence that goes on with an event keeps its day, its place and who acts: in notes, and of outcomes everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from counterclaim import vocabulary
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader import comparing
from counterclaim.reader.claims.forms import named, speaks_of_itself
from counterclaim.reader.claims.issuer import title_lines
from counterclaim.reader.claims.itemed import again, dates, goes_on, with_heads, with_leads
from counterclaim.reader.claims.kinds_told import CLOCKS, DAYS, DEEDS, HAPPENED, OUTCOMES, WIDE
from counterclaim.reader.entries import heads
from counterclaim.reader.sentences import split
from counterclaim.reader.words import FINITE, Word, Words
from counterclaim.registry.words import ARTICLES

_LEAST_ENTRIES = 3  # paragraphs that open with a day, before a text is taken for entries
_OPENS = 60  # characters into a paragraph
_NOTES = vocabulary.words("claims.notes")
_STANDINS = vocabulary.words("claims.standins")
_NEXT = 120  # characters between a deed and what came of it; set by eye
_SUBJECTS = ("nsubj", "nsubjpass")
_TAKERS = ("i", "we", "me", "us")
_IS = vocabulary.words("figures.be")
_TAKEN = vocabulary.words("claims.taken")
_SCENES = vocabulary.words("claims.scenes")
_PAPERS = vocabulary.words("claims.papers")


def is_notes(doc: RunningText, words: Words, report: Report, times: Sequence[When]) -> bool:
    """True for coders' and witnesses' notes and logs: told, said by a title, taken down on a form, or dated entries."""
    if report.kind is not None:
        return report.kind == "notes"
    titles = [line for line in title_lines(doc) if not any(w.tag in FINITE for w in words.slice(line))]
    first = report.text.strip().partition("\n")[0]  # part of which may not be read on as text
    opening = doc.text[: doc.paragraphs[0].end][:_OPENS] if doc.paragraphs else ""
    interview = opening.lower().startswith(("interview of", "interviewed"))
    titled = interview or any(_of_notes(doc.text[slice(*line)]) for line in titles)
    titled = titled or (len(first) <= _OPENS and not first.endswith((".", "!", "?")) and _of_notes(first))
    return titled or named(doc) is not None or _entries(doc, times)


def _of_notes(title: str) -> bool:
    words = comparing.words(title)
    return not _NOTES.isdisjoint([*words, *map(" ".join, pairwise(words))])


def _entries(doc: RunningText, times: Sequence[When]) -> bool:
    """True where most paragraphs open with a day of their own."""
    told = [p for p in doc.paragraphs if doc.text[p.start : p.end].rstrip().endswith((".", "!", ")", "”", '"'))]
    dated = [p for p in told if any(dates(t) and p.start <= t.start < p.start + _OPENS for t in times)]
    headed = sum(one.dated and one.name is not None for one in heads(doc.text, split(doc)))  # fewer do, with a place
    enough = headed >= _LEAST_ENTRIES - 1 and 2 * headed >= len(told)
    return enough or (len(dated) >= _LEAST_ENTRIES and 2 * len(dated) >= len(told))


def carried(
    claims: Sequence[Claim], report: Report, doc: RunningText, words: Words, times: Sequence[When],
    places: Sequence[Place],
) -> list[Claim]:  # fmt: skip
    """The claims; in notes, one that tells no day, no place or only "they" has what its entry told last before it; in
    other texts an outcome without a day has that of the deed right before it.

    What a note says of itself ("Interview of 3 May in Osten.") is no claim.
    """
    if not is_notes(doc, words, report, times):
        return with_heads(_with_outcomes(with_leads(claims, doc, words), doc, words), doc, words, places)
    # "According to the informant, men raided Osten" tells more than how the note was taken.
    quoted = [c for c in claims if c.voice == "actor" and (c.type != "other" or c.roles.actor)]
    moved = _on_their_day(times, doc, (report.published or "")[:10])
    times = [moved.get((t.start, t.end), t) for t in times]
    claims = [_with_times(c, [moved.get((t.start, t.end), t) for t in c.times]) if moved else c for c in claims]
    # "3 May, Kaya: ...": the day that heads an entry is that of its event, and not when it was told.
    headed = list(heads(doc.text, split(doc)))
    dated = [head.span for head in headed if head.dated]
    claims = [_before(_with_times(c, [_of_its_head(t, dated) for t in c.times]), dated, doc.text) for c in claims]
    said = {(t.start, t.end) for claim in claims for t in claim.times if t.role == "said"}
    # What a claim's own words date is no day of speaking, though the next speaker has none nearer.
    said -= {(t.start, t.end) for c in claims for t in c.times if t.role == "event" and _holds(c, t.start)}
    own = [one for one in _of_the_note(doc, words, times) if not any(_in_any(c.content[0], [one]) for c in quoted)]
    own += _headings(claims, words, times)
    claims = [rest for claim in claims if (rest := _after(claim, own, doc.text)) is not None]
    head = 0 if speaks_of_itself(doc.text) else _head(claims, words, times)
    claims = [c for c in claims if c.content[0][0] >= head]
    head = next((start for (start, end), *_ in headed if doc.text[end:head] in (":", ": ")), head)
    own.append((0, head))
    apart = [t for t in times if dates(t) and (t.start, t.end) not in said and not _in_any((t.start, t.end), own)]
    places = [p for p in places if not _in_any((p.start, p.end), own) or _labelled(p, doc.text)]
    # A place that is told with a later day is where the note was taken: "9 May: a widow came to the Osten station."
    told_on = {(p.start, p.end): _sentence_day(p, doc, times) for p in places}
    out: list[Claim] = []
    for claim in claims:
        start = claim.content[0][0]
        entry = _entry(doc, start)
        if goes_on(claim, words) or _toll(claim):
            told = [t for t in apart if entry <= t.start < start and _told(claims, t)]
            when = _last([t for t in told if not _afterwards(claims, t)]) or _last(told)
            if when is not None and not any(t.first for t in claim.times if t.role == "event"):
                claim = msgspec.structs.replace(claim, times=(*claim.times, again(when)))
            day = min((t.first for t in claim.times if dates(t) and t.first), default="")
            near = [p for p in places if entry <= p.start < start and p.kind not in WIDE and _is_named(p)]
            near = [p for p in near if not day or not (told_on.get((p.start, p.end)) or "") > day]
            if near and all(p.anaphor and p.id and p.id == near[-1].id for p in claim.places):
                claim = msgspec.structs.replace(claim, places=(_named(near),))
        out.append(_with_doer(claim, [one for one in out if entry <= one.content[0][0]], words))
    return out


def _on_their_day(times: Sequence[When], doc: RunningText, filed: str) -> dict[Span, When]:
    """Times of day that were read as of the day of filing, on the day that their entry told before: "Osten, 22 July.
    Market struck at 08:30."."""
    out: dict[Span, When] = {}
    for at in times:
        if at.precision not in CLOCKS or at.basis != "publication" or not filed or (at.first or "")[:10] != filed:
            continue
        entry = _entry(doc, at.start)
        day = _last([t for t in times if t.precision == "day" and t.first and entry <= t.start < at.start])
        if day is not None and day.first is not None and at.value is not None:
            value = day.first + at.value.removeprefix(filed) if at.value.startswith(filed) else day.first
            out[at.start, at.end] = msgspec.structs.replace(
                at, first=day.first, last=day.last, value=value, basis="other_date", anchor=day.text, timex=None
            )
    return out


def _named(near: Sequence[Place]) -> Place:
    """The last of these places, where it was named: "the town" names it no more."""
    return next((p for p in reversed(near) if not p.anaphor and p.id == near[-1].id), near[-1])


def _sentence_day(place: Place, doc: RunningText, times: Sequence[When]) -> str | None:
    """The first day of the sentence that a place stands in."""
    first, last = next((one for one in split(doc) if one[0] <= place.start < one[1]), (0, 0))
    return min((t.first for t in times if first <= t.start < last and t.precision in DAYS and t.first), default=None)


def _is_named(place: Place) -> bool:
    """True for a place and for a word that goes back to one; not for "the hills"."""
    return place.id is not None or (any(c.isupper() for c in place.text) and place.text.lower() not in ARTICLES)


def _of_its_head(when: When, dated: Sequence[Span]) -> When:
    entered = when.role == "said" and _in_any((when.start, when.end), dated)
    return msgspec.structs.replace(when, role="event") if entered else when


def _with_times(claim: Claim, times: Sequence[When]) -> Claim:
    return msgspec.structs.replace(claim, times=tuple(times))


def _with_outcomes(claims: Sequence[Claim], doc: RunningText, words: Words) -> list[Claim]:
    """The claims; what came of a deed, told right after it without a day, has its day, and its place where it has none:
    "Rebels attacked Kaya on 29 May. Two soldiers were killed." Not another voice's, nor what counts a war or a year."""
    out: list[Claim] = []
    for claim in claims:
        before = out[-1] if out else None
        if before is not None and _outcome(claim, words) and _right_after(before, claim, doc):
            times = [t for t in before.times if dates(t)] if before.type in DEEDS or _lent(before) else []
            times = [t if t.basis == "other_date" else again(t) for t in times]
            places = claim.places or _beside(before.places, times)
            claim = msgspec.structs.replace(claim, times=(*claim.times, *times), places=places)
        out.append(claim)
    return out


def _outcome(claim: Claim, words: Words) -> bool:
    whole = bool(claim.figures) and not any(f.scope in ("running_total", "window") for f in claim.figures)
    return whole and claim.type in OUTCOMES and not _days(claim) and goes_on(claim, words)


def _right_after(before: Claim, claim: Claim, doc: RunningText) -> bool:
    """True for a claim of the same voice and event right after another one in one paragraph."""
    end, start = before.content[-1][1], claim.content[0][0]
    war = claim.event_role != "conflict" or before.event_role == "conflict"
    one = (before.voice, before.actor) == (claim.voice, claim.actor) and war
    return one and 0 <= start - end <= _NEXT and "\n" not in doc.text[end:start] and before.factuality in HAPPENED


def _days(claim: Claim) -> list[When]:
    return [t for t in claim.times if t.role == "event" and t.first is not None]


def _lent(claim: Claim) -> bool:
    """True where a claim has its day from one before it."""
    return claim.type in OUTCOMES and any(not _holds(claim, t.start) for t in _days(claim))


def _beside(places: Sequence[Place], times: Sequence[When]) -> tuple[Place, ...]:
    """The place that stands nearest to a day: "began a raid on Osten after the attack of 7 May on Kaya"."""
    gaps = [(abs(p.start - t.start), p.start, p) for p in places for t in times]
    return (min(gaps, key=lambda one: one[:2])[2],) if gaps else ()


def _labelled(place: Place, text: str) -> bool:
    """True for a place that a label tells the scene to be: "Location: Osten."."""
    before = text[: place.start].rsplit(maxsplit=1)[-1:]
    return bool(before) and before[0].endswith(":") and before[0][:-1].lower() in _SCENES


def _told(claims: Sequence[Claim], when: When) -> bool:
    """True for a day of something that happened, or of no claim ("Osten, 3 May: ..."): not of a plan or a condition."""
    holding = [c for c in claims if _holds(c, when.start)]
    return not holding or any(c.factuality in HAPPENED for c in holding)


def _afterwards(claims: Sequence[Claim], when: When) -> bool:
    """True for the day of a count that is told from another day ("neighbours buried nine people the next day")."""
    counts = (c for c in claims if c.type == "casualties")
    return when.basis == "other_date" and any(_holds(c, when.start) for c in counts)


def _holds(claim: Claim, at: int) -> bool:
    return _in_any((at, at), claim.content)


def _of_the_note(doc: RunningText, words: Words, times: Sequence[When]) -> Iterable[Span]:
    """Clauses that tell how the note was taken, where, when, with whom, filed when: those without a verb, and up to
    the first that says who did what also those without a subject ("Met a nurse in Osten, 3 May."), those of whoever
    took it ("I spoke to a nurse in Osten on 3 May.") and of who was heard ("the speaker is a nurse"). What is of a day
    before the one on which it was taken tells what happened ("on 3 May we heard shooting").
    """
    opening = True
    on = ""
    for first, last in split(doc):
        taken = _names_taking(words.slice((first, last)))
        if taken and not any(w.tag in FINITE for w in words.slice((first, last))):
            yield first, last
        start = first
        while opening and start < last:
            end = doc.text.find(";", start, last) + 1 or last
            days = [t.first or "" for t in times if start <= t.start < end and t.precision in DAYS]
            opening = _of_its_taking(words.slice((start, end))) and not any(day < on for day in days)
            on = on or max(days, default="")
            if opening and taken:
                yield start, end
            start = end


def _head(claims: Sequence[Claim], words: Words, times: Sequence[When]) -> int:
    """Where the first deed begins that has a day of its own, if nothing is told before it but how the note was taken,
    on a later day: "Account given by a nurse at Osten, 9 May. On 3 May soldiers ...", "9 May, Osten: we met a nurse."
    """
    for claim in sorted(claims, key=lambda c: c.content[0]):
        clause = words.slice(claim.content[0])
        if not claim.figures and _names_taking(clause):
            continue
        days = {t.first or "" for t in claim.times if dates(t) and _holds(claim, t.start)}
        if days and any(w.tag in FINITE for w in clause):
            start = claim.content[0][0]
            before = {t.first for t in times if t.end <= start and t.precision in DAYS and t.first is not None}
            return start if before and min(before) > max(days) else 0
        mine = any(w.dep in _SUBJECTS and w.lower in _TAKERS for w in clause)
        if not mine and (claim.type != "other" or claim.figures):
            return 0
    return 0


def _headings(claims: Sequence[Claim], words: Words, times: Sequence[When]) -> Iterable[Span]:
    """Claims that open a note without saying who did what, of a later day than the next one that it tells: "Written
    down in Osten on 9 May. On 3 May ..."."""
    for claim in sorted(claims, key=lambda c: c.content[0]):
        first, last = claim.content[0][0], claim.content[-1][1]
        days = [t.first or "" for t in times if first <= t.start < last and t.precision in DAYS]
        after = next((t.first or "" for t in sorted(times, key=lambda t: t.start) if t.start >= last and dates(t)), "")
        clause = words.slice((first, last))
        told = claim.figures or claim.roles.actor or any(w.dep in _SUBJECTS or w.lower in _IS for w in clause)
        if told or not days or not "" < after < min(days):
            return
        yield first, last


def _names_taking(clause: Sequence[Word]) -> bool:
    return any(w.lower in _TAKEN or w.lower in _PAPERS for w in clause)


def _of_its_taking(clause: Sequence[Word]) -> bool:
    """True for a clause that says of nobody what he did, but of the note's taker whom he met, of whom he met who that
    is, or of what was written what became of it ("File opened in Osten on 9 May.")."""
    verb = next((n for n, w in enumerate(clause) if w.tag in FINITE), None)
    who = next((w.lower for w in clause if w.dep in _SUBJECTS), None)
    if verb is None or who is None or who in _PAPERS:
        return True
    after = clause[verb + 1].tag if verb + 1 < len(clause) else ""
    named = after == "DT" and clause[verb].lower in _IS and _names_taking(clause[:verb])
    took = who in _TAKERS or any(w.lower in _TAKERS for w in clause[verb + 1 :])  # "from what a nurse told me"
    return named or (took and clause[verb].lower in _TAKEN)


def _after(claim: Claim, own: Sequence[Span], text: str) -> Claim | None:
    """The claim without a sentence in which the note tells of itself; None where nothing else is left of it."""
    start = first = claim.content[0][0]
    while (end := max((e for s, e in own if s <= start < e), default=0)) > start:
        start = end
        while start < len(text) and not text[start].isalnum():
            start += 1
    if start == first:
        return claim
    content = tuple((max(s, start), e) for s, e in claim.content if e > start)
    if not content:
        return None
    kept = {name: tuple(x for x in getattr(claim, name) if x.start >= start) for name in ("places", "times", "figures")}
    return msgspec.structs.replace(claim, content=content, **kept)


def _before(claim: Claim, heads: Sequence[Span], text: str) -> Claim:
    """The claim up to where the next entry begins."""
    first, last = claim.content[0][0], claim.content[-1][1]
    end = min((start for start, _ in heads if first < start < last), default=last)
    if end == last:
        return claim
    content = tuple((s, min(e, len(text[:end].rstrip(" \n.")))) for s, e in claim.content if s < end)
    kept = {
        name: tuple(x for x in getattr(claim, name) if x.start < first or x.end <= end)
        for name in ("places", "times", "figures")
    }
    return msgspec.structs.replace(claim, content=content, **kept)


def _in_any(span: Span, spans: Sequence[Span]) -> bool:
    return any(s <= span[0] < e for s, e in spans)


def _toll(claim: Claim) -> bool:
    """True for a count of people that stands now: "the death toll stands at nine"."""
    return claim.type == "casualties" and bool(claim.figures) and claim.factuality in HAPPENED


def _entry(doc: RunningText, at: int) -> int:
    """Where the paragraph begins that an offset lies in, with a heading right above it; of an answer, where the first
    of the questions begins that it goes on from."""
    n = max((n for n, one in enumerate(doc.paragraphs) if one.start <= at), default=0)
    while n and _ends(doc, n - 1).endswith("?"):
        n = max(0, n - 2)
    if n > 1 and at < doc.paragraphs[n].end and not _ends(doc, n - 1).endswith((".", "!", "?")):
        n -= 1
    return doc.paragraphs[n].start if doc.paragraphs else 0


def _ends(doc: RunningText, paragraph: int) -> str:
    return doc.text[doc.paragraphs[paragraph].start : doc.paragraphs[paragraph].end].rstrip('"”’) ')


def _with_doer(claim: Claim, before: Sequence[Claim], words: Words) -> Claim:
    """The claim; "they" who act in it are who acted before."""
    actor = claim.roles.actor
    first = next(iter(words.slice(claim.content[0])), None)
    subject = actor is None and first is not None and first.dep == "nsubj" and first.lower in _STANDINS
    if not subject and (actor is None or actor.name.lower() not in _STANDINS):
        return claim
    acted = (c.roles.actor for c in reversed(before) if c.roles.actor is not None)
    who = next((one for one in acted if one.name.lower() not in _STANDINS), None)
    return msgspec.structs.replace(claim, roles=msgspec.structs.replace(claim.roles, actor=who)) if who else claim


def _last(times: Sequence[When]) -> When | None:
    return max(times, key=lambda t: t.start, default=None)
