"""Facets: how many of the claims asked for have which value, field by field."""

from typing import Any

from sqlalchemy import Connection, Select, case, func, literal, literal_column, select, union_all

from counterclaim.errors import FilterError
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.results import Facets
from counterclaim.ledger.queries.rows import FacetValue
from counterclaim.ledger.queries.sample import found
from counterclaim.ledger.tables import claim, place, report
from counterclaim.show.words import plain

FIELDS = ("side", "type", "stance", "factuality", "publisher", "country", "month", "status")
MOST_VALUES = 50  # values of one field, the commonest first; months are all shown
_CODES = frozenset({"type", "stance", "factuality", "status"})


def facets(db: Connection, asked: Filters, fields: tuple[str, ...] = FIELDS) -> Facets:
    """Counts for `fields`, the commonest value first, months in the order of time; raises FilterError.

    A claim with places in two countries counts in both.
    """
    unknown = [field for field in fields if field not in FIELDS]
    if unknown:
        raise FilterError(
            f'there is no facet "{unknown[0]}".', where="fields", next_step=f"Facets are {', '.join(FIELDS)}."
        )
    side = case((claim.c.voice == "narrator", literal_column("'\u00b6'")), else_=claim.c.side).label("side")
    month = func.substr(claim.c.said_first, 1, 7).label("month")
    columns = [side, claim.c.type, claim.c.stance, claim.c.factuality, month, claim.c.status, claim.c.report]
    base, sampled = found(db, asked, *columns)
    parts: list[Select[Any]] = []
    for field in dict.fromkeys(fields):
        if field == "publisher":
            of = select(literal(field).label("field"), report.c.publisher.label("value"), func.count().label("n"))
            of = of.select_from(base).join(report, report.c.id == base.c.report)
            parts.append(of.group_by(report.c.publisher))
        elif field == "country":
            of = select(literal(field).label("field"), place.c.country.label("value"), _claims(base).label("n"))
            parts.append(of.select_from(base).join(place, place.c.claim == base.c.id).group_by(place.c.country))
        else:
            of = select(literal(field).label("field"), base.c[field].label("value"), func.count().label("n"))
            parts.append(of.group_by(base.c[field]))
    values: dict[str, list[FacetValue]] = {field: [] for field in fields}
    rows = db.execute(union_all(*parts)) if parts else ()
    for name, value, count in rows:
        values[name].append(FacetValue(value=value or "", label=_label(name, value), count=count))
    return Facets(**{name: _sorted(name, found_values) for name, found_values in values.items()}, sampled=sampled)


def _claims(base: Any) -> Any:
    return func.count(base.c.id.distinct())


def _sorted(field: str, values: list[FacetValue]) -> tuple[FacetValue, ...]:
    if field == "month":
        return tuple(sorted(values, key=lambda one: one.value))
    return tuple(sorted(values, key=lambda one: (-one.count, one.value))[:MOST_VALUES])


def _label(field: str, value: str | None) -> str:
    if not value:
        return "not known"
    if field == "side" and value == "\u00b6":
        return "the report itself"
    return plain(value) if field in _CODES else value
