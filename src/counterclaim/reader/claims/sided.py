"""The speakers of a report as the ranker of sides sees them: what their words tell, their office, their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution
from counterclaim.model.span import Span
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.claims.parties import Party
from counterclaim.reader.claims.voices import ISSUED
from counterclaim.reader.newcomers import derived
from counterclaim.reader.speakers import Speakers
from counterclaim.registry.words import ARTICLES

HEAD = ("none", "open", "state", "opposition", "group")
TEMPER = 0.5  # power of the head's probabilities: it has seen the documents that the ranker learns from
REACH = 60  # characters between a verb and what is said, where whom it is said to stands


class Speaker(NamedTuple):
    """One speaker as the ranker sees it.

    told: the side that the words around the name tell. office: that of a known office. neutral: the words say that it
    speaks for no party. odds: the encoder's head for sides, over all mentions. quoted: where its own words stand.
    spoken: the same with whom they are said to ("told | Norva | to leave"). issues: whether the text is its own.
    """

    actor: Actor
    told: str | None
    office: str | None
    neutral: bool
    odds: Mapping[str, float]
    quoted: Sequence[Span]
    spoken: Sequence[Span]
    issues: bool = False


def speakers_of(found: Speakers, fields: Fields, attributions: Sequence[Attribution]) -> list[Speaker]:
    """The actors as the ranker sees them, before any of them has a side that the report only suggests."""
    out = []
    issuers = {a.actor for a in attributions if a.id.startswith(ISSUED)}
    for actor in found.actors:
        odds = fields.distribution("side", tuple((m.start, m.end) for m in actor.mentions))
        tempered = {k: odds.get(k, 0.0) ** TEMPER for k in HEAD}
        total = sum(tempered.values()) or 1.0
        told = actor.side if actor.side_basis == "text" else None
        office = actor.side if actor.side_basis == "registry" else None
        out.append(
            Speaker(
                actor=actor,
                told=told,
                office=office,
                neutral=told is None and office is None and actor.id not in found.undecided,
                odds={k: v / total for k, v in tempered.items()},
                quoted=[span for a in attributions if a.actor == actor.id for span in a.content],
                spoken=[span for a in attributions if a.actor == actor.id for span in _spoken(a)],
                issues=actor.id in issuers,
            )
        )
    return out


def _spoken(one: Attribution) -> list[Span]:
    """The contents, from the verb on where it stands before them and its speaker before it."""
    cue = one.cue[-1] if one.cue and one.source and one.source[0][0] < one.cue[-1][0] else None
    return [(cue[1] if cue and s > cue[1] and s - cue[1] < REACH else s, e) for s, e in one.content]


def stranger(texts: Sequence[str]) -> str | None:
    """The name, or a people's adjective, of whom a speaker's phrase is said to be: "the | Vestrian | foreign minister".

    Such a one is nobody's but theirs, though no table knows them.
    """
    article, *rest = texts[0].split() if texts else [""]
    named = article.lower() in ARTICLES | {"a", "an"} and len(rest) > 1 and rest[0].istitle() and rest[1].islower()
    return rest[0] if named else None


def of_another(owner: str | None, party: Party) -> bool:
    """True for a party that is not the one whose name, or the adjective of it, the owner is."""
    side = party.state or party.side
    return owner is not None and party.kind != "nobody" and owner not in side.split() and not derived(side, owner)
