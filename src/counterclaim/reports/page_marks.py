"""What a page sets around its text: newsletter forms, share buttons and tags; with teasers.py and notes.py the "
"whole."""

import re

from counterclaim import vocabulary
from counterclaim.model.report import FurnitureKind
from counterclaim.patterns import compiled
from counterclaim.reports.notes import note, rights
from counterclaim.reports.patterns import any_of
from counterclaim.reports.release_lines import release_line
from counterclaim.reports.site_lines import site_line
from counterclaim.reports.teasers import SPEECH, teaser

_LETTER = compiled(
    any_of(
        r"sign[- ]?up (?:for|to|with|here|now|today)|subscribe (?:to|now|here|today|for)|stay (?:up to date|informed|"
        r"tuned|updated|on top)",
        r"get (?:the (?:latest|best|most|day['’]s|biggest|top|stories)|our|your|all the|breaking|daily|weekly|news)",
        r"enter your e-?mail|your e-?mail(?: address)?|receive (?:our|the|daily|breaking)|we['’]ll send you",
        r"join (?:our|us|the|more than|over|\d)|follow (?:us|our|@|the [A-Z][\w ]{2,30} on)",
        r"thank(?:s| you) for (?:signing|subscribing|reading)|by (?:signing up|subscribing|clicking|"
        r"providing your|entering your)",
        r"support (?:our|independent|us|quality|the [A-Z])|donate|become a (?:member|subscriber|supporter|patron)",
        r"download (?:our|the) (?:app|free)|don['’]t miss (?:a|out|our)|already (?:a subscriber|have an account|"
        r"registered)",
        r"log in|sign in|register (?:to|now|for)|subscribers? only|want (?:more|to (?:read|get))|"
        r"like what you(?:['’]re| are) reading",
        r"this (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)|"
        r"a message from (?-i:[A-Z])[^.]{2,40}:?$|dear readers?",
    )
    + r"\b",
    re.IGNORECASE,
)
_LETTER_WORD = compiled(
    r"newsletters?|inbox|e-?mail|subscri|sign[- ]?up|notifications?|telegram|whatsapp|facebook|twitter|instagram|"
    r"youtube|\bapp\b|"
    r"\bchannels?\b|account|journalism|donat|member|alerts?|privacy|terms of (?:use|service)|readers?|log in|"
    r"breaking news|briefing|google news|linkedin|bluesky|\bthreads\b|\btiktok\b|(?<!\w)@\w",
    re.IGNORECASE,
)
_LETTER_MOST = 60

_PLATFORM = vocabulary.words("pages.platform")
_SHARE_SMALL = vocabulary.words("pages.share_small")
_SHARE_SURE = vocabulary.words("pages.share_sure")
_SHARE_MOST = 16

_TAGS = compiled(
    r"(?:tags?|topics?|key\s?words|filed under|filed in|categor(?:y|ies)|labels?|sections?|hashtags?|"
    r"(?:related|suggested) (?:topics|tags)|(?:more on these )?topics(?: in this article)?|"
    r"in this (?:story|article)|tagged(?: with| in| as)?|posted in)"
    r"\s*(?P<mark>[:：|]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TAGS_ALONE = vocabulary.words("pages.tags_alone")
_HASHTAGS = compiled(r"#\w+(?:[\s,;]+#\w+)*$")


def page_mark(text: str) -> FurnitureKind | None:
    """The kind of page mark a block is, None for reporting; text: the whole block, tidied."""
    if not text or text[0] in '"“‘«„':
        return None
    words = text.count(" ") + 1
    if teaser(text):
        return "teaser"
    if words <= _LETTER_MOST and _LETTER.match(text) and _LETTER_WORD.search(text) and not SPEECH.search(text):
        return "newsletter"
    if words <= _SHARE_MOST and _share(text):
        return "share"
    if words <= 60 and (_tags(text) or _HASHTAGS.match(text)):
        return "tags"
    if rights(text):
        return "copyright"
    return "note" if note(text) or release_line(text) else site_line(text)


def tags_heading(text: str) -> bool:
    """True for a tag key with nothing after it ("Tags:", "Topics")."""
    found = _TAGS.match(text)
    return found is not None and not found.group("rest")


def _share(text: str) -> bool:
    tokens = [t.strip("().:,!").lower() for t in text.split()]
    tokens = [t for t in tokens if t and not t.replace(",", "").replace(".", "").rstrip("km").isdigit()]
    if not tokens or not all(t in _PLATFORM or t in _SHARE_SMALL for t in tokens):
        return False
    return any(t in _SHARE_SURE for t in tokens) or (len(tokens) > 1 and all(t in _PLATFORM for t in tokens))


def _tags(text: str) -> bool:
    found = _TAGS.match(text)
    if not found:
        return False
    rest = found.group("rest")
    if not rest:
        return found.group("mark") != "" or text.lower() in _TAGS_ALONE
    return found.group("mark") != "" and not (rest.endswith(".") and SPEECH.search(rest))
