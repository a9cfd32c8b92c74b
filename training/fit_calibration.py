"""Fits what confidences are worth: monotone curves and shares, on one half of gold texts; the error on the other half.

usage: python training/fit_calibration.py --data DATA [--out src/counterclaim/reader/weights/calibration.json]
                                          --claims spans.jsonl

DATA: the folder with the gold sets (attribution/, places/, times/). Attributions are fitted on every other text of
PolNeAR dev (the encoder has seen train), places on their train files and every other text of dev, times on train,
claims on every other document of their development part (spans.jsonl: labels/standoff.py join). Curves are isotonic
(pool adjacent violators; Zadrozny and Elkan, 2002)
over scores pooled by 40 or more.
Prints the expected calibration error on the texts that were held out, before and after.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from claims_split import development
from counterclaim.evaluation.calibration import KINDS, Judged, judge, reliability
from counterclaim.evaluation.gold import GoldText, load_gold
from counterclaim.evaluation.match import FOUND, token_f1
from counterclaim.evaluation.readings import read_gold
from counterclaim.model.when import When
from counterclaim.reader.calibration import FILE, Calibration, Curve, calibration, raw, time_kind
from counterclaim.reader.reader import Reader
from documents import rows

POOL = 40  # answers a point of a curve rests on at least; 20 to 80 compared on held-out halves, within noise
PLACES = 12  # every twelfth text of places train beside dev's: a curve of a dozen points needs no more
PRIOR = 20  # answers by which the share of a kind of time is drawn to the share of all


def isotonic(judged: Sequence[Judged]) -> Curve:
    """Shares that never fall as the score grows."""
    ordered = sorted(judged, key=lambda one: one.confidence)
    blocks: list[list[float]] = []  # sum of scores, right, answers
    for at in range(0, len(ordered), POOL):
        part = ordered[at : at + POOL]
        if len(part) < POOL and blocks:
            blocks[-1] = [a + b for a, b in zip(blocks[-1], _sums(part), strict=True)]
            continue
        blocks.append(_sums(part))
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][1] / merged[-2][2] >= merged[-1][1] / merged[-1][2]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    return Curve(
        tuple(round(total / n, 4) for total, _, n in merged), tuple(round(right / n, 4) for _, right, n in merged)
    )


def _sums(part: Sequence[Judged]) -> list[float]:
    return [sum(one.confidence for one in part), float(sum(one.right for one in part)), float(len(part))]


def kinds_of_times(judged: Sequence[Judged]) -> dict[str, float]:
    """The share of right values by kind of expression; "" for kinds not met."""
    total = sum(one.right for one in judged) / len(judged)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in judged:
        count = counts[_kind(one.row)]
        count[0] += one.right
        count[1] += 1
    shares = {kind: (right + PRIOR * total) / (n + PRIOR) for kind, (right, n) in sorted(counts.items())}
    return {"": round(total, 4), **{kind: round(share, 4) for kind, share in shares.items()}}


def _kind(row: dict[str, Any]) -> str:
    return time_kind(msgspec.convert(row, When))


def read(reader: Reader, part: Any, texts: list[GoldText[Any]]) -> list[Judged]:
    """The answers of the reader on texts, judged."""
    return judge(part, texts, read_gold(reader, texts, part))


def claims(reader: Reader, labelled: Sequence[dict[str, Any]]) -> list[Judged]:
    """The claims of labelled documents: right where a labelled claim of the same voice has their words."""
    out = []
    for row in labelled:
        gold = [(one["text"].replace(" … ", " "), one["voice"] == "N") for one in row["claims"]]
        for claim in reader.read_text(row["text"], published=row["published"] or None).claims:
            told = claim.voice == "narrator"
            right = any(voice == told and token_f1(claim.text, text) >= FOUND for text, voice in gold)
            out.append(Judged(claim.confidence, right, {}))
    return out


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--claims", type=Path, required=True)
    options = parser.parse_args()
    reader = Reader()
    reader.__dict__["calibration"] = raw()
    data = options.data
    dev = load_gold([data / "attribution" / "polnear-dev.jsonl"], "attributions", KINDS["attributions"])
    fitted = read(reader, "attributions", dev[::2])
    held = {"attributions": read(reader, "attributions", dev[1::2])}
    curves = {"attributions": isotonic(fitted)}
    names = ("timebank", "aquaint", "meantime")
    train = load_gold([data / "times" / f"{name}.train.jsonl" for name in names], "timexes", KINDS["times"])
    dev = load_gold([data / "times" / f"{name}.dev.jsonl" for name in names], "timexes", KINDS["times"])
    groups = {"times": kinds_of_times(read(reader, "times", train))}
    held["times"] = read(reader, "times", dev)
    train = load_gold(sorted((data / "places").glob("*.train.jsonl")), "toponyms", KINDS["places"])
    dev = load_gold(sorted((data / "places").glob("*.dev.jsonl")), "toponyms", KINDS["places"])
    curves["places"] = isotonic(read(reader, "places", [*train[::PLACES], *dev[::2]]))
    held["places"] = read(reader, "places", dev[1::2])
    labelled = [row for row in rows(options.claims) if development(row["id"])]
    curves["claims"] = isotonic(claims(reader, labelled[::2]))
    held["claims"] = claims(reader, labelled[1::2])
    made = Calibration(curves, groups)
    for part, judged in held.items():
        after = [_again(made, part, one) for one in judged]
        before, now = reliability(part, judged), reliability(part, after)  # type: ignore[arg-type]
        print(f"{part}: {len(judged)} held out, expected calibration error {before.error:.3f}, fitted {now.error:.3f}")
    fields = msgspec.to_builtins(calibration(options.out).fields)  # fit_sureness.py fits them
    text = {**msgspec.to_builtins(made), "fields": fields}
    options.out.write_text(json.dumps(text, indent=1) + "\n", encoding="utf-8")


def _again(made: Calibration, part: str, one: Judged) -> Judged:
    sure = made.group(part, _kind(one.row)) if part in made.groups else made.score(part, one.confidence)
    return Judged(sure, one.right, one.row)


if __name__ == "__main__":
    main()
