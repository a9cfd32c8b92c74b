"""A ledger, or some of its matters, as a folder of pages that any web server can carry and a browser opens from disk.

The pages are the live ones without forms, filters and scripts; links lead only to what was published.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import CounterclaimError, UnknownError
from counterclaim.language import _
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.claims import claims
from counterclaim.ledger.queries.events import events
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.matter_page import matter_page
from counterclaim.ledger.queries.matters import matter_rows, matters
from counterclaim.ledger.queries.paging import every
from counterclaim.ledger.queries.reports import reports
from counterclaim.ledger.queries.rows import ClaimRow, MatterRow, Page
from counterclaim.ledger.queries.sides import sides
from counterclaim.ledger.tables import matter, matter_claim, report
from counterclaim.version import __version__
from counterclaim.web.desk import encoded, frame, json_of
from counterclaim.web.look import chart
from counterclaim.web.look.links import FileLinks, slug
from counterclaim.web.look.render import page
from counterclaim.web.look.sheet import sheet
from counterclaim.web.look.signs import Signs
from counterclaim.web.pages import claims as claim_pages
from counterclaim.web.pages import events as event_pages
from counterclaim.web.pages import map as map_page
from counterclaim.web.pages import matters as matter_pages
from counterclaim.web.pages import overview as overview_page
from counterclaim.web.pages import reports as report_pages
from counterclaim.web.pages import speakers as speaker_pages
from counterclaim.web.pages import timeline as timeline_page
from counterclaim.web.public import Silent, excerpts, public, room, silent_in
from counterclaim.web.shown import Shown

MARKER = "counterclaim-publication.json"
"""Stands in every published folder; a folder with other files and without it is left alone."""
LISTED = 300  # matters on one page of the list
WHOLE = 10_000_000  # characters: a report is one file, however long
_ONE: dict[str, Callable[[Connection, str], Shown]] = {
    "events": event_pages.one,
    "matters": matter_pages.one,
    "reports": lambda db, id: report_pages.one(db, id, length=WHOLE),
    "speakers": lambda db, id: speaker_pages.one(db, id, {}),
}

_CHARTS = {"events": event_pages.charts, "matters": matter_pages.charts}


class Counts(msgspec.Struct, frozen=True):
    """What was published."""

    matters: int
    reports: int
    claims: int
    speakers: int
    files: int


def publish(
    ledger: Ledger,
    folder: Path,
    *,
    chosen: Sequence[str] = (),
    texts: bool = False,
    tell: Callable[[int, int], None] = lambda _a, _b: None,
) -> Counts:
    """Write the pages; chosen: ids of matters, with the reports and speakers they rest on; none: the whole ledger.

    texts: reports with their whole text, else the claims with a few words round each. Paths of this machine, names of
    accounts and reviewers' reasons are never written. tell: called with how many of how many pages are written.
    Raises CounterclaimError, UnknownError.
    """
    prepare(folder)
    with ledger.reading() as db:
        known, rows = _known(db, chosen)
        silent, around = _cuts(db, rows, texts=texts)
        known["claims"] -= silent.claims
        return _Writer(db, folder, known, around, silent, whole=not chosen, texts=texts).write(tell)


def prepare(folder: Path) -> None:
    """Make the folder, or see that it is one of ours; raises CounterclaimError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = any(folder.iterdir()) and not (folder / MARKER).is_file()
    except OSError as error:
        raise CounterclaimError(
            f"can't be written ({error.strerror or error}).", where=str(folder), next_step="Name another folder."
        ) from error
    if foreign:
        raise CounterclaimError(
            "holds files that were not published by this program.",
            where=str(folder),
            next_step="Name an empty folder, or a new one.",
        )


def _known(db: Connection, chosen: Sequence[str]) -> tuple[dict[str, frozenset[str]], list[ClaimRow]]:
    """Ids of what is published, by kind, and the claims."""
    if not chosen:
        rows = list(_all_claims(db, Filters(rejected=True)))
        matter_ids = [row.id for part in _all_matters(db, once=False) for row in part.rows]
        report_ids = [row.report.id for row in rows]
        event_ids = [row.id for row in every(lambda size, at: events(db, limit=size, cursor=at))]
    else:
        rows, matter_ids, event_ids = [], [], []
        for id in chosen:
            if not matter_rows(db, [id]):
                raise UnknownError(
                    "there is no such matter in the ledger.", where=id[:80], next_step="See: counterclaim matters"
                )
            matter_ids.append(id)
            rows += [member.claim for member in matter_page(db, id, limit=5_000).members]
        report_ids = [row.report.id for row in rows]
        rows = [row for id in dict.fromkeys(report_ids) for row in _all_claims(db, Filters(report=id, rejected=True))]
    known = {
        "events": frozenset(event_ids),
        "matters": frozenset(matter_ids),
        "reports": frozenset(report_ids) | (frozenset() if chosen else frozenset(_all_reports(db))),
        "claims": frozenset(row.id for row in rows),
        "speakers": frozenset(row.speaker for row in rows if row.speaker),
    }
    return known, rows


def _cuts(db: Connection, rows: Sequence[ClaimRow], *, texts: bool) -> tuple[Silent, dict[str, int]]:
    """What excerpts of reports show: the claims whose words are left out, and how many characters round the words of
    each of the others. texts: nothing is left out."""
    of_report: dict[str, list[ClaimRow]] = {}
    for row in rows:
        of_report.setdefault(row.report.id, []).append(row)
    of = select(matter_claim.c.claim).join(matter, matter.c.id == matter_claim.c.matter).where(matter.c.contested)
    disputed = frozenset(db.scalars(of))
    silent: dict[str, ClaimRow] = {}
    around: dict[str, int] = {}
    for id, told in of_report.items():
        text = db.scalar(select(report.c.text).where(report.c.id == id)) or ""
        silent |= {} if texts else {row.id: row for row in silent_in(text, told, disputed)}
        shown = [row for row in told if row.id not in silent]
        most = room(text, (span for row in shown for span in row.content))
        around |= {row.id: most for row in shown}
    matters: dict[str, tuple[str, ...]] = {}
    for row in silent.values():
        for id in row.matters:
            matters[id] = (*matters.get(id, ()), row.text)
    near = None if texts else {row.id: (row.text, around.get(row.id, 0)) for row in rows}
    return Silent(frozenset(silent), matters, near), around


class _Writer:
    """Writes one publication."""

    def __init__(
        self,
        db: Connection,
        folder: Path,
        known: dict[str, frozenset[str]],
        around: dict[str, int],
        silent: Silent,
        *,
        whole: bool,
        texts: bool,
    ) -> None:
        self.around = around
        self.silent = silent
        self.db = db
        self.folder = folder
        self.known = known
        self.whole = whole
        self.texts = texts
        self.signs = Signs(sides(db))
        self.at = datetime.now(UTC).isoformat(timespec="seconds")
        self.files = 0
        names = {"overview", "events", "matters", "map", "timeline"} if whole else {"overview"}
        self.pages = frozenset(names)
        self.counts = Counts(
            len(known["matters"]), len(known["reports"]), len(known["claims"]), len(known["speakers"]), 0
        )

    def write(self, tell: Callable[[int, int], None]) -> Counts:
        """All pages."""
        self._file(MARKER, json_of({"program": "counterclaim", "version": __version__, "at": self.at}))
        name, text = sheet()
        self._file(name, text.encode())
        if self.whole:
            self._page("index.html", overview_page.shown(self.db), 0)
            self._page("events.html", _event_list(self.db), 0)
            self._page("map.html", map_page.shown(self.db, Filters(), {}), 0)
            self._page("timeline.html", timeline_page.shown(self.db, Filters(), {"limit": "500"}), 0)
            parts = list(_all_matters(self.db, once=True))
        else:
            rows = matter_rows(self.db, sorted(self.known["matters"]))
            parts = [Page(rows=rows, total=len(rows))]
        for number, part in enumerate(parts, start=1):
            following = _list_name(number + 1) if number < len(parts) else ""
            shown = _matter_list(part)
            self._page(_list_name(number) if self.whole else "index.html", shown, 0, next_file=following)
        total = sum(len(ids) for ids in self.known.values())
        done = 0
        for kind, build in {**_ONE, "claims": self._claim}.items():
            for id in sorted(self.known[kind]):
                shown = public(build(self.db, id), self.silent)
                if kind == "reports" and not self.texts:
                    part = shown.values["part"]
                    silent = {n for n, one in enumerate(part.claims, start=1) if one.id in self.silent.claims}
                    shown.values["blocks"] = excerpts(part.report.text, shown.values["blocks"], silent)
                for name, drawing in (_CHARTS[kind](shown) if kind in _CHARTS else {}).items():
                    self._file(f"{kind}/{slug(id)}-{name}.svg", chart.made(drawing, self.signs, self.at[:10], "svg"))
                data = f"{kind}/{slug(id)}.json" if kind in ("events", "matters") else ""
                if data:
                    self._file(data, json_of(shown.value))
                self._page(f"{kind}/{slug(id)}.html", shown, 1, data_file=data)
                done += 1
                tell(done, total)
        return msgspec.structs.replace(self.counts, files=self.files)

    def _claim(self, db: Connection, id: str) -> Shown:
        return claim_pages.one(db, id, around=self.around[id])

    def _page(self, name: str, shown: Shown, depth: int, *, next_file: str = "", data_file: str = "") -> None:
        links = FileLinks(self.known, self.pages, depth)
        context: dict[str, Any] = {
            **frame(public(shown, self.silent), self.signs, links),
            "person": None,
            "team": False,
            "here": "",
            "query": [],
            "basemap": None,
            "published_at": self.at,
            "counts": self.counts,
            "data_file": data_file,
            "next_file": next_file,
            "texts": self.texts,
            "silent": self.silent.claims,
        }
        self._file(name, encoded(page(shown.template, **context)))

    def _file(self, name: str, data: bytes) -> None:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise CounterclaimError(
                f"can't be written ({error.strerror or error}).",
                where=str(path),
                next_step="Choose another folder.",
            ) from error
        self.files += 1


def _matter_list(part: Page[MatterRow]) -> Shown:
    return Shown(
        template="matters.html.j2",
        title=_("Matters"),
        section="matters",
        value=part,
        values={"page": part, "asked": {}, "sort": "", "sorts": (), "choices": {}, "least": "", "question": ""},
    )


def _event_list(db: Connection) -> Shown:
    """Every event that two independent reports tell of, those with most to compare first."""
    rows = tuple(every(lambda size, at: events(db, least=2, sort="weight", limit=size, cursor=at)))
    page = Page(rows=rows, total=len(rows))
    values: dict[str, Any] = {"asked": {}, "sort": "", "sorts": (), "choices": {}, "least": "", "event_words": ""}
    return Shown(
        template="events.html.j2", title=_("Events"), section="events", value=page, values={"page": page, **values}
    )  # fmt: skip


def _list_name(number: int) -> str:
    return "matters.html" if number == 1 else f"matters-{number}.html"


def _all_matters(db: Connection, *, once: bool) -> Iterator[Page[MatterRow]]:
    cursor = None
    while True:
        part = matters(db, sort="contested", limit=LISTED, cursor=cursor, once=once)
        yield part
        cursor = part.next
        if cursor is None:
            return


def _all_claims(db: Connection, asked: Filters) -> Iterator[ClaimRow]:
    return every(lambda size, at: claims(db, asked, sort="oldest", limit=size, cursor=at))


def _all_reports(db: Connection) -> Iterator[str]:
    return (row.id for row in every(lambda size, at: reports(db, sort="oldest", limit=size, cursor=at)))
