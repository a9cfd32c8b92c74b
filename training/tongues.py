"""Trains the second encoder, which reads Russian, Ukrainian, Arabic, Hebrew and French, from four kinds of examples.

usage: tongues.py --start short.safetensors --whole whole.safetensors --pieces pieces.json --english spans.jsonl
                  --data DATA --cache FOLDER --out FILE [--labels ru=ru.jsonl ...] [--minutes 60]

English labelled documents and PolNeAR's attributions, with the shipped English encoder as teacher of every head; its
reading of parallel lines, carried to the translations (carry.py); and labelled documents of the languages themselves.
Names are not made alike: parties are exchanged instead (augment.py), since the reader has no stand-ins in all tongues.
Documents of the development part (claims_split.py) are left out and scored after each round.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import subprocess
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import nn

from augment import apply, augmented
from carry import OUTPUTS, Carrier
from claims import WHOLE, load_claims
from claims_split import development
from counterclaim.reader.encoder import TONGUES, pieces_tokenizer, token_arrays
from documents import Document, Layer, attributed, rows
from exchange import exchanged, renamed
from heads import HEADS
from lessons import PACKS, batches, learn, score
from network import columns, from_own, headless
from prepare import Window, encoded, windows
from teaching import Taught, Teacher
from train import optimiser, set_rates

ENDS = (1, 2)
# Marks that are few learn slowly beside the rest; the network that English started from knew them already.
LIFTED = {"figure": 4.0, "where": 3.0, "when": 2.0, "role": 2.0, "speech": 1.5}
MARK = "taught"  # the layer that carries the teacher's tokens through an edit
STATEMENTS = ("zel", "wh-", "us_")  # first-person texts, which teach no source and cue: half of them are shown


def trains(ident: str, tongue: str) -> bool:
    """True for a document to train on: neither it nor, of a parallel one, its other copy is held out."""
    other = ident.removesuffix(f"-{tongue}") if ident.endswith(f"-{tongue}") else f"{ident}-{tongue}"
    return not (development(ident) or (ident.startswith("ntrex-") and development(other)))


def attributions_of_claims(doc: Document) -> Document:
    """A labelled document with source, cue and content as its claims give them; what they leave open trains nothing."""
    spans = [("source" if k == "mention" else k, s, e) for k, s, e in doc.layers["speech"].spans]
    voices = {(s, e): k for k, s, e in doc.layers["voice"].spans}
    masked, at = [], 0
    for line in doc.text.split("\n"):
        inside = [(s, e) for s, e in voices if at <= s < at + len(line)]
        if any(k == "cue" and at <= s < at + len(line) for k, s, _ in spans):
            spans += [("content", s, e) for s, e in inside if voices[s, e] == "actor"]
        elif not inside or any(voices[one] == "actor" for one in inside):
            # A paragraph without a claim may cite somebody all the same; one of a speech has words but nobody's "said".
            masked.append((at, at + len(line)))
        at += len(line) + 1
    return Document(doc.id, doc.text, {**doc.layers, "attribution": Layer(spans, masked)})


def soft(doc: Document, taught: Taught | None, tokenizer: Tokenizer) -> np.ndarray:
    """The teacher's scores for the student's tokens (tokens, OUTPUTS), NaN where it has none.

    A token inside a teacher's token that began before it goes on what that one begins.
    """
    _, starts, ends = token_arrays(tokenizer, doc.text)
    out = np.full((len(starts), OUTPUTS), np.nan, dtype=np.float16)
    spans = doc.layers[MARK].spans if MARK in doc.layers else []
    if taught is None or not spans or not len(starts):
        return out
    number = np.array([int(k) for k, _, _ in spans])
    begin, stop = np.array([s for _, s, _ in spans]), np.array([e for _, _, e in spans])
    at = np.clip(np.searchsorted(begin, starts, side="right") - 1, 0, None)
    later = np.clip(at + 1, None, len(begin) - 1)
    at = np.where(stop[at] > starts, at, later)
    met = (begin[at] < ends) & (stop[at] > starts)
    first = np.concatenate(([True], at[1:] != at[:-1]))
    out[met] = taught.scores[number[at[met]]]
    for head in HEADS:
        at_head = columns(HEADS)[head.name]
        if head.bio:
            rest = out[~first, at_head].astype(np.float32)
            rest[:, 2::2] = np.logaddexp(rest[:, 1::2], rest[:, 2::2])
            rest[:, 1::2] = -12.0 + 0 * rest[:, 1::2]
            out[~first, at_head] = rest
        elif not head.whole:
            out[~first, at_head] = np.nan
    return out


def marked(doc: Document, taught: Taught) -> Document:
    """The document with the teacher's tokens as a layer."""
    spans = [(str(k), int(s), int(e)) for k, (s, e) in enumerate(zip(taught.starts, taught.ends, strict=True))]
    return Document(doc.id, doc.text, {**doc.layers, MARK: Layer(spans)})


def judged(doc: Document, taught: Taught) -> Document:
    """A translation with the teacher's likeliest label under each head of its claims, to be scored against."""
    layers = {name: Layer([]) for name in (*WHOLE, "type2")}
    for _, start, end in doc.layers["claim"].spans:
        at = int(np.searchsorted(taught.starts, start))
        for name, layer in layers.items():
            head = next(h for h in HEADS if h.name == name.removesuffix("2"))
            layer.spans.append((head.labels[int(np.argmax(taught.scores[at, columns(HEADS)[head.name]]))], start, end))
    return Document(doc.id, doc.text, {**doc.layers, **layers})


def changed(doc: Document, tongue: str, rng: random.Random) -> Document:
    """The document as one round sees it: states exchanged and people renamed, then changed as the English ones are."""
    chance = rng.random()
    if chance < 0.7:
        doc = apply(doc, exchanged(doc.text, tongue, rng, by_turn=chance < 0.4))
        doc = apply(doc, renamed(doc.text, tongue, rng))
    return augmented(doc, rng)


def window_of(doc: Document, taught: Taught | None, tokenizer: Tokenizer) -> Window:
    """A document's arrays, with the teacher's scores beside them."""
    return (*encoded(doc, tokenizer), soft(doc, taught, tokenizer))


def load_tongues(files: list[str]) -> list[tuple[str, Document]]:
    """The labelled documents of TONGUE=FILE with their attributions; a file that isn't there yet has none."""
    out = []
    for tongue, _, name in (one.partition("=") for one in files):
        for doc in load_claims(Path(name)) if Path(name).exists() else []:
            out.append((tongue, attributions_of_claims(Document(doc.id, doc.own, doc.layers))))
    return out


def held_out(own: list[tuple[str, Document]], tokenizer: Tokenizer) -> dict[str, list[Window]]:
    """The windows of the development part, by language."""
    out: dict[str, list[Window]] = {tongue: [] for tongue, _ in own}
    for tongue, doc in own:
        if development(doc.id):
            out[tongue] += windows(window_of(doc, None, tokenizer), 256)
    return out


def parallel(data: Path, carrier: Carrier) -> list[tuple[str, Document, Taught]]:
    """The translations of the parallel documents with what was carried to them."""
    texts = {
        tongue: {r["id"]: r["text"] for r in rows(data / "parallel" / f"free-{tongue}.jsonl")}
        for tongue in ("en", *sorted(TONGUES))
    }
    return [
        (tongue, *carrier.document(ident, own, texts[tongue][ident]))
        for ident, own in texts["en"].items()
        for tongue in sorted(TONGUES)
        if ident in texts[tongue]
    ]


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("start", "whole", "pieces", "english", "data", "cache", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--labels", nargs="*", default=[], metavar="TONGUE=FILE", help="from labels/standoff.py join")
    parser.add_argument("--resume", type=Path, help="go on from weights of this script")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--floor", type=float, default=0.02, help="share of the rate left at the end")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--round", type=int, default=200_000, help="tokens of English claims a round")
    parser.add_argument("--polnear", type=float, default=0.35, help="share of a round's tokens beside it")
    parser.add_argument("--carried", type=float, default=0.5)
    parser.add_argument("--own", type=int, default=1, help="how often a round shows the languages' own documents")
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--refresh", help="a command run before each round, to bring in new labels")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = pieces_tokenizer(json.loads(args.pieces.read_text(encoding="utf-8")))
    teacher = Teacher(args.cache)
    began = time.time()
    if args.resume:
        net = from_own(str(args.resume))
    else:
        net = headless(str(args.start))
        # What a sentence encoder's last layer gives differs little from word to word; without its scale it does.
        nn.init.ones_(net.layers[-1].norm2.weight)
        nn.init.zeros_(net.layers[-1].norm2.bias)
    net.train()
    net.words.weight.requires_grad_(False)  # they stay in the four bits they came in
    mean = copy.deepcopy(net).eval()
    carried = parallel(args.data, Carrier(teacher, headless(str(args.whole)).eval(), tokenizer))
    print(f"{len(carried)} translations, {(time.time() - began) / 60:.1f} min", flush=True)
    english = [Document(d.id, d.own, d.layers) for d in load_claims(args.english) if not development(d.id)]
    gold = attributed(args.data)
    translated: dict[str, list[tuple[Document, Taught]]] = {tongue: [] for tongue in sorted(TONGUES)}
    held: dict[str, list[Window]] = {f"{tongue} carried": [] for tongue in sorted(TONGUES)}
    for tongue, doc, taught in carried:
        if development(doc.id):
            held[f"{tongue} carried"] += windows(window_of(judged(doc, taught), None, tokenizer), 256)
        elif trains(doc.id, tongue):
            translated[tongue].append((marked(doc, taught), taught))
    opt = optimiser(net, args.rate)
    began, step, turn = time.time(), 0, 0
    done = 0.0 if args.minutes else 1.0  # with no minutes the weights are only scored
    queues: dict[str, list[Document]] = {"english": [], "polnear": []}

    def drawn(name: str, docs: list[Document], size: float) -> list[Window]:
        out: list[Window] = []
        while sum(len(w[0]) for w in out) < size:
            if not queues[name]:
                queues[name] = rng.sample(docs, len(docs))
            doc = queues[name].pop()
            if doc.id.startswith(STATEMENTS) and rng.random() < 0.5:
                continue
            taught = teacher.scores(doc.text)
            shown = augmented(marked(doc, taught), rng)
            out += windows(window_of(shown, taught, tokenizer), 256, rng.choice(PACKS))
        return out

    while done < 1.0:
        if args.refresh:
            subprocess.run(args.refresh, shell=True, check=False)
        pool = drawn("english", english, args.round)
        pool += drawn("polnear", gold, args.polnear * args.round)
        for tongue, docs in translated.items():
            size = 0
            for doc, taught in rng.sample(docs, len(docs)):
                if size >= args.carried * args.round / len(TONGUES):
                    break
                one = window_of(changed(doc, tongue, rng), taught, tokenizer)
                pool += windows(one, 256, rng.choice(PACKS))
                size += len(one[0])
        own = load_tongues(args.labels)
        told = Counter(tongue for tongue, _ in own)
        held |= held_out(own, tokenizer)
        for tongue, doc in own:
            for _ in range(args.own if trains(doc.id, tongue) else 0):
                pool += windows(window_of(changed(doc, tongue, rng), None, tokenizer), 256, rng.choice(PACKS))
        print(f"round {turn}: {sum(len(w[0]) for w in pool)} tokens; own documents {dict(told)}; "
              f"{(time.time() - began) / 60:.1f} min", flush=True)
        total: dict[str, list[float]] = {}
        for group in batches(pool, args.batch, rng):
            step += 1
            done = (time.time() - began) / 60 / args.minutes
            if done >= 1.0:
                break
            set_rates(opt, step / 100, done, least=args.floor)
            learn(net, mean, opt, group, total, step=step, average=args.average, ends=ENDS, lifted=LIFTED)
            if step % 50 == 0:
                shown = " ".join(f"{name} {np.mean(v[-50:]):.3f}" for name, v in total.items())
                print(f"step {step} {(time.time() - began) / 60:.1f} min {shown}", flush=True)
        turn += 1
        save_file(mean.state_dict(), args.out)
        for name, some in held.items():
            if some and (name in TONGUES or turn % 2 == 1):
                print(f"round {turn} {name}: {score(mean, some, ENDS)}", flush=True)
    if args.minutes == 0:
        held |= held_out(load_tongues(args.labels), tokenizer)
    for name, some in held.items():
        print(f"end {name}: {score(mean, some, ENDS)}", flush=True)
    if args.minutes:
        save_file(mean.state_dict(), args.out)


if __name__ == "__main__":
    main()
