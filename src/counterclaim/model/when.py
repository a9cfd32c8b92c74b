"""When: a date or window as EDTF, with what it rests on."""

from typing import Literal

import msgspec

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimePrecision = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague"
]
TimeBasis = Literal["text", "publication", "other_date", "unresolved"]
TimeRole = Literal["event", "said", "duration", "set"]


class Timex(msgspec.Struct, frozen=True):
    """The TIMEX3 reading: type and value ("2025-W11", "P5D", "PAST_REF")."""

    type: TimexType
    value: str


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression.

    start, end: code points, end exclusive.
    value:      EDTF (ISO 8601-2): "2025-03-12", "2024-08", "2025-03-07/2025-03-12", "2024-08/..";
                "PAST_REF", "FUTURE_REF", "PRESENT_REF" where only the direction is known; a duration as "P30D".
    first, last: first and last day meant, ISO dates, both inclusive; None where open or unknown.
    basis:      "text" (the words alone tell), "publication" (rests on the publication date),
                "other_date" (on another date in the text, given in `anchor`), "unresolved".
    confidence: share of such expressions whose value was right on gold annotations.
    role:       "said" dates the utterance, "event" what is told, "duration" a length of time.
    """

    text: str
    start: int
    end: int
    value: str | None = None
    first: str | None = None
    last: str | None = None
    precision: TimePrecision = "vague"
    basis: TimeBasis = "unresolved"
    anchor: str | None = None
    role: TimeRole = "event"
    timex: Timex | None = None
    confidence: float = 0.0
