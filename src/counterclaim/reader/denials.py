"""Whose claim a denial denies that only points back ("the claim", "the army's charge")."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

import msgspec

from counterclaim import vocabulary
from counterclaim.events.words import kinds
from counterclaim.model.actor import Actor
from counterclaim.model.claim import BACKGROUND, DENYING, Claim
from counterclaim.reader import comparing, cues
from counterclaim.reader.beside import word_end
from counterclaim.reader.doers import doer
from counterclaim.reader.laid import accuses, has_doer, laid_to, names_all
from counterclaim.reader.losses import denies_loss
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.registry import Registry
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import ARTICLES, COMPLEMENT

NEXT = 2  # sentences back for what "the claim" may mean that lays nothing to anybody; set by eye
BACK = 6  # sentences back for what is denied; a denial further off is not tied to any claim

DENIED = vocabulary.words("claims.denied")
THINGS = vocabulary.words("claims.things")
_POINTING = vocabulary.words("claims.pointing")
_PRONOUNS = vocabulary.words("figures.pronouns") | vocabulary.words("speakers.group_pronouns")
_POINTED_AT = vocabulary.words("claims.points_back")
_DENIALS = vocabulary.words("claims.denials")
_CALLED_FALSE = vocabulary.words("claims.called_false")
_REFERS = vocabulary.words("claims.refers")
_BY = vocabulary.words("claims.of_whom")
_COUNTED = vocabulary.words("claims.numbers")
_EARLIER = vocabulary.words("claims.earlier")
_BE = vocabulary.words("figures.be")
_OWN = vocabulary.words("claims.own")
_ANSWERED_FOR = vocabulary.words("claims.answered_for")
_SET_AGAINST = vocabulary.words("claims.set_against")
_LASTING = vocabulary.words("claims.lasting")
_TOLD_OF = vocabulary.words("claims.told_of")
_ALWAYS = vocabulary.words("claims.always")
_TRUTH = vocabulary.words("claims.truth")
_CHARGES = vocabulary.pairs("sentences.charges")
_HELP = ("arms_support", "other")
_NOT_YET = frozenset({"intention", "conditional", "prediction", "directive"})
_NOT_TOLD = DENYING | {"cannot_verify", "declines_to_confirm", "demands"}
_WIDE = frozenset({"country", "continent"})
_REGIONS = frozenset({"ADM1", "ADM2", "region", "water"})
_MOST_BETWEEN = 3  # words between "the" and what it points back to
_FEWEST = 6  # words of what is denied, half of which a claim that blames nobody must say; set by eye
_MOST_AFTER = 60  # characters after it


def points_back(content: str) -> bool:
    """True where what is denied is only pointed at: "the claim", "any involvement in the raid"."""
    first, comma, rest = content.partition(", ")
    if comma and not _SET_AGAINST.isdisjoint(rest.split(" ", 1)[:1]):
        content = first  # "the claim, but the mayor went on"
    words = content.lower().split()
    if of_its_manner(content):
        return False
    pointing = len(list(takewhile(_POINTING.__contains__, words)))
    for word in words[: pointing + _MOST_BETWEEN + 1]:
        content = content.lstrip()[len(word) :]
        if (bare := word[: word_end(word, 0)]) in _POINTED_AT:
            if _tells(content) or (bare in _PRONOUNS and content.split()) or (bare == "which" and word != words[0]):
                return False  # "it had struck a bridge" points back to nothing
            return len(content) <= _MOST_AFTER and not any(mark in word + content for mark in ",;")
        if not all(one.isalnum() or one in "_’'-" for one in word):
            return False
    return False


def of_its_manner(content: str) -> bool:
    """True for "the meaning of the figure", "the timing of the report": not of whether it is true."""
    words = comparing.words(content)
    at = next((n for n, word in enumerate(words) if word == "of" or word in COMPLEMENT), len(words))
    said = (_REFERS | _POINTED_AT) - _PRONOUNS
    if not said.union(_TRUTH).isdisjoint(words[max(0, at - 1) : at]) or _POINTING.isdisjoint(words[at + 1 : at + 2]):
        return False
    return next((word for word in words[at + 1 :] if word not in _POINTING), "") in said


def _tells(content: str) -> bool:
    """True where after "the claim" it is told what was claimed ("that its jets had hit a mosque was false")."""
    first = content.split(None, 1)[:1]
    return first == ["that"] and len(content.split()) > _MOST_BETWEEN


def proposition(content: str) -> str:
    """What is denied where the words begin with what puts it: "its army had fired" of "the claim that its army ..."."""
    words = content.split()
    for n, word in enumerate(words[: _MOST_BETWEEN + 1]):
        if word.lower() in _REFERS - _PRONOUNS and words[n + 1 : n + 2] == ["that"]:
            return " ".join(words[n + 2 :])
    return content


def names_another(denial: Claim, claim: Claim) -> bool:
    """True where the denial's own words name a place or an object of which the claim, by its words, does not tell:
    who denies a strike on a hospital in one town does not deny another town's dead. "The hospital" points back, and a
    denial that only points back names nothing."""
    if points_back(denial.text):
        return False
    return places_apart(denial, claim) or _another_object(denial, claim)


def places_apart(a: Claim, b: Claim) -> bool:
    """True where both name places narrower than a state, and none in common."""
    ours, theirs = ({p.id or comparing.stems(p.text) for p in c.places if p.kind not in _WIDE} for c in (a, b))
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    # A region may hold the other's town, whether or not the gazetteer knows either.
    return all(p.kind not in _REGIONS for c in (a, b) for p in c.places if p.kind not in _WIDE)


def _another_object(denial: Claim, claim: Claim) -> bool:
    target = denial.roles.target
    if target is None or denial.figures or target.name.split(" ", 1)[0].lower() in _POINTING:
        return False
    theirs = comparing.stems(claim.text)
    harmed = claim.roles.target
    if harmed is not None and harmed.kind == target.kind == "civilian" and target.name == target.name.lower():
        return False  # "unarmed civilians", of 40 villagers
    place = comparing.stems(" ".join(p.text for p in denial.places))
    own = comparing.stems(target.name)
    # A claim of another language is compared by English key words, among which its object has no name.
    told = bool(own) and own <= comparing.stems(denial.text)
    return told and own.isdisjoint(place) and own.isdisjoint(theirs)


def calls_false(content: str) -> bool:
    """True where the words call an earlier statement false ("the claims 'baseless'")."""
    words = comparing.words(content)
    at = next((n for n, word in enumerate(words) if word in _REFERS), len(words))
    if _tells(" ".join(words[at + 1 :])):
        return False
    pairs = {" ".join(pair) for pair in pairwise(words)}
    false = not (_CALLED_FALSE.isdisjoint(words) and _CALLED_FALSE.isdisjoint(pairs))
    return false and not _REFERS.isdisjoint(words) and len(content.split()) <= 14


def says_denied(denial: Claim, claim: Claim, who: Actor | None, by: Actor | None, *, right_before: bool) -> bool:
    """True where a claim says what is denied, whatever words they share: it lays the deed to who denies, or to whom he
    speaks of; "the claim" is what was said right before, too, and there an accusation may leave open whom it means.

    What is not yet done, not known or demanded says nothing that can be denied; a denial of the past or of a whole war
    is of nothing but a claim as general. who: who denies. by: who makes the claim.
    """
    if claim.factuality in _NOT_YET or claim.stance in _NOT_TOLD or of_earlier(denial.text):
        return False
    if of_its_manner(denial.text):
        return False
    if denies_loss(denial, claim, who):
        return True
    if _of_always(denial.text) and (claim.figures or claim.places or claim.event_role not in BACKGROUND):
        return False
    if other_act(denial, claim) or _both_deny(denial, claim):
        return False
    if claim.factuality == "negated" and claim.text.split(" ", 1)[0].lower() in _PRONOUNS and points_back(denial.text):
        return False  # "it gave no evidence", of itself
    if points_back(denial.text) and not claim.figures and not _COUNTED.isdisjoint(comparing.words(denial.text)):
        return False  # "the numbers"
    if points_back(denial.text) or calls_false(denial.text) or _begins(denial.text):
        return _is_claim(denial.text, claim, who, by, right_before=right_before)
    if denial.figures:
        return True
    other = denial.roles.actor
    if other is not None and not itself(denial, who) and other.name[:1].isupper():
        return names_all(other.name, claim.text) or (other.side is not None and other.side == doer(claim))
    if laid_to(claim, who):
        return True
    if not itself(denial, who):
        return claim.asks != "other" or denial.asks in (None, "other")  # what tells of no deed puts none forward
    ours = comparing.stems(denial.text)
    if denial.asks not in (None, "who_did_it") and 2 * len(ours & comparing.stems(claim.text)) > len(ours):
        return True  # the very thing, of no deed
    return claim.text.split(" ", 1)[0].lower() in _PRONOUNS or (right_before and accuses(claim, by))


def _is_claim(content: str, claim: Claim, who: Actor | None, by: Actor | None, *, right_before: bool) -> bool:
    """True where "the claim" or "any responsibility" may mean a claim: it is laid to who denies or named as its
    speaker's, or has all words that tell which claim it is, or tells the last thing said."""
    words, laid = comparing.words(content), laid_to(claim, who)
    if not _ANSWERED_FOR.isdisjoint(words):
        return laid or (right_before and accuses(claim, by))
    at = next((n for n, word in enumerate(words) if word in _POINTED_AT), len(words))
    of = next((n for n, word in enumerate(words) if n > at and word in _TOLD_OF), len(words))
    told = comparing.stems(" ".join(w for w in words[of + 1 :] if w not in _CALLED_FALSE | _POINTED_AT))
    owned = by is not None and not comparing.stems(f"{by.name} {by.side or ''}").isdisjoint(comparing.stems(content))
    told -= comparing.stems(by.name) if by is not None else frozenset()
    shared = told & comparing.stems(claim.text)
    if laid or owned:
        return 2 * len(shared) >= len(told)
    if not told:
        return right_before and all(f.scope != "seen_here" for f in claim.figures)
    acts = kinds(comparing.stems(claim.text), "act")
    act = frozenset(word for word in told if kinds(frozenset((word,)), "act") & acts)
    fewest = 0 if act and claim.asks != "other" else _FEWEST  # "the chemical attack" of who spoke of gas
    alike = 2 * len(shared | act) >= max(len(told), fewest) and claim.event_role not in BACKGROUND
    return shared == told or alike


def _both_deny(denial: Claim, claim: Claim) -> bool:
    """True where both say with a no of their own that it is not so: "there are no hostages", "we take no hostages"."""
    if claim.factuality != "negated" or points_back(denial.text) or calls_false(denial.text):
        return False
    return all(cues.tells_of_none(comparing.words(c.text)) for c in (denial, claim))


def _begins(content: str) -> bool:
    """True where what is denied begins with "the claims", however much is told of them."""
    words = comparing.words(content)
    at = len(list(takewhile(_POINTING.__contains__, words)))
    return words[at : at + 1] != [] and words[at] in _REFERS - _PRONOUNS and not _tells(" ".join(words[at + 1 :]))


def lays_the_deed(denial: Claim, claim: Claim, who: Actor | None) -> bool:
    """True where who denies to have done a deed is told to have done one, which may be in other words:
    "it carried out raids there" of "its strikes killed nine"."""
    if who is None or who.side is None or claim.roles.actor is None:
        return False
    if denial.asks != "who_did_it" or not itself(denial, who):
        return False
    past = claim.event_role in BACKGROUND
    return past == (denial.event_role in BACKGROUND) and claim.factuality == "asserted" and laid_to(claim, who)


def other_act(denial: Claim, claim: Claim) -> bool:
    """True where the two tell of acts of two kinds."""
    ours, theirs = (kinds(comparing.stems(c.text), "act") for c in (denial, claim))
    return bool(ours and theirs) and not ours & theirs


def itself(denial: Claim, who: Actor | None) -> bool:
    """True where the denier denies to have done it: he is the doer, or "its", "using", "having"."""
    first, *rest = proposition(denial.text).lower().split() or [""]
    actor = denial.roles.actor
    own = actor is not None and who is not None and actor.side is not None and actor.side == who.side
    nobody = first == "it" and not _BE.isdisjoint(rest[:1]) and "that" in rest  # "it is doubtful that the men ..."
    return own or (first in _OWN and not nobody) or first.endswith("ing")


def of_earlier(content: str) -> bool:
    """True for a denial of what was laid to the denier before ("previous accusations"), which no claim here puts."""
    return not _EARLIER.isdisjoint(comparing.words(content)[:3])


def _of_always(content: str) -> bool:
    """True for a denial of the whole war or of all time ("have never used", "during the five-year war")."""
    return not _ALWAYS.isdisjoint(comparing.words(content)) or (
        not _LASTING.isdisjoint(comparing.words(content)) and bool(kinds(comparing.stems(content), "campaign"))
    )


def settle(
    claims: Sequence[Claim], actors: Sequence[Actor], sentences: SentenceIndex, registry: Registry
) -> tuple[list[Claim], dict[str, str | None]]:
    """(the claims, whose claim each denial denies that only points back: id of the denial to id of the claim).

    claims in reading order, running-text offsets. Such a denial takes the type of the claim it denies: of whom it names
    ("the army's charge"), else the nearest earlier one of another side. Where it names somebody who has claimed nothing
    it denies None. Where nothing fits the denial keeps its own type.
    """
    by_id = {a.id: a for a in actors}
    out: list[Claim] = []
    denies: dict[str, str | None] = {}
    for claim in claims:
        if claim.stance in DENYING and (points_back(claim.text) or calls_false(claim.text)):
            near = _without_standing([o for o in reversed(out) if _may_deny(claim, o, sentences)], claim, sentences)
            owned, denied = _owned(claim, near, by_id, registry)
            rivals = _of_another_side(claim, near, by_id)
            meant = denied if owned else _meant(claim, rivals, by_id, sentences)
            if not owned and out and goes_on(out[-1], claim, by_id):
                meant = out[-1]  # "It fired no shell. The reports are false.": of the same claim (relations.relate)
            theirs = denied or meant or next(iter(sorted(rivals, key=lambda o: not _lays(o, claim, by_id))), None)
            if owned or meant is not None:
                denies[claim.id] = meant.id if meant is not None else None
            if theirs is not None and theirs.type != "other":
                sure = msgspec.structs.replace(claim.sure, type=theirs.sure.type)
                places = claim.places or theirs.places
                claim = msgspec.structs.replace(claim, type=theirs.type, places=places, sure=sure)
        out.append(claim)
    return out, denies


def goes_on(before: Claim, denial: Claim, actors: Mapping[str, Actor]) -> bool:
    """True for a denial behind another by the same speaker or somebody on his side."""
    return before.stance in DENYING and (before.actor == denial.actor or one_side(before, denial, actors))


def one_side(a: Claim, b: Claim, actors: Mapping[str, Actor]) -> bool:
    """True where those who make two claims are known to be on one side."""
    ours, theirs = actors.get(a.actor or ""), actors.get(b.actor or "")
    return ours is not None and theirs is not None and ours.side == theirs.side is not None


def _without_standing(near: Sequence[Claim], denial: Claim, sentences: SentenceIndex) -> Sequence[Claim]:
    """The claims a denial may be of, without what is always laid to who denies, where a deed was told before: "A market
    was bombed. Norva, | which Ostia accuses of arming the rebels, | denied any part in it."."""
    here = sentences.at(denial.content[0][0])
    before = [o for o in near if 0 < here - sentences.at(o.content[0][0]) <= NEXT and o.type != "other"]
    if not before or _ANSWERED_FOR.isdisjoint(comparing.words(denial.text)):
        return near
    return [o for o in near if sentences.at(o.content[0][0]) < here or not _standing(o)]


def _standing(claim: Claim) -> bool:
    verbs = (word.removesuffix("s") + "d" for word in comparing.words(claim.text))
    return claim.stance == "accuses" and (claim.type in _HELP or any(verb in _CHARGES for verb in verbs))


def _may_deny(claim: Claim, other: Claim, sentences: SentenceIndex) -> bool:
    away = sentences.at(claim.content[0][0]) - sentences.at(other.content[0][0])
    return away <= BACK and not (other.actor == claim.actor and other.voice == claim.voice)


def _owned(
    claim: Claim, near: Sequence[Claim], actors: Mapping[str, Actor], registry: Registry
) -> tuple[bool, Claim | None]:
    """Whether the denial tells whose claim it denies, and the claim of theirs; "the denial" is that of anybody.

    Of several the one that is about who denies, then the nearest.
    """
    words = tokens(claim.text)
    at = next((n for n, t in enumerate(words) if t.key in _POINTED_AT or t.key in _REFERS), len(words))
    first = next((n + 1 for n in range(at - 1, -1, -1) if words[n].key in _POINTING), 0)
    back = at < len(words) and words[at].key in _DENIALS
    near = [other for other in near if (other.stance in DENYING) == back]  # who denies denies no denial, save that
    told, best = back, (0, False)
    found = near[0] if back and near else None
    by = words[at + 2 :] if at + 1 < len(words) and words[at + 1].key in _BY else ()
    for owner in (words[first:at], by):
        if not owner:
            continue
        text = " ".join(t.text for t in owner)
        state = registry.country(text) or registry.by_demonym(text)
        side = state.name if state is not None else registry.standing(text).side
        if owner[-1].possessive or side is not None:
            told, found = True, found if best[0] else None
        for other in near:
            fits = _fits(owner, side, actors.get(other.actor or ""))
            if fits and (rank := (fits, _lays(other, claim, actors))) > best:
                told, best, found = True, rank, other
    return told, found


def _lays(other: Claim, denial: Claim, actors: Mapping[str, Actor]) -> bool:
    """True where a claim accuses, or lays what it tells to who denies or his side."""
    who = actors.get(denial.actor or "")
    return other.stance == "accuses" if who is None else laid_to(other, who)


def _meant(
    denial: Claim, rivals: Sequence[Claim], actors: Mapping[str, Actor], sentences: SentenceIndex
) -> Claim | None:
    """Which of the claims before it a denial that points back means: the nearest that lays the deed to who denies, else
    the last thing said."""
    who, here = actors.get(denial.actor or ""), sentences.at(denial.content[0][0])
    last = next((at for o in rivals if here - (at := sentences.at(o.content[0][0])) <= NEXT), None)
    said = [
        o
        for o in rivals
        if says_denied(denial, o, who, actors.get(o.actor or ""), right_before=sentences.at(o.content[0][0]) == last)
    ]
    told = [o for o in said if o.voice != "narrator"]
    laid = next((o for o in told if has_doer(o) and laid_to(o, who)), None)
    return laid or next(iter(told), said[0] if said else None)


def _fits(owner: Sequence[Token], side: str | None, actor: Actor | None) -> int:
    """How well an owner's words mean an actor, 0 where they do not: all words, then side and head, then one of them."""
    if actor is None:
        return 0
    theirs = {t.key.removesuffix("s") for t in (*tokens(actor.name), *tokens(actor.role or ""))}
    if {t.key.removesuffix("s") for t in owner} - ARTICLES <= theirs:
        return 4
    head = owner[-1].key.removesuffix("s") in theirs
    if side is not None:
        return (3 if head else 2) if actor.side == side else 0
    return int(head)


def _of_another_side(claim: Claim, near: Sequence[Claim], actors: Mapping[str, Actor]) -> list[Claim]:
    """Those of the claims, the nearest first, that nobody on the denier's side makes, save one that accuses him by
    name."""
    speaker = actors.get(claim.actor or "")
    side = speaker.side if speaker else None
    sides = {a.id: a.side for a in actors.values()}
    may = [o for o in near if o.type != "other" and o.stance not in DENYING]
    return [o for o in may if side is None or sides.get(o.actor or "") != side or _by_name(o, speaker)]


def _by_name(claim: Claim, who: Actor | None) -> bool:
    if who is None or who.kind != "person" or claim.actor == who.id or claim.stance != "accuses":
        return False
    return who.name.split()[-1] in claim.text
