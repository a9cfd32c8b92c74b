"""What a page sets around its text: pointers to other stories, share buttons, rights, whole lines of menus and forms.

What else stands there, the reader's gate leaves alone: it claims nothing.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import cast

from counterclaim import vocabulary
from counterclaim.model.report import FurnitureKind
from counterclaim.patterns import compiled
from counterclaim.reports.lines import plain
from counterclaim.reports.teasers import teaser

_PLATFORM = vocabulary.words("pages.platform")
_SHARE_SMALL = vocabulary.words("pages.share_small")
_SHARE_SURE = vocabulary.words("pages.share_sure")
_SHARE_MOST = 16
_LETTER_LEADS = vocabulary.listed("pages.letter_leads")
_LETTER_WORDS = vocabulary.listed("pages.letter_words")
_RIGHTS = compiled(
    r"(?:©|\(c\)|copyright)\W{0,3}(?:19|20)\d\d|©\s?[A-Z]|.{0,120}\ball rights reserved\.?$|this material may not be",
    re.IGNORECASE,
)
_DRAWN = "_=*~–—-•·# "  # what a line between parts is drawn with
_RIGHTS_MOST, _NOTICE_MOST = 40, 60  # words
_LINE = 40  # characters


def page_mark(text: str) -> FurnitureKind | None:
    """The kind of page mark a block is, None for reporting; text: the whole block, tidied."""
    if not text or text[0] in '"“‘«„':
        return None
    words = text.count(" ") + 1
    if not text.strip(_DRAWN) or (words <= _NOTICE_MOST and " cookies" in text.lower()):
        return "note"
    if words <= _NOTICE_MOST and _letter(text.lower()):
        return "newsletter"
    if teaser(text):
        return "teaser"
    if words <= _SHARE_MOST and _share(text):
        return "share"
    if words <= _RIGHTS_MOST and _RIGHTS.match(text):
        return "copyright"
    whole = len(text) <= _LINE and not text.endswith((".", "!", "?"))
    numberless = " ".join(word for word in plain(text).split() if not word.isdecimal()) if whole else ""
    return _whole_lines().get(numberless)  # "Image 1 of 5"


@cache
def _whole_lines() -> dict[str, FurnitureKind]:
    with files("counterclaim.reports").joinpath("data/page-lines.csv").open(encoding="utf-8") as rows:
        return {row["line"]: cast(FurnitureKind, row["kind"]) for row in csv.DictReader(rows)}


def _letter(text: str) -> bool:
    """True for what asks readers to sign up, follow or pay: "Follow us on Facebook". Nothing else tells copies of one
    site from what its pages share."""
    return text.startswith(_LETTER_LEADS) and any(word in text for word in _LETTER_WORDS)


def _share(text: str) -> bool:
    tokens = [t.strip("().:,!").lower() for t in text.split()]
    tokens = [t for t in tokens if t and not t.replace(",", "").replace(".", "").rstrip("km").isdigit()]
    if not tokens or not all(t in _PLATFORM or t in _SHARE_SMALL for t in tokens):
        return False
    return any(t in _SHARE_SURE for t in tokens) or (len(tokens) > 1 and all(t in _PLATFORM for t in tokens))
