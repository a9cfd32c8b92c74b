"""Places against gold ones: which names were found, and how far off the points are."""

import itertools
import math
from collections.abc import Sequence

import msgspec

from counterclaim.evaluation.gold import GoldText, by_corpus
from counterclaim.evaluation.ratio import Ratio, Score, total
from counterclaim.evaluation.readings import Readings
from counterclaim.evaluation.spans import match, shared

NEAR_KM = 161.0  # 100 miles: the threshold that toponym resolution is compared by since Leidner (2007)
FARTHEST_KM = 20_038.0  # half the earth's girth: the error of a name without a point, and the end of the AUC's scale
RADIUS_KM = 6371.0088  # mean radius (IUGG)

# These must be found. The rest (demonyms, languages, names inside names) neither rewards nor punishes.
REQUIRED = frozenset({"toponym", "metonym", "modifier"})

MEASURES = {
    "exact": "names found with exactly the gold's span",
    "overlap": "names found with an overlapping span",
    "e2e": "found and within 161 km of the gold's point",
}
SHARES = {
    "found": "share of the gold with a point that got one",
    "acc161": "share of the gold with a point that is within 161 km; no point is wrong",
    "acc161_res": "the same among those that got a point",
    "mean_km": "mean error of those, km",
    "median_km": "median error of those, km",
    "auc": "area under the curve of ln(1 + error): 0 is best, no point counts as 20,038 km",
}


class Marked(msgspec.Struct, frozen=True):
    """One place name as marked or read: code points, and a point in WGS 84 degrees where there is one."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None


def score_places(texts: Sequence[GoldText[Marked]], readings: Readings) -> list[Score]:
    """A score for each corpus and for all; a text without a reading counts as read empty."""
    return [_score(corpus, group, readings) for corpus, group in by_corpus(texts).items()]


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees (haversine), km."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _score(corpus: str, texts: Sequence[GoldText[Marked]], readings: Readings) -> Score:
    counts: list[dict[str, Ratio]] = []
    errors: list[float] = []
    resolved: list[float] = []
    read = 0
    for text in texts:
        found = readings.of(text.id, Marked)
        read += len(found)
        required = [row for row in text.rows if (row.kind or "toponym") in REQUIRED]
        optional = [row for row in text.rows if (row.kind or "toponym") not in REQUIRED]
        pairs = match(required, found)
        these = [error for i, g in enumerate(required) if (error := _error(g, found, pairs.get(i))) is not None]
        errors += these
        resolved += [error for error in these if math.isfinite(error)]
        counts.append(
            {
                "exact": _recognised(required, optional, found, match(required, found, exact=True)),
                "overlap": _recognised(required, optional, found, pairs),
                "e2e": Ratio(
                    sum(error <= NEAR_KM for error in these),
                    _judged(required, optional, found, pairs),
                    len(these),
                ),
            }
        )
    measures = total(counts)
    near, ordered = measures["e2e"].right, sorted(resolved)
    shares: dict[str, float | None] = {
        "found": len(resolved) / len(errors) if errors else 0.0,
        "acc161": near / len(errors) if errors else 0.0,
        "acc161_res": near / len(resolved) if resolved else 0.0,
        "mean_km": sum(resolved) / len(resolved) if resolved else None,
        "median_km": ordered[len(ordered) // 2] if ordered else None,
        "auc": _area(errors),
    }
    return Score(
        corpus=corpus, documents=len(texts), gold=measures["exact"].gold, read=read, measures=measures, shares=shares,
        missing=tuple(text.id for text in texts if text.id not in readings.rows),
    )  # fmt: skip


def _error(gold: Marked, found: Sequence[Marked], j: int | None) -> float | None:
    """Distance from the gold's point, infinite without an answer; None where the gold has no point."""
    if gold.lat is None or gold.lon is None:
        return None
    if j is None:
        return math.inf
    lat, lon = found[j].lat, found[j].lon
    return math.inf if lat is None or lon is None else distance_km(gold.lat, gold.lon, lat, lon)


def _recognised(
    required: Sequence[Marked], optional: Sequence[Marked], found: Sequence[Marked], pairs: dict[int, int]
) -> Ratio:
    used = set(pairs.values())
    free = sum(j not in used and on_any(optional, one) for j, one in enumerate(found))
    return Ratio(len(pairs), len(found) - free, len(required))


def _judged(
    required: Sequence[Marked], optional: Sequence[Marked], found: Sequence[Marked], pairs: dict[int, int]
) -> int:
    """How many points can be called right or wrong: those that answer a gold point, or nothing that is marked."""
    answers = {j: i for i, j in pairs.items()}
    n = 0
    for j, one in enumerate(found):
        if one.lat is None:
            continue
        n += required[answers[j]].lat is not None if j in answers else not on_any(optional, one)
    return n


def on_any(rows: Sequence[Marked], one: Marked) -> bool:
    return any(shared(row, one) > 0 for row in rows)


def _area(errors: Sequence[float]) -> float:
    """Normalised area under the sorted ln(1 + km) curve (trapezoid)."""
    heights = [math.log(1 + min(e, FARTHEST_KM)) / math.log(1 + FARTHEST_KM) for e in sorted(errors)]
    if len(heights) < 2:
        return heights[0] if heights else 0.0
    return sum((a + b) / 2 for a, b in itertools.pairwise(heights)) / (len(heights) - 1)
