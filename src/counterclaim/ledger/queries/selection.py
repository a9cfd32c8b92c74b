"""Filters as conditions on claims. What other tables tell is a Membership, which can drive a query or follow it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, literal_column, not_, or_, select

from counterclaim.errors import FilterError
from counterclaim.ledger.queries import fulltext
from counterclaim.ledger.queries.days import first_day, last_day
from counterclaim.ledger.queries.filters import Box, Filters
from counterclaim.ledger.queries.names import place_ids, report_ids, speaker_ids
from counterclaim.ledger.queries.order import SAID
from counterclaim.ledger.queries.words import terms
from counterclaim.ledger.tables import claim, family_member, figure, matter, matter_claim, place, place_within, report

# Members up to which a membership drives the query (its claims are fetched and sorted), instead of being looked up for
# each claim in the list's order. By judgement; benchmarks/ledger_queries.py shows both sides of it.
FEW = 10_000
FEW_WITH_WORDS = 8_000  # the same for words: asking FTS5 claim by claim costs more than a look into a table


class Membership:
    """Claims that another table names. `ids`: a query of claim ids, several times each maybe; it holds no order.

    `holds`: the same asked of one claim, correlated to `claim`. counted: what is counted in place of ids, if cheaper.
    """

    def __init__(
        self, ids: Select[Any], holds: ColumnElement[bool], few: int = FEW, counted: Select[Any] | None = None
    ) -> None:
        self.ids = ids
        self.holds = holds
        self.few = few
        self._counted = ids if counted is None else counted
        self._small: bool | None = None

    def is_small(self, db: Connection) -> bool:
        """True where it names at most `few` claims; counted once."""
        if self._small is None:
            counted = db.scalar(select(func.count()).select_from(self._counted.limit(self.few + 1).subquery()))
            self._small = int(counted or 0) <= self.few
        return self._small


class Selection:
    """Conditions of one question. `none`: a name in it is not in the ledger, nothing can be found."""

    def __init__(self, direct: Sequence[ColumnElement[bool]], members: Sequence[Membership], *, none: bool) -> None:
        self.direct = tuple(direct)
        self.members = tuple(members)
        self.none = none

    def is_wide(self, db: Connection) -> bool:
        """True where a membership is asked of claim after claim: a page comes fast, a count would read them all."""
        return not self.none and any(not one.is_small(db) for one in self.members)

    def where(self, db: Connection) -> list[ColumnElement[bool]]:
        """The conditions, each membership in the form that is cheap for its size."""
        if self.none:
            return [false()]
        out = list(self.direct)
        for one in self.members:
            out.append(claim.c.id.in_(one.ids) if one.is_small(db) else one.holds)
        return out


def select_claims(db: Connection, asked: Filters) -> Selection:
    """The conditions that `asked` puts on claims; raises FilterError for a value that makes no sense."""
    direct = _codes(asked) + _days(asked) + _numbers(asked)
    members: list[Membership] = []
    none = False
    if asked.speaker is not None:
        if asked.speaker.strip().casefold() == "narrator":
            direct.append(claim.c.voice == "narrator")
        else:
            ids = speaker_ids(db, asked.speaker)
            none |= not ids
            direct.append(claim.c.speaker.in_(ids))
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
        members.append(_of(figure, and_(*_figure(asked))))
    members += _of_report(asked)
    if asked.contested is not None:
        direct.append(rivalled() if asked.contested else not_(rivalled()))
    if asked.text is not None and asked.text.strip():
        wanted = terms(asked.text)
        none |= not wanted
        if wanted:
            found, holds = fulltext.claim_ids(db, wanted), fulltext.holds(db, wanted)
            members.append(Membership(found, holds, FEW_WITH_WORDS, fulltext.count_of(db, wanted)))
    return Selection(direct, members, none=none)


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


def _of(table: Any, condition: ColumnElement[bool]) -> Membership:
    ids = select(table.c.claim).where(condition)
    return Membership(ids, exists().where(table.c.claim == claim.c.id, condition).correlate(claim))


def _any(column: ColumnElement[Any], values: Sequence[str]) -> ColumnElement[bool]:
    named = [value for value in values if value]
    parts = [column.in_(named)] if named else []
    if len(named) < len(values):  # "" asks for what is not known
        parts.append(column.is_(None))
    return or_(*parts)


def _codes(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    for field in ("side", "type", "stance", "factuality", "evidentiality", "status"):
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
    if not asked.status and not asked.rejected:
        out.append(claim.c.status != "rejected")
    if asked.independent:
        first = exists().where(family_member.c.report == claim.c.report, family_member.c.position == 0)
        out.append(or_(not_(claim.c.shared), first.correlate(claim)))
    if asked.matter is not None:
        of = select(matter_claim.c.claim).where(matter_claim.c.matter == asked.matter)
        out.append(claim.c.id.in_(of))
    if asked.utterance is not None:
        out.append(claim.c.utterance == asked.utterance)
    return out


def _days(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    if asked.said_from is not None:
        out.append(first_day(asked.said_from, "said_from") <= SAID)
    if asked.said_to is not None:
        out.append(and_(last_day(asked.said_to, "said_to") >= SAID, literal_column("''") != SAID))
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


def _asks_figure(asked: Filters) -> bool:
    return any(v is not None for v in (asked.figure_min, asked.figure_max, asked.unit, asked.counted, asked.state))


def _figure(asked: Filters) -> list[ColumnElement[bool]]:
    out: list[ColumnElement[bool]] = []
    numbers = figure.c.value, figure.c.high, figure.c.low
    if asked.figure_min is not None:
        out.append(func.coalesce(*numbers) >= asked.figure_min)
    if asked.figure_max is not None:
        out.append(func.coalesce(figure.c.value, figure.c.low, figure.c.high) <= asked.figure_max)
    if asked.unit is not None:
        out.append(_any(figure.c.unit, (asked.unit,)))
    if asked.state is not None:
        out.append(_any(figure.c.state, (asked.state,)))
    for word in (asked.counted or "").split()[:20]:
        out.append(figure.c.counted.icontains(word, autoescape=True))
    return out


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
