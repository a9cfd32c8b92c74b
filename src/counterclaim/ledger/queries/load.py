"""Claims, matters and reports by their ids, as rows with all that belongs to them; a fixed number of statements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from counterclaim.ledger.queries.rows import (
    ClaimRow,
    FigureRow,
    Named,
    PlaceRow,
    ReportBrief,
    TimeRow,
)
from counterclaim.ledger.tables import (
    actor,
    claim,
    correction_claim,
    figure,
    matter_claim,
    place,
    report,
    sureness,
    when,
)
from counterclaim.model.claim import Sure
from counterclaim.model.span import Spans
from counterclaim.reader.doers import suffers
from counterclaim.registry.kinds import told_kind
from counterclaim.show.safe import without_account

T = TypeVar("T")
AT_ONCE = 500  # ids in one statement

_CLAIM = [column for column in claim.c if column.name not in ("block", "block_day", "start", "matter", "row")]
_BRIEF_NAMES = ("id", "source", "title", "publisher", "agency", "published", "url", "added_at", "family")
_BRIEF = [report.c[name] for name in _BRIEF_NAMES]
_FIGURE = [c for c in figure.c if c.name not in ("id", "si_value", "si_unit")]
_PLACE = [c for c in place.c if c.name != "id"]
_TIME = [c for c in when.c if c.name != "id"]
# Made once: to make a statement of thirty columns costs more than SQLite takes to answer it for one claim.
_CLAIMS, _BRIEFS, _ACTORS = select(*_CLAIM), select(*_BRIEF), select(actor.c.id, actor.c.role)
_SURENESS, _UNTOLD = select(sureness), Sure()
_MATTERS = select(matter_claim.c.claim, matter_claim.c.matter)
_FIGURES = select(*_FIGURE).order_by(figure.c.claim, figure.c.start, figure.c.id)
_PLACES = select(*_PLACE).order_by(place.c.claim, place.c.start, place.c.id)
_TIMES = select(*_TIME).order_by(when.c.claim, when.c.start, when.c.id)
_REVISIONS = select(correction_claim.c.claim, func.max(correction_claim.c.correction).label("latest")).group_by(
    correction_claim.c.claim
)


def claim_rows(db: Connection, ids: Sequence[str]) -> tuple[ClaimRow, ...]:
    """The claims with those ids, in that order; ids the ledger doesn't have are left out."""
    found = {row.id: row for row in _fetch(db, _CLAIMS, claim.c.id, ids)}
    reports = report_briefs(db, [row.report for row in found.values()])
    actors = {row.id: row.role for row in _fetch(db, _ACTORS, actor.c.id, _actors(found))}
    revisions = claim_revisions(db, list(found))
    stands: dict[str, list[str]] = defaultdict(list)
    for one in _fetch(db, _MATTERS, matter_claim.c.claim, list(found)):
        stands[one.claim].append(one.matter)
    sure = {one.claim: _sure(one) for one in _fetch(db, _SURENESS, sureness.c.claim, list(found))}
    figures = _parts(db, _FIGURES, figure, list(found))
    places = _parts(db, _PLACES, place, list(found))
    times = _parts(db, _TIMES, when, list(found))
    return tuple(
        ClaimRow(
            id=id,
            report=reports[row.report],
            number=row.number,
            voice=row.voice,
            type=row.type,
            stance=row.stance,
            factuality=row.factuality,
            evidentiality=row.evidentiality,
            text=row.text,
            content=spans(row.content),
            speaker=row.speaker,
            speaker_name=row.speaker_name,
            role=actors.get(row.actor),
            side=row.side,
            actor=None if _bereft(row) else _named(row.actor_role, row.actor_side),
            target=_named(row.target_role, row.target_side),
            channel=row.channel,
            addressee=row.addressee,
            said=row.said,
            said_first=row.said_first,
            happened_first=row.happened_first,
            happened_last=row.happened_last,
            confidence=row.confidence,
            sure=sure.get(id, _UNTOLD),
            utterance=row.utterance,
            matter=min(stands[id], default=None),
            matters=tuple(sorted(stands[id])),
            shared=row.shared,
            status=row.status,
            revision=revisions.get(id, "0"),
            figures=tuple(figure_row(one) for one in figures[id]),
            places=tuple(place_row(one) for one in places[id]),
            times=tuple(TimeRow(**_without_claim(one)) for one in times[id]),
        )
        for id, row in ((id, found[id]) for id in dict.fromkeys(ids) if id in found)
    )


def report_briefs(db: Connection, ids: Iterable[str]) -> dict[str, ReportBrief]:
    """Reports by id."""
    return {row.id: _brief(row) for row in _fetch(db, _BRIEFS, report.c.id, list(set(ids)))}


def _brief(row: Row[Any]) -> ReportBrief:
    """With addresses as others may read them: nobody's name and password, and no file of this machine."""
    local = row.url is None or row.url[:5].lower() == "file:"
    told = {"source": without_account(row.source), "url": None if local else without_account(row.url)}
    return ReportBrief(**{**row._mapping, **told})


def claim_revisions(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The number of the latest correction of each claim that has one: what a further one must be based on."""
    return {row.claim: str(row.latest) for row in _fetch(db, _REVISIONS, correction_claim.c.claim, ids)}


def _sure(row: Row[Any]) -> Sure:
    return Sure(**{name: x if x is None else x / 1000 for name, x in _without_claim(row).items()})


def figure_row(row: Row[Any]) -> FigureRow:
    """A figure from its row."""
    return FigureRow(**_without_claim(row))


def place_row(row: Row[Any]) -> PlaceRow:
    """A place from its row."""
    values = _without_claim(row)
    values["id"] = values.pop("gazetteer")
    return PlaceRow(**values)


def spans(text: str | None) -> Spans:
    """Spans from their JSON."""
    return tuple((start, end) for start, end in json.loads(text)) if text else ()


def among(db: Connection, column: ColumnElement[str], ids: Sequence[str]) -> ColumnElement[bool]:
    """True where the column holds one of very many ids, handed to SQLite as one value: thousands of single ones
    cost more than what they find.
    """
    if db.dialect.name == "sqlite":
        return column.in_(select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value))
    return column.in_(ids)


def chunks(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _fetch(db: Connection, query: Select[Any], column: Any, ids: Sequence[str]) -> Iterator[Row[Any]]:
    for part in chunks(ids):
        yield from db.execute(query.where(column.in_(part))).all()


def _parts(db: Connection, query: Select[Any], table: Any, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    out: dict[str, list[Row[Any]]] = defaultdict(list)
    for part in chunks(ids):
        for row in db.execute(query.where(table.c.claim.in_(part))).all():
            out[row.claim].append(row)
    return out


def _without_claim(row: Row[Any]) -> dict[str, Any]:
    values = dict(row._mapping)
    values.pop("claim")
    return values


def _actors(rows: dict[str, Row[Any]]) -> list[str]:
    return list({row.actor for row in rows.values() if row.actor})


def _bereft(row: Row[Any]) -> bool:
    """True where who is read as acting lost or found what the claim tells of ("it had lost three men", "its troops had
    found four bodies"); not where a person read it so."""
    by_hand = row.status in ("edited", "added")
    return bool(row.actor_role) and not by_hand and suffers(row.actor_role, row.text, row.type)


def _named(name: str | None, side: str | None) -> Named | None:
    return Named(name, side, told_kind(name)) if name else None
