"""FollowTheMoney entities, one JSON object a line, for OpenAleph and the tools round it.

FollowTheMoney has no claim: a report becomes an Article, what a claim tells an Event with place and dates, the claim
itself a Note on that Event that says who put it forward how, and a speaker a Person, Organization, PublicBody or
LegalEntity. Figures, stance and relations survive only in words: it is a lossy form (docs/exports.md).
"""

from collections.abc import Iterator
from hashlib import sha1
from typing import BinaryIO

from counterclaim.export.source import Source
from counterclaim.export.stream import write_lines
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.results import ClaimRow, ReportBrief
from counterclaim.show.words import plain

# A speaker's kind is not in a claim's row; without it the widest schema that may own a statement is the honest one.
_SPEAKER = "LegalEntity"


def write_ftm(source: Source, out: BinaryIO) -> int:
    """Write the entities; returns how many."""
    return write_lines(_entities(source), out)


def entity_id(*parts: str) -> str:
    """A stable id as FollowTheMoney makes them: SHA-1 over the parts."""
    return sha1(".".join(parts).encode("utf-8", "backslashreplace"), usedforsecurity=False).hexdigest()


def _entities(source: Source) -> Iterator[Row]:
    reports: set[str] = set()
    speakers: set[str] = set()
    for claim in source.claims():
        if claim.report.id not in reports:
            reports.add(claim.report.id)
            yield _article(claim.report)
        if claim.speaker and claim.speaker_name and claim.speaker not in speakers:
            speakers.add(claim.speaker)
            yield _entity(entity_id("speaker", claim.speaker), _SPEAKER, name=[claim.speaker_name])
        yield _event(claim)
        yield _note(claim)


def _entity(id: str, schema: str, **properties: list[str | None]) -> Row:
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _article(report: ReportBrief) -> Row:
    web = report.url if report.url and report.url.startswith(("http://", "https://")) else None
    return _entity(
        entity_id("report", report.id), "Article", title=[report.title], name=[report.title or source_name(report)],
        publishedAt=[report.published], publisher=[report.publisher], author=[report.agency], sourceUrl=[web],
    )  # fmt: skip


def _event(claim: ClaimRow) -> Row:
    countries = sorted({place.country.lower() for place in claim.places if place.country})
    involved = [entity_id("speaker", claim.speaker)] if claim.speaker and claim.speaker_name else []
    return _entity(
        entity_id("event", claim.id), "Event",
        name=[f"{plain(claim.type)}: {claim.text}"], summary=[claim.text],
        startDate=[claim.happened_first], endDate=[claim.happened_last],
        location=[place.name or place.text for place in claim.places], country=list(countries),
        notes=[attribution() if any(place.id for place in claim.places) else None],
        involved=list(involved), proof=[entity_id("report", claim.report.id)], recordId=[claim.id],
    )  # fmt: skip


def _note(claim: ClaimRow) -> Row:
    voice = claim.speaker_name or ("the report itself" if claim.voice == "narrator" else "an unresolved speaker")
    figures = "; ".join(figure.text for figure in claim.figures)
    words = [f"{voice} {plain(claim.stance)} ({plain(claim.factuality)}, {plain(claim.evidentiality)})"]
    words += [f"side: {claim.side}"] if claim.side else []
    words += [f"said: {claim.said}"] if claim.said else []
    words += [f"figures: {figures}"] if figures else []
    return _entity(
        entity_id("note", claim.id), "Note", name=[voice], description=[claim.text], summary=[", ".join(words)],
        entity=[entity_id("event", claim.id)], proof=[entity_id("report", claim.report.id)],
    )  # fmt: skip
