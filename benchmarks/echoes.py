"""Scores utterances and families on one-paragraph rewrites of one story as outlets make them, whose making is known.

    python benchmarks/echoes.py                          # of the repository's own reports (tests/gold/reports)
    python benchmarks/echoes.py --texts texts.jsonl      # of any reports, {"id", "text"} a line
    python benchmarks/echoes.py --claims rules

Each story is carried by four outlets on one day and the next: whole, cut, reordered, reworded, the source shortened,
one number changed. The first prints the same words again a day later with other figures: a bulletin, other utterances.
"""

import argparse
import random
import re
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.copies.rewrites import SENTENCE, Story, reworded, story  # noqa: E402

from counterclaim.copies import copy_of, families  # noqa: E402
from counterclaim.matters import entries, utterances  # noqa: E402
from counterclaim.model import Report  # noqa: E402
from counterclaim.reader.comparing import stems  # noqa: E402
from counterclaim.reports.jsonl import Item, read_lines  # noqa: E402
from counterclaim.reports.load import from_text  # noqa: E402

OUTLETS = ("whole", "cut", "reordered", "reworded", "again")
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d?(?![\d.,]*\d)")
FULL_NAME = re.compile(r"\b[A-Z][a-z]+ ([A-Z][a-z]{3,}) (?=said|told|added)")
NEARLY = 0.7  # share of the stems of two claims, taken together, from which they are nearly identical
MOST = 40  # sentences of a story


class Made(NamedTuple):
    """A carrier's report; spans: of each sentence, with what it is of: story, number, and what was changed in it."""

    report: Report
    spans: list[tuple[int, int, tuple[str, int, str]]]
    words: dict[int, int]


def main() -> None:
    """Print recall of utterances and families, and what was joined wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSON Lines of reports")
    parser.add_argument("--most", type=int, default=40, help="stories that are taken")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--claims", choices=("learned", "rules"), default="learned")
    parser.add_argument("--show", action="store_true", help="print what came out wrong")
    given = parser.parse_args()
    stories = sorted(_stories(given.texts), key=lambda one: one.name)
    chance = random.Random(given.seed)
    chance.shuffle(stories)
    made = [one for n, base in enumerate(stories[: given.most]) for one in _carried(base, n, chance)]
    _utterances(made, given.claims, given.show)
    _families(made)


def _stories(texts: Path | None) -> list[Story]:
    if texts is None:
        return [story(path) for path in sorted((ROOT / "tests/gold/reports").glob("*/*.txt"))]
    found = [one for one in read_lines(texts) if isinstance(one, Item)]
    return [Story(one.id, (tuple(SENTENCE.split(" ".join(one.report().text.split()))),)) for one in found]


def _carried(base: Story, number: int, chance: random.Random) -> list[Made]:
    """What the outlets make of a story; all on one day, "reworded" the day after it, "again" that day, too."""
    day = date(2025, 1, 1) + timedelta(7 * number)
    sentences = list(enumerate([s for p in base.paragraphs for s in p][:MOST]))
    changed = next((n for n, s in sentences[1:] if NUMBER.search(s)), None)
    out = []
    for outlet in OUTLETS:
        mine = sentences
        if outlet == "cut":
            mine = sentences[: max(3, round(len(sentences) * chance.uniform(0.4, 0.8)))]
        if outlet == "reordered":
            rest = sentences[1:]
            chance.shuffle(rest)
            mine = sentences[:1] + rest
        text, spans = "", []
        for n, sentence in mine:
            how = "same"
            if outlet == "reworded":
                sentence = FULL_NAME.sub(r"\1 ", reworded(sentence, 0.06, chance))
            if (outlet == "cut" and n == changed) or (outlet == "again" and NUMBER.search(sentence)):
                sentence = NUMBER.sub(lambda m: str(int(m[0]) + 3), sentence)
                how = f"numbers of {outlet}"
            start = len(text)
            text += sentence + " "
            spans.append((start, len(text) - 1, (base.name, n, how)))
        later = outlet in ("reworded", "again")
        site = "whole" if outlet == "again" else outlet
        report = from_text(
            text.strip(), id=f"{base.name}-{outlet}", url=f"https://{site}.example/{outlet}{number}", publisher=site,
            published=(day + timedelta(later)).isoformat(),
        )
        out.append(Made(report, spans, {n: len(s.split()) for n, s in mine}))
    return out


def _utterances(made: list[Made], which: str, show: bool = False) -> None:
    if which == "learned":
        from counterclaim.reader.reader import Reader as Reader
    else:
        from counterclaim.reader.reader import Reader  # type: ignore[assignment]
    reader = Reader()
    found, of = [], {}
    for one in made:
        for entry in entries(reader.read_report(one.report), one.report.id):
            at = entry.claim.content[0][0]
            of[entry.id] = next((what for start, stop, what in one.spans if start <= at < stop), None)
            found.append(entry)
    home = {id: utterance.id for utterance in utterances(found) for id in utterance.members}
    counts: Counter[tuple[str, bool]] = Counter()
    by_sentence: dict[tuple[str, int], list] = {}
    for entry in found:
        if (what := of[entry.id]) is not None:
            by_sentence.setdefault(what[:2], []).append((entry, what[2]))
    for group in by_sentence.values():
        for (a, how_a), (b, how_b) in combinations(group, 2):
            mine, theirs = stems(a.claim.text), stems(b.claim.text)
            if a.report == b.report or len(mine) < 4 or len(mine & theirs) < NEARLY * len(mine | theirs):
                continue
            ours, others = (set(NUMBER.findall(one.claim.text)) for one in (a, b))
            other = not (ours <= others or others <= ours)
            if how_a != how_b and not other:
                continue  # the number that was changed stands outside of the claim's words
            kind = "other numbers" if other else "named" if a.speaker and b.speaker else "other"
            if show and (kind == "other numbers") == (home[a.id] == home[b.id]):
                print(a.published, b.published, a.claim.text[:140], "|", b.claim.text[:140])
            counts[kind, home[a.id] == home[b.id]] += 1
    for kind in ("named", "other", "other numbers"):
        joined, apart = counts[kind, True], counts[kind, False]
        print(f"claims ({which}), {kind}: {joined} of {joined + apart} pairs are one utterance")
    strange = Counter()
    for id, utterance in home.items():
        strange[utterance, of[id][:1] if of[id] else None] += 1
    mixed = {u for u, what in strange} & {u for u, c in Counter(u for u, what in strange if what).items() if c > 1}
    print(f"utterances of two stories: {len(mixed)} of {len(set(home.values()))}")


def _families(made: list[Made]) -> None:
    joined = {frozenset(p) for f in families([copy_of(m.report) for m in made]) for p in combinations(f.members, 2)}
    same = set()
    for a, b in combinations(made, 2):
        if a.spans[0][2][0] == b.spans[0][2][0]:
            common = sum(size for n, size in a.words.items() if n in b.words)
            if common >= 0.4 * min(sum(a.words.values()), sum(b.words.values())):
                same.add(frozenset((a.report.id, b.report.id)))
    print(f"families: {len(joined & same)} of {len(same)} pairs sharing 40 %, {len(joined - same)} others")


if __name__ == "__main__":
    main()
