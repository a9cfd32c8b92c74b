"""Teaches the encoder the claim heads beside what it can do already; saves the averaged weights.

usage: train_claims.py --claims spans.jsonl --data DATA --teacher own.safetensors --heads encoder.json
                       --tokenizer tokenizer.json --out FILE [--epochs 6] [--rate 1.5e-4]

The network that it starts from is also its teacher: on every text its scores under the old heads are kept by
distillation (Hinton et al. 2015), and gold attributions are trained on beside it. Documents of the development part
(claims_split.py) are left out and scored after each epoch.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor

from augment import augmented
from claims import WHOLE, load_claims, reports_of_ours
from claims_split import development
from documents import Document, attribution, rows
from heads import CLAIMS, HEADS, TAUGHT
from network import Network, columns, from_own
from prepare import CLS, COLUMNS, SEP, Window, encoded, windows
from train import optimiser

PACKS = (0, 120, 250)  # how many tokens of paragraphs are one window: a document is seen in all three ways
SECOND = 0.3  # share of a claim's weight that the annotator's second type gets
CHUNK = 32


def taught(net: Network, one: Window) -> Window:
    """A document's arrays with the teacher's scores under the old heads beside them, paragraph by paragraph."""
    last = columns(HEADS)[TAUGHT[-1].name].stop
    out = np.zeros((len(one[0]), last), dtype=np.float16)
    place = np.arange(len(one[0]))
    pieces = sorted(windows((*one, place), 256), key=lambda w: len(w[0]))
    for a in range(0, len(pieces), 24):
        group = pieces[a : a + 24]
        ids, features, _ = packed(group)
        with torch.no_grad():
            scores = net(ids, features)[..., :last].half().numpy()
        for row, piece in enumerate(group):
            out[piece[3]] = scores[row, 1 : len(piece[0]) + 1]
    return (*one, out)


def old_scores(group: list[Window], like: Tensor) -> tuple[Tensor, Tensor]:
    """The teacher's scores of a batch, and which tokens have some."""
    last = columns(HEADS)[TAUGHT[-1].name].stop
    out = np.zeros((*like.shape, last), dtype=np.float32)
    have = np.zeros(tuple(like.shape), dtype=bool)
    for row, window in enumerate(group):
        if len(window) > 3:
            n = len(window[0])
            out[row, 1 : n + 1], have[row, 1 : n + 1] = window[3], True
    return torch.from_numpy(out), torch.from_numpy(have)


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


def loss_of(
    scores: Tensor, old: tuple[Tensor, Tensor], labels: Tensor, ids: Tensor, total: dict[str, list[float]]
) -> Tensor:
    """Cross-entropy where there are labels, distillation for what was taught before."""
    at = columns(HEADS)
    number = {name: i for i, (name, _) in enumerate(COLUMNS)}
    real = ids > 0
    tokens = real.sum()
    loss = scores.new_zeros(())
    for head in TAUGHT:
        mine, theirs = scores[..., at[head.name]][old[1]], old[0][..., at[head.name]][old[1]]
        part = F.kl_div(F.log_softmax(mine, -1), F.log_softmax(theirs, -1), reduction="sum", log_target=True)
        loss = loss + head.weight * part / tokens
        total.setdefault(f"old {head.name}", []).append(float(part.detach()) / max(1, int(old[1].sum())))
    marks = labels[..., number["claim"]]
    inside = marks > 0
    segment = torch.cumsum((marks == 1).flatten(), 0)[inside.flatten()] - 1
    first = marks == 1
    # A part of a claim that a window cuts off has no beginning here; it trains nothing.
    begun = segment >= 0
    size = torch.zeros(int(first.sum()), 1).index_add_(0, segment[begun], torch.ones(int(begun.sum()), 1))
    for head in CLAIMS:
        if head.name not in WHOLE or not len(size):
            continue
        mean = torch.zeros(len(size), len(head.labels)).index_add_(
            0, segment[begun], scores[..., at[head.name]][inside][begun]
        )
        mean = mean / size
        y = labels[..., number[head.name]][first]
        known = y >= 0
        part = F.cross_entropy(mean[known], y[known])
        if head.name == "type":
            second = F.cross_entropy(mean[known], labels[..., number["type2"]][first][known])
            part = (1 - SECOND) * part + SECOND * second
        loss = loss + head.weight * part
        total.setdefault(head.name, []).append(float(part.detach()))
    for head in (TAUGHT[0], *CLAIMS):
        if head.name in WHOLE:
            continue
        y = labels[..., number[head.name]]
        known = y >= 0
        n = int(known.sum())
        if not n:
            continue
        mine = scores[..., at[head.name]][known]
        part = F.cross_entropy(mine, y[known], reduction="sum")
        loss = loss + head.weight * part / (tokens if head.bio else n)
        total.setdefault(head.name, []).append(float(part.detach()) / n)
    return loss


@torch.no_grad()
def score(net: Network, pool: list[Window], ends: tuple[int, int] = (CLS, SEP)) -> dict[str, float]:
    """Per claim head: token F1 of the spans' tokens, or share of tokens right (the field is a mean over them)."""
    at, number = columns(HEADS), {name: i for i, (name, _) in enumerate(COLUMNS)}
    hits: dict[str, list[int]] = {}
    ordered = sorted(pool, key=lambda w: len(w[0]))
    for a in range(0, len(ordered), 16):
        ids, features, labels = packed(ordered[a : a + 16], ends)
        out = net(ids, features)
        marks = labels[..., number["claim"]]
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


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("claims", "data", "teacher", "heads", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="other weights to begin with, of the teacher's heads")
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our own reports with their gold")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--mixed", type=float, default=0.3, help="windows of gold attributions for each of claims")
    parser.add_argument("--average", type=float, default=0.98)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument(
        "--minutes", type=float, help="end by then: the rate falls with the clock if that is further on"
    )
    parser.add_argument("--refresh", help="a command run before each epoch, to bring in new labels")
    parser.add_argument("--resume", type=Path, help="go on from weights of this script")
    parser.add_argument("--resumed-heads", type=Path, help="encoder.json that tells the heads of --resume's weights")
    parser.add_argument("--limit", type=int, default=10**9, help="train on so many documents (for learning curves)")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    shape = [(h["name"], h["labels"]) for h in json.loads(args.heads.read_text(encoding="utf-8"))["heads"]]
    net = from_own(str(args.start or args.teacher), heads=shape)
    if args.resume:
        before = json.loads(args.resumed_heads.read_text(encoding="utf-8"))["heads"]
        net = from_own(str(args.resume), heads=[(h["name"], h["labels"]) for h in before])
    net.train()
    teacher = from_own(str(args.teacher), heads=shape).eval()
    net.words.weight.requires_grad_(False)  # half of all weights, well taught already: saves a third of the time
    mean = copy.deepcopy(net).eval()
    gold = [
        Document(r["id"], r["text"], {"attribution": attribution(r)})
        for r in rows(args.data / "attribution" / "polnear-train.jsonl")
    ]
    arrays: dict[str, Window] = {}
    ours = [taught(teacher, encoded(doc, tokenizer)) for folder in args.own for doc in reports_of_ours(folder)]
    held: list[Window] = []
    opt = optimiser(net, args.rate)
    began, step, done, epoch = time.time(), 0, 0.0, 0
    while done < 1.0:
        if args.refresh:
            subprocess.run(args.refresh, shell=True, check=False)
        held_ids = []
        for doc in load_claims(args.claims):
            if development(doc.id):
                held_ids.append(doc.id)
            if doc.id not in arrays and (development(doc.id) or len(arrays) - len(held_ids) < args.limit):
                one = encoded(doc, tokenizer)
                arrays[doc.id] = one if development(doc.id) else taught(teacher, one)
        held = [w for i in held_ids for w in windows(arrays[i], 256)]
        train = [one for i, one in arrays.items() if not development(i)] + ours
        own = [w for one in train for w in windows(one, 256, rng.choice(PACKS))]
        print(f"{len(train)} documents, {len(own)} windows, {sum(len(w[0]) for w in own)} tokens; held out {len(held)}")
        rng.shuffle(gold)
        mixed: list[Window] = []
        size = sum(len(w[0]) for w in own)
        for polnear in gold:
            if sum(len(w[0]) for w in mixed) >= args.mixed * size:
                break
            mixed += windows(taught(teacher, encoded(augmented(polnear, rng), tokenizer)), 256)
        every = list(batches(own + mixed, args.batch, rng))
        total: dict[str, list[float]] = {}
        for k, group in enumerate(every):
            step += 1
            done = (epoch + k / len(every)) / args.epochs
            if args.minutes:
                done = max(done, (time.time() - began) / 60 / args.minutes)
            if done >= 1.0:
                break
            for setting in opt.param_groups:
                setting["lr"] = setting["base"] * min(1.0, step / 60) * max(0.01, 1.0 - done)
            ids, features, labels = packed(group)
            opt.zero_grad(set_to_none=True)
            loss = loss_of(net(ids, features), old_scores(group, ids), labels, ids, total)
            loss.backward()
            torch.nn.utils.clip_grad_norm_((p for p in net.parameters() if p.requires_grad), 1.0)
            opt.step()
            if step % 4 == 0:
                keep = min(args.average**4, 1 - 1 / (1 + step / 4))
                with torch.no_grad():
                    torch._foreach_lerp_(list(mean.parameters()), list(net.parameters()), 1 - keep)
            if step % 40 == 0:
                shown = " ".join(f"{name} {np.mean(v[-40:]):.3f}" for name, v in total.items())
                print(f"epoch {epoch} {k}/{len(every)} {(time.time() - began) / 60:.1f} min {shown}", flush=True)
        epoch += 1
        done = max(done, epoch / args.epochs)
        print(f"epoch {epoch} {(time.time() - began) / 60:.1f} min held out: {score(mean, held)}", flush=True)
        save_file(mean.state_dict(), args.out)


if __name__ == "__main__":
    main()
