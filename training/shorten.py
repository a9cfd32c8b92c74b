"""Teaches six layers of multilingual-e5-small to give what its twelve gave, on running text of our languages.

usage: shorten.py --start start.safetensors --whole whole.safetensors --pieces pieces.json --out FILE
                  [--minutes 12] ru=TEXTS uk=TEXTS ...

Layers left out leave a gap that a task's labels in one language would close for that language only. The loss is the
squared distance of each kept layer's output from that of the layer it was (Sanh et al. 2019 call it distillation).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor

from counterclaim.reader.encoder import pieces_tokenizer, token_arrays
from documents import rows
from network import headless
from pieces import KEPT_LAYERS

LENGTH, BATCH, EACH = 126, 12, 400_000
FIRST, LAST = 1, 2


def runs(texts: list[str], tokenizer) -> np.ndarray:  # type: ignore[no-untyped-def]
    """Running text as rows of LENGTH token numbers, <s> before and </s> after each."""
    ids = np.concatenate([token_arrays(tokenizer, text)[0] for text in texts])
    body = ids[: len(ids) // LENGTH * LENGTH].reshape(-1, LENGTH)
    ends = np.full((len(body), 1), FIRST), np.full((len(body), 1), LAST)
    return np.concatenate((ends[0], body, ends[1]), axis=1)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("start", "whole", "pieces", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("texts", nargs="+", help="LANGUAGE=FILE,FILE")
    args = parser.parse_args()
    torch.manual_seed(5)
    torch.set_num_threads(args.threads)
    rng = random.Random(5)
    tokenizer = pieces_tokenizer(json.loads(args.pieces.read_text(encoding="utf-8")))
    pool: dict[str, np.ndarray] = {}
    for text in args.texts:
        language, _, paths = text.partition("=")
        found = [r["text"] for p in paths.split(",") for r in rows(Path(p)) if r.get("lang", language) == language]
        rng.shuffle(found)
        pool[language] = runs(found, tokenizer)[: EACH // LENGTH]
        print(language, pool[language].size, "tokens", flush=True)
    net, whole = headless(str(args.start), 0.0), headless(str(args.whole), 0.0).eval()
    net.words.weight.requires_grad_(False)
    opt = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    began, step, seen = time.time(), 0, []
    while (done := (time.time() - began) / 60 / args.minutes) < 1:
        step += 1
        opt.param_groups[0]["lr"] = args.rate * min(1.0, step / 50) * max(0.02, 1 - done)
        picked = [pool[language] for language in rng.choices(list(pool), k=BATCH)]
        ids = torch.from_numpy(np.stack([some[rng.randrange(len(some))] for some in picked]))
        marks = torch.zeros_like(ids)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                theirs: list[Tensor] = whole.hidden(ids, marks)
            mine = net.hidden(ids, marks)
            parts = [F.mse_loss(a.float(), theirs[k].float()) for a, k in zip(mine, KEPT_LAYERS, strict=True)]
            loss = torch.stack(parts).sum() + 2 * parts[-1]
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
        seen.append([float(p.detach()) for p in parts])
        if step % 40 == 0:
            told = " ".join(f"{x:.4f}" for x in np.mean(seen[-40:], axis=0))
            print(f"step {step} {(time.time() - began) / 60:.1f} min {told}", flush=True)
        if step % 200 == 0:
            save_file({k: w for k, w in net.state_dict().items() if not k.startswith("heads")}, args.out)
    save_file({k: w for k, w in net.state_dict().items() if not k.startswith("heads")}, args.out)


if __name__ == "__main__":
    main()
