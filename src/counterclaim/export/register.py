"""A register of notes: a line for each event that each report tells, with its exact words, and what it leaves open.

A documenter checks it line by line beside the notes, so a line holds what that report itself says: never another
report's day or figure. A report that tells of no event, or in which nothing was read, has a line as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from counterclaim.export.delimited import write_rows
from counterclaim.export.source import Source
from counterclaim.export.tables import Row
from counterclaim.gazetteer.attribution import attribution
from counterclaim.ledger.queries.labels import account_name, figure_label, party_label, source_name
from counterclaim.ledger.queries.rows import ClaimRow, EventRow, ReportBrief
from counterclaim.matters.recorder import STATES
from counterclaim.reader.figures.states import group

COLUMNS = (
    "note", "published", "publisher", "event", "event_id", "date_first", "date_last", "date_words", "place",
    "place_words", "country", "doer", "victims", "killed", "injured", "other_counts", "said_by", "words", "offsets",
    "missing", "checked", "report", "place_data",
)  # fmt: skip
_AND = "; "


def write_register(source: Source, out: BinaryIO) -> int:
    """Write the register; returns how many lines. The reports that tell something come first, in the ledger's order."""
    return write_rows(COLUMNS, _rows(source), out)


def _rows(source: Source) -> Iterator[Row]:
    events = {one.claim.id: page.event for page in source.events() for one in page.claims}
    told = set()
    for id, of_report in groupby(source.claims(), key=lambda claim: claim.report.id):
        told.add(id)
        by_event: dict[str, list[ClaimRow]] = {}
        for claim in of_report:
            event = events.get(claim.id)
            by_event.setdefault(event.id if event else "", []).append(claim)
        for event_id in sorted(by_event, key=lambda one: (not one, by_event[one][0].number)):
            claims = by_event[event_id]
            yield _row(claims[0].report, claims, events.get(claims[0].id))
    for report in source.reports():
        if report.id not in told:
            yield {**dict.fromkeys(COLUMNS), **_of(report), "missing": "event: nothing was read in this report"}


def _of(report: ReportBrief) -> Row:
    return {
        "note": source_name(report), "published": report.published, "publisher": report.publisher, "report": report.id
    }  # fmt: skip


def _row(report: ReportBrief, claims: Sequence[ClaimRow], event: EventRow | None) -> Row:
    """What a report says of one event, or (None) of none that could be told."""
    firsts = sorted({claim.happened_first for claim in claims if claim.happened_first})
    lasts = sorted({claim.happened_last for claim in claims if claim.happened_last})
    places = [place for claim in claims for place in claim.places]
    counts: dict[str, list[str]] = {"killed": [], "injured": [], "other": []}
    for claim in claims:
        for figure in claim.figures:
            counts[STATES.get(group(figure.state or ""), "other")].append(figure_label(figure))
    row = {
        "event": event and event.heading, "event_id": event and event.id,
        "date_first": firsts[0] if firsts else None, "date_last": lasts[-1] if lasts else None,
        "date_words": _joined(time.text for claim in claims for time in claim.times if time.role == "event"),
        "place": _joined(place.name for place in places), "place_words": _joined(place.text for place in places),
        "country": _joined(place.country for place in places),
        "doer": _joined(party_label(claim.actor) for claim in claims if claim.actor),
        "victims": _joined(party_label(claim.target) for claim in claims if claim.target),
        "killed": _joined(counts["killed"]), "injured": _joined(counts["injured"]),
        "other_counts": _joined(counts["other"]), "said_by": _joined(map(account_name, claims)),
        "words": " | ".join(claim.text for claim in claims),
        "offsets": " | ".join(";".join(f"{start}-{end}" for start, end in claim.content) for claim in claims),
        "place_data": attribution() if any(place.id for place in places) else None,
        "checked": f"{sum(claim.status != 'machine' for claim in claims)} of {len(claims)}",
    }  # fmt: skip
    return {**_of(report), **row, "missing": _AND.join(_missing(row))}


def _missing(row: Row) -> Iterator[str]:
    if not row["event"]:
        yield "event: these words are in no event"
    if not row["date_first"]:
        yield "date: these words do not tell the day"
    elif row["date_first"] != row["date_last"]:
        yield "date: more than one day"
    if not row["place_words"]:
        yield "place: these words name none"
    elif not row["place"]:
        yield "place: the gazetteer could not place the name"
    if not row["doer"]:
        yield "doer: these words name none"
    if not (row["killed"] or row["injured"] or row["other_counts"]):
        yield "counts: these words give none"


def _joined(some: Iterable[str | None]) -> str | None:
    """Each once, in order."""
    return _AND.join(dict.fromkeys(one for one in some if one)) or None
