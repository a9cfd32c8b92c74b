"""Whose posts a list of posts is, by the handle above them; and from whom one of them was forwarded."""

import re

from counterclaim.model.span import Span
from counterclaim.patterns import compiled
from counterclaim.reports.lines import tidy

_LINE = re.compile(r"\S[^\n]*")
_HANDLE = compiled(r"(?<![\w.@])@[A-Za-z]\w{2,31}\b")
_FORWARDED = compiled(r"\s*\[?(?:forwarded(?: message)? from|reposted from|repost of|via)\s?:?\s(?P<who>[^\n\]]{2,80})\]?[ \t]*\n", 2)
_HEAD = 3  # lines above the first post
_MOST = 10  # words of a name


def channel(text: str, start: int, end: int) -> str | None:
    """The name of the channel in text[start:end], what stands above the first post: beside its handle ("Lake Watch
    (@lakewatch)"), or above it ("Lake Watch", "@lakewatch · 41.2K subscribers"); None without a handle."""
    above = ""
    for line in list(_LINE.finditer(text, start, end))[:_HEAD]:
        handle = _HANDLE.search(line[0])
        name = tidy((line[0][: handle.start()] if handle else line[0]).rstrip(" \t([{|·•–—-"))
        name = name.rstrip("".join(c for c in name if not (c.isascii() or c.isalnum() or c in "”’»")) + " ")
        if handle is not None:
            name = name or above
            whole = 0 < len(name.split()) <= _MOST and not name.endswith((".", "!", "?", ":"))
            return name if whole else None
        above = name
    return None


def forwarded(text: str, span: Span) -> tuple[int, str] | None:
    """Where the words of a forwarded post begin, and from whom they are; None for one that is none."""
    found = _FORWARDED.match(text, *span)
    return (found.end(), tidy(found["who"])) if found is not None else None
