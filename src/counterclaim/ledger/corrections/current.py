"""A claim as it stands: what the machine read, with people's corrections applied in the order they were made."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger.corrections.added import ADD, full_reading, is_added
from counterclaim.ledger.corrections.patch import FindPlace, State, apply
from counterclaim.ledger.corrections.places import find_place
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.queries.rows import CorrectionRow
from counterclaim.ledger.tables import report


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's state now.

    machine: as read, or as a person added it. state: as corrected. status: machine | added | accepted | rejected |
    edited. revision: the number of the
    latest correction, "0" where there is none. failed: corrections that no longer fit the reading (after reading it
    again); they are kept and not applied.
    """

    id: str
    report: str
    text: str
    machine: State
    state: State
    status: str
    revision: str
    failed: tuple[int, ...] = ()


_JUDGED = {ADD: "added", "accept": "accepted", "reject": "rejected"}


def current(db: Connection, id: str) -> Current:
    """The state of the claim with that ledger id; raises UnknownError."""
    report_id, _, inner = id.rpartition(":")
    reading = full_reading(db, report_id) if report_id else None
    found = next((one for one in reading.claims if one.id == inner), None) if reading is not None else None
    if found is None:
        raise UnknownError(
            "there is no such claim in the ledger.", where=id[:80], next_step="Find it in: counterclaim claims --json"
        )
    text = str(db.scalar(select(report.c.text).where(report.c.id == report_id)))
    machine = State(found, found.speaker)
    corrections = corrections_of(db, [id])
    state, status, failed = replay(machine, corrections, text, find_place)
    if is_added(inner) and not any(one.action == ADD and not one.undone for one in corrections):
        status = "rejected"  # what was added and taken back is no claim any more
    revision = str(max((one.id for one in corrections), default=0))
    return Current(
        id=id,
        report=report_id,
        text=text,
        machine=machine,
        state=state,
        status=status,
        revision=revision,
        failed=failed,
    )


def replay(
    machine: State, corrections: Sequence[CorrectionRow], text: str, find: FindPlace
) -> tuple[State, str, tuple[int, ...]]:
    """The state and status that the corrections in effect make of a reading, and those that do not fit it any more."""
    state, edited, judged, failed = machine, False, "machine", []
    for one in sorted(corrections, key=lambda row: row.id):
        if one.undone:
            continue
        if one.action == "edit":
            try:
                state = apply(state, one.new or {}, text, find)
                edited, judged = True, "edited"
            except CorrectionError:
                failed.append(one.id)
        elif one.action in _JUDGED:
            judged = _JUDGED[one.action]
    return state, "edited" if edited and judged == "accepted" else judged, tuple(failed)
