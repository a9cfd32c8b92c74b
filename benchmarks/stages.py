"""Figures, places and times beside the tagger: CPU time an article, one thread, one process.

usage: python benchmarks/stages.py [ARTICLES.jsonl] [--rounds N] [--limit N] [--json]

The tagger is one pass of the encoder with its stand-ins and spans, as every reading makes it; sentences are cut with
the figures. Every round opens the gazetteer anew, so that no name is known from the round before. Exit code 1 where the
three together take more than a quarter of the tagger's time.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

os.environ |= {"OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}

import texts

from counterclaim.gazetteer import Gazetteer
from counterclaim.reader.canonical import canonical
from counterclaim.reader.figures import measure as figures
from counterclaim.reader.places import locate
from counterclaim.reader.reader import Reader
from counterclaim.reader.sentences import split
from counterclaim.reader.times import date
from counterclaim.reports.load import from_text
from counterclaim.reports.running import running

DEMO = Path(__file__).parent.parent / "src" / "counterclaim" / "demo" / "reports"
STAGES = ("tagger", "figures", "places", "times")
LIMIT = 0.25
PUBLISHED = "2024-08-13"  # any day: times are dated against it

T = TypeVar("T")


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    def time(self, stage: str, run: Callable[[], T]) -> T:
        """Run it, and count its CPU time."""
        started = time.process_time()
        result = run()
        self.seconds[stage] += time.process_time() - started
        return result


def one_round(reader: Reader, articles: list[str]) -> dict[str, float]:
    """CPU seconds of each stage over all articles."""
    clock = Clock()
    with Gazetteer.open() as gazetteer:
        for text in articles:
            doc = running(from_text(text, published=PUBLISHED))
            tags = clock.time("tagger", lambda doc=doc: reader._tags(doc, canonical(doc.text)))
            sentences = clock.time("figures", lambda doc=doc: split(doc))
            clock.time("figures", lambda doc=doc, s=sentences: figures(doc, sentences=s))
            clock.time("times", lambda doc=doc, s=sentences: date(doc, PUBLISHED, sentences=s))
            tagged = [(one.start, one.end) for one in tags.of("places")]
            clock.time("places", lambda doc=doc, t=tagged: locate(doc, t, gazetteer))
    return clock.seconds


def measure(articles: list[str], rounds: int) -> dict[str, Any]:
    """Medians over the rounds, milliseconds an article, and the ratio of the three stages to the tagger."""
    reader = Reader(threads=1)
    one_round(reader, articles[:3])  # patterns are compiled, tables read
    runs = [one_round(reader, articles) for _ in range(rounds)]
    together = [sum(run[stage] for stage in STAGES[1:]) / run["tagger"] for run in runs]
    return {
        "articles": len(articles),
        "words": round(sum(len(text.split()) for text in articles) / len(articles)),
        "rounds": rounds,
        "milliseconds": {s: statistics.median(run[s] for run in runs) / len(articles) * 1000 for s in STAGES},
        "ratio": statistics.median(together),
        "ratios": together,
        "limit": LIMIT,
    }


def main() -> None:
    """Parse, measure, print; exit code 1 where the limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = texts.from_file(given.articles, given.limit) if given.articles else texts.from_demo(DEMO)[: given.limit]
    result = measure(found, given.rounds)
    if given.json:
        print(json.dumps(result))
    else:
        print(f"{result['articles']} articles of {result['words']} words, {result['rounds']} rounds, CPU ms an article")
        for stage, milliseconds in result["milliseconds"].items():
            print(f"{stage:10} {milliseconds:7.1f}   {milliseconds / result['milliseconds']['tagger']:.2f} of it")
        print(f"figures, places and times together: {result['ratio']:.2f} of the tagger (limit {LIMIT})")
    sys.exit(result["ratio"] > LIMIT)


if __name__ == "__main__":
    main()
