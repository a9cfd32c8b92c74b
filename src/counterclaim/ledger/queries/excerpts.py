"""The words of a report around a claim."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.rows import Excerpt
from counterclaim.ledger.tables import report
from counterclaim.model.span import Spans

AROUND = 240  # characters before and after: two or three sentences, enough to tell who "he" is. By judgement


def excerpt(db: Connection, report_id: str, content: Spans, *, around: int = AROUND) -> Excerpt:
    """The claim's words with up to `around` characters on either side, cut between words."""
    text = db.scalar(select(report.c.text).where(report.c.id == report_id)) or ""
    return around_spans(text, content, around=around)


def around_spans(
    text: str, marks: Sequence[tuple[int, int]], *, around: int = AROUND, paragraph: bool = False
) -> Excerpt:
    """The words of `text` around the marks, no further than their paragraph if asked; its beginning without marks."""
    first = min((start for start, _ in marks), default=0)
    last = max((end for _, end in marks), default=0)
    start, end = max(0, first - around), min(len(text), last + around)
    kept = paragraph and bool(marks)
    before = text.rfind("\n\n", start, first) if kept else -1
    after = text.find("\n\n", last, end) if kept else -1
    if before >= 0:
        start = before + 2
    elif start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    if after >= 0:
        end = after
    elif end < len(text):
        blank = text.rfind(" ", last, end)
        end = blank if blank > last else end
    return Excerpt(text=text[start:end], start=start, marks=tuple((s, e) for s, e in marks))
