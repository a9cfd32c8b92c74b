"""A claim's words, and words of a report around it, cut where something is marked. Offsets are code points."""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.ledger.queries.excerpts import parts_of
from counterclaim.ledger.queries.results import SearchHit
from counterclaim.ledger.queries.rows import ClaimRow, Excerpt
from counterclaim.model.span import Spans
from counterclaim.show.safe import one_line, visible


class Run(msgspec.Struct, frozen=True):
    """A run of words; lit: they are what is marked."""

    text: str
    lit: bool = False


def runs(claim: ClaimRow) -> list[Run]:
    """A claim's words on one line, its figures lit. Figures are found where they stand; else the words stay plain."""
    text, found = claim.text, list[Run]()
    if len(claim.content) == 1:
        start, end = claim.content[0]
        if end - start == len(text):
            at = start
            for figure in sorted(claim.figures, key=lambda one: one.start):
                if figure.start < at or figure.end > end:
                    continue
                found.append(Run(one_line(text[at - start : figure.start - start])))
                found.append(Run(one_line(text[figure.start - start : figure.end - start]), True))
                at = figure.end
            found.append(Run(one_line(text[at - start :])))
            return [run for run in found if run.text]
    return [Run(one_line(text))]


def excerpt(shown: Excerpt) -> list[Run]:
    """An excerpt with its marks lit."""
    return list(pieces(shown.text, tuple((a - shown.start, b - shown.start) for a, b in shown.marks)))


class Part(msgspec.Struct, frozen=True):
    """Words of a report that are the claim's own, or that stand around it."""

    own: bool
    runs: tuple[Run, ...]


def found_in(hit: SearchHit) -> list[Part]:
    """What a search found, with its hits lit."""
    return [
        Part(part.own, tuple(Run(visible(hit.snippet[start:end]), lit) for start, end, lit in part.runs))
        for part in parts_of(hit)
    ]


def pieces(text: str, marks: Sequence[tuple[int, int]] | Spans) -> Iterator[Run]:
    """A text cut at its marks; marks that overlap or reach beyond it are cut too."""
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if at < start:
            yield Run(visible(text[at:start]))
        yield Run(visible(text[start:end]), True)
        at = end
    if at < len(text):
        yield Run(visible(text[at:]))
