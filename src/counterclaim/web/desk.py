"""The desk behind every page: a connection for reading, the fill-in of templates, downloads, one shape of errors."""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar, cast
from urllib.parse import quote, urlencode

import msgspec
from fastapi import Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from sqlalchemy import Connection

from counterclaim.errors import (
    CorrectionError,
    CounterclaimError,
    FilterError,
    LedgerError,
    OutdatedError,
    UnknownError,
)
from counterclaim.export.delimited import lines
from counterclaim.language import _, current
from counterclaim.ledger import transactions
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.sides import sides
from counterclaim.web.door import forgery
from counterclaim.web.door.refused import error_json, wants_page
from counterclaim.web.intake.jobs import Jobs
from counterclaim.web.kept import Kept
from counterclaim.web.look import chart
from counterclaim.web.look.chart import Chart
from counterclaim.web.look.followed import CITATIONS, FEEDS, NEWEST, citation, feed
from counterclaim.web.look.links import Links
from counterclaim.web.look.render import page
from counterclaim.web.look.sheet import built, sheet
from counterclaim.web.look.signs import Signs
from counterclaim.web.people.person import Person
from counterclaim.web.saved import shelf
from counterclaim.web.settings import Settings
from counterclaim.web.shown import Shown, Table

T = TypeVar("T")
Build = Callable[[Connection], Shown]
PART = 64 * 1024  # bytes of a download that are sent at once
OWN_PAGES = ("/account", "/users", "/sign-in", "/add")  # of people and their sessions, and of what goes on now


class Desk:
    """What routes use; one for an app."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self.ledger = ledger
        self.engine = ledger.engine
        self.settings = settings
        self.kept = Kept(ledger.engine)
        self.jobs = Jobs(ledger)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask questions with."""
        with transactions.read(self.engine) as db:
            yield db

    def write(self, run: Callable[[Connection], T]) -> T:
        """What `run` returns, in a transaction that is committed; run again as a whole where another writer came in."""
        return transactions.write(self.engine, run)

    def show(self, request: Request, build: Build, *, status: int = 200) -> Response:
        """Build a page and answer with it, or with its data where the address says format=json or format=csv."""
        state, key = self.kept.state(), _key(request) if status == 200 else None
        token = forgery.token_for(self.settings.secret, person(request).key)
        kept = self.kept.get(state, key, token) if key is not None else None
        if kept is not None:
            return HTMLResponse(kept)
        wanted = request.query_params.get("format")
        with self.reading() as db:
            shown = build(db)
            if wanted in FEEDS and shown.feed is not None:
                rows = claims(db, shown.feed, sort="added", limit=NEWEST).rows
                site = str(request.base_url).rstrip("/")
                left = urlencode([(n, v) for n, v in request.query_params.multi_items() if n != "format"])
                address = f"{site}{quote(request.url.path)}{'?' if left else ''}{left}"
                return Response(feed(wanted, shown.title, address, site, rows), media_type=FEEDS[wanted])
            signs = Signs(self.kept.sides(state, lambda: sides(db)))
            beside = shelf.beside(db, *shown.about) if shown.about is not None and not wanted else None
        if wanted in CITATIONS and shown.cited is not None:
            ending = {"bibtex": "bib", "csl": "csl.json"}.get(wanted, wanted)
            return download(citation(wanted, shown.cited), CITATIONS[wanted], shown.title, ending)
        if wanted == "json" and shown.value is not None:
            return download(json_of(shown.value), "application/json", shown.title, "json")
        if wanted == "csv" and shown.table is not None:
            headers = _as_file(shown.title, "csv")
            return StreamingResponse(self._lines(shown.table), media_type="text/csv; charset=utf-8", headers=headers)
        body = encoded(self.fill(request, shown, signs, token, beside))
        if key is not None:
            self.kept.put(state, key, body, token)
        return HTMLResponse(body, status_code=status)

    def chart(self, request: Request, build: Callable[[Connection], dict[str, Chart]], file: str) -> Response:
        """A chart to take away. file: its name and how, as "figures.svg". Raises UnknownError."""
        name, __, ending = file.partition(".")
        state = self.kept.state()
        with self.reading() as db:
            found = build(db).get(name) if ending in chart.MEDIA else None
            signs = Signs(self.kept.sides(state, lambda: sides(db)))
        if found is None:
            raise UnknownError(_("there is no such chart."), where=file[:80], next_step=_("Go to the event's page."))
        today = datetime.now(UTC).date().isoformat()
        return download(chart.made(found, signs, today, ending), chart.MEDIA[ending], found.title, ending)

    def _lines(self, table: Table) -> Iterator[bytes]:
        """The whole table as CSV, a part at a time, with the mark by which Excel knows UTF-8."""
        with self.reading() as db:
            part = bytearray(codecs.BOM_UTF8)
            for line in lines(table.names, table.rows(db)):
                part += line
                if len(part) >= PART:
                    yield bytes(part)
                    part.clear()
            yield bytes(part)

    def fill(
        self, request: Request, shown: Shown, signs: Signs, token: str, beside: shelf.Beside | None = None
    ) -> str:
        """The page as text. beside: what is kept beside the thing that it is about."""
        who = person(request)
        return page(
            shown.template,
            **frame(shown, signs, Links()),
            person=who if who.name else None,
            team=self.settings.team,
            csrf=token,
            beside=beside,
            here=str(request.url.path),
            query=[one for one in request.query_params.multi_items() if one[0] not in ("format", "lang")],
            basemap=self.settings.basemap,
        )

    def error(self, request: Request, error: CounterclaimError, *, status: int | None = None) -> Response:
        """An error as a page, or as JSON to a program; never a traceback."""
        code = status or status_of(error)
        if not wants_page(request.url.path, {k.lower(): v for k, v in request.headers.items()}):
            body = error_json(error.what, where=error.where, next_step=error.next_step)
            return Response(body, code, media_type="application/json")
        title = _("Not found") if code == 404 else _("Not possible")
        told = Shown(template="error.html.j2", title=title, section="", values={"error": error})
        token = forgery.token_for(self.settings.secret, person(request).key)
        return HTMLResponse(encoded(self.fill(request, told, Signs(()), token)), status_code=code)


def frame(shown: Shown, signs: Signs, links: Links) -> dict[str, Any]:
    """What every template needs, live or published."""
    return {
        **shown.values,
        "shown": shown,
        "title": shown.title,
        "section": shown.section,
        "signs": signs,
        "to": links,
        "sheet": sheet()[0],
        "scripts": {} if links.published else built(),
    }


def _key(request: Request) -> tuple[object, ...] | None:
    """What a page is kept under: the address and who looks at it; None for what is not to be kept."""
    path, query = request.url.path, request.url.query
    if request.method != "GET" or "format=" in query or path.startswith(OWN_PAGES):
        return None
    who = person(request)
    return path, query, who.name, who.role, who.key, current()


def desk(request: Request) -> Desk:
    """The app's desk."""
    return cast(Desk, request.app.state.desk)


def person(request: Request) -> Person:
    """Who makes the request; the door has seen to it."""
    return cast(Person, request.state.person)


def status_of(error: CounterclaimError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, UnknownError):
        return 404
    if isinstance(error, OutdatedError):
        return 409
    if isinstance(error, FilterError | CorrectionError):
        return 422
    return 503 if isinstance(error, LedgerError) else 400


def encoded(text: str) -> bytes:
    """UTF-8; halves of surrogate pairs, which have none, as "?"."""
    return text.encode("utf-8", "replace")


def json_of(value: Any) -> bytes:
    """A value as indented JSON."""
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)))


def download(body: bytes, kind: str, title: str, ending: str) -> Response:
    """A file to keep, named after a page's title. kind: its media type."""
    return Response(body, media_type=kind, headers=_as_file(title, ending))


def _as_file(title: str, ending: str) -> dict[str, str]:
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in title.lower())[:60].strip("-") or "page"
    return {"content-disposition": f'attachment; filename="{name}.{ending}"'}


def _whole(value: Any) -> Any:
    """The same without halves of surrogate pairs."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(one) for key, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list | tuple) else value
