"""The API's questions: GET only, open to every reader."""

from collections.abc import Callable
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.ledger.queries import (
    audit_log,
    claims,
    compare,
    events,
    facets,
    history,
    map,
    matter_page,
    matters,
    overview,
    reports,
    review,
    search,
    speakers,
    timeline,
)
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.filters import EventSort, MatterSort, Sort
from counterclaim.ledger.queries.results import (
    AuditRow,
    ClaimPage,
    ClaimRow,
    Comparison,
    CorrectionRow,
    EventRow,
    Facets,
    MapPage,
    MatterPage,
    MatterRow,
    Overview,
    Page,
    ReportBrief,
    ReportPage,
    ReviewItem,
    SearchHit,
    SpeakerPage,
    SpeakerRow,
    Timeline,
)
from counterclaim.web.api.asked import answer, filters, values
from counterclaim.web.api.described import CURSOR, FLAG, LIMIT, WORD, Parameter, filter_parameters, operation
from counterclaim.web.desk import desk, person

router = APIRouter(prefix="/api", tags=["questions"])
Ask = Callable[[Connection, Request, dict[str, Any]], Any]
_PAGED = (LIMIT, CURSOR)
_FILTERS = filter_parameters()
_MOMENT = "UTC moment, ISO 8601."


def _choice(name: str, about: str, allowed: tuple[str, ...]) -> Parameter:
    return Parameter(name, about, {"type": "string", "enum": list(allowed)})


def _question(path: str, kind: Any, about: str, ask: Ask, parameters: tuple[Parameter, ...] = ()) -> None:
    """One GET route: its parameters are checked, then it is asked."""

    def plain(request: Request) -> Response:
        given = values(request, parameters)
        with desk(request).reading() as db:
            return answer(ask(db, request, given))

    def of_one(request: Request, id: str) -> Response:
        return plain(request)

    router.add_api_route(
        path, of_one if "{id" in path else plain, methods=["GET"], summary=about, response_class=Response,
        name=path.strip("/").replace("/", "_").replace("{id}", "one").replace("{id:path}", "one") or "overview",
        openapi_extra=operation(parameters, kind),
    )  # fmt: skip


def _id(request: Request) -> str:
    return str(request.path_params["id"])


def _picked(given: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


_question(
    "/claims", Page[ClaimRow], "Claims by any of their fields",
    lambda db, request, given: claims.claims(db, filters(request), **_picked(given, "sort", "limit", "cursor")),
    (*_FILTERS, _choice("sort", "Order.", get_args(Sort)), *_PAGED),
)  # fmt: skip
_question(
    "/facets", Facets, "How many of the claims asked for have which value",
    lambda db, request, given: facets.facets(db, filters(request)),
    _FILTERS,
)  # fmt: skip
_question(
    "/matters", Page[MatterRow], "Matters: one question and everybody's versions of it",
    lambda db, request, given: matters.matters(
        db,
        filters(request),
        **_picked(given, "question", "running", "changed_since", "least", "sort", "limit", "cursor"),
    ),
    (
        *_FILTERS,
        Parameter("question", "Words of the question.", WORD),
        Parameter("running", "Totals that grow (false: single events).", FLAG),
        Parameter("changed_since", _MOMENT, WORD),
        Parameter("least", "Claims it has at least.", {"type": "integer", "minimum": 1, "maximum": 1000}),
        _choice("sort", "Order.", get_args(MatterSort)),
        *_PAGED,
    ),
)  # fmt: skip
_question(
    "/matters/{id}", MatterPage, "One matter with versions, members, relations and views",
    lambda db, request, given: matter_page.matter_page(db, _id(request), **_picked(given, "limit")),
    (LIMIT,),
)  # fmt: skip
_question(
    "/events", Page[EventRow], "Events: what happened, and how the accounts of it differ",
    lambda db, request, given: events.events(
        db, filters(request), **_picked(given, "words", "least", "toll", "changed_since", "sort", "limit", "cursor")
    ),
    (
        *_FILTERS,
        Parameter("words", "Words of the place, or of the name that a person gave.", WORD),
        Parameter("least", "Independent reports it has at least.", {"type": "integer", "minimum": 1, "maximum": 1000}),
        Parameter("toll", "Only events with people killed or injured.", FLAG),
        Parameter("changed_since", _MOMENT, WORD),
        _choice("sort", "Order.", get_args(EventSort)),
        *_PAGED,
    ),
)  # fmt: skip
_question(
    "/events/{id}", EventPage, "One event: its range, every account, who is said to have done it, denials",
    lambda db, request, given: events.event_page(db, _id(request), **_picked(given, "limit")),
    (LIMIT,),
)  # fmt: skip
_question(
    "/claims/{id}", ClaimPage, "One claim with its words, its rivals and its history",
    lambda db, request, given: claims.claim_page(db, _id(request)),
)  # fmt: skip
_question(
    "/reports", Page[ReportBrief], "Reports by any field of their claims",
    lambda db, request, given: reports.reports(db, filters(request), **_picked(given, "sort", "limit", "cursor")),
    (*_FILTERS, _choice("sort", "Order.", ("newest", "oldest", "added")), *_PAGED),
)  # fmt: skip
_question(
    "/reports/{id}", ReportPage, "One report as published, with its claims",
    lambda db, request, given: reports.report_page(db, _id(request)),
)  # fmt: skip
_question(
    "/compare", Comparison, "Two reports side by side: what they share and what is their own",
    lambda db, request, given: compare.comparison(db, given.get("a", ""), given.get("b", "")),
    (Parameter("a", "Id of a report.", WORD), Parameter("b", "Id of a report.", WORD)),
)  # fmt: skip
_question(
    "/speakers", Page[SpeakerRow], "Speakers by name",
    lambda db, request, given: speakers.speakers(
        db, filters(request), **_picked(given, "name", "kind", "limit", "cursor")
    ),
    (
        *_FILTERS,
        Parameter("name", "Words of the name.", WORD),
        Parameter("kind", "person, organisation, state, unnamed or collective.", WORD),
        *_PAGED,
    ),
)  # fmt: skip
_question(
    "/speakers/{id:path}", SpeakerPage, "One speaker: roles over time, claims, how they compared",
    lambda db, request, given: speakers.speaker_page(db, _id(request), **_picked(given, "limit", "cursor")),
    _PAGED,
)  # fmt: skip
_question(
    "/timeline", Timeline, "What was said against when it happened",
    lambda db, request, given: timeline.timeline(db, filters(request), **_picked(given, "sort", "limit", "cursor")),
    (*_FILTERS, _choice("sort", "Order.", ("oldest", "newest")), *_PAGED),
)  # fmt: skip
_question(
    "/map", MapPage, "Places of the claims asked for, with the precision that says how to draw them",
    lambda db, request, given: map.map_page(db, filters(request), **_picked(given, "limit")),
    (*_FILTERS, LIMIT),
)  # fmt: skip
_question(
    "/search", Page[SearchHit], "Claims or reports that hold all the words, best match first",
    lambda db, request, given: search.search(
        db, given.get("q", ""), filters(request), **_picked(given, "within", "limit", "cursor")
    ),
    (
        Parameter("q", 'Words, or "a phrase"; nothing in it is an operator.', {"type": "string", "maxLength": 2000}),
        _choice("within", "What is searched.", ("claims", "reports")),
        *_FILTERS,
        *_PAGED,
    ),
)  # fmt: skip
_question(
    "/overview", Overview, "What came in, what is contested now, what changed, how the feeds do",
    lambda db, request, given: overview.overview(db, **_picked(given, "since", "limit")),
    (Parameter("since", _MOMENT, WORD), LIMIT),
)  # fmt: skip
_question(
    "/review", Page[ReviewItem], "What to look at first: the least certain and most contested",
    lambda db, request, given: review.queue(
        db, filters(request), who=person(request).name, **_picked(given, "second", "limit", "cursor")
    ),
    (*_FILTERS, Parameter("second", "What others judged and you did not.", FLAG), *_PAGED),
)  # fmt: skip
_question(
    "/corrections", Page[CorrectionRow], "Corrections by people, the latest first",
    lambda db, request, given: history.corrections(db, **_picked(given, "claim", "who", "limit", "cursor")),
    (Parameter("claim", "Id of a claim.", WORD), Parameter("who", "Name.", WORD), *_PAGED),
)  # fmt: skip
_question(
    "/audit", Page[AuditRow], "The audit log, the latest first",
    lambda db, request, given: audit_log.audit(
        db, **_picked(given, "who", "action", "object", "since", "limit", "cursor")
    ),
    (
        Parameter("who", "Name.", WORD),
        Parameter("action", "add, correct, ...", WORD),
        Parameter("object", "Id of what it was done to.", WORD),
        Parameter("since", _MOMENT, WORD),
        *_PAGED,
    ),
)  # fmt: skip
ANSWERS: list[Any] = [
    Page[ClaimRow], Facets, Page[EventRow], EventPage, Page[MatterRow], MatterPage, ClaimPage, Page[ReportBrief],
    ReportPage, Comparison,
    Page[SpeakerRow], SpeakerPage, Timeline, MapPage, Page[SearchHit], Overview, Page[ReviewItem],
    Page[CorrectionRow], Page[AuditRow],
]  # fmt: skip
"""The types of all answers."""
