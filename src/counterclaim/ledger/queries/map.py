"""Claims by the places they speak of, with the precision that says how a place may be drawn."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import among, claim_rows
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.results import MapPage, MapPlace
from counterclaim.ledger.queries.rows import ClaimRow, SideCount
from counterclaim.ledger.queries.sample import found
from counterclaim.ledger.queries.selection import in_box
from counterclaim.ledger.queries.timeline import bins_of
from counterclaim.ledger.tables import claim, place


def map_page(db: Connection, asked: Filters, *, limit: int = 2_000) -> MapPage:
    """Places of the claims asked for, at most `limit`; with a box, those inside it alone. raises FilterError."""
    narrator = (claim.c.voice == "narrator").label("narrator")
    columns = [claim.c.side, claim.c.said_first.label("said"), claim.c.happened_first.label("happened"), narrator]
    claims, sampled = found(db, asked, *columns)
    by_id = {row.id: row for row in claims}
    groups: dict[tuple[str, str], dict[str, Row[Any]]] = defaultdict(dict)
    placed: set[str] = set()
    for row in _places(db, list(by_id), asked):
        groups[(row.gazetteer, drawn_as(row.precision, row.kind))][row.claim] = row
        placed.add(row.claim)
    places = sorted((_place(key, group, by_id) for key, group in groups.items()), key=lambda one: (-one.claims, one.id))
    _, bins = bins_of(claims)
    return MapPage(
        places=tuple(places[:limit]),
        bins=bins,
        unplaced=len(by_id) - len(placed),
        left_out=max(0, len(places) - limit),
        sampled=sampled,
    )


def drawn_as(precision: str, kind: str) -> str:
    """The precision that a place is drawn with: "northern Lanham", kept as near a state, is no ring at its middle."""
    return kind if precision == "near" and kind in ("country", "ADM1", "ADM2", "region") else precision


def unplaced(db: Connection, asked: Filters, *, limit: int = 100) -> tuple[ClaimRow, ...]:
    """Of the claims asked for those that the map can't draw, the newest first."""
    claims, _ = found(db, asked, SAID.label("said"))
    placed = {row.claim for row in _places(db, [row.id for row in claims], asked)}
    ids = [row.id for row in sorted(claims, key=lambda row: (row.said, row.id), reverse=True) if row.id not in placed]
    return tuple(claim_rows(db, ids[:limit]))


def _places(db: Connection, ids: list[str], asked: Filters) -> Iterator[Row[Any]]:
    """The places of these claims that can be drawn."""
    names = ("claim", "gazetteer", "precision", "name", "kind", "lat", "lon", "country", "admin1")
    query = select(*(place.c[name] for name in names))
    query = query.where(*(place.c[name].is_not(None) for name in ("gazetteer", "lat", "lon")))
    if asked.box is not None:
        query = query.where(in_box(asked.box))
    yield from db.execute(query.where(among(db, place.c.claim, ids))).all()


def _place(key: tuple[str, str], group: dict[str, Row[Any]], claims: dict[str, Row[Any]]) -> MapPlace:
    """One place. group: its row in each claim that speaks of it."""
    id, precision = key
    one = group[min(group)]
    told = [claims[claim] for claim in group]
    counts = Counter((row.side, bool(row.narrator)) for row in told)
    sides = [SideCount(side, own, number) for (side, own), number in counts.items()]
    days = [day for row in told if (day := row.happened or row.said)]
    return MapPlace(
        id=id,
        name=one.name or id,
        kind=one.kind,
        precision=precision,
        lat=one.lat,
        lon=one.lon,
        country=one.country,
        admin1=one.admin1,
        claims=len(group),
        sides=tuple(sorted(sides, key=lambda side: (-side.claims, side.side or "", side.narrator))),
        first=min(days, default=None),
        last=max(days, default=None),
    )
