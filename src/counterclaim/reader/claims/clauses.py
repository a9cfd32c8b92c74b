"""Claims inside claims: a clause with a day of its own at the end of a proposition ("since Norva came in May")."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.reader.claims.propositions import SHORT, trim
from counterclaim.reader.words import FINITE, SUBJECTS, Words

# What leads to an earlier event. Of 45 such clauses that were found in 873 labelled reports 24 are labelled as claims;
# after "as" and "when" fewer than half are.
_LEADS = vocabulary.words("claims.leads_to_earlier")


def clause_in(text: str, words: Words, times: Iterable[When], span: Span) -> Span | None:
    """The clause that tells an earlier event, if a proposition at `span` (running-text offsets) ends with one.

    It has a subject before its one finite verb, and a day. The proposition keeps its words, for without them it may
    say nothing ("In his first visit since ...").
    """
    inside = words.slice(span)
    lead = max((n for n, word in enumerate(inside) if word.lower in _LEADS), default=0)
    if lead < SHORT:
        return None
    if any(w.dep in SUBJECTS for w in inside[:lead]) and not any(w.tag in FINITE for w in inside[:lead]):
        return None  # "the number of people killed | since Sunday | had risen to 38"
    comma = max((n for n, w in enumerate(inside[:lead]) if w.text == ","), default=0)
    before = inside[comma:lead]
    if comma and any(w.dep in SUBJECTS for w in before) and not any(w.tag in FINITE for w in before):
        return None  # "two left yesterday, the total | since May | has reached 38"
    rest = inside[lead + 1 :]
    verbs = [n for n, w in enumerate(rest) if w.tag in FINITE]
    if len(verbs) != 1 or not any(w.noun or w.tag == "PRP" for w in rest[: verbs[0]]):
        return None
    start, end = trim(text, (rest[0].start, span[1]))
    dated = any(start <= t.start and t.end <= end and t.first is not None for t in times)
    return (start, end) if dated else None
