"""Whose posts a list of posts is, by the handle above them; and from whom one of them was forwarded."""

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.reports.lines import split_lines, tidy

_FORWARDED = vocabulary.words("pages.forwarded")
_HEAD = 3  # lines above the first post
_MOST = 10  # words of a name
_HANDLE = 3  # letters of a handle at least


def channel(text: str, start: int, end: int) -> str | None:
    """The name of the channel in text[start:end], what stands above the first post: beside its handle ("Lake Watch
    (@lakewatch)"), or above it ("Lake Watch", "@lakewatch · 41.2K subscribers"); None without a handle."""
    above = ""
    for line in split_lines(text[:end], start)[:_HEAD]:
        words = text[line.start : line.end].split()
        at = next((n for n, word in enumerate(words) if _is_handle(word)), len(words))
        name = _bare(" ".join(words[:at]))
        if at < len(words):
            name = name or above
            whole = 0 < len(name.split()) <= _MOST and not name.endswith((".", "!", "?", ":"))
            return name if whole else None
        above = name
    return None


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
    mark = next((one for one in _FORWARDED if line.casefold().startswith(one)), None)
    who = line[len(mark) :].strip(" :") if mark is not None else ""
    return (first.end, tidy(who)) if first is not None and who and first.end < span[1] else None
