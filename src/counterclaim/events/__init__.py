"""Events: what one report tells of one happening (tellings), and which tellings of many reports are of one event.

Pure functions, no store: docs/matters.md tells how things are decided, `training/fit_events.py` makes the weights.
"""

from collections import defaultdict
from collections.abc import Iterable

from counterclaim.events.cluster import assigned
from counterclaim.events.telling import Telling, tellings
from counterclaim.model.entry import Entry

__all__ = ["Telling", "assigned", "events_of", "tellings"]


def events_of(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The entry ids of each event by its id; all claims of a report are to be given at once."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_report[entry.report].append(entry)
    found = [one for of_report in by_report.values() for one in tellings(of_report)]
    out: dict[str, list[str]] = defaultdict(list)
    home = assigned(found)
    for one in found:
        out[home[one.id]] += one.claims
    return dict(out)
