"""Add reports: the page where files, texts, addresses and the demo are handed over, and how far reading them is."""

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection, select
from starlette.exceptions import HTTPException

from counterclaim.errors import UnknownError
from counterclaim.language import _
from counterclaim.ledger.tables import report
from counterclaim.reports.limits import LIMITS
from counterclaim.web.desk import desk, person
from counterclaim.web.intake.jobs import Job, Progress
from counterclaim.web.intake.received import MOST_FILES, FieldError, received, too_many
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
_FIELDS = 20  # of the form, beside files
_KEPT = ("text", "publisher", "published", "address")  # what a person typed, shown again beside an error


def is_empty(db: Connection) -> bool:
    """True where the ledger has no report."""
    return db.scalar(select(report.c.id).limit(1)) is None


def shown(
    db: Connection, jobs: list[Job], *, typed: dict[str, str] | None = None, error: FieldError | None = None
) -> Shown:
    """The page with its forms; typed, error: what was sent before and what was wrong with it."""
    first = is_empty(db)
    return Shown(
        template="add.html.j2",
        title=_("Start with your own reports") if first else _("Add reports"),
        section="add",
        values={
            "first": first,
            "typed": {name: (typed or {}).get(name, "") for name in _KEPT},
            "wrong": {error.where: error} if error else {},
            "runs": [one.progress for one in jobs],
            "most_files": MOST_FILES,
        },
    )


def progress(job: Job) -> Shown:
    """How far a run is."""
    now: Progress = job.progress
    return Shown(template="adding.html.j2", title=_("Adding reports"), section="add", value=now, values={"now": now})


@router.get("/add")
def route(request: Request) -> Response:
    """The page's address."""
    here = desk(request)
    return here.show(request, lambda db: shown(db, here.jobs.latest()))


@router.post("/add")
async def add(request: Request) -> Response:
    """Hand reports over; leads to the page that says how far they are."""
    here, typed = desk(request), dict[str, str]()
    try:
        async with request.form(max_files=MOST_FILES, max_fields=_FIELDS, max_part_size=4 * LIMITS.text) as form:
            typed = {name: str(form.get(name, "")) for name in _KEPT}
            found = await to_thread.run_sync(received, form)
    except HTTPException as error:  # the parser's: a form that is none, or too many files
        raise too_many(ValueError(error.detail)) from error
    except FieldError as error:
        wrong = error
        return await to_thread.run_sync(
            lambda: here.show(request, lambda db: shown(db, here.jobs.latest(), typed=typed, error=wrong), status=422)
        )
    job = here.jobs.put(found, person(request).name)
    return RedirectResponse(f"/add/{job.id}", status_code=303)


@router.get("/add/{id}")
def run(request: Request, id: str) -> Response:
    """How far a run is; as JSON with format=json."""
    return desk(request).show(request, lambda _: progress(_job(request, id)))


@router.post("/add/{id}/stop")
async def stop(request: Request, id: str) -> RedirectResponse:
    """Stop a run after the reports that are being read just now."""
    _job(request, id).stopping.set()
    return RedirectResponse(f"/add/{id}", status_code=303)


def _job(request: Request, id: str) -> Job:
    found = desk(request).jobs.get(id)
    if found is None:
        raise UnknownError(
            _("this run is not known any more."), where=id[:40], next_step=_("See the reports for what was added.")
        )
    return found
