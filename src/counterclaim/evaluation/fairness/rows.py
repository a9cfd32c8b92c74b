"""A claim as what must stay when names change: every field of it, names as neutral keys."""

from collections.abc import Callable
from typing import Any

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Party
from counterclaim.model.reading import Reading

Row = dict[str, Any]
Neutral = Callable[[str | None], str | None]

_PRONOUNS = frozenset("it he she they we i".split())


def rows(reading: Reading, neutral: Neutral, *, invented: bool = False) -> list[Row]:
    """One row a claim, in order; invented: nobody can know the side or place of a name that was made up."""
    return [_row(claim, neutral, invented) for claim in reading.claims]


def _row(claim: Claim, neutral: Neutral, invented: bool) -> Row:
    speaker = claim.speaker
    row: Row = {
        "content": neutral(claim.text),
        "voice": claim.voice,
        "speaker": _name(speaker, neutral),
        "kind": speaker.kind if speaker else None,
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
        "places": tuple(neutral(p.text) for p in claim.places),
    }
    if not invented:
        row["side"] = neutral(speaker.side) if speaker else None
        row["figure sides"] = tuple((neutral(f.side), neutral(f.by)) for f in claim.figures)
        row["place kinds"] = tuple((p.kind, p.precision, p.id is not None) for p in claim.places)
    return row


def _name(speaker: Actor | None, neutral: Neutral) -> str | None:
    return neutral(speaker.name) if speaker else None


def _party(party: Party | None, neutral: Neutral, invented: bool) -> tuple[str | None, ...] | None:
    if party is None or (invented and party.name.lower() in _PRONOUNS):
        return None  # a pronoun is a party where its side is known, and nobody knows that of an invented one
    return (neutral(party.name),) if invented else (neutral(party.name), neutral(party.side))
