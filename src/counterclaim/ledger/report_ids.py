"""Ids of a ledger's reports: their day, then what they are made of.

The day comes first so that reports of one time, and all that hangs on them, lie side by side in every index that is
sorted by id: news comes in day by day, and a report then touches a few pages of a large ledger instead of hundreds
(the same reason for which RFC 9562 made UUIDs of version 7 begin with the time).
"""

from datetime import date

from counterclaim.ledger.edtf import first_day
from counterclaim.reports.build import report_id

key_of = report_id
"""What a report is known by: the same text at the same address has the same key, whatever day it is said to be of."""


def dated(key: str, published: str | None) -> str:
    """The id of a new report: 5 hex digits of the day it was published (1 is 0001-01-01; 0 where that is not known),
    then its key."""
    try:
        day = date.fromisoformat(first_day((published or "")[:10]) or "").toordinal()
    except ValueError:
        day = 0
    return f"{day:05x}{key}"
