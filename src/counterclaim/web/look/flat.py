"""Claims and other values as flat rows for a CSV: what an analyst sorts and counts in a spreadsheet."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from counterclaim.ledger.queries.claims import claims as claim_list
from counterclaim.ledger.queries.filters import Filters, Sort
from counterclaim.ledger.queries.labels import source_name
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.web.look.values import spans
from counterclaim.web.shown import Table


def claims(ask: Callable[[Connection], Iterable[ClaimRow]]) -> Table:
    """One row a claim, with its first figure and place in full and how many there are."""
    return Table(_CLAIM, lambda db: map(_claim, ask(db)))


def claims_that(asked: Filters, sort: Sort = "report") -> Table:
    """All claims that meet the filters."""
    return claims(lambda db: every(lambda size, at: claim_list(db, asked, sort=sort, limit=size, cursor=at)))


def structs(kind: type[msgspec.Struct], ask: Callable[[Connection], Iterable[Any]], *, without: str = "") -> Table:
    """One row a value, a column a field (of a mapping its keys); without: names of fields that are left out."""
    names = tuple(name for name in kind.__struct_fields__ if name not in without.split())
    return Table(names, lambda db: ({name: _plain(getattr(row, name)) for name in names} for row in ask(db)))


def _plain(value: Any) -> Any:
    return " ".join(value) if isinstance(value, dict) else value


def _claim(row: ClaimRow) -> dict[str, Any]:
    figure = row.figures[0] if row.figures else None
    place = row.places[0] if row.places else None
    return {
        "claim": row.id,
        "report": row.report.id,
        "publisher": row.report.publisher,
        "published": row.report.published,
        "source": source_name(row.report),
        "voice": row.voice,
        "speaker": row.speaker_name,
        "role": row.role,
        "side": row.side,
        "type": row.type,
        "actor": row.actor.name if row.actor else None,
        "actor_side": row.actor.side if row.actor else None,
        "actor_kind": row.actor.kind if row.actor else None,
        "target": row.target.name if row.target else None,
        "target_side": row.target.side if row.target else None,
        "target_kind": row.target.kind if row.target else None,
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


_CLAIM = tuple(
    (
        "claim report publisher published source voice speaker role side type actor actor_side "
        "actor_kind target target_side target_kind stance factuality evidentiality words "
        "offsets said happened_first happened_last figures figure value low high bound unit counted places place "
        "place_id lat lon precision matter confidence status"
    ).split()
)
