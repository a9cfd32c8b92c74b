"""What a rule is: a pattern and what its match means on a reference day."""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from counterclaim.model.when import TimeBasis, TimexType


class Context(NamedTuple):
    """The text and the day that relative expressions count from; day is None where nothing tells it."""

    text: str
    day: dt.date | None


class Meaning(NamedTuple):
    """What an expression means: TIMEX type and value; basis: what the value rests on; needs: True where it counts from
    an earlier date of the text; window: days it spans back from the reference day."""

    type: TimexType
    value: str
    basis: TimeBasis = "text"
    later: tuple[float, str] | None = None
    window: tuple[float, str] | None = None


class Rule(NamedTuple):
    """pattern: linear-time; read: None where the match is no time after all. Rules that need a day are skipped without one."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Meaning | None]
    relative: bool


def rule(pattern: str, read: Callable[[re.Match[str], Context], Meaning | None], *, relative: bool = False, case: bool = False) -> Rule:
    """A rule; case: the pattern minds capitals."""
    return Rule(re.compile(pattern, 0 if case else re.I), read, relative)
