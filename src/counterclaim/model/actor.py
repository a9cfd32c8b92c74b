"""Actors: who speaks and who acts."""

from typing import Literal

import msgspec

ActorKind = Literal["person", "organisation", "state", "unnamed", "collective", "report"]


class Mention(msgspec.Struct, frozen=True):
    """One place in the text where an actor is named; code points into Report.text."""

    start: int
    end: int
    text: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, state, unnamed or collective source.

    side: the state or party the actor speaks for at the time of the report; None is unknown.
    role: the office as the report words it.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    side: str | None = None
    mentions: tuple[Mention, ...] = ()


NARRATOR = Actor(id="narrator", name="narrator", kind="report")
"""The voice of the report itself."""
