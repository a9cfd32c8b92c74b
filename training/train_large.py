"""Teaches a large encoder the claim heads and attribution; it is too slow to ship, and teaches the one that does.

usage: train_large.py --claims spans.jsonl --data DATA --base model.safetensors --tokenizer tokenizer.json --out FILE
                      [--layers 10] [--minutes 60]

--base is MPNet (all-mpnet-base-v2, Apache-2.0), whose word pieces are MiniLM's, so that its scores of a token are
those of the shipped encoder's token. Documents of the development part are left out and scored after each epoch.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from augment import augmented
from claims import load_claims, reports_of_ours
from claims_split import development
from documents import attributed
from large import from_file, from_mpnet
from lessons import PACKS, batches, learn, score
from prepare import Window, encoded, whole_texts, windows
from train import set_rates


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("claims", "data", "base", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our own reports with their gold")
    parser.add_argument("--resume", type=Path, help="go on from weights of this script")
    parser.add_argument("--layers", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--heads-rate", type=float, default=1e-3)
    parser.add_argument("--mixed", type=float, default=0.2, help="tokens of gold attributions for each of claims")
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = whole_texts(args.tokenizer)
    net = from_file(str(args.resume)) if args.resume else from_mpnet(str(args.base), args.layers)
    net.train()
    net.words.weight.requires_grad_(False)
    mean = copy.deepcopy(net).eval()
    docs = load_claims(args.claims)
    train = [encoded(doc, tokenizer) for doc in docs if not development(doc.id)]
    train += [encoded(doc, tokenizer) for folder in args.own for doc in reports_of_ours(folder)]
    held = [w for doc in docs if development(doc.id) for w in windows(encoded(doc, tokenizer), 256)]
    gold = attributed(args.data)
    fresh = [p for name, p in net.named_parameters() if name.startswith(("heads", "surface"))]
    body = [p for name, p in net.named_parameters() if not name.startswith(("heads", "surface")) and p.requires_grad]
    opt = torch.optim.AdamW(
        [{"params": body, "base": args.rate, "weight_decay": 0.01}, {"params": fresh, "base": args.heads_rate}],
        lr=0.0, betas=(0.9, 0.98), weight_decay=0.0,
    )  # fmt: skip
    began, step, epoch, done = time.time(), 0, 0, 0.0
    while done < 1.0:
        pool: list[Window] = [w for one in train for w in windows(one, 256, rng.choice(PACKS))]
        size, mixed = sum(len(w[0]) for w in pool), 0
        for doc in rng.sample(gold, len(gold)):
            if mixed >= args.mixed * size:
                break
            some = windows(encoded(augmented(doc, rng), tokenizer), 256)
            mixed += sum(len(w[0]) for w in some)
            pool += some
        print(f"epoch {epoch}: {len(train)} documents, {size} tokens and {mixed}", flush=True)
        total: dict[str, list[float]] = {}
        for group in batches(pool, args.batch, rng):
            step += 1
            done = (time.time() - began) / 60 / args.minutes
            if done >= 1.0:
                break
            set_rates(opt, step / 80, done)
            learn(net, mean, opt, group, total, step=step, average=args.average)
            if step % 50 == 0:
                shown = " ".join(f"{k} {np.mean(v[-50:]):.3f}" for k, v in total.items() if not k.startswith("old"))
                print(f"step {step} {(time.time() - began) / 60:.1f} min {shown}", flush=True)
        epoch += 1
        save_file(mean.state_dict(), args.out)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            print(f"epoch {epoch} {(time.time() - began) / 60:.1f} min held out: {score(mean, held)}", flush=True)


if __name__ == "__main__":
    main()
