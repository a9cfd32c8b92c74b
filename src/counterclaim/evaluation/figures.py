"""Figures against gold quantities: spans, values, units, bounds and what is counted."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from counterclaim.evaluation.gold import GoldText, by_corpus
from counterclaim.evaluation.ratio import Ratio, Score
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.spans import pick
from counterclaim.evaluation.units import same_unit

MEASURES = {
    "span": "numbers found with an overlapping span",
    "value": "with the same value; a range only equals a range",
    "unit": "and the same unit",
    "bound": "with the same value and bound (about, at least, ...)",
    "counted_p": "with the same value and a word in common for what is counted",
    "counted_c": "with the same value and the same words for what is counted",
    "all": "value, unit, bound, and a word in common for what is counted",
}
_CLOSE = 1e-5  # relative; two decimals of a converted unit are the same value

# The corpora's words for our bounds; what isn't here is "exact".
_BOUNDS = {
    "about": "approx", "at_least": "more", "more_than": "more", "at_most": "less", "fewer_than": "less",
    "up": "up", "down": "down",
}  # fmt: skip
_STOP = frozenset({
    "the", "a", "an", "of", "in", "on", "at", "to", "and", "or", "for", "by", "from", "with", "this", "that", "these",
    "those", "its", "their", "his", "her", "is", "are", "was", "were",
})  # fmt: skip


class Marked(msgspec.Struct, frozen=True, rename={"unit": "unit_norm"}):
    """One quantity as marked; no span where the annotators gave none, no values where only spans are marked.

    bound: exact, approx, more, less, up or down.
    """

    start: int | None = None
    end: int | None = None
    values: tuple[float, ...] | None = None
    unit: str | None = None
    bound: str | None = None
    counted: tuple[str | None, ...] | str | None = None


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as read (model/figure.py), as far as it is scored."""

    start: int
    end: int
    number_start: int | None = None
    number_end: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None
    counted: str | None = None
    state: str | None = None

    def as_quantity(self) -> Marked:
        """In the corpora's terms: the number's span, its value or its two ends, what is counted with its state."""
        if self.bound in ("range", "vague") and self.low is not None and self.high is not None:
            values: tuple[float, ...] = (self.low, self.high)
        else:
            one = next((v for v in (self.value, self.low, self.high) if v is not None), None)
            values = () if one is None else (one,)
        counted = f"{self.counted or ''} {self.state or ''}".replace("_", " ").split()
        return Marked(
            start=self.start if self.number_start is None else self.number_start,
            end=self.end if self.number_end is None else self.number_end,
            values=values,
            unit=self.unit or "-",
            bound=_BOUNDS.get(self.bound or "", "exact"),
            counted=tuple(counted) or None,
        )


def score_figures(texts: Sequence[GoldText[Marked]], readings: Readings) -> list[Score]:
    """A score for each corpus and for all; a text without a reading counts as read empty.

    Corpora without values are scored for spans only.
    """
    return [_score(corpus, group, readings) for corpus, group in by_corpus(texts).items()]


def _score(corpus: str, texts: Sequence[GoldText[Marked]], readings: Readings) -> Score:
    right: Counter[str] = Counter()
    with_span = n_read = with_value = judged = 0
    for text in texts:
        read = [one.as_quantity() for one in readings.of(text.id, Read)]
        right["span"] += len(_pairs(text.rows, read, lambda a, b: max(0, _shared(a, b))))
        with_span += sum(row.start is not None for row in text.rows)
        n_read += len(read)
        if not all(row.values for row in text.rows):
            continue
        with_value += len(text.rows)
        judged += len(read)
        for i, j in _pairs(text.rows, read, _closeness).items():
            right.update(_agree(text.rows[i], read[j]))
    measures = {"span": Ratio(right["span"], n_read, with_span)}
    if with_value:
        measures |= {name: Ratio(right[name], judged, with_value) for name in MEASURES if name != "span"}
    return Score(
        corpus=corpus, documents=len(texts), gold=with_value or with_span, read=n_read, measures=measures,
        missing=tuple(text.id for text in texts if text.id not in readings.rows),
    )  # fmt: skip


def _pairs(gold: Sequence[Marked], read: Sequence[Marked], how: Callable[[Marked, Marked], int]) -> dict[int, int]:
    """One to one, the pair that agrees most first."""
    found = sorted((-n, i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if (n := how(g, r)))
    return pick((i, j) for _, i, j in found)


def _closeness(gold: Marked, read: Marked) -> int:
    """0 where the values differ, else more for each field that agrees and a little for sharing a place."""
    agree = _agree(gold, read)
    return sum(agree.values()) * 100 + (50 if _shared(gold, read) > 0 else 0) if agree["value"] else 0


def _agree(gold: Marked, read: Marked) -> dict[str, bool]:
    value = _same_values(gold.values, read.values)
    a, b = _content(gold.counted), _content(read.counted)
    out = {
        "value": value,
        "unit": value and same_unit(gold.unit, read.unit),
        "bound": value and (gold.bound or "exact") == (read.bound or "exact"),
        "counted_p": value and (bool(a & b) or (not a and not b)),
        "counted_c": value and a == b,
    }
    return out | {"all": out["unit"] and out["bound"] and out["counted_p"]}


def _same_values(a: Sequence[float] | None, b: Sequence[float] | None) -> bool:
    if not a or not b or len(a) != len(b):
        return False
    pairs = zip(sorted(a), sorted(b), strict=True)
    return all(abs(x - y) <= _CLOSE * max(abs(x), abs(y)) + 1e-9 for x, y in pairs)


def _content(counted: Sequence[str | None] | str | None) -> set[str]:
    """The words for what is counted, without articles and prepositions."""
    words = re.split(r"[,\s]+", counted) if isinstance(counted, str) else counted or ()
    return {word.lower().strip(".,") for word in words if word and word.lower() not in _STOP and word != "-"}


def _shared(a: Marked, b: Marked) -> int:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return 0
    return min(a.end, b.end) - max(a.start, b.start)
