"""Counts as statements: "he put losses at 67,000", "police gave a toll of 12", which the tagger mostly passes over."""

from collections.abc import Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Word, Words

RULE_CONFIDENCE = 0.6  # of an attribution found by its clause alone; not calibrated
COUNTING = vocabulary.words("sentences.counting")  # "... the number at 28"
GIVING = vocabulary.words("sentences.giving")  # "... a toll of 28", "... the number as 28"
COUNTS = vocabulary.words("sentences.counts")
_NOUN_PHRASE = frozenset("DT NN NNS NNP NNPS JJ JJR JJS POS PRP$ CD HYPH VBN VBG".split())
_FAR = 30  # words after such a verb in which its number is looked for


def with_given_counts(
    found: Sequence[Attribution], words: Words, sentences: SentenceIndex
) -> list[Attribution]:
    """The attributions, with one for each count that somebody gives; its words are taken out of the others."""
    out = list(found)
    for sentence in sentences.sentences:
        here = [a for a in out if _cued_in(a, *sentence)]
        counted = _put_at(words.slice(sentence), [s for a in here for s in (*a.cue, *a.source)])
        if counted is None:
            continue
        if any(a.cue == counted.cue for a in here):
            out = [msgspec.structs.replace(a, content=counted.content) if a.cue == counted.cue else a for a in out]
            continue
        out = [a for a in (_without(a, counted.content[0]) for a in out) if a.content]
        out.append(counted)
    out.sort(key=lambda a: a.content[0][0] if a.content else 0)
    return [msgspec.structs.replace(a, id=f"t{n}") for n, a in enumerate(out, 1)]


def _cued_in(one: Attribution, start: int, end: int) -> bool:
    for s, e in one.cue:  # noqa: SIM110 - asked for every sentence, and any() costs three times as much
        if s < end and start < e:
            return True
    return False


def _without(one: Attribution, span: Span) -> Attribution:
    content = tuple(s for s in one.content if not (span[0] <= s[0] and s[1] <= span[1]))
    return one if len(content) == len(one.content) else msgspec.structs.replace(one, content=content)


_PUTTING = COUNTING | GIVING


def _put_at(words: Sequence[Word], taken: Sequence[Span]) -> Attribution | None:
    """ "He put losses at 67,000", "police gave a toll of 12": a count is a statement."""
    for i, word in enumerate(words):
        if word.tag not in ("VBD", "VBP", "VBZ", "VBN", "VB") or word.lower not in _PUTTING:
            continue
        if any(s < word.end and word.start < e and (s, e) != (word.start, word.end) for s, e in taken):
            continue
        at = _number_after(words, i)
        subject = _subject_before(words, i) if at is not None else None
        if at is None or subject is None:
            continue
        stop = at + 1
        while stop < len(words) and words[stop].text not in (",", ".", ";", "(") and words[stop].tag != "CC":
            stop += 1
        content = (words[i + 1].start, words[stop - 1].end)
        return Attribution(
            id="", source=(subject,), cue=((word.start, word.end),), content=(content,), confidence=RULE_CONFIDENCE
        )
    return None


def _number_after(words: Sequence[Word], verb: int) -> int | None:
    """Where "at 28", "of 28" or "as 28" begins after a verb of counting; after one of giving, behind "toll"."""
    giving = words[verb].lower in GIVING
    counted = not giving
    for j in range(verb + 1, min(len(words) - 1, verb + _FAR)):
        if words[j].text in (",", ";", "("):
            return None
        counted = counted or words[j].lower in COUNTS
        joins = words[j].lower == "at" or (giving and words[j].lower in ("of", "as"))
        if counted and joins and j > verb + 1 and any(w.tag == "CD" for w in words[j + 1 : j + 6]):
            return j
    return None


def _subject_before(words: Sequence[Word], verb: int) -> Span | None:
    if verb and words[verb - 1].noun:
        return _noun_phrase(words, verb - 1)  # "army spokesman Nabil Abdallah said", whatever the name was labelled
    for i in range(verb - 1, max(-1, verb - 14), -1):
        if words[i].tag in FINITE and words[i].dep not in ("aux", "auxpass", "relcl"):
            return None
        if words[i].dep in ("nsubj", "nsubjpass"):
            return _noun_phrase(words, i)
    return None


def _noun_phrase(words: Sequence[Word], head: int) -> Span:
    first = head
    while first > 0 and words[first - 1].text != ",":
        if words[first - 1].tag in _NOUN_PHRASE:
            first -= 1
        elif first > 1 and words[first - 1].lower == "of" and words[first - 2].noun:
            first -= 2  # "chief of the general staff Valery Gerasimov"
        else:
            break
    last = head
    while last + 1 < len(words) and words[last + 1].tag in ("NNP", "NNPS", "NN", "NNS") and words[last + 1].text != ",":
        last += 1
    return (words[first].start, words[last].end)
