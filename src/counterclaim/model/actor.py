"""Actors: who speaks and who acts."""

from typing import Literal

import msgspec

SideBasis = Literal["text", "registry", "report"]
ActorKind = Literal["person", "organisation", "state", "unnamed", "collective", "report"]


class Mention(msgspec.Struct, frozen=True):
    """One place in the text where an actor is named; code points into Report.text."""

    start: int
    end: int
    text: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, state, unnamed or collective source.

    side: the state or party the actor speaks for at the time of the report; None is unknown.
    side_basis: what the side rests on: "text" (the actor's own wording), "registry" (a known office at that date),
        "report" (an owner left out, as in "the army", taken from what the report speaks of around it).
    role: the office as the report words it.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    side: str | None = None
    side_basis: SideBasis | None = None
    mentions: tuple[Mention, ...] = ()


NARRATOR = Actor(id="narrator", name="narrator", kind="report")
"""The voice of the report itself."""
