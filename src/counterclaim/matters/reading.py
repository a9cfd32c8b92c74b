"""Entries: the claims of a reading as matching needs them, with their report, speaker and place."""

from counterclaim.matters.context import places_of
from counterclaim.model.entry import Entry
from counterclaim.model.reading import Reading


def entries(reading: Reading, source: str) -> tuple[Entry, ...]:
    """One entry for each claim, in the reading's order; source: as it was given to `add` (path or address)."""
    report = reading.report
    where = places_of(reading.claims, report.text, report.title)
    return tuple(
        Entry(
            id=f"{report.id}:{claim.id}", report=report.id, source=source, claim=claim, speaker=claim.speaker,
            published=report.published, publisher=report.publisher, agency=report.agency, order=number,
            place=place, place_basis=basis,
        )
        for number, (claim, (place, basis)) in enumerate(zip(reading.claims, where, strict=True))
    )  # fmt: skip
