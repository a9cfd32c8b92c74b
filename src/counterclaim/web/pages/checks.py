"""Checks: sheets held against the ledger, and one of them row by row, with what does not fit and who says what."""

from collections.abc import Iterable

import msgspec
from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from counterclaim.check.given import COUNTS, ROLES
from counterclaim.check.kept import check_again, check_and_keep, decoded
from counterclaim.check.output import names, table
from counterclaim.check.results import KINDS, Checked, Finding
from counterclaim.errors import FilterError
from counterclaim.language import _
from counterclaim.ledger.checks import decide
from counterclaim.ledger.queries.checks import (
    Decision,
    SheetRow,
    StoredRow,
    checked_sheets,
    decisions_of,
    find_sheet,
    kinds_of,
    stored_rows,
)
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.reports.columns import parse_columns
from counterclaim.web import asking
from counterclaim.web.desk import desk, person
from counterclaim.web.forms import back, fields
from counterclaim.web.look import flat
from counterclaim.web.look.links import Links
from counterclaim.web.shown import Shown, Table

router = APIRouter(include_in_schema=False)
SHOWN = (
    "id", "date", "until", "place", "district", "region", "country", "lat", "lon", "kind", "actor", "target", *COUNTS,
    "text",
)  # fmt: skip
MOST_CARRIERS = 6  # claims of a row that are shown at once; the rest behind the event's page


class Judged(msgspec.Struct, frozen=True):
    """A finding with what was decided on it. stale: that was on other words."""

    finding: Finding
    decision: Decision | None = None
    stale: bool = False


class Item(msgspec.Struct, frozen=True):
    """A row to look at. cells: heading and cell of what the check looks at; claims: those that carry it."""

    one: Checked
    cells: tuple[tuple[str, str], ...]
    findings: tuple[Judged, ...]
    claims: tuple[ClaimRow, ...]
    more: int


class Checks(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet and a part of its rows. next: to ask for the part after it; None at the end."""

    sheet: SheetRow
    rows: tuple[Checked, ...]
    decisions: dict[str, dict[str, Decision]]
    total: int
    next: int | None = None


def listed(db: Connection) -> Shown:
    """The sheets."""
    sheets = checked_sheets(db)
    return Shown(
        template="checks.html.j2", title=_("Checks"), section="checks", value=sheets,
        table=flat.structs(SheetRow, checked_sheets, without="headings used unused columns"),
        values={"sheets": sheets},
    )  # fmt: skip


def one(db: Connection, id: str, given: dict[str, str]) -> Shown:
    """One sheet."""
    sheet = find_sheet(db, id)
    kind, show = given.get("kind", ""), given.get("show") or "open"
    if kind and kind not in KINDS:
        raise FilterError(_('there is no finding "%(kind)s".', kind=kind[:40]), where="kind",
            next_step=_("Kinds: %(kinds)s.", kinds=", ".join(KINDS)),
        )
    if show not in ("open", "found", "all"):
        raise FilterError(
            _('"%(what)s" is not to be shown.', what=show[:40]), where="show", next_step=_("Choose open, found or all.")
        )
    limit = asking.number(given, "limit", 20, most=200)
    after = asking.number(given, "after", -1, least=0, most=10_000_000)
    stored, total = stored_rows(
        db, sheet.id, kind=kind, undecided=show == "open", found=show != "all", after=after, limit=limit
    )
    rows = [(row, decoded(row.value)) for row in stored]
    claims = {row.id: row for row in claim_rows(db, list(_wanted(found for _, found in rows)))}
    following = stored[-1].position if len(stored) == limit else None
    value = Checks(
        sheet=sheet, rows=tuple(found for _, found in rows), total=total, next=following,
        decisions={row.key: row.decisions for row, _ in rows if row.decisions},
    )  # fmt: skip
    counts = kinds_of(db, sheet.id)
    return Shown(
        template="check.html.j2", title=_("Check of %(sheet)s", sheet=sheet.name), section="checks", value=value,
        table=Table(tuple(names(sheet.headings)), lambda db: _table(db, sheet)),
        values={
            "data": sheet, "items": [_item(sheet, row, found, claims) for row, found in rows], "total": total,
            "next": following, "kinds": [(name, counts[name]) for name in KINDS if name in counts],
            "kind": kind, "show": show,
        },
    )  # fmt: skip


def _table(db: Connection, sheet: SheetRow) -> Iterable[dict[str, object]]:
    stored, _ = stored_rows(db, sheet.id, limit=10_000_000)
    return table(db, sheet.headings, (decoded(row.value) for row in stored), decisions_of(db, sheet.id))


def _wanted(rows: Iterable[Checked]) -> Iterable[str]:
    for one in rows:
        yield from one.carried[:MOST_CARRIERS]
        for finding in one.findings:
            yield from finding.claims[:MOST_CARRIERS]


def _item(sheet: SheetRow, row: StoredRow, found: Checked, claims: dict[str, ClaimRow]) -> Item:
    at = {heading: n for n, heading in reversed(list(enumerate(sheet.headings)))}
    cells = []
    for role in SHOWN:
        heading = sheet.used.get(role)
        number = at.get(heading) if heading else None
        if found.row is not None and number is not None and number < len(found.row.cells):
            cells.append((heading or "", found.row.cells[number]))
    judged = []
    for finding in found.findings:
        decision = row.decisions.get(finding.id)
        judged.append(Judged(finding, decision, decision is not None and decision.finding != finding.text))
    shown = tuple(claims[id] for id in found.carried[:MOST_CARRIERS] if id in claims)
    return Item(
        found, tuple((h, c) for h, c in cells if c), tuple(judged), shown, max(0, len(found.carried) - len(shown))
    )


@router.get("/checks")
def list_route(request: Request) -> Response:
    """The list's address."""
    return desk(request).show(request, listed)


@router.get("/checks/{id}")
def one_route(request: Request, id: str) -> Response:
    """One sheet's address."""
    given = dict(request.query_params)
    return desk(request).show(request, lambda db: one(db, id, given))


@router.post("/checks")
async def new(request: Request) -> RedirectResponse:
    """Check rows that were pasted."""
    given = dict(await fields(request))
    name, rows = given.get("name", "").strip()[:200], given.get("rows", "")
    if not name or not rows.strip():
        raise FilterError(
            _("no rows, or no name for them."), next_step=_("Paste rows with their headings, and name them.")
        )
    who, ledger = person(request).name, desk(request).ledger
    told = parse_columns([given["columns"]] if given.get("columns", "").strip() else (), ROLES)

    def run() -> str:
        return check_and_keep(ledger, rows.encode(), name=name, told=told, least=1, who=who)[0]

    return back(Links().one("checks", await to_thread.run_sync(run)))


@router.post("/checks/{id}/again")
async def again(request: Request, id: str) -> RedirectResponse:
    """Check a sheet against what the ledger holds by now."""
    await fields(request)
    who, ledger = person(request).name, desk(request).ledger
    await to_thread.run_sync(lambda: check_again(ledger, id, who=who))
    return back(Links().one("checks", id))


@router.post("/checks/{id}/decide")
async def decided(request: Request, id: str) -> RedirectResponse:
    """Accept or reject a finding, add a note, or take the decision back."""
    given = dict(await fields(request))
    who, here = person(request).name, desk(request)

    def run() -> None:
        here.write(
            lambda db: decide(
                db, id, given.get("key", ""), given.get("finding", ""), given.get("verdict", ""),
                words=given.get("words", ""), who=who, note=given.get("note") or None,
            )
        )  # fmt: skip

    await to_thread.run_sync(run)
    return back(given.get("back", ""), Links().one("checks", id))
