"""Times against gold ones: spans, types, TIMEX3 values and the days they mean (TempEval-3's measures, and one more)."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from counterclaim.evaluation.gold import GoldText, by_corpus
from counterclaim.evaluation.intervals import interval, normal
from counterclaim.evaluation.ratio import Ratio, Score
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.spans import match

MEASURES = {
    "strict": "expressions found with exactly the gold's span",
    "relaxed": "expressions found with an overlapping span",
    "type": "and of the same type (DATE, TIME, DURATION, SET)",
    "value": "overlapping, and with the same TIMEX3 value: TempEval-3's ranking figure",
    "interval": 'overlapping, and meaning the same days ("2025-W11" is 2025-03-10 to 2025-03-16)',
}
SHARES = {"value_acc_given_relaxed": "share of the expressions found that have the right value"}


class Marked(msgspec.Struct, frozen=True):
    """One time expression as marked."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None


class _Timex(msgspec.Struct, frozen=True):
    type: str | None = None
    value: str | None = None


class Read(msgspec.Struct, frozen=True):
    """One time expression as read; its TIMEX3 reading is scored, not its EDTF value."""

    start: int
    end: int
    timex: _Timex | None = None


def score_times(texts: Sequence[GoldText[Marked]], readings: Readings) -> list[Score]:
    """A score for each corpus and for all; a text without a reading counts as read empty."""
    return [_score(corpus, group, readings) for corpus, group in by_corpus(texts).items()]


def _score(corpus: str, texts: Sequence[GoldText[Marked]], readings: Readings) -> Score:
    right: Counter[str] = Counter()
    n_gold = n_read = 0
    for text in texts:
        read = readings.of(text.id, Read)
        n_gold += len(text.rows)
        n_read += len(read)
        right["strict"] += len(match(text.rows, read, exact=True))
        pairs = match(text.rows, read)
        right["relaxed"] += len(pairs)
        for i, j in pairs.items():
            right.update(_agree(text.rows[i], read[j].timex or _Timex()))
    return Score(
        corpus=corpus, documents=len(texts), gold=n_gold, read=n_read,
        measures={name: Ratio(right[name], n_read, n_gold) for name in MEASURES},
        shares={"value_acc_given_relaxed": right["value"] / right["relaxed"] if right["relaxed"] else 0.0},
        missing=tuple(text.id for text in texts if text.id not in readings.rows),
    )  # fmt: skip


def same_value(gold: Marked, read: Read) -> bool:
    """True where the TIMEX3 values are the same."""
    return bool(_agree(gold, read.timex or _Timex())["value"])


def _agree(gold: Marked, read: _Timex) -> dict[str, int]:
    days = interval(gold.value)
    return {
        "type": int(normal(gold.type) == normal(read.type)),
        "value": int(bool(normal(gold.value)) and normal(gold.value) == normal(read.value)),
        "interval": int(days is not None and days == interval(read.value)),
    }
