"""What a cue is: speech or attitude, and the stance and factuality it lends, from data/cues.csv."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple, cast

from counterclaim import vocabulary
from counterclaim.model.attribution import Attribution
from counterclaim.model.claim import Factuality, Stance
from counterclaim.model.span import Spans
from counterclaim.reader import comparing
from counterclaim.reader.link import Link

SPEECH_NOUNS = vocabulary.words("sentences.speech_nouns")
_PASSIVES = vocabulary.words("sentences.passives")
_EACH_OTHER = vocabulary.listed("sentences.each_other")
_BLAME = vocabulary.words("sentences.blame")
_EXCHANGED = vocabulary.words("sentences.exchanged")
_BE = vocabulary.words("sentences.passive_verbs")
_ASKED_OF = vocabulary.words("sentences.asked_of")
# What turns a reporting verb round: it was not said, so neither the deed nor its denial is put forward.
_NEGATIONS = vocabulary.words("sentences.negations")
_REFUSING = ("declin", "refus")
_NOT_DOING = (*_REFUSING, "fail", "still", "unable", "unwilling", "yet")  # before "to"
# What whoever has nothing to say does not do or give.
_COMMENTS = vocabulary.listed("sentences.comments")
_OF_NOTHING = vocabulary.words("sentences.of_nothing")
_ANSWERS = vocabulary.listed("sentences.answers")
_CALLS = vocabulary.words("sentences.calls")
_REPLIES = vocabulary.words("sentences.reply_nouns")
# Whoever could not look for himself: "could not be verified" and the like, never "has verified".
_LOOKING = ("verif", "corroborat", "check")
_REGRETS = vocabulary.words("sentences.regrets")
_ARTICLES = frozenset(("a", "an"))
_TURNED_DOWN = vocabulary.words("claims.turns_down")
_CONDEMNED = vocabulary.words("claims.condemned")
_TOLD_OF = vocabulary.words("parties.complement")
_OPENING = 8  # words in which a clause has its verb
_KEPT = 2_048  # answers kept of each question: one claim's words are asked for its stance again and again
_UNSEEN = ("unverified", "unconfirmed")
_CLEAR = ("possible", "clear")
_NOBODY = frozenset(("no", "none", "nobody", "neither"))
_ANY = ("any ", "anybody", "anyone")  # "was not claimed by | any group"
_HAVE = ("has", "have", "had")
_NT = ("n't", "n’t")
_TURNING = (*_NOT_DOING, "stop")
_NOT = frozenset(("not", "never", "cannot", "neither"))
_LOOKED_FOR = frozenset(("unable", "impossible", "independent", "independently", *_UNSEEN))  # beside what negates
_DENYING = frozenset(("denied", "denies", "rejected", "rejects", "dismissed", "dismisses"))


class Cue(NamedTuple):
    """A reporting verb: kind speech, document or attitude; factuality None where it lends none."""

    kind: str
    stance: Stance
    factuality: Factuality | None


PLAIN = Cue("speech", "asserts", None)


@cache
def _forms() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    with files("counterclaim.data").joinpath("cues.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            cue = Cue(row["kind"], cast(Stance, row["stance"]), cast(Factuality, row["factuality"]) or None)
            verb, _, rest = row["verb"].partition(" ")
            for form in (verb, *(row["forms"].split() or regular(verb))):
                out.setdefault(f"{form} {rest}".strip(), cue)
    return out


def regular(verb: str) -> list[str]:
    """The regular forms of an English verb: third person, past, participle."""
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "x", "ch", "sh")):
        return [verb + "es", verb + "ed", verb + "ing"]
    return [verb + "s", verb + "ed", verb + "ing"]


@lru_cache(_KEPT)
def read_cue(text: str) -> Cue | None:
    """The cue in these words; the verb that says most wins ("denied" over "said"); None where none is known."""
    found: list[Cue] = []
    words = comparing.words(text)
    forms = _forms()
    for i, word in enumerate(words):
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else ""
        cue = forms.get(pair) or forms.get(word)
        if cue is not None:
            found.append(cue)
    if not found:
        return PLAIN if not SPEECH_NOUNS.isdisjoint(words) or text.strip() in (":", "]", "–", "—", "-") else None
    marked = [c for c in found if c.kind != "attitude" and (c.stance != "asserts" or c.factuality)]
    speech = [c for c in found if c.kind != "attitude"]
    return (marked or speech or found)[0]


def is_attitude(text: str) -> bool:
    """True where the cue is no act of speaking ("wants", "fears", "had sought")."""
    if text.lower().startswith("to "):
        return True  # "presses them to agree": what somebody is to do
    cue = read_cue(text)
    if cue is None:
        return SPEECH_NOUNS.isdisjoint(comparing.words(text))
    return cue.kind == "attitude"


def is_passive(text: str) -> bool:
    """True where the subject is who is spoken of or to, not who speaks ("have been accused of", "Asked about")."""
    words = comparing.words(text)
    if words[:1] in (["when"], ["if"]):
        words = words[1:]
    if words[:1] == ["asked"] and not _ASKED_OF.isdisjoint(words[1:2]):
        return True
    plain = [word for word in words if not word.endswith("ly")]
    last = max((n for n, pair in enumerate(pairwise(plain)) if pair[0] in _BE and pair[1] in _PASSIVES), default=None)
    return last is not None and "by" not in plain[last:]


def nobodys(source: str) -> bool:
    """True where the words name nobody who could have said it ("No group has claimed ...")."""
    first = next(iter(comparing.words(source)), "")
    return first.removesuffix("-one") in _NOBODY


def named_for_nobody(text: str, source: Spans) -> bool:
    """True where the source names nobody ("No group has claimed ...", "Neither | the army nor the rebels | would")."""
    return bool(source) and (nobodys(text[slice(*source[0])]) or behind_neither(text, source[0][0]))


def behind_neither(text: str, at: int) -> bool:
    """True where "neither" stands right before an offset."""
    return text[max(0, at - 9) : at].rstrip().lower().endswith("neither")


def mutual(cue: str, content: str) -> bool:
    """True where two blame each other, which neither claims: "trade blame", "accuse | each other of shelling"."""
    if exchanges_blame(cue):
        return True
    found = read_cue(cue)
    return found is not None and found.stance == "accuses" and content.lower().startswith(_EACH_OTHER)


def exchanges_blame(text: str) -> bool:
    """True for "trade blame", "swapped accusations"."""
    return any(a in _EXCHANGED and b in _BLAME | SPEECH_NOUNS for a, b in pairwise(comparing.words(text)))


def nobodys_claim(text: str, linked: Link | Attribution) -> bool:
    """True for what nobody claims, or two of each other."""
    cue, content = (" ".join(text[s:e] for s, e in spans) for spans in (linked.cue, linked.content))
    none = bool(linked.source) and negated(comparing.words(cue)) and text[linked.source[0][0] :].startswith(_ANY)
    return none or named_for_nobody(text, linked.source) or mutual(cue, content)


@lru_cache(_KEPT)
def stance(cue_text: str, content: str = "") -> Stance:
    """The stance of a claim from its cue and, where the cue goes on in it ("refused | to confirm that"), its content.

    A reporting verb that is negated never lends the stance it names: "has not denied" is no denial.
    """
    lower = cue_text.lower()
    if content.lower().startswith("to "):
        lower += " " + " ".join(content.lower().split()[:4])
    words = comparing.words(lower)
    first, *after = comparing.words(" ".join(content.split(maxsplit=4)[:4]))[:2] or [""]
    silent = first == "nothing" and (not after or not _OF_NOTHING.isdisjoint(after))  # "said | nothing about the raid"
    if silent or _no_comment(words) or _not_said(words):
        return "declines_to_confirm"
    if _unseen(words):
        return "cannot_verify"
    cue = read_cue(cue_text)
    if cue is not None and cue.stance == "accuses" and first in _NOBODY and after not in (["fewer"], ["less"]):
        return "declines_to_confirm"  # "accused | no one of the raid"
    if words[-1:] == ["by"] and not (_ASKED_OF - {"by"}).isdisjoint([first, *after]):
        return "demands"  # "Pressed by a deputy | on whether it had fallen"
    if negates(comparing.words(content), "accuses"):
        return "declines_to_confirm"  # "said | it did not accuse Norva of the raid"
    if cue is not None and cue.stance == "denies" and not _TURNED_DOWN.isdisjoint(words) and _of_deed(content):
        return "accuses"
    return cue.stance if cue else "asserts"


def _of_deed(content: str) -> bool:
    """True for what is condemned where it is turned down: "rejected | all violence against clerks", "any raid" is not
    admitted."""
    words = comparing.words(" ".join(content.split()[:_OPENING]))
    noun = next((n for n, word in enumerate(words) if word in _TOLD_OF or word == "of"), len(words))
    return words[:1] != ["any"] and not _CONDEMNED.isdisjoint(words[max(0, noun - 1) : noun])


def negated(words: Sequence[str]) -> bool:
    """True where any of the words negates."""
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def tells_of_none(words: Sequence[str]) -> bool:
    """True where any of the words negates or names nobody."""
    return negated(words) or not _NOBODY.isdisjoint(words)


def regrets(content: str) -> bool:
    """True for what calls a deed a mistake, which disputes nothing and accuses nobody: "the raid was | an error"."""
    words = comparing.words(content)
    return any(word in _REGRETS and not _ARTICLES.isdisjoint(words[max(0, n - 2) : n]) for n, word in enumerate(words))


def has_confirmed(text: str) -> bool:
    """True where the subject of a sentence itself confirms: "Norva has confirmed the raid", not "has not"."""
    pairs = pairwise(comparing.words(text)[:_OPENING])
    return any(a in _HAVE and (cue := read_cue(b)) is not None and cue.stance == "confirms" for a, b in pairs)


def negates(words: Sequence[str], *stances: Stance) -> bool:
    """True where whoever speaks says that he does not accuse, or does not deny."""
    verbs = (read_cue(rest[0]) for rest in _turned(words[:_OPENING]) if rest)
    return any(cue is not None and cue.stance in stances for cue in verbs)


def _turned(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What follows each negation of a verb: "did not | deny", "stopped short of | confirming", "declined to | say"."""
    for n, word in enumerate(words):
        if word in _NEGATIONS or word.endswith(_NT) or word.startswith("avoid"):
            yield words[n + 1 :]
        elif not word.startswith(_TURNING):
            continue
        elif word.startswith(_NOT_DOING) and words[n + 1 : n + 2] == ["to"]:
            yield words[n + 2 :]
        elif word.startswith("stop") and words[n + 1 : n + 4][-2:] == ["short", "of"]:
            yield words[n + 4 :]
        elif word.startswith("stop") and words[n + 1 : n + 3] == ["short", "of"]:
            yield words[n + 3 :]


def _not_said(words: Sequence[str]) -> bool:
    """True where a reporting verb stands under a negation ("did not deny", "stopped short of confirming")."""
    for rest in _turned(words):
        cue = read_cue(" ".join(rest)) if rest and rest[0] not in ("only", "just") else None
        if cue is not None and cue.kind == "speech":
            return True
    return False


def _no_comment(words: Sequence[str]) -> bool:
    """True for "declined to comment", "refused further requests to answer", "no immediate response", "nobody was there
    for comment"."""
    for n, word in enumerate(words):
        if word.startswith(_REFUSING) and any(one.startswith(_COMMENTS) for one in words[n + 1 : n + 4]):
            return True
        after = words[n + 2 if words[n + 1 : n + 2] == ["immediate"] else n + 1 :]
        if word == "no" and not _REPLIES.isdisjoint(after[:1]):
            return True
        if word == "for" and words[n + 1 : n + 2] == ["comment"] and tells_of_none(words[:n]):
            return True
    return False


def tells_of_no_reply(words: Sequence[str]) -> bool:
    """True for a sentence that begins with nobody's answer: "There was no comment", "No one could be reached"."""
    return words[:1] == ["there"] or words[:1] == ["no"]


def _unseen(words: Sequence[str]) -> bool:
    """True for "could not be verified", "no independent confirmation", "was not clear", "unconfirmed"."""
    for n, word in enumerate(words):
        negated = word in _NOT or word.endswith(_NT)
        if not negated and word not in _LOOKED_FOR:
            continue
        near = words[n + 1 : n + 7]
        if negated and any(one.startswith(_LOOKING) for one in (words[n:] if word == "neither" else near)):
            return True
        could = word in ("cannot", "couldn't", "couldn’t", "can't", "can’t") or words[n - 1 : n] in (["could"], ["can"])
        if negated and could and any(one.startswith("confirm") for one in near[:4]):
            return True
        if negated and any(one in _CLEAR for one in near[: 1 + (near[:1] == ["immediately"])]):
            return True
        if word in ("unable", "impossible") and any(one.startswith((*_LOOKING, "confirm")) for one in near[1:3]):
            return True
        if word == "independent" and words[n - 1 : n] == ["no"] and near[:1] in (["confirmation"], ["verification"]):
            return True
        if word in _UNSEEN or (word == "independently" and near[:1] == ["confirmed"] and _negates(words[:n])):
            return True
    return False


def _negates(before: Sequence[str]) -> bool:
    return any(one == "not" or one.endswith(("n't", "n’t")) for one in before[-2:])


@lru_cache(_KEPT)
def narrator_stance(text: str) -> Stance:
    """The stance of a narrator's proposition: asserts, unless it tells of a refusal to comment, a denial, or what
    nobody could verify.
    """
    words = comparing.words(text)
    if _unseen(words):
        return "cannot_verify"
    cue = read_cue(" ".join(words[1:])) if words[:1] == ["neither"] else None
    if _no_comment(words) or any(_says(rest) for rest in _turned(words)) or (cue is not None and cue.kind == "speech"):
        return "declines_to_confirm"
    if _DENYING.isdisjoint(words):
        return "asserts"
    return "declines_to_confirm" if _not_said(words) else "denies"


def keeps_silent(text: str) -> bool:
    """True where the subject of a sentence says nothing, or could not look: "Norva has not been able to verify it",
    never "It was not clear", "The toll could not be verified".
    """
    words, found = comparing.words(text), narrator_stance(text)
    looks = any(one.startswith(_LOOKING) and not one.endswith(("ed", "ion")) for one in words)
    looks = looks and set(words).isdisjoint(_CLEAR)
    return found == "declines_to_confirm" or (found == "cannot_verify" and looks)


def _says(words: Sequence[str]) -> bool:
    words = words[words[:1] == ["immediately"] :]
    unreached = words[:2] == ["be", "reached"] or (words[:1] == ["return"] and not _CALLS.isdisjoint(words[1:4]))
    return unreached or (words[1:2] != ["by"] and any(one.startswith(_ANSWERS) for one in words[:1]))
