"""Whom speakers speak for, where the encoder's head for that knows more than the words around a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.place import Place
from counterclaim.reader.claims.fields import Fields
from counterclaim.reader.speakers import Speakers
from counterclaim.registry import Registry

# Probabilities over all mentions of an actor, chosen on the development part of the labelled documents.
NOBODYS = 0.6  # "speaks for no party": from here a side that the words suggest is not given
STATES = 0.6  # "speaks for a state": from here a side left open is that of the report's own country
THEATRE = 0.5  # share of the report's places that lie in its own country


def settle_sides(speakers: Speakers, fields: Fields, places: Sequence[Place], registry: Registry) -> tuple[Actor, ...]:
    """The actors with the sides that their mentions support (running-text offsets).

    One that speaks for no party loses its side. One that speaks for a state, which no word names ("army spokesmen"),
    speaks for the one country that the report is about, if there is one; the basis is then "report".
    """
    country = _own_country(places)
    state = registry.by_iso(country) if country is not None else None
    # Beside another state's people or forces "the army" may be either's.
    others = {a.side for a in speakers.actors if a.side and registry.country(a.side) is not None} | speakers.armies
    if state is not None and others - {state.name}:
        state = None
    out = []
    for actor in speakers.actors:
        odds = fields.distribution("side", tuple((m.start, m.end) for m in actor.mentions))
        if actor.side is not None and odds["none"] >= NOBODYS:
            actor = msgspec.structs.replace(actor, side=None, side_basis=None)
        elif actor.side is None and state is not None and odds["state"] >= STATES and actor.id in speakers.undecided:
            actor = msgspec.structs.replace(actor, side=state.name, side_basis="report")
        out.append(actor)
    return tuple(out)


def _own_country(places: Sequence[Place]) -> str | None:
    counted = Counter(p.country for p in places if p.country)
    iso, times = counted.most_common(1)[0] if counted else (None, 0)
    return iso if times >= THEATRE * counted.total() else None
