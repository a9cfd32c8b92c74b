"""Denials: those the tagger leaves out, and what a denial that only points back ("the claim") denies."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import DENYING, Claim
from counterclaim.model.span import Span, Spans
from counterclaim.patterns import compiled
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import Word, Words

CONFIDENCE = 0.6  # of a denial found by its verb alone; not calibrated
BACK = 6  # sentences back for what is denied; a denial further off is not tied to any claim

DENIED = vocabulary.words("claims.denied")
THINGS = vocabulary.words("claims.things")
POINTS_BACK = compiled(
    r"^(?:(?:the|that|this|those|these|any|all|such|its|their|a|both|earlier|previous)\s+)*(?:[\w’'-]+\s+){0,3}?"
    r"(?:claims?|reports?|accounts?|allegations?|accusations?|statements?|charges?|responsibility|"
    r"involvement|it|this|that|them|"
    r"findings?|figures?|numbers?|suggestions?|assertions?|version|wrongdoing)\b[^,;]{0,60}$",
    re.I,
)
_CALLED_FALSE = compiled(
    r"\b(?:propaganda|lies?|lying|false(?:hoods?)?|fakes?|fabricat\w+|baseless|untrue|disinformation|"
    r"misinformation|nonsense|"
    r"fiction|groundless|unfounded|invent(?:ed|ion)|hoax|made[- ]up|not true|absurd|provocation)\b",
    re.I,
)
_REFERS = compiled(
    r"\b(?:claims?|reports?|statements?|allegations?|accusations?|this|it|that|them|figures?|charges?)\b", re.I
)


class Denial(msgspec.Struct, frozen=True):
    """A denial found by its verb: spans in running-text offsets, as an attribution's."""

    source: Spans
    cue: Spans
    content: Spans


def find(words: Words, sentences: SentenceIndex, taken: Sequence[Span]) -> list[Denial]:
    """Denials of a claim, report or allegation whose verb no attribution's cue covers; taken: those cues "
    "and contents."""
    out: list[Denial] = []
    for span in sentences.sentences:
        inside = words.slice(span)
        for i, word in enumerate(inside):
            if word.lower not in DENIED or word.tag not in ("VBD", "VBZ", "VBN", "VBP") or _covered(word, taken):
                continue
            found = _denial(inside, i)
            if found is not None:
                out.append(found)
    return out


def added(found: Sequence[Attribution], words: Words, sentences: SentenceIndex) -> list[Attribution]:
    """The attributions and, after them, one for each denial that none of them covers."""
    out = list(found)
    for one in find(words, sentences, [s for a in found for s in (*a.cue, *a.content)]):
        ident = f"t{len(out) + 1}"
        out.append(
            Attribution(id=ident, source=one.source, cue=one.cue, content=one.content, confidence=CONFIDENCE)
        )
    return out


def _covered(word: Word, taken: Sequence[Span]) -> bool:
    return any(s < word.end and word.start < e for s, e in taken)


def _denial(words: Sequence[Word], i: int) -> Denial | None:
    subject = next((j for j in range(i - 1, max(-1, i - 8), -1) if words[j].dep in ("nsubj", "csubj")), None)
    if subject is None:
        return None
    first = subject
    while (
        first
        and words[first - 1].tag in ("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "HYPH")
        and words[first - 1].lower not in THINGS
    ):
        first -= 1
    source = (words[first].start, words[subject].end)
    cue = (words[i].start, words[i].end)
    after = next((j for j in range(i + 1, min(len(words), i + 7)) if words[j].lower in THINGS), None)
    if after is not None:
        return Denial((source,), (cue,), ((words[i + 1].start, words[after].end),))
    before = first - 1
    if before >= 0 and words[before].lower in ("that", "which"):
        before -= 1
    if before >= 0 and words[before].lower in THINGS:
        begin = before - 1 if before and words[before - 1].tag in ("DT", "JJ") else before
        return Denial((source,), (cue,), ((words[begin].start, words[before].end),))
    return None


def calls_false(content: str) -> bool:
    """True where the words call an earlier statement false ("the claims 'baseless'")."""
    return bool(_CALLED_FALSE.search(content) and _REFERS.search(content)) and len(content.split()) <= 14


def settle(claims: Sequence[Claim], actors: Sequence[Actor], sentences: SentenceIndex) -> list[Claim]:
    """Denials that only point back take the type of the claim they deny: the nearest earlier one of another side.

    claims in reading order, running-text offsets. Where nothing fits the denial keeps its own type.
    """
    by_id = {a.id: a for a in actors}
    out: list[Claim] = []
    for claim in claims:
        if claim.stance in DENYING and (
            POINTS_BACK.match(claim.text.strip()) or calls_false(claim.text)
        ):
            denied = _denied(claim, out, by_id, sentences)
            if denied is not None:
                sure = msgspec.structs.replace(claim.sure, type=denied.sure.type)
                places = claim.places or denied.places
                claim = msgspec.structs.replace(claim, type=denied.type, places=places, sure=sure)
        out.append(claim)
    return out


def _denied(
    claim: Claim, earlier: Sequence[Claim], actors: Mapping[str, Actor], sentences: SentenceIndex
) -> Claim | None:
    here = sentences.at(claim.content[0][0])
    speaker = actors.get(claim.actor or "")
    side = speaker.side if speaker else None
    for other in reversed(earlier):
        if here - sentences.at(other.content[0][0]) > BACK:
            return None
        if other.type == "other" or (other.actor == claim.actor and other.voice == claim.voice):
            continue
        rival = actors.get(other.actor or "")
        theirs = rival.side if rival else None
        if side is not None and theirs == side:
            continue
        return other
    return None
