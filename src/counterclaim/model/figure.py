"""Figures: numbers as somebody claimed them."""

from typing import Literal

import msgspec

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range", "vague", "up", "down"]


Scope = Literal["incident", "part", "day", "window", "running_total", "seen_here"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number as somebody claimed it. Never rounded, never merged with a rival.

    start, end:     the whole expression ("about 1,100 square kilometers"); code points, end exclusive.
    number_start, number_end: the number words alone ("1,100").
    value:          in the unit as written; None where only bounds are known ("dozens").
    bound:          how the number binds; "up" and "down": it is the amount of a rise or fall ("rose 60%"), no level.
    low, high:      inclusive bounds; None is an open end ("at least 40": low=40, high=None).
    unit:           canonical name ("km2", "people", "settlement", "day", "percent"); None for a bare number.
    si_value, si_unit: the value in SI units where the unit is physical.
    counted:        what is counted, in the text's words ("Ukrainian soldiers"); None where it does not tell.
    state:          what happened to the counted (killed, wounded, captured, missing, displaced, ...).
    side:           whose they are.
    by:             by whom it was done.
    window:         the time expression that bounds the count, in the text's words.
    scope:          how much of its event it counts: all of the incident, a part, a day of an area, a window, a running
                    total, what one hospital or witness has seen; None where the reader does not tell.
    same_as:        text of the figure this one converts ("(425 square miles)").
    inconsistent:   True where a bracketed conversion does not fit.
    """

    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    bound: Bound = "exact"
    unit: str | None = None
    si_value: float | None = None
    si_unit: str | None = None
    counted: str | None = None
    state: str | None = None
    side: str | None = None
    by: str | None = None
    window: str | None = None
    cumulative: bool | None = None
    same_as: str | None = None
    inconsistent: bool = False
    scope: Scope | None = None

    def __hash__(self) -> int:
        # Of what tells figures of one text apart: caches look them up often.
        return hash((self.text, self.start, self.value))
