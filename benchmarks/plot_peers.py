"""Draws the result of peers.py as SVG, in the peers' environment. usage: plot_peers.py RESULT.json OUT.svg"""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

# Okabe and Ito's blue for ours, grey for theirs: told apart in print, too.
OURS, THEIRS = "#0072b2", "#999999"


def main() -> None:
    """One bar a reader, on a logarithmic scale: articles a CPU second against bare spaCy."""
    result = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = sorted(result["against_spacy"].items(), key=lambda row: row[1])
    matplotlib.rcParams["svg.hashsalt"] = "peers"  # the same result gives the same file
    figure, axes = pyplot.subplots(figsize=(7, 0.42 * len(rows) + 1.2))
    names = [name for name, _ in rows]
    axes.barh(names, [value for _, value in rows], color=[OURS if n.startswith("ours") else THEIRS for n in names])
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    for at, (_, value) in enumerate(rows):
        axes.text(value * 1.06, at, f"{value:.2f}", va="center", fontsize=9)
    axes.set_xlabel("articles a CPU second, spaCy's small pipeline = 1 (logarithmic)")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.15)
    figure.tight_layout()
    figure.savefig(sys.argv[2], metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    main()
