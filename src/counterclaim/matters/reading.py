"""Entries: the claims of a reading as matching needs them, with their report, speaker and place."""

import msgspec

from counterclaim.events.apart import told_apart
from counterclaim.matters import denials
from counterclaim.matters.blocks import block
from counterclaim.matters.context import goes_on_apart, happened, only_mentioned, places_of, sentences
from counterclaim.matters.facets import every_facet, facets
from counterclaim.matters.headline import places_beside
from counterclaim.model.claim import DENYING
from counterclaim.model.entry import Entry
from counterclaim.model.reading import Reading
from counterclaim.reader.answered import answered, may_answer
from counterclaim.reader.languages.gloss import in_english
from counterclaim.reports.reckoned import reckoned


def entries(reading: Reading, source: str) -> tuple[Entry, ...]:
    """One entry for each claim, in the reading's order; source: as it was given to `add` (path or address)."""
    report = reckoned(reading.report)
    named = any(p.id is not None for c in reading.claims for p in c.places)
    where = places_of(reading.claims, report.text, report.title, () if named else places_beside(reading))
    of = sentences(reading.claims, report.text)
    day = happened(reading.claims, report.published)
    plain = tuple(
        Entry(
            id=f"{report.id}:{claim.id}", report=report.id, source=source, claim=claim,
            speaker=None if only_mentioned(claim, report.text) else claim.speaker,
            published=report.published, publisher=report.publisher, agency=report.agency, kind=report.kind,
            order=number, place=place, place_basis=basis, happened=day, plain=in_english(claim, report.language),
            sentence=sentence,
        )
        for number, (claim, (place, basis), sentence) in enumerate(zip(reading.claims, where, of, strict=True))
    )  # fmt: skip
    found = tuple(_answering(entry, plain, report.text) for entry in plain)
    apart = told_apart(found) | _goes_on_apart(found, report.text)
    return tuple(msgspec.structs.replace(e, apart=True) if e.id in apart else e for e in found)


def _goes_on_apart(every: tuple[Entry, ...], text: str) -> set[str]:
    """Ids of the claims whose counts come after one of the same thing, and whose sentence sets them apart from it."""
    counted: set[str] = set()
    out: set[str] = set()
    for entry, goes_on in zip(every, goes_on_apart([e.claim for e in every], text), strict=True):
        topics = {f.topic for f in every_facet(entry) if f.figure is not None}
        if goes_on and topics & counted:
            out.add(entry.id)
        counted |= topics
    return out


def _answering(entry: Entry, every: tuple[Entry, ...], text: str) -> Entry:
    """A denial without a figure stands where the claim near it that it denies does, whatever the types read."""
    if entry.claim.stance not in DENYING:
        return entry
    found = every_facet(entry)
    if not found or not found[0].denied or found[0].figure is not None:
        return entry
    tells = answered(entry.claim, text)
    first = max(0, entry.order - denials.ANSWERS)
    near = every[first : entry.order + 1 + denials.ANSWERS]
    others = [f for e in near if may_answer(tells, e.claim) or e.claim.stance in DENYING for f in facets(e)]
    denied = None if tells.none else denials.in_report(found[0], others)
    if denied is None:
        return msgspec.structs.replace(entry, answers="") if tells.none or tells.told else entry
    return msgspec.structs.replace(
        entry, answers=denied.entry.id, block=block(denied.entry), place=denied.entry.place, place_basis="sentence"
    )
