"""Whose claim a denial denies that only points back ("the claim", "the army's charge")."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.claim import DENYING, Claim
from counterclaim.reader import comparing
from counterclaim.reader.beside import word_end
from counterclaim.reader.sentences import SentenceIndex
from counterclaim.registry import Registry
from counterclaim.registry.tokens import Token, tokens
from counterclaim.registry.words import ARTICLES

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
_WIDE = frozenset({"country", "continent"})
_REGIONS = frozenset({"ADM1", "ADM2", "region", "water"})
_MOST_BETWEEN = 3  # words between "the" and what it points back to
_MOST_AFTER = 60  # characters after it


def points_back(content: str) -> bool:
    """True where what is denied is only pointed at: "the claim", "any involvement in the raid"."""
    words = content.lower().split()
    pointing = len(list(takewhile(_POINTING.__contains__, words)))
    for word in words[: pointing + _MOST_BETWEEN + 1]:
        content = content.lstrip()[len(word) :]
        if word[: word_end(word, 0)] in _POINTED_AT:
            if _tells(content) or (word in _PRONOUNS and content.split()):
                return False  # "it had struck a bridge" points back to nothing
            return len(content) <= _MOST_AFTER and not any(mark in word + content for mark in ",;")
        if not all(one.isalnum() or one in "_’'-" for one in word):
            return False
    return False


def _tells(content: str) -> bool:
    """True where after "the claim" it is told what was claimed ("that its jets had hit a mosque was false")."""
    first = content.split(None, 1)[:1]
    return first == ["that"] and len(content.split()) > _MOST_BETWEEN


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
    place = comparing.stems(" ".join(p.text for p in denial.places))
    own = comparing.stems(target.name)
    return bool(own) and own.isdisjoint(place) and own.isdisjoint(theirs)


def calls_false(content: str) -> bool:
    """True where the words call an earlier statement false ("the claims 'baseless'")."""
    words = comparing.words(content)
    at = next((n for n, word in enumerate(words) if word in _REFERS), len(words))
    if _tells(" ".join(words[at + 1 :])):
        return False
    pairs = {" ".join(pair) for pair in pairwise(words)}
    false = not (_CALLED_FALSE.isdisjoint(words) and _CALLED_FALSE.isdisjoint(pairs))
    return false and not _REFERS.isdisjoint(words) and len(content.split()) <= 14


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
            near = [other for other in reversed(out) if _may_deny(claim, other, sentences)]
            owned, denied = _owned(claim, near, by_id, registry)
            theirs = denied or _of_another_side(claim, near, by_id, registry)
            if owned or theirs is not None:
                denies[claim.id] = denied.id if denied is not None else None if owned or theirs is None else theirs.id
            if theirs is not None and theirs.type != "other":
                sure = msgspec.structs.replace(claim.sure, type=theirs.sure.type)
                places = claim.places or theirs.places
                claim = msgspec.structs.replace(claim, type=theirs.type, places=places, sure=sure)
        out.append(claim)
    return out, denies


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
            if fits and (rank := (fits, _about(other, actors.get(claim.actor or ""), registry))) > best:
                told, best, found = True, rank, other
    return told, found


def _about(other: Claim, who: Actor | None, registry: Registry) -> bool:
    """True where a claim accuses, or names who denies it or its side."""
    if other.stance == "accuses" or who is None:
        return other.stance == "accuses"
    named = {t.key for t in tokens(who.name)} - ARTICLES
    if not named.isdisjoint(t.key for t in tokens(other.text)):
        return True
    return who.side is not None and any(one.side == who.side for one in registry.namings(other.text))


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


def _of_another_side(
    claim: Claim, near: Sequence[Claim], actors: Mapping[str, Actor], registry: Registry
) -> Claim | None:
    """The nearest claim that is about who denies, else the nearest of all; of nobody who is on the same side."""
    speaker = actors.get(claim.actor or "")
    side = speaker.side if speaker else None
    sides = {a.id: a.side for a in actors.values()}
    may = [o for o in near if o.type != "other" and o.stance not in DENYING]
    rivals = [o for o in may if side is None or sides.get(o.actor or "") != side]
    return next((other for other in rivals if _about(other, speaker, registry)), rivals[0] if rivals else None)
