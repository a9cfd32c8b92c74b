"""What the words around a denial tell of the claim it answers: none that stands here, one of its own sentence, or what
was claimed."""

from itertools import pairwise
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.events.words import kinds
from counterclaim.model.claim import Claim
from counterclaim.model.span import Span
from counterclaim.reader import comparing, cues
from counterclaim.reader.denials import DENIED, calls_false, points_back
from counterclaim.reader.sentences import split_span

_STANDING = vocabulary.words("claims.standing")
_TURNED_DOWN = vocabulary.words("claims.turns_down")
_KEPT_OUT = vocabulary.words("claims.kept_out")
_SAID = vocabulary.words("claims.told_as")
_TOLD_OF = vocabulary.words("claims.told_of")
_FALSE = vocabulary.words("claims.called_false")
_JOINS = vocabulary.words("claims.set_against")
_BARE = frozenset({"this", "it", "that", "them"})
_AROUND = 800  # characters on either side in which the sentence of a denial ends
_NEAR = 6  # words before what is denied among which "repeatedly denied" stands
_CLAUSE = 4  # words that a clause has before "but the army denies it"


class Answered(NamedTuple):
    """none: it answers nothing said here. charge: only what is called a charge. within: where what it denies stands.
    told: stems of what was claimed."""

    none: bool = False
    charge: bool = False
    within: Span | None = None
    told: frozenset[str] = frozenset()


def answered(denial: Claim, text: str) -> Answered:
    """What the sentence of a denial tells of what it denies; offsets into the text."""
    start, end = denial.content[0][0], denial.content[-1][1]
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    first = max(first, text.rfind("\n\n", first, start) + 2) if "\n\n" in text[first:start] else first
    held = next((s for s in split_span(text, first, last) if s[0] <= start < s[1]), (start, end))
    before = comparing.words(text[held[0] : start])
    standing = any(one in _STANDING and _says(two) for one, two in pairwise(before[-_NEAR:]))  # "repeatedly denied"
    if _none(denial, before) or (standing and not points_back(denial.text)):
        return Answered(none=True)
    told = _told(denial, before, text[end : held[1]])
    within = (held[0], start) if _in_sentence(denial, before, text[held[0] : start]) else None
    return Answered(charge=standing, within=within, told=told)


def may_answer(found: Answered, claim: Claim) -> bool:
    """True where a denial may be of this claim, by what its sentence tells."""
    if found.none or (found.charge and claim.stance != "accuses" and _SAID.isdisjoint(comparing.words(claim.text))):
        return False
    if found.within is not None and not any(s < found.within[1] and found.within[0] < e for s, e in claim.content):
        return False
    if not found.told:
        return True
    theirs = comparing.stems(claim.text)
    shared = found.told & theirs
    acts = kinds(theirs, "act")
    shared |= {word for word in found.told if kinds(frozenset((word,)), "act") & acts}
    return shared == found.told or len(shared) > len(found.told) / 2


def _none(denial: Claim, before: list[str]) -> bool:
    words = comparing.words(denial.text)
    refers = points_back(denial.text) or calls_false(denial.text)
    denied = not DENIED.isdisjoint(before[-_NEAR:])
    if denial.stance == "disputes" and denial.asks == "other" and not (refers or denied):
        return True  # "I don't agree with the strike": a view
    if not _KEPT_OUT.isdisjoint(words[:3]) and denied and not _SAID.intersection(words):
        return True  # "denied | him entry"
    turned = not _TURNED_DOWN.isdisjoint(before[-1:])
    clause = words[:1] == ["that"] or (words and words[0].endswith("ing"))
    return turned and not (refers or clause or _SAID.intersection(words[:_NEAR]) or words[:1] == ["any"])


def _says(word: str) -> bool:
    cue = cues.read_cue(word)
    return word in DENIED or (cue is not None and cue.kind == "speech")


def _in_sentence(denial: Claim, before: list[str], text: str) -> bool:
    """True for ", a claim he rejects", ", which it denies", "It sold arms, he said, but the state denies | this"."""
    words = comparing.words(denial.text)
    if words[:1] == ["which"] or (words[:1] in (["a"], ["an"]) and len(words) == 2 and words[1] in _SAID):
        return len(before) >= _CLAUSE
    if len(words) > 1 or _BARE.isdisjoint(words):
        return False
    clause = text.rpartition(";")[0] if ";" in text else ""
    joined = max((n for n, word in enumerate(before) if word in _JOINS), default=0)
    return joined >= _CLAUSE or len(comparing.words(clause)) >= _CLAUSE


def _told(denial: Claim, before: list[str], after: str) -> frozenset[str]:
    """What was claimed: of "the claim | that jets had hit a mosque", "Norva's charge that its jets ..."."""
    words = comparing.words(" ".join(w for w in denial.text.split() if not w[:1].isupper()))  # whom it is of tells none
    at = next((n for n, pair in enumerate(pairwise(words)) if pair[0] in _SAID and pair[1] == "that"), None)
    if at is not None:
        told = words[at + 2 :]
    elif before[-1:] == ["that"] and not _SAID.isdisjoint(before[-2:-1]):
        told = words
    elif words and words[-1] in _SAID:
        rest = comparing.words(after)
        if not rest or after.lstrip()[:1] in ",;.":
            return frozenset()
        that = next((n for n, word in enumerate(rest[:_NEAR]) if word == "that"), None)
        told = rest[that + 1 :] if that is not None and DENIED.isdisjoint(rest) else []  # "a charge | that he denied"
    else:
        return frozenset()
    return comparing.stems(" ".join(w for w in told if w not in _FALSE))
