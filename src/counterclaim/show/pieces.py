"""A report's text cut where claims, figures and furniture begin and end, so that each piece is shown in one way.

Works in code points and in one sweep over the text; what shows the pieces needs no offsets of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from counterclaim.model import Spans
from counterclaim.show.safe import visible


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Furniture(_Span, Protocol):
    @property
    def kind(self) -> str: ...


class _Claim(Protocol):
    @property
    def content(self) -> Spans: ...
    @property
    def figures(self) -> Sequence[_Span]: ...


class _Report(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def furniture(self) -> Sequence[_Furniture]: ...


class Marked(Protocol):
    """A text with what is marked in it: a Reading, or a report as the ledger keeps it."""

    @property
    def report(self) -> _Report: ...
    @property
    def claims(self) -> Sequence[_Claim]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same claims; start, end: code points into Report.text, end exclusive.

    claims: numbers (from 1) of the claims whose words these are, the shortest claim first.
    opens, closes: numbers of the claims whose first word starts here, whose last word ends here.
    """

    start: int
    end: int
    text: str
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    figure: bool = False
    furniture: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as printed. furniture: its kind where all of it is furniture of one kind; gap: the blank after it."""

    pieces: tuple[Piece, ...]
    furniture: str | None
    gap: str


@dataclass(slots=True)
class _Sweep:
    """What is open at one point of the text."""

    claims: set[int]
    figures: int
    furniture: list[str]
    paragraph: bool = False


def blocks(reading: Marked) -> list[Block]:
    """The whole text as paragraphs of pieces, in order; nothing but blanks before the first is left out."""
    text = reading.report.text
    paragraphs = list(_paragraphs(text))
    runs = _runs(reading, paragraphs)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for start, run in runs.items():
        for number in run.claims:
            first.setdefault(number, start)
            last[number] = start
    length = [sum(end - start for start, end in claim.content) for claim in reading.claims]
    found: list[Block] = []
    starts = sorted(runs)
    at = 0
    for index, (_, stop) in enumerate(paragraphs):
        inside: list[Piece] = []
        while at < len(starts) and starts[at] < stop:
            start, run = starts[at], runs[starts[at]]
            inside.append(
                Piece(
                    start=start,
                    end=run.end,
                    text=visible(text[start : run.end]),
                    claims=tuple(sorted(run.claims, key=lambda n: (length[n - 1], n))),
                    opens=tuple(n for n in sorted(run.claims) if first[n] == start),
                    closes=tuple(n for n in sorted(run.claims) if last[n] == start),
                    figure=run.figure,
                    furniture=run.furniture,
                )
            )
            at += 1
        kinds = {piece.furniture for piece in inside if piece.text.strip()}
        after = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else len(text)
        found.append(Block(tuple(inside), kinds.pop() if len(kinds) == 1 else None, visible(text[stop:after])))
    return found


class _Run(NamedTuple):
    """What holds from one cut to the next, in a paragraph."""

    end: int
    claims: tuple[int, ...]
    figure: bool
    furniture: str | None


def _runs(reading: Marked, paragraphs: list[tuple[int, int]]) -> dict[int, _Run]:
    """The runs of all paragraphs by where they start, in order; blanks between paragraphs have none."""
    cuts = _events(reading)
    for start, end in paragraphs:
        cuts.setdefault(start, []).append(("paragraph", 1, True))
        cuts.setdefault(end, []).insert(0, ("paragraph", 1, False))
    points = sorted(cuts)
    sweep = _Sweep(claims=set(), figures=0, furniture=[])
    runs: dict[int, _Run] = {}
    for point, following in pairwise(points):
        for event in cuts[point]:
            _apply(event, sweep)
        if sweep.paragraph:
            kind = sweep.furniture[-1] if sweep.furniture else None
            runs[point] = _Run(following, tuple(sweep.claims), sweep.figures > 0, kind)
    return runs


_Event = tuple[str, int | str, bool]


def _events(reading: Marked) -> dict[int, list[_Event]]:
    """What opens and closes at each point; spans outside the text and empty ones are passed over."""
    size = len(reading.report.text)
    cuts: dict[int, list[_Event]] = {}

    def mark(what: str, who: int | str, spans: Spans) -> None:
        for start, end in spans:
            if 0 <= start < end <= size:
                cuts.setdefault(end, []).insert(0, (what, who, False))  # close before the next opens
                cuts.setdefault(start, []).append((what, who, True))

    for number, claim in enumerate(reading.claims, start=1):
        mark("claim", number, _merged(claim.content))
        mark("figure", number, tuple((figure.start, figure.end) for figure in claim.figures))
    for piece in reading.report.furniture:
        mark("furniture", piece.kind, ((piece.start, piece.end),))
    return cuts


def _merged(spans: Spans) -> Spans:
    """The same characters as spans that neither touch nor overlap, so that each opens and closes once."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _apply(event: _Event, sweep: _Sweep) -> None:
    what, who, opens = event
    if what == "claim" and isinstance(who, int):
        (sweep.claims.add if opens else sweep.claims.discard)(who)
    elif what == "figure":
        sweep.figures += 1 if opens else -1
    elif what == "paragraph":
        sweep.paragraph = opens
    elif isinstance(who, str):
        if opens:
            sweep.furniture.append(who)
        else:
            sweep.furniture.remove(who)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines with no blank line between them; the line break after the last is not in."""
    start: int | None = None
    end = at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            start = at if start is None else start
            end = stop
        elif start is not None:
            yield (start, end)
            start = None
        at = stop + 1
    if start is not None:
        yield (start, end)
