"""What letters misread by a scanner cost: the same documents as they are and with a share of their letters exchanged.

usage: python benchmarks/scanned.py GOLD... [--share SHARE]...

GOLD: folders as `counterclaim evaluate claims` takes them. Letters are exchanged for those that look alike ("l" for
"i", "c" for "e", "5" for "S"), one for one, so that marks keep their places; which, a fixed seed tells. It is no scan:
lines, columns and blanks stay whole.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim.evaluation.claims import ClaimsScore, score_claims
from counterclaim.reader.reader import Reader

ALIKE = {
    "i": "l", "l": "1", "e": "c", "c": "e", "o": "0", "O": "0", "S": "5", "B": "8", "h": "b", "n": "u", "u": "n",
    "t": "f", "f": "t", "a": "o", "I": "l", "g": "q", "v": "y",
}  # fmt: skip


def misread(text: str, share: float, seed: str) -> str:
    """The text with a share of its letters exchanged for others that look alike."""
    draw = random.Random(seed)
    return "".join(ALIKE.get(one, one) if draw.random() < share else one for one in text)


def moved(gold: Mapping[str, Any], text: str, worse: str) -> dict[str, Any]:
    """The gold table with the words that stand in the worse text; what is accepted beside them as well."""
    rows = []
    for row in gold["claims"]:
        accept = dict(row.get("accept", {}))
        found = [(text.find(one), one) for one in accept.get("content_text", ())]
        accept["content_text"] = [worse[at : at + len(one)] if at >= 0 else one for at, one in found]
        told = worse[row["content_start"] : row["content_end"]]
        rows.append({**row, "content_text": told, "accept": accept})
    return {**gold, "claims": rows}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--share", action="append", type=float)
    given = parser.parse_args(arguments)
    reader = Reader()
    paths = [path for folder in given.gold for path in sorted(folder.glob("*.gold.json"))]
    for share in given.share or (0.0, 0.01, 0.03):
        scores = []
        for path in paths:
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = path.with_name(gold["source_file"]).read_bytes().decode()
            worse = misread(text, share, path.name)
            reading = reader.read_text(worse, published=gold["document"].get("published")).to_dict()
            scores.append(score_claims(moved(gold, text, worse), reading))
        one = ClaimsScore.together(scores)
        rows, voice = len(one.rows), one.found_with_voice
        print(f"{share:.0%}: {rows} claims, found {one.found / rows:.1%}, right voice {voice / rows:.1%}, "
              f"every field {one.right / rows:.1%}")  # fmt: skip


if __name__ == "__main__":
    main()
