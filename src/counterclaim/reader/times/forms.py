"""What an expression says, before a reference day is known: "last week" is one week back, whatever the week."""

from typing import NamedTuple

# "published": counted from the publication day; "text": from an earlier date of the text; "near", "either": from such a
# date (of the sentence), else from the publication day.
Anchor = str


class Day(NamedTuple):
    """A day of the calendar; year None: not said. weekday: 0 Monday, as written beside it; back as in Month."""

    year: int | None
    month: int
    day: int
    step: int | None = None
    weekday: int | None = None
    back: int | None = None


class Unsure(NamedTuple):
    """A day whose order of day and month the words leave open ("03/04/2025")."""

    year: int
    one: int
    other: int


class Month(NamedTuple):
    """A month. year None and step None: the news sense; step -1 "last August", +1 "next August", 0 "this August";
    back: years before the publication year ("June last year": 1)."""

    year: int | None
    month: int
    step: int | None = None
    back: int | None = None


class Weekday(NamedTuple):
    """A weekday, 0 Monday; step as in Month."""

    weekday: int
    step: int | None = None


class Year(NamedTuple):
    """A year, decade or century: width 1, 10 or 100 years from `first`. told: its first and last are ("1995-2006")."""

    first: int
    width: int = 1
    told: bool = False


class Season(NamedTuple):
    """A season (SP, SU, FA, WI)."""

    name: str
    year: int | None = None
    step: int | None = None


class Part(NamedTuple):
    """Quarter or half `number` of a year; size 4 or 2.

    back: years before the publication's, None: the last begun; ago: years further back.
    number 0: "the quarter", the one last named, else the last one ended.
    """

    size: int
    number: int
    year: int | None = None
    back: int | None = None
    ago: int = 0


class Shift(NamedTuple):
    """The unit's stretch `steps` units from the anchor: "last week" is ("week", -1, "published")."""

    unit: str
    steps: int
    anchor: Anchor = "published"


class Then(NamedTuple):
    """The date named last, of whatever size: "since then"."""


class Apart(NamedTuple):
    """A point `steps` units from the anchor, as exact as its unit: "two weeks ago".

    of: counted from the last stretch of that size: "the same month a year earlier".
    """

    unit: str
    steps: int
    anchor: Anchor
    of: str | None = None


class WeekOf(NamedTuple):
    """The week that holds a day, or a month's first or last week (edge 1 or -1)."""

    day: "Form"
    edge: int = 0


class Clock(NamedTuple):
    """A time of day: "MO", "AF", "EV", "NI", or hour and minute, zone "Z" or ""; of: its day, None: not said."""

    at: str
    of: "Form | None" = None
    zone: str = ""


class Overnight(NamedTuple):
    """The night that leads into a day; None: into the publication day."""

    of: "Form | None" = None


class Length(NamedTuple):
    """A length of time: parts of (count, unit), count None for "several"."""

    parts: tuple[tuple[float | None, str], ...]


class Window(NamedTuple):
    """A stretch that ends (sign -1) or begins (+1) on the publication day: "the last five days"."""

    number: float | None
    unit: str
    sign: int


class Repeat(NamedTuple):
    """Something that comes again: the TIMEX value of the set."""

    value: str


class Vague(NamedTuple):
    """PAST_REF, PRESENT_REF or FUTURE_REF; unit: of which it is a few, "days" in "a few days ago"."""

    value: str
    unit: str | None = None


class Days(NamedTuple):
    """Several days of a month: "August 6 to 8"."""

    year: int | None
    month: int
    first: int
    last: int


class Listed(NamedTuple):
    """Several dates that share a word ("7 and 9 March"): first token, token behind the last, and form of each."""

    parts: tuple[tuple[int, int, "Form"], ...]


class NumberedDay(NamedTuple):
    """A day of the month that is not said again: "on the 3rd"."""

    day: int


class Nothing(NamedTuple):
    """Words that are no time though parts of them look like one: an age, a fraction."""


class Ordinal(NamedTuple):
    """ "The third year of the war": no date unless the text dates the beginning."""

    number: int
    unit: str


Form = (
    Day
    | Unsure
    | Month
    | Weekday
    | Year
    | Season
    | Part
    | Shift
    | Apart
    | Then
    | WeekOf
    | Clock
    | Overnight
    | Length
    | Window
    | Repeat
    | Vague
    | Ordinal
    | Days
    | Listed
    | NumberedDay
    | Nothing
)
