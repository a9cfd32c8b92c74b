"""What the word before a date makes of it: "since August 6" is open to the right, "until Friday" to the left."""

from datetime import date

from counterclaim import vocabulary
from counterclaim.reader.times import periods
from counterclaim.reader.times.numbers import count
from counterclaim.reader.times.resolve import Reading
from counterclaim.reader.times.tokens import Tokens
from counterclaim.reader.times.units import unit

_SKIPPED = vocabulary.words("times.skipped")
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
    if lead in ("to", "ending", "ended") and (back := _stretch(tokens, i)) and reading.last is not None:
        first = periods.move(reading.last, back[1], -back[0])
        return reading._replace(value=f"{first}/{reading.last}", first=first)
    if lead in _UNTIL and not (lead == "by" and reading.precision == "vague"):
        return reading._replace(value=f"../{_edge(value, reading.last, -1)}", first=None)
    return reading


def _stretch(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """ "In the nine days to 4 July": how many of which unit end there."""
    words = [word.lower() for word in tokens.words[max(0, at - 3) : at]]
    if len(words) < 2 or not {"the", "a"} & set(words):
        return None
    name = unit(words[-1])
    number = 1.0 if words[-2] in ("the", "a") else count(words[-2])
    if name not in ("day", "week", "month", "year") or not number or number != int(number):
        return None
    return int(number), name


def _edge(value: str, day: date | None, side: int) -> str:
    """The value itself, or the end of it where it is an interval already."""
    return value if "/" not in value else value.split("/")[side]
