"""Facets: how many of the claims asked for have which value, field by field."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from counterclaim.errors import FilterError
from counterclaim.language import _, english, state_name
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.load import among
from counterclaim.ledger.queries.results import Facets
from counterclaim.ledger.queries.rows import FacetValue
from counterclaim.ledger.queries.sample import found
from counterclaim.ledger.tables import claim, place, report
from counterclaim.registry import Registry
from counterclaim.show.words import plain

FIELDS = ("side", "type", "stance", "factuality", "publisher", "country", "month", "status")
MOST_VALUES = 50  # values of one field, the commonest first; months are all shown
COLUMNS = ("voice", "side", "type", "stance", "factuality", "said_first", "status", "report")
OWN_WORD = "\u00b6"  # in place of a side: the report itself speaks
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
    rows, sampled = found(db, asked, *(claim.c[name] for name in COLUMNS))
    told: dict[str, Sequence[str | None]] = (
        dict(zip(("id", *COLUMNS), zip(*rows, strict=True), strict=True)) if rows else {}
    )
    counts: dict[str, Counter[str | None]] = {field: Counter() for field in fields}
    for field, number in counts.items():
        if not told:
            break
        if field == "side":
            sides = zip(told["voice"], told["side"], strict=True)
            number.update(OWN_WORD if voice == "narrator" else side for voice, side in sides)
        elif field == "month":
            for day, times in Counter(told["said_first"]).items():
                number[day[:7] if day else None] += times
        elif field == "publisher":
            number.update(_publishers(db, told["report"]))
        elif field == "country":
            number.update(_countries(db, told["id"]))
        else:
            number.update(told[field])
    values = {
        name: [FacetValue(value=value or "", label=_label(name, value), count=count) for value, count in number.items()]
        for name, number in counts.items()
    }
    return Facets(**{name: _sorted(name, found_values) for name, found_values in values.items()}, sampled=sampled)


def _publishers(db: Connection, reports: Sequence[str | None]) -> Counter[str | None]:
    """Publishers of the claims' reports."""
    out: Counter[str | None] = Counter()
    claims = Counter(reports)
    query = select(report.c.id, report.c.publisher).where(among(db, report.c.id, [id for id in claims if id]))
    for id, publisher in db.execute(query).all():
        out[publisher] += claims[id]
    return out


def _countries(db: Connection, claims: Sequence[str | None]) -> Iterator[str | None]:
    """The countries of each claim's places, a country once a claim."""
    query = select(place.c.claim, place.c.country).where(among(db, place.c.claim, [id for id in claims if id]))
    return (country for _, country in {tuple(row) for row in db.execute(query).all()})


def _sorted(field: str, values: list[FacetValue]) -> tuple[FacetValue, ...]:
    if field == "month":
        return tuple(sorted(values, key=lambda one: one.value))
    return tuple(sorted(values, key=lambda one: (-one.count, one.value))[:MOST_VALUES])


def _label(field: str, value: str | None) -> str:
    if not value:
        return _("not known")
    if field == "side" and value == OWN_WORD:
        return _("the report itself")
    if (field, value) == ("status", "machine"):
        return _("not checked")
    if field == "country":
        if not english() and (told := state_name(value)):
            return told
        state = Registry.load().by_iso(value)
        return state.name if state is not None else value
    return plain(value) if field in _CODES else value
