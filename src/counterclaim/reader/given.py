"""The day and place that a report's header gives its event ("# event date:", as rows of sheets carry them), for claims
that tell none of their own."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from counterclaim.gazetteer import Gazetteer
from counterclaim.model.claim import Claim
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.running import RunningText
from counterclaim.model.when import Timex, When
from counterclaim.reader.places import locate

_DAY = re.compile(r"# event date: ((\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?)")
_PLACE = re.compile(r"# event place: (.+)")


def with_given(report: Report, claims: Sequence[Claim], gazetteer: Gazetteer) -> list[Claim]:
    """The claims of a reading, each with a day and a place where the header has one; offsets into the report's text."""
    header = next((one for one in report.furniture if one.kind == "header"), None)
    head = report.text[header.start : header.end] if header else ""
    if not claims or header is None or "# event " not in head:
        return list(claims)
    when = _when(head, header.start)
    place = _place(head, header.start, gazetteer)
    out = []
    for claim in claims:
        if when and not any(one.role == "event" and one.first for one in claim.times):
            claim = msgspec.structs.replace(claim, times=(*claim.times, when))
        if place and not claim.places:
            claim = msgspec.structs.replace(claim, places=(place,))
        out.append(claim)
    return out


def _when(head: str, start: int) -> When | None:
    found = _DAY.search(head)
    if not found:
        return None
    first, last = found.group(2), found.group(3) or found.group(2)
    try:
        if date.fromisoformat(first) > date.fromisoformat(last):
            return None
    except ValueError:
        return None
    return When(
        text=found.group(1), start=start + found.start(1), end=start + found.end(1), value=found.group(1), first=first,
        last=last, precision="day", basis="text", timex=Timex("DATE", first), confidence=1.0,
    )  # fmt: skip


def _place(head: str, start: int, gazetteer: Gazetteer) -> Place | None:
    """The first of the places from the narrowest on, which the others hold."""
    found = _PLACE.search(head)
    if not found:
        return None
    words = found.group(1)
    first = words.partition(",")[0]
    places = locate(RunningText.plain(words), [(0, len(first))], gazetteer, toponyms=True)
    if not places:
        return None
    at = start + found.start(1)
    return msgspec.structs.replace(places[0], start=at + places[0].start, end=at + places[0].end)
