"""Fine-tunes the encoder on prepared windows; saves the averaged weights after every epoch.

usage: train.py (--base model.safetensors | --start own.safetensors) --work WORK
                [--epochs 5] [--batch 12] [--rate 2.5e-4] [--minutes M]

The rate falls linearly to nothing over the steps. With --minutes it falls with the clock if that is further on,
so that a busy machine ends a shorter schedule properly instead of breaking off a longer one.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor

from heads import HEADS
from network import Network, from_minilm, from_own

WARM_UP = 80
CHUNK = 32  # batches whose windows are sorted by length together: less padding


def batches(path: Path, size: int, rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Token numbers, features and labels, trimmed to the longest window of the batch."""
    data = np.load(path)
    ids, features, labels = data["ids"], data["features"], data["labels"]
    length = (ids > 0).sum(axis=1)
    order = list(range(len(ids)))
    rng.shuffle(order)
    for a in range(0, len(order), CHUNK * size):
        chunk = sorted(order[a : a + CHUNK * size], key=lambda i: int(length[i]))
        groups = [chunk[b : b + size] for b in range(0, len(chunk), size)]
        rng.shuffle(groups)
        for g in groups:
            n = int(length[g].max())
            yield (
                torch.from_numpy(ids[g, :n].astype(np.int64)),
                torch.from_numpy(features[g, :n].astype(np.int64)),
                torch.from_numpy(labels[g, :n].astype(np.int64)),
            )


def loss_of(scores: Tensor, labels: Tensor, total: dict[str, list[float]]) -> Tensor:
    """Weighted cross-entropy of all heads over the tokens that carry their labels."""
    loss = scores.new_zeros(())
    tokens = (labels >= 0).any(dim=-1).sum().clamp(min=1)
    at = 0
    for column, head in enumerate(HEADS):
        y = labels[..., column]
        known = y >= 0
        n = int(known.sum())
        if n:
            part = F.cross_entropy(scores[..., at : at + len(head.labels)][known], y[known], reduction="sum")
            loss = loss + head.weight * part / tokens
            total.setdefault(head.name, []).append(float(part.detach()) / n)
        at += len(head.labels)
    return loss


def optimiser(net: Network, rate: float) -> torch.optim.AdamW:
    """AdamW: heads and the new surface embedding learn faster, the word embedding slower."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        factor = 5.0 if name.startswith(("heads", "surface")) else 0.3 if name.startswith("words") else 1.0
        decay = 0.01 if p.ndim == 2 and not name.startswith(("words", "positions", "surface")) else 0.0
        groups.setdefault((factor, decay), []).append(p)
    settings = [{"params": ps, "lr": rate * f, "base": rate * f, "weight_decay": d} for (f, d), ps in groups.items()]
    return torch.optim.AdamW(settings, fused=True)


def set_rates(opt: torch.optim.Optimizer, warm: float, done: float, *, least: float = 0.01) -> None:
    """Each group's rate, a share of its base: it rises while `warm` is below 1 and falls to `least` with `done`.

    warm: of the first steps, how far; done: of the whole training, by its clock or its steps.
    """
    for group in opt.param_groups:
        group["lr"] = group["base"] * min(1.0, warm) * max(least, 1.0 - done)


def main() -> None:
    """Train; WORK/epoch-N.safetensors holds the moving average after each epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--base", help="a MiniLM checkpoint")
    start.add_argument("--start", help="weights of this script's or prune.py's, to train on")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--first", type=int, default=0, help="number of the first epoch's windows")
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--steps", type=int, help="stop after so many steps (to measure the speed)")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    net = (from_minilm(args.base) if args.base else from_own(args.start)).train()
    mean = copy.deepcopy(net).eval()
    opt = optimiser(net, args.rate)
    began = time.time()
    step = 0
    per_epoch = len(np.load(args.work / "epoch-0.npz")["ids"]) // args.batch + 1
    for epoch in range(args.first, args.first + args.epochs):
        total: dict[str, list[float]] = {}
        for ids, features, labels in batches(args.work / f"epoch-{epoch}.npz", args.batch, rng):
            step += 1
            minutes = (time.time() - began) / 60
            done = step / (per_epoch * args.epochs)
            if args.minutes:
                done = max(done, minutes / args.minutes)
            if done >= 1.0:
                break
            set_rates(opt, step / WARM_UP, done, least=0.005)
            opt.zero_grad(set_to_none=True)
            loss = loss_of(net(ids, features), labels, total)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            if step % 4 == 0:  # every fourth step: the average costs a pass over all weights
                keep = min(args.average**4, 1 - 1 / (1 + step / 4))
                with torch.no_grad():
                    torch._foreach_lerp_(list(mean.parameters()), list(net.parameters()), 1 - keep)
            if step % 50 == 0:
                shown = " ".join(f"{k} {np.mean(v[-50:]):.3f}" for k, v in total.items())
                print(f"epoch {epoch} step {step} done {done:.3f} {minutes:.1f} min {shown}", flush=True)
            if args.steps and step >= args.steps:
                print(f"{(time.time() - began) / step:.2f} s a step")
                return
        save_file(mean.state_dict(), args.work / f"epoch-{epoch}.safetensors")
        save_file(net.state_dict(), args.work / f"epoch-{epoch}-raw.safetensors")
        print(f"saved epoch {epoch}", flush=True)
        if done >= 1.0:
            break


if __name__ == "__main__":
    main()
