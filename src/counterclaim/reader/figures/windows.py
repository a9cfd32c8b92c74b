"""The time expression that bounds a count ("over the last five days", "since August 6"); whether it is a running total.

Knows nothing of calendars: the words are handed on as written, times are resolved elsewhere.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from counterclaim import vocabulary
from counterclaim.model.span import Span
from counterclaim.patterns import compiled

_NUMBER = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"several|few|couple\s+of|\d{1,3})"
)
_SPAN = r"(?:second|minute|hour|day|night|week|weekend|month|year|decade|quarter|season|winter|summer|spring|autumn)s?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:\s*,\s*\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|{_MONTH}(?:\s+\d{{4}})?"
    rf"|(?:early|mid|late)[\s-]{_MONTH}|\d{{4}}|{_DAY}(?:\s+(?:morning|evening|night))?|yesterday|last\s+\w{{3,9}}|dawn|midnight|noon)"
)
_EVENT = (
    r"(?:the\s+)?(?:start|beginning|outbreak|onset|launch|end)\s+of\s+(?:the\s+|this\s+|its\s+)?[\w-]{2,20}"
    r"(?:\s+(?:invasion|war|offensive|conflict|year|month|week|fighting|operation|truce|uprising|campaign|siege)\b)?"
    r"(?:\s+(?:in|on|of)\s+(?-i:[A-Z])[\w-]{1,20})?"
)
_SINCE = (
    rf"\bsince\s+(?:{_DATE}|{_EVENT}|(?:the|its|his|their)\s+(?:[\w-]{{2,20}}\s+){{0,2}}[\w-]{{2,20}}|then|independence"
    r"|[\w-]{2,20}\s+(?:began|started))"
)
_TOTAL = (
    rf"{_SINCE}|\bso far(?:\s+this\s+{_SPAN})?\b|\bto date\b|\bin total\b|\baltogether\b|\bup to now\b|\buntil now\b"
    rf"|\bas of\s+{_DATE}|\bin all\b|\boverall\b"
)
_STRETCH = (
    r"\b(?:in|over|during|within|throughout|across)\s+(?:just\s+|only\s+|less\s+than\s+|more\s+than\s+|about\s+"
    r"|nearly\s+)?"
    rf"(?:the\s+)?(?:(?:last|past|previous|preceding|first|next|coming|following)\s+)?(?:{_NUMBER}[\s-]+){_SPAN}\b"
    rf"|\b(?:in|over|during)\s+(?:the\s+)?(?:last|past|previous|preceding)\s+{_SPAN}\b"
    rf"|\b(?:the\s+)?(?:last|past|previous)\s+{_NUMBER}\s+{_SPAN}\b"
    r"|\b(?:a|per|each|every)\s+(?:day|week|month|year|night|hour)\b(?!\s+(?:after|before|ago|earlier|later|from|of|when))"
    r"|\b(?:last|this|past)\s+(?:week|month|year|weekend|night)\b|\bovernight\b"
    rf"|\bbetween\s+{_DATE}\s+and\s+{_DATE}|\bfrom\s+{_DATE}\s+(?:to|until|through)\s+{_DATE}"
    r"|(?-i:\bdaily\b|\bweekly\b|\bmonthly\b)|\bduring the (?:day|night)\b|\bin a single (?:day|night)\b"
)
_WINDOW = compiled(f"(?P<total>{_TOTAL})|(?P<stretch>{_STRETCH})", re.IGNORECASE)
# "the longest closure in some ten months": the time belongs to the comparison, not to the count.
_MOST = vocabulary.words("figures.most")
_REACH = 240  # characters from a figure to its window; the longest clause in the dev sentences needs 130
_NEIGHBOURS = 24  # windows looked at round one figure, so that crafted text stays linear
_AHEAD = 30  # characters by which a window before the figure counts as further off


class Window(msgspec.Struct, frozen=True):
    """A window's span; total: it makes the count a running total."""

    start: int
    end: int
    total: bool


def find(text: str, start: int, end: int) -> list[Window]:
    """Windows in text[start:end] in order; offsets into the whole text."""
    out = []
    for match in _WINDOW.finditer(text, start, end):
        words = match.group().rstrip(" \t\n,;")
        out.append(Window(match.start(), match.start() + len(words), match.lastgroup == "total"))
    return out


def nearest(windows: Sequence[Window], starts: Sequence[int], figure: Span, text: str) -> Window | None:
    """The window of the figure's clause, not further off than a long clause.

    starts: the windows' starts, for bisection. A window that follows belongs to the figure sooner than one
    that opened the sentence before other figures; none is taken across a semicolon.
    """
    best: tuple[int, Window] | None = None
    first = bisect_left(starts, figure[0] - _REACH)
    for window in windows[first : first + _NEIGHBOURS]:
        if window.start > figure[1] + _REACH:
            break
        if window.start < figure[1] and figure[0] < window.end:
            continue
        gap = text[figure[1] : window.start] if window.start >= figure[1] else text[window.end : figure[0]]
        words = gap.lower().split()
        ended = any(word.endswith((".", "!", "?")) for word in (words if gap[-1:].isspace() else words[:-1]))
        if ";" in gap or ended or not _MOST.isdisjoint(words):
            continue
        cost = len(gap) + (_AHEAD if window.end <= figure[0] else 0)
        if best is None or cost < best[0]:
            best = (cost, window)
    return best[1] if best else None
