"""Teaches the shipped encoder the claim heads beside what it can do already; saves the averaged weights.

usage: train_claims.py --claims spans.jsonl --data DATA --teacher own.safetensors --heads encoder.json
                       --large large.safetensors --tokenizer tokenizer.json --cache FOLDER --out FILE
                       [--more texts.jsonl ...] [--minutes 45]

Teachers (Hinton et al. 2015): an earlier encoder says what it can do already (word classes, names, places, times,
attributions); the large one of train_large.py what it makes of the claims, and the network that training goes on from
where it marks parts of them, on labelled texts and on more that nobody labelled. Gold attributions are trained on
beside them. Documents of the development part (claims_split.py) are left out and scored after each round.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import subprocess
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from augment import augmented
from claims import load_claims, plain, reports_of_ours
from claims_split import development
from documents import attributed, rows
from heads import HEADS, TAUGHT
from large import Large, from_file
from lessons import PACKS, batches, learn, packed, score
from network import OUTPUTS, Network, columns, from_own
from prepare import Window, encoded, whole_texts, windows
from train import optimiser, set_rates

EARLIER = [head.name for head in TAUGHT]
# The large network learns few and small marks slowly: on the development part the encoder that training goes on from
# was better at these after all.
MARKS = ["figure", "where", "when"]
# Borders, speakers and sides are few marks beside many plain tokens, and a claim falls with them.
LIFTED = {"claim": 2.0, "speech": 1.5, "side": 2.0}


@torch.no_grad()
def said(net: Network | Large, ones: list[Window], pack: int) -> list[np.ndarray]:
    """A network's scores of documents (tokens, OUTPUTS), read in windows of `pack` tokens or a paragraph each."""
    out = [np.zeros((len(one[0]), OUTPUTS), dtype=np.float16) for one in ones]
    pieces = [
        (n, w) for n, one in enumerate(ones) for w in windows((*one[:3], np.arange(len(one[0]))), 256, pack)
    ]  # fmt: skip
    pieces.sort(key=lambda piece: len(piece[1][0]))
    for a in range(0, len(pieces), 16):
        group = pieces[a : a + 16]
        ids, features, _ = packed([w for _, w in group])
        scores = net(ids, features).float().numpy()
        for row, (n, w) in enumerate(group):
            out[n][w[3]] = scores[row, 1 : len(w[0]) + 1]
    return out


class Teachers:
    """What the teachers say of documents, kept on disk by their tokens."""

    def __init__(self, earlier: Network, start: Network, large: Large | None, cache: Path) -> None:
        self.earlier, self.start, self.large, self.cache = earlier, start, large, cache
        cache.mkdir(parents=True, exist_ok=True)

    def place(self, one: Window) -> Path:
        """Where what they say of a document is kept."""
        return self.cache / f"{hashlib.sha256(one[0].tobytes() + one[1].tobytes()).hexdigest()[:24]}.npy"

    def briefly(self, one: Window) -> Window:
        """A document's arrays with what the earlier encoder alone says; the rest is NaN."""
        out = np.full((len(one[0]), OUTPUTS), np.nan, dtype=np.float16)
        told, at = said(self.earlier, [one], 0)[0], columns(HEADS)
        for name in EARLIER:
            out[:, at[name]] = told[:, at[name]]
        return (*one, out)

    def taught(self, ones: list[Window]) -> list[Window]:
        """The documents' arrays with all teachers' scores beside them."""
        places = [self.place(one) for one in ones]
        missing = [n for n, path in enumerate(places) if not path.exists()]
        at = columns(HEADS)
        for a in range(0, len(missing) if self.large is not None else 0, 64):
            some = missing[a : a + 64]
            group = [ones[n] for n in some]
            start, large = said(self.start, group, 0), said(self.large, group, PACKS[-1])
            for n, mine, theirs in zip(some, start, large, strict=True):
                out = self.briefly(ones[n])[3]
                for name in at.keys() - EARLIER:
                    out[:, at[name]] = (mine if name in MARKS else theirs)[:, at[name]]
                temporary = places[n].with_suffix(".part.npy")
                np.save(temporary, out)
                temporary.replace(places[n])
            print(f"asked of {a + len(some)} of {len(missing)}", flush=True)
        return [
            (*one, np.load(path)) if path.exists() else self.briefly(one)
            for one, path in zip(ones, places, strict=True)
        ]


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("claims", "data", "teacher", "heads", "tokenizer", "cache", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="other weights to begin with, of the teacher's heads")
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our own reports with their gold")
    parser.add_argument("--large", type=Path, help="weights of train_large.py")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="JSON Lines of texts that nobody labelled")
    parser.add_argument("--round", type=int, default=400_000, help="tokens of unlabelled texts a round, at most")
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
    parser.add_argument("--fill", action="store_true", help="ask the teachers, keep what they say, and end")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = whole_texts(args.tokenizer)
    shape = [(h["name"], h["labels"]) for h in json.loads(args.heads.read_text(encoding="utf-8"))["heads"]]
    net = from_own(str(args.start or args.teacher), heads=shape)
    if args.resume:
        before = json.loads(args.resumed_heads.read_text(encoding="utf-8"))["heads"]
        net = from_own(str(args.resume), heads=[(h["name"], h["labels"]) for h in before])
    net.train()
    large = from_file(str(args.large)).eval().bfloat16() if args.large else None
    earlier = from_own(str(args.teacher), heads=shape).eval()
    teachers = Teachers(earlier, copy.deepcopy(net).eval(), large, args.cache)
    net.words.weight.requires_grad_(False)  # half of all weights, well taught already: saves a third of the time
    mean = copy.deepcopy(net).eval()
    gold = attributed(args.data)
    began = time.time()
    ours = teachers.taught([encoded(doc, tokenizer) for folder in args.own for doc in reports_of_ours(folder)])
    arrays: dict[str, Window] = {}

    def refreshed() -> None:
        if args.refresh:
            subprocess.run(args.refresh, shell=True, check=False)
        new = {d.id: encoded(d, tokenizer) for d in load_claims(args.claims) if d.id not in arrays}
        train = [i for i in new if not development(i)][: max(0, args.limit - len(arrays))]
        new |= zip(train, teachers.taught([new[i] for i in train]), strict=True)
        arrays.update({i: one for i, one in new.items() if development(i) or i in train})

    refreshed()
    unseen = [r for name in args.more for r in rows(name) if r["id"] not in arrays and not development(r["id"])]
    texts = [encoded(plain(r["id"], r["text"]), tokenizer) for r in unseen]
    # Without --large: those that it was asked of before.
    more = teachers.taught([one for one in texts if args.large or teachers.place(one).exists()])
    print(f"{len(more)} texts without labels, {(time.time() - began) / 60:.1f} min", flush=True)
    if args.fill:
        return
    teachers.large = None  # some 300 MB; what it says of new labels' texts is left open
    opt = optimiser(net, args.rate)
    began, step, done, epoch = time.time(), 0, 0.0, 0
    queue: list[Window] = []
    while done < 1.0:
        if epoch:
            refreshed()
        held = [w for i, one in arrays.items() if development(i) for w in windows(one, 256)]
        train = [one for i, one in arrays.items() if not development(i)] + ours
        pool = [w for one in train for w in windows(one, 256, rng.choice(PACKS))]
        size = sum(len(w[0]) for w in pool)
        own, unlabelled = size, 0
        while more and unlabelled < min(args.round, sum(len(one[0]) for one in more)):
            queue = queue or rng.sample(more, len(more))
            some = windows(queue.pop(), 256, rng.choice(PACKS))
            unlabelled += sum(len(w[0]) for w in some)
            pool += some
        mixed = 0
        for polnear in rng.sample(gold, len(gold)):
            if mixed >= args.mixed * own:
                break
            some = windows(teachers.briefly(encoded(augmented(polnear, rng), tokenizer)), 256)
            mixed += sum(len(w[0]) for w in some)
            pool += some
        print(f"{len(train)} documents, {own} tokens, {unlabelled} unlabelled, {mixed} attributions; held {len(held)}")
        every = list(batches(pool, args.batch, rng))
        total: dict[str, list[float]] = {}
        for k, group in enumerate(every):
            step += 1
            done = (epoch + k / len(every)) / args.epochs
            if args.minutes:
                done = (time.time() - began) / 60 / args.minutes
            if done >= 1.0:
                break
            set_rates(opt, step / 60, done)
            learn(net, mean, opt, group, total, step=step, average=args.average, lifted=LIFTED)
            if step % 40 == 0:
                shown = " ".join(f"{name} {np.mean(v[-40:]):.3f}" for name, v in total.items())
                print(f"epoch {epoch} {k}/{len(every)} {(time.time() - began) / 60:.1f} min {shown}", flush=True)
        epoch += 1
        if not args.minutes:
            done = max(done, epoch / args.epochs)
        print(f"epoch {epoch} {(time.time() - began) / 60:.1f} min held out: {score(mean, held)}", flush=True)
        save_file(mean.state_dict(), args.out)


if __name__ == "__main__":
    main()
