"""What questions about events are answered with; offsets, days and moments as in results.py."""

import msgspec

from counterclaim.ledger.queries.results import Member
from counterclaim.ledger.queries.rows import CorrectionRow, EventRow, FigureRow, MatterRow, ReportBrief


class RangeEnd(msgspec.Struct, frozen=True, kw_only=True):
    """One end of a range: its value, the claims it rests on, the figure as written."""

    value: float
    claims: tuple[str, ...]
    text: str


class RangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """The recorder's range. what: "killed" or "injured"; group: "" for all, children, women, fighters or civilians.

    accounts: how many give a figure. best: UCDP's best estimate where its rule decides; best_rule: why, or why not.
    bounded: False where the least is a lower bound only.
    """

    what: str
    group: str
    low: RangeEnd
    high: RangeEnd
    accounts: int
    best: RangeEnd | None = None
    best_rule: str = ""
    bounded: bool = True


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that an account gives. what: "killed" or "injured"; counted: of whom, None for people in general; part:
    it counts a part of the event's toll; denied: the account denies it; again: another than the account gave of
    the same people on an earlier day."""

    claim: str
    what: str
    figure: FigureRow
    counted: str | None = None
    said_first: str | None = None
    part: bool = False
    denied: bool = False
    again: bool = False


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker's figures of an event, or a report's own, in the order they were given. report: of the first."""

    report: ReportBrief
    statements: tuple[Statement, ...]
    speaker: str | None = None
    name: str | None = None
    side: str | None = None
    narrator: bool = False


class Blamed(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have done it. claims: ids of those that say so; denials: ids of that side's denials."""

    name: str
    side: str | None
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()


class EventPage(msgspec.Struct, frozen=True, kw_only=True):
    """One event with all its accounts.

    claims: at most `limit`, in the order of saying, copies among them (`copy_of`); left_out: how many more there are.
    denials: ids of claims that deny something. revision: what a merge, split, move or name must be based on.
    """

    event: EventRow
    revision: str
    ranges: tuple[RangeRow, ...]
    accounts: tuple[Account, ...]
    blamed: tuple[Blamed, ...]
    denials: tuple[str, ...]
    matters: tuple[MatterRow, ...]
    claims: tuple[Member, ...]
    copies: int = 0
    left_out: int = 0
    corrections: tuple[CorrectionRow, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from counterclaim.ledger.queries.notebook import event_page_html

        return event_page_html(self)
