"""Our reader beside what people would use instead, in turns, on the same texts, one thread each.

usage: python benchmarks/peers.py [ARTICLES.jsonl] [--rounds N] [--limit N] [--plot OUT.svg] [--cache DIR] [--json]

ARTICLES.jsonl: lines with a "text"; without it, articles made of the demo reports. The peers are put into an
environment of their own (--cache, default build/benchmarks). Every round runs everything once; ratios are taken round
by round, against bare spaCy, which everything that parses pays, and between readers of the same thing.
HeidelTime starts Java for each article, so it reads HEIDELTIME_ARTICLES only; it is left out where there is no Java.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import texts
from peers_environment import python_with_peers
from timing import child, medians, ratio

HERE = Path(__file__).parent
DEMO = HERE.parent / "src" / "counterclaim" / "demo" / "reports"
HEIDELTIME_ARTICLES = 2
OURS = {"ours: whole reading": "whole", "ours: attributions": "attributions", "ours: times": "times",
        "ours: figures": "figures"}  # fmt: skip
PEERS = {"spaCy small": "spacy", "textacy quotations": "textacy", "verb list + parse": "verb-list",
         "dateparser search": "dateparser", "quantulum3": "quantulum3", "HeidelTime": "heideltime"}  # fmt: skip
SAME_THING = (
    ("ours: whole reading", "spaCy small"),
    ("ours: attributions", "textacy quotations"),
    ("ours: attributions", "verb list + parse"),
    ("ours: times", "dateparser search"),
    ("ours: times", "HeidelTime"),
    ("ours: figures", "quantulum3"),
)


def measure(articles: list[str], rounds: int, python: Path) -> dict[str, Any]:
    """All runs of all rounds, their medians and the ratios."""
    commands = {name: [sys.executable, HERE / "child_counterclaim.py", part] for name, part in OURS.items()}
    commands |= {name: [python, HERE / "child_peer.py", peer] for name, peer in PEERS.items()}
    left_out = {}
    if shutil.which("java") is None:
        left_out["HeidelTime"] = "no Java here"
        del commands["HeidelTime"]
    rates: dict[str, list[float]] = {name: [] for name in commands}
    peaks: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        every, few = Path(folder) / "every.json", Path(folder) / "few.json"
        every.write_text(json.dumps(articles), encoding="utf-8")
        few.write_text(json.dumps(articles[:HEIDELTIME_ARTICLES]), encoding="utf-8")
        for n in range(rounds):
            for name, command in list(commands.items()):
                try:
                    told = child([*command, few if name == "HeidelTime" else every])
                except SystemExit as error:
                    if name != "HeidelTime" or n:
                        raise
                    left_out[name] = str(error).strip().splitlines()[-1][:200]
                    del commands[name], rates[name], peaks[name]
                    continue
                rates[name].append(told["articles"] / told["cpu_seconds"])
                peaks[name].append(told["peak_mb"])
            line = ", ".join(f"{name} {values[n]:.2f}" for name, values in rates.items())
            print(f"round {n + 1} of {rounds}: {line}", file=sys.stderr)
    base = rates["spaCy small"]
    return {
        "articles": len(articles),
        "words": round(sum(len(text.split()) for text in articles) / len(articles)),
        "rounds": rounds,
        "articles_per_cpu_second": medians(rates),
        "peak_mb": medians(peaks),
        "against_spacy": {name: ratio(values, base) for name, values in rates.items()},
        "same_thing": {f"{a} / {b}": ratio(rates[a], rates[b]) for a, b in SAME_THING if b in rates},
        "runs": rates,
        "left_out": left_out,
    }


def show(result: dict[str, Any]) -> None:
    """The table of docs/speed.md, then the ratios."""
    print(f"{result['articles']} articles of {result['words']} words, {result['rounds']} rounds\n")
    print("| | articles a CPU second | against spaCy | peak memory |\n| --- | ---: | ---: | ---: |")
    for name, value in sorted(result["against_spacy"].items(), key=lambda row: -row[1]):
        rate, peak = result["articles_per_cpu_second"][name], result["peak_mb"][name]
        print(f"| {name} | {rate:.2f} | {value:.2f} | {peak:.0f} MB |")
    print("\n| the same thing | ratio |\n| --- | ---: |")
    for name, value in result["same_thing"].items():
        print(f"| {name} | {value:.2f} |")
    for name, why in result["left_out"].items():
        print(f"\n{name} was left out: {why}")


def main() -> None:
    """Parse, measure, print, plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--plot", type=Path, metavar="OUT.svg")
    parser.add_argument("--cache", type=Path, default=HERE.parent / "build" / "benchmarks")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = texts.from_file(given.articles, given.limit) if given.articles else texts.from_demo(DEMO)[: given.limit]
    python = python_with_peers((given.cache / "peers").absolute())
    result = measure(found, given.rounds, python)
    if given.plot:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(result, file)
            file.flush()
            subprocess.run([python, HERE / "plot_peers.py", file.name, given.plot], check=True)
    print(json.dumps(result)) if given.json else show(result)


if __name__ == "__main__":
    main()
