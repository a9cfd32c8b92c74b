"""Fits the linker's weights: two choices (cue of a content, source of a cue) as conditional logit.

usage: fit_link.py --data DATA --out src/counterclaim/reader/weights/link.json [--predicted FILE] [--decay 3e-5]

Learns from gold spans of PolNeAR train, once as they are and once thinned out, so that "none" is learnt too. With
--predicted it also learns from spans as an encoder early in its training tagged them (predict.py), errors and all.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from counterclaim.reader.link_features import Layout, Piece, content_features, none_features, source_features
from documents import Row, rows

Spans = list[tuple[str, int, int, float]]
Case = tuple[list[list[str]], int]  # features of "none" and of every candidate, and which is right


def spans_of(row: Row, rng: random.Random | None) -> tuple[Spans, dict[tuple[str, int], int]]:
    """Gold spans (thinned out when rng is given) and the attribution each belongs to."""
    spans: list[tuple[str, int, int, float]] = []
    owner: dict[tuple[str, int], int] = {}
    for i, a in enumerate(row["attributions"]):
        for label in ("source", "cue", "content"):
            for s, e in a[label]:
                if rng and rng.random() < {"source": 0.1, "cue": 0.12, "content": 0.06}[label]:
                    continue
                if (label, s) not in owner:
                    owner[label, s] = i
                    spans.append((label, s, e, 1.0))
    return spans, owner


def shared_sources(row: Row) -> dict[tuple[int, int], set[int]]:
    """Which attributions have a source at this place: two may share one."""
    found: dict[tuple[int, int], set[int]] = {}
    for i, a in enumerate(row["attributions"]):
        for s, e in a["source"]:
            found.setdefault((s, e), set()).add(i)
    return found


def cases(row: Row, rng: random.Random | None) -> list[Case]:
    """Every choice the linker has to make in a text."""
    spans, owner = spans_of(row, rng)
    shared = shared_sources(row)
    layout = Layout(row["text"], spans)
    out: list[Case] = []
    for content in layout.of("content"):
        near = layout.near(content, "cue")
        mine = owner["content", content.start]
        right = next((i + 1 for i, c in enumerate(near) if owner["cue", c.start] == mine), 0)
        options = [content_features(layout, content, c) for c in near]
        out.append(([none_features(layout, content, near), *options], right))
    for cue in layout.of("cue"):
        near = layout.near(cue, "source")
        mine = owner["cue", cue.start]
        right = next((i + 1 for i, s in enumerate(near) if mine in shared.get((s.start, s.end), ())), 0)
        options = [source_features(layout, cue, s) for s in near]
        out.append(([none_features(layout, cue, near), *options], right))
    return out


def predicted_cases(row: Row) -> list[Case]:
    """The choices on predicted spans, where gold says what would be right."""
    layout = Layout(row["text"], [tuple(x) for x in row["predicted"]])
    owners = {p.number: owners_of(row, p) for p in layout.pieces}
    out: list[Case] = []
    for content in layout.of("content"):
        near = layout.near(content, "cue")
        mine = owners[content.number]
        right = [i + 1 for i, c in enumerate(near) if mine & owners[c.number]]
        if not mine:  # spurious: it may keep a spurious cue of its sentence company
            right = [i + 1 for i, c in enumerate(near) if not owners[c.number] and c.sentence == content.sentence]
        options = [content_features(layout, content, c) for c in near]
        out.append(([none_features(layout, content, near), *options], right[0] if right else 0))
    for cue in layout.of("cue"):
        near = layout.near(cue, "source")
        if not owners[cue.number]:
            continue
        right = [i + 1 for i, s in enumerate(near) if owners[cue.number] & owners[s.number]]
        options = [source_features(layout, cue, s) for s in near]
        out.append(([none_features(layout, cue, near), *options], right[0] if right else 0))
    return out


def owners_of(row: Row, piece: Piece) -> set[int]:
    """The attributions whose spans of this label a predicted span mostly agrees with."""
    found = set()
    for i, a in enumerate(row["attributions"]):
        for s, e in a[piece.label]:
            shared = min(e, piece.end) - max(s, piece.start)
            if shared > 0.5 * min(e - s, piece.end - piece.start):
                found.add(i)
    return found


def fit(found: list[Case], decay: float, least: int = 4) -> dict[str, float]:
    """Weights that make the right choices likeliest."""
    counts = Counter(f for options, _ in found for one in options for f in one)
    number = {f: i for i, (f, n) in enumerate(counts.items()) if n >= least}
    number = {f: i for i, f in enumerate(number)}
    features: list[int] = []
    offsets: list[int] = []
    option_case: list[int] = []
    right: list[int] = []
    for k, (options, answer) in enumerate(found):
        right.append(len(offsets) + answer)
        for one in options:
            offsets.append(len(features))
            features += [number[f] for f in one if f in number]
            option_case.append(k)
    w = torch.zeros(len(number), 1, requires_grad=True)
    flat, starts = torch.tensor(features), torch.tensor(offsets)
    case, answer_at = torch.tensor(option_case), torch.tensor(right)

    def loss() -> torch.Tensor:
        totals = torch.nn.functional.embedding_bag(flat, w, starts, mode="sum")[:, 0]
        top = torch.full((len(found),), -1e9).scatter_reduce(0, case, totals, "amax").detach()
        norm = torch.zeros(len(found)).index_add(0, case, torch.exp(totals - top[case])).log() + top
        return (norm - totals[answer_at]).mean() + decay * (w**2).sum()

    optimiser = torch.optim.LBFGS([w], max_iter=120, history_size=10, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        value = loss()
        value.backward()
        return value

    optimiser.step(closure)
    values = w.detach().numpy()[:, 0]
    return {f: round(float(values[i]), 3) for f, i in number.items() if abs(values[i]) >= 0.005}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--predicted", type=Path)
    parser.add_argument("--decay", type=float, default=3e-5)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    torch.set_num_threads(1)
    gold = [r for r in rows(args.data / "attribution/polnear-train.jsonl") if r["primary"]][: args.limit]
    rng = random.Random(5)
    found = [c for r in gold for c in cases(r, None) + cases(r, rng)]
    if args.predicted:
        found += [c for r in rows(args.predicted) for c in predicted_cases(r)]
    weights = fit(found, args.decay)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(dict(sorted(weights.items())), indent=0, ensure_ascii=False)
    args.out.write_text(lines + "\n", encoding="utf-8")
    print(len(found), "choices", len(weights), "weights", np.round(args.out.stat().st_size / 1e3), "kB")


if __name__ == "__main__":
    main()
