"""Where the forms of corrections go: the ledger does it and writes it down, then the page is shown anew."""

from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import unquote

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import escape
from sqlalchemy import Connection

from counterclaim.errors import CorrectionError, CounterclaimError, OutdatedError, UnknownError
from counterclaim.language import _
from counterclaim.ledger.queries.events import event_rows
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.load import claim_rows, report_briefs
from counterclaim.ledger.queries.matter_page import matter_page
from counterclaim.web.desk import Desk, desk, person, status_of
from counterclaim.web.door.refused import wants_page
from counterclaim.web.forms import back, fields
from counterclaim.web.look.edits import Form, Wrong, field_of, patch_of
from counterclaim.web.look.links import Links, inner
from counterclaim.web.look.places import offered
from counterclaim.web.pages import claims, reports
from counterclaim.web.pages.editing import blank, text_of, voices_of
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


@router.post("/claims/{id}/correct")
async def correct(request: Request, id: str) -> Response:
    """Accept, reject or edit a claim. What can't be is shown beside its field, with all that was typed."""
    given = dict(await fields(request))
    action, why = given.get("action", ""), given.get("why", "").strip() or None
    common: dict[str, Any] = {"who": person(request).name, "why": why, "based_on": given.get("based_on") or None}
    here = desk(request)

    def run() -> None:
        if action == "accept":
            here.ledger.accept(id, **common)
        elif action == "reject":
            here.ledger.reject(id, **common)
        elif action == "edit":
            here.ledger.edit(id, _patch(here, id, given), **common)
        else:
            raise CorrectionError(
                _("accept, reject or correct was not chosen."), next_step=_("Use one of the buttons.")
            )

    to = given.get("back", "")
    try:
        await to_thread.run_sync(run)
    except (CorrectionError, OutdatedError) as error:
        if not _on_a_page(request):
            raise
        form, status = _refused(given, error), status_of(error)
        part = Links().one("reports", id.rpartition(":")[0])

        def again(db: Connection) -> Shown:
            if to.partition("?")[0] == part:
                return reports.one(db, id.rpartition(":")[0], claim=inner(id), form=form)
            return claims.one(db, id, form=form)

        return await to_thread.run_sync(lambda: here.show(request, again, status=status))
    return back(to, Links().one("claims", id))


@router.post("/reports/{id}/claims")
async def add_claim(request: Request, id: str) -> Response:
    """Add a claim that the machine missed."""
    given = dict(await fields(request))
    who, why, here = person(request).name, given.get("why", "").strip() or None, desk(request)

    def run() -> str:
        with here.reading() as db:
            brief = report_briefs(db, [id]).get(id)
            text, voices = text_of(db, id), voices_of(db, id)
        if brief is None:
            raise UnknownError(_("there is no such report in the ledger."), where=id[:80])
        patch, wrong = patch_of(given, blank(brief), text, voices)
        if "content" not in patch and "words" not in wrong:
            wrong["words"] = Wrong(_("A claim rests on words."), _("Mark them in the report, or copy them from it."))
        if wrong:
            raise _Wrong(wrong)
        return here.ledger.add_claim(id, patch, who=who, why=why).claims[0]

    try:
        made = await to_thread.run_sync(run)
    except CorrectionError as error:
        form, status = _refused(given, error), status_of(error)
        return await to_thread.run_sync(
            lambda: here.show(request, lambda db: reports.one(db, id, adding=True, form=form), status=status)
        )
    return back(Links().words(id, made), "/reports")


@router.get("/place-names")
def place_names(request: Request) -> Response:
    """Places of the name in the query, as the options of a field's list; the field's own name is the query's."""
    typed = next(iter(request.query_params.values()), "").strip()
    found = offered(typed) if len(typed) > 1 else ()
    return HTMLResponse("".join(f'<option value="{escape(one.label)}"></option>' for one in found))


@router.post("/corrections/{number}/undo")
async def undo(request: Request, number: int) -> RedirectResponse:
    """Take a correction back."""
    given = dict(await fields(request))
    who = person(request).name
    await to_thread.run_sync(lambda: desk(request).ledger.undo(number, who=who, why=given.get("why") or None))
    return back(given.get("back", ""))


@router.post("/matters/{id}/split")
async def split(request: Request, id: str) -> RedirectResponse:
    """Split claims off a matter."""
    pairs = await fields(request)
    given, claims = dict(pairs), [value for name, value in pairs if name == "claim"]
    if not claims:
        raise CorrectionError(
            _("no claim was chosen."), where=id[:80], next_step=_("Tick those that ask something else.")
        )
    return await _arrange(request, id, lambda ledger, how: ledger.split(id, claims, **how), given)


@router.post("/matters/{id}/merge")
async def merge(request: Request, id: str) -> RedirectResponse:
    """Merge a matter with another."""
    given = dict(await fields(request))
    other = given.get("other", "").strip().rstrip("/").rpartition("/")[2]
    revision = given.pop("based_on", "")
    how = {"based_on": {id: revision} if revision else None}
    return await _arrange(request, id, lambda ledger, rest: ledger.merge(id, other, **{**rest, **how}), given)


@router.post("/speakers/{id:path}/merge")
async def merge_speakers(request: Request, id: str) -> RedirectResponse:
    """Say that two speakers are one."""
    given = dict(await fields(request))
    other = unquote(given.get("other", "").strip().rstrip("/").rpartition("/speakers/")[2])
    who, why = person(request).name, given.get("why", "").strip() or None
    await to_thread.run_sync(lambda: desk(request).ledger.merge_speakers(id, other, who=who, why=why))
    return back(Links().one("speakers", id), "/speakers")


@router.post("/speakers/{id:path}/split")
async def split_speaker(request: Request, id: str) -> RedirectResponse:
    """Split names off a speaker."""
    pairs = await fields(request)
    given, names = dict(pairs), [value for name, value in pairs if name == "name"]
    who, why = person(request).name, given.get("why", "").strip() or None
    await to_thread.run_sync(lambda: desk(request).ledger.split_speaker(id, names, who=who, why=why))
    return back(Links().one("speakers", id), "/speakers")


@router.post("/matters/{id}/relate")
async def relate(request: Request, id: str) -> RedirectResponse:
    """Say how two claims relate."""
    given = dict(await fields(request))
    a, b, kind = given.get("a", ""), given.get("b", ""), given.get("relation", "")
    return await _arrange(request, id, lambda ledger, how: ledger.relate(a, b, kind, **how), given)


@router.post("/events/{id}/{verb}")
async def of_event(request: Request, id: str, verb: Literal["merge", "split", "move", "rename"]) -> RedirectResponse:
    """Merge, split or name an event, or move some of its claims to another."""
    pairs = await fields(request)
    given, claims = dict(pairs), [value for name, value in pairs if name == "claim"]
    other = given.get("other", "").strip().rstrip("/").rpartition("/")[2]
    who, why, seen = person(request).name, given.get("why", "").strip() or None, given.get("based_on") or None
    ledger = desk(request).ledger
    if verb in ("split", "move") and not claims:
        raise CorrectionError(
            _("no claim was chosen."), where=id[:80], next_step=_("Tick those that belong elsewhere.")
        )

    def run() -> None:
        if verb == "merge":
            ledger.merge_events(id, other, who=who, why=why, based_on={id: seen} if seen else None)
        elif verb == "split":
            ledger.split_event(id, claims, who=who, why=why, based_on=seen)
        elif verb == "move":
            ledger.move_claims(id, claims, other, who=who, why=why, based_on=seen)
        else:
            ledger.rename_event(id, given.get("name", ""), who=who, why=why, based_on=seen)

    await to_thread.run_sync(run)
    with desk(request).reading() as db:
        there = event_rows(db, [id])
    return back(Links().one("events", id) if there else "/events", "/events")


async def _arrange(
    request: Request, id: str, do: Callable[[Any, dict[str, Any]], object], given: dict[str, str]
) -> RedirectResponse:
    why = given.get("why", "").strip() or None
    how = {"who": person(request).name, "why": why, "based_on": given.get("based_on") or None}
    here = desk(request)

    def run() -> str:
        with here.reading() as db:
            members = [member.claim.id for member in matter_page(db, id, limit=1).members]
        do(here.ledger, how)
        with here.reading() as db:
            return next((row.matter for row in claim_rows(db, members[:1]) if row.matter), "")

    return back(Links().one("matters", await to_thread.run_sync(run)), "/matters")


class _Wrong(CorrectionError):
    """Some fields of a form are wrong."""

    def __init__(self, fields: dict[str, Wrong]) -> None:
        self.fields = fields
        first = next(iter(fields.values()))
        super().__init__(first.what, next_step=first.next_step)


def _patch(here: Desk, id: str, given: dict[str, str]) -> dict[str, Any]:
    with here.reading() as db:
        rows = claim_rows(db, [id])
        if not rows:
            return {}
        text, voices = text_of(db, rows[0].report.id), voices_of(db, rows[0].report.id)
    patch, wrong = patch_of(given, rows[0], text, voices)
    if wrong:
        raise _Wrong(wrong)
    return patch


def _refused(given: dict[str, str], error: CounterclaimError) -> Form:
    """The form again, with what was typed and what was wrong."""
    if isinstance(error, _Wrong):
        return Form(typed=given, wrong=error.fields)
    field = field_of(error) if isinstance(error, CorrectionError) else ""
    return Form(typed=given, wrong={field: Wrong(error.what, error.next_step or "")})


def _on_a_page(request: Request) -> bool:
    """True for a form that a person sent; scripts ask for JSON."""
    return wants_page(request.url.path, dict(request.headers))


@router.post("/claims/{id}/take-back")
async def take_back(request: Request, id: str) -> RedirectResponse:
    """Take one's own latest judgement of a claim back (the key u of review)."""
    who, here = person(request).name, desk(request)

    def run() -> None:
        with here.reading() as db:
            mine = [one for one in corrections_of(db, [id]) if one.who == who and not one.undone and one.undoes is None]
        if not mine:
            raise CorrectionError(
                _("you have not judged that claim."), where=id[:80], next_step=_("Load the page anew.")
            )
        here.ledger.undo(mine[-1].id, who=who)

    await to_thread.run_sync(run)
    return back("/review")
