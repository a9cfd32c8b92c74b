"""What stands above the text: headline, standfirst, and names, places and captions that only their place tells."""

from counterclaim.model.report import FurnitureKind
from counterclaim.reports import bylines, datelines
from counterclaim.reports.agencies import agency
from counterclaim.reports.layout import Block, closed_with
from counterclaim.reports.lines import plain

Kinds = list[FurnitureKind | None]

# More short blocks than this before any prose are a list or a poem.
_TOP_MOST = 12
# A sentence of fewer words is as often a standfirst; it ends the top all the same, see below.
_PROSE_WORDS = 4
_HEADLINE_WORDS = 40
# Blocks from the top in which a bare name beside a date or a share button is a byline.
_NEAR_TOP = 10
_BESIDE = ("dateline", "timestamp", "share", "byline")


def mark_top(blocks: list[Block], kinds: Kinds, title: str | None) -> int:
    """Fills in the kinds of the blocks above the first prose; returns how many those are.

    kinds: what each block is by its own looks; changed in place. title: as known from header or metadata.
    """
    headline = _titled(blocks, kinds, title)
    top = _top(blocks, kinds)
    for i in range(top):
        look = blocks[i].look
        if kinds[i] == "photo_credit" and headline >= 0 and agency(look):
            kinds[i] = "byline"  # "Reuters" under the headline is who wrote it, not whose picture it is
        if kinds[i] is not None:
            continue
        if _dateline_alone(look):
            kinds[i] = "dateline"
        elif headline >= 0 and bylines.closing_span(look) is not None:
            kinds[i] = "caption"
        elif headline >= 0 and bylines.bare_name(look) and not _again(blocks, i):
            kinds[i] = "byline"
        elif headline >= 0 and datelines.place_line(look) and "byline" in _beside(kinds, i) and not _again(blocks, i):
            kinds[i] = "dateline"
        elif blocks[i].words <= _HEADLINE_WORDS and not look.startswith(("-", "•", "*")):
            kinds[i] = "headline"
            headline = i
    for i in range(max(top, 1), min(len(blocks), _NEAR_TOP)):
        if kinds[i] is None and bylines.bare_name(blocks[i].look) and set(_BESIDE) & set(_beside(kinds, i)):
            kinds[i] = "byline"
    return top


def _again(blocks: list[Block], i: int) -> bool:
    """True for who speaks, above the turns of a dialogue."""
    return sum(one.look == blocks[i].look for one in blocks) > 1


def _titled(blocks: list[Block], kinds: Kinds, title: str | None) -> int:
    """The block that prints the title, marked as headline whatever it ends with or looks like; -1 without one."""
    wanted = plain(title) if title else ""
    for i in range(min(_TOP_MOST, len(blocks)) if wanted else 0):
        if plain(blocks[i].look) == wanted:
            kinds[i] = "headline"
            return i
    return -1


def _top(blocks: list[Block], kinds: Kinds) -> int:
    for i, block in enumerate(blocks[: _TOP_MOST + 1]):
        if kinds[i] is None and _prose(block):
            return i
    # Nothing but short lines: the first of them may still be a headline.
    return 1 if 1 < len(blocks) <= _TOP_MOST and kinds[0] is None else 0


def _prose(block: Block) -> bool:
    if block.words > _HEADLINE_WORDS or (block.words >= _PROSE_WORDS and closed_with(".:", block.look)):
        return True
    return block.words > _PROSE_WORDS and datelines.opening(block.look[:160], first=True) is not None


def _dateline_alone(look: str) -> bool:
    found = datelines.opening(look, first=True) if len(look) <= 80 else None
    return found is not None and found[0] >= len(look)


def _beside(kinds: Kinds, i: int) -> list[FurnitureKind | None]:
    return [kinds[j] for j in (i - 1, i + 1) if 0 <= j < len(kinds)]
