"""Whose claim each proposition is: the narrator's, or that of the attribution or mention that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import DENYING
from counterclaim.model.span import Span, Spans, inside
from counterclaim.reader import cues, parallel
from counterclaim.reader.charges import is_agent
from counterclaim.reader.claims.below import below, speaker_above
from counterclaim.reader.claims.carriers import NARRATOR, NOBODY, Around, Candidate, choose, is_self
from counterclaim.reader.claims.deeds import Deed, act_in, deeds_of, parted, rejoined
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.labelled import LABEL, label_of
from counterclaim.reader.claims.propositions import Proposition, trim
from counterclaim.reader.claims.turns import Turn
from counterclaim.reader.phrases import phrase
from counterclaim.reader.quotes import is_whole
from counterclaim.reader.speakers.phrase import GROUP_PRONOUNS, PERSON_PRONOUNS, SELF_PRONOUNS, subject_phrase
from counterclaim.reader.words import FINITE, SUBJECTS, Word, Words

_FEW = 2  # words in quotation marks that may be a mere name
COVERED = 0.5  # share of a proposition's letters that an attribution's content must hold to carry it


ISSUED = "issued"  # ids of attributions to the speaker told from outside the text begin so


BEHOLDING = vocabulary.words("claims.beholding")
_REPORTED = vocabulary.words("claims.reported_tense")


class Voiced(NamedTuple):
    """A proposition and what carries it; None is the narrator.

    score: the probability of the choice.
    """

    proposition: Proposition
    attribution: Attribution | None
    score: float


def voices(
    found: Sequence[Proposition], fields: Fields, around: Around, nobodys: Sequence[Attribution] = ()
) -> tuple[list[Voiced], list[Attribution]]:
    """Every proposition with the attribution that carries it, and the attributions made for that.

    A proposition of an actor whom nothing in reach names gets an attribution without a source: it stays unresolved.
    What an interviewer asks is left out. nobodys: attributions whose source names nobody ("no group has claimed"):
    what they hold is the narrator's.
    """
    text = around.doc.text
    numbers = (f"v{n}" for n in count(1))
    made: dict[tuple[Span | None, Span], Attribution] = {}
    out: list[Voiced] = []
    under = below(around.doc, around.attributions)
    labels = around.labels if not around.dialogue else ()
    deeds = deeds_of(around.attributions, around)
    beside = list(parallel.runs(text, around.sentences, around.attributions))
    key: tuple[Span | None, Span]
    pieces = list(parted(rejoined(found, around, deeds), around, deeds))
    fields.ahead((one.span,) for one in pieces)
    for one in pieces:
        one = _behind_label(one, around.dialogue)
        turn = next((t for t in around.dialogue if t.start <= one.span[0] < t.end), None)
        if (turn is not None and turn.asks) or _only_tells(one.span, around.attributions):
            continue
        act = act_in(one.span, deeds)
        own = _beside_act(one.span, act, around) if act is not None else None
        if own is not None:  # "The raid, confirmed by police, | killed four"
            told = one._replace(span=own, lead=None)
            out.append(Voiced(told, None, fields.distribution("voice", (own,))["narrator"]))
        if act is not None:  # "Norland has yet to confirm this": what is denied or not confirmed is the claim
            one = one._replace(span=trim(text, (act.content[0][0], act.content[-1][1])), lead=None)
            same = [d.attribution for d in deeds if d.charges and d.attribution.content == act.content] or [act]
            for each in [act, *same]:  # "was confirmed by the army but denied by the rebels"
                mine = _mine(each, turn, around, made, numbers)
                if not any(o.attribution is mine and o.proposition.span == one.span for o in out):
                    out.append(Voiced(one, mine, mine.confidence))
            continue
        nobody, whole = _covering(one.span, nobodys), any(_holds_saying(one.span, n) for n in nobodys)
        untold = turn is None and around.issuer is None and not (around.told or around.masthead)
        if untold and nobody is None and not whole and (itself := _silent(one.span, around, numbers)) is not None:
            made[next(iter(itself.source), None), one.span] = itself
            out.append(Voiced(one, itself, one.score))
            continue
        if nobody is not None or whole:  # "No group has claimed the raid" says that nobody has, and nothing of the raid
            parts = (one.span, *nobody.source, *nobody.cue, *nobody.content) if nobody is not None else (one.span,)
            start = min(s for s, _ in parts)
            start -= len("neither ") if cues.behind_neither(text, start) else 0
            one = one._replace(span=trim(text, (start, max(e for _, e in parts))), lead=None)
            issued = _issued(around, made, numbers) if turn is None and (around.told or around.masthead) else None
            out.append(Voiced(one, issued, fields.distribution("voice", (one.span,))["narrator"]))
            continue
        above = speaker_above(one.span, under, around.attributions) if turn is None else None
        above = above or (label_of(one.span, labels, around.attributions) if turn is None else None)
        above = above or next((a for _, run in beside for a in run if _covering(one.span, (a,)) is not None), None)
        if above is not None:  # the layout tells whose words they are
            if above.id.startswith(LABEL):
                made.setdefault((above.source[0], above.content[0]), above)
            out.append(Voiced(one, _mine(above, turn, around, made, numbers), above.confidence))
            continue
        chosen, score = choose(one, fields, around)
        if (around.told or around.masthead) and turn is None and (chosen.span is None or _gone_by(one, chosen, around)):
            out.append(Voiced(one, _issued(around, made, numbers), score))
            continue
        chosen = _who_denies(one.span, chosen, around)
        if turn is None and _of_the_next(one.span, chosen, around):
            chosen = chosen._replace(kind=NOBODY, span=None, attribution=None)
        if chosen.kind == NARRATOR and turn is None and (himself := _witness(one.span, around)) is not None:
            chosen = Candidate("mention", himself)
        theirs = chosen.attribution
        leads = any(lead is not None and inside(one.span, lead) for lead, _ in beside)
        if (leads or (theirs is None and _entered(one.span, around))) and turn is None:
            out.append(Voiced(one, None, fields.distribution("voice", (one.span,))["narrator"]))
            continue
        told_of = _beside_quotation(one.span, theirs, around) or _beside_denial(one.span, theirs, deeds)
        both = theirs is None and cues.exchanges_blame(text[one.span[0] : one.span[1]])
        told_of = (told_of or both) and turn is None
        if chosen.kind == NARRATOR and not told_of and _holds_words(one.span, around):
            chosen = chosen._replace(kind=NOBODY, span=None, attribution=None)
        if told_of or chosen.kind == NARRATOR or (chosen.kind == NOBODY and _own(one.span, around)):
            out.append(Voiced(one, None, score))
            continue
        carrier = chosen.attribution
        if around.titled and turn is None and chosen.kind == NOBODY and around.quotation(one.span) is None:
            carrier = made.setdefault(
                (None, (0, len(text))), Attribution(id=ISSUED, content=((0, len(text)),), confidence=1.0)
            )
        if carrier is None:
            content = (turn.start, turn.end) if turn is not None and chosen.kind == "label" else one.span
            key = (chosen.span, content)
            if key not in made:
                made[key] = _attribution(next(numbers), chosen, one, content, around)
            carrier = made[key]
        out.append(Voiced(one, _mine(carrier, turn, around, made, numbers), score))
    return out, list(made.values())


def _witness(span: Span, around: Around) -> Span | None:
    """Who tells what he saw himself, right behind what else he says: "| He | had seen four bodies"."""
    first, had, seen = (*around.words.slice(span)[:3], None, None, None)[:3]
    here = around.sentences.at(span[0])
    saw = had is not None and had.lower == "had" and seen is not None and seen.lower in BEHOLDING
    if first is None or not saw or first.lower not in PERSON_PRONOUNS or first.dep not in SUBJECTS:
        return None
    spoke = any(a.source and a.content and any(around.sentences.at(s) == here - 1 for s, _ in a.cue)
                for a in around.attributions)  # fmt: skip
    return (first.start, first.end) if spoke else None


def _silent(span: Span, around: Around, numbers: Iterator[str]) -> Attribution | None:
    """Who says nothing in a sentence that only tells this: "| Norva | has yet to comment", "There was no word from |
    Norva |"; nobody where none is named. No attribution has it."""
    if not cues.keeps_silent(around.doc.text[slice(*span)]) or around.quotation(span) is not None:
        return None
    words, text = around.words.slice(span), around.doc.text
    inside = any(span[0] <= s < span[1] for a in around.attributions for s, _ in a.cue)
    held = _covering(span, [a for a in around.attributions if a.content and span[0] <= a.content[0][0]])
    if not words or inside or held is not None:
        return None
    if cues.tells_of_no_reply([w.lower for w in words]):
        behind = from_whom(words)
        source = ((behind[0].start, behind[-1].end),) if behind else ()
        cue = trim(text, (span[0], source[0][0] if source else span[1]))
        return Attribution(id=next(numbers), source=source, cue=(cue,), content=(span,), confidence=1.0)
    who = subject_phrase(words) or (words[:1] if words[0].tag in ("PRP", "NNP") and words[0].dep in SUBJECTS else ())
    if not who or who[0].start != span[0] or cues.nobodys(text[who[0].start : who[-1].end]):
        return None
    source = ((who[0].start, who[-1].end),)
    cue = trim(text, (who[-1].end, span[1]))
    return Attribution(id=next(numbers), source=source, cue=(cue,), content=(span,), confidence=1.0)


def from_whom(words: Sequence[Word]) -> Sequence[Word]:
    """The noun phrase behind "from", where one is: "There was no comment from | the Norvan army | on Friday"."""
    at = next((n + 1 for n, w in enumerate(words) if w.lower == "from"), len(words))
    end = at
    while end < len(words) and (words[end].noun or words[end].tag in ("DT", "JJ", "PRP$", "POS")):
        end += 1
    return words[at:end] if any(w.noun for w in words[at:end]) else ()


def _holds_saying(span: Span, one: Attribution) -> bool:
    """True where all words lie in the span by which somebody says something: "| Neither side has denied the raid |"."""
    parts = (*one.source, *one.cue)
    return bool(one.source and one.cue) and all(span[0] <= s and e <= span[1] for s, e in parts)


def _only_tells(span: Span, attributions: Sequence[Attribution]) -> bool:
    """True for a span that holds who says something and its verb, and nothing of what is said: "a nurse told us"."""
    if any(s < span[1] and span[0] < e for one in attributions for s, e in one.content):
        return False
    told = (one for one in attributions if one.source and one.cue and one.source[0][0] <= span[0])
    return any(one.content and one.cue[0][0] < span[1] <= min(one.cue[-1][1], one.content[0][0]) for one in told)


def _issued(
    around: Around, made: dict[tuple[Span | None, Span], Attribution], numbers: Iterator[str]
) -> Attribution:  # fmt: skip
    """What no other voice has: the issuer's."""
    key = (around.masthead, (0, len(around.doc.text)))
    if key not in made:
        ident, source = (next(numbers), (around.masthead,)) if around.masthead else (ISSUED, ())
        made[key] = Attribution(id=ident, source=source, content=(key[1],), confidence=1.0)
    return made[key]


def _behind_label(one: Proposition, dialogue: Sequence[Turn]) -> Proposition:
    """The proposition without a label that stands before its turn and no colon parts from it."""
    start = next((t.start for t in dialogue if t.label[0] <= one.span[0] < t.start < one.span[1]), one.span[0])
    return one._replace(span=(start, one.span[1])) if start > one.span[0] else one


def _entered(span: Span, around: Around) -> bool:
    """True for what an entry tells behind its day and place: "3 May, Kaya: | men burned the school"."""
    return any(one.end <= span[0] and "\n" not in around.doc.text[one.start : span[0]] for one in around.entered)


def _beside_act(span: Span, act: Attribution, around: Around) -> Span | None:
    """What the report itself tells beside somebody's act in the passive: all, where the act stands between a subject
    and its verb; what stands before it, where that is a clause ("Nine died, | a toll confirmed by police").
    """
    last = max(act.source[-1][1], act.cue[-1][1])
    if act.content[-1][1] > min(act.source[0][0], act.cue[0][0]):
        return None
    behind = around.words.slice((last, span[1]))
    if behind and behind[0].text == "," and any(w.tag in FINITE for w in behind[1:3]):
        agent = is_agent(around.doc.text, act.source, act.cue)
        return span if agent else trim(around.doc.text, (behind[1].start, span[1]))  # ", which the army denies, | ..."
    before = around.words.slice((span[0], act.content[0][0])) if act.content[0][0] > span[0] else ()
    if any(w.tag in FINITE for w in before) and before[-1].text == ",":
        return trim(around.doc.text, (span[0], before[-1].start))
    return None


def _beside_quotation(span: Span, chosen: Attribution | None, around: Around) -> bool:
    """True for a sentence outside the marks that nobody says, beside somebody's quoted words: '"Nobody came," Ana Sorel
    said. The sea was calm.'
    """
    if chosen is None or chosen.quotation != "direct" or around.issuer is not None or around.told:
        return False
    if around.quotation(span) is not None or any(w.lower in SELF_PRONOUNS for w in around.words.slice(span)):
        return False
    here = around.sentences.at(span[0])
    spoken = (s for a in around.attributions for s in (*a.cue, *a.source, *a.content))
    return not any(around.sentences.at(s) <= here <= around.sentences.at(max(s, e - 1)) for s, e in spoken)


def _gone_by(one: Proposition, chosen: Candidate, around: Around) -> bool:
    """True for a sentence of a text of somebody's own in which nobody else speaks, and no "would" or "had" goes on with
    what another said before: 'A nurse told me that he was shot. | I do not know by whom.'"""
    first, last = around.sentences.sentences[around.sentences.at(one.span[0])]
    theirs = [*(chosen.attribution.source if chosen.attribution is not None else ()), *filter(None, [chosen.span])]
    held = chosen.attribution is not None and _covering(one.span, (chosen.attribution,)) is not None
    here = held or around.quotation(one.span) is not None or any(first <= s < last for s, _ in theirs)
    return not here and not any(w.lower in _REPORTED for w in around.words.slice(one.span))


def _of_the_next(span: Span, chosen: Candidate, around: Around) -> bool:
    """True for a paragraph in quotation marks, or a whole sentence in them, whose speaker would be who says something
    else in the one after it: '"We buried them." // Norland's army said it had left.'
    """
    theirs = chosen.attribution
    at = theirs.source[0][0] if theirs is not None and theirs.source else chosen.span[0] if chosen.span else span[0]
    told = any(a.source and a.source[0][0] <= at < a.source[-1][1] for a in around.attributions)
    told = told or cues.keeps_silent(around.doc.text[at : around.sentences.end(at)])  # "Norland did not comment."
    start, quote = around.sentences.sentences[around.sentences.at(at)][0], around.quotation(span)
    opens = quote is not None and is_whole(around.doc.text, around.quoted, quote) and quote[1] < start == at
    opens = opens and any(w.noun for w in around.words.slice((at, around.sentences.end(at)))[:2])
    apart = span[1] < at and (opens or "\n" in around.doc.text[span[1] : at])
    held = theirs is not None and _covering(span, (theirs,)) is not None
    return apart and told and not held and quote is not None


def _who_denies(span: Span, chosen: Candidate, around: Around) -> Candidate:
    """Who denies what another, only named in the denied words, has claimed: "Norva's army denied an Ostian claim that |
    its jets had flown", whoever seemed to say it."""
    own = _covering(span, around.attributions) if chosen.kind == "mention" and chosen.span is not None else None
    if own is None or chosen.span is None or not own.source:
        return chosen
    if not any(s <= chosen.span[0] and chosen.span[1] <= span[0] < e for s, e in own.content):
        return chosen
    cue = " ".join(around.doc.text[s:e] for s, e in own.cue)
    return Candidate("source", own.source[0], own, own.confidence) if cues.stance(cue) in DENYING else chosen


def _holds_words(span: Span, around: Around) -> bool:
    """True for a sentence that goes on in somebody's quoted words: 'The villagers, their elder said, | "have left"'."""
    inside = (around.words.slice(q) for q in around.quoted if span[0] < q[0] < span[1] <= q[1] + 1)
    return any(len(words) > _FEW and words[0].tag in FINITE for words in inside)


def _beside_denial(span: Span, chosen: Attribution | None, deeds: Sequence[Deed]) -> bool:
    """True for what goes on behind a clause that denies or confirms something else: "The raid, which the army denies,
    | killed nine people".
    """
    deed = next((d for d in deeds if d.attribution is chosen and not d.counts), None)
    if chosen is None or deed is None or chosen.quotation != "indirect":
        return False
    return chosen.content[-1][1] <= chosen.cue[0][0] and chosen.cue[-1][1] <= span[0]


def _own(span: Span, around: Around) -> bool:
    """True in a speech whose speaker neither the text nor its title names: what it quotes and reports aside, the words
    are the text's own, as in what a party publishes.
    """
    quoted = around.quotation(span) is not None
    return around.own and not around.titled and not quoted and _covering(span, around.attributions) is None


def _mine(
    one: Attribution, turn: Turn | None, around: Around, made: dict[tuple[Span | None, Span], Attribution],
    numbers: Iterator[str],
) -> Attribution:  # fmt: skip
    """An attribution to "I" or "we" as that of whose turn or text it is, where that is told; else itself."""
    if not one.source or not is_self(around, one.source[0]):
        return one
    mine = turn.label if turn is not None else around.issuer[1] if around.issuer is not None else None
    if mine is None and not (around.told or around.titled):
        return one
    key = (one.source[0], one.content[0])
    if key not in made or made[key].id == one.id:
        ident = next(numbers) if mine is not None else f"{ISSUED} {next(numbers)}"
        made[key] = msgspec.structs.replace(one, id=ident, source=(mine,) if mine is not None else ())
    return made[key]


def _attribution(ident: str, chosen: Candidate, one: Proposition, content: Span, around: Around) -> Attribution:
    """An attribution for what no tagged one carries, with the cue beside the mention."""
    whole = chosen.span
    if whole is not None and all(w.tag == "DT" for w in around.words.slice(whole)):  # "The | monitors"
        whole = phrase(around.words, whole, len(around.doc.text)) or whole
    source: Spans = (whole,) if whole is not None else ()
    cue: Spans = ()
    if chosen.kind == "mention" and chosen.span is not None:
        here, (first, at) = around.sentences.at(chosen.span[0]), chosen.span
        near = min(around.cues(here), key=lambda s: max(s[0] - at, first - s[1]), default=None)
        verb = around.words[around.words.within(one.span)[0] - 1 :][:1] if one.span[0] else ()
        if verb and verb[0].tag in FINITE and cues.read_cue(verb[0].text) is not None:
            near = (verb[0].start, verb[0].end)  # "Norva, which Ostia accuses, | denied | any part in it"
        cue = (near,) if near is not None else ()
    score = chosen.score if chosen.span is not None else one.score
    return Attribution(id=ident, source=source, cue=cue, content=(content,), confidence=round(score, 3))


def _covering(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    best, most = None, 0.0
    for one in attributions:
        shared = sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in one.content)
        share = shared / (span[1] - span[0])
        if share > most:
            best, most = one, share
    return best if most >= COVERED else None


def of_its_own(words: Words, said: Attribution) -> bool:
    """True where the subject of what is said owns who says it, behind it: "..., | its spokesman | said"."""
    first = words.slice(said.source[0])[:1] if said.source else ()
    return any(w.lower in GROUP_PRONOUNS for w in first) and said.content[0][0] < said.source[0][0]
