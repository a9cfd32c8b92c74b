"""The speaker who was told from outside the text: the voice of what no other voice has."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.model.actor import Actor, ActorKind
from counterclaim.model.attribution import Attribution
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.claims.issuer import letterhead_side
from counterclaim.reader.claims.voices import ISSUED
from counterclaim.reader.speakers import Speakers
from counterclaim.reader.speakers.names import fold
from counterclaim.registry import Registry


def with_told(
    speakers: Speakers, attributions: Sequence[Attribution], report: Report, registry: Registry
) -> tuple[Speakers, list[Attribution]]:
    """The speakers with the told one among them, and what is that speaker's given to it.

    Somebody whom the text names alike is the same.
    """
    name = report.voice
    if name is None or not any(a.id.startswith(ISSUED) for a in attributions):
        return speakers, list(attributions)
    actor = next((a for a in speakers.actors if fold(a.name) == fold(name)), None)
    if actor is None:
        actor = Actor(id=f"a{len(speakers.actors) + 1}", name=name, kind=_kind(name, registry))
        office = registry.office_holder(name, report.published)
        side = office.side if office is not None else registry.standing(name, report.published).side
        if side is not None and not registry.neutral(side):
            actor = msgspec.structs.replace(actor, side=side, side_basis="registry")
    others = tuple(a for a in speakers.actors if a.id != actor.id)
    speakers = msgspec.structs.replace(speakers, actors=(*others, actor), undecided=speakers.undecided - {actor.id})
    return speakers, [
        msgspec.structs.replace(a, actor=actor.id) if a.id.startswith(ISSUED) else a for a in attributions
    ]


def with_letterhead(
    actors: Sequence[Actor], attributions: Sequence[Attribution], doc: RunningText, head: Span | None,
    registry: Registry,
) -> Sequence[Actor]:  # fmt: skip
    """The actors; the one whose letterhead a text bears speaks for the state that it names."""
    side = letterhead_side(doc, head, registry) if head is not None else None
    who = next((a.actor for a in attributions if a.source == (head,)), None)
    if side is None or who is None:
        return actors
    return [msgspec.structs.replace(a, side=side, side_basis="text") if a.id == who else a for a in actors]


def with_side(actors: Sequence[Actor], report: Report) -> tuple[Actor, ...]:
    """The actors, the told speaker on the side that was told of it."""
    if report.voice is None or report.side is None:
        return tuple(actors)
    return tuple(
        msgspec.structs.replace(a, side=report.side, side_basis=None) if fold(a.name) == fold(report.voice) else a
        for a in actors
    )


def _kind(name: str, registry: Registry) -> ActorKind:
    if registry.by_name(name) is not None:
        return "state"
    first = name.split()[0] if " " in name else ""
    person = registry.office_holder(name, None) is not None or (first and registry.gender(first) is not None)
    return "person" if person and registry.party(name) is None else "organisation"
