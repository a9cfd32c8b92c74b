"""Matters: the list, and one with its versions side by side, its figures on one axis, its relations and views."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import FilterError
from counterclaim.language import _
from counterclaim.ledger.queries.events import event_rows
from counterclaim.ledger.queries.excerpts import sentences
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.labels import column_head, denial
from counterclaim.ledger.queries.matter_page import labels_of, matter_page
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.results import MatterPage, Member, SideColumn, View
from counterclaim.ledger.queries.rows import MatterRow, Page, RelationRow
from counterclaim.model.claim import DENYING
from counterclaim.show import relations
from counterclaim.show.words import unit_name
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat, values
from counterclaim.web.look.axis import Axis, axis, mark
from counterclaim.web.look.chart import Chart, Figures, Line
from counterclaim.web.look.choices import choices
from counterclaim.web.look.course import Course, course
from counterclaim.web.shown import Shown

_MOST_LEVELS = 6  # figures at the upright axis: more would lie over each other
router = APIRouter(include_in_schema=False)
SORTS = ("contested", "changed", "newest", "oldest", "size", "question")
MOST_DRAWN = 60  # rows of the axis; more are told in the columns


class Put(msgspec.Struct, frozen=True):
    """What one side says alike: the claims in the order of saying; copies: those that repeat one. label: their figure,
    or what a denial denies; empty where their own words say it."""

    label: str
    claims: tuple[Member, ...]
    copies: tuple[Member, ...]


class Column(msgspec.Struct, frozen=True):
    """A side's column. head: who speaks in it."""

    side: SideColumn
    head: str
    puts: tuple[Put, ...]


class Path(msgspec.Struct, frozen=True):
    """From one count of a speaker to that speaker's next, in percent of the chart; y from its top."""

    x1: float
    y1: float
    x2: float
    y2: float
    side: str | None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One thing counted, as each convention would put it down."""

    number: int
    counts: str
    contested: bool
    views: dict[str, View]


def listed(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The list."""
    sort = given.get("sort") or "contested"
    question, least = given.get("question") or None, asking.number(given, "least", 2, most=1_000_000)

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[MatterRow]:
        # Any other word than an order is refused there.
        once = sort == "contested" or bool(asked.contested)
        return matters(
            db, asked, question=question, least=least, sort=sort, limit=limit, cursor=cursor, once=once,  # type: ignore[arg-type]
        )  # fmt: skip

    page = ask(db, asking.number(given, "limit", 30, most=200), given.get("cursor") or None)
    return Shown(
        template="matters.html.j2",
        title=_("Matters"),
        section="matters",
        value=page,
        table=flat.structs(MatterRow, lambda db: every(lambda size, at: ask(db, size, at)), without="latest dispute"),
        values={
            "page": page,
            "asked": asking.asked(asked),
            "sort": sort,
            "sorts": SORTS,
            "choices": choices(),
            "least": given.get("least", ""),
            "question": given.get("question", ""),
        },
    )


def one(db: Connection, id: str, *, view: str = "all", count: int = 0, limit: int = 300) -> Shown:
    """One matter. view, count: the claims that a convention's view of one count does not rest on are dimmed."""
    page = matter_page(db, id, limit=limit)
    by_id = {member.claim.id: member for member in page.members}
    of = event_rows(db, [page.matter.event]) if page.matter.event else ()
    names = list(dict.fromkeys(one.name for one in page.views))
    if view not in names and view != "all":
        raise FilterError(_('there is no view "%(view)s".', view=view[:40]), where="view",
            next_step=_("Views are %(views)s.", views=", ".join(names)),
        )
    chosen = next((one for one in page.views if one.name == view != "all" and count in (0, one.count)), None)
    drawn = [member.figure for member in page.members if member.figure is not None]
    whole = sentences(db, {id: member.claim.text for id, member in by_id.items()})
    columns = tuple(_column(side, page, whole) for side in page.sides)
    known = [one for one in page.relations if one.a in by_id and one.b in by_id]
    against = _once(page, [one for one in known if relations.against(one.relation)])
    others = [one for one in known if one not in against]
    kinds = Counter(one.relation for one in page.relations)
    scale = axis(drawn)
    days = course(member.claim.said_first for member in page.members if member.figure) if scale else None
    return Shown(
        template="matter.html.j2",
        about=("matters", page.matter.id),
        title=page.matter.heading,
        section="matters",
        value=page,
        table=flat.claims_that(Filters(matter=id)),
        values={
            "page": page,
            "matter": page.matter,
            "event": of[0] if of else None,
            "columns": columns,
            "whole": whole,
            "axis": scale,
            "course": days,
            "paths": _paths(page, scale, days),
            "levels": _levels(scale),
            "by_id": by_id,
            "against": against,
            "others": others,
            "kinds": [relations.counted(kind, many) for kind, many in kinds.items()],
            "by_convention": _counts(page.views),
            "view": view,
            "chosen": chosen,
            "rests": frozenset(chosen.claims) if chosen is not None else frozenset(by_id),
            "most_drawn": MOST_DRAWN,
        },
    )


def charts(shown: Shown) -> dict[str, Chart]:
    """The drawing of a matter's page by name, to take away; shown: what `one` gave."""
    page: MatterPage = shown.values["page"]
    drawn = [put.claims[0] for column in shown.values["columns"] for put in column.puts[:MOST_DRAWN]]
    lines = tuple(
        Line(values.speaker(m.claim), m.figure, m.claim, denied=m.claim.stance in DENYING)
        for m in drawn
        if m.figure is not None
    )
    if not lines or shown.values["axis"] is None:
        return {}
    unit = unit_name(page.matter.unit or page.matter.counted or "")
    return {"figures": Figures(title=page.matter.heading, label=_("The figures"), unit=unit, lines=lines)}


def _column(side: SideColumn, page: MatterPage, whole: Collection[str]) -> Column:
    inside = frozenset(side.members)
    mine = [one for one in page.members if one.claim.id in inside]
    labels = labels_of(page)
    alike: dict[tuple[str | int | None, ...], list[Member]] = {}
    for one in sorted(mine, key=lambda one: side.versions.index(one.version)):
        # What a version holds agrees and may still be other figures: "14", "at least 12".
        key = (labels[one.claim.id], one.claim.speaker) if one.figure else (one.version,)
        alike.setdefault(key, []).append(one)
    puts = []
    for group in alike.values():
        own = tuple(one for one in group if one.copy_of is None) or tuple(group[:1])
        label, claim = labels[own[0].claim.id], own[0].claim
        told = "" if claim.id in whole or label == denial(claim) + claim.text else label
        puts.append(Put(told, own, tuple(one for one in group if one not in own)))
    return Column(side, column_head(side), tuple(puts))


def _once(page: MatterPage, found: Sequence[RelationRow]) -> list[RelationRow]:
    """Each relation once that would read as another does: of a statement that two reports carry."""
    labels = labels_of(page)
    who = {one.claim.id: (one.claim.speaker, one.claim.said_first, labels[one.claim.id]) for one in page.members}
    return list({(one.relation, who[one.a], who[one.b]): one for one in reversed(found)}.values())[::-1]


def _paths(page: MatterPage, scale: Axis | None, days: Course | None) -> list[Path]:
    """A line from each count to the next that the same speaker put in its place; nothing else is joined."""
    if scale is None or days is None:
        return []
    by_id = {one.claim.id: one for one in page.members if one.copy_of is None}
    before: dict[str, str] = {}
    for one in page.relations:
        if one.relation != "updates" or one.a not in by_id or one.b not in by_id:
            continue
        later, earlier = by_id[one.a].claim, by_id[one.b].claim
        if later.speaker is None or later.speaker != earlier.speaker:
            continue
        known = by_id[before[later.id]].claim.said_first if later.id in before else ""
        if (earlier.said_first or "") >= (known or ""):
            before[later.id] = earlier.id
    found = []
    for a, b in before.items():
        ends = [(days.at(by_id[id].claim.said_first), _height(scale, by_id[id])) for id in (b, a)]
        (x1, y1), (x2, y2) = ends
        if x1 is not None and y1 is not None and x2 is not None and y2 is not None:
            found.append(Path(x1, y1, x2, y2, by_id[a].claim.side))
    return found


def _height(scale: Axis, member: Member) -> float | None:
    drawn = mark(scale, member.figure) if member.figure is not None else None
    return None if drawn is None else round(100 - drawn.x, 3)


def _counts(views: Sequence[View]) -> list[Count]:
    """The conventions' views, one row for each thing counted."""
    rows: dict[int, dict[str, View]] = {}
    for one in views:
        if one.count:
            rows.setdefault(one.count, {})[one.name] = one
    return [
        Count(number=n, counts=first.counts or "", contested=any(v.contested for v in row.values()), views=row)
        for n, row in rows.items()
        for first in list(row.values())[:1]
    ]


def _levels(scale: Axis | None) -> list[dict[str, Any]]:
    """The figure axis turned upright, in percent from the top, for figures over time."""
    if scale is None:
        return []
    every = 1 + (len(scale.ticks) - 1) // _MOST_LEVELS
    return [{"at": round(100 - tick.at, 3), "label": tick.label} for tick in scale.ticks[::every]]


@router.get("/matters")
def list_route(request: Request) -> Response:
    """The list's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, given))


@router.get("/matters/{id}")
def one_route(request: Request, id: str) -> Response:
    """One matter's address."""
    view = request.query_params.get("view") or "all"
    count = asking.number(dict(request.query_params), "count", 0, least=0)
    return desk(request).show(request, lambda db: one(db, id, view=view, count=count))


@router.get("/matters/{id}/{file}")
def chart_route(request: Request, id: str, file: str) -> Response:
    """A drawing to take away: "figures", then ".svg", ".png" or ".html"."""
    return desk(request).chart(request, lambda db: charts(one(db, id)), file)
