"""Reviewed reports as training data: attributions in PolNeAR's form of gold, claims in that of tests/gold/reports.

Gold says all there is in a text, so a report is handed on when every claim of it was judged, unless one asks otherwise.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger.corrections.added import full_reading
from counterclaim.ledger.corrections.current import Current, current
from counterclaim.ledger.queries.history import corrections_of
from counterclaim.ledger.tables import claim, correction, correction_claim
from counterclaim.model import NARRATOR, Reading
from counterclaim.model.span import Span, Spans

JUDGED = ("accept", "reject", "edit", "add")


class Reviewed(msgspec.Struct, frozen=True):
    """A report with the state of all its claims. complete: every one was judged. who: those who did."""

    reading: Reading
    claims: tuple[Current, ...]
    complete: bool
    who: tuple[str, ...]


def reviewed(db: Connection, *, incomplete: bool = False) -> Iterator[Reviewed]:
    """Reports of which all claims were judged, by id; incomplete: those of which some were, too."""
    judged = select(correction_claim.c.claim).join(correction, correction.c.id == correction_claim.c.correction)
    reports = select(claim.c.report).where(claim.c.id.in_(judged.where(correction.c.action.in_(JUDGED)))).distinct()
    for id in db.scalars(reports.order_by(claim.c.report)).all():
        reading = full_reading(db, id)
        ids = [f"{id}:{one.id}" for one in reading.claims]
        states = tuple(current(db, one) for one in ids)
        complete = all(one.status != "machine" for one in states)
        if complete or (incomplete and any(one.status != "machine" for one in states)):
            rows = corrections_of(db, ids)
            yield Reviewed(reading, states, complete, tuple(sorted({one.who for one in rows if one.action in JUDGED})))


def attribution_gold(one: Reviewed) -> dict[str, Any]:
    """One line of attribution gold: id, publisher, date, title, text, annotator, primary, attributions of spans.

    An attribution stands where a claim of it stands; its content is that of its claims where people moved one.
    """
    report = one.reading.report
    by_attribution: dict[str, list[Current]] = {}
    for state in one.claims:
        kept = state.status != "rejected" and state.state.claim.voice == "actor"
        if kept and state.machine.claim.attribution is not None:
            by_attribution.setdefault(state.machine.claim.attribution, []).append(state)
    attributions = []
    for part in one.reading.attributions:
        states = by_attribution.get(part.id)
        if states is None:
            continue
        moved = any(state.state.claim.content != state.machine.claim.content for state in states)
        content = _union(span for state in states for span in state.state.claim.content) if moved else part.content
        attributions.append(
            {"id": part.id, "source": _lists(part.source), "cue": _lists(part.cue), "content": _lists(content)}
        )
    return {
        "id": report.id,
        "publisher": report.publisher,
        "date": (report.published or "")[:10] or None,
        "title": report.title,
        "text": report.text,
        "annotator": ", ".join(one.who),
        "primary": one.complete,
        "attributions": attributions,
    }


def report_gold(one: Reviewed) -> dict[str, Any]:
    """A report's claims in the form of tests/gold/reports (NAME.gold.json, for a text NAME.txt)."""
    report = one.reading.report
    document: dict[str, Any] = {
        name: getattr(report, name)
        for name in ("agency", "publisher", "published", "language")
        if getattr(report, name)
    }
    document["noise"] = [
        {"text": report.text[part.start : part.end], "start": part.start, "end": part.end, "kind": part.kind}
        for part in report.furniture
        if part.kind != "headline"
    ]
    return {
        "source_file": f"{report.id}.txt",
        "sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "chars": len(report.text),
        "note": f"corrected in a ledger by {', '.join(one.who)}; read by {one.reading.reader}",
        "document": document,
        "relations": [],
        "claims": [_row(state, report.text) for state in one.claims if state.status != "rejected"],
    }


def _row(now: Current, text: str) -> dict[str, Any]:
    one, who = now.state.claim, now.state.speaker
    start, end = one.content[0][0], one.content[-1][1]
    return {
        "id": one.id,
        "required": now.status != "machine",
        "section": "body",
        "speaker": "narrator" if who == NARRATOR else who.name if who is not None else None,
        "side": who.side if who is not None else None,
        "kind": "narrator" if who == NARRATOR else who.kind if who is not None else None,
        "stance": one.stance,
        "content_text": text[start:end],
        "content_start": start,
        "content_end": end,
        "content": [list(span) for span in one.content],
        "event_type": one.type,
        "factuality": one.factuality,
        "quotes": [{"text": text[s:e], "start": s, "end": e} for s, e in one.quotes],
        "figures": [
            {
                "text": part.text, "start": part.start, "end": part.end, "value": part.value, "low": part.low,
                "high": part.high, "unit": part.unit, "bound": part.bound, "approx": part.bound == "about",
            }
            for part in one.figures
        ],
        "places": [
            {"text": part.text, "start": part.start, "end": part.end, "normalised": f"{part.name} ({part.kind})",
             "id": part.id}
            for part in one.places
            if part.id is not None
        ],
        "times": [
            {"text": part.text, "start": part.start, "end": part.end, "normalised": part.value}
            | ({"role": "said_when"} if part.role == "said" else {})
            for part in one.times
            if part.value is not None
        ],
    }  # fmt: skip


def line(value: dict[str, Any]) -> str:
    """One line of JSON that UTF-8 can hold."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or not any(0xD800 <= ord(c) <= 0xDFFF for c in text) else json.dumps(value)


def _union(spans: Iterable[Span]) -> Spans:
    out: list[Span] = []
    for start, end in sorted(set(spans)):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
