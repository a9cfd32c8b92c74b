"""What somebody has from another: "I heard from the headman that ...", "I was told by my cousin that ..." has it from
the headman and the cousin. Who says what notes say without a subject: "Mayor phoned. Says the bridge is down.". What a
speaker was asked before he answers: "Asked by a deputy | whether the town had fallen, | he said it had not"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.reader.words import FINITE, Words

_SELVES = ("i", "we")
_HEARD = vocabulary.words("claims.heard")
_TOLD = vocabulary.words("claims.heard_passive")  # only with a form of "be": "I was told by"
_BE = vocabulary.words("figures.be")
_LEADS = ("from", "by")
_MOST = 9  # words of who told it


def with_tellers(found: Sequence[Attribution], words: Words, sentences: SentenceIndex) -> list[Attribution]:
    """The attributions, each of "I" and "we" that names from whom it was heard with that one as its source, and each
    that opens a sentence with its verb with the subject of the sentence before."""
    out: list[Attribution] = []
    for one in found:
        teller = _teller(one, words) or _dropped(one, out, words, sentences)
        out.append(msgspec.structs.replace(one, source=(teller,)) if teller is not None else one)
    return out


def _teller(one: Attribution, words: Words) -> Span | None:
    if len(one.source) != 1 or not one.cue or not one.content or one.content[0][0] < one.cue[-1][1]:
        return None
    mine = words.slice(one.source[0])
    said = words.slice((one.source[0][1], one.cue[-1][1]))
    if len(mine) != 1 or mine[0].lower not in _SELVES:
        return None
    passive = any(w.lower in _BE for w in said) and any(w.lower in _TOLD for w in said)
    if not passive and not any(w.lower in _HEARD for w in said):
        return None
    between = words.slice((one.cue[-1][1], one.content[0][0]))
    who = [w for w in between[1:] if any(map(str.isalnum, w.text)) and w.lower != "that"]
    if not between or between[0].lower not in _LEADS or not 0 < len(who) <= _MOST:
        return None
    return who[0].start, who[-1].end


def _dropped(one: Attribution, before: Sequence[Attribution], words: Words, sentences: SentenceIndex) -> Span | None:
    """Who is left out before a verb that opens its sentence, or goes on with one that does."""
    if one.source or not one.cue or not one.content or one.content[0][0] < one.cue[0][0]:
        return None
    number = sentences.at(one.cue[0][0])
    start, end = sentences.sentences[number]
    told = words.slice((start, one.cue[0][1]))
    if not told or (told[-1].tag not in ("VBZ", "VBD") and not told[-1].lower.endswith("s")):
        return None
    if len(told) > 1:  # "Denies it, says that ..."
        same = next((a for a in before if a.source and a.cue and a.cue[0][0] == start and end > start), None)
        return same.source[0] if same is not None and told[-2].text == "," else None
    if number < 1 or start - sentences.sentences[number - 1][1] > 1:  # a paragraph of its own
        return None
    inside = words.slice(sentences.sentences[number - 1])
    same = next((a for a in before if a.source and a.cue and inside and a.cue[0][0] == inside[0].start), None)
    if same is not None:  # "Mayor phoned. Says it is down. Claims ..."
        return same.source[0]
    verb = next((n for n, w in enumerate(inside) if w.tag in FINITE), 0)
    who = [w for n, w in enumerate(inside[:verb]) if n or not w.text[0].isdigit()]  # "0140 Mayor phoned."
    plain = all(w.tag not in ("IN", "CC", ",", "VBN") for w in who)
    return (who[0].start, who[-1].end) if plain and 0 < len(who) <= _MOST and any(w.noun for w in who) else None


def with_answers_apart(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """The attributions; what somebody is asked by another ends where the answer begins."""
    return [one if (cut := _answer(one, found, text)) is None else _until(one, cut, text) for one in found]


def _answer(one: Attribution, others: Iterable[Attribution], text: str) -> int | None:
    """Where, in the content of a question, another's words begin with who says them; None where there is none."""
    cue = text[one.cue[0][0] : one.cue[-1][1]] if one.cue and one.content else ""
    if not cue.lower().endswith(" by"):
        return None
    told = [a for a in others if a is not one and a.source and a.cue]
    inside = (a for a in told for s, e in one.content if s < a.source[0][0] < a.cue[0][0] < e)
    return min((a.source[0][0] for a in inside), default=None)


def _until(one: Attribution, cut: int, text: str) -> Attribution:
    kept: list[Span] = [(s, min(e, cut)) for s, e in one.content if s < cut]
    start, end = kept[-1]
    kept[-1] = (start, start + len(text[start:end].rstrip(" ,")))
    return msgspec.structs.replace(one, content=tuple(kept))
