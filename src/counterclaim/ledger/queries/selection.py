"""Filters as conditions on claims. What other tables tell is a Membership, which can drive a query or follow it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, literal_column, not_, or_, select

from counterclaim.errors import FilterError
from counterclaim.ledger.queries import fulltext
from counterclaim.ledger.queries.days import first_day, last_day
from counterclaim.ledger.queries.filters import Box, Filters
from counterclaim.ledger.queries.names import place_ids, report_ids, speaker_ids
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.words import terms
from counterclaim.ledger.tables import (
    claim,
    event_claim,
    family_member,
    figure,
    matter,
    matter_claim,
    place,
    place_within,
    report,
    sureness,
)
from counterclaim.levels import levels

# Members up to which a membership drives the query (its claims are fetched and sorted), instead of being looked up for
# each claim in the list's order. Among a million claims a page of 50 then looks up some 17,000: the two cost about the
# same there (benchmarks/ledger_queries.py, claims of a place).
FEW = 3_000
SMALL_LEDGER = 30_000  # claims of a ledger in which everything is counted, because to go through it takes little time


class Membership:
    """Claims that another table names. `ids`: a query of claim ids, several times each maybe; it holds no order.

    `holds`: the same asked of one claim, correlated to `claim`. counted: what is counted in place of ids, if cheaper.
    latest: row numbers of so many of its claims, those added last, where that can be had without going through all.
    """

    def __init__(
        self,
        ids: Select[Any],
        holds: ColumnElement[bool],
        counted: Select[Any] | None = None,
        latest: Callable[[int], Select[Any]] | None = None,
    ) -> None:
        self.ids = ids
        self.holds = holds
        self.latest = latest
        self._counted = ids if counted is None else counted
        self._small: bool | None = None

    def is_small(self, db: Connection) -> bool:
        """True where it names at most FEW claims; counted once."""
        if self._small is None:
            counted = db.scalar(select(func.count()).select_from(self._counted.limit(FEW + 1).subquery()))
            self._small = int(counted or 0) <= FEW
        return self._small


class Selection:
    """Conditions of one question. `none`: a name in it is not in the ledger, nothing can be found.

    indexed: those of them that one index answers together with the order of saying (tables.py, ix_claim_..._said).
    """

    def __init__(
        self,
        indexed: Sequence[ColumnElement[bool]],
        direct: Sequence[ColumnElement[bool]],
        members: Sequence[Membership],
        *,
        none: bool,
    ) -> None:
        self.indexed = tuple(indexed)
        self.direct = tuple(direct)
        self.members = tuple(members)
        self.none = none
        self._few: bool | None = None

    def is_driven(self, db: Connection) -> bool:
        """True where a membership names so few claims that all is told by looking at them."""
        return self.none or any(one.is_small(db) for one in self.members)

    def is_wide(self, db: Connection) -> bool:
        """True where claim after claim would be asked: a page may come fast, a count would read them all."""
        if self.is_driven(db) or not (self.direct or self.members):
            return False
        return not self._is_few(db)

    def drives(self, db: Connection) -> bool:
        """True where the claims are few enough to begin with them, whatever is asked of what they belong to."""
        return self.is_driven(db) or self._is_few(db)

    def _is_few(self, db: Connection) -> bool:
        """True of a small ledger, and where what the index answers leaves few claims."""
        if self._few is None:
            self._few = int(db.scalar(select(func.max(claim.c.row))) or 0) <= SMALL_LEDGER
        if not self._few:
            some = select(claim.c.id).where(*self.indexed).limit(FEW + 1).subquery()
            self._few = int(db.scalar(select(func.count()).select_from(some)) or 0) <= FEW
        return self._few

    def newest(self, db: Connection, most: int) -> Select[Any]:
        """Row numbers of the `most` newest claims that an index finds; those added last where words are asked for."""
        for one in self.members:
            if one.latest is not None and not one.is_small(db):
                return one.latest(most)
        return select(claim.c.row).where(*self.indexed).order_by(SAID.desc(), claim.c.id.desc()).limit(most)

    def rest(self, db: Connection) -> list[ColumnElement[bool]]:
        """The conditions on what `newest` gave."""
        worded = [one for one in self.members if one.latest is not None and not one.is_small(db)][:1]
        out = [*self.direct, *(self.indexed if worded else ())]
        return out + [one.holds for one in self.members if one not in worded]

    def where(self, db: Connection) -> list[ColumnElement[bool]]:
        """The conditions, each membership in the form that is cheap for its size."""
        if self.none:
            return [false()]
        out = [*self.indexed, *self.direct]
        for one in self.members:
            out.append(claim.c.id.in_(one.ids) if one.is_small(db) else one.holds)
        return out


def select_claims(db: Connection, asked: Filters) -> Selection:
    """The conditions that `asked` puts on claims; raises FilterError for a value that makes no sense."""
    indexed = _said(asked) + _status(asked)
    direct = _codes(asked) + _happened(asked) + _numbers(asked)
    members: list[Membership] = []
    none = False
    if asked.speaker is not None:
        if asked.speaker.strip().casefold() == "narrator":
            direct.append(claim.c.voice == "narrator")
        else:
            ids = speaker_ids(db, asked.speaker)
            none |= not ids
            (indexed if len(ids) == 1 else direct).append(claim.c.speaker.in_(ids))
    if asked.report is not None:
        ids = report_ids(db, asked.report)
        none |= not ids
        direct.append(claim.c.report.in_(ids))
    if asked.place is not None:
        ids = place_ids(db, asked.place)
        none |= not ids
        members.append(_of(place, place.c.gazetteer.in_(inside(ids))))
    if asked.box is not None:
        members.append(_of(place, in_box(asked.box)))
    if _asks_figure(asked):
        members.append(_of(figure, _figure(asked, figure.c.unit), _figure(asked, figure.c.unit + "")))
    if asked.sure:
        direct.append(_sure(asked.sure))
    members += _of_report(asked)
    if asked.contested is not None:
        direct.append(rivalled() if asked.contested else not_(rivalled()))
    if asked.text is not None and asked.text.strip():
        wanted = terms(asked.text)
        none |= not wanted
        if wanted:
            found, holds = fulltext.claim_ids(db, wanted), fulltext.holds(db, wanted)
            members.append(
                Membership(found, holds, fulltext.count_of(db, wanted), partial(fulltext.latest_rows, db, wanted))
            )
    _one_value(indexed, direct, asked)
    return Selection(indexed, direct, members, none=none)


def _one_value(indexed: list[ColumnElement[bool]], direct: list[ColumnElement[bool]], asked: Filters) -> None:
    """Put the condition on one side, or on one type, where an index can answer it: beside no other such."""
    free = len(indexed) == len(_said(asked)) + len(_status(asked))  # no speaker stands there
    for field in ("side", "type"):
        values = getattr(asked, field)
        if not values:
            continue
        alone = free and len(values) == 1 and values[0]
        (indexed if alone else direct).append(_any(claim.c[field], values))
        free = free and not alone


def rivalled() -> ColumnElement[bool]:
    """True of a claim that stands in a matter with contradiction or denial."""
    of = exists().where(matter_claim.c.claim == claim.c.id, matter.c.id == matter_claim.c.matter, matter.c.contested)
    return of.correlate(claim)


def inside(ids: Sequence[str]) -> Select[Any]:
    """Gazetteer ids of the ledger's places that lie in one of `ids`, themselves with them."""
    return select(place_within.c.inside).where(place_within.c.container.in_(ids))


def in_box(box: Box) -> ColumnElement[bool]:
    """Places whose point lies in the box; raises FilterError. Areas are in it where their point is."""
    west, south, east, north = box
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise FilterError(
            f"{west:g},{south:g},{east:g},{north:g} is not a box on the globe.",
            where="box",
            next_step="Give west,south,east,north in degrees, as in 33,50,38,53.",
        )
    across = place.c.lon.between(west, east) if west <= east else or_(place.c.lon >= west, place.c.lon <= east)
    return and_(place.c.lat.between(south, north), across)


def _of(table: Any, condition: ColumnElement[bool], of_one: ColumnElement[bool] | None = None) -> Membership:
    """of_one: the condition as it is asked of one claim after the other, where that is to be put otherwise."""
    ids = select(table.c.claim).where(condition)
    each = condition if of_one is None else of_one
    return Membership(ids, exists().where(table.c.claim == claim.c.id, each).correlate(claim))


def _any(column: ColumnElement[Any], values: Sequence[str]) -> ColumnElement[bool]:
    named = [value for value in values if value]
    parts = [column.in_(named)] if named else []
    if len(named) < len(values):  # "" asks for what is not known
        parts.append(column.is_(None))
    return or_(*parts)


def _codes(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    for field in ("stance", "factuality", "evidentiality"):
        values = getattr(asked, field)
        if values:
            out.append(_any(claim.c[field], values))
    if asked.side and "" in asked.side:
        out.append(claim.c.voice == "actor")  # the report itself has no side to be unknown
    if asked.about:
        has_figure = exists().where(figure.c.claim == claim.c.id, _any(figure.c.side, asked.about)).correlate(claim)
        out.append(or_(_any(claim.c.actor_side, asked.about), _any(claim.c.target_side, asked.about), has_figure))
    if asked.voice is not None:
        out.append(claim.c.voice == asked.voice)
    if asked.independent:
        first = exists().where(family_member.c.report == claim.c.report, family_member.c.position == 0)
        out.append(or_(not_(claim.c.shared), first.correlate(claim)))
    if asked.matter is not None:
        of = select(matter_claim.c.claim).where(matter_claim.c.matter == asked.matter)
        out.append(claim.c.id.in_(of))
    if asked.event is not None:
        out.append(claim.c.id.in_(select(event_claim.c.claim).where(event_claim.c.event == asked.event)))
    if asked.utterance is not None:
        out.append(claim.c.utterance == asked.utterance)
    return out


def _status(asked: Filters) -> list[ColumnElement[bool]]:
    if asked.status:
        return [_any(claim.c.status, asked.status)]
    return [] if asked.rejected else [claim.c.status != "rejected"]


def _said(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if asked.said_from is not None:
        out.append(first_day(asked.said_from, "said_from") <= SAID)
    if asked.said_to is not None:
        out.append(and_(last_day(asked.said_to, "said_to") >= SAID, literal_column("''") != SAID))
    return out


def _happened(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if asked.happened_from is not None:
        last = func.coalesce(claim.c.happened_last, claim.c.happened_first)
        out.append(last >= first_day(asked.happened_from, "happened_from"))
    if asked.happened_to is not None:
        first = func.coalesce(claim.c.happened_first, claim.c.happened_last)
        out.append(first <= last_day(asked.happened_to, "happened_to"))
    return out


def _numbers(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if asked.confidence_min is not None:
        out.append(claim.c.confidence >= asked.confidence_min)
    if asked.confidence_max is not None:
        out.append(claim.c.confidence <= asked.confidence_max)
    return out


def _sure(asked: Sequence[str]) -> ColumnElement[bool]:
    """What a person accepted, edited or added is as sure as anything that the reader gives."""
    wanted = [sureness.c[name] >= round(1000 * share) for name, share in levels(asked, "sure").items()]
    read = exists().where(sureness.c.claim == claim.c.id, *wanted).correlate(claim)
    return or_(claim.c.status.in_(("accepted", "edited", "added")), read)


def _asks_figure(asked: Filters) -> bool:
    return any(v is not None for v in (asked.figure_min, asked.figure_max, asked.unit, asked.counted, asked.state))


def _figure(asked: Filters, unit: ColumnElement[str]) -> ColumnElement[bool]:
    """unit: the column; for one claim's figures, words that no index has, or SQLite looks up all of the unit."""
    out: list[ColumnElement[bool]] = []
    numbers = figure.c.value, figure.c.high, figure.c.low
    if asked.figure_min is not None:
        out.append(func.coalesce(*numbers) >= asked.figure_min)
    if asked.figure_max is not None:
        out.append(func.coalesce(figure.c.value, figure.c.low, figure.c.high) <= asked.figure_max)
    if asked.unit is not None:
        out.append(_any(unit, (asked.unit,)))
    if asked.state is not None:
        out.append(_any(figure.c.state, (asked.state,)))
    for word in (asked.counted or "").split()[:20]:
        out.append(figure.c.counted.icontains(word, autoescape=True))
    return and_(*out)


def _of_report(asked: Filters) -> list[Membership]:
    out: list[Membership] = []
    for condition in (
        report.c.publisher == asked.publisher if asked.publisher is not None else None,
        report.c.agency == asked.agency if asked.agency is not None else None,
        report.c.added_at >= asked.added_since if asked.added_since is not None else None,
    ):
        if condition is not None:
            of = select(claim.c.id).where(claim.c.report.in_(select(report.c.id).where(condition)))
            out.append(Membership(of, exists().where(report.c.id == claim.c.report, condition).correlate(claim)))
    return out
