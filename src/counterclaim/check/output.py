"""A checked sheet as a table: the rows as they came, and beside them the findings in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection

from counterclaim.check.results import Checked, Expected
from counterclaim.export.files import cell
from counterclaim.ledger.queries.checks import Decision
from counterclaim.ledger.queries.labels import account_name, source_name
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.show.words import number

OURS = ("findings", "kinds", "by its convention", "event", "event id", "accounts", "decisions")
AT_ONCE = 200  # rows whose claims are looked up together
Decisions = Mapping[str, Mapping[str, Decision]]
Line = dict[str, Any]


def names(headings: Iterable[str]) -> list[str]:
    """The columns: the sheet's own, then ours; a heading that stands twice is numbered."""
    out: list[str] = []
    for n, heading in enumerate((*headings, *OURS), 1):
        plain = str(cell(heading)) or f"column {n}"
        out.append(plain if plain not in out else f"{plain} ({n})")
    return out


def table(db: Connection, headings: Sequence[str], rows: Iterable[Checked], decided: Decisions) -> Iterator[Line]:
    """A line for each row, cells untouched, then the events without a row."""
    columns = names(headings)
    part: list[Checked] = []
    for one in rows:
        part.append(one)
        if len(part) >= AT_ONCE:
            yield from _lines(db, columns, part, decided)
            part = []
    yield from _lines(db, columns, part, decided)


def _lines(db: Connection, columns: list[str], part: list[Checked], decided: Decisions) -> Iterator[Line]:
    claims = {row.id: row for row in claim_rows(db, [id for one in part for id in one.carried])}
    for one in part:
        cells: list[Any] = [_as_it_came(cell) for cell in one.row.cells] if one.row is not None else []
        width = len(columns) - len(OURS)
        told = decided.get(one.key, {})
        ours = (
            " ".join([f.text for f in one.findings] + ([f"{w}." for w in one.row.warnings] if one.row else [])),
            "; ".join(dict.fromkeys(f.kind for f in one.findings)),
            "; ".join(map(_by_convention, (given for given in one.expected if given.value is not None or given.note))),
            one.heading, one.event or "",
            " | ".join(account(claims[id]) for id in one.carried if id in claims),
            "; ".join(map(decided_in_words, told.values())),
        )  # fmt: skip
        yield dict(zip(columns, (*(cells + [""] * width)[:width], *ours), strict=True))


def _by_convention(one: Expected) -> str:
    value = number(one.value) if one.value is not None else "open"
    return f"{one.role.replace('_', ' ')}: {value} ({one.rule}{'; ' + one.note if one.note else ''})"


def decided_in_words(one: Decision) -> str:
    """ "accept number: fatalities (ada: read the note again)"."""
    return f"{one.verdict} {one.kind or 'row'} ({one.who}{': ' + one.note if one.note else ''})"


def _as_it_came(text: str) -> Any:
    """A cell that export's guard against formulas leaves alone where it is a number, be it below zero."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return number if str(number) == text else text


def account(claim: ClaimRow) -> str:
    """A claim in one line: who, for whom, when, in which words, in which report."""
    side = f" ({claim.side})" if claim.side else ""
    said = f", {claim.said_first}" if claim.said_first else ""
    outlet = claim.report.publisher or source_name(claim.report)
    return f"{account_name(claim)}{side}{said}: “{claim.text}” [{outlet}, {claim.id}]"
