"""What a publication keeps back: paths of this machine, names of accounts, reviewers' reasons, whole texts."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from counterclaim.ledger.queries.results import Compared, TimelinePoint, Version
from counterclaim.ledger.queries.rows import (
    AuditRow,
    CaptureRow,
    ClaimRow,
    CorrectionRow,
    FeedRow,
    MatterRow,
    RelationRow,
    ReportBrief,
    SideLatest,
)
from counterclaim.model.span import Spans
from counterclaim.show.pieces import Block, Piece
from counterclaim.show.safe import visible, without_account
from counterclaim.web.shown import Shown

REVIEWER = "a reviewer"
AROUND = 80  # characters of a report before and after a claim's words that an excerpt shows: a clause. By judgement
HALF = 2  # of what stands beside the claims, an excerpt shows no more than one part in so many. By judgement
SHORT = 1_000  # characters of a report whose claims are all shown: a notice or a post. By judgement
SHARE = 2  # of a longer report, no more than one part in so many is shown, claims and words around them. By judgement
_GAP = " … "
LEFT_OUT = "…"  # stands for the words of a claim that are left out


class Silent(msgspec.Struct, frozen=True):
    """Claims whose words are left out: their ids, and their words by the matters that they stand in. near: of each
    claim, its words and how many characters on either side of them may be shown; None: all."""

    claims: frozenset[str] = frozenset()
    matters: dict[str, tuple[str, ...]] = {}
    near: dict[str, tuple[str, int]] | None = None


NONE = Silent()


def public(shown: Shown, silent: Silent = NONE) -> Shown:
    """The same page with nothing that is only for those who work on the ledger; rows for a download are left out."""
    value, values = _kept(shown.value, silent), _kept(shown.values, silent)
    return msgspec.structs.replace(shown, value=value, table=None, values=values)


def _kept(value: Any, silent: Silent) -> Any:
    if isinstance(value, msgspec.Struct):
        told = {name: _kept(getattr(value, name), silent) for name in value.__struct_fields__}
        return type(value)(**{**told, **_instead(value), **_wordless(value, silent)})
    if isinstance(value, Mapping):
        return {
            name: _near(name, one, silent) if type(one) is str else _kept(one, silent) for name, one in value.items()
        }
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(_kept(one, silent) for one in value)
    return [_kept(one, silent) for one in value] if isinstance(value, list) else value


def _wordless(value: msgspec.Struct, silent: Silent) -> dict[str, Any]:
    """What stands instead of the words of a claim that are left out."""
    if isinstance(value, ClaimRow):
        return {"text": LEFT_OUT} if value.id in silent.claims else {}
    if isinstance(value, SideLatest):
        sentence = _near(value.claim, value.sentence, silent) if value.sentence else None
        return {"sentence": sentence or None, **({"text": LEFT_OUT} if value.claim in silent.claims else {})}
    if isinstance(value, TimelinePoint):
        return {"text": LEFT_OUT} if value.claim in silent.claims else {}
    if isinstance(value, Version):
        return {"label": LEFT_OUT} if value.figure is None and silent.claims.issuperset(value.claims) else {}
    if isinstance(value, MatterRow):
        question = value.question
        for words in silent.matters.get(value.id, ()):
            question = question.replace(words, LEFT_OUT)
        return {"question": question}
    return {}


def _near(claim: str, sentence: str, silent: Silent) -> str:
    """A claim's words with no more of their sentence than may be shown; "" where its beginning may not."""
    if claim in silent.claims:
        return ""
    if silent.near is None or claim not in silent.near:
        return sentence
    words, around = silent.near[claim]
    before, own, after = sentence.partition(words)
    if not own or len(before) > around:  # what stands before the words tells what they are said of
        return ""
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + " …"
    return before + own + after


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


def silent_in(text: str, claims: Iterable[ClaimRow], disputed: Container[str] = ()) -> list[ClaimRow]:
    """The claims of a report whose words are left out, so that no more of it than its share is shown: of what is
    disputed, then of what speakers say, then of what the report tells itself, what comes first in the text is shown
    first. disputed: claims in contested matters."""
    if len(text) <= SHORT:
        return []
    shown, left = bytearray(len(text)), len(text) // SHARE
    silent = []
    for one in sorted(
        claims, key=lambda one: (one.id not in disputed, one.voice == "narrator", one.type == "other", one.content)
    ):
        more = sum(shown.count(0, start, end) for start, end in one.content)
        if more > left:
            silent.append(one)
            continue
        left -= more
        for start, end in one.content:
            shown[start:end] = b"\1" * (end - start)
    return silent


def room(text: str, marks: Iterable[tuple[int, int]]) -> int:
    """Characters before and after the marked words that an excerpt of a text may show: AROUND, or so many that no more
    than its share of a text is shown, and of a short text no more than half of what stands beside these words."""
    spans = sorted(marks)
    words = _covered(spans, 0, len(text))
    most = len(text) // SHARE if len(text) > SHORT else words + (len(text) - words) // HALF
    around = AROUND
    while around and _covered(spans, around, len(text)) > max(most, words):
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


def excerpts(text: str, blocks: Iterable[Block], silent: Collection[int]) -> list[Block]:
    """The blocks of a report's page with no more of its text than claims, a few words round each, and the headline.
    silent: numbers of the claims whose words are left out."""
    whole = [replace(block, pieces=tuple(_unmarked(piece, silent) for piece in block.pieces)) for block in blocks]
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


def _unmarked(piece: Piece, silent: Collection[int]) -> Piece:
    """The piece as words of none of these claims."""
    claims, opens, closes = (
        tuple(n for n in numbers if n not in silent) for numbers in (piece.claims, piece.opens, piece.closes)
    )
    return replace(piece, claims=claims, opens=opens, closes=closes, figure=piece.figure and bool(claims))


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
