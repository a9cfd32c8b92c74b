"""The reading as the machine made it, before any correction: out of the bytes kept with its report."""

import zlib

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import LedgerError, UnknownError
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import report
from counterclaim.model import Claim, Reading


def machine_reading(db: Connection, report_id: str) -> Reading:
    """The whole reading of a report; raises UnknownError, or LedgerError where it can't be unpacked."""
    packed = db.scalar(select(report.c.reading).where(report.c.id == storable(report_id)))
    if packed is None:
        raise UnknownError("there is no such report in the ledger.", where=report_id[:80])
    try:
        return Reading.from_json(zlib.decompress(packed))
    except (zlib.error, ValueError, msgspec.ValidationError) as error:
        raise LedgerError(
            f"its reading can't be unpacked ({error}).", where=report_id, next_step="Run: counterclaim verify"
        ) from error


def machine_claim(db: Connection, id: str) -> Claim | None:
    """The claim with that ledger id as read; None where the report has no such claim any more."""
    report_id, _, inner = id.rpartition(":")
    return next((one for one in machine_reading(db, report_id).claims if one.id == inner), None)
