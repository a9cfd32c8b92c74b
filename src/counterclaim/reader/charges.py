"""Charges in the passive: who was accused, by whom and of what ("Norva was blamed by | Ostia | for the raid").

And whom "who" and "which" mean where they speak.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span, Spans
from counterclaim.reader.appositions import with_office
from counterclaim.reader.claims.rejected import without_rejected
from counterclaim.reader.given_counts import RULE_CONFIDENCE
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.speakers.names import DATES
from counterclaim.reader.words import FINITE, Word, Words

# Participles of charging, each with the prepositions that lead to the deed.
_LEADS = {verb: frozenset(leads.split("/")) for verb, leads in vocabulary.pairs("sentences.charges").items()}
# Who is blamed stands behind these: "blame was laid | on Norva", "the fire was attributed | to Norva".
_LAID = {verb: frozenset(leads.split("/")) for verb, leads in vocabulary.pairs("sentences.laid").items()}
_BLAME = vocabulary.words("sentences.blame")
_STANDS = vocabulary.words("sentences.stands")
_REFUSING = ("refus", "declin")
_NEAR = 4  # words before the participle in which its "was" stands
_FAR = 12  # words of a noun phrase
_MARKS = frozenset(",;:()")
_STOPS = _MARKS | frozenset(".!?")


class Charge(NamedTuple):
    """Who is accused, by whom, in which words, of what; accuser None where nobody is named."""

    accused: Span
    accuser: Span | None
    cue: Span
    content: Spans


def charges(words: Sequence[Word]) -> Iterator[Charge]:
    """The charges in the passive in the words of one sentence, and those of a relative clause."""
    yield from _related(words)
    yield from _opening(words)
    before_it = ""
    for at, word in enumerate(words):
        lower = word.lower
        pair, before_it = f"{before_it} {lower}" if at else "", lower
        leads = _LEADS.get(pair) or _LEADS.get(lower) or _LAID.get(lower)
        first = _auxiliary(words, at - (pair in _LEADS)) if leads else None
        if not leads or first is None or not (subject := _subject(words, first)):
            continue
        if word.lower in _LAID and pair not in _LEADS and _BLAME.isdisjoint(w.lower for w in (word, *subject)):
            continue
        stop = next((n for n in range(at + 1, len(words)) if words[n].text in ".;:!?"), len(words))
        other = next((n for n in range(at + 1, stop) if words[n].tag in (*FINITE, "VBN")), stop)
        laid = word.lower in _LAID
        on = laid or (words[at + 1 : at + 2] and words[at + 1].lower == "on")
        by = next((n for n in range(at + 1, other) if words[n].lower == "by" and (on or words[n].dep == "agent")), None)
        by = None if by is not None and (words[by + 1 : by + 2] and _no_speaker(words[by + 1])) else by
        lead = _lead(words, (at if by is None else by) + 1, stop, leads)
        before = _lead(words, at + 1, by, leads) if by is not None else None
        if by is not None and before is not None:  # "was blamed on | rebels | by the governor"
            lead, end = before, _phrase_end(words, by + 1, stop)
            deed: Span | None = (words[lead].start, words[by - 1].end)
            accuser: Sequence[Word] = words[by + 1 : end]
        else:
            end = lead if lead is not None else (_phrase_end(words, by + 1, stop) if by is not None else at)
            end = _name_end(words, by + 1, end) if by is not None else end
            deed = (words[lead].start, words[_clause_end(words, lead, stop) - 1].end) if lead is not None else None
            accuser = words[by + 1 : end] if by is not None else ()
        whole = (subject[0].start, subject[-1].end)
        blamed_on = lead is not None and (laid or words[lead].lower == "on")
        accused = _object(words, lead, stop) if lead is not None and blamed_on else whole
        cued = by if by is not None and by == at + 1 else lead if laid and lead == at + 1 else at
        yield Charge(
            accused or whole,
            (accuser[0].start, accuser[-1].end) if accuser else None,
            (words[first].start, words[cued].end),
            (whole, deed) if deed is not None else (whole,),
        )


def _related(words: Sequence[Word]) -> Iterator[Charge]:
    """The charges of a relative clause: "Norva, which | Ostia | accuses of a raid, denied it"."""
    for at, word in enumerate(words):
        if word.tag not in FINITE or not (leads := _charging(word)):
            continue
        pronoun = next((n for n in range(at - 2, max(at - _FAR, 0), -1) if words[n].tag in ("WDT", "WP")), None)
        lead = _lead(words, at + 1, None, leads) if pronoun is not None else None
        if lead is None or pronoun is None or lead > at + 1 + _NEAR:
            continue
        accuser, whole = words[pronoun + 1 : at], _meant(words, pronoun)
        if whole is None or any(w.verb or w.text in _STOPS for w in accuser) or not any(w.noun for w in accuser):
            continue
        ends = _STOPS if words[pronoun - 1].text == "," else _STOPS | {w.text for w in words[lead:] if w.tag in FINITE}
        stop = next((n for n in range(lead + 1, len(words)) if words[n].text in ends), len(words))
        deed = (words[lead].start, words[stop - 1].end)
        yield Charge(whole, (accuser[0].start, accuser[-1].end), (word.start, word.end), (whole, deed))


def _opening(words: Sequence[Word]) -> Iterator[Charge]:
    """The charge before the clause of who is accused: "Accused by | Ostia | of a raid, Norva denied it"."""
    leads = _LEADS.get(words[0].lower) if len(words) > 1 and words[1].lower == "by" else None
    lead = _lead(words, 2, None, leads) if leads else None
    mark = next((n for n in range(lead, len(words)) if words[n].text == ","), None) if lead is not None else None
    end = _phrase_end(words, mark + 1, len(words)) if mark is not None else 0
    if lead is None or mark is None or lead == 2 or end == mark + 1:
        return
    accuser = (words[2].start, words[_name_end(words, 2, lead) - 1].end)
    whole = (words[0].start, words[end - 1].end)
    yield Charge((words[mark + 1].start, words[end - 1].end), accuser, (words[0].start, words[1].end), (whole,))


def _meant(words: Sequence[Word], pronoun: int) -> Span | None:
    """Whom a relative pronoun means: the noun phrase before it."""
    first = last = pronoun - (pronoun > 0 and words[pronoun - 1].text == ",")
    while first and words[first - 1].text not in _STOPS and not (words[first - 1].verb or _joint(words[first - 1])):
        first -= 1
    return (words[first].start, words[last - 1].end) if first < last else None


def is_relative(one: Attribution, words: Words) -> bool:
    """True where who or what is spoken of stands before who speaks: "| Norva |, which Ostia accuses | of a raid |"."""
    parts = [s for s, _ in (*one.content[:1], *one.source, *one.cue, *one.content[1:])]
    if len(one.content) != 2 or not (one.source and one.cue) or parts != sorted(parts):
        return False
    return any(w.tag in ("WDT", "WP") for w in words.slice((one.content[0][1], one.source[0][0])))


def _charging(word: Word) -> frozenset[str]:
    """The prepositions that lead to the deed behind a verb of charging, in the active: "accuses | of"."""
    lower = word.lower
    forms = (lower, lower + "d", lower + "ed", lower[:-1] + "d", lower[:-1] + "ed")
    found = next((_LEADS[form] for form in forms if form in _LEADS), frozenset[str]())
    return found if "to" not in found else frozenset()


def with_accusers(found: Sequence[Attribution], words: Words, sentences: SentenceIndex) -> list[Attribution]:
    """The attributions, with those of charges in the passive as the charge has them: its accuser speaks."""
    out = list(found)
    for sentence in sentences.sentences:
        here = words.slice(sentence)
        for one in charges(here):
            if one.accuser is None:
                continue
            mine = next((a for a in out if any(s < one.cue[1] and one.cue[0] < e for s, e in a.cue)), None)
            made = mine or Attribution(id=f"p{one.cue[0]}", confidence=RULE_CONFIDENCE)
            made = msgspec.structs.replace(
                made, source=(one.accuser,), cue=(one.cue,), content=one.content, attitude=False
            )
            out = [made if a is mine else _apart(a, one) for a in out] + ([made] if mine is None else [])
        out = _with(out, _fronted(here))
    out = [with_office(_whole_content(_refused(_without_by(a, words), words), words), words) for a in out]
    out = _with(out, (other for a in out if (other := _second(a, words)) is not None))
    out = [_of_what(a, out, words) for a in out]
    out = [_related_to(msgspec.structs.replace(a, source=_antecedent(a.source, out, words)), words) for a in out]
    out = without_rejected(out, words, sentences)
    return sorted(out, key=lambda a: a.content[0][0] if a.content else 0)


def _with(found: Sequence[Attribution], others: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, with others in the place of those that have their verbs."""
    new = list(others)
    if not new:
        return list(found)
    cues = [span for one in new for span in one.cue]
    return [a for a in found if not any(s < e2 and s2 < e for s, e in a.cue for s2, e2 in cues)] + new


def _fronted(words: Sequence[Word]) -> Iterator[Attribution]:
    """What stands before the clause it is about: "Denied by the army but confirmed by two nurses, | the raid ..."."""
    at = 0
    found: list[tuple[Span, Span]] = []
    while at + 2 < len(words) and words[at].tag == "VBN" and words[at + 1].lower == "by":
        end = _phrase_end(words, at + 2, len(words))
        if end == at + 2 or words[at].lower in _LEADS:
            return
        found.append(((words[at].start, words[at + 1].end), (words[at + 2].start, words[end - 1].end)))
        at = end
        while at < len(words) and (words[at].tag == "CC" or words[at].text == ",") and words[at + 1 : at + 2]:
            at += 1
    clause = words[at:-1] if words and words[-1].text in _STOPS else words[at:]
    for cue, source in found if any(w.tag in FINITE for w in clause) else ():
        content = ((clause[0].start, clause[-1].end),)
        yield Attribution(id=f"p{cue[0]}", source=(source,), cue=(cue,), content=content, confidence=RULE_CONFIDENCE)


def _refused(one: Attribution, words: Words) -> Attribution:
    """The attribution, with the verb that was refused in its cue: "refused | to rule out | a raid"."""
    inside = words.slice(one.content[0]) if one.content else ()
    before = words.slice(one.cue[-1]) if one.cue else ()
    if not before or not before[-1].lower.startswith(_REFUSING) or [w.tag for w in inside[:2]] != ["TO", "VB"]:
        return one
    size = 3 if len(inside) > 3 and inside[2].dep == "prt" else 2
    if len(inside) == size or inside[size].tag in ("IN", "TO"):
        return one
    cue, content = (one.cue[-1][0], inside[size - 1].end), (inside[size].start, one.content[0][1])
    return msgspec.structs.replace(one, cue=(*one.cue[:-1], cue), content=(content, *one.content[1:]))


def _whole_content(one: Attribution, words: Words) -> Attribution:
    """The attribution, with the noun that a cut took off: "a | toll | confirmed by the clinic", "any | losses"."""
    inside = words.slice(one.content[-1]) if one.content and one.cue else ()
    if not inside or any(w.noun or w.verb or w.tag in ("PRP", "CD", "WDT", "IN") for w in inside):
        return one
    if one.content[-1][1] > one.cue[0][0]:
        first, stop = words.within(one.content[-1])
        end = _phrase_end(words, first, min(stop + _NEAR, len(words)))
        if end == stop or not words[end - 1].noun:
            return one
        return msgspec.structs.replace(one, content=(*one.content[:-1], (inside[0].start, words[end - 1].end)))
    between = words.slice((one.content[-1][1], one.cue[0][0]))
    if not between or not between[-1].noun or any(w.verb for w in between):
        return one
    return msgspec.structs.replace(one, content=(*one.content[:-1], (one.content[-1][0], between[-1].end)))


def _second(one: Attribution, words: Words) -> Attribution | None:
    """What another did with the same: "was confirmed by the army | and denied by the rebels"."""
    if not one.source or not one.cue or one.source[0][0] < one.cue[-1][1]:
        return None
    at = words.within(one.source[-1])[1]
    joined = at + 3 < len(words) and words[at].tag == "CC" and words[at + 1].tag in ("VBN", "VBD")
    if not joined or words[at + 2].dep != "agent":
        return None
    cue = (words[at + 1].start, words[at + 2].end)
    end = _phrase_end(words, at + 3, min(len(words), at + 3 + _FAR))
    if end == at + 3:
        return None
    source = (words[at + 3].start, words[end - 1].end)
    return msgspec.structs.replace(one, id=f"p{cue[0]}", source=(source,), cue=(cue,))


def _antecedent(source: Spans, found: Sequence[Attribution], words: Words) -> Spans:
    """Whom a relative pronoun means behind who spoke in the passive: "denied by | the army | , which said"."""
    first, stop = words.within(source[0]) if len(source) == 1 else (0, 0)
    if stop - first != 1 or words[first].tag not in ("WP", "WDT") or first < 2:
        return source
    last = words[first - 1 - (words[first - 1].text == ",")]
    behind = (a.source for a in found if a.source and a.cue and a.source[-1][1] == last.end and a.cue < a.source)
    return next(behind, source)


def _without_by(one: Attribution, words: Words) -> Attribution:
    """The attribution, with no "by" before who speaks at the end of what is said: "were reported killed | by Ostia"."""
    last = words.slice(one.content[-1]) if one.content and one.source else ()
    if len(last) < 2 or last[-1].dep != "agent" or one.source[0][0] - last[-1].end not in (0, 1):
        return one
    return msgspec.structs.replace(one, content=(*one.content[:-1], (one.content[-1][0], last[-2].end)))


def _of_what(one: Attribution, found: Sequence[Attribution], words: Words) -> Attribution:
    """The attribution with what "which" means before who denies it: "| The raid |, which Ostia denied". What somebody
    has said before it is only pointed at ("Norva said it had fled, which Ostia denied").
    """
    at, stop = words.within(one.content[0]) if len(one.content) == 1 else (0, 0)
    if stop - at != 1 or words[at].tag != "WDT" or not one.source or one.source[0] < one.content[0]:
        return one
    meant = _meant(words, at)
    said = any(meant and a.content and a.content[-1][1] == meant[1] for a in found)
    return one if meant is None or said else msgspec.structs.replace(one, content=(meant,))


def _related_to(one: Attribution, words: Words) -> Attribution:
    """The attribution without a relative pronoun in the name of who speaks: "The police, | who the mayor | says fired",
    "| The gang, which | said nothing"; whom the first means is in what is said. A pronoun alone is whom it means.
    """
    first, stop = words.within(one.source[0]) if len(one.source) == 1 else (0, 0)
    if stop - first < 2:
        alone = stop > first and words[first].tag in ("WDT", "WP") and one.cue and one.source[0] < one.cue[0]
        meant = _meant(words, first) if alone else None
        sure = meant is not None and not any(w.tag == "IN" and w.lower != "of" for w in words.slice(meant))
        return msgspec.structs.replace(one, source=(meant,)) if meant is not None and sure else one
    if words[stop - 1].tag in ("WDT", "WP"):
        last = words[stop - 2 - (words[stop - 2].text == ",")]
        return msgspec.structs.replace(one, source=((one.source[0][0], last.end),))
    if words[first].tag not in ("WDT", "WP") or (meant := _meant(words, first)) is None:
        return one
    source = (words[first + 1].start, one.source[0][1])
    return msgspec.structs.replace(one, source=(source,), content=(meant, *one.content))


def _apart(one: Attribution, charge: Charge) -> Attribution:
    """Another attribution of the sentence: what goes on behind the accuser is no part of a name, and the accused speaks
    ("Norva, accused by | Ostia of the raid, | denied it").
    """
    if charge.accuser is None:
        return one
    beyond = any(s == charge.accuser[0] and e > charge.accuser[1] for s, e in one.source)
    behind = charge.accuser[1] <= charge.cue[0] and bool(one.cue) and one.cue[0][0] >= charge.content[-1][1]
    if not beyond and not (behind and any(s < charge.accuser[1] and charge.accuser[0] < e for s, e in one.source)):
        return one
    return msgspec.structs.replace(one, source=(charge.content[0],))


def is_agent(text: str, source: Spans, cue: Spans) -> bool:
    """True where the source is who speaks in the passive: "was accused by | prosecutors | of ..."."""
    if not source or not cue or source[0][0] < cue[-1][1]:
        return False
    before = text[cue[-1][0] : source[0][0]].rstrip()
    return before.endswith(" by") and not any(mark in before for mark in ".;!?")


def accused(words: Sequence[Word]) -> Span | None:
    """Who is accused in these words by a charge in the passive: who did it, if it is true."""
    found = (one for one in charges(words) if one.accuser or len(one.content) > 1)
    return next((one.accused for one in found), None)


def charging(cue: str) -> bool:
    """True for the words of a cue in the passive behind which the accuser stands."""
    return any(verb in cue.lower() for verb in (*_LEADS, *_LAID))


def _auxiliary(words: Sequence[Word], at: int) -> int | None:
    """Where the verb begins that ends in this participle ("has been | accused"); None where it is no passive."""
    if words[at].tag not in ("VBN", "VBD"):
        return None
    if words[at + 1 : at + 2] and words[at + 1].dep == "agent" and words[at - 1].text in ",and" and at > 1:
        return at  # "Norva, accused by Ostia of", "was seized and charged by Ostia with"
    first = at
    while first and at - first < _NEAR and (words[first - 1].dep in ("aux", "auxpass", "neg") or _adverb(words, first)):
        first -= 1
    if at and words[at - 1].lower in _STANDS:  # "Norva stands accused"
        return at - 1
    return first if any(w.dep == "auxpass" for w in words[first:at]) else None


def _no_speaker(word: Word) -> bool:
    """What stands behind a "by" of manner or time: "by | shelling it", "by | Monday"."""
    return word.tag in ("VBG", "CD", "RB") or word.text in DATES


def _adverb(words: Sequence[Word], first: int) -> bool:
    return words[first - 1].tag == "RB" and first > 1


def _subject(words: Sequence[Word], verb: int) -> Sequence[Word]:
    """The words of the subject before its verb, back to a mark, a joint or another verb."""
    reduced, last = words[verb].tag == "VBN", verb - (words[verb - 1].text == ",")
    heads = [n for n in range(last) if words[n].dep == "nsubjpass" and words[n].noun]
    heads = [] if reduced and last < verb else heads
    first = at = next((n for n in heads if words[n + 1].tag in ("WP", "WDT")), heads[-1] if heads else last)
    while first and words[first - 1].text not in _MARKS and not _joint(words[first - 1]):
        first -= 1
    while first < at and words[first].tag in ("RB", "IN", "CC"):
        opens = words[first].tag == "IN"
        first += 1
        while opens and first < at and words[first - 1].dep != "pobj":
            first += 1
    if reduced:
        last = next((n for n in range(at + 1, last) if words[n].tag in FINITE), last)
    return words[first:last] if any(w.noun or w.tag in ("PRP", "DT") for w in words[first:last]) else ()


def _joint(word: Word) -> bool:
    return word.tag in FINITE or word.dep in ("mark", "cc") or word.tag in ("WDT", "WP", "WRB") or word.text in '“”"'


def _lead(words: Sequence[Word], first: int, stop: int | None, leads: frozenset[str]) -> int | None:
    """Where the words begin that say what the charge is: the first such preposition that is no part of a name."""
    last = (stop or len(words)) - 1
    found = [n for n in range(first, last) if words[n].lower in leads and words[n + 1].text not in DATES]
    for n in found:
        named = words[n].lower == "of" and words[n - 1].tag == "NN" and words[n + 1].tag in ("NN", "NNP", "NNPS")
        if not (named and any(later > n + 1 for later in found)):  # "the ministry of defence | of burning villages"
            return n
    return None


def _phrase_end(words: Sequence[Word], first: int, stop: int) -> int:
    """Where the noun phrase ends that begins here; "of" and what it leads to are in it."""
    n = first
    while n < stop and words[n].text not in _STOPS and not words[n].verb:
        if words[n].tag in ("IN", "TO") and words[n].lower != "of":
            break
        n += 1
    return n - (n > first and words[n - 1].tag == "CC")


def _name_end(words: Sequence[Word], first: int, stop: int) -> int:
    """Where the name ends of who speaks; where or when he does is no part of it: "by | Norva | at the assembly"."""
    beside = (n for n in range(first + 1, stop) if words[n].tag == "IN" and words[n].name == "O" != words[n - 1].name)
    return next((n for n in beside if words[n].lower != "of"), stop)


def _clause_end(words: Sequence[Word], first: int, stop: int) -> int:
    """Where the clause ends: at a mark behind which somebody else does something."""
    for n in range(first, stop):
        if words[n].text in _MARKS and any(w.tag in FINITE for w in words[n:stop]):
            return n
    return stop


def _object(words: Sequence[Word], lead: int, stop: int) -> Span | None:
    end = _phrase_end(words, lead + 1, stop)
    return (words[lead + 1].start, words[end - 1].end) if end > lead + 1 else None
