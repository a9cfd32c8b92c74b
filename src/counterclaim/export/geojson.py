"""GeoJSON (RFC 7946): one feature for each resolved place of a claim, with how precise its point is."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from counterclaim.export.source import Source
from counterclaim.export.stream import write_list
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.results import ClaimRow, PlaceRow

# Precisions at which a point stands for itself; all others stand for an area, whose label point it is.
_POINTS = {"exact", "town", "near"}


def write_geojson(source: Source, out: BinaryIO, *, area_points: bool = True) -> int:
    """Write a FeatureCollection; returns how many features.

    Unresolved places are left out: they have no point. area_points: False writes null for the geometry of regions and
    countries, so that no map can draw a dot where only an area is known; `point_is` says which of the two it is.
    """
    out.write(b'{"type": "FeatureCollection", "attribution": ' + json.dumps(attribution()).encode() + b', "features": ')
    count = write_list(_features(source, area_points), out)
    out.write(b"}\n")
    return count


def _features(source: Source, area_points: bool) -> Iterator[Row]:
    for claim in source.claims():
        for place in claim.places:
            if place.lat is not None and place.lon is not None:
                yield _feature(claim, place, area_points)


def _feature(claim: ClaimRow, place: PlaceRow, area_points: bool) -> dict[str, Any]:
    point = place.precision in _POINTS
    drawn = point or area_points
    return {
        "type": "Feature",
        "id": f"{claim.id}:{place.start}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if drawn else None,
        "properties": {
            "claim": claim.id, "text": claim.text, "type": claim.type, "stance": claim.stance,
            "speaker": claim.speaker_name, "side": claim.side, "said": claim.said_first,
            "happened_first": claim.happened_first, "happened_last": claim.happened_last, "matter": claim.matter,
            "place": place.id, "name": place.name, "as_written": place.text, "kind": place.kind,
            "country": place.country, "admin1": place.admin1, "precision": place.precision,
            "point_is": "the place" if place.precision in ("exact", "town") else "near the place" if point
            else "label of an area",
            "source": source_name(claim.report), "url": claim.report.url, "published": claim.report.published,
            "figures": [figure.text for figure in claim.figures],
        },
    }  # fmt: skip
