"""Claims that a person adds to a report because the machine missed them: kept as a correction, read like any other."""

import re
from bisect import bisect_right
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger import keep
from counterclaim.ledger.corrections.edtf import days_of
from counterclaim.ledger.corrections.patch import Patch, State, apply
from counterclaim.ledger.corrections.places import find_place
from counterclaim.ledger.many import add_rows
from counterclaim.ledger.matching import queue
from counterclaim.ledger.matching.keys import WHO
from counterclaim.ledger.queries.history import correction_rows
from counterclaim.ledger.queries.machine import machine_reading
from counterclaim.ledger.rows import rows_of
from counterclaim.ledger.tables import actor, correction, report
from counterclaim.model import NARRATOR, Claim, Figure, Place, Reading, When
from counterclaim.model.running import Paragraph, RunningText
from counterclaim.model.span import Span, Spans

ADD = "add"
_OF = ("claim", "entry", "sureness", "telling", "block", "figure", "place", "when", "utterance")
_FIGURE = ("value", "low", "high", "bound", "unit", "counted", "state", "by", "window")
_MOST = 200  # claims that people may add to one report


def is_added(id: str) -> bool:
    """True for the id of a claim that a person added ("r1:p2", or "p2")."""
    return id.rpartition(":")[2].startswith("p")


def with_added(db: Connection, reading: Reading, report_id: str) -> Reading:
    """The machine's reading with the claims that people added, those that were taken back among them.

    One that does not fit the report's text any more is left out.
    """
    query = select(correction.c.id).where(
        correction.c.action == ADD, correction.c.claim.startswith(f"{report_id}:", autoescape=True)
    )
    ids = db.scalars(query).all()
    if not ids:
        return reading
    claims, actors = list(reading.claims), {one.id: one for one in reading.actors}
    for row in correction_rows(db, ids):
        try:
            state = apply(_nothing(row.claims[0]), row.new or {}, reading.report.text, find_place)
        except CorrectionError:
            continue
        if state.speaker is not None and state.speaker != NARRATOR:
            actors.setdefault(state.speaker.id, state.speaker)
        at = bisect_right([one.content[0][0] if one.content else 0 for one in claims], state.claim.content[0][0])
        claims.insert(at, state.claim)
    return msgspec.structs.replace(reading, claims=tuple(claims), actors=tuple(actors.values()))


def full_reading(db: Connection, report_id: str) -> Reading:
    """The reading of a report with the claims that people added; raises UnknownError."""
    return with_added(db, machine_reading(db, report_id), report_id)


def put_claim(db: Connection, report_id: str, patch: Patch) -> tuple[str, Patch]:
    """The id of a new claim and the patch that makes it: its words, with the figures, places and times in them.

    patch: as for `edit`; "content" says on which words the claim rests. What it leaves out of figures, places and times
    is taken from the words themselves and from the report's other claims. Raises CorrectionError, UnknownError.
    """
    reading = full_reading(db, report_id)
    if not patch.get("content"):
        raise CorrectionError("a claim rests on words.", where="content", next_step="Mark them in the report.")
    numbers = [int(one.id[1:]) for one in reading.claims if is_added(one.id)]
    if len(numbers) >= _MOST:
        raise CorrectionError(f"this report has {_MOST} added claims already.", where=report_id)
    id = f"{report_id}:p{max(numbers, default=0) + 1}"
    content = apply(_nothing(id), {"content": patch["content"]}, reading.report.text, find_place).claim.content
    whole = {**_found(reading, content), **patch}
    apply(_nothing(id), whole, reading.report.text, find_place)
    return id, whole


def insert(db: Connection, id: str) -> None:
    """Write the rows of a claim that its correction tells of, and have it matched."""
    report_id = id.rpartition(":")[0]
    reading = full_reading(db, report_id)
    source = db.scalar(select(report.c.source).where(report.c.id == report_id))
    if source is None:
        raise UnknownError("there is no such report in the ledger.", where=report_id[:80])
    rows = rows_of(reading, source, id=report_id)
    known = set(db.scalars(select(actor.c.id).where(actor.c.report == report_id)))
    mine = {name: [row for row in getattr(rows, name) if row.get("claim", row.get("id")) == id] for name in _OF}
    mine["utterance"] = [row for row in rows.utterance if row["id"] == mine["claim"][0]["utterance"]]
    add_rows(db, actor, [row for row in rows.actor if row["id"] not in known])
    mine["claim"][0]["number"] -= 1  # as the claim before it, which the id sets first; those after it keep theirs
    key = mine["claim"][0]["speaker"]
    if key is not None:
        keep.speakers(db, [row for row in rows.called if row["key"] == key])
        queue.note(db, [(WHO + key, report_id)])
    keep.insert_claims(db, msgspec.structs.replace(rows, relation=[], **mine))


def _nothing(id: str) -> State:
    """A claim of which nothing is known yet; whoever looked at the words is sure that it is one."""
    made = Claim(
        id=id.rpartition(":")[2], voice="actor", content=(), text="", type="other", confidence=1.0,
        evidentiality="own_account", unresolved=("speaker",),
    )  # fmt: skip
    return State(made, None)


def _found(reading: Reading, content: Spans) -> dict[str, Any]:
    """Figures, places and times in the words, as a patch's fields."""

    def inside(one: Figure | Place | When) -> bool:
        return any(start <= one.start and one.end <= end for start, end in content)

    out: dict[str, dict[str, Any]] = {"figures": figures_in(reading.report.text, content), "places": {}, "times": {}}
    for claim in reading.claims:
        for place in claim.places:
            if inside(place) and place.id is not None:
                out["places"][f"{place.start}-{place.end}"] = {"id": place.id}
        for time in claim.times:
            if inside(time) and time.value and _is_date(time.value):
                out["times"][f"{time.start}-{time.end}"] = {"value": time.value, "role": time.role}
    return {name: fields for name, fields in out.items() if fields}


def figures_in(text: str, content: Spans) -> dict[str, Any]:
    """The figures in these words of a report, as a patch's "figures"."""
    from counterclaim.reader.figures import measure

    whole = RunningText(text, range(len(text)), (Paragraph(0, len(text)),))
    found = measure(whole, sentences=content)
    return {f"{one.start}-{one.end}": {name: getattr(one, name) for name in _FIGURE} for one in found}


def nearest(words: str, text: str, at: int) -> Span | None:
    """Where the words stand in the text, whatever its line breaks: the place nearest to `at`; None where nowhere."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    found = [one.span() for one in re.finditer(pattern, text)] or [
        one.span() for one in re.finditer(pattern, text, re.IGNORECASE)
    ]
    return min(found, key=lambda span: abs(span[0] - at)) if found else None


def _is_date(value: str) -> bool:
    try:
        days_of(value, "times")
    except CorrectionError:
        return False
    return True
