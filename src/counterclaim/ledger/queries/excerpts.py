"""The words of a report around a claim."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.ledger.many import rows_in
from counterclaim.ledger.queries.load import spans
from counterclaim.ledger.queries.results import SearchHit
from counterclaim.ledger.queries.rows import Excerpt
from counterclaim.ledger.tables import claim, report
from counterclaim.model.span import Spans
from counterclaim.reader.comparing import stems

AROUND = 240  # characters before and after: two or three sentences, enough to tell who "he" is. By judgement
TELLING = 4  # content words from which a claim's words tell by themselves what is said; set by eye
_ENDS = (". ", "! ", "? ", ".” ", '." ', "\n")


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


def sentences(db: Connection, words: Mapping[str, str]) -> dict[str, str]:
    """Of claims whose own words are too few to be understood ("responsibility"), the sentence they stand in, by the
    claim's id. words: of each claim."""
    few = [id for id, text in words.items() if len(stems(text)) <= TELLING]
    out = {}
    for row in rows_in(db, select(claim.c.id, claim.c.report, claim.c.content), claim.c.id, few):
        content = spans(row.content)
        first, last = min(start for start, _ in content), max(end for _, end in content)
        start = max(0, first - AROUND)
        part = func.substr(report.c.text, start + 1, last - start + AROUND)
        text = db.scalar(select(part).where(report.c.id == row.report)) or ""
        out[row.id] = sentence(text, first - start, last - start, whole=start == 0)
    return out


def sentence(text: str, first: int, last: int, *, whole: bool) -> str:
    """The sentence around these words, an ellipsis where the text was cut before it ended. whole: the text is not cut
    at its beginning."""
    begin = max((at + len(mark) for mark in _ENDS if (at := text.rfind(mark, 0, first)) >= 0), default=0)
    end = min((at + len(mark) for mark in _ENDS if (at := text.find(mark, last - 1)) >= 0), default=len(text))
    before = "" if begin or whole else "… "
    return before + text[begin:end].strip()


class HitPart(msgspec.Struct, frozen=True):
    """Words of a snippet that are the claim's own, or that stand around it. runs: (start, end, whether it was looked
    for), offsets into the snippet."""

    own: bool
    runs: tuple[tuple[int, int, bool], ...]


def parts_of(hit: SearchHit) -> list[HitPart]:
    """What a search found, in the order of the text: words around a claim are not its speaker's. Without a claim all
    of it is own."""
    size = len(hit.snippet)
    spans_ = hit.claim.content if hit.claim is not None else ((hit.start, hit.start + size),)
    own = [(max(0, start - hit.start), min(size, end - hit.start)) for start, end in spans_]
    ends = sorted({0, size, *(at for span in own for at in span if 0 <= at <= size)})
    return [
        HitPart(any(start <= a and b <= end for start, end in own), tuple(_runs(a, b, hit.marks)))
        for a, b in pairwise(ends)
    ]


def _runs(first: int, last: int, marks: Spans) -> Iterator[tuple[int, int, bool]]:
    at = first
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, last)
        if start < end:
            if at < start:
                yield at, start, False
            yield start, end, True
            at = end
    if at < last:
        yield at, last, False
