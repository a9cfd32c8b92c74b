"""The day and place that a report's header gives its event ("# event date:", as rows of sheets carry them), for claims
that tell none of their own."""

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

_DAY, _PLACE = "# event date: ", "# event place: "


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
        if place and not any(one.id or any(map(str.isupper, one.text)) for one in claim.places):  # "a road" is in it
            claim = msgspec.structs.replace(claim, places=(*claim.places, place))
        out.append(claim)
    return out


def happened(report: Report) -> str | None:
    """The day, or the first of the days, that a header gives for the event."""
    header = next((one for one in report.furniture if one.kind == "header"), None)
    return _line(report.text[header.start : header.end], _DAY)[1].partition("/")[0] if header else None


def _when(head: str, start: int) -> When | None:
    at, told = _line(head, _DAY)
    first, _, last = told.partition("/")
    last = last or first
    try:
        days = [date.fromisoformat(first), date.fromisoformat(last)]
    except ValueError:
        return None
    if days[0] > days[1] or [day.isoformat() for day in days] != [first, last]:
        return None
    return When(
        text=told, start=start + at, end=start + at + len(told), value=told, first=first,
        last=last, precision="day", basis="text", timex=Timex("DATE", first), confidence=1.0,
    )  # fmt: skip


def _place(head: str, start: int, gazetteer: Gazetteer) -> Place | None:
    """The first of the places from the narrowest on, which the others hold."""
    at, words = _line(head, _PLACE)
    if not words:
        return None
    first = words.partition(",")[0]
    places = locate(RunningText.plain(words), [(0, len(first))], gazetteer, toponyms=True)
    if not places:
        return None
    at += start
    return msgspec.structs.replace(places[0], start=at + places[0].start, end=at + places[0].end)


def _line(head: str, opening: str) -> tuple[int, str]:
    """Where a header's line goes on after its opening, and the rest of it; "" where there is no such line."""
    at = head.find(opening)
    at = at + len(opening) if at >= 0 else len(head)
    return at, head[at:].partition("\n")[0].rstrip()
