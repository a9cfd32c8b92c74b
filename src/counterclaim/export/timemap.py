"""timemap JSON: events, sources and associations in the shapes that Forensic Architecture's timemap validates."""

from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.export.source import Source
from counterclaim.export.stream import encoded, write_list
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.labels import source_name, told_as
from counterclaim.ledger.queries.results import ClaimRow, PlaceRow
from counterclaim.show.words import plain


def write_timemap(source: Source, out: BinaryIO) -> int:
    """Write {"events", "sources", "associations"}; returns how many events.

    timemap draws what has a date or a point: claims with neither are left out. A region or country gives no point.
    """
    sources: dict[str, Row] = {}
    filters: dict[str, Row] = {}

    def events() -> Iterator[Row]:
        for claim in source.claims():
            event = _event(claim)
            if event["date"] or "latitude" in event:
                report = claim.report
                sources[report.id] = {
                    "id": report.id, "title": report.title or source_name(report), "paths": [], "type": "report",
                    "url": report.url or "", "author": report.publisher or "", "date": report.published or "",
                }  # fmt: skip
                for name in event["associations"]:
                    kind, _, value = name.partition(": ")
                    filters[name] = {
                        "id": name, "title": value, "desc": "", "mode": "FILTER", "filter_paths": [kind, value],
                    }  # fmt: skip
                yield event

    out.write(b'{"events": ')
    count = write_list(events(), out)
    out.write(b', "sources": ' + encoded(sources) + b', "associations": ')
    write_list([filters[name] for name in sorted(filters)], out)
    out.write(b', "attribution": ' + encoded(attribution()) + b"}\n")
    return count


def _event(claim: ClaimRow) -> Row:
    day = claim.happened_first or ""
    voice = claim.speaker_name or ("the report" if claim.voice == "narrator" else "unresolved speaker")
    event: Row = {
        "id": claim.id,
        "description": f"{voice} {told_as(claim)}",
        # timemap reads month/day/year
        "date": f"{day[5:7]}/{day[8:10]}/{day[:4]}" if len(day) == 10 else "",
        "time": "",
        "time_precision": _time_precision(claim),
        "location": "; ".join(place.name or place.text for place in claim.places),
        "category": claim.type,
        "category_full": plain(claim.type),
        "type": "claim",
        "associations": [f"side: {claim.side or 'unknown'}", f"type: {claim.type}", f"stance: {claim.stance}"],
        "sources": [claim.report.id],
        "comments": "",
    }
    point = _point(claim.places)
    if point is not None:
        event["latitude"], event["longitude"] = f"{point.lat:.5f}", f"{point.lon:.5f}"
    return event


def _point(places: tuple[PlaceRow, ...]) -> PlaceRow | None:
    """The first place that is a point, not an area."""
    for place in places:
        if place.precision in ("exact", "town") and place.lat is not None and place.lon is not None:
            return place
    return None


def _time_precision(claim: ClaimRow) -> str:
    for time in claim.times:
        if time.role == "event" and time.first == claim.happened_first:
            return time.precision
    return ""
