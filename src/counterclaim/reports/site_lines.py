"""Menus, forms, warnings and messages of web sites and wires, which stand on the page beside the report."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import cast

from counterclaim.model.report import FurnitureKind
from counterclaim.patterns import compiled
from counterclaim.reports.patterns import any_of
from counterclaim.reports.teasers import SPEECH

_EDGES = compiled(r"[^\w]+")
_TRAIL = compiled(r"(?:home|front page)\s*[>»›/|]", re.IGNORECASE)
_TRAIL_PIECES = compiled(r"[^>»›.]{2,30}(?:\s[>»›]\s[^>»›.]{2,30}){1,5}$")
_FEED = compiled(
    r"\b(?:syndicated|wire agency|news agency|agency) feed\b|\bauto-?generated\b|\bnot (?:been )?edited by\b",
    re.IGNORECASE,
)
_FEED_START = compiled(
    r"[(*]*(?:this|except for|only the headline|the content|with (?:input|agency))\b", re.IGNORECASE
)
_LINES = compiled(
    r"[\[(*/–—-]*\s*"
    + any_of(
        r"we use cookies\b|this (?:site|website|page) uses cookies\b|by (?:using|continuing to use) this (?:site|"
        r"website)\b",
        r"(?:to view this (?:video|content|page)|your browser (?:does not|doesn['’]t)|please (?:enable|"
        r"turn on) javascript)\b",
        r"you have (?:\d+|one|two|three|no|reached your)\b[^.]{0,30}\b(?:free )?(?:articles?|limit)\b",
        r"was this (?:article|page|story) (?:helpful|useful)\b",
        r"(?:do you )?(?:have|got) (?:a|any) (?:news )?(?:tips?|story|stories|information)\b[^.]{0,40}\?",
        r"e-?mail (?:the author|the reporter|us)\b|contact (?:the author|the reporter|us) (?:at|on|by)\b",
        r"if you (?:enjoyed|liked) this (?:article|story)|if you have been affected by\b",
        r"(?:we are (?:now )?(?:closing|pausing)|that['’]s all for) (?:this|our|today['’]s) (?:live )?(?:blog|"
        r"coverage|page)",
        r"(?:this|our) live (?:blog|page|coverage)(?: page)? (?:is now|has now|has been|has|is) (?:closed|ended|"
        r"paused|over)",
        r"continued (?:from|on) (?:the )?(?:front )?page\b|page [A-Z]\d{1,2}$|word count\s*:|\d{2,4} words\)?$",
        r"ref(?:erence)?(?:\.| no\.?)?\s*:\s*\S+$|no\.? \d{1,5}/\d{2,4}$",
        r"eds?\s?:|ends?/$|ends$|more\)$|forwarded from [A-Z]|edited (?:at )?\d{1,2}[:.]\d\d|sent from my \w+|"
        r"posted at \d",
        r"this (?:article|story|report) is part of (?:a|our|the)\b",
        r"reporting (?:for|of) this (?:story|article|project) was (?:supported|funded)\b|reprinted (?:with|"
        r"by) permission\b",
        r"distributed by (?-i:[A-Z])[^,.]{2,60} on behalf of\b",
        r"(?:image|photo|picture|slide) \d{1,2} of \d{1,2}$|\d{1,2} of \d{1,2}$|listen \(?\d{1,2}(?::\d\d)? ?min",
    ),
    re.IGNORECASE,
)
_LETTER_LINES = compiled(
    any_of(
        r"follow (?:@\w+|(?-i:[A-Z])[\w.'’ -]{2,40}) on (?:x|twitter|facebook|instagram|telegram|bluesky|"
        r"threads|google news)\b",
        r"subscribe\s?:\s|(?-i:[A-Z])[^.]{5,120}\. follow (?:her|him|them|us) (?:on|at|@)",
        r"our (?:reporters|journalists) are on the ground\b",
    ),
    re.IGNORECASE,
)
_MOST_WORDS = 60


@cache
def _whole_lines() -> dict[str, FurnitureKind]:
    with files("counterclaim.reports").joinpath("data/page-lines.csv").open(encoding="utf-8") as rows:
        return {row["line"]: cast(FurnitureKind, row["kind"]) for row in csv.DictReader(rows)}


def site_line(text: str) -> FurnitureKind | None:
    """The kind of a line that a site or a wire puts on its pages, None for any other line."""
    if len(text) <= 40 and not text.endswith((".", "!", "?")):
        whole = _whole_lines().get(_EDGES.sub(" ", text).strip().casefold())
        if whole:
            return whole
    words = text.count(" ") + 1
    if words > _MOST_WORDS:
        return None
    if _FEED_START.match(text) and _FEED.search(text):
        return "note"
    if words <= 14 and (_TRAIL.match(text) or ("." not in text and _TRAIL_PIECES.match(text))):
        return "note"
    if _LETTER_LINES.match(text):
        return "newsletter"
    if _LINES.match(text) and not SPEECH.search(text):
        return "note"
    return None
