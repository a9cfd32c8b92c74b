"""Events: the list, and one with its range, every account of it, who is said to have done it, denials and a map."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from msgspec.structs import replace
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.deeds import deeds
from counterclaim.ledger.queries.event_results import Account, EventPage, Statement
from counterclaim.ledger.queries.events import event_page, events
from counterclaim.ledger.queries.excerpts import sentences
from counterclaim.ledger.queries.filters import EventSort, Filters
from counterclaim.ledger.queries.labels import figure_label
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.results import MapPlace
from counterclaim.ledger.queries.rows import EventRow, MatterRow, Page, ReportBrief, SideCount
from counterclaim.ledger.queries.sides import sides
from counterclaim.web import asking
from counterclaim.web.brief import MEDIA, brief_of, can, written
from counterclaim.web.desk import desk, download
from counterclaim.web.look import flat, values
from counterclaim.web.look.axis import axis
from counterclaim.web.look.chart import Chart, Figures, Line, Map
from counterclaim.web.look.choices import choices
from counterclaim.web.look.event_columns import COLUMNS, chosen
from counterclaim.web.look.ground import Ground, ground
from counterclaim.web.look.missing import missing
from counterclaim.web.look.signs import Signs
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
SORTS = ("rank", "weight", "newest", "oldest", "changed", "toll", "reports", "place")
MOST_DRAWN = 40  # figures in the drawing; more are in the table of claims
IN_BRIEF = 1_000  # claims of the event that a brief looks at
INSET = (190.0, 44.0)  # between two names on the small map, where letters are larger for the ground they stand on
MOST_CLAIMS = 12  # claims with all their words; the rest behind a link


class Told(msgspec.Struct, frozen=True):
    """A figure in the drawing, with the account it is of. again: in place of an earlier one of the account; times: how
    often the account gave it."""

    account: Account
    one: Statement
    again: bool
    times: int = 1


class Carrier(msgspec.Struct, frozen=True):
    """A report that tells of the event. claims: how many of its own; copies: those that repeat another's, of: whose."""

    report: ReportBrief
    claims: int
    copies: int
    of: tuple[ReportBrief, ...]


def listed(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The list."""
    order: EventSort = given.get("sort") or "rank"  # type: ignore[assignment]  # the query refuses what is no order
    words, least = given.get("words") or None, asking.number(given, "least", 2, most=1_000_000)

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[EventRow]:
        return events(db, asked, words=words, least=least, sort=order, limit=limit, cursor=cursor)

    page = ask(db, asking.number(given, "limit", 30, most=200), given.get("cursor") or None)
    return Shown(
        template="events.html.j2",
        title=_("Events"),
        section="events",
        value=page,
        table=flat.structs(EventRow, lambda db: every(lambda size, at: ask(db, size, at))),
        values={
            "page": page,
            "asked": asking.asked(asked),
            "sort": order,
            "sorts": SORTS,
            "choices": choices(),
            "least": given.get("least", ""),
            "event_words": given.get("words", ""),
            "columns": chosen(given.get("columns", "").split(",")),
            "event_columns": COLUMNS,
        },
    )


def one(db: Connection, id: str, *, limit: int = 300) -> Shown:
    """One event."""
    page = event_page(db, id, limit=limit)
    what = next((one.what for one in page.ranges if not one.group), "killed")
    figures = told(page, what)
    own = [member for member in page.claims if member.copy_of is None][:MOST_CLAIMS]
    quoted = {id for one in page.blamed for id in (*one.claims, *one.denials)} | {*page.denials}
    shown = [*own, *(member for member in page.claims if member.claim.id in quoted)]
    return Shown(
        template="event.html.j2",
        about=("events", page.event.id),
        title=page.event.heading,
        section="events",
        value=page,
        table=flat.claims_that(Filters(event=id)),
        feed=Filters(event=id),
        values={
            "page": page,
            "event": page.event,
            "by_id": {member.claim.id: member.claim for member in page.claims},
            "whole": sentences(db, {one.claim.id: one.claim.text for one in shown}),
            "what": what,
            "axis": axis(one.one.figure for one in figures),
            "told": figures[:MOST_DRAWN],
            "left": max(0, len(figures) - MOST_DRAWN),
            "parts_told": _once((at, one) for at in page.accounts for one in at.statements if not _whole(one, what)),
            "carriers": _carriers(page),
            "questions": _questions(page),
            "deeds": deeds(page),
            "pdf": can("pdf"),
            "missing": tuple(missing(page)),
            "first": first_told(figures),
            "own": own,
            "ground": _ground(page.event),
        },
    )


def charts(shown: Shown) -> dict[str, Chart]:
    """The drawings of an event's page by name, to take away; shown: what `one` gave."""
    page: EventPage = shown.values["page"]
    by_id, figures, ground = shown.values["by_id"], shown.values["told"], shown.values["ground"]
    found: dict[str, Chart] = {}
    lines = tuple(
        Line(values.account(row.account), row.one.figure, by_id[row.one.claim], row.again, row.one.denied)
        for row in figures
        if row.one.claim in by_id
    )
    if lines:
        unit = _("people killed") if shown.values["what"] == "killed" else _("people injured")
        found["figures"] = Figures(title=page.event.heading, unit=unit, lines=lines, left=shown.values["left"])
    if ground is not None:
        place = values.event_place(page.event) + values.somewhere(page.event.precision)
        found["map"] = Map(title=page.event.heading, place=place, ground=ground)
    return found


def _whole(one: Statement, what: str) -> bool:
    return one.what == what and not one.part and one.counted not in ("children", "women")


def told(page: EventPage, what: str) -> list[Told]:
    """The figures of the whole toll, by the day they were given, then as the reports have them; what an account gave
    again is told once."""
    found: dict[tuple[object, ...], Told] = {}
    for at, account in enumerate(page.accounts):
        for one in account.statements:
            if _whole(one, what):
                of = one.figure
                key = (at, one.counted, one.denied, of.bound, of.value, of.low, of.high)
                told = found.get(key) or Told(account, one, one.again, 0)
                found[key] = replace(told, times=told.times + 1)
    return sorted(found.values(), key=lambda row: row.one.said_first or "")


def _once(found: Iterable[tuple[Account, Statement]]) -> list[tuple[Account, Statement]]:
    """Each line once that would read as another does."""
    lines = {(id(at), one.said_first, figure_label(one.figure), one.denied): (at, one) for at, one in found}
    return list(lines.values())


def first_told(rows: Sequence[Told]) -> list[Told]:
    """Those who gave the first figure: of the first day that is known, each account once."""
    given = [row for row in rows if row.one.said_first and not row.one.denied]
    first = min((row.one.said_first or "" for row in given), default="")
    accounts: dict[tuple[str | None, str], Told] = {}
    for row in given:
        if row.one.said_first == first:
            accounts.setdefault((row.account.speaker, values.account(row.account)), row)
    return list(accounts.values())


def _questions(page: EventPage) -> Sequence[Sequence[MatterRow]]:
    """The matters, those of one heading together."""
    found: dict[str, list[MatterRow]] = {}
    for row in page.matters:
        found.setdefault(row.heading, []).append(row)
    return list(found.values())


def _carriers(page: EventPage) -> Sequence[Carrier]:
    whose = {member.claim.id: member.claim.report for member in page.claims}
    reports: dict[str, ReportBrief] = {}
    counts: dict[str, list[int]] = {}
    of: dict[str, dict[str, ReportBrief]] = {}
    for member in page.claims:
        report = member.claim.report
        reports[report.id] = report
        counts.setdefault(report.id, [0, 0])[member.copy_of is not None] += 1
        source = whose.get(member.copy_of or "")
        if source is not None and source.id != report.id:
            of.setdefault(report.id, {})[source.id] = source
    return [Carrier(reports[id], own, copies, tuple(of.get(id, {}).values())) for id, (own, copies) in counts.items()]


def _ground(event: EventRow) -> Ground | None:
    """The map of the event's place; None where it has no point: the middle of a country says nothing."""
    if event.lat is None or event.lon is None or event.place is None or event.precision == "country":
        return None
    place = MapPlace(
        id=event.place, name=event.place_name or "", kind=event.place_kind or "", precision=event.precision or "town",
        lat=event.lat, lon=event.lon, country=event.country, admin1=event.admin1, claims=event.claims,
        sides=(SideCount(None, True, event.claims),),
    )  # fmt: skip
    return ground([place], apart=INSET)


@router.get("/events")
def list_route(request: Request) -> Response:
    """The list's address."""
    given = dict(request.query_params)
    given["columns"] = ",".join(request.query_params.getlist("columns"))
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, given))


@router.get("/events/{id}")
def one_route(request: Request, id: str) -> Response:
    """One event's address."""
    return desk(request).show(request, lambda db: one(db, id))


def brief(db: Connection, id: str, signs: Signs, made: str, ending: str) -> bytes:
    """A brief of the event as a file. made: the day, ISO; ending: "pdf" or "docx". Raises CounterclaimError."""
    shown = one(db, id, limit=IN_BRIEF)
    drawn = charts(shown).get("figures")
    figures = drawn if isinstance(drawn, Figures) else None
    return written(brief_of(shown.values["page"], figures, signs, made), signs, ending)


@router.get("/events/{id}/brief.{ending}")
def brief_route(request: Request, id: str, ending: str) -> Response:
    """A brief: "pdf" or "docx"."""
    at = desk(request)
    with at.reading() as db:
        body = brief(db, id, Signs(sides(db)), datetime.now(UTC).date().isoformat(), ending)
    return download(body, MEDIA[ending], f"brief-{id}", ending)


@router.get("/events/{id}/{file}")
def chart_route(request: Request, id: str, file: str) -> Response:
    """A drawing to take away: "figures" or "map", then ".svg", ".png" or ".html"."""
    return desk(request).chart(request, lambda db: charts(one(db, id)), file)
