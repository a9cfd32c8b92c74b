"""Review: the least certain and most contested claims first, each beside its words, judged with single keys."""

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.errors import CorrectionError, OutdatedError
from counterclaim.language import _, n_, p_
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.review import progress, queue
from counterclaim.web import asking
from counterclaim.web.desk import desk, person
from counterclaim.web.forms import back, fields
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.marked import excerpt
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)


def shown(db: Connection, asked: Filters, given: dict[str, str], who: str) -> Shown:
    """The page."""
    second = given.get("second") == "1"
    page = queue(
        db,
        asked,
        who=who,
        second=second,
        limit=asking.number(given, "limit", 10, most=100),
        cursor=given.get("cursor") or None,
    )
    return Shown(
        template="review.html.j2",
        title=p_("page", "Review"),
        section="review",
        value=page,
        table=flat.claims(lambda _db: (one.claim for one in page.rows)),
        values={
            "page": page,
            "items": [(one, excerpt(one.excerpt)) for one in page.rows],
            "second": second,
            "progress": progress(db, who),
            "asked": asking.asked(asked),
            "choices": choices(),
        },
    )


@router.post("/review")
async def several(request: Request) -> Response:
    """Accept or reject the claims that were chosen; those that somebody changed meanwhile stay as they are."""
    pairs = await fields(request)
    given, chosen = dict(pairs), [value.partition(" ") for name, value in pairs if name == "claim"]
    here, who, action = desk(request), person(request).name, given.get("action", "")
    if action not in ("accept", "reject"):
        raise CorrectionError(_("accept, reject or correct was not chosen."), next_step=_("Use one of the buttons."))
    if not chosen:
        raise CorrectionError(_("no claim was chosen."), next_step=_("Tick the claims to accept or reject together."))

    def run() -> list[str]:
        changed = []
        for id, _sep, revision in chosen:
            try:
                getattr(here.ledger, action)(id, who=who, based_on=revision)
            except OutdatedError:
                changed.append(id)
        return changed

    if changed := await to_thread.run_sync(run):
        raise OutdatedError(
            n_("%(count)s claim was changed meanwhile.", "%(count)s claims were changed meanwhile.", len(changed)),
            where=", ".join(changed[:5]), next_step=_("The others are done. Reload the page."),
        )  # fmt: skip
    return back("/review?second=1" if given.get("second") else "/review")


@router.get("/review")
def route(request: Request) -> Response:
    """The page's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: shown(db, asked, given, person(request).name))
