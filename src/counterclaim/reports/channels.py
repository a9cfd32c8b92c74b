"""Whose posts a list of posts is, by the handle above them; and from whom one of them was forwarded."""

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.reports.lines import split_lines, tidy

_FORWARDED = vocabulary.words("pages.forwarded")
_READERS = vocabulary.words("pages.readers")
_LABELS = vocabulary.words("pages.channel_labels")
_SENT_ON = "rt @"
_HEAD = 3  # lines above the first post
_MOST = 10  # words of a name
_HANDLE = 3  # letters of a handle at least


def channel(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The name of the channel in text[start:end], what stands above the first post, and where that head ends.

    The name stands beside its handle ("Lake Watch (@lakewatch)"), or above it or the number of those who read it
    ("Lake Watch", "41.2K subscribers"); a handle alone is one behind "Profile:". None without either.
    """
    first = above = ""
    for line in split_lines(text[:end], start)[:_HEAD]:
        words = text[line.start : line.end].split()
        at = next((n for n, word in enumerate(words) if _is_handle(word)), len(words))
        name = _bare(" ".join(words[:at]))
        if first and _read_by(words):
            return (first, line.end) if _whole(first) else None
        if at < len(words):
            labelled = name.casefold() in _LABELS
            name = words[at].strip("()[]{}.,:@") if labelled else name or above
            return (name, line.end) if _whole(name) else None
        above = name
        first = first or _bare(name.partition(" | ")[0])
    return None


def _whole(name: str) -> bool:
    return 0 < len(name.split()) <= _MOST and not name.endswith((".", "!", "?", ":"))


def _read_by(words: list[str]) -> bool:
    """True for "41.2K subscribers" and "41,200 followers"."""
    told = any(word.casefold().strip(",.;·|") in _READERS for word in words)
    return told and any(word[0].isdigit() for word in words)


def _is_handle(word: str) -> bool:
    """True for "@lakewatch" and "(@lake_watch)"; an e-mail's address has letters before its mark."""
    bare = word.strip("()[]{}.,:")
    return bare.startswith("@") and len(bare) > _HANDLE and bare[1:].replace("_", "").isalnum()


def _bare(name: str) -> str:
    """The name without the marks and pictures behind it."""
    while name and not (name[-1].isalnum() or name[-1] in '"”’».!?'):
        name = name[:-1]
    return tidy(name)


def forwarded(text: str, span: Span) -> tuple[int, str] | None:
    """Where the words of a forwarded post begin, and from whom they are; None for one that is none."""
    first = next(iter(split_lines(text[: span[1]], span[0])), None)
    line = text[first.start : first.end].strip("[] ") if first is not None else ""
    if line.casefold().startswith(_SENT_ON) and first is not None:  # "RT @lakewatch: The dam holds."
        who = line.split()[1].strip("@:")
        at = text.index(who, first.start) + len(who)
        return at + len(text[at : first.end]) - len(text[at : first.end].lstrip(": ")), who
    mark = next((one for one in _FORWARDED if line.casefold().startswith(one)), None)
    who = line[len(mark) :].strip(" :") if mark is not None else ""
    return (first.end, tidy(who)) if first is not None and who and first.end < span[1] else None
