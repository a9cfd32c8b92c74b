"""What a publication keeps back: paths of this machine, names of accounts, reviewers' reasons, whole texts."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from counterclaim.ledger.queries.results import Compared
from counterclaim.ledger.queries.rows import AuditRow, CaptureRow, CorrectionRow, FeedRow, RelationRow, ReportBrief
from counterclaim.model.span import Spans
from counterclaim.show.pieces import Block, Piece
from counterclaim.show.safe import visible, without_account
from counterclaim.web.shown import Shown

REVIEWER = "a reviewer"
AROUND = 80  # characters of a report before and after a claim's words that an excerpt shows: a clause. By judgement
HALF = 2  # of what stands beside the claims, an excerpt shows no more than one part in so many. By judgement
_GAP = " … "


def public(shown: Shown) -> Shown:
    """The same page with nothing that is only for those who work on the ledger; rows for a download are left out."""
    return msgspec.structs.replace(shown, value=_kept(shown.value), table=None, values=_kept(shown.values))


def _kept(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        told = {name: _kept(getattr(value, name)) for name in value.__struct_fields__}
        return type(value)(**{**told, **_instead(value)})
    if isinstance(value, Mapping):
        return {name: _kept(one) for name, one in value.items()}
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(_kept(one) for one in value)
    return [_kept(one) for one in value] if isinstance(value, list) else value


def _instead(value: msgspec.Struct) -> dict[str, Any]:
    """What stands in a public value instead of what only colleagues may see."""
    if isinstance(value, ReportBrief):
        return {"source": _web(value.source) or "", "url": _web(value.url)}
    if isinstance(value, CaptureRow):
        return {"source": _web(value.source) or "", "url": _web(value.url), "reason": None}
    if isinstance(value, CorrectionRow):
        return {"who": REVIEWER, "reason": None}
    if isinstance(value, RelationRow | Compared):
        return {"reason": ""} if value.by_person else {}
    if isinstance(value, FeedRow):
        return {"last_error": None}
    return {"who": REVIEWER, "detail": {}} if isinstance(value, AuditRow) else {}


def _web(address: str | None) -> str | None:
    known = address is not None and address.startswith(("http://", "https://"))
    return without_account(address) if known and address is not None else None


def web_address(report: ReportBrief) -> str:
    """Where everybody can read a report; "" where that is nowhere on the web. Never a path of this machine."""
    return _web(report.url) or _web(report.source) or ""


def room(text: str, marks: Iterable[tuple[int, int]]) -> int:
    """Characters before and after the marked words that an excerpt of a text may show: AROUND, and of a short text so
    many that no more than half of what stands beside these words is shown."""
    spans = sorted(marks)
    words = _covered(spans, 0, len(text))
    around = AROUND
    while around and HALF * (_covered(spans, around, len(text)) - words) > len(text) - words:
        around //= 2
    return around


def _covered(spans: Iterable[tuple[int, int]], around: int, size: int) -> int:
    """How many characters of a text of that size stand in the spans, each made wider by `around`."""
    at = covered = 0
    for start, end in spans:
        first, last = max(at, start - around), min(size, end + around)
        covered += max(0, last - first)
        at = max(at, last)
    return covered


def excerpts(text: str, blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a report's page with no more of its text than claims, a few words round each, and the headline."""
    whole = list(blocks)
    marked = [(p.start, p.end) for block in whole for p in block.pieces if p.claims]
    around = room(text, marked)
    windows = [(max(0, start - around), end + around) for start, end in marked]
    out = []
    for block in whole:
        if block.furniture == "headline":
            out.append(block)
            continue
        pieces = [part for piece in block.pieces for part in _excerpt(text, piece, windows)]
        if any(piece.text != _GAP for piece in pieces):
            out.append(Block(tuple(pieces), block.furniture, "\n"))
    return out


def _excerpt(text: str, piece: Piece, windows: Spans | list[tuple[int, int]]) -> list[Piece]:
    if piece.claims:
        return [piece]
    near = sorted((max(a, piece.start), min(b, piece.end)) for a, b in windows if a < piece.end and b > piece.start)
    kept: list[tuple[int, int]] = []
    for start, end in near:
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    out: list[Piece] = []
    at = piece.start
    for start, end in [(_blank(text, a, piece.start, 1), _blank(text, b, piece.end, -1)) for a, b in kept]:
        if start > at:
            out.append(Piece(at, at, _GAP))
        if end > start:
            out.append(Piece(start, end, visible(text[start:end]), furniture=piece.furniture))
        at = max(start, end)
    if at < piece.end:
        out.append(Piece(at, at, _GAP))
    return out


def _blank(text: str, at: int, edge: int, step: int) -> int:
    """The next place from `at` where no word is cut; `at` itself at the piece's own edge."""
    if at == edge:
        return at
    found = text.find(" ", at) + 1 if step > 0 else text.rfind(" ", 0, at)
    return found if found > 0 else at
