"""What the form of a claim needs beside the claim: who speaks in its report, its words as text, what was marked."""

import re
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.rows import ClaimRow, ReportBrief
from counterclaim.ledger.storable import plain as storable
from counterclaim.ledger.tables import actor, report
from counterclaim.web.look.edits import Form, Voice, words_of

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_MOST = 500  # speakers of one report that are offered


def text_of(db: Connection, report_id: str) -> str:
    """The text of a report."""
    return str(db.scalar(select(report.c.text).where(report.c.id == storable(report_id))) or "")


def voices_of(db: Connection, report_id: str) -> tuple[Voice, ...]:
    """Who speaks in a report, each once."""
    query = select(actor.c.name, actor.c.side, actor.c.role).where(actor.c.report == storable(report_id))
    rows = db.execute(query.order_by(actor.c.id).limit(_MOST))
    return tuple({row.name: Voice(row.name, row.side, row.role) for row in rows}.values())


def blank(of: ReportBrief) -> ClaimRow:
    """A claim of which nothing is known yet."""
    return ClaimRow(
        id="", report=of, number=0, voice="actor", type="other", stance="asserts", factuality="asserted",
        evidentiality="own_account", text="", content=(),
    )  # fmt: skip


def form_values(db: Connection, report_id: str, row: ClaimRow, form: Form, marked: str) -> dict[str, Any]:
    """The values of the form's template. marked: offsets of words that were marked in the report, "" for none."""
    text = text_of(db, report_id)
    found = _SPAN.fullmatch(marked)
    span = (int(found[1]), int(found[2])) if found else (0, 0)
    chosen = marked if span[0] < span[1] <= len(text) else ""
    return {
        "form": form,
        "voices": voices_of(db, report_id),
        "claim_words": text[slice(*span)] if chosen else words_of(row, text),
        "chosen": chosen,
    }
