"""One amount said twice ("1,294 square kilometers (500 square miles)"): joined, and checked for fit."""

from itertools import pairwise

from counterclaim.reader.figures.draft import Draft

_TENTH = (
    0.05  # half a step of a round number may be this share of it: "1,000 km (620 miles)" fits, "(700 miles)" does not
)


def join(drafts: list[Draft]) -> None:
    """Marks the second of such a pair as `same_as` the first, `inconsistent` where it is off by more than rounding."""
    for first, second in pairwise(drafts):
        if first.unit is None or second.unit is None or first.unit.name == second.unit.name:
            continue
        if not _restates(first, second):
            continue
        same_kind = first.unit.kind == second.unit.kind
        rates = first.unit.kind == "rate" and second.unit.kind == "rate"
        if not same_kind or rates:
            continue
        second.same_as = first.same_as or first.text
        # "1,100 square kilometres (425 square miles) of territory": the noun may stand behind the bracket.
        first.counted = first.counted or second.counted
        second.counted, second.state, second.window = first.counted, first.state or second.state, first.window
        first.state = second.state
        if second.bound == "exact":
            second.bound, second.ceiling = first.bound, first.ceiling
        second.inconsistent = not fits(first, second)


def _restates(first: Draft, second: Draft) -> bool:
    tokens = first.tokens
    if second.tokens is not tokens:
        return False
    between = tokens.lower[first.stop : second.start]
    tail = tokens.low(second.stop)
    if between == ["("] or (
        len(between) > 1 and between[-1] == "(" and len(between) < 7 and between[0] in ("of", "deep", "long", "wide")
    ):
        return True
    return between in ([",", "or"], ["or"], ["-", "or"], ["/"], ["—"]) and (
        tail in (",", ")", "/", "", ".", "of", "—") or between == ["/"]
    )


def fits(first: Draft, second: Draft) -> bool:
    """True where both amounts agree in SI units within the rounding their digits show; True where none can tell."""
    if (
        first.unit is None
        or second.unit is None
        or not (first.unit.si_unit and first.unit.si_unit == second.unit.si_unit)
    ):
        return True
    a, b = _interval(first), _interval(second)
    if a is None or b is None:
        return True
    return a[0] <= b[1] and b[0] <= a[1]


def _interval(draft: Draft) -> tuple[float, float] | None:
    unit = draft.unit
    ends = [v for v in (draft.value, draft.low, draft.high) if v is not None]
    if unit is None or not ends:
        return None
    low, high = min(ends), max(ends)
    low, high = low - _half_step(low), high + _half_step(high)
    return low * unit.factor + unit.offset, high * unit.factor + unit.offset


def _half_step(value: float) -> float:
    """Half of the last digit that is not a rounding nought, but not more than a twentieth of a large number."""
    if value == 0:
        return 0.5
    if value != int(value):
        decimals = len(repr(float(value)).partition(".")[2])
        return float(0.5 * 10**-decimals)
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(max(0.5, min(0.5 * 10**zeros, _TENTH * abs(value))))
