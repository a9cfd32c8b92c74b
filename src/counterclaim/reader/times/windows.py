"""What the word before a date makes of it: "since August 6" is open to the right, "until Friday" to the left."""

from datetime import date

from counterclaim.reader.times.resolve import Reading
from counterclaim.reader.times.tokens import Tokens

_SKIPPED = frozenset("the early late mid at least about around - on of start beginning end middle".split())
_FROM = frozenset(("since", "from"))
_UNTIL = frozenset(("until", "till", "by", "through"))


def applied(tokens: Tokens, start: int, end: int, reading: Reading) -> Reading:
    """The reading with the preposition's meaning in value, first and last; the TIMEX value stays that of the words."""
    if reading.first is None or reading.period is None or reading.timex is None or reading.timex[0] == "DURATION":
        return reading
    i = start - 1
    while i >= max(0, start - 4) and tokens.words[i].lower() in _SKIPPED:
        i -= 1
    lead = tokens.words[i].lower() if i >= 0 else ""
    value = reading.period.edtf
    onwards = end < len(tokens.words) and tokens.words[end].lower() in ("onward", "onwards", "on")
    if lead == "since" or (lead == "from" and onwards):
        if "start" in tokens.words[start:end] or "beginning" in tokens.words[start:end]:
            value = reading.first.isoformat()
        return reading._replace(value=f"{_edge(value, reading.first, 0)}/..", last=None)
    if lead in _UNTIL and not (lead == "by" and reading.precision == "vague"):
        return reading._replace(value=f"../{_edge(value, reading.last, -1)}", first=None)
    return reading


def _edge(value: str, day: date | None, side: int) -> str:
    """The value itself, or the end of it where it is an interval already."""
    return value if "/" not in value else value.split("/")[side]
