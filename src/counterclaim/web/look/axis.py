"""Figures on one axis: where each stands, in percent of the width, and which mark its bound asks for.

Positions are percentages, so that a drawing is as wide as the page and its words keep their size.
"""

from collections.abc import Iterable, Sequence
from math import floor, isfinite, log10

import msgspec

from counterclaim.ledger.queries.rows import FigureRow
from counterclaim.show.words import number

LEFT, RIGHT = 3.0, 97.0  # percent: room for arrows at the ends
# A linear axis over more than a factor of 200 puts all small figures on one spot of a phone's 300 points.
LOG_FROM = 200.0
ARROW = 9.0  # percent: how far an arrow reaches
_LOWER = {"at_least": "at_least", "more_than": "more_than", "up": "at_least"}
_UPPER = {"at_most": "at_most", "fewer_than": "fewer_than", "down": "at_most"}


class Tick(msgspec.Struct, frozen=True):
    """A labelled point of the axis."""

    at: float
    label: str


class Axis(msgspec.Struct, frozen=True):
    """A scale from low to high. log: by powers of ten, which the page says."""

    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...] = ()

    def at(self, value: float) -> float:
        """Percent of the width at which a value stands."""
        low, high, value = (self.low, self.high, value) if not self.log else map(log10, (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 3)


class Mark(msgspec.Struct, frozen=True):
    """How a figure is drawn. kind: exact | about | at_least | more_than | at_most | fewer_than | range | vague.

    x: of the point; from_x, to_x: of the bar or the arrow's reach.
    """

    kind: str
    x: float
    from_x: float
    to_x: float


def numbers(figure: FigureRow) -> tuple[float, ...]:
    """The finite numbers that a figure names."""
    given = (figure.value, figure.low, figure.high)
    if figure.bound == "range":
        given = (None, figure.low, figure.high)
    return tuple(one for one in given if one is not None and isfinite(one))


def axis(figures: Iterable[FigureRow]) -> Axis | None:
    """One axis for all the figures; None where none has a number. Begins at nought unless that would hide them."""
    figures = list(figures)
    all_numbers = [one for figure in figures for one in numbers(figure)]
    if not all_numbers:
        return None
    low, high = min(all_numbers), max(all_numbers)
    if low > 0 and high / low > LOG_FROM:
        first, last = floor(log10(low)), floor(log10(high)) + 1
        scale = Axis(10.0**first, 10.0**last, True)
        return msgspec.structs.replace(scale, ticks=_ticks(scale, [10.0**n for n in range(first, last + 1)]))
    if (low >= 0 and high - low > 0.1 * high) or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    step = _step(high - low or 1.0)
    step = max(step, 1.0) if all(one == floor(one) for one in all_numbers) else step  # nobody counts half a person
    start, end = floor(low / step) * step, -floor(-high / step) * step
    end = end if end > start else start + step
    open_ = [max(numbers(one)) for one in figures if one.bound in _LOWER and numbers(one)]
    if max(open_, default=start) > end - ARROW / (RIGHT - LEFT) * (end - start):
        end += step
    scale = Axis(start, end, False)
    count = round((scale.high - scale.low) / step)
    return msgspec.structs.replace(scale, ticks=_ticks(scale, [scale.low + n * step for n in range(count + 1)]))


def mark(scale: Axis, figure: FigureRow) -> Mark | None:
    """A figure's mark on the axis; None where it has no number."""
    known = numbers(figure)
    if not known:
        return None
    points = [scale.at(one) for one in known]
    low, high = min(points), max(points)
    bound = figure.bound
    if bound in ("range", "vague") or low != high:
        if bound in ("vague", "range") and len(set(known)) == 1:  # "dozens": an open end
            return Mark("vague", low, low, RIGHT if figure.high is None else low)
        return Mark("vague" if bound == "vague" else "range", round((low + high) / 2, 3), low, high)
    if bound in _LOWER:
        return Mark(_LOWER[bound], low, low, min(100.0, low + ARROW))
    if bound in _UPPER:
        return Mark(_UPPER[bound], low, max(0.0, low - ARROW), low)
    return Mark("about" if bound == "about" else "exact", low, low, low)


def _step(span: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives four to nine of them."""
    size = 10.0 ** floor(log10(span))
    return next(size * part for part in (0.1, 0.2, 0.5, 1.0, 2.0) if span / (size * part) <= 8.5)


def _ticks(scale: Axis, values: Sequence[float]) -> tuple[Tick, ...]:
    return tuple(Tick(scale.at(one), number(round(one, 10))) for one in values)
