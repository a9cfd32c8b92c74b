"""Articles a CPU second: our reader beside bare spaCy small, in turns, one thread each.

usage: python benchmarks/speed.py [ARTICLES.jsonl] [--rounds N] [--limit N] [--cache DIR] [--json]

ARTICLES.jsonl: lines with a "text" (PolNeAR dev in the figures of docs/speed.md); without it, articles made of the
demo reports. --cache: where the environment with spaCy is kept (default build/benchmarks). Only ratios between runs
of the same minutes carry over to other machines, so every round runs everything once, and ratios are taken by round.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import texts
from spacy_environment import python_with_spacy
from timing import child, medians, ratio

HERE = Path(__file__).parent
DEMO = HERE.parent / "src" / "counterclaim" / "demo" / "reports"
RATIOS = (
    ("tags", "spacy"),
    ("tags", "spacy without ner"),
    ("attributions", "spacy"),
    ("attributions", "spacy without ner"),
    ("whole reading", "spacy"),
)


def measure(articles: list[str], rounds: int, spacy: Path) -> dict[str, Any]:
    """All runs of all rounds, their medians and the ratios."""
    ours, theirs = HERE / "child_counterclaim.py", HERE / "child_spacy.py"
    commands = {
        "tags": [sys.executable, ours, "tags"],
        "spacy": [spacy, theirs, "all"],
        "attributions": [sys.executable, ours, "attributions"],
        "spacy without ner": [spacy, theirs, "no-ner"],
        "whole reading": [sys.executable, ours, "whole"],
    }
    rates: dict[str, list[float]] = {name: [] for name in commands}
    peaks: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.json"
        file.write_text(json.dumps(articles), encoding="utf-8")
        for n in range(rounds):
            for name, command in commands.items():
                told = child([*command, file])
                rates[name].append(told["articles"] / told["cpu_seconds"])
                peaks[name].append(told["peak_mb"])
            print(f"round {n + 1} of {rounds}: {_line(rates, n)}", file=sys.stderr)
    return {
        "articles": len(articles),
        "words": round(sum(len(text.split()) for text in articles) / len(articles)),
        "rounds": rounds,
        "articles_per_cpu_second": medians(rates),
        "runs": rates,
        "peak_mb": medians(peaks),
        "ratios": {f"{a} / {b}": ratio(rates[a], rates[b]) for a, b in RATIOS},
    }


def _line(rates: dict[str, list[float]], n: int) -> str:
    return ", ".join(f"{name} {values[n]:.1f}" for name, values in rates.items())


def show(result: dict[str, Any]) -> None:
    """The medians as a table, then the ratios."""
    print(f"{result['articles']} articles of {result['words']} words, {result['rounds']} rounds\n")
    print(f"{'':20} {'articles a CPU second':>22} {'peak MB':>8}")
    for name, rate in result["articles_per_cpu_second"].items():
        print(f"{name:20} {rate:22.1f} {result['peak_mb'][name]:8.0f}")
    print()
    for name, value in result["ratios"].items():
        print(f"{name:36} {value:6.2f}")


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--cache", type=Path, default=HERE.parent / "build" / "benchmarks")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = texts.from_file(given.articles, given.limit) if given.articles else texts.from_demo(DEMO)[: given.limit]
    result = measure(found, given.rounds, python_with_spacy((given.cache / "spacy").absolute()))
    print(json.dumps(result)) if given.json else show(result)


if __name__ == "__main__":
    main()
