"""A figure in the making: tokens instead of offsets, filled in by one rule file after another."""

import msgspec

from counterclaim.model.figure import Bound
from counterclaim.reader.figures.counted import Counted
from counterclaim.reader.figures.num import Num, Number
from counterclaim.reader.figures.tokens import Tokens
from counterclaim.reader.figures.units import Unit


class Draft(msgspec.Struct):
    """Token indices into `tokens`: number first..last, whole expression start..stop (ends exclusive).

    low, high: set where the number itself is an interval; unit: physical, currency or time; unit_name: canonical.
    hyphen: written as "30-day"; duration: a length of time; anaphor: counted has to be looked up ("five of them");
    ellipsis: it is what the figure before counts ("up from eight").
    partitive: "67 of 85 drones". increment: "another 40", "12 more".
    verb_end: token after the verb that gave the state.
    """

    tokens: Tokens
    num: Num
    first: int
    last: int
    start: int
    stop: int
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    is_range: bool = False
    bound: Bound = "exact"
    ceiling: bool = False
    unit: Unit | None = None
    unit_name: str | None = None
    phrase: Counted | None = None
    counted: str | None = None
    state: str | None = None
    by: str | None = None
    window: str | None = None
    cumulative: bool | None = None
    same_as: str | None = None
    inconsistent: bool = False
    hyphen: bool = False
    duration: bool = False
    anaphor: bool = False
    ellipsis: bool = False
    partitive: bool = False
    increment: bool = False
    passive: bool = False
    verb_end: int = 0

    @property
    def start_at(self) -> int:
        """Offset of the first character in the whole text."""
        return self.tokens.starts[self.start]

    @property
    def end_at(self) -> int:
        """Offset after the last character in the whole text."""
        return self.tokens.ends[self.stop - 1]

    @property
    def text(self) -> str:
        """The whole expression as written."""
        return self.tokens.text[self.start_at : self.end_at]

    @property
    def is_count(self) -> bool:
        """True for counts of persons and things, False for physical amounts, money, shares and lengths of time."""
        return self.unit is None and self.unit_name != "share"
