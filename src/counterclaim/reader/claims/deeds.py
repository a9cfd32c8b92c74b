"""Acts of speaking that are more than saying: a denial, a charge, a count; they join and part propositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, Spans
from counterclaim.reader import cues
from counterclaim.reader.charges import charging, is_agent, is_relative
from counterclaim.reader.claims.carriers import Around
from counterclaim.reader.claims.propositions import CLOSING, Proposition, trim
from counterclaim.reader.denials import points_back
from counterclaim.reader.given_counts import COUNTING, COUNTS, GIVING
from counterclaim.reader.words import Word

_JOINS = vocabulary.words("claims.joins")
_UNITS = vocabulary.words("claims.joint_units")


class Deed(NamedTuple):
    """An attribution whose verb is more than saying: it denies, accuses, confirms, demands, counts; and all its words.

    counts: "The governor put the number at 28": the count is his. charges: in the passive, who speaks behind the verb.
    """

    attribution: Attribution
    counts: bool
    whole: Span
    charges: bool


def deeds_of(attributions: Sequence[Attribution], around: Around) -> list[Deed]:
    out, text = [], around.doc.text
    for one in attributions:
        if not (one.source and one.cue and one.content) or one.attitude:
            continue
        cue = " ".join(text[s:e] for s, e in one.cue)
        said = text[one.content[0][0] : one.content[-1][1]]
        passive, marked = is_agent(text, one.source, one.cue), cues.stance(cue, said) != "asserts"
        counts, charges = _puts(cue, said), (passive and (marked or charging(cue))) or is_relative(one, around.words)
        if counts or charges or marked:
            parts = (*(() if _far(one, attributions) else one.source), *one.cue, *one.content)
            out.append(Deed(one, counts, (min(s for s, _ in parts), max(e for _, e in parts)), charges))
    return out


def _far(one: Attribution, attributions: Sequence[Attribution]) -> bool:
    """True where another speaks between who speaks and his verb: "| Norva |, accused by Ostia, | denied it"."""
    between = (a for a in attributions for s, _ in a.cue if one.source[-1][1] <= s < one.cue[0][0])
    return any(a is not one for a in between)


def act_in(span: Span, deeds: Sequence[Deed]) -> Attribution | None:
    """The attribution inside the span that is a deed, or the count that holds it."""
    for one in deeds:
        if one.counts and _within(span, one.attribution.content):
            return one.attribution
        if span[0] <= one.whole[0] and one.whole[1] <= span[1]:
            return one.attribution
        if one.charges and one.attribution.cue[0][0] <= span[1] and one.whole[0] <= span[0] < one.whole[1]:
            return one.attribution
    return None


def rejoined(found: Sequence[Proposition], around: Around, deeds: Sequence[Deed]) -> list[Proposition]:
    """The propositions; two participles of one subject ("300 people were killed | and wounded in the port") are one,
    and so are who is accused and of what ("Norva was accused by Ostia | of burning six farms").
    """
    out: list[Proposition] = []
    for one in found:
        last = out[-1] if out else None
        inside = (o.charges and last and o.whole[0] <= last.span[0] and one.span[0] < o.whole[1] for o in deeds)
        if last is not None and any(inside):
            out[-1] = last._replace(span=(last.span[0], one.span[1]))
            continue
        if last is not None and around.doc.text[last.span[1] : one.span[0]].strip() in ("and", "or", "and/or"):
            before, after = around.words.slice(last.span), around.words.slice(one.span)
            if before and after and before[-1].tag == "VBN" == after[0].tag:
                out[-1] = last._replace(span=(last.span[0], one.span[1]))
                continue
        out.append(one)
    told = (d for d in deeds if d.charges or _points(around, d.attribution))
    acts = [(o.span, act_in(o.span, deeds)) for o in out]  # of "accused by Ostia, denied it" two acts are made
    missed = (
        d for d in told
        if not any(s < d.whole[1] and d.whole[0] < e and act in (None, d.attribution) for (s, e), act in acts)
    )  # fmt: skip
    return sorted([*out, *(Proposition(d.whole, d.attribution.confidence) for d in missed)], key=lambda o: o.span)


def _points(around: Around, one: Attribution) -> bool:
    """True where what somebody denies or confirms only points back ("Norland denied it"), or is no clause ("denied any
    losses"): no proposition by itself."""
    words = around.words.slice(one.content[0])
    bare = len(one.content) == 1 and (len(words) == 1 or words[0].tag in ("DT", "PDT"))
    denied = cues.stance(" ".join(around.doc.text[s:e] for s, e in one.cue)) == "denies"
    return bare and ((denied and words[-1].noun) or points_back(around.doc.text[slice(*one.content[0])]))


def parted(found: Sequence[Proposition], around: Around, deeds: Sequence[Deed]) -> Iterator[Proposition]:
    """The propositions; what one says before somebody's act in it, with a verb of its own, is one of its own.

    "Its troops held 74 villages, | a day after the governor put the number at 28."
    """
    text = around.doc.text
    for one in found:
        act = act_in(one.span, deeds)
        if act is None:
            yield from _quoted_apart(one, around)
            continue
        start = min(act.source[0][0], act.cue[0][0])
        before = _before_joint(around.words.slice((one.span[0], start)))
        if any(word.verb for word in before):
            yield one._replace(span=trim(text, (one.span[0], before[-1].end)))
            yield one._replace(span=trim(text, (start, one.span[1])), lead=None)
        else:
            yield one


def _quoted_apart(one: Proposition, around: Around) -> Iterator[Proposition]:
    """The proposition; what another is quoted with in it is one of its own: 'Norva called it "a slip", | Ostia called
    it "a raid"'.
    """
    inside = (
        a for a in around.attributions
        if a.quotation != "indirect" and a.source and a.cue and a.content and not a.attitude
        and one.span[0] < a.source[0][0] < a.cue[0][0] < a.content[0][0] < one.span[1] <= a.content[-1][1] + 1
    )  # fmt: skip
    other = next(inside, None)
    before = list(around.words.slice((one.span[0], other.source[0][0]))) if other is not None else []
    while before and not (before[-1].noun or before[-1].verb or before[-1].tag[0] == "J"):
        before.pop()
    if other is None or not before:
        yield one
        return
    text, end = around.doc.text, before[-1].end
    yield one._replace(span=trim(text, (one.span[0], end + (end < len(text) and text[end] in CLOSING))))
    yield one._replace(span=trim(text, (other.content[0][0], max(one.span[1], other.content[-1][1]))), lead=None)


def _before_joint(words: Sequence[Word]) -> Sequence[Word]:
    """What stands before the words that join another clause: "Its troops held 74 villages | , two days after"."""
    last = len(words) - 1
    if last < 0 or words[last].lower not in _JOINS:
        return ()
    if last and words[last - 1].lower in _UNITS:
        last -= 1 + (last > 1 and words[last - 2].text.isalnum())
    return words[: last - (last > 0 and words[last - 1].text == ",")]


def _within(span: Span, content: Spans) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


def _puts(cue: str, said: str) -> bool:
    """True for "put" and "has put", which are cues only where a count follows, for "estimated", and for what gives "a
    toll"."""
    verb = cue.lower().split()[-1:]
    return not COUNTING.isdisjoint(verb) or not (GIVING.isdisjoint(verb) or COUNTS.isdisjoint(said.lower().split()))
