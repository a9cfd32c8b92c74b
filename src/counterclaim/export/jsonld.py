"""JSON-LD: schema.org Claims, each anchored to its report by W3C Web Annotation selectors. Never a rating.

The context is written out in the file, so that a reader needs no network.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from counterclaim.export.source import Source
from counterclaim.export.stream import write_list
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import LICENCE, attribution
from counterclaim.ledger.queries.results import ClaimRow, PlaceRow, ReportBrief

_OA = "http://www.w3.org/ns/oa#"
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "oa": _OA,
    "prov": "http://www.w3.org/ns/prov#",
    "cc": "urn:counterclaim:",
    "start": {"@id": _OA + "start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": _OA + "end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "exact": _OA + "exact",
    "prefix": _OA + "prefix",
    "suffix": _OA + "suffix",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
}


def write_jsonld(source: Source, out: BinaryIO) -> int:
    """Write one JSON-LD document; returns how many claims.

    Each claim is a `Claim` with an `oa:Annotation` whose target has a TextPositionSelector (code points) and a
    TextQuoteSelector with up to 32 characters before and after.
    """
    head = {"@context": CONTEXT, "license": LICENCE, "creditText": attribution()}
    out.write(json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "@graph": ')
    count = 0

    def nodes() -> Iterator[Row]:
        nonlocal count
        for claim in source.claims():
            count += 1
            yield _claim(claim)
            yield _annotation(claim, *source.around(claim))

    write_list(nodes(), out)
    out.write(b"}\n")
    return count


def iri(kind: str, id: str) -> str:
    """A name for a thing of the ledger: "urn:counterclaim:claim:..."."""
    return f"urn:counterclaim:{kind}:{quote(id.encode('utf-8', 'backslashreplace'), safe=':')}"


def _claim(claim: ClaimRow) -> Row:
    node: Row = {
        "@id": iri("claim", claim.id), "@type": "Claim", "text": claim.text,
        "appearance": _report(claim.report), "additionalType": iri("type", claim.type),
        "cc:stance": claim.stance, "cc:factuality": claim.factuality, "cc:evidentiality": claim.evidentiality,
        "cc:status": claim.status, "cc:confidence": claim.confidence, "cc:said": claim.said, "cc:side": claim.side,
        "cc:matter": claim.matter and {"@id": iri("matter", claim.matter)},
        "cc:utterance": claim.utterance and {"@id": iri("utterance", claim.utterance)},
        "spatialCoverage": [_place(place) for place in claim.places if place.id],
    }  # fmt: skip
    if claim.speaker_name:
        speaker = {"@id": iri("speaker", claim.speaker)} if claim.speaker else {}
        node["author"] = {**speaker, "@type": "Thing", "name": claim.speaker_name}
    if claim.happened_first or claim.happened_last:
        node["temporalCoverage"] = f"{claim.happened_first or '..'}/{claim.happened_last or '..'}"
    return {name: value for name, value in node.items() if value not in (None, [])}


def _report(report: ReportBrief) -> Row:
    node = {
        "@id": iri("report", report.id), "@type": "NewsArticle", "headline": report.title,
        "datePublished": report.published, "url": _address(report.url),
        "publisher": report.publisher and {"@type": "Organization", "name": report.publisher},
    }  # fmt: skip
    return {name: value for name, value in node.items() if value is not None}


def _address(url: str | None) -> str | None:
    """The address in characters that an IRI may hold; what is no http address is left out."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return quote(url.encode("utf-8", "backslashreplace"), safe="%/:=&?~#+!$,;'@()*[]")


def _place(place: PlaceRow) -> Row:
    node: Row = {
        "@id": iri("place", place.id or ""), "@type": "Place", "name": place.name, "cc:precision": place.precision,
    }  # fmt: skip
    if place.lat is not None and place.lon is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return node


def _annotation(claim: ClaimRow, before: str, after: str) -> Row:
    selectors: list[Row] = [
        {"@type": "oa:TextPositionSelector", "start": start, "end": end} for start, end in claim.content
    ]
    quoted = {"@type": "oa:TextQuoteSelector", "exact": claim.text, "prefix": before, "suffix": after}
    return {
        "@id": iri("annotation", claim.id), "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": iri("claim", claim.id)},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource", "oa:hasSource": {"@id": iri("report", claim.report.id)},
            "oa:hasSelector": [*selectors, quoted],
        },
    }  # fmt: skip
