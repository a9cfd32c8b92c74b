"""Which words are written small, which only beside names, and which in capitals: the table that recasts ALL CAPS text.

usage: fit_cases.py POOL.jsonl [...]     writes src/counterclaim/reports/data/cases.txt

Counted in the middle of sentences of texts that are printed in both cases. Words that are always names are in no list:
what the table does not know is written like one. The development part (claims_split.py) is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from claims_split import development

OUT = Path(__file__).parent.parent / "src" / "counterclaim" / "reports" / "data" / "cases.txt"
WORD = re.compile(r"(?<!\d)[^\W\d_]+")
LEAST = 2  # documents in which a word stands
LEAST_PAIR = 3  # documents in which a pair of words stands
ENDING, SURE, TYPES = 3, 0.9, 40  # letters of an ending; share of its words that are small; of how many words at least
APART = 10  # how much more a word tells that stands beside no name
SHORTEST = 3  # letters of a word of a pair
SENTENCES = re.compile(r"(?<=[.!?:;])\s+|\n+")


def main() -> None:
    """Count, decide, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pools", type=Path, nargs="+")
    args = parser.parse_args()
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    beside: dict[str, Counter[tuple[str, bool]]] = {"next": Counter(), "last": Counter()}
    pairs: dict[str, Counter[bool]] = defaultdict(Counter)
    documents: Counter[str] = Counter()
    for path in args.pools:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if development(row["id"]) or row["id"].startswith("muc-"):  # those were in capitals once themselves
                    continue
                documents.update(_count(row["text"], small, large, upper, beside, pairs))
    rows = []
    for word in sorted(small.keys() | upper.keys()):
        if documents[word] < LEAST or len(word) > 24:
            continue
        if APART * upper[word] > small[word] + large[word]:
            rows.append(f"{word} U")
        elif small[word] > large[word] + upper[word]:
            told = "".join(
                mark for mark, way in (("n", "next"), ("l", "last"))
                if beside[way][word, True] > beside[way][word, False]
            )  # fmt: skip
            rows.append(f"{word} {told}".strip())
    endings = _endings(small, large)
    rows += [f"-{end}" for end in endings]
    rows += [
        f"{word} C" for word in sorted(large)
        if word[-ENDING:] in endings and documents[word] >= LEAST and large[word] >= small[word] + upper[word]
    ]  # fmt: skip
    known = {row.partition(" ")[0] for row in rows}
    for pair in sorted(pairs):
        a, b = pair.split("_")
        if pairs[pair][True] > pairs[pair][False] and documents[pair] >= LEAST_PAIR and a in known and b in known:
            rows.append(pair)
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {OUT.stat().st_size} bytes")


def _endings(small: Counter[str], large: Counter[str]) -> list[str]:
    """Endings that words have and names have not ("ted")."""
    told: dict[str, Counter[bool]] = defaultdict(Counter)
    for word in small.keys() | large.keys():
        if len(word) > ENDING + 2:
            told[word[-ENDING:]][small[word] > large[word]] += 1
    return sorted(end for end, seen in told.items() if seen.total() >= TYPES and seen[True] >= SURE * seen.total())


def _count(
    text: str, small: Counter[str], large: Counter[str], upper: Counter[str],
    beside: dict[str, Counter[tuple[str, bool]]], pairs: dict[str, Counter[bool]],
) -> set[str]:  # fmt: skip
    """Count one text; the words and pairs in it."""
    seen = set()
    for sentence in SENTENCES.split(text):
        words = WORD.findall(sentence)
        if len(words) < 6 or 2 * sum(word[0].isupper() for word in words) > len(words):
            continue  # a title, or capitals
        inner = words[1:]
        for number, word in enumerate(inner):
            low = word.lower()
            seen.add(low)
            if word.isupper() and len(word) > 1:
                upper[low] += 1
            else:
                sides = {"next": inner[number + 1 : number + 2], "last": inner[max(0, number - 1) : number]}
                named = [way for way, near in sides.items() if near and near[0][0].isupper()]
                for way in named:
                    beside[way][low, word[0].isupper()] += 1
                weight = 1 if named else APART
                (large if word[0].isupper() else small)[low] += weight
        for a, b in pairwise(inner):
            if min(len(a), len(b)) < SHORTEST:
                continue
            key = f"{a.lower()}_{b.lower()}"
            seen.add(key)
            pairs[key][a[0].isupper() and b[0].isupper()] += 1
    return seen


if __name__ == "__main__":
    main()
