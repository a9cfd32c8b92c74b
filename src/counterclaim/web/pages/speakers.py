"""Speakers: the list, and one with roles over time, what was claimed and how it later compared."""

from collections.abc import Sequence

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from counterclaim.language import _
from counterclaim.ledger.queries.excerpts import sentences
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.results import Compared, SpeakerPage
from counterclaim.ledger.queries.rows import Page, SpeakerRow
from counterclaim.ledger.queries.speakers import most_heard, speaker_page, speakers, spoken_beside
from counterclaim.show.safe import one_line
from counterclaim.web import asking
from counterclaim.web.desk import desk
from counterclaim.web.look import flat
from counterclaim.web.look.choices import choices
from counterclaim.web.look.course import course
from counterclaim.web.shown import Shown

router = APIRouter(include_in_schema=False)
MOST_NAMES = 20  # that are listed
KINDS = ("person", "organisation", "state", "unnamed", "collective")


def listed(db: Connection, asked: Filters, given: dict[str, str]) -> Shown:
    """The list."""
    name, kind = given.get("name") or None, given.get("kind") or None

    def ask(db: Connection, limit: int, cursor: str | None) -> Page[SpeakerRow]:
        return speakers(db, asked, name=name, kind=kind, limit=limit, cursor=cursor)

    limit, cursor = asking.number(given, "limit", 50, most=200), given.get("cursor") or None
    by_name = bool(given.get("sort") == "name" or cursor or name or kind)
    page, sampled = ask(db, 1 if not by_name else limit, cursor), 0
    if not by_name:
        heard, sampled = most_heard(db, asked, limit=limit)
        page = msgspec.structs.replace(page, rows=tuple(sorted(heard, key=lambda one: -one.claims)), next=None)
    return Shown(
        template="speakers.html.j2",
        title=_("Speakers"),
        section="speakers",
        value=page,
        table=flat.structs(SpeakerRow, lambda db: every(lambda size, at: ask(db, size, at))),
        values={
            "page": page,
            "by_name": by_name,
            "sampled": sampled,
            "asked": asking.asked(asked),
            "name": given.get("name", ""),
            "kind": given.get("kind", ""),
            "kinds": KINDS,
            "choices": choices(),
        },
    )


def _names(page: SpeakerPage) -> dict[str, int]:
    """What the speaker is called, each name once, and in how many reports."""
    found: dict[str, int] = {}
    for one in page.names:
        found[one.name] = found.get(one.name, 0) + one.reports
    for role in page.roles:
        found.setdefault(role.name, 0)
    return dict(list(found.items())[:MOST_NAMES])


def one(db: Connection, id: str, given: dict[str, str]) -> Shown:
    """One speaker."""
    page = speaker_page(db, id, limit=asking.number(given, "limit", 30, most=200), cursor=given.get("cursor") or None)
    return Shown(
        template="speaker.html.j2",
        about=("speakers", page.speaker.id),
        title=one_line(page.speaker.name),
        section="speakers",
        value=page,
        table=flat.claims_that(Filters(speaker=page.speaker.id), "newest"),
        feed=Filters(speaker=page.speaker.id),
        values={
            "page": page.claims,
            "whole": sentences(db, {row.id: row.text for row in page.claims.rows}),
            "speaker": page.speaker,
            "found": page,
            "names": _names(page),
            "spoken_beside": not page.comparisons and spoken_beside(db, page.speaker.id),
            "compared": _folded(page.compared),
            "course": course(day for role in page.roles for day in (role.first, role.last)),
        },
    )


def _folded(compared: Sequence[Compared]) -> list[tuple[Compared, int]]:
    """Comparisons of one claim with one speaker, each once with how many more there are."""
    found: dict[tuple[object, ...], list[Compared]] = {}
    for one in compared:
        other = one.other.speaker or one.other.id
        found.setdefault((one.claim.text, one.relation, one.passive, other), []).append(one)
    return [(group[0], len(group) - 1) for group in found.values()]


@router.get("/speakers")
def list_route(request: Request) -> Response:
    """The list's address."""
    given = dict(request.query_params)
    asked = asking.filters(request.query_params.multi_items())
    return desk(request).show(request, lambda db: listed(db, asked, given))


@router.get("/speakers/{id:path}")  # an id is made of a name, which may hold a slash
def one_route(request: Request, id: str) -> Response:
    """One speaker's address."""
    given = dict(request.query_params)
    return desk(request).show(request, lambda db: one(db, id, given))
