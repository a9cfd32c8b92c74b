"""Which spans of a report are not reporting: each block's own marks, then its place among its neighbours."""

from collections.abc import Iterator
from functools import lru_cache

from counterclaim.model.report import Furniture, FurnitureKind
from counterclaim.reports import bylines, datelines, page_marks, pictures, printed_address, stamps, teasers
from counterclaim.reports.layout import LOOK, Block, blocks
from counterclaim.reports.lines import tidy
from counterclaim.reports.page_top import mark_top

_FOOT_BLOCKS = 12
_LABEL = 60  # characters of who speaks
# Lines under a "Related stories" heading: pages print three to six titles, some a number above each.
_LIST_MOST = 12
_TITLE_WORDS = 24
_KEEP_BELOW = 500_000  # characters


def mark(text: str, start: int = 0, title: str | None = None) -> tuple[Furniture, ...]:
    """The furniture of text[start:], sorted and without overlap; title: as known from header or metadata."""
    return tuple(_marked(text, report_blocks(text, start), title))


def report_blocks(text: str, start: int) -> list[Block]:
    """The blocks of text[start:] as `mark` sees them."""
    # The running text asks for the same blocks right after; texts of book length are not kept for that.
    return _kept_blocks(text, start) if len(text) <= _KEEP_BELOW else blocks(text, start, stands_alone)


@lru_cache(maxsize=2)
def _kept_blocks(text: str, start: int) -> list[Block]:
    return blocks(text, start, stands_alone)


def stands_alone(line: str) -> bool:
    """True for a line that is furniture by its own looks, so that no neighbour is part of it."""
    return own_mark(tidy(line)) is not None


@lru_cache(maxsize=1024)  # the same lines come up again as blocks, and once more for the running text
def own_mark(text: str) -> FurnitureKind | None:
    """What a block is by its own looks; None for reporting and for what only its place can tell."""
    if not text:
        return None
    if bylines.byline_name(text):
        return "byline"
    if stamps.date_line(text):
        return "dateline"
    if stamps.time_line(text):
        return "timestamp"
    if printed_address.label(text) or printed_address.address(text):
        return "address"
    kind = page_marks.page_mark(text)
    if kind is None and pictures.photo_credit(text):
        return "photo_credit"
    return "caption" if kind is None and pictures.caption(text) else kind


def _marked(text: str, all_blocks: list[Block], title: str | None) -> Iterator[Furniture]:
    kinds: list[FurnitureKind | None] = [own_mark(b.look) if b.end - b.start <= LOOK else None for b in all_blocks]
    top = mark_top(all_blocks, kinds, title)
    _mark_lists(all_blocks, kinds)
    _mark_foot(all_blocks, kinds, top)
    prose = 0
    alone = not datelines.dialogue(text)
    for block, kind in zip(all_blocks, kinds, strict=True):
        if kind is not None:
            yield Furniture(kind, block.start, block.end)
            continue
        yield from _parts(text, block, first=prose < 2 and not _comes_back(text, block), colon=alone and prose == 0)
        prose += 1


def _mark_lists(all_blocks: list[Block], kinds: list[FurnitureKind | None]) -> None:
    """The titles below "Related stories"."""
    for i, block in enumerate(all_blocks):
        kind = kinds[i]
        if kind == "teaser" and teasers.teaser_heading(block.look):
            for j in range(i + 1, min(i + 1 + _LIST_MOST, len(all_blocks))):
                item = all_blocks[j]
                if kinds[j] not in (None, kind) or item.words > _TITLE_WORDS:
                    break
                if item.stopped and not item.look.endswith("?"):
                    break
                kinds[j] = kind


def _mark_foot(all_blocks: list[Block], kinds: list[FurnitureKind | None], top: int) -> None:
    """A bare name or agency below the last prose."""
    for i in range(len(all_blocks) - 1, max(top, len(all_blocks) - 1 - _FOOT_BLOCKS), -1):
        if kinds[i] is None or kinds[i] == "photo_credit":
            name = bylines.bare_name(all_blocks[i].look.strip("-–—()[] "))
            if name and not all_blocks[i].look.endswith("."):
                kinds[i] = "byline"
            elif kinds[i] is None:
                return


def _comes_back(text: str, block: Block) -> bool:
    """True for a paragraph that opens with a name and a dash, as another one does: who speaks, and no dateline."""
    head, dash, _ = text[block.start : block.start + _LABEL].replace(" – ", " — ").partition(" — ")
    return bool(dash) and sum(f"\n{text}".count(f"\n{head}{mark}") for mark in (" — ", " – ")) > 1


def _parts(text: str, block: Block, *, first: bool, colon: bool) -> Iterator[Furniture]:
    """Furniture inside a paragraph: the dateline or time stamp it opens with, the credit it closes with."""
    line = block.lines[0]
    head = text[line.start : min(line.end, line.start + 200)]
    begin = block.start
    found = datelines.opening(head, first=first, colon=colon)
    if found:
        begin = line.start + len(head[: found[0]].rstrip())
        yield Furniture("dateline", line.start, begin)
    else:
        stamp = datelines.time_opening(head)
        if stamp:
            begin = line.start + len(head[:stamp].rstrip())
            yield Furniture("timestamp", line.start, begin)
    last = block.lines[-1]
    tail_start = max(begin, last.start, last.end - 700)
    close = bylines.closing_span(text[tail_start : last.end])
    for start, end in pictures.credits_within(text, begin, tail_start + close if close else last.end):
        yield Furniture("photo_credit", start, end)
    if close:
        yield Furniture("byline", tail_start + close, last.end)
