"""Checks the rows of a sheet against a ledger; nothing is written."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from counterclaim.check.carried import Carried
from counterclaim.check.findings import compared, own_claims
from counterclaim.check.given import Given, Rows, window
from counterclaim.check.places import Places, Spot
from counterclaim.check.portraits import Portraits
from counterclaim.check.results import Check, Checked, Finding
from counterclaim.check.tie import Tie, ties
from counterclaim.check.words import Words, nearness, words_of
from counterclaim.export.codings import acled_kind, range_of
from counterclaim.gazetteer.fold import fold
from counterclaim.gazetteer.store import Gazetteer
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.events import event_page

MOST_CLAIMS = 500  # of one event, as exports take them
MOST_CARRIED = 12  # claims that are named for a row


def check(db: Connection, rows: Rows, *, least: int = 1) -> Check:
    """Every row with its event and what does not fit, then the events that have no row.

    least: independent reports that an event without a row must have to be listed.
    """
    events = Portraits(db)
    with Gazetteer.open() as gazetteer:
        places = Places(gazetteer)
        spots = [places.spot(row) for row in rows.rows]
    found = ties(rows.rows, spots, events, Words(db))
    checked = [
        _checked(db, number, tie, rows, spots[number], events, found) for number, tie in enumerate(found)
    ]
    checked += _without_row(db, rows, found, events, least)
    return Check(
        profile=rows.profile, headings=rows.headings, used=rows.used, unused=rows.unused, rows=tuple(checked)
    )


def _checked(
    db: Connection, number: int, tie: Tie, rows: Rows, spot: Spot, events: Portraits, found: Sequence[Tie]
) -> Checked:
    row = rows.rows[number]
    if tie.event is None:
        nothing = _nothing(db, row, spot, tie, events, rows)
        return Checked(key=row.key, row=row, chance=round(tie.chance, 3), findings=(nothing,))
    page = event_page(db, events.ids[tie.event], limit=MOST_CLAIMS)
    expected, wrong = compared(row, spot, page, Carried(db, page), rows.profile, rows.used)
    if tie.twin is not None:
        other = rows.rows[tie.twin]
        name = f" ({other.own_id})" if other.own_id else ""
        text = f"Row {other.number}{name} is of the same event, day and place."
        wrong.insert(0, Finding(kind="double", text=text, claims=()))
    return Checked(
        key=row.key, row=row, event=page.event.id, heading=page.event.heading, chance=round(tie.chance, 3),
        carried=_carried(page, words_of(row.text)), expected=tuple(expected), findings=tuple(wrong),
    )  # fmt: skip


def _carried(page: EventPage, mine: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The claims that carry the event: those that its ranges rest on, then those nearest to the row's own words, then
    those with figures, then the others."""
    ends = [id for one in page.ranges for end in (one.low, one.high) for id in end.claims]
    own = own_claims(page)
    known = {one.id for one in own}
    rest = sorted(own, key=lambda one: (-nearness(mine, one.text), not one.figures))
    order = [*(id for id in ends if id in known), *(one.id for one in rest)]
    return tuple(dict.fromkeys(order))[:MOST_CARRIED]


def _nothing(db: Connection, row: Given, spot: Spot, tie: Tie, events: Portraits, rows: Rows) -> Finding:
    text = "No event of the ledger fits this row"
    if tie.near is None:
        return Finding(kind="no report found", text=f"{text}.")
    page = event_page(db, events.ids[tie.near], limit=MOST_CLAIMS)
    _, wrong = compared(row, spot, page, Carried(db, page), rows.profile, rows.used)
    text += f"; the nearest is “{page.event.heading}”"
    if wrong:
        text += f", which differs by its {' and '.join(dict.fromkeys(one.kind for one in wrong))}"
    elif window(row) is None:
        text += "; the row gives no day that can be read"
    return Finding(kind="no report found", text=f"{text}.")


def _without_row(
    db: Connection, rows: Rows, found: Sequence[Tie], events: Portraits, least: int
) -> Iterator[Checked]:
    """Events in the days and countries of the rows that are tied, of the kinds that the sheet codes, without a row."""
    tied = {tie.event for tie in found if tie.event is not None}
    if not tied:
        return
    days = [one for row in rows.rows if (one := window(row)) is not None]
    first, last = min((one[0] for one in days), default=0), max((one[1] for one in days), default=0)
    countries = {str(events.countries[n]) for n in tied}
    kinds = {fold(row.kind) for row in rows.rows if row.kind}
    for number, id in enumerate(events.ids):
        inside = first <= events.first[number] and events.last[number] <= last
        if number in tied or not inside or str(events.countries[number]) not in countries:
            continue
        page = event_page(db, id, limit=MOST_CLAIMS)
        if page.event.reports < least or not _coded(page, rows.profile, kinds):
            continue
        text = "The sheet has no row for this event."
        yield Checked(
            key=f"event:{id}", event=id, heading=page.event.heading, carried=_carried(page),
            findings=(Finding(kind="event without a row", text=text),),
        )  # fmt: skip


def _coded(page: EventPage, profile: str, kinds: set[str]) -> bool:
    """True for an event that the sheet's convention codes, as `export` does."""
    if profile == "ACLED":
        kind = acled_kind(page)
        return kind is not None and (not kinds or fold(kind[0]) in kinds)
    if profile == "UCDP":
        return range_of(page, "killed") is not None
    return bool(page.ranges)
