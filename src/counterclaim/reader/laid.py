"""To whom a claim lays what it tells, as far as its doer or the names in it show."""

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.reader import comparing
from counterclaim.reader.doers import doer
from counterclaim.registry import TOGETHER, Registry


def accuses(claim: Claim, by: Actor | None) -> bool:
    """True for an accusation that names no side: "accused the army of ...", "he was behind it"."""
    side = doer(claim)
    open_ = side is None or (by is not None and side == by.side)  # nobody blames his own side: "he" is somebody else
    if not ((claim.stance == "accuses" or claim.asks == "who_did_it") and open_ and has_doer(claim)):
        return False
    others = {one.side for one in Registry.load().namings(claim.text)} - {None, by.side if by is not None else None}
    return side is not None or claim.asks == "who_did_it" or not others  # "condemned Norvan terrorism"


def has_doer(claim: Claim) -> bool:
    return claim.roles.actor is not None or claim.stance == "accuses"


def laid_to(claim: Claim, who: Actor | None) -> bool:
    """True where a claim lays what it tells to somebody: its doer's side tells, else a name of theirs that stands in
    its words for nobody whom it was done to and for no place."""
    if who is None:
        return False
    side, actor = doer(claim), claim.roles.actor
    if side is not None and who.side is not None:
        if not frozenset(side.split(TOGETHER)).isdisjoint(who.side.split(TOGETHER)):
            return True
        text = actor.name if actor is not None else ""
    else:
        harmed = claim.roles.target if claim.stance != "accuses" else None
        text = claim.text.replace(harmed.name, " ") if harmed is not None else claim.text
        for place in claim.places:
            text = text.replace(f"in {place.text}", " ")  # a market in Syria is not laid to Syria
        if actor is not None and not comparing.stems(actor.name).isdisjoint(comparing.stems(who.name)):
            return True
    if who.side is not None and (
        names_all(who.side, text) or any(one.side == who.side for one in Registry.load().namings(text))
    ):
        return True
    own = " ".join(word for word in who.name.split() if word[:1].isupper())
    return (who.side is None or who.kind == "person") and not prefixes(own).isdisjoint(prefixes(text))


def names_all(name: str, text: str) -> bool:
    names = prefixes(name)
    return bool(names) and names <= prefixes(text)


def prefixes(text: str) -> frozenset[str]:
    """By the letters that a state's name and its adjective share."""
    return frozenset(w[: comparing.NAMED] for w in comparing.stems(text))
