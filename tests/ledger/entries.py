"""Claims in their current state as the values that matching takes, made of the ledger's rows."""

from collections.abc import Iterable
from typing import cast

import msgspec

from counterclaim.ledger.queries.labels import figure_value
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.model import NARRATOR, Actor, Claim, Party, Place, Roles, When
from counterclaim.model.claim import Evidentiality, Factuality, Stance
from counterclaim.model.entry import Entry
from counterclaim.model.place import PlaceKind, Precision
from counterclaim.model.when import TimeBasis, TimePrecision, TimeRole


def entries_of(rows: Iterable[ClaimRow]) -> dict[str, Entry]:
    """Entries by id. What the rows don't keep (where a figure's number words stand, alternatives) is not in them."""
    return {row.id: _entry(row) for row in rows}


def _entry(row: ClaimRow) -> Entry:
    speaker: Actor | None = NARRATOR if row.voice == "narrator" else None
    if row.voice == "actor" and row.speaker_name is not None:
        id = row.speaker or row.speaker_name
        speaker = Actor(id=id, name=row.speaker_name, kind="person", role=row.role, side=row.side)
    return Entry(
        id=row.id,
        report=row.report.id,
        source=row.report.source,
        claim=_claim(row),
        speaker=speaker,
        published=row.report.published,
        publisher=row.report.publisher,
        agency=row.report.agency,
        family=row.report.family if row.shared else None,
        order=row.number,
    )


def _claim(row: ClaimRow) -> Claim:
    return Claim(
        id=row.id.rpartition(":")[2],
        voice=row.voice,
        content=row.content,
        text=row.text,
        type=row.type,
        actor=row.speaker,
        roles=Roles(
            Party(row.actor.name, row.actor.side) if row.actor is not None else None,
            Party(row.target.name, row.target.side) if row.target is not None else None,
        ),
        stance=cast(Stance, row.stance),
        factuality=cast(Factuality, row.factuality),
        evidentiality=cast(Evidentiality, row.evidentiality),
        channel=row.channel,
        addressee=row.addressee,
        said=row.said,
        figures=tuple(figure_value(one) for one in row.figures),
        places=_places(row),
        times=_times(row),
        confidence=row.confidence,
    )


def _places(row: ClaimRow) -> tuple[Place, ...]:
    return tuple(
        Place(
            **{
                **msgspec.structs.asdict(one),
                "kind": cast(PlaceKind, one.kind),
                "precision": cast(Precision, one.precision),
            }
        )
        for one in row.places
    )


def _times(row: ClaimRow) -> tuple[When, ...]:
    return tuple(
        When(
            **{
                **msgspec.structs.asdict(one),
                "precision": cast(TimePrecision, one.precision),
                "basis": cast(TimeBasis, one.basis),
                "role": cast(TimeRole, one.role),
            }
        )
        for one in row.times
    )
