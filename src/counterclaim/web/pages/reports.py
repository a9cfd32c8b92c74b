"""Reports: the list, and one as published with its claims marked, a long one in parts."""

from itertools import islice

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.reports import report_page, reports
from counterclaim.ledger.queries.results import ReportPage
from counterclaim.ledger.queries.rows import ClaimRow, FurnitureRow, Page, RelationRow, ReportBrief
from counterclaim.show.pieces import blocks
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat, values
from counterclaim.web.look.choices import choices
from counterclaim.web.look.edits import NOTHING, Form
from counterclaim.web.look.links import inner
from counterclaim.web.pages.editing import blank, form_values
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
MOST_RELATED = 60  # relations listed under a report
PART = 60_000  # characters of a report on one page: ten long articles; 2 MB come in some 35 parts


class _Body(msgspec.Struct, frozen=True):
    text: str
    furniture: tuple[FurnitureRow, ...]


class Part(msgspec.Struct, frozen=True):
    """A part of a report's text; offsets of its claims and furniture count from `start`.

    claims: those that have words in it. numbers: each one's number in the report, from 1.
    """

    start: int
    end: int
    report: _Body
    claims: tuple[ClaimRow, ...]
    numbers: tuple[int, ...]


def listed(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The list."""
    sort = given.get("sort") or "newest"

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[ReportBrief]:
        return reports(db, asked, sort=sort, limit=limit, cursor=cursor)

    page = ask(db, asking.number(given, "limit", 50, most=200), given.get("cursor") or None)
    return Shown(
        template="reports.html.j2",
        title=_("Reports"),
        section="reports",
        value=page,
        table=flat.structs(ReportBrief, lambda db: every(lambda size, at: ask(db, size, at))),
        values={
            "page": page,
            "asked": asking.asked(asked),
            "sort": sort,
            "sorts": ("newest", "oldest", "added"),
            "choices": choices(),
        },
    )


def one(
    db: Connection, id: str, *, claim: str = "", part: int = 0, length: int = PART, words: str = "",
    adding: bool = False, correct: bool = False, form: Form = NOTHING,
) -> Shown:  # fmt: skip
    """One report; claim: id inside the report of the one to show, which also tells the part; part: from 1, 0 for the
    first; length: characters of a part; words: offsets of words that were marked; adding: they are of a claim that was
    missed; correct: open the form of the chosen claim; form: what was typed in the form of the chosen or the new claim.
    """
    page = report_page(db, id)
    edges = _edges(page.text, length)
    wanted = part - 1 if part else 0
    chosen = next((one for one in page.claims if inner(one.id) == claim), None) if claim else None
    if chosen is not None and chosen.content:
        start = chosen.content[0][0]
        wanted = next((n for n, (_, end) in enumerate(edges) if start < end), 0)
    elif words:
        start = int(words.partition("-")[0]) if words.partition("-")[0].isdigit() else 0
        wanted = next((n for n, (_, end) in enumerate(edges) if start < end), 0)
    number = min(max(wanted, 0), len(edges) - 1)
    order = [one.id for one in page.claims]
    at = order.index(chosen.id) if chosen is not None else -1
    cut = _part(page, *edges[number])
    return Shown(
        template="report.html.j2",
        about=("reports", page.report.id),
        title=values.title(page.report),
        section="reports",
        value=page,
        table=flat.claims_that(Filters(report=id)),
        values={
            "page": page,
            "report": page.report,
            "part": cut,
            "blocks": blocks(cut),
            "number": number + 1,
            "parts_in_all": len(edges),
            "picked": chosen,
            "before": order[at - 1] if at > 0 else None,
            "after": order[at + 1] if at + 1 < len(order) else None,
            "adding": adding or (bool(words) and chosen is None),
            "asked_to_correct": correct,
            "blank": blank(page.report),
            "choices": choices(),
            **form_values(db, id, chosen or blank(page.report), form, words),
            "related": _related(page),
            "capture": next((one for one in page.captures if one.outcome == "read"), None),
        },
    )


def _related(page: ReportPage) -> list[tuple[RelationRow, ClaimRow, ClaimRow]]:
    """The relations of the report with their claims."""
    rows = {row.id: row for row in page.claims}
    known = (one for one in page.relations if one.a in rows and one.b in rows)
    return [(one, rows[one.a], rows[one.b]) for one in islice(known, MOST_RELATED)]


def _edges(text: str, length: int) -> list[tuple[int, int]]:
    """Where the parts begin and end: at a blank line, a line's end, or wherever a part is full."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = min(len(text), at + length)
        if end < len(text):
            found = max(text.rfind("\n\n", at + length // 2, end), 0) or max(text.rfind("\n", at + length // 2, end), 0)
            end = found + 1 if found else end
        out.append((at, end))
        at = end
    return out or [(0, 0)]


def _part(page: ReportPage, start: int, end: int) -> Part:
    def inside(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)

    claims, numbers = [], []
    for number, row in enumerate(page.claims, start=1):
        content = inside(row.content)
        if content:
            figures = tuple(
                msgspec.structs.replace(one, start=one.start - start, end=one.end - start)
                for one in row.figures
                if one.start >= start and one.end <= end
            )
            claims.append(msgspec.structs.replace(row, content=content, figures=figures))
            numbers.append(number)
    furniture = tuple(
        FurnitureRow(one.kind, max(one.start, start) - start, min(one.end, end) - start)
        for one in page.furniture
        if one.start < end and one.end > start
    )
    return Part(start, end, _Body(page.text[start:end], furniture), tuple(claims), tuple(numbers))


@router.get("/reports")
def list_route(request: Request) -> Response:
    """The list's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, given))


@router.get("/reports/{id}")
def one_route(request: Request, id: str) -> Response:
    """One report's address."""
    given = dict(request.query_params)
    claim = given.get("claim", "")
    part = asking.number(given, "part", 0, least=0, most=100_000)
    words, correct = given.get("words", ""), "correct" in given
    return desk(request).show(
        request, lambda db: one(db, id, claim=claim, part=part, words=words, correct=correct)
    )
