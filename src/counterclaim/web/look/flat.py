"""Claims, matters and speakers as flat rows for a CSV: what an analyst sorts and counts in a spreadsheet."""

from collections.abc import Iterable
from typing import Any

from counterclaim.ledger.queries.rows import ClaimRow, MatterRow, SpeakerRow
from counterclaim.web.look.values import spans


def claims(rows: Iterable[ClaimRow]) -> tuple[dict[str, Any], ...]:
    """One row a claim, with its first figure and place in full and how many there are."""
    return tuple(_claim(row) for row in rows)


def _claim(row: ClaimRow) -> dict[str, Any]:
    figure = row.figures[0] if row.figures else None
    place = row.places[0] if row.places else None
    return {
        "claim": row.id,
        "report": row.report.id,
        "publisher": row.report.publisher,
        "published": row.report.published,
        "source": row.report.source,
        "voice": row.voice,
        "speaker": row.speaker_name,
        "role": row.role,
        "side": row.side,
        "type": row.type,
        "stance": row.stance,
        "factuality": row.factuality,
        "evidentiality": row.evidentiality,
        "words": row.text,
        "offsets": spans(row.content),
        "said": row.said,
        "happened_first": row.happened_first,
        "happened_last": row.happened_last,
        "figures": len(row.figures),
        "figure": figure.text if figure else None,
        "value": figure.value if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "bound": figure.bound if figure else None,
        "unit": figure.unit if figure else None,
        "counted": figure.counted if figure else None,
        "places": len(row.places),
        "place": place.name or place.text if place else None,
        "place_id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "matter": row.matter,
        "confidence": row.confidence,
        "status": row.status,
    }


def matters(rows: Iterable[MatterRow]) -> tuple[dict[str, Any], ...]:
    """One row a matter."""
    names = [name for name in MatterRow.__struct_fields__ if name != "latest"]
    return tuple({name: getattr(row, name) for name in names} for row in rows)


def speakers(rows: Iterable[SpeakerRow]) -> tuple[dict[str, Any], ...]:
    """One row a speaker."""
    return tuple({name: getattr(row, name) for name in SpeakerRow.__struct_fields__} for row in rows)
