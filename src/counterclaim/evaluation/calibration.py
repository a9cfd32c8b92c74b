"""Whether a confidence means what it says: of what is read with 70 %, are seven in ten right?"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from counterclaim.evaluation import attributions, places, times
from counterclaim.evaluation.gold import GoldText
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.spans import match
from counterclaim.evaluation.tokens import Tokens

Part = Literal["attributions", "places", "times"]
FIELDS: dict[str, Part] = {"attributions": "attributions", "toponyms": "places", "timexes": "times"}
KINDS: dict[Part, type[msgspec.Struct]] = {
    "attributions": attributions.Marked,
    "places": places.Marked,
    "times": times.Marked,
}
RIGHT: dict[Part, str] = {
    "attributions": "content and source each share half their words with a gold attribution's",
    "places": f"a gold name's point lies within {places.NEAR_KM:.0f} km",
    "times": "the value is that of a gold expression in the same place",
}
BINS = 10


class Judged(msgspec.Struct, frozen=True):
    """One answer: how sure the reader was, and whether it was right. row: as read."""

    confidence: float
    right: bool
    row: dict[str, Any]


class Bin(msgspec.Struct, frozen=True):
    """Answers with a confidence from `low` to below `high`: how many, how sure on average, what share was right."""

    low: float
    high: float
    answers: int
    confidence: float
    right: float


class Reliability(msgspec.Struct, frozen=True):
    """error: expected calibration error, the mean distance of confidence and share, weighted by answers."""

    part: Part
    answers: int
    error: float
    bins: tuple[Bin, ...]


def reliability(part: Part, judged: Sequence[Judged], bins: int = BINS) -> Reliability:
    """Ten bins of equal width (Naeini and others, 2015); empty ones are left out."""
    found = []
    for n in range(bins):
        low, high = n / bins, (n + 1) / bins
        inside = [one for one in judged if low <= one.confidence < high or (n == bins - 1 and one.confidence == 1)]
        if inside:
            sure = sum(one.confidence for one in inside) / len(inside)
            found.append(Bin(low, high, len(inside), sure, sum(one.right for one in inside) / len(inside)))
    error = sum(abs(one.confidence - one.right) * one.answers for one in found) / max(1, len(judged))
    return Reliability(part, len(judged), error, tuple(found))


def judge(part: Part, texts: Iterable[GoldText[Any]], readings: Readings) -> list[Judged]:
    """Every answer of the readings, right or wrong; what neither is (an unresolved place, a name that the gold leaves
    open) is left out.
    """
    found = {"attributions": _attributions, "places": _places, "times": _times}[part]
    return [one for text in texts if text.primary for one in found(text, readings.rows.get(text.id, []))]


def _attributions(text: GoldText[Any], rows: list[dict[str, Any]]) -> list[Judged]:
    tokens = Tokens(text.text)
    gold = attributions.as_words(text.rows, tokens)
    kept = [row for row in rows if tokens.of([tuple(s) for s in row["content"]])]
    read = attributions.as_words(msgspec.convert(kept, list[attributions.Marked]), tokens)
    answers = {j: i for i, j in attributions.match(gold, read)}
    out = []
    for j, row in enumerate(kept):
        i = answers.get(j)
        out.append(Judged(row["confidence"], i is not None and attributions.agree(gold[i], read[j]), row))
    return out


def _places(text: GoldText[Any], rows: list[dict[str, Any]]) -> list[Judged]:
    required = [row for row in text.rows if (row.kind or "toponym") in places.REQUIRED]
    optional = [row for row in text.rows if (row.kind or "toponym") not in places.REQUIRED]
    read = msgspec.convert(rows, list[places.Marked])
    answers = {j: i for i, j in match(required, read).items()}
    out = []
    for j, row in enumerate(rows):
        one = read[j]
        if one.lat is None or one.lon is None:
            continue
        if j not in answers:
            if not places.on_any(optional, one):
                out.append(Judged(row["confidence"], False, row))
            continue
        gold = required[answers[j]]
        if gold.lat is not None and gold.lon is not None:
            near = places.distance_km(gold.lat, gold.lon, one.lat, one.lon) <= places.NEAR_KM
            out.append(Judged(row["confidence"], near, row))
    return out


def _times(text: GoldText[Any], rows: list[dict[str, Any]]) -> list[Judged]:
    read = msgspec.convert(rows, list[times.Read])
    answers = {j: i for i, j in match(text.rows, read).items()}
    out = []
    for j, row in enumerate(rows):
        i = answers.get(j)
        right = i is not None and times.same_value(text.rows[i], read[j])
        out.append(Judged(row["confidence"], right, row))
    return out
