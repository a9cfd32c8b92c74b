"""Claims by the places they speak of, with the precision that says how a place may be drawn."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select

from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.results import MapPage, MapPlace
from counterclaim.ledger.queries.rows import SideCount
from counterclaim.ledger.queries.sample import found
from counterclaim.ledger.queries.selection import in_box
from counterclaim.ledger.queries.timeline import bins_of
from counterclaim.ledger.tables import claim, place


def map_page(db: Connection, asked: Filters, *, limit: int = 2_000) -> MapPage:
    """Places of the claims asked for, at most `limit`; with a box, those inside it alone. raises FilterError."""
    happened = func.coalesce(claim.c.happened_first, claim.c.said_first).label("day")
    narrator = case((claim.c.voice == "narrator", 1), else_=0).label("narrator")
    base, sampled = found(db, asked, claim.c.side, narrator, happened)
    known = (place.c.gazetteer, place.c.lat, place.c.lon)
    here: list[ColumnElement[bool]] = [column.is_not(None) for column in known]
    if asked.box is not None:
        here.append(in_box(asked.box))
    of = base.join(place, place.c.claim == base.c.id)
    claims = func.count(base.c.id.distinct())
    rows = db.execute(
        select(
            place.c.gazetteer, place.c.precision, base.c.side, base.c.narrator, claims.label("claims"),
            func.min(base.c.day).label("first"), func.max(base.c.day).label("last"),
            *(func.min(place.c[name]).label(name) for name in ("name", "kind", "lat", "lon", "country", "admin1")),
        )
        .select_from(of)
        .where(*here)
        .group_by(place.c.gazetteer, place.c.precision, base.c.side, base.c.narrator)
    ).all()  # fmt: skip
    placed = int(db.scalar(select(claims).select_from(of).where(*here)) or 0)
    everything = int(db.scalar(select(func.count()).select_from(base)) or 0)
    groups: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[(row.gazetteer, row.precision)].append(row)
    places = sorted((_place(key, group) for key, group in groups.items()), key=lambda one: (-one.claims, one.id))
    _, bins, _ = bins_of(db, asked)
    return MapPage(
        places=tuple(places[:limit]),
        bins=bins,
        unplaced=everything - placed,
        left_out=max(0, len(places) - limit),
        sampled=sampled,
    )


def _place(key: tuple[str, str], group: list[Row[Any]]) -> MapPlace:
    id, precision = key
    one = group[0]
    sides = [SideCount(row.side, bool(row.narrator), row.claims) for row in group]
    return MapPlace(
        id=id,
        name=one.name or id,
        kind=one.kind,
        precision=precision,
        lat=one.lat,
        lon=one.lon,
        country=one.country,
        admin1=one.admin1,
        claims=sum(side.claims for side in sides),
        sides=tuple(sorted(sides, key=lambda side: (-side.claims, side.side or ""))),
        first=min((row.first for row in group if row.first), default=None),
        last=max((row.last for row in group if row.last), default=None),
    )
