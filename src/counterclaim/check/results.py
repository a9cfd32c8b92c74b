"""What a check gives: for each row its event, who carries it, what its convention would give, and what does not fit."""

from typing import Literal

import msgspec

from counterclaim.check.given import Given

Kind = Literal["number", "day", "place", "actor", "side", "double", "no report found", "event without a row"]
KINDS: tuple[Kind, ...] = (
    "number", "day", "place", "actor", "side", "double", "no report found", "event without a row",
)  # fmt: skip
"""In the order in which they are listed."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that does not fit. text: in words; heading: the column it is about, "" for the whole row; claims: ids
    of those that show it.
    """

    kind: Kind
    text: str
    heading: str = ""
    claims: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from the row's other findings, the same each time."""
        return f"{self.kind}: {self.heading}" if self.heading else self.kind


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What the convention would put into one cell. value: None where it leaves it open; rule: why; claims: ids. note:
    that the row has another number, which an account gives; "" where it has not.
    """

    role: str
    value: float | None
    rule: str
    claims: tuple[str, ...] = ()
    note: str = ""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A row, or an event that has none (`row` None). event: its id, None where none was found; heading: the event in
    words; chance: how likely the tie is, 0 to 1. carried: ids of the claims that carry it, copies left out.
    """

    key: str
    row: Given | None = None
    event: str | None = None
    heading: str = ""
    chance: float = 0.0
    carried: tuple[str, ...] = ()
    expected: tuple[Expected, ...] = ()
    findings: tuple[Finding, ...] = ()


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that was checked. used: the heading of each role; unused: headings that were not looked at."""

    profile: str
    headings: tuple[str, ...]
    used: dict[str, str]
    unused: tuple[str, ...]
    rows: tuple[Checked, ...]
