"""A claim as what must stay when names change: every field of it, names as neutral keys."""

from collections.abc import Callable, Collection
from typing import Any

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Party
from counterclaim.model.place import Place
from counterclaim.model.reading import Reading

Row = dict[str, Any]
Neutral = Callable[[str | None], str | None]

_PRONOUNS = frozenset("it he she they we i".split())


def rows(reading: Reading, neutral: Neutral, *, invented: bool = False, two_kinds: Collection[str] = ()) -> list[Row]:
    """One row a claim, in order.

    invented: nobody can know the side or place of a name that was made up, nor whether it is a state's or a body's.
    two_kinds: names, as keys, that are a town's and a region's at once: which of them is meant rests on the world's
    geography, not on the party.
    """
    return [_row(claim, neutral, invented, two_kinds) for claim in reading.claims]


def _row(claim: Claim, neutral: Neutral, invented: bool, two_kinds: Collection[str]) -> Row:
    speaker = claim.speaker
    row: Row = {
        "content": neutral(claim.text),
        "voice": claim.voice,
        "speaker": _name(speaker, neutral),
        "kind": _kind(speaker, invented),
        "type": claim.type,
        "stance": claim.stance,
        "factuality": claim.factuality,
        "evidentiality": claim.evidentiality,
        "channel": neutral(claim.channel),
        "addressee": neutral(claim.addressee),
        "said": (claim.said, claim.said_basis),
        "unresolved": claim.unresolved,
        "roles": tuple(_party(p, neutral, invented) for p in (claim.roles.actor, claim.roles.target)),
        "figures": tuple(
            (neutral(f.text), f.value, f.low, f.high, f.bound, f.unit, f.state, neutral(f.counted), neutral(f.window))
            for f in claim.figures
        ),
        "times": tuple((neutral(t.text), t.value, t.role) for t in claim.times),
        # "The region" points to a place, and nobody knows where an invented one is.
        "places": tuple(neutral(p.text) for p in claim.places if not (invented and (p.anaphor or p.text.islower()))),
    }
    if not invented:
        row["side"] = neutral(speaker.side) if speaker else None
        row["figure sides"] = tuple((neutral(f.side), neutral(f.by)) for f in claim.figures)
        row["place kinds"] = tuple(_place(p, neutral, two_kinds) for p in claim.places)
    return row


def _kind(speaker: Actor | None, invented: bool) -> str | None:
    if speaker is None:
        return None
    return "organisation" if invented and speaker.kind == "state" else speaker.kind


def _place(place: Place, neutral: Neutral, two_kinds: Collection[str]) -> tuple[str, str, bool]:
    if neutral(place.text) in two_kinds and place.kind in ("town", "ADM1", "ADM2"):
        return "town or region", "near" if place.precision == "near" else "within", True
    return place.kind, place.precision, place.id is not None


def _name(speaker: Actor | None, neutral: Neutral) -> str | None:
    return neutral(speaker.name) if speaker else None


def _party(party: Party | None, neutral: Neutral, invented: bool) -> tuple[str | None, ...] | None:
    if party is None or (invented and party.name.lower() in _PRONOUNS):
        return None  # a pronoun is a party where its side is known, and nobody knows that of an invented one
    return (neutral(party.name),) if invented else (neutral(party.name), neutral(party.side))
