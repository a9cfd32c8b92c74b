"""What a denial that only points back ("the claim") denies."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

import msgspec

from counterclaim import vocabulary
from counterclaim.model.actor import Actor
from counterclaim.model.claim import DENYING, Claim
from counterclaim.reader import comparing
from counterclaim.reader.beside import word_end
from counterclaim.reader.sentences import SentenceIndex

BACK = 6  # sentences back for what is denied; a denial further off is not tied to any claim

DENIED = vocabulary.words("claims.denied")
THINGS = vocabulary.words("claims.things")
_POINTING = vocabulary.words("claims.pointing")
_POINTED_AT = vocabulary.words("claims.points_back")
_CALLED_FALSE = vocabulary.words("claims.called_false")
_REFERS = vocabulary.words("claims.refers")
_MOST_BETWEEN = 3  # words between "the" and what it points back to
_MOST_AFTER = 60  # characters after it


def points_back(content: str) -> bool:
    """True where what is denied is only pointed at: "the claim", "any involvement in the raid"."""
    words = content.lower().split()
    pointing = len(list(takewhile(_POINTING.__contains__, words)))
    for word in words[: pointing + _MOST_BETWEEN + 1]:
        content = content.lstrip()[len(word) :]
        if word[: word_end(word, 0)] in _POINTED_AT:
            return len(content) <= _MOST_AFTER and not any(mark in word + content for mark in ",;")
        if not all(one.isalnum() or one in "_’'-" for one in word):
            return False
    return False


def calls_false(content: str) -> bool:
    """True where the words call an earlier statement false ("the claims 'baseless'")."""
    words = comparing.words(content)
    pairs = {" ".join(pair) for pair in pairwise(words)}
    false = not (_CALLED_FALSE.isdisjoint(words) and _CALLED_FALSE.isdisjoint(pairs))
    return false and not _REFERS.isdisjoint(words) and len(content.split()) <= 14


def settle(claims: Sequence[Claim], actors: Sequence[Actor], sentences: SentenceIndex) -> list[Claim]:
    """Denials that only point back take the type of the claim they deny: the nearest earlier one of another side.

    claims in reading order, running-text offsets. Where nothing fits the denial keeps its own type.
    """
    by_id = {a.id: a for a in actors}
    out: list[Claim] = []
    for claim in claims:
        if claim.stance in DENYING and (
            points_back(claim.text) or calls_false(claim.text)
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
