"""Spans: pairs of code-point indices, the one way this package points at words."""

from collections.abc import Iterable

Span = tuple[int, int]
"""(start, end): Unicode code points into a text, end exclusive."""

Spans = tuple[Span, ...]
"""A span list; more than one span means a discontinuous run of words."""


def overlaps(a: Span, b: Span) -> bool:
    """True when the two spans share at least one character."""
    return a[0] < b[1] and b[0] < a[1]


def inside(a: Span, b: Span) -> bool:
    """True when `a` lies wholly in `b`."""
    return b[0] <= a[0] and a[1] <= b[1]


def covers(spans: Iterable[Span], point: int) -> bool:
    """True when one of the spans holds the character at `point`."""
    return any(s <= point < e for s, e in spans)
