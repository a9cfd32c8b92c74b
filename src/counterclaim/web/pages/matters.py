"""Matters: the list, and one with its versions side by side, its figures on one axis, its relations and views."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import FilterError
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matter_page import matter_page
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.results import MatterPage, Member, SideColumn, Version
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.look.axis import Axis, axis
from counterclaim.web.look.choices import choices
from counterclaim.web.look.course import course
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
AGAINST = ("contradicts", "denies", "inconsistent")
SORTS = ("contested", "changed", "newest", "oldest", "size", "question")
MOST_DRAWN = 60  # rows of the axis; more are told in the columns


class Put(msgspec.Struct, frozen=True):
    """A version as one side puts it forward: the claims in the order of saying, copies folded under `copies`."""

    version: Version
    claims: tuple[Member, ...]
    copies: int


class Column(msgspec.Struct, frozen=True):
    """A side's column."""

    side: SideColumn
    puts: tuple[Put, ...]


def listed(db: Connection, asked: Filters, values: dict[str, str]) -> Shown:
    """The list."""
    sort = values.get("sort") or "contested"
    page = matters(
        db,
        asked,
        question=values.get("question") or None,
        least=asking.number(values, "least", 2, most=1_000_000),
        sort=sort,  # type: ignore[arg-type]  # any other word is refused there
        limit=asking.number(values, "limit", 30, most=200),
        cursor=values.get("cursor") or None,
    )
    return Shown(
        template="matters.html.j2",
        title="Matters",
        section="matters",
        value=page,
        rows=flat.matters(page.rows),
        values={
            "page": page,
            "asked": asking.asked(asked),
            "sort": sort,
            "sorts": SORTS,
            "choices": choices(),
            "least": values.get("least", ""),
            "question": values.get("question", ""),
        },
    )


def one(db: Connection, id: str, *, view: str = "all", limit: int = 300) -> Shown:
    """One matter."""
    page = matter_page(db, id, limit=limit)
    by_id = {member.claim.id: member for member in page.members}
    names = [one.name for one in page.views]
    if view not in names and view != "all":
        raise FilterError(f'there is no view "{view[:40]}".', where="view", next_step=f"Views are {', '.join(names)}.")
    chosen = next((one for one in page.views if one.name == view), None)
    drawn = [member.figure for member in page.members if member.figure is not None]
    columns = tuple(_column(side, page) for side in page.sides)
    against = [one for one in page.relations if one.relation in AGAINST and one.a in by_id and one.b in by_id]
    others = [one for one in page.relations if one.relation not in AGAINST and one.a in by_id and one.b in by_id]
    kinds: dict[str, int] = {}
    for relation in page.relations:
        kinds[relation.relation] = kinds.get(relation.relation, 0) + 1
    scale = axis(drawn)
    return Shown(
        template="matter.html.j2",
        title=page.matter.question,
        section="matters",
        value=page,
        rows=flat.claims(member.claim for member in page.members),
        values={
            "page": page,
            "matter": page.matter,
            "columns": columns,
            "axis": scale,
            "course": course(member.claim.said_first for member in page.members if member.figure) if scale else None,
            "levels": _levels(scale),
            "by_id": by_id,
            "against": against,
            "others": others,
            "kinds": kinds,
            "view": view,
            "rests": frozenset(chosen.claims) if chosen is not None and view != "all" else frozenset(by_id),
            "most_drawn": MOST_DRAWN,
        },
    )


def _column(side: SideColumn, page: MatterPage) -> Column:
    mine = [
        one
        for one in page.members
        if (one.claim.voice == "narrator") == side.narrator and (side.narrator or one.claim.side == side.side)
    ]
    puts = []
    for number in side.versions:
        group = [one for one in mine if one.version == number]
        version = next(one for one in page.versions if one.number == number)
        own = tuple(one for one in group if one.copy_of is None)
        puts.append(Put(version, own or tuple(group[:1]), len(group) - len(own or group[:1])))
    return Column(side, tuple(puts))


def _levels(scale: Axis | None) -> list[dict[str, Any]]:
    """The figure axis turned upright, in percent from the top, for figures over time."""
    return [] if scale is None else [{"at": round(100 - tick.at, 3), "label": tick.label} for tick in scale.ticks]


@router.get("/matters")
def list_route(request: Request) -> Response:
    """The list's address."""
    values = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, values))


@router.get("/matters/{id}")
def one_route(request: Request, id: str) -> Response:
    """One matter's address."""
    view = request.query_params.get("view") or "all"
    return desk(request).show(request, lambda db: one(db, id, view=view))
