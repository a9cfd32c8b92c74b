"""Batches, losses and scores of the claim heads, for every network that learns them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from claims import WHOLE
from heads import CLAIMS, HEADS, TAUGHT
from network import OUTPUTS, columns
from prepare import CLS, COLUMNS, SEP, Window

PACKS = (0, 120, 250)  # how many tokens of paragraphs are one window: a document is seen in all three ways
SECOND = 0.3  # share of a claim's weight that the annotator's second type gets
SOFT = 0.5  # weight of a teacher's opinion beside a label
CHUNK = 32
ALIKE = 0.8  # of both spans' tokens, from where on a proposition is found, as the scorers have it


def packed(group: list[Window], ends: tuple[int, int] = (CLS, SEP)) -> tuple[Tensor, Tensor, Tensor]:
    """Token numbers, features and labels of a batch, padded to its longest window; `ends` go before and after."""
    size = max(len(w[0]) for w in group) + 2
    ids = np.zeros((len(group), size), dtype=np.int64)
    features = np.zeros((len(group), size), dtype=np.int64)
    labels = np.full((len(group), size, len(COLUMNS)), -1, dtype=np.int64)
    for row, (i, f, y, *_) in enumerate(group):
        n = len(i)
        ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = ends[0], i, ends[1]
        features[row, 1 : n + 1] = f
        labels[row, 1 : n + 1] = y
    return torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(labels)


def opinions(group: list[Window], size: int) -> Tensor:
    """The teacher's scores of a batch (batch, size, OUTPUTS), NaN where there are none."""
    out = np.full((len(group), size, OUTPUTS), np.nan, dtype=np.float32)
    for row, window in enumerate(group):
        if len(window) > 3:
            out[row, 1 : len(window[0]) + 1] = window[3]
    return torch.from_numpy(out)


def batches(pool: list[Window], size: int, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of some `size` * 64 tokens, of windows of like length."""
    order = list(pool)
    rng.shuffle(order)
    for a in range(0, len(order), CHUNK * size):
        chunk = sorted(order[a : a + CHUNK * size], key=lambda w: len(w[0]))
        groups: list[list[Window]] = [[]]
        for w in chunk:
            if groups[-1] and (len(groups[-1]) + 1) * (len(w[0]) + 2) > size * 64:
                groups.append([])
            groups[-1].append(w)
        rng.shuffle(groups)
        yield from groups


def divergence(mine: Tensor, theirs: Tensor) -> Tensor:
    """Summed divergence of our labels' probabilities from the teacher's."""
    return F.kl_div(F.log_softmax(mine, -1), F.log_softmax(theirs, -1), reduction="sum", log_target=True)


def loss_of(
    scores: Tensor,
    theirs: Tensor,
    labels: Tensor,
    ids: Tensor,
    total: dict[str, list[float]],
    lifted: Mapping[str, float] = MappingProxyType({}),
) -> Tensor:
    """Cross-entropy where there are labels, divergence where a teacher has an opinion; the losses go into `total`.

    scores, theirs: (batch, length, OUTPUTS), NaN where no teacher speaks. labels: (batch, length, columns), -1 where
    nobody labelled. lifted: heads that count more than heads.py says.
    """
    at, number = columns(HEADS), {name: i for i, (name, _) in enumerate(COLUMNS)}
    tokens = (ids > 0).sum()
    loss = scores.new_zeros(())

    def spans(name: str) -> Tensor:
        """Labels 0, 1 and 2 of a head's spans: the annotator's, or what the teacher would mark."""
        told = theirs[..., at[name]]
        guess = torch.where(told.isnan().any(-1), 0, told.nan_to_num().argmax(-1))
        return torch.where(labels[..., number[name]] >= 0, labels[..., number[name]], guess)

    marks = spans("claim")
    inside = marks > 0
    before = F.pad(inside[:, :-1], (1, 0))
    first = (marks == 1) | (inside & ~before & (labels[..., number["claim"]] < 0))
    segment = torch.cumsum(first.flatten(), 0)[inside.flatten()] - 1
    begun = segment >= 0  # a part of a claim that a window cuts off has no beginning here; it trains nothing
    count = int(first.sum())
    size = torch.zeros(count, 1).index_add_(0, segment[begun], torch.ones(int(begun.sum()), 1))

    def mean(values: Tensor) -> Tensor:
        return torch.zeros(count, values.shape[-1]).index_add_(0, segment[begun], values[inside][begun]) / size

    for head in HEADS:
        mine, told, y = scores[..., at[head.name]], theirs[..., at[head.name]], labels[..., number[head.name]]
        part = scores.new_zeros(())
        if head.name in WHOLE:
            if not count:
                continue
            our, their, gold = mean(mine), mean(told), y[first]
            known, heard = gold >= 0, ~their.isnan().any(-1)
            if known.any():
                part = F.cross_entropy(our[known], gold[known], reduction="sum")
                if head.name == "type":
                    second = F.cross_entropy(our[known], labels[..., number["type2"]][first][known], reduction="sum")
                    part = (1 - SECOND) * part + SECOND * second
            if heard.any():
                only = heard & ~known
                part = part + SOFT * divergence(our[heard & known], their[heard & known])
                part = part + divergence(our[only], their[only])
            part = part / count
        else:
            known, heard = y >= 0, ~told.isnan().any(-1)
            if head.whole:  # a teacher is asked about spans only: mentions and figures are labels 1 and 2
                span = spans("speech" if head.name == "side" else "figure")
                heard = heard & (known | (span == 1) | (span == 2))
            if known.any():
                part = F.cross_entropy(mine[known], y[known], reduction="sum")
            both, only = heard & known, heard & ~known
            if both.any():
                part = part + SOFT * divergence(mine[both], told[both])
            if only.any():
                part = part + divergence(mine[only], told[only])
            n = (known | heard).sum().clamp(min=1)
            part = part / (tokens if head.bio or not head.whole else n)
        loss = loss + head.weight * lifted.get(head.name, 1.0) * part
        total.setdefault(head.name, []).append(float(part.detach()))
    return loss


def learn(
    net: nn.Module,
    mean: nn.Module,
    opt: torch.optim.Optimizer,
    group: list[Window],
    total: dict[str, list[float]],
    *,
    step: int,
    average: float,
    ends: tuple[int, int] = (CLS, SEP),
    lifted: Mapping[str, float] = MappingProxyType({}),
) -> None:
    """One step on a batch, counted from 1; `mean` follows the weights as a moving average."""
    ids, features, labels = packed(group, ends)
    opt.zero_grad(set_to_none=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(ids, features)
    loss = loss_of(scores.float(), opinions(group, ids.shape[1]), labels, ids, total, lifted)
    loss.backward()
    torch.nn.utils.clip_grad_norm_((p for p in net.parameters() if p.requires_grad), 1.0)
    opt.step()
    if step % 4 == 0:
        keep = min(average**4, 1 - 1 / (1 + step / 4))
        with torch.no_grad():
            torch._foreach_lerp_(list(mean.parameters()), list(net.parameters()), 1 - keep)


def segments(marks: Sequence[int]) -> list[tuple[int, int]]:
    """(first, last) of each span in a row of labels 0, 1 (begins) and 2 (goes on)."""
    out: list[tuple[int, int]] = []
    for i, mark in enumerate(marks):
        if mark == 1 or (mark == 2 and not (out and out[-1][1] == i)):
            out.append((i, i + 1))
        elif mark == 2:
            out[-1] = (out[-1][0], i + 1)
    return out


def found(gold: Sequence[int], guess: Sequence[int]) -> tuple[int, int]:
    """How many spans of a row were met by one that shares at least ALIKE of both, and how many there are."""
    mine = segments(guess)
    met = 0
    for s, e in segments(gold):
        best = max((2 * (min(e, b) - max(s, a)) / (e - s + b - a) for a, b in mine), default=0.0)
        met += best >= ALIKE
    return met, len(segments(gold))


@torch.no_grad()
def score(net: nn.Module, pool: list[Window], ends: tuple[int, int] = (CLS, SEP)) -> dict[str, float]:
    """Per claim head: token F1 of the spans' tokens, or share of tokens right (the field is a mean over them).

    "found" is the share of the propositions that are met as wholes.
    """
    at, number = columns(HEADS), {name: i for i, (name, _) in enumerate(COLUMNS)}
    hits: dict[str, list[int]] = {}
    ordered = sorted(pool, key=lambda w: len(w[0]))
    for a in range(0, len(ordered), 16):
        ids, features, labels = packed(ordered[a : a + 16], ends)
        out = net(ids, features)
        marks = labels[..., number["claim"]]
        for gold, guess in zip(marks.tolist(), out[..., at["claim"]].argmax(-1).tolist(), strict=True):
            met, known_spans = found(gold, guess)
            tally = hits.setdefault("found", [0, 0, 0])
            tally[0], tally[1], tally[2] = tally[0] + met, tally[1] + known_spans, tally[2] + known_spans
        for head in (TAUGHT[0], *CLAIMS):
            y = labels[..., number[head.name]]
            mine = out[..., at[head.name]]
            tally = hits.setdefault(head.name, [0, 0, 0])
            if head.name in WHOLE:
                for row, start in (marks == 1).nonzero().tolist():
                    stop = start + 1
                    while stop < marks.shape[1] and marks[row, stop] == 2:
                        stop += 1
                    best_label = int(mine[row, start:stop].mean(0).argmax())
                    accepted = {int(y[row, start])}
                    if head.name == "type":
                        accepted.add(int(labels[row, start, number["type2"]]))
                    tally[0] += best_label in accepted
                    tally[1], tally[2] = tally[1] + 1, tally[2] + 1
                continue
            known = y >= 0
            best = mine.argmax(-1)[known]
            right = best == y[known]
            if head.bio:
                tally[0] += int((right & (y[known] > 0)).sum())
                tally[1] += int((best > 0).sum())
                tally[2] += int((y[known] > 0).sum())
            else:
                tally[0], tally[1] = tally[0] + int(right.sum()), tally[1] + len(right)
                tally[2] = tally[1]
    return {name: round(2 * h / max(1, a + b), 3) for name, (h, a, b) in hits.items()}
