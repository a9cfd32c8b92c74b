"""What is told of how sure each field of a claim is, against what labelled reports show to be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

import msgspec

from counterclaim.evaluation.claims import Row, fields_right, found_for

FIELDS = ("speaker", "side", "type", "stance", "factuality", "evidentiality", "figures", "places", "times")
LEVELS = (0.98, 0.95)
BINS = 10


class Judged(msgspec.Struct, frozen=True):
    """One field of a claim found for a gold row; sure: None where the reader leaves the field open."""

    field: str
    sure: float | None
    right: bool


class Reach(msgspec.Struct, frozen=True):
    """How much of a field reaches a level: of all its values `share` are kept, of these `right` are right.

    least, most: where the share of right values lies with 95 % confidence (Wilson's interval).
    """

    kept: int
    share: float
    right: float
    least: float
    most: float


class FieldScore(msgspec.Struct, frozen=True):
    """One field: values compared, share of them right, expected calibration error of what is told of them.

    said: by level ("0.98"), the values that are told to be as sure. ranked: the most values, surest first, of which as
    many as the level are right; that cut is chosen on these very values. bins: (values, mean of what is told, right).
    """

    values: int
    right: float
    error: float
    said: dict[str, Reach]
    ranked: dict[str, Reach]
    bins: list[list[float]]


def judge(gold: Row, reading: Row) -> list[Judged]:
    """Every field of every claim found for a required row; right as `evaluate claims` has it.

    A side that is given to a speaker whom the gold leaves without one is wrong, except where it calls the side open.
    """
    actors = {one["id"]: one for one in reading.get("actors", ())}
    out = []
    for row in gold["claims"]:
        claim = found_for(row, reading["claims"])[0] if row["required"] else None
        if claim is None:
            continue
        right = fields_right(row, claim, actors)
        for name in ("stance", "evidentiality"):
            if row.get(name):
                right[name] = claim[name] == row[name]
        given = claim["voice"] == "actor" and bool(actors.get(claim.get("actor") or "", {}).get("side"))
        if given and row["speaker"] != "narrator" and not row.get("side") and not row.get("side_open"):
            right["side"] = False
        sure = claim.get("sure") or {}
        out += [Judged(name, sure.get(name), right[name]) for name in FIELDS if name in right]
    return out


def scores(judged: Iterable[Judged]) -> dict[str, FieldScore]:
    """The scores by field, in the order of FIELDS; fields that no row fills are left out."""
    by_field: dict[str, list[Judged]] = {name: [] for name in FIELDS}
    for one in judged:
        by_field[one.field].append(one)
    return {name: _score(found) for name, found in by_field.items() if found}


def as_dict(found: Mapping[str, FieldScore]) -> dict[str, Any]:
    """The scores as plain values, rounded to four places."""
    return {name: _rounded(msgspec.to_builtins(one)) for name, one in found.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value


def _score(found: Sequence[Judged]) -> FieldScore:
    told = sorted(((one.sure, one.right) for one in found if one.sure is not None), key=lambda one: -one[0])
    bins = []
    for n in range(BINS):
        inside = [one for one in told if n / BINS <= one[0] < (n + 1) / BINS or (n == BINS - 1 and one[0] == 1)]
        if inside:
            size = len(inside)
            bins.append([float(size), sum(s for s, _ in inside) / size, sum(r for _, r in inside) / size])
    error = sum(abs(sure - right) * size for size, sure, right in bins) / max(1, len(told))
    said, ranked = {}, {}
    for level in LEVELS:
        said[f"{level:.2f}"] = _reach([right for sure, right in told if sure >= level], len(found))
        ranked[f"{level:.2f}"] = _reach(_cut(told, level), len(found))
    return FieldScore(len(found), sum(one.right for one in found) / len(found), error, said, ranked, bins)


def _cut(told: Sequence[tuple[float, bool]], level: float) -> list[bool]:
    """The longest beginning of the ranked values of which as many as the level are right; ties are kept together."""
    right, best = 0, 0
    for n, (sure, ok) in enumerate(told, 1):
        right += ok
        last = n == len(told) or told[n][0] < sure
        if last and right >= level * n:
            best = n
    return [ok for _, ok in told[:best]]


def _reach(kept: Sequence[bool], of: int) -> Reach:
    n, right = len(kept), sum(kept)
    if n == 0:
        return Reach(0, 0.0, 0.0, 0.0, 1.0)
    share, z = right / n, 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    wide = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Reach(n, n / of, share, max(0.0, middle - wide), min(1.0, middle + wide))
