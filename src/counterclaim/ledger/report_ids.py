"""Ids of a ledger's reports: their day, then what they are made of.

The day comes first so that reports of one time, and all that hangs on them, lie side by side in every index that is
sorted by id: news comes in day by day, and a report then touches a few pages of a large ledger instead of hundreds
(the same reason for which RFC 9562 made UUIDs of version 7 begin with the time).
"""

from counterclaim.ledger.edtf import first_day
from counterclaim.matters.days import ordinal


def dated(key: str, published: str | None) -> str:
    """The id of a new report: 5 hex digits of the day it was published (1 is 0001-01-01; 0 where that is not known),
    then its key: that of its text and address, or publisher (reports.build.report_id), by which the ledger knows it."""
    return f"{ordinal(first_day((published or '')[:10])) or 0:05x}{key}"
